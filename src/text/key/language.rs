//! The language's own name, dates and figures.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// The language's own name for itself.
    LanguageName = "language-name",
    /// A day and a month.
    Date { day: u32, month: u32 } = "date",
    /// A day, a month and a year.
    DateWithYear { day: u32, month: u32, year: String } = "date-with-year",
    /// What stands before decimals.
    DecimalSign = "decimal-sign",
    /// What stands between groups of three digits.
    GroupSign = "group-sign",
    /// A list: what stands so far, and one more that is not the last.
    ListNext { earlier: String, next: String } = "list-next",
    /// A list: what stands so far, and the last.
    ListLast { earlier: String, last: String } = "list-last",

    } };
}
pub(super) use sentences;
