//! What comes with a result that is out: a press release, a newsletter and a poster.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// The media kit: what must be done with the draft.
    KitDraft = "kit-draft",
    /// The media kit: what most said.
    KitMost { label: String, count: Figure, base: Figure } = "kit-most",
    /// The media kit: several things that as many said.
    KitEven { labels: Titles, count: Figure, base: Figure } = "kit-even",
    /// The media kit: what some said, where nobody can know whether they are most.
    KitSome { label: String, count: Figure, base: Figure } = "kit-some",
    /// The media kit: the mean of a scale between two ends.
    KitScale { mean: Figure, low: String, high: String } = "kit-scale",
    /// The media kit: the mean of a number.
    KitMean { mean: Figure } = "kit-mean",
    /// The media kit: the mean of a number of something.
    KitMeanOf { mean: Figure, unit: String } = "kit-mean-of",
    /// The media kit: how many answered, where no other figure may be shown.
    KitTurnout { known: String, responded: Figure, panelists: Figure, title: String } = "kit-turnout",
    /// The media kit: so few answered that no other figure is shown.
    KitFew = "kit-few",
    /// The media kit: how many took part.
    KitLead { known: String, responded: Figure, panelists: Figure, panel: String, title: String } = "kit-lead",
    /// The media kit: who decides, and what can change.
    KitPromise { who: String, can_change: String } = "kit-promise",
    /// The media kit: that those who decide have answered.
    KitGiven { who: String, date: Day } = "kit-given",
    /// The media kit: that they have not.
    KitLate { who: String, date: Day } = "kit-late",
    /// The media kit: that they have not, with a new date.
    KitLateUntil { who: String, date: Day, until: Day } = "kit-late-until",
    /// The media kit: heading of the decisions.
    KitDecisions = "kit-decisions",
    /// The media kit: where the whole result is.
    KitPage { url: String } = "kit-page",
    /// The media kit: heading of whom to ask.
    KitContact = "kit-contact",
    /// The media kit: what is to be filled in there.
    KitContactFill = "kit-contact-fill",
    /// The poster: what the code leads to.
    KitScan = "kit-scan",

    } };
}
pub(super) use sentences;
