//! When something did not work, and what to do then.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Not understood.
    NotUnderstood = "not-understood",
    /// Not understood, where no number is an answer.
    NotUnderstoodWords = "not-understood-words",
    /// Not understood, and nothing to press.
    NotUnderstoodIdle = "not-understood-idle",
    /// Not understood for the third time.
    StillNotUnderstood = "still-not-understood",
    /// Fits several options.
    Ambiguous = "ambiguous",
    /// Not a number.
    NotANumber = "not-a-number",
    /// Between these two.
    OutOfRange { min: Figure, max: Figure } = "out-of-range",
    /// At least this.
    TooSmall { min: Figure } = "too-small",
    /// At most this.
    TooLarge { max: Figure } = "too-large",
    /// Too long.
    TooLong { max: u32 } = "too-long",
    /// Too few or too many options.
    WrongCount { min: u32, max: u32, more: u32 } = "wrong-count",
    /// Not on the map.
    NotAPlace = "not-a-place",
    /// Stickers.
    StickerUnread = "sticker-unread",
    /// Voice.
    VoiceUnread = "voice-unread",
    /// Other things.
    OtherUnread = "other-unread",
    /// An old button.
    OldButton = "old-button",
    /// Somebody else's panel.
    NotYours = "not-yours",
    /// In no panel.
    NotMember = "not-member",
    /// This question can't be skipped.
    CannotSkip = "cannot-skip",
    /// This is the first question.
    NothingBefore = "nothing-before",
    /// The code joins nothing, or no longer.
    LinkCodeUnknown = "link-code-unknown",
    /// Many codes that lead nowhere: wait.
    TooManyCodes = "too-many-codes",
    /// The two are one person already.
    LinkedAlready = "linked-already",
    /// One of the two that are to be joined has a role.
    LinkOfStaff = "link-of-staff",
    /// The code is the reader's own, and is for another place.
    OwnLinkCode = "own-link-code",
    /// Where a code is made.
    LinkFromThere = "link-from-there",
    /// Where a code is made, where it is given with a command.
    LinkFromThereCommand = "link-from-there-command",
    /// The only place.
    NothingToUnlink = "nothing-to-unlink",
    /// No page in the browser.
    NoOwnPage = "no-own-page",
    /// Written before the question had arrived.
    TooSoon = "too-soon",
    /// The database is away: press again in a moment.
    NotSavedYet = "not-saved-yet",
    /// It is being saved, and the answer comes in a moment.
    Saving = "saving",

    } };
}
pub(super) use sentences;
