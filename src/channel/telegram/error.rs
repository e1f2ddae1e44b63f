//! What Telegram's refusals mean.
//!
//! teloxide knows some by name; the others it keeps as words, of which the first say what sort they are. Nothing of a
//! request or an answer goes further than a message of ours: both may hold content.

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use teloxide_core::{ApiError, RequestError};

use crate::domain::delivery::Verdict;

/// What an operator reads of what went wrong: free of content and of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Reason {
    #[error(
        "Telegram does not know the bot's token; check telegram.token, or get a new one from @BotFather"
    )]
    WrongToken,
    #[error(
        "another program is fetching the updates of this bot; only one may, so stop the other one"
    )]
    AnotherProgram,
    #[error(
        "a webhook is set for this bot, or another program uses it; stop the other one and start again"
    )]
    Webhook,
    #[error("the address is no chat of Telegram's")]
    NoChat,
    #[error("the request could not be built")]
    NotBuilt,
    #[error("the system's network cannot be used for HTTPS")]
    NoNetwork,
    #[error("a file could not be read")]
    File,
    #[error("the text's tags cannot be parsed")]
    Tags,
    #[error("the group has moved")]
    GroupMoved,
    #[error("no connection to Telegram")]
    NoConnection,
    #[error("no answer in time")]
    NoAnswer,
    #[error("the connection broke")]
    Broken,
    #[error("the answer is not the Bot API's")]
    NotTheBotApi,
    #[error("Telegram does not know the picture any more; it is uploaded anew")]
    FileForgotten,
}

/// What to do about a message that met this error.
pub(super) fn verdict(error: &RequestError, now: DateTime<Utc>) -> Verdict {
    if let Some(reason) = fatal(error) {
        return Verdict::Halt(reason.to_string());
    }
    match error {
        RequestError::RetryAfter(seconds) => {
            Verdict::RetryAt(now + Duration::seconds(seconds.seconds().into()))
        }
        RequestError::MigrateToChatId(_) => Verdict::Unreachable,
        RequestError::Network(error) if error.is_connect() => {
            Verdict::Failed(Reason::NoConnection.to_string())
        }
        RequestError::Network(error) if error.is_builder() => {
            Verdict::Rejected(Reason::NotBuilt.to_string())
        }
        RequestError::Network(_) => Verdict::Uncertain,
        RequestError::InvalidJson { raw, .. } => unreadable(raw),
        RequestError::Io(_) => Verdict::Rejected(Reason::File.to_string()),
        RequestError::Api(error) => refused(error),
    }
}

/// Why nothing works at all on this bot, if this error says so.
pub(super) fn fatal(error: &RequestError) -> Option<Reason> {
    let RequestError::Api(error) = error else { return None };
    match error {
        ApiError::InvalidToken => Some(Reason::WrongToken),
        ApiError::TerminatedByOtherGetUpdates => Some(Reason::AnotherProgram),
        ApiError::CantGetUpdates => Some(Reason::Webhook),
        ApiError::Unknown(words) if words.starts_with("Conflict") => Some(Reason::Webhook),
        _ => None,
    }
}

/// What went wrong, for a log.
pub(super) fn summary(error: &RequestError) -> String {
    let reason = match error {
        RequestError::Api(ApiError::CantParseEntities(_)) => Reason::Tags,
        RequestError::Api(error) => return without_addresses(&error.to_string()),
        RequestError::RetryAfter(seconds) => return format!("wait {} s", seconds.seconds()),
        RequestError::MigrateToChatId(_) => Reason::GroupMoved,
        RequestError::Network(error) if error.is_connect() => Reason::NoConnection,
        RequestError::Network(error) if error.is_timeout() => Reason::NoAnswer,
        RequestError::Network(_) => Reason::Broken,
        RequestError::InvalidJson { .. } => Reason::NotTheBotApi,
        RequestError::Io(_) => Reason::File,
    };
    reason.to_string()
}

