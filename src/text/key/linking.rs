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
    /// Which address to let go?
    UnlinkAsked = "unlink-asked",
    /// What that means.
    UnlinkWhat = "unlink-what",
    /// Button: this one.
    UnlinkYes = "unlink-yes",
    /// Button: every other.
    UnlinkOthers = "unlink-others",
    /// Button: no.
    UnlinkNo = "unlink-no",
    /// It stays.
    UnlinkCancelled = "unlink-cancelled",
    /// It is gone, and the rest stays.
    Unlinked = "unlinked",
    /// Every other is gone.
    OthersUnlinked = "others-unlinked",
    /// To the places that were there before: another is joined to them.
    PlaceJoined { place: String } = "place-joined",
    /// What to do if it was somebody else.
    PlaceJoinedCare = "place-joined-care",
    /// Button: it was somebody else.
    PlaceJoinedNotMe = "place-joined-not-me",
    /// Really replace the link?
    NewLinkAsked = "new-link-asked",
    /// What that means.
    NewLinkWhat = "new-link-what",
    /// Button: yes, replace it.
    NewLinkYes = "new-link-yes",
    /// Button: no.
    NewLinkNo = "new-link-no",
    /// It stays.
    NewLinkDeclined = "new-link-declined",
    /// It is replaced.
    NewLink = "new-link",
    /// Where the new one stands, on the page itself.
    NewLinkBelow = "new-link-below",
    /// The new one, elsewhere.
    NewLinkLabel = "new-link-label",
    /// Not to be shown to anyone.
    NewLinkCare = "new-link-care",

    } };
}
pub(super) use sentences;
