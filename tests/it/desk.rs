//! The desk: what comes in is stored once, all of it or none of it, on both databases.

use crate::support::{Someone, both_databases};
use panelbot::domain::Platform;

both_databases! {
    one_press_answers_the_question_that_meets_you(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = Someone::on(Platform::Telegram, "anna");
        anna.write(&test, "/start").await;
        println!("{}\n{:?}", anna.words(), anna.labels());
        let _ = round;
    }
}
