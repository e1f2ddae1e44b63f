//! A round of questions, from draft to conclusion.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    Aftermath, InvalidTransition, LocalText, PanelId, Promise, Question, QuestionNo, RoundId,
    RoundPhase, StatementDue, calendar,
};

/// One round of questions to one panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// The panel that is asked.
    pub panel: PanelId,
    /// Raised each time its draft is applied again.
    pub version: u32,
    /// Its number in the panel, from 1.
    pub number: u32,
    /// How answers are tied to people.
    pub anonymity: Anonymity,
    /// The ids of the background variables that it may report by.
    pub report_by: Vec<String>,
    /// Pairs of them that it may report by together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub report_by_two: Vec<[String; 2]>,
    /// Whether it is answered on our own page only.
    pub sensitive: bool,
    /// When it opens by itself, once it is approved; `None` when staff open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<DateTime<Utc>>,
    /// When it closes.
    pub closing: Closing,
    /// The series that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beat: Option<Beat>,
    /// What it is about.
    pub title: LocalText,
    /// What to know before answering; may be empty.
    pub facts: LocalText,
    /// What comes of it.
    pub promise: Promise,
    /// How else people were heard on the matter, in staff's words; may be empty.
    #[serde(default, skip_serializing_if = "LocalText::is_empty")]
    pub also_heard: LocalText,
    /// The questions, 1 to 12.
    pub questions: Vec<Question>,
    /// How far it has come.
    pub state: RoundState,
}

/// How answers are tied to people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anonymity {
    /// The link is kept, so that people can see their own answers later.
    Linked,
    /// The link is destroyed when the result has been sent, at the latest 30 days after the close.
    #[default]
    Confidential,
}

/// Most days that a round is open, and that lie between two of a series: what is longer is a slip of the pen, and nobody
/// remembers after a year what they were promised.
pub const OPEN_MAX_DAYS: u16 = 366;

/// When a round closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// At a set time.
    At(DateTime<Utc>),
    /// So many days after it opens.
    AfterDays(u16),
}

/// The series that a round belongs to, and how often one of its rounds opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// The series' name in the panel.
    pub series: String,
    /// When its first round opens.
    pub starts_at: DateTime<Utc>,
    /// Days from one opening to the next.
    pub every_days: u16,
}

/// How far a round has come, with what belongs to that point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "phase")]
pub enum RoundState {
    /// Being written.
    Draft,
    /// Waiting for a yes.
    InReview {
        /// Since when.
        submitted_at: DateTime<Utc>,
    },
    /// Ready to open; its text is fixed.
    Approved {
        /// Since when.
        approved_at: DateTime<Utc>,
    },
    /// Being answered.
    Open {
        /// Since when.
        opened_at: DateTime<Utc>,
        /// Until when.
        closes_at: DateTime<Utc>,
    },
    /// No longer answered.
    Closed {
        /// When it opened.
        opened_at: DateTime<Utc>,
        /// When it closed.
        closed_at: DateTime<Utc>,
        /// When the link between answers and people was destroyed.
        sealed_at: Option<DateTime<Utc>>,
        /// When staff let the result out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        released_at: Option<DateTime<Utc>>,
        /// Whom what is given back has reached.
        #[serde(default)]
        aftermath: Aftermath,
    },
}

impl Round {
    /// How far it has come.
    #[must_use]
    pub const fn phase(&self) -> RoundPhase {
        match self.state {
            RoundState::Draft => RoundPhase::Draft,
            RoundState::InReview { .. } => RoundPhase::InReview,
            RoundState::Approved { .. } => RoundPhase::Approved,
            RoundState::Open { .. } => RoundPhase::Open,
            RoundState::Closed { aftermath, .. } => match aftermath {
                Aftermath { nobody_answered: true, .. } => RoundPhase::Concluded,
                Aftermath { result_through_at: None, .. } => RoundPhase::Closed,
                Aftermath { statement_through_at: None, .. } => RoundPhase::Reported,
                _ => RoundPhase::Concluded,
            },
        }
    }

    /// Whether its text may still change.
    #[must_use]
    pub const fn is_editable(&self) -> bool {
        matches!(self.state, RoundState::Draft | RoundState::InReview { .. })
    }

    /// When it opened; `None` while it has not.
    #[must_use]
    pub const fn opened_at(&self) -> Option<DateTime<Utc>> {
        match self.state {
            RoundState::Open { opened_at, .. } | RoundState::Closed { opened_at, .. } => {
                Some(opened_at)
            }
            _ => None,
        }
    }

