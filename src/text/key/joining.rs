//! The way in: link, consent, background.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// What this is, for someone without a code.
    About = "about",
    /// How to get in with a code.
    AboutCode = "about-code",
    /// How to get in with a code where it is given with a command.
    AboutCodeCommand = "about-code-command",
    /// That one can join right away.
    AboutOpen = "about-open",
    /// Where to get a code.
    AboutClosed = "about-closed",
    /// Button: join this panel.
    JoinPanel { panel: String } = "join-panel",
    /// The code is not ours.
    CodeUnknown = "code-unknown",
    /// The invitation has expired.
    CodeExpired = "code-expired",
    /// The invitation is used up.
    CodeUsedUp = "code-used-up",
    /// The invitation came from a friend.
    FriendInvited = "friend-invited",
    /// Who runs the panel.
    Organiser { organiser: String } = "organiser",
    /// Is it all right?
    ConsentAsked = "consent-asked",
    /// Button: yes, I want to join.
    ConsentYes = "consent-yes",
    /// Button: no thanks.
    ConsentNo = "consent-no",
    /// The consent text has changed.
    ConsentChanged = "consent-changed",
    /// Button: that is fine.
    ConsentAgainYes = "consent-again-yes",
    /// A kind goodbye after no.
    Declined = "declined",
    /// Answering says that one is old enough.
    FirstQuestionAge { age: u32 } = "first-question-age",
    /// Button: I am younger.
    YoungerThan { age: u32 } = "younger-than",
    /// Too young, kindly.
    TooYoung { panel: String, age: u32 } = "too-young",
    /// Too young here, welcome elsewhere.
    TooYoungHere { age: u32 } = "too-young-here",
    /// Link: go there instead.
    GoToBrowser = "go-to-browser",
    /// The panel is for others.
    NotEligible { panel: String } = "not-eligible",
    /// The panel does not use this platform.
    ChannelNotUsed { panel: String } = "channel-not-used",
    /// In now.
    Joined { panel: String } = "joined",
    /// In now, and there is nothing to answer yet.
    JoinedNext = "joined-next",
    /// In now, and what is new is shown here.
    JoinedNextHere = "joined-next-here",
    /// In already.
    Already { panel: String } = "already",
    /// Would you like to join?
    JoinOffer { panel: String } = "join-offer",
    /// Button: yes, join.
    JoinYes = "join-yes",
    /// Button: not now.
    JoinNo = "join-no",
    /// The answer counts all the same.
    JoinDeclined { days: u32 } = "join-declined",
    /// Why background is asked.
    BackgroundWhy = "background-why",
    /// Button: rather not say.
    BackgroundDecline = "background-decline",
    /// They would rather not say.
    BackgroundDeclined = "background-declined",

    } };
}
pub(super) use sentences;
