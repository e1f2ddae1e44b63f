//! Seeing that an answer has arrived: the question is shown with the answer, or, on a page, the chat goes on.

use super::given::Answer;
use super::label::{self, Meaning};
use super::meeting::find;
use super::person::Person;
use super::reading::contains;
use super::screen::{Shown, Window};
use crate::questionnaire::{Question, Texts};

/// So much of an open answer is compared; a long one is shown cut.
const BEGINNING: usize = 100;

impl Person {
    /// Writes an answer down, to see later whether it arrives.
    pub(super) fn remember(&mut self, question: &str, answer: &Answer) {
        self.given.gave(question, answer);
        let last = self.given.history.iter().rposition(|gave| gave.question == question);
        let waits = |place: &usize| !self.given.history[*place].acknowledged;
        if let Some(place) = last.filter(waits) {
            self.unseen.retain(|(waiting, _)| *waiting != place);
            self.unseen.push((place, self.window.version()));
        }
    }

    /// Looks which answers are seen to have arrived.
    pub(super) fn acknowledge(&mut self, messages: &[Shown]) {
        let unseen = std::mem::take(&mut self.unseen);
        for (place, since) in unseen {
            let gave = &self.given.history[place];
            let asked = self.world.round.questions.iter().find(|one| one.id == gave.question);
            let arrived = asked.is_some_and(|question| {
                let new = messages.iter().filter(|message| message.changed > since);
                let shown = new.clone().any(|message| shows(message, question, &gave.answer));
                // A page goes on to ask what "something else" is before the answer is whole.
                let whole = gave.answer.other().is_none();
                shown || whole && self.page_went_on(question, messages, since)
            });
            if arrived {
                self.given.history[place].acknowledged = true;
            } else {
                self.unseen.push((place, since));
            }
        }
    }

    /// On a page that came in answer to the form, the question is not asked any more, and something else is said.
    fn page_went_on(&self, question: &Question, messages: &[Shown], since: u64) -> bool {
        let Window::Web(web) = &self.window else { return false };
        let says_more =
            |message: &Shown| message.changed > since && !contains(&message.text, &question.text);
        let asks = |message: &Shown| {
            contains(&message.text, &question.text)
                && !message.touches.is_empty()
                && find(message, Meaning::Change).is_none()
        };
        !web.failed && messages.iter().any(says_more) && !messages.iter().any(asks)
    }
}

/// Whether a message shows a question with this answer.
fn shows(message: &Shown, question: &Question, answer: &Answer) -> bool {
    let answered = message.touches.is_empty() || find(message, Meaning::Change).is_some();
    if !answered || !contains(&message.text, &question.text) {
        return false;
    }
    // What stands after the question: a number could stand in the question itself.
    let text = label::plain(&message.text);
    let mut asked = question.text.values().map(|words| label::plain(words));
    let rest = asked.find_map(|words| Some(text.split_once(&words)?.1)).unwrap_or(&text);
    let says = |words: &str| rest.contains(&label::plain(words));
    let offers = |choices: &[crate::questionnaire::Choice], id: &str| {
        let choice = choices.iter().find(|choice| choice.id == id);
        choice.is_some_and(|choice| any(&choice.label, says))
    };
    match answer {
        Answer::Choice { option } => offers(&question.options, option),
        Answer::Area { area } => offers(&question.areas, area),
        Answer::Choices { options, other } => {
            options.iter().all(|option| offers(&question.options, option))
                && other.as_deref().is_none_or(says)
        }
        Answer::Scale { point } => says(&point.to_string()),
        Answer::Number { value } => says(&value.to_string()),
        Answer::Other { text } | Answer::Text { text } | Answer::Place { text } => {
            let beginning: String = text.chars().take(BEGINNING).collect();
            says(&beginning)
        }
        // The panel's own words, which nobody but the panel knows.
        Answer::Location { .. } | Answer::DontKnow | Answer::Skipped => true,
    }
}

fn any(words: &Texts, says: impl Fn(&str) -> bool) -> bool {
    words.values().any(|words| says(words))
}
