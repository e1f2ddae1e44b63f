//! The answers as a file, for those who analyse them.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Export: what the file is.
    ExportWhat { title: String, panel: String } = "export-what",
    /// Export: it must not be matched.
    ExportNoMatching = "export-no-matching",
    /// Export: how long it may be kept.
    ExportRetention = "export-retention",
    /// Export: what was made coarser.
    ExportCoarse = "export-coarse",
    /// An export's notice: it shows small groups, which the results do not.
    ExportSmallGroups = "export-small-groups",
    /// Export: open answers are in it.
    ExportWithWords = "export-with-words",
    /// Export: open answers are not in it.
    ExportWithoutWords = "export-without-words",
    /// Export: how the result is used.
    ExportUse { how: String } = "export-use",
    /// Export: heading of the variables' names.
    ExportVariable = "export-variable",
    /// Export: heading of the ids.
    ExportId = "export-id",
    /// Export: heading of the kinds.
    ExportKind = "export-kind",
    /// Export: heading of the questions in one language.
    ExportLabelIn { language: String } = "export-label-in",
    /// Export: heading of the codes.
    ExportCode = "export-code",
    /// Export: heading of what the codes mean, in one language.
    ExportMeaningIn { language: String } = "export-meaning-in",
    /// Export: heading of the times.
    ExportWhen = "export-when",
    /// Export: heading of what happened.
    ExportHappened = "export-happened",
    /// Export: the round opened.
    ExportOpened = "export-opened",
    /// Export: the round closed.
    ExportClosed = "export-closed",
    /// Export: the round was sealed.
    ExportSealed = "export-sealed",
    /// Export: the answers were exported.
    ExportExported = "export-exported",
    /// Export: the running number.
    ExportRespondent = "export-respondent",
    /// Export: one option of a question.
    ExportPart { part: String, question: String } = "export-part",
    /// Export: why there is no answer.
    ExportWhy { question: String } = "export-why",
    /// Export: degrees north.
    ExportLatitude { question: String } = "export-latitude",
    /// Export: degrees east.
    ExportLongitude { question: String } = "export-longitude",
    /// Export: a place on the map.
    ExportOnTheMap = "export-on-the-map",
    /// Export: a place in words.
    ExportInWords = "export-in-words",
    /// Export: the question was answered.
    ExportAnswered = "export-answered",
    /// Export: the option was ticked.
    ExportTicked = "export-ticked",
    /// Export: the option was not ticked.
    ExportNotTicked = "export-not-ticked",
    /// Export: the question was skipped.
    ExportSkipped = "export-skipped",
    /// Export: the question was not for this respondent.
    ExportNotAsked = "export-not-asked",
    /// Export: the respondent broke off before.
    ExportNotReached = "export-not-reached",
    /// Export: would not say.
    ExportWouldNotSay = "export-would-not-say",
    /// Export: not known, or left out.
    ExportWithheld = "export-withheld",

    } };
}
pub(super) use sentences;
