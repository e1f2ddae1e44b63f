//! After an outage longer than Telegram keeps presses: who was in the middle of a question gets it once more.

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::Telegram;
use crate::channel::AskAgain;
use crate::delivery::Sender;
use crate::domain::{Address, Platform};

/// For how long Telegram keeps a press that nobody fetches. Measured, and shorter than its 24 h for all else:
/// <https://core.telegram.org/bots/api#getting-updates>
const KEPT: Duration = Duration::from_secs(150);

/// How long to wait for a database that is away.
const WAIT: Duration = Duration::from_secs(1);

/// Knows when presses may have been lost, and sees to those who made them.
#[derive(Default)]
pub(super) struct Again {
    state: Mutex<State>,
    caught_up: Notify,
}

#[derive(Default)]
struct State {
    /// When updates were fetched last, by a clock that does not jump.
    fetched: Option<Instant>,
    /// Presses may have been lost, and nobody has been asked again yet.
    owed: bool,
    /// Some are being asked.
    asking: bool,
    /// Who has been heard since, and so has been answered.
    heard: HashSet<Address>,
}

impl Again {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Updates were fetched: whatever Telegram had kept until now.
    pub(super) fn fetched(&self) {
        let mut state = self.state();
        let before = state.fetched.replace(Instant::now());
        state.owed |= before.is_some_and(|before| before.elapsed() > KEPT);
    }

    /// Updates of these people are stored, and answered.
    pub(super) fn heard(&self, from: impl Iterator<Item = Address>) {
        let mut state = self.state();
        if state.owed || state.asking {
            state.heard.extend(from);
        }
    }

    /// All that had waited at Telegram is taken in.
    pub(super) fn caught_up(&self) {
        if self.state().owed {
            self.caught_up.notify_one();
        }
    }

    /// Asks again after each such outage.
    pub(super) async fn run(&self, desk: &impl AskAgain, sender: &Sender<Telegram>) -> Infallible {
        loop {
            self.caught_up.notified().await;
            {
                let mut state = self.state();
                (state.owed, state.asking) = (false, true);
            }
            let asked = self.ask(desk, sender).await;
            let platform = Platform::Telegram.as_str();
            tracing::info!(
                platform,
                asked,
                "asked again who was in the middle of a question: presses may have been lost"
            );
            let mut state = self.state();
            state.asking = false;
            if !state.owed {
                state.heard.clear();
            }
        }
    }

    /// Asks everyone who waits, a few at a time, and says how many those were.
    async fn ask(&self, desk: &impl AskAgain, sender: &Sender<Telegram>) -> usize {
        let (mut after, mut asked) = (None, 0);
        loop {
            let heard = self.state().heard.clone();
            match desk.ask_again(Platform::Telegram, after, &heard).await {
                Ok(some) => {
                    asked += some.messages.len();
                    sender.take(some.messages).await;
                    after = some.last;
                    if after.is_none() {
                        return asked;
                    }
                }
                Err(error) if error.passes() => tokio::time::sleep(WAIT).await,
                Err(error) => {
                    tracing::error!(%error, "not everyone could be asked again");
                    return asked;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn owed_after(pause: Duration) -> bool {
        let again = Again::default();
        again.fetched();
        tokio::time::advance(pause).await;
        again.fetched();
        again.state().owed
    }

    #[tokio::test(start_paused = true)]
    async fn only_a_pause_longer_than_telegram_keeps_presses_is_made_good() {
        assert!(!owed_after(Duration::from_secs(150)).await);
        assert!(owed_after(Duration::from_secs(151)).await);
    }
}
