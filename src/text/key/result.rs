//! The result of a round.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// A result: how many answered.
    ResultTurnout { responded: u32, panelists: u32 } = "result-turnout",
    /// A result: so few answered that no figures are shown.
    ResultTurnoutFew { responded: u32, panelists: u32 } = "result-turnout-few",
    /// A result: the question whose figures follow, and how many answered it.
    ResultQuestion { question: String, count: u32 } = "result-question",
    /// A result: one option's figures.
    ResultRow { label: String, shown: String, percent: u32, count: u32 } = "result-row",
    /// A result: the figures of an end of a scale, with what it means.
    ResultRowEnd { point: Figure, meaning: String, shown: String, percent: u32, count: u32 } = "result-row-end",
    /// A result: the figures of "something else".
    ResultRowOther { shown: String, percent: u32, count: u32 } = "result-row-other",
    /// A result: how many gave a number between two.
    ResultRowBand { from: Figure, to: Figure, shown: String, percent: u32, count: u32 } = "result-row-band",
    /// A result: how many showed a point on the map.
    ResultRowMap { shown: String, percent: u32, count: u32 } = "result-row-map",
    /// A result: how many wrote a place in words.
    ResultRowWords { shown: String, percent: u32, count: u32 } = "result-row-words",
    /// A result: rows for which there was no room.
    ResultMoreRows { count: u32 } = "result-more-rows",
    /// A result: how many of all said the same as the reader.
    ResultSameAll { percent: u32 } = "result-same-all",
    /// A result: how many of the reader's group said the same.
    ResultSameGroup { group: String, percent: u32 } = "result-same-group",
    /// A result: what all say on average.
    ResultMeanAll { number: Figure } = "result-mean-all",
    /// A result: what the reader's group says on average.
    ResultMeanGroup { group: String, number: Figure } = "result-mean-group",
    /// A result: nobody can tell any more what the reader answered.
    ResultSealed = "result-sealed",
    /// A result: when those who decide answer.
    ResultStatement { who: String, date: Day } = "result-statement",
    /// A result: those who decide should have answered already, and nobody knows when they do.
    ResultStatementLate { who: String } = "result-statement-late",
    /// A result: those who decide answer later than was promised.
    ResultStatementLateUntil { who: String, date: Day } = "result-statement-late-until",
    /// A result: those who decide have answered.
    ResultStatementGiven { who: String, date: Day } = "result-statement-given",
    /// A result: those who decide have answered later than was promised.
    ResultStatementGivenLate { who: String, date: Day, missed: Day } = "result-statement-given-late",
    /// Leads to the page with everything that came of a round.
    ResultPage = "result-page",
    /// There is a result, to someone who did not answer.
    ResultLink { title: String, responded: u32, panelists: u32 } = "result-link",
    /// A round closed without an answer, so it has no result.
    NobodyAnswered = "nobody-answered",
    /// The rounds that are over.
    Results = "results",
    /// What came of rounds since the reader was here last.
    ResultsMissed = "results-missed",
    /// No round has a result yet.
    ResultsNone = "results-none",
    /// A round that has a result: how many answered.
    ResultsLine { responded: u32, panelists: u32 } = "results-line",
    /// When the statement on a round is promised.
    ResultsStatement { who: String, date: Day } = "results-statement",
    /// The statement on a round should have come, and nobody knows when it does.
    ResultsStatementLate { who: String } = "results-statement-late",
    /// The statement on a round comes later than was promised.
    ResultsStatementLateUntil { who: String, date: Day } = "results-statement-late-until",
    /// What came of a round, how far it has come, and when that was.
    ResultsDecision { status: String, date: Day, title: String } = "results-decision",
    /// Leads to the statement on a round.
    ResultsRead { title: String } = "results-read",
    /// What the person answered and what came of it.
    Mine = "mine",
    /// The person took part in no round that has a result.
    MineNone = "mine-none",
    /// Where answers are seen that have no result yet.
    MineMore = "mine-more",
    /// The command's name in menus: what came of rounds.
    CommandResults = "command-results",
    /// The command's name in menus: my answers.
    CommandMine = "command-mine",
    /// The words for what came of rounds.
    WordsResults = "words-results",
    /// The words for my answers.
    WordsMine = "words-mine",
    /// Leads to the person's own answers.
    ResultMine = "result-mine",
    /// Staff: let a round's result out.
    StaffRelease { title: String } = "staff-release",
    /// Staff: the result as it will look.
    StaffReleaseSample = "staff-release-sample",
    /// Staff: is the result to go out?
    StaffReleaseAsked { title: String, count: u32 } = "staff-release-asked",
    /// Staff: what letting it out means.
    StaffReleaseCare = "staff-release-care",
    /// Staff: fewer than ten answered, and what is shown then.
    StaffReleaseFew = "staff-release-few",
    /// Staff: everybody gave the same answer to a question, and what follows from that.
    StaffReleaseAlike { question: String } = "staff-release-alike",
    /// Staff: yes, let it out.
    StaffReleaseYes = "staff-release-yes",
    /// Staff: it is on its way.
    StaffReleased { title: String } = "staff-released",
    /// Staff: there is no result, because nobody answered.
    StaffReleaseNobody { title: String } = "staff-release-nobody",
    /// Staff: it is out already, or cannot go out yet.
    StaffReleaseNot { title: String } = "staff-release-not",
    /// A letter's subject: the result.
    LetterResult { title: String } = "letter-result",

    /// A file: a question without figures.
    FileNothingToCount = "file-nothing-to-count",

    } };
}
pub(super) use sentences;
