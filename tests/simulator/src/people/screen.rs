//! What a person has in front of them, on any platform.

use super::given::Platform;
use super::on_discord::OnDiscord;
use super::on_telegram::{OnTelegram, version};
use super::on_web::OnWeb;

/// Something to press or tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Touch {
    pub(crate) label: String,
    /// A box to tick, which sends nothing by itself.
    pub(crate) tick: bool,
}

/// One message.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Its number on this screen.
    pub(crate) id: i64,
    /// When it last changed; compare with [`Window::version`].
    pub(crate) changed: u64,
    pub(crate) text: String,
    pub(crate) touches: Vec<Touch>,
    /// Addresses in it.
    pub(crate) links: String,
}

impl Shown {
    pub(crate) fn labels(&self) -> Vec<String> {
        self.touches.iter().map(|touch| touch.label.clone()).collect()
    }
}

/// The person's end of a platform.
pub(crate) enum Window {
    Telegram(OnTelegram),
    Discord(OnDiscord),
    Web(Box<OnWeb>),
}

impl Window {
    /// Which platform it is.
    pub(crate) fn platform(&self) -> Platform {
        match self {
            Self::Telegram(_) => Platform::Telegram,
            Self::Discord(_) => Platform::Discord,
            Self::Web(_) => Platform::Browser,
        }
    }

    /// Whether the last thing done visibly came to nothing, so that a person does it again soon.
    pub(crate) fn failed(&self) -> bool {
        match self {
            Self::Telegram(_) => false,
            Self::Discord(window) => window.failed(),
            Self::Web(window) => window.failed,
        }
    }

    /// Comes in by an invitation.
    pub(crate) async fn enter(&mut self, code: &str) {
        match self {
            Self::Telegram(window) => window.user.start(code),
            Self::Discord(window) => window.enter(code),
            Self::Web(window) => window.enter(code).await,
        }
    }

    /// The panel's messages, oldest first.
    pub(crate) fn messages(&self) -> Vec<Shown> {
        match self {
            Self::Telegram(window) => window.messages(),
            Self::Discord(window) => window.messages(),
            Self::Web(window) => window.messages.clone(),
        }
    }

    /// Counts changes of what is shown.
    pub(crate) fn version(&self) -> u64 {
        match self {
            Self::Telegram(window) => window.user.look(version),
            Self::Discord(window) => window.version(),
            Self::Web(window) => window.version,
        }
    }

    /// Waits until something has changed after this version. False when the time is up first.
    pub(crate) async fn changed(&mut self, after: u64, time: std::time::Duration) -> bool {
        match self {
            Self::Telegram(window) => window
                .user
                .wait_for(time, |chat| (version(chat) > after).then_some(()))
                .await
                .is_some(),
            Self::Discord(window) => window.changed(after, time).await,
            Self::Web(window) => window.version > after || window.wait(time).await,
        }
    }

    /// Presses a button of a message, more than once if told so. False when it is not there any more.
    pub(crate) async fn press(&mut self, message: i64, label: &str, times: usize) -> bool {
        match self {
            Self::Telegram(window) => {
                (0..times).all(|_| window.user.press_in(message, label).is_ok())
            }
            Self::Discord(window) => window.press(message, label, times),
            Self::Web(window) => window.press(message, label, times).await,
        }
    }

    /// Ticks exactly these and sends them, where ticks are sent together. False when that cannot be done.
    pub(crate) async fn tick(
        &mut self,
        message: i64,
        labels: &[String],
        other: Option<&str>,
    ) -> bool {
        match self {
            Self::Telegram(_) => false,
            Self::Discord(window) => window.tick(message, labels),
            Self::Web(window) => window.tick(message, labels, other).await,
        }
    }

    /// Writes and sends.
    pub(crate) async fn write(&mut self, text: &str) {
        match self {
            Self::Telegram(window) => window.user.say(text),
            Self::Discord(window) => window.write(text).await,
            Self::Web(window) => window.write(text).await,
        }
    }

    /// Presses again what was pressed first of all, though it is old by now.
    pub(crate) async fn press_old(&mut self, label: &str) -> bool {
        match self {
            Self::Telegram(window) => window.user.press_old(label).is_ok(),
            Self::Discord(window) => window.press_old(label),
            Self::Web(window) => window.press_old().await,
        }
    }

    /// Comes back after a while: opens the page again, or starts the bot again.
    pub(crate) async fn come_back(&mut self) {
        match self {
            Self::Telegram(window) => window.user.start(""),
            Self::Discord(window) => window.come_back(),
            Self::Web(window) => window.reload().await,
        }
    }

    /// Whether something is asked for after this version that is to be written. Where nothing shows that, anything is.
    pub(crate) fn asks_for_words(&self, after: u64) -> bool {
        match self {
            Self::Discord(window) => window.asks_for_words(after),
            Self::Telegram(_) | Self::Web(_) => self.version() > after,
        }
    }

    /// Whether options can be written instead of pressed.
    pub(crate) fn takes_words(&self) -> bool {
        match self {
            Self::Discord(window) => window.takes_words(),
            Self::Telegram(_) | Self::Web(_) => true,
        }
    }

    /// Blocks the bot, or takes no more private messages from it. False where that cannot be.
    pub(crate) fn block(&self) -> bool {
        match self {
            Self::Telegram(window) => {
                window.user.block();
                true
            }
            Self::Discord(window) => window.close(),
            Self::Web(_) => false,
        }
    }

    /// Takes that back.
    pub(crate) fn unblock(&self) {
        match self {
            Self::Telegram(window) => window.user.unblock(),
            Self::Discord(window) => window.open(),
            Self::Web(_) => {}
        }
    }

    /// What went wrong last, for the report.
    pub(crate) fn trouble(&self) -> String {
        let trouble = match self {
            Self::Telegram(_) => None,
            Self::Discord(window) => window.trouble.clone(),
            Self::Web(window) => window.trouble.clone(),
        };
        trouble.unwrap_or_default()
    }
}
