//! Why something that staff asked for was not done.

use super::{CannotRead, import};
use crate::domain::audience::FEWEST_BY_BACKGROUND;
use crate::domain::broadcast::NotNow;
use crate::domain::disclosure::FEWEST_IN_A_GROUP;
use crate::domain::staff::NAME_MAX_CHARS;
use crate::domain::statement::StatementRefusal;
use crate::domain::{InvalidTransition, Locale, RoundPhase, StaffId, check};
use crate::store;

/// Why something that staff asked for was not done. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The file has problems.
    #[error("the file has {} problem(s)", .0.len())]
    File(Vec<import::Problem>),
    /// What is stored does not hold any more against the panel as it is now.
    #[error("the round does not fit its panel any more: correct its file and apply it again")]
    Unfit(Vec<check::Problem>),
    /// There is no such panel.
    #[error("there is no panel called {0}: \"panelbot panel list\" shows those there are")]
    NoSuchPanel(String),
    /// There is no such round.
    #[error("there is no round {0}: \"panelbot round list\" shows those there are")]
    NoSuchRound(String),
    /// There is no such member of staff.
    #[error("there is no member of staff {0}: \"panelbot staff list\" shows those there are")]
    NoSuchStaff(StaffId),
    /// The name would break the tables that it is shown in.
    #[error("the name must be one line of plain text of at most {NAME_MAX_CHARS} characters")]
    StaffName,
    /// Panelists are kept by the place of their category, so the places must stay.
    #[error(
        "panelists have told their background by {0}: its variables and categories keep their ids and order; new \
         ones can only come last, and wordings can change"
    )]
    BackgroundMoved(String),
    /// Panelists agreed to other words.
    #[error(
        "consent.text has changed and consent.version has not: raise the version, so that everyone is asked again"
    )]
    ConsentNotRaised,
    /// Consents are kept by version.
    #[error("consent.version is {0} now and can only be raised")]
    ConsentLowered(u32),
    /// There is no such series.
    #[error("there is no series {0}: \"panelbot series list\" shows those there are")]
    NoSuchSeries(String),
    /// A series would take the number of another round.
    #[error("round {number} of {panel} is not of this series: choose another first_number")]
    NumberTaken {
        /// The panel's slug.
        panel: String,
        /// The round's number.
        number: u32,
    },
    /// A round would take the place of one of a series'.
    #[error(
        "round {number} of {panel} belongs to the series {series}: choose another number, or change the series' file"
    )]
    NumberOfSeries {
        /// The panel's slug.
        panel: String,
        /// The round's number.
        number: u32,
        /// The series' name.
        series: String,
    },
    /// The round's text is fixed.
    #[error("round {number} of {panel} is {}: its text is fixed, and only what has not opened can be changed", .phase.as_str())]
    RoundFixed {
        /// The panel's slug.
        panel: String,
        /// The round's number.
        number: u32,
        /// How far it has come.
        phase: RoundPhase,
    },
    /// A round is counted when it closes.
    #[error(
        "round {number} of {panel} is {}: its result is counted when it closes, and until then nobody can see how it stands", .phase.as_str()
    )]
    NoResultYet {
        /// The panel's slug.
        panel: String,
        /// The round's number.
        number: u32,
        /// How far it has come.
        phase: RoundPhase,
    },
    /// The round's state does not allow it.
    #[error(transparent)]
    Transition(#[from] InvalidTransition),
    /// An invitation that could never be used as it was meant.
    #[error(transparent)]
    Invitation(#[from] UselessInvitation),
    /// There is no such bulletin.
    #[error("there is no bulletin {0}: \"panelbot bulletin list\" shows those there are")]
    NoSuchBulletin(String),
    /// A bulletin that cannot be sent as it is written.
    #[error("the bulletin cannot be sent as it is written")]
    BulletinUnfit(Vec<check::Problem>),
    /// The bulletin's text is fixed.
    #[error(
        "{name} is {state}: its text is fixed, and only a draft can be replaced; make a new one without --replace"
    )]
    BulletinFixed {
        /// What staff call it.
        name: String,
        /// How far it has come.
        state: &'static str,
    },
    /// The bulletin's state does not allow it.
    #[error("{name}: {what}{}", todo(what))]
    BulletinNotNow {
        /// What staff call it.
        name: String,
        /// What its state does not allow.
        what: NotNow,
    },
    /// Nobody would get it.
    #[error(
        "nobody would get it: of its audience, {nowhere} can be written to nowhere and {fewer} want fewer messages; \
         choose another audience, and see it with \"panelbot bulletin preview\""
    )]
    Nobody {
        /// How many of its audience cannot be written to.
        nowhere: u64,
        /// How many of its audience want fewer messages.
        fewer: u64,
    },
    /// So few would get it that it would find single people.
    #[error(
        "fewer than {FEWEST_BY_BACKGROUND} would get it: whoever is chosen by their background must be one of {FEWEST_BY_BACKGROUND} \
         or more; choose a wider audience"
    )]
    FewByBackground,
    /// The same went to the same people a short while ago.
    #[error(
        "the same text went to the same audience within the hour, with {other}: to send it all the same, say --again"
    )]
    SentAlready {
        /// What staff call the other one.
        other: String,
    },
    /// It begins by itself later.
    #[error("{name} is scheduled for {due}: to send it at once, say --now; for another time, --at")]
    Scheduled {
        /// What staff call it.
        name: String,
        /// When it begins, where the panel is.
        due: String,
    },
    /// A time that is over.
    #[error("that time is past: name a later one, or leave it out to send at once")]
    TimeIsPast,
    /// A time that nobody means.
    #[error("that time is more than a year away: name an earlier one")]
    TimeIsFar,
    /// A series of which no question waits to open by itself.
    #[error(
        "no question of {0} waits to open by itself, so there is nothing to pause: \"panelbot series show {0}\" tells where it stands"
    )]
    NothingToPause(String),
    /// A series that is not paused.
    #[error("{0} is not paused: \"panelbot series show {0}\" tells where it stands")]
    NothingToResume(String),
    /// It is not known any more where anything of it stands.
    #[error(
        "nothing of {name} can be changed any more: nobody got it, or it ended more than 60 days ago"
    )]
    NothingStands {
        /// What staff call it.
        name: String,
    },
    /// Another picture than the one that was sent.
    #[error(
        "the picture of what was sent stays as it is: leave it out of the file, or recall the bulletin and send a new one"
    )]
    PictureStays,
    /// There is no statement of that round.
    #[error("round {0} has no statement: take one in with \"panelbot statement draft\"")]
    NoSuchStatement(String),
    /// A statement or a decision that does not fit as it is written.
    #[error("it cannot be sent as it is written")]
    StatementUnfit(Vec<check::Problem>),
    /// The statement cannot be taken further.
    #[error(transparent)]
    Statement(#[from] StatementRefusal),
    /// Nobody who took part can get it.
    #[error(
        "nobody would get it: of those who took part, {nowhere} can be written to nowhere, and the others have left or paused"
    )]
    NobodyTookPart {
        /// How many cannot be written to.
        nowhere: u64,
    },
    /// A correction that is about other rounds than what it corrects.
    #[error(
        "a correction is about the same rounds as the statement that was sent: name those, and no others"
    )]
    CorrectionOfOthers,
    /// Nothing is left to put off.
    #[error("the statement of round {0} has been sent, so there is nothing to put off")]
    StatementGiven(String),
    /// A round that has not opened has promised nothing.
    #[error("round {0} has not opened, so nobody was promised anything: change its file instead")]
    NothingPromised(String),
    /// A round that nobody answered has nothing to be answered.
    #[error("nobody answered round {0}, so no statement is waited for")]
    PromiseLapsed(String),
    /// A day that has come already.
    #[error("that day is past: name a later one")]
    DayIsPast,
    /// A date that puts nothing off.
    #[error("the statement is promised for {0} now: name a later day")]
    NotLater(chrono::NaiveDate),
    /// A reason in some of the panel's languages only. Holds the first in which it is missing.
    #[error(
        "the reason is missing in {0}: give it in every language of the panel, with a \"--why\" each, or leave it out"
    )]
    ReasonMissing(Locale),
    /// An answer or a decision of a day that has not come.
    #[error(
        "it is dated {0}, which has not come yet: what is decided or done is told from its day on"
    )]
    NotDecidedYet(chrono::NaiveDate),
    /// A postponement that is none, or that people have been told of.
    #[error(
        "nothing that can be withdrawn: the statement of {0} was not put off, or the day before it is over"
    )]
    NotWithdrawable(String),
    /// There is no such decision.
    #[error("there is no decision {0}: \"panelbot decision list\" shows those there are")]
    NoSuchDecision(String),
    /// What was told of a decision before something else was.
    #[error("decision {0} has gone on since: take back what was told of it last first")]
    DecisionWentOn(String),
    /// A decision that has been told already.
    #[error(
        "the same was told already, as {0}: what has become of it since is told with \"panelbot decision update {0}\""
    )]
    DecisionTold(String),
    /// A link to a page that nobody serves.
    #[error(
        "those who did not answer would get a link to the result's page, and this deployment has no web pages: leave link_to_others out"
    )]
    NoPages,
    /// A result that staff have not let out.
    #[error(
        "the result of {0} is not out yet: let it out first, with \"panelbot results release {0}\""
    )]
    NotReleased(String),
    /// A question without figures.
    #[error(
        "question {0} has no chart: it is answered in people's own words, or there is no such question"
    )]
    NoChart(usize),
    /// Answers that can still be tied to people.
    #[error(
        "the answers of {0} can still be tied to people, so they do not leave yet: they can be exported once the round is \
         sealed, at the latest 30 days after it closed"
    )]
    NotSealed(String),
    /// Answers that can always be tied to people.
    #[error(
        "{0} keeps the link between answers and people, as they were told, so its answers are never exported: what the \
         round shows as a whole can be read with \"panelbot results show {0}\""
    )]
    NeverExported(String),
    /// Answers of so few that each of them could be recognised.
    #[error(
        "fewer than {FEWEST_IN_A_GROUP} took part in {0}, so its answers are shown nowhere and do not leave"
    )]
    TooFewToExport(String),
    /// A round that asks for no place.
    #[error("no question of {0} is answered with a place, so there is nothing to put on a map")]
    NoPlaces(String),
    /// More responses than a spreadsheet takes.
    #[error("{0} has more responses than a spreadsheet takes: export it with --format csv")]
    TooManyRows(String),
    /// What staff wanted of open answers.
    #[error(transparent)]
    Reading(#[from] CannotRead),
    /// Somebody else changed the same at the same moment.
    #[error("somebody else changed the same at the same moment: run it again")]
    Conflict,
    /// The database did not do it.
    #[error(transparent)]
    Store(store::Error),
}

