//! The words that are understood when typed, in every language at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Locale;
use crate::domain::reading::fold;

/// Something that a typed word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Yes, go on.
    Yes,
    /// No.
    No,
    /// Pass this question by.
    Skip,
    /// I don't know.
    DontKnow,
    /// Something else than the options.
    Other,
    /// The question before.
    Back,
    /// I have ticked what I want.
    Done,
    /// Do not write to me any more.
    Stop,
    /// A command, with or without its slash.
    Command(Command),
}

/// What a person can ask for at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Command {
    /// Come in, with a code or without.
    Start,
    /// What can be done here.
    Help,
    /// Another language.
    Language,
    /// The rounds.
    Rounds,
    /// What came of rounds.
    Results,
    /// What I answered, and what came of it.
    Mine,
    /// Invite a friend.
    Invite,
    /// Leave me alone for a while.
    Pause,
    /// Write to me less often.
    Fewer,
    /// Write to me as often as to others.
    All,
    /// Leave the panel.
    Leave,
    /// Erase what is kept about me.
    Forget,
    /// Show what is kept about me.
    MyData,
    /// Join another address to me, or this one.
    Link,
    /// Let this address go its own way again, or every other.
    Unlink,
    /// Replace the link to my own page.
    NewLink,
}

impl Command {
    /// Every command, in the order of menus.
    pub const ALL: [Self; 16] = [
        Self::Start,
        Self::Rounds,
        Self::Results,
        Self::Mine,
        Self::Invite,
        Self::Language,
        Self::Fewer,
        Self::All,
        Self::Pause,
        Self::Link,
        Self::Unlink,
        Self::NewLink,
        Self::MyData,
        Self::Leave,
        Self::Forget,
        Self::Help,
    ];

    /// The name in buttons, and after the slash where no language has its own.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Help => "help",
            Self::Language => "language",
            Self::Rounds => "rounds",
            Self::Results => "results",
            Self::Mine => "mine",
            Self::Invite => "invite",
            Self::Pause => "pause",
            Self::Fewer => "fewer",
            Self::All => "all",
            Self::Leave => "leave",
            Self::Forget => "forget",
            Self::MyData => "mydata",
            Self::Link => "link",
            Self::Unlink => "unlink",
            Self::NewLink => "newlink",
        }
    }

    /// The command with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.as_str() == name)
    }
}

impl Word {
    /// Every word.
    #[must_use]
    pub fn all() -> Vec<Self> {
        [
            Self::Yes,
            Self::No,
            Self::Skip,
            Self::DontKnow,
            Self::Other,
            Self::Back,
            Self::Done,
            Self::Stop,
        ]
        .into_iter()
        .chain(Command::ALL.map(Self::Command))
        .collect()
    }
}

/// What typed words mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    words: BTreeMap<String, Word>,
    languages: BTreeMap<String, Locale>,
    joins: BTreeSet<String>,
}

impl Vocabulary {
    /// Learns words from pairs of spelling and meaning. The first meaning of a spelling stays.
    #[must_use]
    pub fn new<S: AsRef<str>>(spellings: impl IntoIterator<Item = (S, Word)>) -> Self {
        let mut words = BTreeMap::new();
        for (spelling, word) in spellings {
            words.entry(fold(spelling.as_ref())).or_insert(word);
        }
        Self { words, ..Self::default() }
    }

    /// With the languages' own names for themselves, each of which asks for the language.
    #[must_use]
    pub fn with_languages<S: AsRef<str>>(
        self,
        names: impl IntoIterator<Item = (S, Locale)>,
    ) -> Self {
        let languages = names.into_iter().map(|(name, locale)| (fold(name.as_ref()), locale));
        Self { languages: languages.collect(), ..self }
    }

    /// With the words that stand between two of several.
    #[must_use]
    pub fn with_joins<S: AsRef<str>>(self, words: impl IntoIterator<Item = S>) -> Self {
        Self { joins: words.into_iter().map(|word| fold(word.as_ref())).collect(), ..self }
    }

    /// The words that stand between two of several, such as *and*, folded.
    #[must_use]
    pub const fn joins(&self) -> &BTreeSet<String> {
        &self.joins
    }

    /// The language that the whole text is the name of.
    #[must_use]
    pub fn language(&self, text: &str) -> Option<&Locale> {
        self.languages.get(&fold(text))
    }

    /// What a text that begins with a slash asks for, with what stands after the command.
    #[must_use]
    pub fn command<'a>(&self, text: &'a str) -> Option<(Command, &'a str)> {
        let line = text.trim().strip_prefix('/')?;
        let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let command = match self.find(name) {
            Some(Word::Command(command)) => Some(command),
            _ => Command::from_name(&fold(name)),
        };
        command.map(|command| (command, argument.trim()))
    }

    /// What the whole text means, if it is one of the words.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Word> {
        self.words.get(&fold(text)).copied()
    }
}