/// How long Telegram says to wait.
pub(super) fn told_to_wait(error: &RequestError) -> Option<std::time::Duration> {
    match error {
        RequestError::RetryAfter(seconds) => Some(seconds.duration()),
        _ => None,
    }
}

/// Whether a message that should change in place is as it should be already.
pub(super) fn is_unchanged(error: &RequestError) -> bool {
    matches!(error, RequestError::Api(ApiError::MessageNotModified))
}

/// Whether a message cannot be changed in place, so that a new one must be sent: it is gone, too old, a picture, or
/// had a keyboard in the place of typing.
pub(super) fn cannot_be_edited(error: &RequestError) -> bool {
    match error {
        RequestError::Api(
            ApiError::MessageToEditNotFound
            | ApiError::MessageCantBeEdited
            | ApiError::MessageIdInvalid
            | ApiError::MessageIdentifierNotSpecified,
        ) => true,
        RequestError::Api(ApiError::Unknown(words)) => words.contains("to edit"),
        _ => false,
    }
}

/// Whether the file that a request names is one that Telegram does not know as that (any more): another bot's, or one whose
/// id has grown too old.
pub(super) fn forgot_file(error: &RequestError) -> bool {
    let RequestError::Api(error) = error else { return false };
    match error {
        ApiError::WrongFileId | ApiError::WrongFileIdOrUrl | ApiError::FailedToGetUrlContent => {
            true
        }
        ApiError::Unknown(words) => {
            let words = words.to_ascii_lowercase();
            words.starts_with("bad request")
                && ["file identifier", "file_id", "file reference", "file_reference"]
                    .iter()
                    .any(|sign| words.contains(sign))
        }
        _ => false,
    }
}

/// An answer that is no answer of the Bot API: delivered all the same, or a page of something in between.
fn unreadable(raw: &str) -> Verdict {
    match serde_json::from_str::<Value>(raw) {
        Ok(answer) if answer["ok"] == true => {
            Verdict::Sent(answer["result"]["message_id"].as_i64().map(|id| id.to_string()))
        }
        Ok(_) => Verdict::Uncertain,
        Err(_) => Verdict::Failed(Reason::NotTheBotApi.to_string()),
    }
}

