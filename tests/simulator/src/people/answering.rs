//! Answering one question, as the platform lets a person do it.

use std::time::Duration;

use rand::RngExt;
use tokio::time::Instant;

use super::given::{Answer, Platform};
use super::label::{self, Meaning};
use super::meeting::find;
use super::opinion;
use super::person::Person;
use super::reading::fits;
use super::screen::{Shown, Window};
use crate::questionnaire::{Choice, Question};

/// How long a person waits to see a tick change before pressing again.
pub(super) const TICK: Duration = Duration::from_secs(20);

impl Person {
    /// Answers a question. `first`: it is asked for the first time, so habits other than pressing have their chance.
    pub(crate) async fn answer(&mut self, question: &Question, shown: &Shown, first: bool) {
        if let Window::Discord(window) = &mut self.window {
            window.answers(shown.id);
        }
        let answer = self.wish(question, shown);
        self.opinions.insert(question.id.clone(), answer.clone());
        self.given.answers.insert(question.id.clone(), answer.clone());
        self.remember(&question.id, &answer);
        self.awaiting = Some(question.id.clone());
        match &answer {
            Answer::DontKnow => self.press_meaning(shown, Meaning::DontKnow).await,
            Answer::Skipped => self.press_meaning(shown, Meaning::Skip).await,
            Answer::Choice { option } => {
                self.choose(question, &question.options, option, shown, first).await;
            }
            Answer::Area { area } => {
                self.choose(question, &question.areas, area, shown, first).await;
            }
            Answer::Choices { options, other } => {
                self.tick(question, options, other.as_deref(), shown).await;
            }
            Answer::Other { text } => {
                self.press_meaning(shown, Meaning::Other).await;
                self.explain(text).await;
            }
            Answer::Scale { point } => self.point(*point, shown, first).await,
            Answer::Number { value } => self.number(*value, first).await,
            Answer::Text { text } | Answer::Place { text } => self.write(text).await,
            Answer::Location { latitude, longitude } => self.share(*latitude, *longitude),
        }
    }

    /// The opinion held, or another one where the platform does not offer what it needs.
    fn wish(&mut self, question: &Question, shown: &Shown) -> Answer {
        let held = self.opinions.get(&question.id).cloned();
        let mut wish =
            held.unwrap_or_else(|| opinion::draw(question, &self.given.token, &mut self.random));
        for _ in 0..50 {
            let possible = match &wish {
                Answer::DontKnow => find(shown, Meaning::DontKnow).is_some(),
                Answer::Skipped => find(shown, Meaning::Skip).is_some(),
                Answer::Other { .. } | Answer::Choices { other: Some(_), .. } => {
                    find(shown, Meaning::Other).is_some()
                }
                Answer::Area { area } => label_of(&question.areas, area, shown).is_some(),
                Answer::Location { .. } => self.window.platform() == Platform::Telegram,
                _ => true,
            };
            if possible {
                return one_or_other(wish, shown);
            }
            wish = opinion::plainly(question, &self.given.token, &mut self.random);
        }
        wish
    }

    pub(super) fn times(&self) -> usize {
        if self.habits.presses_twice { 2 } else { 1 }
    }

    pub(super) async fn press_meaning(&mut self, shown: &Shown, meaning: Meaning) {
        if let Some(label) = find(shown, meaning) {
            self.press(shown, &label, 1).await;
        }
    }

    async fn choose(
        &mut self,
        question: &Question,
        choices: &[Choice],
        id: &str,
        shown: &Shown,
        first: bool,
    ) {
        let Some(label) = label_of(choices, id, shown) else {
            return;
        };
        if first && self.window.takes_words() && self.random.random_bool(self.habits.types) {
            let text = self.typed(choices, id, &label, shown);
            self.write(&text).await;
            return;
        }
        self.old.get_or_insert_with(|| (question.id.clone(), label.clone()));
        self.press(shown, &label, self.times()).await;
    }

