//! Where a person is reached.

use serde::{Deserialize, Serialize};

/// A way to reach people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// A private chat in Telegram.
    Telegram,
    /// A direct message or a server in Discord.
    Discord,
    /// The chat page in a browser, known by a cookie.
    Browser,
    /// E-mail. Nothing comes in from there.
    Email,
    /// The terminal of whoever runs `panelbot play`.
    Terminal,
}

impl Platform {
    /// Every platform.
    pub const ALL: [Self; 5] =
        [Self::Telegram, Self::Discord, Self::Browser, Self::Email, Self::Terminal];

    /// The name in files, the database and logs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Discord => "discord",
            Self::Browser => "browser",
            Self::Email => "email",
            Self::Terminal => "terminal",
        }
    }

    /// Whether it knows a file again that was brought to it once: Telegram by a `file_id`
    /// (<https://core.telegram.org/bots/api#sending-files>). Discord takes "files\[n\]" of the same request only, and the
    /// address of an earlier one is signed for a while
    /// (<https://docs.discord.com/developers/reference#uploading-files>,
    /// <https://docs.discord.com/developers/reference#signed-attachment-cdn-urls>), so each message there brings its own.
    #[must_use]
    pub const fn knows_files_again(self) -> bool {
        matches!(self, Self::Telegram)
    }

    /// The platform with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| platform.as_str() == name)
    }
}

/// A platform and the person's id there. The id is personal data: it stands in no log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Which platform.
    pub platform: Platform,
    /// The platform's own id for the person (Telegram: the chat's number; browser: the cookie's; e-mail: our
    /// own number for it, and the mailbox is the room, so that nobody can find out whether one is known).
    pub external_id: String,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Address({}, …)", self.platform.as_str())
    }
}
