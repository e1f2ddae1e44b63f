//! Use cases: each public function is one transaction, all of it or none of it.

mod announcements;
mod applied;
mod apply;
mod ask_again;
mod audit_log;
mod backlog;
mod brake;
mod broadcasts;
mod catalogue;
mod clock;
mod compose;
mod danger;
mod desk;
mod erasure;
mod error;
mod evaluation;
mod export;
mod guessing;
pub mod import;
mod invitations;
mod kit;
mod letters;
mod linking;
mod mailboxes;
mod my_data;
mod open_answers;
mod outbox;
mod own_page;
mod panels;
mod presses;
mod public;
mod receive;
mod refusal;
mod release;
mod results;
mod rounds;
mod sealing;
mod secret;
mod series;
mod sessions;
mod set_aside;
mod situation;
mod staff;
mod statements;
mod upkeep;
mod ways_in;
mod words;
mod write;

pub use announcements::Announcement;
pub use applied::Applied;
pub use ask_again::AskedAgain;
pub use backlog::{Backlog, Queued};
pub use brake::{Brake, Rate};
pub use broadcasts::{
    Bulletin, BulletinName, BulletinStatus, Calendar, Correction, NewBulletin, Picture, Preview,
    RoundMessage, Sending,
};
pub use clock::{Clock, SystemClock};
pub use compose::Page;
pub use danger::DangerNotice;
pub use desk::{Desk, Settings};
pub use error::Error;
pub use export::{Cautions, Export, ExportFormat, ExportOptions, Unwritten};
pub use invitations::{NewInvitation, Recruits};
pub use kit::{Kit, KitFile};
pub use mailboxes::{Given, MailState};
pub use open_answers::{
    CannotRead, ChosenQuote, Hide, OpenAnswer, OpenAnswers, Printed, Suggested, ThemeChange,
    ThemeCount, Themes, WantedAnswers,
};
pub use outbox::Posted;
pub use own_page::OwnPage;
pub use panels::PanelSummary;
pub use public::{PublicPanel, PublicQuote, PublicRound, PublicTheme, Sequel, Standing};
pub use receive::Received;
pub use refusal::{Refusal, UselessInvitation};
pub use release::{Release, ReleasePreview, Released};
pub use rounds::{Advance, RoundName, RoundSummary};
pub use secret::KeyError;
pub use series::{Series, SeriesName};
pub use set_aside::BrokenUpdate;
pub use staff::{NewPost, Owner, PostSummary};
pub use statements::{DecisionName, DecisionNews, Drafted, DueNotice, StatementSummary};
pub use upkeep::Upkeep;
pub use ways_in::{WayIn, WaysIn};
