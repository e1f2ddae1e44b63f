//! How long the texts of a panel and of a round may be, in characters as platforms count them (UTF-16 units). Whatever people
//! read together is to fit into one message: Discord takes 2,000 characters and Telegram 4,096.
//! <https://docs.discord.com/developers/resources/message#create-message>
//! <https://core.telegram.org/bots/api#sendmessage>

use super::broadcast;

/// Most characters of a name, a title or whatever else is one line within a sentence or a heading.
pub const LINE_MAX_CHARS: usize = 200;

/// Most characters of a text that stands in a message together with hardly anything else, such as facts or consent.
pub const TEXT_MAX_CHARS: usize = broadcast::TEXT_MAX_CHARS;

/// Most characters of a question: below it stand how to answer, and at times where there is help.
pub const QUESTION_MAX_CHARS: usize = 1000;

/// Most characters of one part of a message that has several: of a promise, or of where there is help.
pub const PART_MAX_CHARS: usize = 500;

/// Most characters of what stands beside a number: a unit, or the end of a scale.
pub const BESIDE_NUMBER_MAX_CHARS: usize = 80;

/// How long a text is, as platforms count.
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}
