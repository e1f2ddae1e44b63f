//! Finding out what the panel asks now, by the words of the files alone.

use std::collections::BTreeMap;

use super::label::{self, Meaning};
use super::screen::Shown;
use crate::questionnaire::{Panel, Question, Round, Texts};

/// What is asked now.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    /// A question of the round, by its place, in this message.
    Question(usize, Shown),
    /// The question that was just answered, once more.
    Again(usize, Shown),
    /// A background question, by its place.
    Background(usize, Shown),
    /// Consent, or something else that wants a press to go on.
    Press(Shown, String),
    /// Everything is answered, and something was said about it.
    Finished,
    /// Nothing that a person could act on.
    Nothing,
}

/// What a person knows when reading.
pub(crate) struct Reader<'a> {
    pub(crate) panel: &'a Panel,
    pub(crate) round: &'a Round,
    /// Everything that is asked has been answered.
    pub(crate) complete: bool,
    pub(crate) told: &'a BTreeMap<String, Option<String>>,
    /// The question that was answered last.
    pub(crate) awaiting: Option<&'a str>,
    /// Messages and buttons pressed already just to go on.
    pub(crate) pressed: &'a [(i64, String)],
    pub(crate) language: &'a str,
}

impl Reader<'_> {
    /// Reads what is new after `mark`, the newest first.
    pub(crate) fn read(&self, messages: &[Shown], mark: u64) -> Ask {
        let new: Vec<&Shown> = messages.iter().filter(|message| message.changed > mark).collect();
        let mut again = None;
        for (age, message) in new.iter().rev().enumerate() {
            if let Some(at) = self.question(message) {
                let shown = (*message).clone();
                if self.awaiting != Some(self.round.questions[at].id.as_str()) {
                    return Ask::Question(at, shown);
                }
                again.get_or_insert((age, Ask::Again(at, shown)));
            } else if let Some(at) = self.background(message) {
                return Ask::Background(at, (*message).clone());
            }
        }
        let said = new.iter().any(|message| !self.names_question(message));
        match again {
            Some((0, again)) => again,
            Some((_, again)) if !self.complete => again,
            _ if self.complete && said => Ask::Finished,
            _ => self.way_on(&new),
        }
    }

    fn names_question(&self, message: &Shown) -> bool {
        self.round.questions.iter().any(|question| contains(&message.text, &question.text))
    }

    /// The question that a message asks, if it can be answered there.
    fn question(&self, message: &Shown) -> Option<usize> {
        let is_meant = |question: &Question| {
            contains(&message.text, &question.text) && live(question, message)
        };
        let longest = |at: &usize| self.round.questions[*at].text.values().map(String::len).max();
        (0..self.round.questions.len())
            .filter(|at| is_meant(&self.round.questions[*at]))
            .max_by_key(longest)
    }

    fn background(&self, message: &Shown) -> Option<usize> {
        self.panel.background.iter().position(|variable| {
            let category = |label: &String| {
                variable.categories.iter().any(|category| fits(label, &category.label))
            };
            let fresh = !self.told.contains_key(&variable.id)
                || message.touches.len() >= variable.categories.len();
            fresh
                && contains(&message.text, &variable.text)
                && message.labels().iter().any(category)
        })
    }

    /// The button that leads on: the person's own language where it is offered, else the first one.
    fn way_on(&self, new: &[&Shown]) -> Ask {
        for message in new.iter().rev() {
            let fresh = |label: &&String| !self.pressed.contains(&(message.id, (*label).clone()));
            let labels = message.labels();
            let language =
                labels.iter().filter(fresh).find(|label| label::offers(label, self.language));
            let onward = |label: &&String| {
                !matches!(
                    label::meaning(label),
                    Some(
                        Meaning::Aside
                            | Meaning::Skip
                            | Meaning::DontKnow
                            | Meaning::Change
                            | Meaning::Back
                            | Meaning::Younger
                            | Meaning::Invite
                            | Meaning::Write
                    )
                ) && !["sv", "en"].iter().any(|code| label::offers(label, code))
            };
            if let Some(label) = language.or_else(|| labels.iter().filter(fresh).find(onward)) {
                return Ask::Press((*message).clone(), label.clone());
            }
        }
        Ask::Nothing
    }
}

/// Whether a text holds these words in any language, whatever the white space.
pub(super) fn contains(text: &str, words: &Texts) -> bool {
    let text = label::plain(text);
    words.values().any(|words| text.contains(&label::plain(words)))
}

/// Whether a button shows this label in any language.
pub(crate) fn fits(button: &str, label: &Texts) -> bool {
    label.values().any(|label| label::same(button, label))
}

/// Whether the question can be answered in this message: it shows its options, or, where it has none, no way to
/// change an answer that was given.
fn live(question: &Question, message: &Shown) -> bool {
    let labels = message.labels();
    let changes = labels.iter().any(|label| label::meaning(label) == Some(Meaning::Change));
    match question.kind.as_str() {
        "single_choice" | "multiple_choice" => labels
            .iter()
            .any(|label| question.options.iter().any(|option| fits(label, &option.label))),
        "scale" => labels.iter().any(|label| label::point(label).is_some()),
        _ => !changes,
    }
}