    /// Whether it can be answered now. A round past its closing time cannot, even before anyone closed it.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        matches!(self.state, RoundState::Open { closes_at, .. } if now < closes_at)
    }

    /// When it closes or closed; for one that has not opened, when it would if it opened as planned, or else at `now`.
    #[must_use]
    pub fn closes_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        match (&self.state, self.closing) {
            (RoundState::Open { closes_at, .. }, _) => *closes_at,
            (RoundState::Closed { closed_at, .. }, _) => *closed_at,
            (_, Closing::At(time)) => time,
            (_, Closing::AfterDays(days)) => {
                self.opens_at.unwrap_or(now) + Duration::days(days.into())
            }
        }
    }

    /// When it would close if it opened at this time: days are counted where the panel is.
    #[must_use]
    pub fn closes_if_opened(&self, at: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
        match self.closing {
            Closing::At(time) => time,
            Closing::AfterDays(days) => calendar::days_after(at, days.into(), zone),
        }
    }

    /// When those who decide answer the panel.
    #[must_use]
    pub fn statement_due_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self.promise.statement_due {
            StatementDue::At(time) => time,
            StatementDue::DaysAfterClose(days) => self.closes_at(now) + Duration::days(days.into()),
        }
    }

    /// The question at this place.
    #[must_use]
    pub fn question(&self, no: QuestionNo) -> Option<&Question> {
        self.questions.get(usize::from(no.0))
    }

    /// Each question with its place.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionNo, &Question)> {
        (0..).map(QuestionNo).zip(&self.questions)
    }

    /// Draft → in review.
    ///
    /// # Errors
    /// When it is not a draft.
    pub fn submit(self, now: DateTime<Utc>) -> Result<Self, InvalidTransition> {
        match self.state {
            RoundState::Draft => {
                Ok(Self { state: RoundState::InReview { submitted_at: now }, ..self })
            }
            _ => Err(InvalidTransition::NotDraft(self.phase())),
        }
    }

    /// In review → approved.
    ///
    /// # Errors
    /// When it is not in review.
    pub fn approve(self, now: DateTime<Utc>) -> Result<Self, InvalidTransition> {
        match self.state {
            RoundState::InReview { .. } => {
                Ok(Self { state: RoundState::Approved { approved_at: now }, ..self })
            }
            _ => Err(InvalidTransition::NotInReview(self.phase())),
        }
    }

    /// Approved → open, in a panel of this time zone.
    ///
    /// # Errors
    /// When it is not approved, or would close before it opens.
    pub fn open(self, now: DateTime<Utc>, zone: Tz) -> Result<Self, InvalidTransition> {
        if !matches!(self.state, RoundState::Approved { .. }) {
            return Err(InvalidTransition::NotApproved(self.phase()));
        }
        let closes_at = self.closes_if_opened(now, zone);
        if closes_at <= now {
            return Err(InvalidTransition::ClosingPassed);
        }
        Ok(Self { state: RoundState::Open { opened_at: now, closes_at }, ..self })
    }

    /// Open → closed. The day on which those who decide answer was told to everyone who answered: it stays, also when the
    /// round is closed before its time.
    ///
    /// # Errors
    /// When it is not open.
    pub fn close(self, now: DateTime<Utc>) -> Result<Self, InvalidTransition> {
        match self.state {
            RoundState::Open { opened_at, closes_at } => {
                let closed_at = now.min(closes_at);
                let statement_due = match self.promise.statement_due {
                    StatementDue::DaysAfterClose(days) if closed_at < closes_at => {
                        StatementDue::At(closes_at + Duration::days(days.into()))
                    }
                    told => told,
                };
                Ok(Self {
                    promise: Promise { statement_due, ..self.promise },
                    state: RoundState::Closed {
                        opened_at,
                        closed_at,
                        sealed_at: None,
                        released_at: None,
                        aftermath: Aftermath::default(),
                    },
                    ..self
                })
            }
            _ => Err(InvalidTransition::NotOpen(self.phase())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_answer_stays_when_a_round_closes_before_its_time() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a time");
        let texts = LocalText::default;
        let promise = Promise {
            decided_by: texts(),
            can_change: texts(),
            usage: texts(),
            statement_due: StatementDue::DaysAfterClose(28),
        };
        let (opened_at, closes_at) = (at("2027-03-01T10:00:00Z"), at("2027-03-15T10:00:00Z"));
        let open = Round {
            id: RoundId(uuid::Uuid::nil()),
            panel: PanelId(uuid::Uuid::nil()),
            version: 1,
            number: 1,
            anonymity: Anonymity::Confidential,
            report_by: Vec::new(),
            report_by_two: Vec::new(),
            sensitive: false,
            opens_at: None,
            closing: Closing::AfterDays(14),
            beat: None,
            title: texts(),
            facts: texts(),
            promise,
            also_heard: texts(),
            questions: Vec::new(),
            state: RoundState::Open { opened_at, closes_at },
        };
        let told = open.statement_due_at(at("2027-03-02T10:00:00Z"));
        for closed in ["2027-03-04T10:00:00Z", "2027-03-15T10:00:00Z", "2027-03-20T10:00:00Z"] {
            let closed = open.clone().close(at(closed)).expect("it was open");
            assert_eq!(closed.statement_due_at(at("2027-06-01T10:00:00Z")), told);
        }
    }
}
