//! Answers in people's own words, as a file to print.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Print: answers in people's own words.
    PrintHeading = "print-heading",
    /// Print: when the questions were open.
    PrintDates { from: Day, to: Day } = "print-dates",
    /// Print: how many answers.
    PrintCount { count: u32 } = "print-count",
    /// Print: each one speaks for themselves.
    PrintCaveat = "print-caveat",
    /// Print: what […] means.
    PrintHidden = "print-hidden",
    /// Print: an answer may stand under several themes.
    PrintThemes = "print-themes",
    /// Print: what may mean danger is left out.
    PrintDanger = "print-danger",
    /// Print: not all may be shown to others.
    PrintCare = "print-care",
    /// Print: all of it may be shown.
    PrintAllQuotable = "print-all-quotable",
    /// Print: this answer may be shown.
    PrintQuotable = "print-quotable",
    /// Print: answers without a theme.
    PrintWithoutTheme = "print-without-theme",

    } };
}
pub(super) use sentences;
