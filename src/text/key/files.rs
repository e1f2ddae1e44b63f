//! What is wrong with the file of a panel or a round. File, line and key stand before the sentence.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// A file: an answer that was decided on before its round opened.
    FileDayBeforeRound = "file-day-before-round",
    /// A file: a closing time that is past.
    FileClosingPast = "file-closing-past",
    /// A file: ages on both sides of a channel's age floor.
    FileAgesOverFloor { floor: u32 } = "file-ages-over-floor",

    /// A file: larger than any panel or round.
    FileTooLarge { max: u32 } = "file-too-large",
    /// A file: not text.
    FileNotText = "file-not-text",
    /// A file: not TOML.
    FileSyntax { said: String } = "file-syntax",
    /// A file: a key is missing.
    FileMissing = "file-missing",
    /// A file: one of two keys is missing.
    FileMissingEither { other: String } = "file-missing-either",
    /// A file: two keys that exclude each other.
    FileBoth { other: String } = "file-both",
    /// A file: a round without a promise.
    FileNoPromise = "file-no-promise",
    /// A file: a value of another type.
    FileWrongType { expected: String, found: String } = "file-wrong-type",
    /// A file: none of the possible words.
    FileNotOneOf { words: String } = "file-not-one-of",
    /// A file: a number outside its bounds.
    FileOutOfRange { min: Figure, max: Figure } = "file-out-of-range",
    /// A file: nothing where something must stand.
    FileEmpty = "file-empty",
    /// A file: a sign that cannot be shown.
    FileControlCharacter = "file-control-character",
    /// A file: no such time zone.
    FileNotATimeZone = "file-not-a-time-zone",
    /// A file: no such language.
    FileNotALanguage = "file-not-a-language",
    /// A file: not an age band.
    FileNotAnAgeBand = "file-not-an-age-band",
    /// Not the number of a channel in a Discord server.
    FileNotAServerChannel = "file-not-a-server-channel",
    /// A file: a list that is far too long.
    FileTooMany { count: u32 } = "file-too-many",
    /// A file: no such key.
    FileUnknownKey = "file-unknown-key",
    /// A file: no such key, and the one that was probably meant.
    FileUnknownKeyClose { closest: String } = "file-unknown-key-close",
    /// A file: a key of other kinds of questions.
    FileNotForKind { kind: String } = "file-not-for-kind",
    /// A file: no such panel.
    FileUnknownPanel { panel: String } = "file-unknown-panel",
    /// A file: more problems than are told.
    FileAndMore { count: u32 } = "file-and-more",
    /// A file: no text in the panel's own language.
    FileTextMissing { language: String } = "file-text-missing",
    /// A file: a language that the panel does not have.
    FileLanguageUnknown { language: String } = "file-language-unknown",
    /// A file: longer than a button.
    FileLabelTooLong { length: u32, max: u32 } = "file-label-too-long",
    /// A file: longer than what it is for.
    FileWordsTooLong { length: u32, max: u32 } = "file-words-too-long",
    /// A file: more options than can be shown.
    FileTooManyChoices { count: u32, max: u32 } = "file-too-many-choices",
    /// A file: no options.
    FileNoChoices = "file-no-choices",
    /// A file: the same id twice.
    FileDuplicateId { id: String } = "file-duplicate-id",
    /// A file: a condition on no question.
    FileUnknownQuestion { id: String } = "file-unknown-question",
    /// A file: a condition on a later question.
    FilePointsForward { id: String } = "file-points-forward",
    /// A file: a condition on no option.
    FileUnknownChoice { id: String } = "file-unknown-choice",
    /// A file: a condition that the question cannot meet.
    FileConditionDoesNotFit { id: String } = "file-condition-does-not-fit",
    /// A file: too few or too many questions.
    FileQuestionCount { count: u32 } = "file-question-count",
    /// A file: bounds that cross.
    FileBoundsCross = "file-bounds-cross",
    /// A file: too few or too many points.
    FileScalePoints = "file-scale-points",
    /// A file: too long an open answer.
    FileTextLimit { max: u32 } = "file-text-limit",
    /// A file: the statement before the close.
    FileStatementBeforeClose = "file-statement-before-close",
    /// A file: two variables that cannot be reported by together.
    FileNotAPair = "file-not-a-pair",
    /// A file: no such background variable.
    FileUnknownVariable { id: String } = "file-unknown-variable",
    /// A file: a round that is open for no day, or for too many.
    FileOpenDays { max: u32 } = "file-open-days",
    /// A file: a statement on the day of the close, or too long after it.
    FileStatementDays { max: u32 } = "file-statement-days",
    /// A file: a slug that is too long, or has other signs.
    FileBadSlug { max: u32 } = "file-bad-slug",
    /// A file: no channel.
    FileNoChannel = "file-no-channel",

    /// A file: an age floor and no ages.
    FileAgeNotAsked = "file-age-not-asked",

    } };
}
pub(super) use sentences;
