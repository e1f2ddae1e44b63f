//! What Discord's refusals mean.
//!
//! The codes: <https://docs.discord.com/developers/topics/opcodes-and-status-codes#json>. Nothing of a request or an
//! answer goes further than numbers and the names of fields: the rest may hold content.

use chrono::{DateTime, Duration, Utc};

use crate::domain::delivery::Verdict;

/// The interaction is not known: answered too late, or never ours.
const UNKNOWN_INTERACTION: u64 = 10_062;
/// The interaction's token is not known any more.
const UNKNOWN_WEBHOOK: u64 = 10_015;
/// The interaction's token has run out.
const INVALID_WEBHOOK_TOKEN: u64 = 50_027;
/// An application that only the person has installed may send five follow-ups to an interaction.
const FOLLOW_UPS_USED_UP: u64 = 40_094;
/// The interaction has been answered before.
const ALREADY_ANSWERED: u64 = 40_060;
/// The message is gone, was never there, is another author's, or is of a kind that cannot change.
const NOT_TO_BE_EDITED: [u64; 3] = [10_008, 50_005, 50_021];
/// The channel or the user is not known, the user takes no messages from us, or shares no server with us.
const NOBODY_THERE: [u64; 4] = [10_003, 10_013, 50_007, 50_278];
/// Private chats are opened too fast.
const OPENING_TOO_FAST: u64 = 40_003;

/// How long to wait when Discord says too fast, and not until when, in seconds.
const WAIT_SECONDS: f64 = 5.0;
/// The longest wait that is believed, in seconds.
const LONGEST_WAIT_SECONDS: f64 = 86_400.0;

/// What an operator reads of a token that is not one.
pub(super) const WRONG_TOKEN: &str = "Discord does not know the bot's token; check discord.token, or reset it under Bot on discord.com/developers";

/// Why a request did not do what it should.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum Failure {
    #[error("the request could not be built")]
    NotBuilt,
    #[error("no connection to Discord")]
    NoConnection,
    /// The request left, and no answer came.
    #[error("no answer in time, or the connection broke")]
    NoAnswer,
    /// Something in between answered, or Discord is in trouble.
    #[error("status {0} without words of Discord's")]
    NotDiscord(u16),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Discord's no.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("status {status}, code {code}{}", named(.fields))]
pub(super) struct Refusal {
    pub(super) status: u16,
    /// Discord's own number for the reason; 0 for none.
    pub(super) code: u64,
    /// With status 429: how many seconds to wait.
    pub(super) retry_after: Option<f64>,
    /// Which fields are wrong, and how: names and codes, no values.
    pub(super) fields: Vec<String>,
}

fn named(fields: &[String]) -> String {
    if fields.is_empty() { String::new() } else { format!(": {}", fields.join(", ")) }
}

impl Failure {
    fn code(&self) -> u64 {
        match self {
            Self::Refused(refusal) => refusal.code,
            _ => 0,
        }
    }

    /// Whether the token is no bot's: nothing works.
    pub(super) fn is_wrong_token(&self) -> bool {
        matches!(self, Self::Refused(Refusal { status: 401, code, .. }) if *code != INVALID_WEBHOOK_TOKEN)
    }

    /// Whether nothing goes through an interaction any more.
    pub(super) fn shuts_door(&self) -> bool {
        [UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN, FOLLOW_UPS_USED_UP]
            .contains(&self.code())
    }

    /// Whether an interaction has had its first answer already.
    pub(super) fn is_already_answered(&self) -> bool {
        self.code() == ALREADY_ANSWERED
    }

    /// Whether a message cannot be changed in place, so that a new one must be sent.
    pub(super) fn cannot_be_edited(&self) -> bool {
        NOT_TO_BE_EDITED.contains(&self.code())
    }

    /// Whether asking again for the same would get the same no.
    pub(super) fn is_for_good(&self) -> bool {
        match self {
            Self::NotBuilt => true,
            Self::Refused(refusal) => refusal.status < 500 && ![408, 429].contains(&refusal.status),
            Self::NoConnection | Self::NoAnswer | Self::NotDiscord(_) => false,
        }
    }

    /// How long Discord says to wait.
    pub(super) fn wait(&self) -> Option<std::time::Duration> {
        match self {
            Self::Refused(Refusal { status: 429, retry_after, .. }) => {
                let seconds = retry_after.unwrap_or(WAIT_SECONDS);
                let seconds = if seconds.is_finite() { seconds } else { WAIT_SECONDS };
                Some(std::time::Duration::from_secs_f64(seconds.clamp(0.0, LONGEST_WAIT_SECONDS)))
            }
            _ => None,
        }
    }

    /// What to do about a message that met this.
    pub(super) fn verdict(&self, now: DateTime<Utc>) -> Verdict {
        if let Some(wait) = self.wait() {
            return Verdict::RetryAt(now + Duration::from_std(wait).unwrap_or_default());
        }
        match self {
            Self::NotBuilt => Verdict::Rejected(self.to_string()),
            Self::NoAnswer => Verdict::Uncertain,
            Self::NoConnection | Self::NotDiscord(_) => Verdict::Failed(self.to_string()),
            Self::Refused(_) if self.is_wrong_token() => Verdict::Halt(WRONG_TOKEN.to_owned()),
            Self::Refused(refusal) => match refusal.code {
                code if NOBODY_THERE.contains(&code) => Verdict::Unreachable,
                OPENING_TOO_FAST => Verdict::Failed(self.to_string()),
                // Missing access, which Discord has been seen to say without reason.
                50_001 => Verdict::Failed(self.to_string()),
                _ if refusal.status >= 500 || refusal.status == 408 => {
                    Verdict::Failed(self.to_string())
                }
                _ => Verdict::Rejected(self.to_string()),
            },
        }
    }
}
