//! The public pages about a panel and its results.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// A round's number.
    PublicRoundNumber { number: u32 } = "public-round-number",
    /// Open until then.
    PublicOpen { date: Day } = "public-open",
    /// Button: leads to where the open round is answered.
    PublicRespond = "public-respond",
    /// At least so many have answered.
    PublicCounter { count: Figure } = "public-counter",
    /// Closed, and the result is not out.
    PublicWaiting = "public-waiting",
    /// Out since then.
    PublicReleased { date: Day } = "public-released",
    /// Heading: the panel's rounds.
    PublicRounds = "public-rounds",
    /// There are none yet.
    PublicNone = "public-none",
    /// Link: join the panel.
    PublicJoin = "public-join",
    /// Heading: what was promised.
    PublicPromise = "public-promise",
    /// Heading: the result.
    PublicResult = "public-result",
    /// Above a table.
    PublicCaption = "public-caption",
    /// Column: the answer.
    PublicAnswer = "public-answer",
    /// Column: how many.
    PublicCount = "public-count",
    /// Column: the share.
    PublicShare = "public-share",
    /// Column: the day.
    PublicDay = "public-day",
    /// Row: those who passed a question by.
    PublicSkipped = "public-skipped",
    /// Row: all who answered.
    PublicBase = "public-base",
    /// A question that was answered in one's own words.
    PublicOwnWords = "public-own-words",
    /// The same, of which some are shown.
    PublicOwnWordsSome = "public-own-words-some",
    /// Before what some have said in their own words.
    PublicQuotes = "public-quotes",
    /// Above the names of what several wrote about.
    PublicThemes = "public-themes",
    /// Heading: how the result came to be.
    PublicMethod = "public-method",
    /// Heading: the statement of those who decide.
    PublicStatement = "public-statement",
    /// When the statement comes.
    PublicStatementDue { who: String, date: Day } = "public-statement-due",
    /// A page: leads down to the answer.
    PublicStatementShort = "public-statement-short",
    /// A page: those who decide have answered.
    PublicStatementGiven { who: String, date: Day } = "public-statement-given",
    /// A page: those who decide have answered later than was promised.
    PublicStatementGivenLate { who: String, date: Day, missed: Day } = "public-statement-given-late",
    /// A page: the answer has not come when it was promised, and nobody knows when it does.
    PublicStatementLate { missed: Day } = "public-statement-late",
    /// A page: the answer comes later than it was promised.
    PublicStatementLateUntil { missed: Day, date: Day } = "public-statement-late-until",
    /// A page: the links to other rounds that an answer or a decision belongs to follow.
    PublicAlso = "public-also",
    /// A page: the heading of what became of it.
    PublicDecisions = "public-decisions",
    /// A page: nothing has been told yet of what became of it.
    PublicDecisionsNone = "public-decisions-none",
    /// A page: on this day it stood so.
    PublicUpdate { status: String, date: Day } = "public-update",
    /// A page: what its parts are called together.
    PublicParts = "public-parts",
    /// Link and heading: how groups answered.
    PublicGroups = "public-groups",
    /// A group and how many in it answered.
    PublicGroup { group: String, count: Figure } = "public-group",
    /// Those of one category and of another.
    PublicBoth { one: String, other: String } = "public-both",
    /// No group is large enough.
    PublicGroupsNone = "public-groups-none",
    /// The links to other languages.
    PublicLanguages = "public-languages",
    /// Link: the Atom feed.
    PublicFeed = "public-feed",
    /// No such panel or round here: heading.
    PublicMissingTitle = "public-missing-title",
    /// No such panel or round here: what it may be.
    PublicMissing = "public-missing",

    } };
}
pub(super) use sentences;
