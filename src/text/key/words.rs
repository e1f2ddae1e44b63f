//! Words that are understood when typed, one a line. Case and accents make no difference.
//! The first word of each command is its name in menus, written with a–z, 0–9 and _. Where the menu has
//! more letters, it is the same word with them.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// Words for yes.
    WordsYes = "words-yes",
    /// Words for no.
    WordsNo = "words-no",
    /// Words between two of several.
    WordsAnd = "words-and",
    /// Words for skip.
    WordsSkip = "words-skip",
    /// Words for don't know.
    WordsDontKnow = "words-dont-know",
    /// Words for other.
    WordsOther = "words-other",
    /// Words for back.
    WordsBack = "words-back",
    /// Words for done.
    WordsDone = "words-done",
    /// Words for stop.
    WordsStop = "words-stop",
    /// Words for start.
    WordsStart = "words-start",
    /// Words for help. The first word of each list of command words, without a slash, names the command in menus.
    WordsHelp = "words-help",
    /// Words for language.
    WordsLanguage = "words-language",
    /// Words for rounds.
    WordsRounds = "words-rounds",
    /// Words for invite.
    WordsInvite = "words-invite",
    /// Words for pause.
    WordsPause = "words-pause",
    /// Words for leave.
    WordsLeave = "words-leave",
    /// Words for forget.
    WordsForget = "words-forget",
    /// Words for joining another address.
    WordsLink = "words-link",
    /// Words for letting an address go its own way.
    WordsUnlink = "words-unlink",
    /// Words for replacing the link to one's own page.
    WordsNewLink = "words-new-link",
    /// Words for my data.
    WordsMyData = "words-my-data",

    } };
}
pub(super) use sentences;