    /// The option's number as the message shows them, or its words.
    fn typed(&mut self, choices: &[Choice], id: &str, label: &str, shown: &Shown) -> String {
        let is_option = |label: &String| choices.iter().any(|choice| fits(label, &choice.label));
        let options: Vec<String> = shown.labels().into_iter().filter(is_option).collect();
        let number = options.iter().position(|option| option == label).map(|at| at + 1);
        let words = choices.iter().find(|choice| choice.id == id).and_then(|choice| {
            choice.label.values().find(|words| label::same(label, words)).cloned()
        });
        match (number, words) {
            (Some(number), _) if self.random.random_bool(0.5) => number.to_string(),
            (_, Some(words)) if self.random.random_bool(0.5) => words.to_uppercase(),
            (_, Some(words)) => words,
            _ => label.to_owned(),
        }
    }

    async fn point(&mut self, point: i64, shown: &Shown, first: bool) {
        let labels = shown.labels();
        let found = labels.iter().find(|label| label::point(label) == Some(point));
        match found {
            Some(label)
                if !(first
                    && self.window.takes_words()
                    && self.random.random_bool(self.habits.types)) =>
            {
                self.press(shown, label, self.times()).await;
            }
            _ => self.write(&point.to_string()).await,
        }
    }

    async fn number(&mut self, value: f64, first: bool) {
        if first && self.habits.fumbles {
            self.write("🙂 hm, det beror på").await;
            self.window.changed(self.seen, TICK).await;
            self.read(self.mark);
        }
        let plain = format!("{value}");
        let text = match self.random.random_range(0..20) {
            0 => in_digits(&plain, '٠'),
            1 => in_digits(&plain, '０'),
            2 => format!(" {plain}  "),
            _ => plain,
        };
        self.write(&text).await;
    }

    fn share(&mut self, latitude: f64, longitude: f64) {
        self.did(format!("(shares the place {latitude}, {longitude})"), self.last.clone());
        if let Window::Telegram(window) = &self.window {
            let button = window.location_button();
            if button
                .is_none_or(|label| window.user.press_reply(&label, latitude, longitude).is_err())
            {
                window.user.send_location(latitude, longitude);
            }
        }
    }

    /// Says what "other" is, when it is asked for.
    pub(crate) async fn explain(&mut self, text: &str) {
        let (after, until) = (self.seen, Instant::now() + TICK);
        while !self.window.asks_for_words(after) {
            let left = until.saturating_duration_since(Instant::now());
            if !self.window.changed(self.seen, left).await {
                break;
            }
            self.read(self.mark);
        }
        // On Discord there is nowhere else to write it.
        if self.window.asks_for_words(after) || self.window.platform() != Platform::Discord {
            self.read(self.mark);
            self.write(text).await;
        }
    }
}

/// On a page where "other" is a button beside the boxes, a press on it sends no ticks: then a person means the one or
/// the other.
fn one_or_other(wish: Answer, shown: &Shown) -> Answer {
    let boxes = shown.touches.iter().filter(|touch| touch.tick);
    let box_for_other =
        boxes.clone().any(|touch| label::meaning(&touch.label) == Some(Meaning::Other));
    match wish {
        Answer::Choices { options, .. }
            if !options.is_empty() && boxes.count() > 0 && !box_for_other =>
        {
            Answer::Choices { options, other: None }
        }
        wish => wish,
    }
}

/// The label under which a message offers an option.
pub(super) fn label_of(choices: &[Choice], id: &str, shown: &Shown) -> Option<String> {
    let choice = choices.iter().find(|choice| choice.id == id)?;
    shown.labels().into_iter().find(|label| fits(label, &choice.label))
}

/// The same number in another script's digits.
fn in_digits(number: &str, zero: char) -> String {
    let digit = |char: char| {
        char.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(char)
    };
    number.chars().map(digit).collect()
}
