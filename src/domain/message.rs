//! What every channel can hear and say, free of any platform's own ways.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use super::attachment::{Attachment, AttachmentKind, FileNews, FileRef};
pub use super::letter::Letter;
use super::markup::Markup;
use super::{Address, Locale, SessionId};

/// One thing that came in from one person.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    /// The platform's id for it, remembered so that a repeat changes nothing.
    pub update_id: String,
    /// Who it came from.
    pub from: Address,
    /// The language that the person's app is set to, where the platform tells.
    pub locale: Option<Locale>,
    /// The room on the platform where the person can be written to, where that is another than the address itself
    /// (Discord's direct message). `None` for unknown or unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// The number of what the person wrote, where all messages of a chat are numbered in their order, ours too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// The browser's session that it came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// When it was received here.
    pub received_at: DateTime<Utc>,
    /// What it was.
    pub heard: Heard,
}

/// What came in is content: it never shows in a log.
impl std::fmt::Debug for Incoming {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Incoming").field("from", &self.from).finish_non_exhaustive()
    }
}

/// What a person did. Like [`Incoming`], it is content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// Wrote something; commands are text too (`/start CODE`).
    Text(String),
    /// Pressed a button.
    Pressed {
        /// What the button carried. May be forged.
        data: String,
        /// The message it was in, for changing it in place.
        message: Option<MessageRef>,
    },
    /// Sent a whole menu at once (checkboxes in the browser, a select menu in Discord).
    Picked {
        /// What the menu carried. May be forged.
        data: String,
        /// What each ticked option carried. May be forged.
        choices: Vec<String>,
        /// The message it was in.
        message: Option<MessageRef>,
    },
    /// Wrote in a field that belongs to one message (a form in the browser, a modal in Discord), and so to what that
    /// message asked, whatever has been asked since.
    Written {
        /// What the field carried. May be forged.
        data: String,
        /// What was written.
        text: String,
        /// The message it was in, for changing it in place.
        message: Option<MessageRef>,
    },
    /// Shared a place, in degrees (WGS 84). May be nonsense.
    Location {
        /// Latitude.
        latitude: f64,
        /// Longitude.
        longitude: f64,
    },
    /// Sent something that we cannot read.
    Unreadable(Unreadable),
    /// Blocked us: nothing reaches them any more.
    Blocked,
    /// Opened up to us again.
    Unblocked,
}

/// Kinds of content that are not an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// A sticker, a GIF or an emoji animation.
    Sticker,
    /// A voice or video message.
    Voice,
    /// A picture, a file, a contact, a poll or something newer than this program.
    Other,
}

/// A platform's own id for a message in one chat.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageRef(pub String);

/// One message for any channel to format. `T` is its text: words in one language, or, before they are filled in, the
/// keys of the words.
#[derive(Debug, Clone, PartialEq)]
pub struct Message<T = String> {
    /// The text, block by block.
    pub body: Vec<Block<T>>,
    /// What can be pressed, row by row.
    pub buttons: Vec<Vec<Button<T>>>,
    /// What else the person can do here, where a platform has its own means for it.
    pub input: Input<T>,
    /// A picture or a file to go with it.
    pub attachment: Option<Attachment>,
    /// The message that this one takes the place of.
    pub replaces: Option<MessageRef>,
    /// That a keyboard which an earlier message put up ([`Input::Location`]) has done its work and goes away.
    pub closes_keyboard: bool,
    /// What else it says where it goes as a letter.
    pub letter: Option<Letter<T>>,
}

/// A piece of text with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<T = String> {
    /// What the message is about.
    Heading(T),
    /// Running text. May hold line breaks.
    Text(T),
    /// What staff wrote, with their markup.
    Markup(Markup),
    /// Less important: progress, hints.
    Small(T),
    /// The person's own words given back.
    Quote(T),
    /// Points, one a line.
    List(Vec<T>),
    /// An address to open or copy, with its name.
    Link {
        /// What it is called.
        label: T,
        /// Where it leads.
        url: String,
    },
    /// Text to copy as it is, such as one to share with a friend.
    Copy(T),
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button<T = String> {
    /// What stands on it.
    pub label: T,
    /// What it does.
    pub action: Action,
    /// Whether it shows as ticked.
    pub ticked: bool,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Comes back as [`Heard::Pressed`]; at most 64 bytes, and never an option's text.
    Press(String),
    /// Opens an address.
    Open(String),
}

