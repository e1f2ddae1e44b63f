//! What can be wrong with what staff write, each thing with where it stands.

use super::Locale;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key in the file, such as `questions[2].options[0].label.sv`.
    pub key: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a panel, a round, a bulletin, a statement or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A text is missing in the panel's own language.
    TextMissing(Locale),
    /// A text is in a language that the panel does not have.
    LanguageUnknown(Locale),
    /// A label is longer than a button can be. Holds its length in characters.
    LabelTooLong(usize),
    /// A text that is longer than what it is for. Holds how long it is, and the most, in characters.
    WordsTooLong(usize, usize),
    /// More options than a platform can show. Holds how many there are.
    TooManyChoices(usize),
    /// A question, or a variable, with nothing to choose.
    NoChoices,
    /// Two things in one list have the same id.
    DuplicateId(String),
    /// A condition names a question that does not exist.
    UnknownQuestion(String),
    /// A condition names a question that comes later, or its own.
    PointsForward(String),
    /// A condition names an option that the question does not have.
    UnknownChoice(String),
    /// A condition demands what the question's kind cannot give.
    ConditionDoesNotFit(String),
    /// A round without questions, or with more than twelve.
    QuestionCount(usize),
    /// The fewest and the most cannot both hold.
    BoundsCross,
    /// A scale with fewer than 2 or more than 11 points.
    ScalePoints,
    /// An open answer longer than a platform can carry.
    TextLimit,
    /// The statement is due before the round closes.
    StatementBeforeClose,
    /// The round is open for no day, or for more than any round is.
    OpenDays,
    /// The statement is due on the day of the close, or too long after it.
    StatementDays,
    /// The round closes before it opens.
    ClosesBeforeOpening,
    /// The round reports by a variable that the panel does not have.
    UnknownVariable(String),
    /// The round reports by two variables at once that are not two of those that it reports by.
    NotAPair,
    /// A slug that is too long, has other signs than a–z, 0–9 and hyphen, or a hyphen at one of its ends.
    BadSlug,
    /// No channel at all.
    NoChannel,
    /// The panel has an age floor, and no variable with age bands to settle it by.
    AgeNotAsked,
    /// A name, a title or a label of more than one line.
    SeveralLines,
    /// A text that says nothing.
    NoText,
    /// A statement or a decision that belongs to no round.
    NoRounds,
    /// The same round is named twice.
    RoundTwice,
    /// A round that the panel does not have.
    RoundOfAnotherPanel,
    /// A round that is not over. Holds its number.
    RoundNotClosed(u32),
    /// A round that closed without an answer. Holds its number.
    RoundUnanswered(u32),
    /// A round that another statement answers. Holds its number.
    RoundAnswered(u32),
    /// A round whose result people have not got. Holds its number.
    ResultNotOut(u32),
    /// A statement that nobody stands behind.
    NoSignature,
    /// Something that is not done, and nobody says why.
    NoReason,
    /// An update of a decision that is dated before the one before it.
    DatedBackwards,
    /// An answer or a decision of a day before its round opened.
    DayBeforeRound,
    /// A round whose closing time is past.
    ClosingPast,
    /// An age band that reaches over a channel's age floor. Holds the floor.
    AgesOverFloor(u8),
    /// A text that is longer than a message can be. Holds how long it is as it is read, and the most, in characters.
    TextTooLong(usize, usize),
}
