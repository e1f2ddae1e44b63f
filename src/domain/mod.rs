//! The rules: what a panel, a round, a question and an answer are, and what may happen to them.
//!
//! Nothing here waits, reads a clock, draws a random number or touches a disk: what is needed is passed in.

mod address;
mod aftermath;
mod answer;
mod attachment;
pub mod audience;
mod background;
pub mod broadcast;
pub mod calendar;
pub mod check;
pub mod codebook;
mod consent;
pub mod contact;
mod contact_rule;
pub mod danger;
pub mod decision;
pub mod delivery;
pub mod disclosure;
mod fault;
mod id;
mod invitation;
mod joined;
pub mod length;
mod letter;
pub mod linking;
mod locale;
mod mailbox;
pub mod markup;
pub mod message;
mod panel;
mod panelist;
mod participation;
pub mod passage;
pub mod personal;
mod phase;
mod promise;
mod question;
pub mod reach;
pub mod reading;
mod result;
mod round;
pub mod routing;
mod shuffle;
pub mod slips;
pub mod staff;
pub mod statement;
pub mod suggestion;
pub mod tally;
mod texts;
mod theme;
mod transition;
pub mod trend;
pub mod visible;
pub mod words;

pub use address::{Address, Platform};
pub use aftermath::Aftermath;
pub use answer::{Answer, AnswerValue, Nonresponse, Place};
pub use audience::{Audience, Candidate};
pub use background::{Ask, BackgroundCategory, BackgroundVariable, CategoryNo, VariableNo};
pub use consent::{Consent, ConsentText};
pub use id::{
    AddressId, BroadcastId, DecisionId, DeliveryId, InvitationId, PageKey, PanelId, PanelistId,
    PersonId, RespondentKey, RoundId, SessionId, StaffId, StatementId, ThemeId,
};
pub use invitation::{Invitation, InvitationRefusal};
pub use locale::{LocalText, Locale};
pub use mailbox::{MAILBOX_MAX_BYTES, Mailbox};
pub use panel::{ChannelRule, Entry, Panel, Recruitment, Retention};
pub use panelist::{Background, Membership};
pub use participation::Participation;
pub use phase::RoundPhase;
pub use promise::{Promise, STATEMENT_MAX_DAYS, StatementDue};
pub use question::{Choice, ChoiceNo, Condition, Question, QuestionKind, QuestionNo, Requirement};
pub use result::{
    Breakdown, Distribution, Figure, Group, QuestionResult, RoundResult, Row, Turnout,
};
pub use round::{Anonymity, Beat, Closing, OPEN_MAX_DAYS, Round, RoundState};
pub use shuffle::shuffled;
pub use theme::{THEME_NAME_MAX_CHARS, Theme, theme_figure};
pub use transition::InvalidTransition;
