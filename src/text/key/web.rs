//! The web pages around the conversation. What the conversation itself says is in the other files.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Skip link: to the latest message.
    WebSkip = "web-skip",
    /// The latest messages, for screen readers.
    WebNow = "web-now",
    /// The menu.
    WebMenu = "web-menu",
    /// What may be written at the bottom of the chat.
    WebWrite = "web-write",
    /// The field to write a code in.
    WebWriteCode = "web-write-code",
    /// Mark on an answered question.
    WebAnswered = "web-answered",
    /// Mark on what was chosen, for screen readers.
    WebChosen = "web-chosen",
    /// What was shown before something newer came, for screen readers.
    WebBefore = "web-before",
    /// The answered questions, for screen readers.
    WebEarlier = "web-earlier",
    /// A text to copy, for screen readers.
    WebCopyLabel = "web-copy-label",
    /// Button: copy.
    WebCopy = "web-copy",
    /// It is copied.
    WebCopied = "web-copied",

    /// Link: save this file.
    WebFile = "web-file",
    /// The phone did not tell the place.
    WebPlaceFailed = "web-place-failed",
    /// The return link: heading.
    WebReturn = "web-return",
    /// The return link: what it is for.
    WebReturnWhy = "web-return-why",
    /// The return link: its field.
    WebReturnLabel = "web-return-label",
    /// Closing the chat on a shared device.
    WebCloseWhy = "web-close-why",
    /// Button: close the chat.
    WebClose = "web-close",
    /// Other places to answer: heading.
    WebElsewhere = "web-elsewhere",
    /// Link: answer there instead.
    WebElsewhereLink { platform: String } = "web-elsewhere-link",
    /// The age asked there.
    WebElsewhereAge { age: u32 } = "web-elsewhere-age",
    /// What to write in Discord, once the bot is there.
    WebElsewhereDiscord { code: String } = "web-elsewhere-discord",
    /// The page of a return link: heading.
    WebBackTitle = "web-back-title",
    /// The page of a return link: what the button does.
    WebBackWhy = "web-back-why",
    /// Another chat is open here and will be replaced.
    WebBackReplaces = "web-back-replaces",
    /// Button: open my chat.
    WebBackOpen = "web-back-open",
    /// A return link that is not ours: heading.
    WebBackWrongTitle = "web-back-wrong-title",
    /// A return link that is not ours: what to do.
    WebBackWrong = "web-back-wrong",
    /// A return link to what has been deleted: the title.
    WebBackGoneTitle = "web-back-gone-title",
    /// A return link to what has been deleted.
    WebBackGone = "web-back-gone",
    /// A browser that we do not know: heading.
    WebUnknownTitle = "web-unknown-title",
    /// A browser that we do not know: what to do.
    WebUnknown = "web-unknown",
    /// Link: start anew.
    WebUnknownStart = "web-unknown-start",
    /// What was written is given back.
    WebKept = "web-kept",
    /// Nothing of the chat is kept: heading.
    WebGoodbye = "web-goodbye",
    /// A page: many have come in from the same network.
    WebCrowdedTitle = "web-crowded-title",
    /// When to try again.
    WebCrowded { minutes: u32 } = "web-crowded",
    /// Many codes that lead nowhere have come from the same network.
    WebManyCodes { minutes: u32 } = "web-many-codes",
    /// The database is away, nothing is saved yet: heading.
    WebUnsavedTitle = "web-unsaved-title",
    /// Nothing is saved yet: what to do.
    WebUnsaved = "web-unsaved",
    /// Button: save again.
    WebUnsavedAgain = "web-unsaved-again",
    /// The database is away, the page cannot be shown: heading.
    WebClosedTitle = "web-closed-title",
    /// The page cannot be shown: what to do.
    WebClosed = "web-closed",
    /// Link: try again.
    WebClosedAgain = "web-closed-again",
    /// More than fits in a form: heading.
    WebTooLongTitle = "web-too-long-title",
    /// More than fits in a form: what to do.
    WebTooLong = "web-too-long",
    /// A form that cannot be read: heading.
    WebUnreadableTitle = "web-unreadable-title",
    /// A form that cannot be read: what to do.
    WebUnreadable = "web-unreadable",
    /// A form from another site: heading.
    WebForeignTitle = "web-foreign-title",
    /// A form from another site: what to do.
    WebForeign = "web-foreign",
    /// No such page: heading.
    WebMissingTitle = "web-missing-title",
    /// No such page: what to do.
    WebMissing = "web-missing",
    /// Link: to the start.
    WebToStart = "web-to-start",
    /// Link: to the chat.
    WebToChat = "web-to-chat",

    } };
}
pub(super) use sentences;