/// Telegram's words without the addresses that it quotes: a link of ours holds a code.
fn without_addresses(words: &str) -> String {
    let word = |word| if str::contains(word, "://") { "…" } else { word };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn refused(error: &ApiError) -> Verdict {
    match error {
        ApiError::BotBlocked
        | ApiError::UserDeactivated
        | ApiError::ChatNotFound
        | ApiError::UserNotFound
        | ApiError::BotKicked
        | ApiError::BotKickedFromSupergroup
        | ApiError::BotKickedFromChannel
        | ApiError::GroupDeactivated
        | ApiError::CantInitiateConversation
        | ApiError::CantTalkWithBots => Verdict::Unreachable,
        ApiError::CantParseEntities(_) => Verdict::Rejected(Reason::Tags.to_string()),
        ApiError::Unknown(words) if words.starts_with("Forbidden") => Verdict::Unreachable,
        ApiError::Unknown(words) if words.starts_with("Bad Request") => {
            Verdict::Rejected(without_addresses(words))
        }
        ApiError::Unknown(words) => Verdict::Failed(without_addresses(words)),
        other => Verdict::Rejected(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use teloxide_core::types::Seconds;

    use super::*;

    /// The error that teloxide makes of Telegram's words.
    fn said(words: &str) -> RequestError {
        RequestError::Api(serde_json::from_value(Value::from(words)).expect("any words"))
    }

    fn answered(raw: &str) -> RequestError {
        let source = serde_json::from_str::<Value>("{").expect_err("no JSON").into();
        RequestError::InvalidJson { source, raw: raw.into() }
    }

    fn verdict(error: &RequestError) -> Verdict {
        super::verdict(error, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn who_cannot_be_written_to_is_unreachable() {
        for words in [
            "Forbidden: bot was blocked by the user",
            "Forbidden: user is deactivated",
            "Forbidden: bot can't initiate conversation with a user",
            "Forbidden: bot was kicked from the group chat",
            "Forbidden: bot was kicked from the supergroup chat",
            "Forbidden: bot is not a member of the channel chat",
            "Forbidden: bot can't send messages to bots",
            "Bad Request: chat not found",
        ] {
            assert_eq!(verdict(&said(words)), Verdict::Unreachable, "{words}");
        }
    }

    #[test]
    fn what_telegram_never_takes_is_rejected_with_its_words() {
        for words in [
            "Bad Request: message is too long",
            "Bad Request: message text is empty",
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: reply markup is too long",
            "Bad Request: message caption is too long",
            "Request Entity Too Large",
        ] {
            assert_eq!(verdict(&said(words)), Verdict::Rejected(words.to_owned()));
        }
    }

    #[test]
    fn words_that_quote_a_message_of_ours_are_not_passed_on() {
        let link = "Bad Request: inline keyboard button URL 'https://a.se/j/CODE' is invalid: Wrong HTTP URL";
        let tags =
            "Bad Request: can't parse entities: unsupported start tag \"answer\" at byte offset 3";
        for words in [link, tags] {
            let Verdict::Rejected(why) = verdict(&said(words)) else { panic!("{words}") };
            assert!(!why.contains("CODE") && !why.contains("answer\""), "{why}");
            assert!(!summary(&said(words)).contains("CODE"));
        }
    }

    #[test]
    fn trouble_at_telegrams_is_tried_again() {
        for words in [
            "Internal Server Error",
            "Bad Gateway",
            "Gateway Timeout",
            "Too Many Requests: retry after 5",
        ] {
            assert!(matches!(verdict(&said(words)), Verdict::Failed(_)), "{words}");
        }
        assert!(matches!(verdict(&answered("<html>502</html>")), Verdict::Failed(_)));
    }

    #[test]
    fn a_wait_is_taken_to_the_letter() {
        let wait = RequestError::RetryAfter(Seconds::from_seconds(10_072));
        let until = DateTime::UNIX_EPOCH + Duration::seconds(10_072);
        assert_eq!(verdict(&wait), Verdict::RetryAt(until));
    }

    #[test]
    fn an_answer_that_cannot_be_read_may_still_say_that_the_message_arrived() {
        let sent = answered(r#"{"ok":true,"result":{"message_id":5,"new":1}}"#);
        assert_eq!(verdict(&sent), Verdict::Sent(Some("5".to_owned())));
        assert_eq!(verdict(&answered(r#"{"ok":true}"#)), Verdict::Sent(None));
        assert_eq!(verdict(&answered("{}")), Verdict::Uncertain);
    }

    #[test]
    fn a_wrong_token_and_a_second_program_halt() {
        for words in [
            "Unauthorized",
            "Not Found",
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook",
        ] {
            assert!(matches!(verdict(&said(words)), Verdict::Halt(_)), "{words}");
        }
    }

    #[test]
    fn a_message_that_cannot_change_is_told_apart_from_one_that_need_not() {
        for words in [
            "Bad Request: message to edit not found",
            "Bad Request: message can't be edited",
            "Bad Request: there is no text in the message to edit",
            "Bad Request: MESSAGE_ID_INVALID",
        ] {
            assert!(cannot_be_edited(&said(words)) && !is_unchanged(&said(words)), "{words}");
        }
        let same = "Bad Request: message is not modified: specified new message content and reply markup are exactly \
                    the same as a current content and reply markup of the message";
        assert!(is_unchanged(&said(same)) && !cannot_be_edited(&said(same)));
        assert!(!cannot_be_edited(&said("Forbidden: bot was blocked by the user")));
    }
}
