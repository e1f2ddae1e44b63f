//! What can be wrong with a file, and where it stands.

use crate::domain::check;
use crate::report::PngFault;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, such as `questions[2].options[0].label.sv`. Empty when the file as a whole is meant.
    pub key: String,
    /// The line, from 1. For a key that is missing: where what it belongs to begins.
    pub line: usize,
    /// The column, from 1, where the file is not TOML.
    pub column: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file is larger than any panel or round. Holds the most kibibytes.
    TooLarge(usize),
    /// The file is not text in UTF-8.
    NotText,
    /// The file is not TOML. Holds what the parser says.
    Syntax(String),
    /// A key is missing.
    Missing,
    /// One of two keys is needed. Holds the other.
    MissingEither(&'static str),
    /// Only one of two keys can hold. Holds the other.
    Both(&'static str),
    /// A round without a promise.
    NoPromise,
    /// A value of another type.
    WrongType {
        /// What is needed.
        expected: Expected,
        /// What is there.
        found: Expected,
    },
    /// None of the words that are possible here. Holds those.
    NotOneOf(Vec<&'static str>),
    /// A number outside what is possible here. Holds the lowest and the highest.
    OutOfRange(i64, i64),
    /// A text that is empty where it must say something.
    Empty,
    /// A text with a sign that cannot be shown.
    ControlCharacter,
    /// Not a time zone's name, such as `Europe/Stockholm`.
    NotATimeZone,
    /// Not a language tag, such as `sv`.
    NotALanguage,
    /// Not the youngest and the oldest age of a band.
    NotAnAgeBand,
    /// Not the number of a channel in a Discord server.
    NotAServerChannel,
    /// A list that is longer than any could need. Holds its length.
    TooMany(usize),
    /// A key that does not exist here. Holds the closest that does.
    UnknownKey(Option<String>),
    /// A key that this kind of question does not have. Holds the kind.
    NotForKind(&'static str),
    /// There is no panel with this name.
    UnknownPanel(String),
    /// The panel has no round with this number.
    UnknownRound(u32),
    /// No invitation of the panel has this label.
    UnknownLabel(String),
    /// The variable has no such category. Holds those it has.
    UnknownCategory(String),
    /// A question without figures.
    NothingToCount,
    /// The panel does not use this channel.
    ChannelNotUsed(&'static str),
    /// What a correction says, in a file that corrects nothing.
    NotACorrection,
    /// Words for a picture where there is none.
    TextWithoutPicture,
    /// The picture cannot be read. Holds what the system says.
    PictureUnreadable(String),
    /// The picture is larger than so many mebibytes.
    PictureTooLarge(usize),
    /// The file is no picture that every channel can show.
    NotAPicture(PngFault),
    /// So many more problems than can be told.
    AndMore(usize),
    /// A rule of panels and rounds is broken.
    Rule(check::Fault),
}

/// Types of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Words in quotes.
    Text,
    /// A whole number.
    Integer,
    /// A number, with a point or without.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date and a time with an offset.
    Time,
    /// A date.
    Date,
    /// A list in square brackets.
    List,
    /// A table of keys.
    Table,
}

impl Fault {
    /// Whether what stands at and below the key could not be read, so that nothing more can be said of it.
    pub(super) const fn hides_what_is_below(&self) -> bool {
        matches!(
            self,
            Self::Missing | Self::NoPromise | Self::WrongType { .. } | Self::ControlCharacter
        )
    }
}
