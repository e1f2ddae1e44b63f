//! Everything that is kept about one person, for `/mydata`.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::contact::Contact;
use crate::domain::routing::Answers;
use crate::domain::staff::Post;
use crate::domain::statement::{Comment, Felt};
use crate::domain::{
    Address, Background, Consent, Membership, PanelId, Participation, Platform, Round, StatementId,
};

/// Everything that is kept about one person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MyData {
    /// Where they are reached.
    pub platforms: Vec<Platform>,
    /// The platforms' own ids for them, for the file.
    pub addresses: Vec<Address>,
    /// Their roles, if they work with a panel.
    pub posts: Vec<Post>,
    /// Their part in each panel.
    pub panels: Vec<MyPanel>,
}

/// What is kept about a person in one panel.
#[derive(Debug, Clone, PartialEq)]
pub struct MyPanel {
    /// Which panel.
    pub panel: PanelId,
    /// How they stand to it.
    pub membership: Membership,
    /// Since when.
    pub joined_at: DateTime<Utc>,
    /// What they agreed to, oldest first.
    pub consents: Vec<Consent>,
    /// What they told about themselves.
    pub background: Background,
    /// How much they want to be written to.
    pub contact: Contact,
    /// The rounds they took part in, oldest first.
    pub rounds: Vec<MyRound>,
    /// The rounds they said no to, oldest first.
    pub declined: Vec<Arc<Round>>,
    /// Whether statements felt like an answer to them.
    pub felt: Vec<MyPress>,
}

/// Whether a statement felt like an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct MyPress {
    /// Which.
    pub statement: StatementId,
    /// Whether it did; `None` where it is only known that they have said.
    pub felt: Option<Felt>,
    /// What they added.
    pub comment: Option<Comment>,
}

/// What is kept about a person's part in one round.
#[derive(Debug, Clone, PartialEq)]
pub struct MyRound {
    /// Which round.
    pub round: Arc<Round>,
    /// That they took part.
    pub participation: Participation,
    /// Their answers; empty once the round is sealed, since no one can find them.
    pub answers: Answers,
}
