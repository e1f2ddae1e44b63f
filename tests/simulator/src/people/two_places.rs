//! Beginning in one place and going on in another, as one and the same person.

use std::collections::BTreeMap;
use std::time::Duration;

use rand::RngExt;
use rand::rngs::StdRng;
use tokio::time::Instant;

use super::given::{Answer, Gave, Reached};
use super::habits::Habits;
use super::label::{self, Meaning};
use super::meeting::find;
use super::person::{Last, Person};
use super::screen::{Shown, Window};

/// How many codes a person tries before giving up.
const CODES: usize = 6;
/// How long a person waits for a code, and for what comes of it.
const WAITS: Duration = Duration::from_secs(20);
/// How many times a person says yes before asking for another code.
const YESES: usize = 4;
/// How long a person looks at a failure before doing anything else.
const LOOKS_AT_FAILURE: Duration = Duration::from_secs(2);
/// Signs in a code.
const SIGNS: usize = 8;

/// Another place where someone will go on.
pub(super) struct Second {
    window: Window,
    /// After this many answers.
    pub(super) after: usize,
    /// So many answers are given there first, before the two are joined.
    bit: usize,
    /// Leaves it again in the end.
    parts: bool,
}

impl Second {
    /// Draws when and how.
    pub(super) fn draw(window: Window, random: &mut StdRng) -> Self {
        let bit = if random.random_bool(0.25) { random.random_range(1..3) } else { 0 };
        let (after, parts) = (random.random_range(0..4), random.random_bool(0.15));
        Self { window, after, bit, parts }
    }
}

/// What someone said in one place.
#[derive(Default)]
struct Said {
    answers: BTreeMap<String, Answer>,
    history: Vec<Gave>,
    background: BTreeMap<String, Option<String>>,
}

impl Person {
    /// Goes on in the other place. Some when that is the end.
    pub(super) async fn go_elsewhere(&mut self) -> Option<Reached> {
        let second = self.second.take()?;
        self.habits.parts = second.parts;
        self.elsewhere = Some(second.window);
        let mut theirs = Said::default();
        if second.bit > 0 {
            match self.answer_there(second.bit).await {
                Ok(said) => theirs = said,
                Err(end) => return Some(end),
            }
        }
        for _ in 0..CODES {
            let Some(code) = self.ask_for_code().await else { continue };
            self.change_places();
            if self.join(&code).await {
                self.given.second = Some(self.window.platform());
                self.add(theirs);
                return None;
            }
            self.change_places();
        }
        Some(self.stuck("could not join two places"))
    }

    /// To the other place, where the person sees what is there as it is.
    fn change_places(&mut self) {
        if let Some(there) = self.elsewhere.as_mut() {
            std::mem::swap(&mut self.window, there);
        }
        self.pressed.clear();
        self.unseen.clear();
        (self.awaiting, self.old) = (None, None);
        self.seen = self.window.version();
        self.did(format!("is on {:?} now", self.window.platform()), Last::Entered);
        self.progress_at = Instant::now();
    }

    /// Takes part in the other place by itself for some answers, as if it were somebody else.
    async fn answer_there(&mut self, bit: usize) -> Result<Said, Reached> {
        let mine = self.exchange(Said::default());
        let opinions = std::mem::take(&mut self.opinions);
        let tries = std::mem::take(&mut self.tries);
        let habits = std::mem::take(&mut self.habits);
        self.habits = Habits { types: habits.types, ..Habits::default() };
        self.stops_after = Some(bit);
        self.change_places();
        let end = Box::pin(self.take_part()).await;
        if end == Reached::Stuck {
            return Err(end);
        }
        self.change_places();
        self.stops_after = None;
        (self.opinions, self.tries, self.habits) = (opinions, tries, habits);
        Ok(self.exchange(mine))
    }

    fn exchange(&mut self, said: Said) -> Said {
        let Said { answers, history, background } = said;
        Said {
            answers: std::mem::replace(&mut self.given.answers, answers),
            history: std::mem::replace(&mut self.given.history, history),
            background: std::mem::replace(&mut self.given.background, background),
        }
    }

