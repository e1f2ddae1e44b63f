//! A result as a table for a spreadsheet.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Table: heading of the questions.
    TableQuestion = "table-question",
    /// Table: heading of the ids that the files give to what stands beside.
    TableId { what: String } = "table-id",
    /// Table: heading of what a row counts.
    TableKind = "table-kind",
    /// Table: a row counts those who gave one answer.
    TableKindAnswer = "table-kind-answer",
    /// Table: a row counts all who answered.
    TableKindBase = "table-kind-base",
    /// Table: a row counts those who gave no answer.
    TableKindMissing = "table-kind-missing",
    /// Table: heading of whether a count is hidden, 1 or 0.
    TableHidden = "table-hidden",
    /// Table: name of the sheet of the whole panel.
    TableAll = "table-all",
    /// Table: name of the sheet of how many began on each day.
    TableDays = "table-days",
    /// Table: heading of how many began on a day.
    TableBegan = "table-began",
    /// Table: name of the sheet of where people broke off.
    TableBrokeOff = "table-broke-off",
    /// Table: name of the sheet of how the result came to be.
    TableMethod = "table-method",

    } };
}
pub(super) use sentences;
