//! E-mail: the letters, and how to get them and be rid of them.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// A letter's subject: news.
    LetterNews { panel: String } = "letter-news",
    /// A letter's subject: a round is open.
    LetterOpening { panel: String, title: String } = "letter-opening",
    /// A letter's subject: a round is still open.
    LetterReminder { title: String } = "letter-reminder",
    /// A letter's subject: a round is over.
    LetterClosing { title: String } = "letter-closing",
    /// A letter's subject: is this address right?
    LetterConfirm { panel: String } = "letter-confirm",
    /// A letter's link: to the open round.
    LetterAnswer = "letter-answer",
    /// A letter's link: to the person's own page.
    LetterOwnPage = "letter-own-page",
    /// At a letter's end: the link is the person's own, why they get it, and how to get fewer.
    LetterWhy { panel: String } = "letter-why",
    /// A letter's link: no more letters.
    LetterStop = "letter-stop",
    /// The letter that asks whether an address is right.
    ConfirmMailbox { panel: String } = "confirm-mailbox",
    /// Its link.
    ConfirmMailboxLink = "confirm-mailbox-link",
    /// How long the link works, and what to do if it was somebody else.
    ConfirmMailboxNot = "confirm-mailbox-not",
    /// We reach you by e-mail.
    MyDataEmail = "my-data-email",
    /// The card on our page: heading.
    MailCard = "mail-card",
    /// The card: what letters come.
    MailCardWhy = "mail-card-why",
    /// The card: a letter has been sent there.
    MailCardAsked { mailbox: String } = "mail-card-asked",
    /// The card: letters go there.
    MailCardOn { mailbox: String } = "mail-card-on",
    /// The card: the field.
    MailCardField = "mail-card-field",
    /// The card: the button.
    MailCardGive = "mail-card-give",
    /// The card: the button that takes the address away.
    MailCardRemove = "mail-card-remove",
    /// What was typed is no e-mail address: heading.
    MailboxWrongTitle = "mailbox-wrong-title",
    /// What was typed is no e-mail address: what to do.
    MailboxWrong = "mailbox-wrong",
    /// Too many letters today: heading.
    MailboxTooManyTitle = "mailbox-too-many-title",
    /// Too many letters today: what to do.
    MailboxTooMany = "mailbox-too-many",
    /// The page behind the link in the letter: heading.
    MailConfirmTitle = "mail-confirm-title",
    /// The page behind the link in the letter: what the button does.
    MailConfirmWhy = "mail-confirm-why",
    /// Its button.
    MailConfirmYes = "mail-confirm-yes",
    /// The address is confirmed: heading.
    MailConfirmedTitle = "mail-confirmed-title",
    /// The address is confirmed: what happens next.
    MailConfirmed = "mail-confirmed",
    /// The link confirms nothing (any more): heading.
    MailConfirmGoneTitle = "mail-confirm-gone-title",
    /// The link confirms nothing (any more): what to do.
    MailConfirmGone = "mail-confirm-gone",
    /// The page that ends letters: heading.
    MailStopTitle = "mail-stop-title",
    /// The page that ends letters: what the button does.
    MailStopWhy = "mail-stop-why",
    /// Its button.
    MailStopYes = "mail-stop-yes",
    /// No more letters: heading.
    MailStoppedTitle = "mail-stopped-title",
    /// No more letters: what stays.
    MailStopped = "mail-stopped",
    /// The link ends nothing: heading.
    MailStopWrongTitle = "mail-stop-wrong-title",
    /// The link ends nothing: what to do.
    MailStopWrong = "mail-stop-wrong",

    } };
}
pub(super) use sentences;
