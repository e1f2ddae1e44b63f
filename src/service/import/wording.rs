//! The sentence for each problem of a file.

use super::problem::{Expected, Fault};
use crate::domain::check::{Fault as Rule, SLUG_MAX_CHARS};
use crate::domain::message::{BUTTON_LABEL_MAX_CHARS, CHOICES_MAX, OPEN_TEXT_MAX_CHARS};
use crate::domain::{OPEN_MAX_DAYS, STATEMENT_MAX_DAYS};
use crate::report::PngFault;
use crate::text::{Figure, Text};

/// Most characters of a name from the file that a sentence shows.
const SHOWN_CHARS: usize = 60;

impl Fault {
    /// What is wrong and what to do, as a sentence.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::TooLarge(max) => Text::FileTooLarge { max: count(*max) },
            Self::NotText => Text::FileNotText,
            Self::Syntax(said) => Text::FileSyntax { said: said.clone() },
            Self::Missing => Text::FileMissing,
            Self::MissingEither(other) => Text::FileMissingEither { other: short(other) },
            Self::Both(other) => Text::FileBoth { other: short(other) },
            Self::NoPromise => Text::FileNoPromise,
            Self::WrongType { expected, found } => Text::FileWrongType {
                expected: expected.as_str().to_owned(),
                found: found.as_str().to_owned(),
            },
            Self::NotOneOf(words) => Text::FileNotOneOf { words: words.join(", ") },
            Self::OutOfRange(min, max) => {
                Text::FileOutOfRange { min: figure(*min), max: figure(*max) }
            }
            Self::Empty => Text::FileEmpty,
            Self::ControlCharacter => Text::FileControlCharacter,
            Self::NotATimeZone => Text::FileNotATimeZone,
            Self::NotALanguage => Text::FileNotALanguage,
            Self::NotAnAgeBand => Text::FileNotAnAgeBand,
            Self::NotAServerChannel => Text::FileNotAServerChannel,
            Self::TooMany(number) => Text::FileTooMany { count: count(*number) },
            Self::UnknownKey(None) => Text::FileUnknownKey,
            Self::UnknownKey(Some(closest)) => {
                Text::FileUnknownKeyClose { closest: short(closest) }
            }
            Self::NotForKind(kind) => Text::FileNotForKind { kind: short(kind) },
            Self::UnknownPanel(panel) => Text::FileUnknownPanel { panel: short(panel) },
            Self::UnknownRound(number) => Text::FileUnknownRound { number: number.to_string() },
            Self::UnknownLabel(label) => Text::FileUnknownLabel { label: short(label) },
            Self::UnknownCategory(there) => Text::FileUnknownCategory { there: there.clone() },
            Self::NothingToCount => Text::FileNothingToCount,
            Self::ChannelNotUsed(channel) => Text::FileChannelNotUsed { channel: short(channel) },
            Self::NotACorrection => Text::FileNotACorrection,
            Self::TextWithoutPicture => Text::FileTextWithoutPicture,
            Self::PictureUnreadable(said) => Text::FilePictureUnreadable { said: said.clone() },
            Self::PictureTooLarge(max) => Text::FilePictureTooLarge { max: count(*max) },
            Self::NotAPicture(PngFault::NotPng) => Text::FilePictureNotPng,
            Self::NotAPicture(PngFault::Shape) => Text::FilePictureShape,
            Self::AndMore(number) => Text::FileAndMore { count: count(*number) },
            Self::Rule(rule) => broken(rule),
        }
    }
}

fn broken(rule: &Rule) -> Text {
    match rule {
        Rule::TextMissing(locale) => Text::FileTextMissing { language: short(locale.as_str()) },
        Rule::LanguageUnknown(locale) => {
            Text::FileLanguageUnknown { language: short(locale.as_str()) }
        }
        Rule::LabelTooLong(length) => {
            Text::FileLabelTooLong { length: count(*length), max: count(BUTTON_LABEL_MAX_CHARS) }
        }
        Rule::WordsTooLong(length, max) => {
            Text::FileWordsTooLong { length: count(*length), max: count(*max) }
        }
        Rule::TooManyChoices(number) => {
            Text::FileTooManyChoices { count: count(*number), max: count(CHOICES_MAX) }
        }
        Rule::NoChoices => Text::FileNoChoices,
        Rule::DuplicateId(id) => Text::FileDuplicateId { id: short(id) },
        Rule::UnknownQuestion(id) => Text::FileUnknownQuestion { id: short(id) },
        Rule::PointsForward(id) => Text::FilePointsForward { id: short(id) },
        Rule::UnknownChoice(id) => Text::FileUnknownChoice { id: short(id) },
        Rule::ConditionDoesNotFit(id) => Text::FileConditionDoesNotFit { id: short(id) },
        Rule::QuestionCount(number) => Text::FileQuestionCount { count: count(*number) },
        Rule::BoundsCross => Text::FileBoundsCross,
        Rule::ScalePoints => Text::FileScalePoints,
        Rule::TextLimit => Text::FileTextLimit { max: OPEN_TEXT_MAX_CHARS.into() },
        Rule::StatementBeforeClose => Text::FileStatementBeforeClose,
        Rule::ClosesBeforeOpening => Text::FileClosesBeforeOpening,
        Rule::UnknownVariable(id) => Text::FileUnknownVariable { id: short(id) },
        Rule::NotAPair => Text::FileNotAPair,
        Rule::OpenDays => Text::FileOpenDays { max: OPEN_MAX_DAYS.into() },
        Rule::StatementDays => Text::FileStatementDays { max: STATEMENT_MAX_DAYS.into() },
        Rule::BadSlug => Text::FileBadSlug { max: count(SLUG_MAX_CHARS) },
        Rule::NoChannel => Text::FileNoChannel,
        Rule::SeveralLines => Text::FileSeveralLines,
        Rule::NoText => Text::FileNoText,
        Rule::TextTooLong(length, max) => {
            Text::FileTextTooLong { length: count(*length), max: count(*max) }
        }
        Rule::AgeNotAsked => Text::FileAgeNotAsked,
        Rule::NoRounds => Text::FileNoRounds,
        Rule::RoundTwice => Text::FileRoundTwice,
        Rule::RoundOfAnotherPanel => Text::FileRoundOfAnotherPanel,
        Rule::RoundNotClosed(number) => Text::FileRoundNotClosed { number: number.to_string() },
        Rule::RoundUnanswered(number) => Text::FileRoundUnanswered { number: number.to_string() },
        Rule::RoundAnswered(number) => Text::FileRoundAnswered { number: number.to_string() },
        Rule::ResultNotOut(number) => Text::FileResultNotOut { number: number.to_string() },
        Rule::NoSignature => Text::FileNoSignature,
        Rule::NoReason => Text::FileNoReason,
        Rule::DatedBackwards => Text::FileDatedBackwards,
        Rule::DayBeforeRound => Text::FileDayBeforeRound,
        Rule::ClosingPast => Text::FileClosingPast,
        Rule::AgesOverFloor(floor) => Text::FileAgesOverFloor { floor: (*floor).into() },
    }
}

impl Expected {
    /// The name by which the sentences in `locales/` choose their words.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Time => "time",
            Self::Date => "date",
            Self::List => "list",
            Self::Table => "table",
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "no bound comes near 2^53")]
const fn figure(number: i64) -> Figure {
    Figure(number as f64)
}

/// A name from the file on one line, shortened.
fn short(name: &str) -> String {
    let one_line = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut short: String = one_line.take(SHOWN_CHARS).collect();
    if name.chars().nth(SHOWN_CHARS).is_some() {
        short.push('…');
    }
    short
}
