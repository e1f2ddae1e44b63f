//! A round of questions.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Who decides and what can change.
    PromiseWho { who: String, what: String } = "promise-who",
    /// Who decides and what could change, once it is closed.
    PromiseWas { who: String, what: String } = "promise-was",
    /// Who decides what, and when they answer.
    PromiseBrief { who: String, what: String, date: Day } = "promise-brief",
    /// When the statement comes.
    PromiseWhen { date: Day } = "promise-when",
    /// Secrecy of a confidential round.
    Confidential { date: Day } = "confidential",
    /// Secrecy of a linked round.
    Linked { date: Day } = "linked",
    /// How many questions and how long.
    Length { count: u32, minutes: u32 } = "length",
    /// Button: begin.
    Begin = "begin",
    /// Button: begin this one of several.
    BeginRound { title: String } = "begin-round",
    /// Button: go on where one stopped.
    Continue = "continue",
    /// Button: go on with this one of several.
    ContinueRound { title: String } = "continue-round",
    /// Button: see and change the answers.
    SeeAnswers = "see-answers",
    /// Button: see the answers in this one of several.
    SeeAnswersIn { title: String } = "see-answers-in",
    /// A sensitive round is answered on our own page.
    SensitiveHere = "sensitive-here",
    /// Link: to our own page.
    SensitiveLink = "sensitive-link",
    /// Question 2 of 5.
    Progress { number: u32, total: u32 } = "progress",
    /// How many options may be ticked; `more` is how many more than the fewest.
    ChooseBetween { min: u32, max: u32, more: u32 } = "choose-between",
    /// How many options can be chosen in a menu that needs no further button.
    ChooseInMenu { min: u32, max: u32, more: u32 } = "choose-in-menu",
    /// What the ends of a scale mean.
    ScaleEnds { from: Figure, low: String, to: Figure, high: String } = "scale-ends",
    /// Write a number, in this unit.
    NumberAsked { unit: String } = "number-asked",
    /// Write a number.
    NumberAskedPlain = "number-asked-plain",
    /// Write what you think.
    TextAsked = "text-asked",
    /// Share the place or write it.
    PlaceAsked = "place-asked",
    /// Please write where it is.
    PlaceAskedInWords = "place-asked-in-words",
    /// Button: share my place.
    PlaceShare = "place-share",
    /// Button: send what was written.
    Send = "send",
    /// Button: done ticking.
    Done = "done",
    /// Button: skip.
    Skip = "skip",
    /// Button: don't know.
    DontKnow = "dont-know",
    /// Button: something else.
    Other = "other",
    /// Button: back.
    Back = "back",
    /// Button: change.
    Change = "change",
    /// What you answered.
    YourAnswer = "your-answer",
    /// You answered this on the scale.
    AnswerNumber { number: Figure } = "answer-number",
    /// A number with its unit.
    AnswerNumberUnit { number: Figure, unit: String } = "answer-number-unit",
    /// Something else, in these words.
    AnswerOther { words: String } = "answer-other",
    /// A place on the map.
    AnswerPlace = "answer-place",
    /// Skipped.
    AnswerSkipped = "answer-skipped",
    /// Doesn't know.
    AnswerDontKnow = "answer-dont-know",
    /// Please write what else.
    OtherAsked = "other-asked",
    /// Your answer is in.
    Thanks = "thanks",
    /// Your answers are in.
    ThanksMany = "thanks-many",
    /// How long one can change.
    ThanksChange { date: Day } = "thanks-change",
    /// What comes next: result, then statement.
    ThanksNext { who: String, date: Day } = "thanks-next",
    /// The round has closed.
    RoundClosed { date: Day } = "round-closed",
    /// The round has closed, and where to see what came of it.
    RoundClosedSee = "round-closed-see",
    /// The round has closed, and what was answered before stands.
    AnswersStand { date: Day } = "answers-stand",
    /// The same, and where to see what came of it.
    AnswersStandSee = "answers-stand-see",
    /// Where a round is announced to everyone: until when it can be answered, and that only the reader sees what they answer.
    AnnouncementHow { date: Day } = "announcement-how",
    /// Button: answer the round that is announced.
    AnnouncementAnswer = "announcement-answer",

    /// Rounds: heading.
    Rounds = "rounds",
    /// Rounds: nothing open.
    RoundsNone = "rounds-none",
    /// Rounds: nothing open, and what is new is shown here.
    RoundsNoneHere = "rounds-none-here",
    /// An open round not begun.
    RoundOpen { title: String, date: Day } = "round-open",
    /// An open round begun.
    RoundStarted { title: String, date: Day } = "round-started",
    /// An open round answered.
    RoundDone { title: String, date: Day } = "round-done",
    /// A closed round, and where to see what came of it.
    RoundOver { title: String } = "round-over",
    /// A closed round that nobody answered.
    RoundUnanswered { title: String } = "round-unanswered",
    /// A closed round, whose statement is awaited.
    RoundWaiting { title: String, date: Day } = "round-waiting",

    /// May what was written be shown without a name?
    QuoteAsked = "quote-asked",
    /// What showing it means.
    QuoteHow = "quote-how",
    /// Button: it may.
    QuoteYes = "quote-yes",
    /// Button: it may not.
    QuoteNo = "quote-no",
    /// It may be shown.
    QuoteAllowed = "quote-allowed",
    /// It is not shown.
    QuoteRefused = "quote-refused",
    /// Button: it may be shown after all.
    QuoteShow = "quote-show",
    /// Button: it may not be shown after all.
    QuoteHide = "quote-hide",

    /// To whoever writes of something hard: who reads it, and that there is help.
    Care = "care",
    /// The same to whoever wrote it where nothing of it is kept.
    CareUnkept = "care-unkept",
    /// The same: what to do at once.
    CareNow = "care-now",

    } };
}
pub(super) use sentences;
