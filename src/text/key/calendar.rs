//! A round's own messages, and how often one wants to hear from us.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Button: nothing more of this round.
    NotThisRound = "not-this-round",
    /// Nothing more of this round, and how long one can answer it after all.
    RoundDeclined { title: String, date: Day } = "round-declined",
    /// From now on we write less often.
    FewerMessages = "fewer-messages",
    /// From now on we write as often as to others.
    AllMessages = "all-messages",
    /// What less often is, in menus.
    CommandFewer = "command-fewer",
    /// The way back from it, in menus.
    CommandAll = "command-all",
    /// Words for less often.
    WordsFewer = "words-fewer",
    /// Words for as often as to others.
    WordsAll = "words-all",
    /// What happens next, to someone in a server where the next round is announced.
    JoinedNextChannel = "joined-next-channel",
    /// What happens next, to someone whom nothing of ours reaches where they are.
    JoinedNextAsk = "joined-next-ask",
    /// Nothing to answer, to someone in a server where the next round is announced.
    RoundsNoneChannel = "rounds-none-channel",
    /// Nothing to answer, to someone whom nothing of ours reaches where they are.
    RoundsNoneAsk = "rounds-none-ask",
    /// Part of what is kept: that they want fewer messages.
    MyDataFewer = "my-data-fewer",
    /// Part of what is kept: a round they said no to.
    MyDataDeclined { title: String } = "my-data-declined",
    /// A file: a round that closes before it opens.
    FileClosesBeforeOpening = "file-closes-before-opening",

    } };
}
pub(super) use sentences;
