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
    /// Button for staff: correct the statement that was sent.
    StaffStatementCorrect = "staff-statement-correct",
    /// To staff: what was wrong?
    StaffWrongAsked { language: String } = "staff-wrong-asked",
    /// To staff: who reads that, and how much fits.
    StaffWrongHow { max: u32 } = "staff-wrong-how",
    /// The field for it.
    StaffWrongLabel = "staff-wrong-label",
    /// To staff: it does not say what was wrong.
    StaffWrongMissing { language: String } = "staff-wrong-missing",
    /// Button for staff: write anew what was wrong.
    StaffWrongRewrite { language: String } = "staff-wrong-rewrite",
    /// To staff: the text that holds follows.
    StaffReadsNow = "staff-reads-now",
    /// To staff: what a correction in a chat leaves as it is.
    StaffCorrectionRest = "staff-correction-rest",
    /// Button for staff: give the correction up.
    StaffCorrectionDrop = "staff-correction-drop",
    /// To staff: it is given up.
    StaffCorrectionDropped = "staff-correction-dropped",

    } };
}
pub(super) use sentences;
