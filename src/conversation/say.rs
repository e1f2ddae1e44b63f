//! What is to be said, named and not worded: it holds no text and no answer, so it can lie in the queue of messages. The
//! words are put together when it is sent or shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Hint, PlaceSay, StaffSay};
use crate::domain::contact::Contact;
use crate::domain::{DecisionId, PanelId, QuestionNo, RoundId, StatementId, VariableNo};

/// Everything that can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "say")]
pub enum Say {
    /// What this is and how to get in, for someone without a code.
    About,
    /// The code is not one of ours.
    CodeUnknown,
    /// The invitation's time has passed.
    CodeExpired,
    /// As many as the invitation was for have joined.
    CodeUsedUp,
    /// Welcome, who runs it, what is promised, and the question whether it is all right.
    Welcome {
        /// To which panel.
        panel: PanelId,
    },
    /// The consent again, because its text has changed.
    ConsentAgain {
        /// In which panel.
        panel: PanelId,
    },
    /// A kind goodbye to someone who said no to joining.
    Declined,
    /// A background question.
    Background {
        /// In which panel.
        panel: PanelId,
        /// Which.
        variable: VariableNo,
    },
    /// The background question with what was chosen.
    BackgroundAnswered {
        /// In which panel.
        panel: PanelId,
        /// Which.
        variable: VariableNo,
    },
    /// Kindly: too young for this panel or this channel, and where they are welcome.
    TooYoung {
        /// In which panel.
        panel: PanelId,
    },
    /// Kindly: this panel is for others.
    NotEligible {
        /// Which panel.
        panel: PanelId,
    },
    /// This panel does not use this platform.
    ChannelNotUsed {
        /// Which panel.
        panel: PanelId,
    },
    /// They are in now, and what happens next.
    Joined {
        /// Which panel.
        panel: PanelId,
    },
    /// They are in already, and what happens next.
    Already {
        /// Which panel.
        panel: PanelId,
    },
    /// What joining would mean, after an answer without it.
    JoinOffer {
        /// Which panel.
        panel: PanelId,
    },
    /// They stay a guest, and the answer counts.
    JoinDeclined {
        /// Of which panel.
        panel: PanelId,
    },
    /// A round: title, facts, promise, secrecy, length.
    Intro {
        /// Which.
        round: RoundId,
        /// Whether a button to begin belongs to it; else the first question follows at once.
        begin: bool,
    },
    /// To everyone in the panel's own server: a round, and the button to answer it.
    Announcement {
        /// Which.
        round: RoundId,
    },
    /// A round is closed, and when the answer from those who decide comes.
    RoundOver {
        /// Which.
        round: RoundId,
    },
    /// A round is still open, and how long.
    Reminder {
        /// Which.
        round: RoundId,
    },
    /// Nothing more of a round, and how long one can change one's mind.
    RoundDeclined {
        /// Which.
        round: RoundId,
    },
    /// A round is over, and what comes next.
    Closing {
        /// Which.
        round: RoundId,
    },
    /// What came of a round, what staff write to it ([`super::Situation::bulletin`]), and the reader's own answer
    /// ([`super::Situation::outcomes`]).
    Result {
        /// Which.
        round: RoundId,
        /// The question whose figures are told.
        question: Option<QuestionNo>,
    },
    /// There is a result to look at, to someone who did not take part.
    ResultLink {
        /// Of which round.
        round: RoundId,
    },
    /// News from those who run a panel ([`super::Situation::bulletin`]).
    Bulletin {
        /// Which panel.
        panel: PanelId,
    },
    /// A question, with whatever is ticked already.
    Question {
        /// In which round.
        round: RoundId,
        /// Which.
        question: QuestionNo,
    },
    /// The first question to someone who has not joined: the consent stands above it.
    FirstQuestion {
        /// In which round.
        round: RoundId,
    },
    /// A question that has been answered, with the answer and the way to change it.
    Answered {
        /// In which round.
        round: RoundId,
        /// Which.
        question: QuestionNo,
    },
    /// To whoever writes of something hard: who reads it, and where there is help at once. It is said below every answer
    /// in someone's own words, and has words only where theirs may mean danger: so what waits tells nothing of the answer.
    Care {
        /// In which round.
        round: RoundId,
        /// In answer to which question.
        question: QuestionNo,
    },
    /// The same where nothing of it is kept: that it waits does tell that somebody wrote so.
    CareUnkept,
    /// Please write what "other" is.
    OtherAsked {
        /// In which round.
        round: RoundId,
        /// To which question.
        question: QuestionNo,
    },
    /// May what was written be shown?
    QuoteAsked {
        /// In which round.
        round: RoundId,
        /// In answer to which question.
        question: QuestionNo,
    },
    /// Whether what was written may be shown, as they said, and the way to change it.
    QuoteSettled {
        /// In which round.
        round: RoundId,
        /// In answer to which question.
        question: QuestionNo,
    },
    /// The round is complete: thanks, and when the result and the statement come.
    Thanks {
        /// Which.
        round: RoundId,
    },
    /// Why something was not taken, and what to do.
    Hint(Hint),
    /// The panelist's own link, a QR picture and a text to share.
    Invite {
        /// To which panel.
        panel: PanelId,
    },
    /// The rounds, and where each stands.
    Rounds,
    /// What came of the rounds that have been reported ([`super::Situation::outcomes`]).
    Results,
    /// The same of these rounds, to whoever stayed away from their page meanwhile.
    Missed {
        /// Which.
        rounds: BTreeSet<RoundId>,
    },
    /// What the person answered in them, and what came of it.
    Mine,
    /// What can be done here.
    Help,
    /// Which language.
    Languages,
    /// The language is changed.
    LanguageChanged,
    /// Left alone until they come back.
    Paused,
    /// Back from a pause.
    Resumed,
    /// They are written to so much from now on.
    Contact {
        /// How much.
        contact: Contact,
    },
    /// They have left.
    Left,
    /// Was it a stop word or the answer?
    StopOrAnswer {
        /// In which round.
        round: RoundId,
        /// To which question.
        question: QuestionNo,
    },
    /// Was it a code, which works no longer, or the answer?
    CodeOrAnswer {
        /// In which round.
        round: RoundId,
        /// To which question.
        question: QuestionNo,
    },
    /// Then please write it once more.
    WriteItAgain,
    /// Should everything really be erased?
    ForgetAsked,
    /// Nothing was erased.
    ForgetCancelled,
    /// Everything is erased.
    Forgotten,
    /// Everything that is kept about the person, as text and as a file.
    MyData,
    /// The person's code, for joining another address.
    LinkCode,
    /// Is whoever asked for the code the same person?
    LinkAsked,
    /// Kindly: too young for one of the two places, and nothing is joined.
    LinkTooYoung {
        /// In which panel.
        panel: PanelId,
    },
    /// The two are one person now.
    Linked,
    /// They stay two.
    LinkDeclined,
    /// Should this address really go its own way?
    UnlinkAsked,
    /// It stays.
    UnlinkCancelled,
    /// It goes its own way now, and where everything stays.
    Unlinked,
    /// About the places where they are reached.
    Place {
        /// What.
        place: PlaceSay,
    },
    /// To someone who has given an e-mail address: the link that confirms it.
    ConfirmMailbox {
        /// The panel that will write.
        panel: PanelId,
    },
    /// What those who decide answer.
    Statement {
        /// Which.
        statement: StatementId,
    },
    /// The rest of it.
    StatementRest {
        /// Of which.
        statement: StatementId,
    },
    /// A statement is late.
    Late {
        /// The round, or the first of those that share the promise.
        round: RoundId,
        /// How often the promise had been put off before the day that was missed.
        missed: u8,
        /// Whether there is a new date.
        dated: bool,
    },
    /// Did a statement feel like an answer?
    FeltAsked {
        /// Which.
        statement: StatementId,
    },
    /// Thanks for saying whether it did.
    FeltThanks,
    /// Is there something to add?
    CommentAsked {
        /// To which statement.
        statement: StatementId,
    },
    /// What they added is kept.
    CommentKept,
    /// As [`Say::Care`], below what they added.
    CommentCare {
        /// To which statement.
        statement: StatementId,
    },
    /// They have nothing to add.
    NoComment,
    /// What became of it.
    Decision {
        /// Of what.
        decision: DecisionId,
        /// Which of its updates.
        update: u16,
    },
    /// Something for staff.
    Staff {
        /// What.
        staff: StaffSay,
    },
}

impl Say {
    /// Whether the message asks something that can be answered by typing, so that a typed answer can be shown in it.
    #[must_use]
    pub const fn is_prompt(&self) -> bool {
        matches!(
            self,
            Self::Question { .. }
                | Self::FirstQuestion { .. }
                | Self::QuoteAsked { .. }
                | Self::Background { .. }
                | Self::CommentAsked { .. }
        )
    }
}
