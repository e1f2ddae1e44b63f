//! Waiting for the panel, reading what came, and trying again when nothing does.

use std::time::Duration;

use tokio::time::Instant;

use super::given::Reached;
use super::opinion;
use super::person::{Last, Person};
use super::reading::{Ask, Reader};
use super::screen::{Shown, Window};

/// After this long without anything happening a person presses again.
const PRESSES_AGAIN_AFTER: Duration = Duration::from_secs(20);
/// Writing again is riskier (it may answer the next question), so a person waits longer.
const WRITES_AGAIN_AFTER: Duration = Duration::from_secs(45);
/// When what was done visibly came to nothing, a person does it again after this long.
const TRIES_AGAIN_AFTER: Duration = Duration::from_secs(2);
/// Nobody gives up before they have tried so often, the last time by beginning where they were: whoever writes waits so long
/// between two tries that their patience alone would be over after one.
const TRIES: u32 = 3;
/// After this long a person looks over the whole chat for what is still unanswered.
const LOOKS_BACK_AFTER: Duration = Duration::from_secs(3);
impl Person {
    /// Waits for something to do. [`Ask::Nothing`] after the time in which a person would try again.
    pub(crate) async fn next(&mut self) -> Ask {
        let since = Instant::now();
        let mut looked_back = false;
        loop {
            let (messages, ask) = self.read(self.mark);
            let until = since + self.patience();
            let quick = matches!(self.window, Window::Web(_));
            let settle = match &ask {
                Ask::Question(..) | Ask::Background(..) | Ask::Finished => {
                    return self.progress(ask);
                }
                _ if quick && !matches!(ask, Ask::Nothing) => return self.progress(ask),
                Ask::Again(..) => Duration::from_secs(4),
                Ask::Press(shown, _) if self.is_consent(shown) => Duration::from_millis(100),
                Ask::Press(..) => Duration::from_millis(1500),
                Ask::Nothing if quick && !messages.is_empty() && !looked_back => Duration::ZERO,
                Ask::Nothing if looked_back || self.expects => {
                    until.saturating_duration_since(Instant::now())
                }
                Ask::Nothing => LOOKS_BACK_AFTER,
            };
            let left = until.saturating_duration_since(Instant::now());
            if self.window.changed(self.seen, settle.min(left)).await {
                continue;
            }
            if !matches!(ask, Ask::Nothing) {
                return self.progress(ask);
            }
            if let Some(back) = self.look_back() {
                return self.progress(back);
            }
            looked_back = true;
            if left.is_zero() {
                return Ask::Nothing;
            }
        }
    }

    /// After how long without anything a person does the last thing again.
    fn patience(&self) -> Duration {
        match self.last {
            _ if self.window.failed() => TRIES_AGAIN_AFTER,
            Last::Wrote(_) => WRITES_AGAIN_AFTER,
            _ => PRESSES_AGAIN_AFTER,
        }
    }

    /// Something in the whole chat that is still open: a question never answered, or one whose answer was not
    /// understood. What was answered in words is left alone: words said twice may answer the next question.
    fn look_back(&mut self) -> Option<Ask> {
        if self.expects {
            return None;
        }
        let (messages, ask) = self.read(0);
        let question = |at: usize| &self.world.round.questions[at];
        let hinted = messages.iter().any(|message| message.changed > self.mark);
        let open = match &ask {
            Ask::Question(at, _) => !self.given.answers.contains_key(&question(*at).id),
            Ask::Again(at, _) => {
                hinted && !matches!(question(*at).kind.as_str(), "open_text" | "location")
            }
            Ask::Background(at, _) => {
                !self.given.background.contains_key(&self.world.panel.background[*at].id)
            }
            _ => false,
        };
        open.then_some(ask)
    }

    /// Whether everything that is asked has been answered, whatever of it has arrived.
    pub(super) fn is_complete(&self) -> bool {
        let complete = |answers: &_| opinion::is_complete(&self.world.round, answers);
        self.given.possible().iter().any(complete)
    }

    fn progress(&mut self, ask: Ask) -> Ask {
        self.progress_at = Instant::now();
        self.tried = 0;
        self.expects = false;
        ask
    }

    /// Reads the screen as it is now.
    pub(crate) fn read(&mut self, mark: u64) -> (Vec<Shown>, Ask) {
        self.seen = self.window.version();
        let messages = self.window.messages();
        self.note();
        let reader = Reader {
            panel: &self.world.panel,
            round: &self.world.round,
            complete: self.is_complete(),
            told: &self.given.background,
            awaiting: self.awaiting.as_deref(),
            pressed: &self.pressed,
            language: &self.given.language,
        };
        let ask = reader.read(&messages, mark);
        self.acknowledge(&messages);
        (messages, ask)
    }

    fn is_consent(&self, shown: &Shown) -> bool {
        self.world.panel.consent.text.values().any(|words| shown.text.contains(words.as_str()))
    }

    /// Does the last thing once more, or gives up. What the platform says has failed tells only that nobody
    /// is there just now.
    pub(super) async fn try_again(&mut self) -> Option<Reached> {
        let failed = self.window.failed() && self.window.trouble().is_empty();
        let waited = self.progress_at.elapsed() >= self.world.patience;
        if waited && self.tried >= TRIES && !failed {
            return Some(self.stuck("nothing happened"));
        }
        if let Some(words) = self.other_asked_for() {
            self.write(&words).await;
            return None;
        }
        self.did("tries again".to_owned(), self.last.clone());
        self.tried += u32::from(!failed);
        // Nothing comes of it, so begin where one was.
        if self.tried > 0 && self.tried.is_multiple_of(3) && !self.given.answers.is_empty() {
            self.come_back_to_it().await;
            return None;
        }
        match self.last.clone() {
            Last::Pressed(message, label) if self.window.press(message, &label, 1).await => {}
            Last::Ticked(message, labels, other)
                if self.window.tick(message, &labels, other.as_deref()).await => {}
            // What has arrived is not said again: only what comes after it is missing.
            Last::Wrote(_) if self.last_has_arrived() => self.come_back_to_it().await,
            Last::Wrote(text) => {
                self.given.written_again.extend(self.awaiting.clone());
                self.window.write(&text).await;
                // Nothing is open any more in which it could be written.
                if !self.window.trouble().is_empty() {
                    self.come_back_to_it().await;
                }
            }
            Last::Entered if self.given.answers.is_empty() => {
                self.window.enter(&self.given.code.clone()).await;
            }
            Last::Entered => self.window.come_back().await,
            Last::Pressed(..) | Last::Ticked(..) => self.come_back_to_it().await,
        }
        None
    }

    /// What "something else" is, where that has come to be asked for after all, and nothing was seen of it yet.
    fn other_asked_for(&self) -> Option<String> {
        let question = self.awaiting.as_ref()?;
        let waiting = |place: usize| self.given.history[place].question == *question;
        let (_, since) = self.unseen.iter().find(|(place, _)| waiting(*place))?;
        let asked = matches!(self.window, Window::Discord(_))
            && self.window.asks_for_words(*since)
            && !matches!(self.last, Last::Wrote(_));
        let words = self.given.answers.get(question)?.other()?;
        asked.then(|| words.to_owned())
    }

    fn last_has_arrived(&self) -> bool {
        self.awaiting.as_deref().is_some_and(|question| self.given.has_arrived(question))
    }

    /// Asks where one was. A page shows all that can be done now, so that nothing on it is old.
    async fn come_back_to_it(&mut self) {
        self.window.come_back().await;
        if matches!(self.window, Window::Web(_)) {
            self.mark = 0;
        }
    }
}