/// Why an invitation could never be used as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UselessInvitation {
    /// Nobody could join by it.
    #[error("max uses must be at least 1")]
    ForNobody,
    /// It would end before it begins.
    #[error("the invitation would have expired already")]
    Expired,
    /// The label does not fit where it is shown. Holds the most characters.
    #[error("the label is longer than {0} characters")]
    LongLabel(usize),
    /// The label would break the table that it is shown in.
    #[error("the label must be one line of plain text")]
    UnprintableLabel,
}

impl Refusal {
    /// That a bulletin's state does not allow something.
    pub(super) const fn not_now(name: String, what: NotNow) -> Self {
        Self::BulletinNotNow { name, what }
    }
}

/// What to do about a state that does not allow something.
fn todo(what: &NotNow) -> &'static str {
    match (what.state, what.step) {
        ("draft", "sent" | "scheduled") => "; approve it first, with \"panelbot bulletin approve\"",
        ("approved", "approved") => "; send it with \"panelbot bulletin send\"",
        ("draft" | "approved", _) => "; nothing of it has been sent",
        ("scheduled", "paused" | "recalled") => {
            "; nothing of it has been sent, and \"panelbot bulletin stop\" keeps it so"
        }
        ("stopped" | "done" | "recalled", "sent" | "scheduled" | "resumed") => {
            "; make a new one with \"panelbot bulletin draft\""
        }
        ("stopped", "corrected") => {
            "; what has arrived can be taken back with \"panelbot bulletin recall\""
        }
        ("running", "sent" | "scheduled" | "resumed") => "; it is on its way already",
        ("paused", "sent" | "scheduled") => "; let it go on with \"panelbot bulletin resume\"",
        _ => "",
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict => Self::Conflict,
            other => Self::Store(other),
        }
    }
}
