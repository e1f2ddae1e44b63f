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
/// The channel is not known.
const UNKNOWN_CHANNEL: u64 = 10_003;
/// Missing access, which Discord has been seen to say of private chats without reason.
const MISSING_ACCESS: u64 = 50_001;
/// The channel or the user is not known, the recipient is none, the user takes no messages from us, or shares no server
/// with us.
const NOBODY_THERE: [u64; 5] = [UNKNOWN_CHANNEL, 10_013, 50_033, 50_007, 50_278];
/// Private chats are opened too fast.
const OPENING_TOO_FAST: u64 = 40_003;

/// How long to wait when Discord says too fast, and not until when, in seconds.
const WAIT_SECONDS: f64 = 5.0;
/// The longest wait that is believed, in seconds.
const LONGEST_WAIT_SECONDS: f64 = 86_400.0;

/// What an operator reads of a token that is not one.
pub(super) const WRONG_TOKEN: &str = "Discord does not know the bot's token; check discord.token, or reset it under Bot on discord.com/developers";

/// What an operator reads of the gateway.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum Trouble {
    #[error("Discord does not let the bot read private messages")]
    NoPrivateMessages,
    #[error("the connection broke")]
    Broke,
    #[error("the message has no number of Discord's")]
    NoNumber,
}

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

    /// Whether a private chat must be opened first: Discord does not know the channel, or denies access to it.
    pub(super) fn is_unknown_room(&self) -> bool {
        [UNKNOWN_CHANNEL, MISSING_ACCESS].contains(&self.code())
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
                OPENING_TOO_FAST | MISSING_ACCESS => Verdict::Failed(self.to_string()),
                _ if refusal.status >= 500 || refusal.status == 408 => {
                    Verdict::Failed(self.to_string())
                }
                _ => Verdict::Rejected(self.to_string()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, code: u64) -> Failure {
        Failure::Refused(Refusal { status, code, retry_after: None, fields: Vec::new() })
    }

    fn verdict(failure: &Failure) -> Verdict {
        failure.verdict(DateTime::UNIX_EPOCH)
    }

    #[test]
    fn who_cannot_be_written_to_is_unreachable() {
        for (status, code) in
            [(404, 10_003), (404, 10_013), (403, 50_007), (403, 50_278), (400, 50_033)]
        {
            assert_eq!(verdict(&refused(status, code)), Verdict::Unreachable, "{code}");
        }
    }

    #[test]
    fn a_wait_is_taken_to_the_letter_with_its_fraction() {
        let wait = |retry_after| {
            Failure::Refused(Refusal { status: 429, code: 0, retry_after, fields: Vec::new() })
        };
        let at = |millis| Verdict::RetryAt(DateTime::UNIX_EPOCH + Duration::milliseconds(millis));
        assert_eq!(verdict(&wait(Some(64.57))), at(64_570));
        assert_eq!(verdict(&wait(None)), at(5_000));
        assert_eq!(verdict(&wait(Some(f64::NAN))), at(5_000));
        assert_eq!(verdict(&wait(Some(-1.0))), at(0));
        assert_eq!(verdict(&wait(Some(1e300))), at(86_400_000));
    }

    #[test]
    fn only_a_wrong_token_halts() {
        assert!(matches!(verdict(&refused(401, 0)), Verdict::Halt(_)));
        assert!(!matches!(verdict(&refused(401, INVALID_WEBHOOK_TOKEN)), Verdict::Halt(_)));
    }

    #[test]
    fn trouble_at_discords_is_tried_again_and_a_lost_answer_is_uncertain() {
        for failure in [
            Failure::NoConnection,
            Failure::NotDiscord(502),
            refused(500, 0),
            refused(503, 0),
            refused(400, OPENING_TOO_FAST),
            refused(403, MISSING_ACCESS),
        ] {
            assert!(matches!(verdict(&failure), Verdict::Failed(_)), "{failure}");
        }
        assert_eq!(verdict(&Failure::NoAnswer), Verdict::Uncertain);
    }

    #[test]
    fn what_discord_never_takes_is_rejected_with_the_fields() {
        let fields = vec!["content BASE_TYPE_MAX_LENGTH".to_owned()];
        let refusal = Refusal { status: 400, code: 50_035, retry_after: None, fields };
        let told = "status 400, code 50035: content BASE_TYPE_MAX_LENGTH".to_owned();
        assert_eq!(verdict(&Failure::Refused(refusal)), Verdict::Rejected(told));
    }

    #[test]
    fn a_shut_door_is_told_apart() {
        for code in [10_062, 10_015, 50_027, 40_094] {
            assert!(refused(404, code).shuts_door(), "{code}");
        }
        assert!(refused(400, 40_060).is_already_answered() && !refused(400, 40_060).shuts_door());
        assert!(refused(404, 10_008).cannot_be_edited());
    }
}
