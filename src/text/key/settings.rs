//! Inviting, help, language, pause, leaving, forgetting, my data.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// The friend's invitation: heading.
    Invite { panel: String } = "invite",
    /// How many have joined: none yet.
    InviteNone = "invite-none",
    /// How many have joined: one or two.
    InviteSome = "invite-some",
    /// How many have joined: three or more.
    InviteCount { count: u32 } = "invite-count",
    /// What to do with the text.
    InviteShare = "invite-share",
    /// The text to share.
    InviteText { panel: String, url: String } = "invite-text",
    /// The link for Telegram.
    InviteTelegram = "invite-telegram",
    /// The link for Discord.
    InviteDiscord = "invite-discord",
    /// What to write in Discord, where no link carries the code.
    InviteDiscordCode { code: String } = "invite-discord-code",
    /// The link for the browser.
    InviteBrowser = "invite-browser",
    /// What the QR picture shows.
    InvitePicture { panel: String } = "invite-picture",
    /// Button: invite a friend.
    InviteButton = "invite-button",

    /// Help: heading.
    Help = "help",
    /// Help: how it works.
    HelpHow = "help-how",
    /// Which language?
    LanguageAsked = "language-asked",
    /// Language changed.
    LanguageChanged = "language-changed",
    /// Paused.
    Paused = "paused",
    /// Button: go on.
    Resume = "resume",
    /// Back from the pause.
    Resumed = "resumed",
    /// Left.
    Left = "left",
    /// Left: what is still kept.
    LeftKept = "left-kept",
    /// Left: what is still kept of someone who has not answered.
    LeftKnown = "left-known",
    /// There was nothing to leave.
    LeftNothing = "left-nothing",
    /// Stop or answer?
    StopOrAnswer = "stop-or-answer",
    /// Code or answer?
    CodeOrAnswer = "code-or-answer",

    /// Button: stop.
    StopMeant = "stop-meant",
    /// Button: it was my answer.
    AnswerMeant = "answer-meant",
    /// Write it once more.
    WriteItAgain = "write-it-again",

    /// Erase everything?
    ForgetAsked = "forget-asked",
    /// What is erased.
    ForgetWhat = "forget-what",
    /// What stays: answers in rounds that have closed.
    ForgetCounted = "forget-counted",
    /// Button: yes, erase.
    ForgetYes = "forget-yes",
    /// Button: no, keep.
    ForgetNo = "forget-no",
    /// Nothing erased.
    ForgetCancelled = "forget-cancelled",
    /// All erased.
    Forgotten = "forgotten",
    /// My data: heading.
    MyData = "my-data",
    /// My data: none.
    MyDataNone = "my-data-none",
    /// My data: a panel.
    MyDataPanel { panel: String, date: Day } = "my-data-panel",
    /// My data: a panel that takes a break from writing to them.
    MyDataPaused { panel: String, date: Day } = "my-data-paused",
    /// My data: a panel that they have answered without joining, and until when that is known.
    MyDataGuest { panel: String, date: Day } = "my-data-guest",
    /// My data: a panel that was left.
    MyDataLeft { panel: String, date: Day } = "my-data-left",
    /// My data: consent.
    MyDataConsent { place: String, date: Day } = "my-data-consent",
    /// My data: a background fact.
    MyDataBackground { question: String, answer: String } = "my-data-background",
    /// My data: took part in.
    MyDataRound { title: String } = "my-data-round",
    /// My data: an answer.
    MyDataAnswer { question: String } = "my-data-answer",

    /// My data: the answer may be shown.
    MyDataQuotable = "my-data-quotable",
    /// My data: the answer may not be shown.
    MyDataNotQuotable = "my-data-not-quotable",
    /// My data: reached in Telegram.
    MyDataTelegram = "my-data-telegram",
    /// My data: reached in Discord.
    MyDataDiscord = "my-data-discord",
    /// My data: reached in the browser.
    MyDataBrowser = "my-data-browser",
    /// My data: reached in the terminal.
    MyDataTerminal = "my-data-terminal",
    /// My data: the file.
    MyDataFile = "my-data-file",

    /// Menu: start.
    CommandStart = "command-start",
    /// Menu: help.
    CommandHelp = "command-help",
    /// Menu: language.
    CommandLanguage = "command-language",
    /// Menu: rounds.
    CommandRounds = "command-rounds",
    /// Menu: invite.
    CommandInvite = "command-invite",
    /// Menu: pause.
    CommandPause = "command-pause",
    /// Menu: leave.
    CommandLeave = "command-leave",
    /// Menu: forget.
    CommandForget = "command-forget",
    /// Menu: my data.
    CommandMyData = "command-my-data",
    /// What the command for joining with a code does.
    CommandJoin = "command-join",
    /// The name of that command.
    CommandJoinName = "command-join-name",
    /// What the code for it is.
    CommandCode = "command-code",
    /// The name of the place for the code.
    CommandCodeName = "command-code-name",
    /// Menu: join another address.
    CommandLink = "command-link",
    /// Menu: let this address go its own way.
    CommandUnlink = "command-unlink",
    /// Menu: replace the link to one's own page.
    CommandNewLink = "command-new-link",

    /// The bot's description before the first press.
    BotDescription = "bot-description",
    /// The bot's short description.
    BotShortDescription = "bot-short-description",

    } };
}
pub(super) use sentences;
