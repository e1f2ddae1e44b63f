//! Telling people's apps that a press came through: until then they show the button as busy.

use std::sync::Arc;
use std::time::Duration;

use teloxide_core::Bot;
use teloxide_core::payloads::{AnswerCallbackQuery, AnswerCallbackQuerySetters as _};
use teloxide_core::types::CallbackQueryId;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use super::{Press, calls, error};
use crate::text::{Catalog, Text};

/// Answers to presses under way at once.
const AT_ONCE: usize = 64;

/// Answers presses, many at once.
pub(super) struct Presses {
    bot: Bot,
    places: Arc<Semaphore>,
    tasks: TaskTracker,
}

impl Presses {
    pub(super) fn new(bot: Bot) -> Self {
        Self { bot, places: Arc::new(Semaphore::new(AT_ONCE)), tasks: TaskTracker::new() }
    }

    /// The press is stored: the button is no longer busy.
    pub(super) fn answer(&self, press: Press) {
        self.send(press, None);
    }

    /// The press is not stored yet: says so, and to press again in a moment.
    pub(super) fn apologise(&self, press: Press) {
        let languages = Catalog.languages();
        let spoken = press.locale.as_ref().filter(|locale| languages.contains(locale));
        let words =
            spoken.or(languages.first()).map(|locale| Catalog.say(&Text::NotSavedYet, locale));
        self.send(press, words);
    }

    fn send(&self, press: Press, words: Option<String>) {
        let (bot, places) = (self.bot.clone(), Arc::clone(&self.places));
        let mut request = AnswerCallbackQuery::new(CallbackQueryId(press.query_id));
        if let Some(words) = words {
            request = request.text(words);
        }
        self.tasks.spawn(async move {
            let _place = places.acquire().await;
            // An answer that comes too late is refused, and the button is no longer busy then anyway.
            if let Err(error) = calls::call::<bool, _>(&bot, request).await {
                tracing::debug!(reason = error::summary(&error), "a press could not be answered");
            }
        });
    }

    /// Lets the answers under way finish within this time.
    pub(super) async fn finish(&self, within: Duration) {
        self.tasks.close();
        let _ = tokio::time::timeout(within, self.tasks.wait()).await;
    }
}