/// What a channel may offer besides the buttons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Input<T = String> {
    /// Nothing more.
    #[default]
    None,
    /// Options that can be ticked, several at once. A channel with forms or menus sends them together as
    /// [`Heard::Picked`]; one with buttons only shows each as a button that ticks in place, and the submit button last.
    Menu {
        /// Comes back with the choices, or as the submit button's press; at most 64 bytes.
        data: String,
        /// The options; each comes back by its own press data.
        choices: Vec<Button<T>>,
        /// Fewest.
        min: u8,
        /// Most.
        max: u8,
        /// What sends it.
        submit: T,
    },
    /// Typed words.
    Text {
        /// Comes back with the words where a channel has fields of its own ([`Heard::Written`]); at most 64 bytes.
        data: String,
        /// What to write there.
        label: T,
        /// What sends it.
        submit: T,
        /// Most characters.
        max_length: u16,
        /// Whether several lines are welcome.
        long: bool,
    },
    /// A number.
    Number {
        /// As for text.
        data: String,
        /// What to write there.
        label: T,
        /// What sends it.
        submit: T,
    },
    /// A place from the phone, or typed.
    Location {
        /// As for text.
        data: String,
        /// What stands on the button that shares the place.
        share: T,
        /// What to write when it is typed.
        label: T,
        /// What sends what is typed.
        submit: T,
    },
}

impl<T> Default for Message<T> {
    fn default() -> Self {
        Self {
            body: Vec::new(),
            buttons: Vec::new(),
            input: Input::None,
            attachment: None,
            replaces: None,
            closes_keyboard: false,
            letter: None,
        }
    }
}

impl<T> Message<T> {
    /// The message with one more block.
    #[must_use]
    pub fn block(mut self, block: Block<T>) -> Self {
        self.body.push(block);
        self
    }

    /// The message with one more row of buttons, unless the row is empty.
    #[must_use]
    pub fn row(mut self, row: Vec<Button<T>>) -> Self {
        if !row.is_empty() {
            self.buttons.push(row);
        }
        self
    }

    /// The same message with every text put through `words`.
    pub fn map<U>(self, mut words: impl FnMut(T) -> U) -> Message<U> {
        Message {
            body: self.body.into_iter().map(|block| block.map(&mut words)).collect(),
            buttons: self.buttons.into_iter().map(|row| map_row(row, &mut words)).collect(),
            input: self.input.map(&mut words),
            attachment: self.attachment,
            replaces: self.replaces,
            closes_keyboard: self.closes_keyboard,
            letter: self.letter.map(|letter| letter.map(&mut words)),
        }
    }
}

impl<T> Block<T> {
    fn map<U>(self, words: &mut impl FnMut(T) -> U) -> Block<U> {
        match self {
            Self::Heading(text) => Block::Heading(words(text)),
            Self::Text(text) => Block::Text(words(text)),
            Self::Markup(markup) => Block::Markup(markup),
            Self::Small(text) => Block::Small(words(text)),
            Self::Quote(text) => Block::Quote(words(text)),
            Self::List(points) => Block::List(points.into_iter().map(words).collect()),
            Self::Link { label, url } => Block::Link { label: words(label), url },
            Self::Copy(text) => Block::Copy(words(text)),
        }
    }
}

fn map_row<T, U>(row: Vec<Button<T>>, words: &mut impl FnMut(T) -> U) -> Vec<Button<U>> {
    row.into_iter()
        .map(|button| Button {
            label: words(button.label),
            action: button.action,
            ticked: button.ticked,
        })
        .collect()
}

impl<T> Input<T> {
    fn map<U>(self, words: &mut impl FnMut(T) -> U) -> Input<U> {
        match self {
            Self::None => Input::None,
            Self::Menu { data, choices, min, max, submit } => Input::Menu {
                data,
                choices: map_row(choices, words),
                min,
                max,
                submit: words(submit),
            },
            Self::Text { data, label, submit, max_length, long } => {
                Input::Text { data, label: words(label), submit: words(submit), max_length, long }
            }
            Self::Number { data, label, submit } => {
                Input::Number { data, label: words(label), submit: words(submit) }
            }
            Self::Location { data, share, label, submit } => Input::Location {
                data,
                share: words(share),
                label: words(label),
                submit: words(submit),
            },
        }
    }
}

/// Most bytes that a button may carry: Telegram's `callback_data` takes 1–64.
/// <https://core.telegram.org/bots/api#inlinekeyboardbutton>
pub const BUTTON_DATA_MAX_BYTES: usize = 64;

/// Most characters on a button: Discord's labels take 80.
/// <https://docs.discord.com/developers/components/reference#button>
pub const BUTTON_LABEL_MAX_CHARS: usize = 80;

/// Most options of one question: a Discord select menu takes 25.
/// <https://docs.discord.com/developers/components/reference#string-select>
pub const CHOICES_MAX: usize = 25;

/// Most characters of an open answer: what fits in one Telegram message (4,096 after entity parsing) and in a Discord
/// modal's field (4,000). <https://docs.discord.com/developers/components/reference#text-input>
pub const OPEN_TEXT_MAX_CHARS: u16 = 4000;
