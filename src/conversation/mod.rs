//! What happens next in a chat: one pure function from what is known to what to store and say.
//!
//! The chat's own state ([`Conversation`]) is loaded, stepped and stored again around every update, so nothing is
//! remembered between two lines of a chat but what stands in the database.

mod answering;
mod button;
mod care;
mod carry_out;
mod commands;
mod draft;
mod effect;
mod entry;
mod followup;
mod hint;
mod joining;
mod language;
mod linking;
mod my_data;
mod outcome;
mod places;
mod quoting;
mod reply;
mod resume;
mod rounds;
mod say;
mod situation;
mod slash;
mod staff;
mod state;
mod step;
mod ticking;
mod turn;
mod typing;
mod unseen;
mod vocabulary;

pub use button::Button;
pub use draft::draft;
pub use effect::Effect;
pub use hint::Hint;
pub use language::locale;
pub use my_data::{MyData, MyPanel, MyPress, MyRound};
pub use outcome::{OwnPart, RoundOutcome};
pub use places::PlaceSay;
pub use reply::Reply;
pub use resume::{answered_so_far, asked_last, latest, overtaken};
pub use say::Say;
pub use situation::{Fieldwork, Link, Links, MailLinks, Member, Situation};
pub use staff::{
    Reach, RoundNumbers, StaffAct, StaffAnswer, StaffSay, StaffView, StaffWant, StaffWish,
    StatementAct, StatementSay, StatementView, settle as settle_staff,
};
pub use state::{Conversation, Waiting};
pub use step::{Step, Wanted, step, wanted};
pub use unseen::came_after;
pub use vocabulary::{Command, Vocabulary, Word};
