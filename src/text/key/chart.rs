//! Charts, and what is said about how the result came to be.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// A share in whole percent.
    ChartShare { share: u32 } = "chart-share",
    /// A share of less than half a percent, and more than nothing.
    ChartShareUnderOne = "chart-share-under-one",
    /// In the place of a figure of few.
    ChartHidden = "chart-hidden",
    /// One line of a chart in words.
    ChartLine { label: String, value: String } = "chart-line",
    /// A chart for those who cannot see it.
    ChartAlt { title: String, lines: String } = "chart-alt",
    /// How many answered a question.
    ChartBase { count: Figure } = "chart-base",
    /// How many answered a question that was asked of some only, by what they had answered before.
    ChartBaseOfSome { count: Figure } = "chart-base-of-some",
    /// Several answers are possible.
    ChartSeveral = "chart-several",
    /// How many do not know.
    ChartDontKnow { count: Figure } = "chart-dont-know",
    /// The mean and the median.
    ChartMean { mean: Figure, median: Figure } = "chart-mean",
    /// A chart: the mean and the median of a number of something.
    ChartMeanOf { mean: Figure, median: Figure, unit: String } = "chart-mean-of",
    /// From when until when it was answered.
    ChartDates { from: Day, to: Day } = "chart-dates",
    /// On which day it was answered, all of it.
    ChartDate { date: Day } = "chart-date",
    /// Nobody speaks for anyone else.
    ChartEach = "chart-each",
    /// A chart over rounds: the mean is drawn.
    ChartTrendMean = "chart-trend-mean",
    /// A chart over rounds: the mean on a scale between two ends is drawn.
    ChartTrendScale { low: String, high: String } = "chart-trend-scale",
    /// A chart over rounds: one answer's share is drawn.
    ChartTrendShare { label: String } = "chart-trend-share",
    /// A chart over rounds: a round, where it may not be told how many answered.
    ChartTrendRound { number: u32, date: Day } = "chart-trend-round",
    /// A chart over rounds: a round, and how many answered.
    ChartTrendRoundOf { number: u32, date: Day, count: Figure } = "chart-trend-round-of",
    /// Only the answers that most gave are shown.
    ChartMost = "chart-most",
    /// Fewer than ten answered.
    ChartTooFew = "chart-too-few",
    /// A point of a scale with its meaning.
    ChartPoint { point: Figure, meaning: String } = "chart-point",
    /// Numbers up to, but not with, the second.
    ChartBand { from: Figure, to: Figure } = "chart-band",
    /// Numbers up to the second.
    ChartBandLast { from: Figure, to: Figure } = "chart-band-last",
    /// A place in words.
    ChartInWords = "chart-in-words",
    /// The chart of the days on which people began.
    ChartDays = "chart-days",
    /// Several days at once.
    ChartDaySpan { from: Day, to: Day } = "chart-day-span",
    /// How many of the panel answered.
    ChartTurnout { known: String, responded: Figure, panelists: Figure } = "chart-turnout",

    /// Anyone could take part.
    MethodOpen { panel: String } = "method-open",
    /// Those who were invited could take part.
    MethodInvited { panel: String } = "method-invited",
    /// Those who were drawn were asked.
    MethodDrawn { panel: String } = "method-drawn",
    /// Some were drawn, others came.
    MethodMixed { panel: String } = "method-mixed",
    /// From what age.
    MethodAge { age: u32 } = "method-age",
    /// How many answered, and came to the end.
    MethodTurnout { known: String, responded: Figure, panelists: Figure, completed: Figure } = "method-turnout",
    /// Participation and completion, by their right names.
    MethodRates { participation: Figure, completion: Figure } = "method-rates",
    /// The response rate of those who were drawn.
    MethodResponseRate { rate: Figure } = "method-response-rate",
    /// Between which days.
    MethodDates { from: Day, to: Day } = "method-dates",
    /// On which day, where it was one.
    MethodDate { date: Day } = "method-date",
    /// What those who came can say.
    MethodSays = "method-says",
    /// What those who were drawn can say.
    MethodSaysDrawn = "method-says-drawn",
    /// It could be answered twice.
    MethodTwice = "method-twice",
    /// Few are not shown.
    MethodSmall = "method-small",
    /// How else people were heard.
    MethodAlsoHeard { words: String } = "method-also-heard",

    } };
}
pub(super) use sentences;
