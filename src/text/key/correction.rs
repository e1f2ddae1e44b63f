//! For those who work with a panel: correcting a bulletin that has arrived, and when there is none.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Staff: nothing to approve or to send.
    StaffNoBulletins = "staff-no-bulletins",
    /// Staff: put another text in the place of what people have got.
    StaffCorrect { language: String } = "staff-correct",
    /// Staff: please write that text.
    StaffCorrectionAsked { language: String } = "staff-correction-asked",
    /// Staff: what writing it leads to.
    StaffCorrectionCare = "staff-correction-care",
    /// Staff: and that the picture does not change.
    StaffCorrectionPicture = "staff-correction-picture",

    } };
}
pub(super) use sentences;
