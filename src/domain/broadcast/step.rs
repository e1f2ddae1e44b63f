//! How far a broadcast has come, and the steps from one state to the next.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Broadcast;
use crate::domain::LocalText;

/// How far a broadcast has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum BroadcastState {
    /// Being written.
    Draft,
    /// Ready to send; its text is fixed.
    Approved {
        /// Since when.
        approved_at: DateTime<Utc>,
    },
    /// Begins by itself.
    Scheduled {
        /// When.
        due_at: DateTime<Utc>,
    },
    /// On its way.
    Running {
        /// Since when.
        started_at: DateTime<Utc>,
    },
    /// Held for now.
    Paused {
        /// When it was started.
        started_at: DateTime<Utc>,
    },
    /// Broken off: whoever had not got it does not.
    Stopped {
        /// When.
        stopped_at: DateTime<Utc>,
    },
    /// Everyone has got it who could.
    Done {
        /// When.
        ended_at: DateTime<Utc>,
    },
    /// Taken back wherever the platform allows it.
    Recalled {
        /// When.
        recalled_at: DateTime<Utc>,
    },
}

impl BroadcastState {
    /// The name in the database and for staff.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved { .. } => "approved",
            Self::Scheduled { .. } => "scheduled",
            Self::Running { .. } => "running",
            Self::Paused { .. } => "paused",
            Self::Stopped { .. } => "stopped",
            Self::Done { .. } => "done",
            Self::Recalled { .. } => "recalled",
        }
    }
}

/// Something to do with a broadcast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroadcastStep {
    /// Fix its text.
    Approve,
    /// Let it begin by itself at this time.
    Schedule(DateTime<Utc>),
    /// Begin.
    Start,
    /// Hold it for now.
    Pause,
    /// Go on.
    Resume,
    /// Break it off.
    Stop,
    /// Take note that nothing of it is left to send.
    Finish,
    /// Take it back.
    Recall,
}

/// A step that the broadcast's state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("its state is {state}, so it cannot be {step}")]
pub struct NotNow {
    /// Its state's name.
    pub state: &'static str,
    /// What should have been done.
    pub step: &'static str,
}

impl BroadcastStep {
    const fn past(self) -> &'static str {
        match self {
            Self::Approve => "approved",
            Self::Schedule(_) => "scheduled",
            Self::Start => "sent",
            Self::Pause => "paused",
            Self::Resume => "resumed",
            Self::Stop => "stopped",
            Self::Finish => "finished",
            Self::Recall => "recalled",
        }
    }
}

impl Broadcast {
    /// Takes it one step further.
    ///
    /// # Errors
    /// When its state does not allow that.
    pub fn step(self, step: BroadcastStep, now: DateTime<Utc>) -> Result<Self, NotNow> {
        use BroadcastState as S;
        use BroadcastStep as T;
        let state = match (self.state, step) {
            (S::Draft, T::Approve) => S::Approved { approved_at: now },
            (S::Approved { .. } | S::Scheduled { .. }, T::Schedule(due_at)) => {
                S::Scheduled { due_at }
            }
            (S::Approved { .. } | S::Scheduled { .. }, T::Start) => S::Running { started_at: now },
            (S::Running { started_at }, T::Pause) => S::Paused { started_at },
            (S::Paused { started_at }, T::Resume) => S::Running { started_at },
            (S::Scheduled { .. } | S::Running { .. } | S::Paused { .. }, T::Stop) => {
                S::Stopped { stopped_at: now }
            }
            (S::Running { .. }, T::Finish) => S::Done { ended_at: now },
            (
                S::Running { .. } | S::Paused { .. } | S::Stopped { .. } | S::Done { .. },
                T::Recall,
            ) => S::Recalled { recalled_at: now },
            (state, step) => {
                return Err(NotNow { state: state.as_str(), step: step.past() });
            }
        };
        Ok(Self { state, ..self })
    }

    /// Sent again with another text, in the place of what has arrived already. What is held stays held.
    ///
    /// # Errors
    /// When nothing of it was sent, or it was taken back.
    pub fn correct(self, text: LocalText, now: DateTime<Utc>) -> Result<Self, NotNow> {
        if !self.can_be_corrected() {
            return Err(NotNow { state: self.state.as_str(), step: "corrected" });
        }
        let state = match self.state {
            BroadcastState::Paused { .. } => self.state,
            _ => BroadcastState::Running { started_at: now },
        };
        Ok(Self { text, state, figures: None, ..self })
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::super::tests::bulletin;
    use super::*;

    fn take(steps: &[BroadcastStep]) -> Result<&'static str, NotNow> {
        let draft = Ok(bulletin(BroadcastState::Draft));
        let now = DateTime::UNIX_EPOCH;
        let end = steps.iter().fold(draft, |one, step| one.and_then(|one| one.step(*step, now)));
        end.map(|one| one.state.as_str())
    }

    #[test]
    fn a_broadcast_goes_from_draft_to_done_and_can_be_held_and_taken_back() {
        use BroadcastStep::{Approve, Finish, Pause, Recall, Resume, Schedule, Start, Stop};
        let later = Schedule(DateTime::UNIX_EPOCH);
        assert_eq!(take(&[Approve, Start, Pause, Resume, Finish]), Ok("done"));
        assert_eq!(take(&[Approve, later, later, Start, Finish, Recall]), Ok("recalled"));
        assert_eq!(take(&[Approve, later, Stop]), Ok("stopped"));
        assert_eq!(take(&[Approve, Start, Stop, Recall]), Ok("recalled"));
    }

    #[test]
    fn what_is_held_stays_held_when_it_is_corrected() {
        let (started_at, now) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + Duration::hours(1));
        let corrected = |state| bulletin(state).correct(LocalText::default(), now);
        let held = BroadcastState::Paused { started_at };
        assert_eq!(corrected(held).expect("it was sent").state, held);
        let done = BroadcastState::Done { ended_at: started_at };
        assert_eq!(corrected(done).expect("it was sent").state.as_str(), "running");
    }

    #[test]
    fn nothing_is_sent_without_approval_or_twice() {
        use BroadcastStep::{Approve, Finish, Pause, Recall, Resume, Start, Stop};
        for steps in [
            &[Start][..],
            &[Approve, Approve],
            &[Approve, Start, Start],
            &[Approve, Start, Finish, Start],
            &[Approve, Start, Stop, Resume],
            &[Approve, Start, Pause, Finish],
            &[Approve, Recall],
            &[Approve, Start, Recall, Recall],
        ] {
            assert!(take(steps).is_err(), "{steps:?}");
        }
        let refusal = take(&[Start]).expect_err("a draft").to_string();
        assert_eq!(refusal, "its state is draft, so it cannot be sent");
    }
}
