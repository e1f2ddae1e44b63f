//! Open answers: staff read them, hide what is personal, group them, choose quotes and print them.

mod erasing;
mod hostile;
mod printing;
mod publishing;
mod pupils;
mod quotes;
mod reading;
mod sealing;
pub mod stage;
mod theming;
