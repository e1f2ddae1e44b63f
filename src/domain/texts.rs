//! In which languages a round has all its words.

use super::{Choice, LocalText, Locale, Panel, Question, QuestionKind, Round};

impl Round {
    /// The panel's languages in which something of it is missing, so that their readers get it in another one.
    #[must_use]
    pub fn languages_missing<'a>(&self, panel: &'a Panel) -> Vec<&'a Locale> {
        let texts = self.texts();
        let lacks = |locale: &&Locale| {
            texts.iter().any(|text| !text.is_empty() && text.get(locale).is_none_or(str::is_empty))
        };
        panel.languages.iter().filter(lacks).collect()
    }

    /// Everything in it that somebody reads.
    fn texts(&self) -> Vec<&LocalText> {
        let promise = &self.promise;
        let own = [
            &self.title,
            &self.facts,
            &promise.decided_by,
            &promise.can_change,
            &promise.usage,
            &self.also_heard,
        ];
        own.into_iter().chain(self.questions.iter().flat_map(of_question)).collect()
    }
}

fn of_question(question: &Question) -> Vec<&LocalText> {
    let of_kind = match &question.kind {
        QuestionKind::SingleChoice { choices } | QuestionKind::MultipleChoice { choices, .. } => {
            labels(choices)
        }
        QuestionKind::Location { areas } => labels(areas),
        QuestionKind::Scale { low, high, .. } => vec![low, high],
        QuestionKind::Number { unit, .. } => vec![unit],
        QuestionKind::OpenText { .. } => Vec::new(),
    };
    std::iter::once(&question.text).chain(of_kind).collect()
}

fn labels(choices: &[Choice]) -> Vec<&LocalText> {
    choices.iter().map(|choice| &choice.label).collect()
}
