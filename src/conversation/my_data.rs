//! Everything that is kept about one person, in readable form: what `/mydata` shows, and gives as a file.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::{Locale, Platform};

/// Everything that is kept about one person. Texts are in the language of the chat.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MyData {
    /// Where the person is reached.
    pub addresses: Vec<MyAddress>,
    /// The panels that the person is or has been in.
    pub panels: Vec<MyPanel>,
}

/// An address, as the person may see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyAddress {
    /// On which platform.
    pub platform: Platform,
    /// The platform's id for the person.
    pub external_id: String,
    /// The last day that something came from it.
    pub last_seen: NaiveDate,
}

/// A person's part in one panel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyPanel {
    /// The panel's name.
    pub name: String,
    /// How the person stands to it: `guest`, `enrolled`, `paused`, `withdrawn` or `removed`.
    pub membership: &'static str,
    /// When they came in.
    pub joined_at: DateTime<Utc>,
    /// When a guest is erased who has not joined.
    pub erased_at: Option<DateTime<Utc>>,
    /// The language that they chose.
    pub locale: Option<Locale>,
    /// What they agreed to, the latest last.
    pub consents: Vec<MyConsent>,
    /// What they told of themselves: the question, and the answer, or `None` when they would rather not say.
    pub background: Vec<(String, Option<String>)>,
    /// The rounds that they took part in.
    pub rounds: Vec<MyRound>,
    /// Their own link to share, if they have asked for one.
    pub invitation: Option<MyInvitation>,
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyConsent {
    /// Which version of the text.
    pub version: u32,
    /// The words agreed to.
    pub text: String,
    /// Where.
    pub platform: Platform,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// A person's part in one round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyRound {
    /// What the round is about.
    pub title: String,
    /// When they met the first question; only the day once the round is sealed.
    pub started_at: DateTime<Utc>,
    /// When they answered the last question.
    pub completed_at: Option<DateTime<Utc>>,
    /// Their answers; `None` when nobody can tell any more which were theirs.
    pub answers: Option<Vec<MyAnswer>>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyAnswer {
    /// The question.
    pub question: String,
    /// What was answered, in words: one line an option. Empty when the question was passed by or not known.
    pub answer: Vec<String>,
}

/// A person's own invitation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyInvitation {
    /// What stands in the link.
    pub code: String,
    /// How many have joined by it, in words that give no one away: see the rule for inviters.
    pub joined: Option<u32>,
}
