//! What goes to many.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Below what staff wrote to many: whose it is, and how to get fewer.
    BulletinFoot { panel: String } = "bulletin-foot",
    /// A round is still open, to someone who has not begun.
    Reminder { title: String, date: Day } = "reminder",
    /// The same, to someone who broke off.
    ReminderStarted { title: String, date: Day } = "reminder-started",
    /// A round is over, and nobody answered: to those who had begun.
    ClosingUnanswered { title: String } = "closing-unanswered",
    /// A round is over: thanks, and who answers when.
    ClosingThanks { title: String, who: String, date: Day } = "closing-thanks",

    } };
}
pub(super) use sentences;
