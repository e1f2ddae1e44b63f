//! What whoever sends to many needs to know about how it goes out.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Staff: sending it is paid for, and what that costs.
    StaffReachPaid = "staff-reach-paid",

    } };
}
pub(super) use sentences;