    /// What was said only in the other place counts from now on; what was said in both counts as it was said where the
    /// code is from, if it arrived there.
    fn add(&mut self, theirs: Said) {
        let mine = self.given.history.clone();
        let arrived_here =
            |gave: &Gave| mine.iter().any(|one| one.question == gave.question && one.acknowledged);
        let moved: Vec<Gave> =
            theirs.history.into_iter().filter(|gave| !arrived_here(gave)).collect();
        self.given.history.splice(0..0, moved);
        for (question, answer) in theirs.answers {
            self.opinions.entry(question.clone()).or_insert_with(|| answer.clone());
            self.given.answers.entry(question).or_insert(answer);
        }
        self.unseen.clear();
    }

    /// Asks for a code. None when it does not come.
    async fn ask_for_code(&mut self) -> Option<String> {
        self.write("/link").await;
        let own = [self.given.code.clone(), self.given.own_code.clone().unwrap_or_default()];
        self.until(|_, new| {
            new.iter()
                .rev()
                .find_map(|message| code(&format!("{} {}", message.text, message.links), &own))
        })
        .await
    }

    /// Uses a code here, and says yes. False when the two were not joined.
    async fn join(&mut self, code: &str) -> bool {
        let by_link = !matches!(self.window, Window::Discord(_)) && self.random.random_bool(0.4);
        if by_link {
            self.did(format!("opens the link with {code}"), Last::Entered);
            self.window.enter(code).await;
        } else {
            if let Window::Web(web) = &mut self.window {
                web.open_any().await;
            }
            self.write(&format!("/link {code}")).await;
        }
        let asked = self.until(|_, new| {
            let joined = new.iter().any(|message| label::says_joined(&message.text));
            let yes = new
                .iter()
                .rev()
                .find_map(|message| Some((message.clone(), find(message, Meaning::Join)?)));
            if joined { Some(None) } else { yes.map(Some) }
        });
        let Some(asked) = asked.await else { return false };
        let Some((message, yes)) = asked else { return true };
        let joined = |_: &Self, new: &[Shown]| {
            new.iter().any(|message| label::says_joined(&message.text)).then_some(())
        };
        for _ in 0..YESES {
            self.press(&message, &yes, 1).await;
            if self.until(joined).await.is_some() {
                return true;
            }
        }
        false
    }

    /// Waits until something is found in what is new, but not for ever, and not when what was done has visibly failed.
    async fn until<T>(&mut self, find: impl Fn(&Self, &[Shown]) -> Option<T>) -> Option<T> {
        let until = Instant::now() + WAITS;
        loop {
            let (messages, _) = self.read(self.mark);
            let new = |message: &Shown| message.changed > self.mark;
            let new: Vec<Shown> = messages.into_iter().filter(new).collect();
            if let Some(found) = find(self, &new) {
                self.progress_at = Instant::now();
                return Some(found);
            }
            let left = until.saturating_duration_since(Instant::now());
            let changed = self.window.changed(self.seen, left.min(Duration::from_secs(2))).await;
            // A page is not looked at more often than once a second.
            let over = left < Duration::from_secs(1);
            if !changed && (over || self.window.failed()) {
                tokio::time::sleep(LOOKS_AT_FAILURE).await;
                return None;
            }
        }
    }

    /// Leaves the second place again, where the person means to.
    pub(super) async fn part(&mut self) {
        if !self.habits.parts || self.given.second.is_none() {
            return;
        }
        self.write("/unlink").await;
        let yes = |_: &Self, new: &[Shown]| {
            let asks = new.iter().rev().find(|message| message.touches.len() > 1)?;
            Some((asks.clone(), asks.labels().first()?.clone()))
        };
        if let Some((message, label)) = self.until(yes).await {
            self.press(&message, &label, 1).await;
            self.window.changed(self.seen, Duration::from_secs(5)).await;
        }
    }
}

/// A code in a text that is none of these: eight signs, capital letters and digits.
fn code(text: &str, not: &[String]) -> Option<String> {
    let sign = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit();
    text.split(|char: char| !char.is_alphanumeric())
        .find(|word| {
            word.len() == SIGNS && word.chars().all(sign) && !not.iter().any(|own| own == word)
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_is_found_among_words_and_is_not_the_invitation() {
        let text = "Skriv koden hos oss:\n7J3PMHFF\nhttps://t.me/bot?start=7J3PMHFF";
        assert_eq!(code(text, &[]), Some("7J3PMHFF".to_owned()));
        assert_eq!(code(text, &["7J3PMHFF".to_owned()]), None);
        assert_eq!(code("Hej och VÄLKOMMEN 12345678x", &[]), None);
    }
}
