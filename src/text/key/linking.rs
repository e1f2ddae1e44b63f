//! One person, several places: joining them, and unlinking.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// What the code is for.
    LinkCode = "link-code",
    /// What to do with the code.
    LinkCodeHow = "link-code-how",
    /// Or open a link.
    LinkCodeOpen = "link-code-open",
    /// What to write in Discord, where no link carries the code.
    LinkCodeDiscord { code: String } = "link-code-discord",
    /// How long the code works, and who it is for.
    LinkCodeTime { minutes: u32 } = "link-code-time",
    /// The code is used or old.
    LinkCodeGone = "link-code-gone",
    /// Are the two the same person?
    LinkAsked = "link-asked",
    /// What joining the two means.
    LinkAskedWhat = "link-asked-what",
    /// Whose answer stays, for someone who has answered here already.
    LinkAskedBoth = "link-asked-both",
    /// What was agreed to holds here too.
    LinkConsent { panel: String } = "link-consent",
    /// Yes says that one is old enough.
    LinkAskedAge { age: u32 } = "link-asked-age",
    /// Not with somebody else's code.
    LinkAskedCare = "link-asked-care",
    /// Button: yes, join them.
    LinkYes = "link-yes",
    /// Button: no.
    LinkNo = "link-no",
    /// The two are one now.
    LinkedNow = "linked-now",
    /// They stay two.
    LinkDeclined = "link-declined",
    /// Too young for one of the places.
    LinkTooYoung { age: u32 } = "link-too-young",
    /// Really let this address go?
    UnlinkAsked = "unlink-asked",
    /// What that means.
    UnlinkWhat = "unlink-what",
    /// Button: yes, let it go.
    UnlinkYes = "unlink-yes",
    /// Button: no.
    UnlinkNo = "unlink-no",
    /// It stays.
    UnlinkCancelled = "unlink-cancelled",
    /// It is gone, and the rest stays.
    Unlinked = "unlinked",

    } };
}
pub(super) use sentences;
