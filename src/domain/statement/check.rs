//! What must hold for a statement before anyone gets it.

use chrono::{DateTime, NaiveDate, Utc};

use super::{About, Answered, Signature, Statement};
use crate::domain::broadcast::TEXT_MAX_CHARS;
use crate::domain::check::{Fault, Problem};
use crate::domain::length::LINE_MAX_CHARS;
use crate::domain::markup::Markup;
use crate::domain::{LocalText, Locale, Panel, Round, RoundId};

/// Most characters that a person reads of each text of a statement. The overall text goes to everyone in the chat, so it
/// has to fit into one message there; everything else is read on our page, or asked for.
pub const STATEMENT_TEXT_MAX_CHARS: usize = TEXT_MAX_CHARS;

/// Most characters that a person reads of what was wrong with a statement: it stands above the corrected text.
pub const CORRECTION_MAX_CHARS: usize = STATEMENT_TEXT_MAX_CHARS / 3;

/// The rounds that a statement answers, as far as the rules look at them.
#[derive(Debug, Clone, Copy)]
pub struct Covered<'a> {
    /// Those rounds.
    pub rounds: &'a [Round],
    /// Those of them that another statement answers.
    pub answered: &'a [RoundId],
}

/// A list of problems that grows.
pub(in crate::domain) struct Problems<'a> {
    panel: &'a Panel,
    found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(in crate::domain) const fn new(panel: &'a Panel) -> Self {
        Self { panel, found: Vec::new() }
    }

    pub(in crate::domain) fn note(&mut self, key: impl Into<String>, fault: Fault) {
        self.found.push(Problem { key: key.into(), fault });
    }

    /// A text that must be there in the panel's own language.
    pub(in crate::domain) fn text(&mut self, key: &str, text: &LocalText, max: usize) {
        let own = self.panel.default_locale();
        if text.get(own).is_none_or(|words| words.trim().is_empty()) {
            self.note(format!("{key}.{own}"), Fault::TextMissing(own.clone()));
        }
        self.optional(key, text, max);
    }

    /// A text that may be left out.
    pub(in crate::domain) fn optional(&mut self, key: &str, text: &LocalText, max: usize) {
        for (locale, words) in text.iter() {
            let length = Markup::parse(words).plain().encode_utf16().count();
            if !self.panel.languages.contains(locale) {
                self.note(format!("{key}.{locale}"), Fault::LanguageUnknown(locale.clone()));
            } else if length > max {
                self.note(format!("{key}.{locale}"), Fault::TextTooLong(length, max));
            }
        }
    }

    /// A text of one line that must be there in the panel's own language.
    pub(in crate::domain) fn line(&mut self, key: &str, text: &LocalText) {
        self.text(key, text, LINE_MAX_CHARS);
        let several = text.iter().filter(|(_, words)| words.trim().contains(['\n', '\r']));
        for (locale, _) in several {
            self.note(format!("{key}.{locale}"), Fault::SeveralLines);
        }
    }

    fn plain_line(&mut self, key: &str, words: &str) {
        let length = words.chars().count();
        if words.trim().is_empty() {
            self.note(key, Fault::NoText);
        } else if words.trim().contains(['\n', '\r']) {
            self.note(key, Fault::SeveralLines);
        } else if length > LINE_MAX_CHARS {
            self.note(key, Fault::TextTooLong(length, LINE_MAX_CHARS));
        }
    }

    /// The rounds that something belongs to: at least one, all of this panel, all over, and all answered by somebody.
    pub(in crate::domain) fn rounds(&mut self, ids: &[RoundId], rounds: &[Round]) {
        if ids.is_empty() {
            self.note("rounds", Fault::NoRounds);
        }
        for (index, id) in ids.iter().enumerate() {
            let key = format!("rounds[{index}]");
            match rounds.iter().find(|round| round.id == *id) {
                Some(round) if round.panel == self.panel.id => {
                    if !round.is_closed() {
                        self.note(key.clone(), Fault::RoundNotClosed(round.number));
                    } else if round.nobody_answered() {
                        self.note(key.clone(), Fault::RoundUnanswered(round.number));
                    }
                }
                _ => self.note(key.clone(), Fault::RoundOfAnotherPanel),
            }
            if ids[..index].contains(id) {
                self.note(key, Fault::RoundTwice);
            }
        }
    }

    /// A day that may not come before the first of these rounds had opened.
    pub(in crate::domain) fn not_before<'r>(
        &mut self,
        key: &str,
        day: NaiveDate,
        rounds: impl IntoIterator<Item = &'r Round>,
    ) {
        let local = |time: DateTime<Utc>| time.with_timezone(&self.panel.time_zone).date_naive();
        let opened = rounds.into_iter().filter_map(Round::opened_at).map(local).min();
        if opened.is_some_and(|opened| day < opened) {
            self.note(key, Fault::DayBeforeRound);
        }
    }

    pub(in crate::domain) fn found(self) -> Vec<Problem> {
        self.found
    }
}

/// Each of these rounds whose result people have not got yet: their answer would come before what it answers.
#[must_use]
pub fn results_not_out(ids: &[RoundId], rounds: &[Round]) -> Vec<Problem> {
    let out =
        |id: &RoundId| rounds.iter().find(|round| round.id == *id && round.released_at().is_some());
    let numbered = ids.iter().enumerate().filter(|(_, id)| out(id).is_none());
    let number = |id: &RoundId| rounds.iter().find(|one| one.id == *id).map_or(0, |one| one.number);
    numbered
        .map(|(index, id)| Problem {
            key: format!("rounds[{index}]"),
            fault: Fault::ResultNotOut(number(id)),
        })
        .collect()
}

/// Everything that is wrong with a signature, or that there is none.
#[must_use]
pub fn signature_problems(signature: Option<&Signature>, panel: &Panel) -> Vec<Problem> {
    let mut problems = Problems::new(panel);
    problems.signature(signature);
    problems.found()
}

impl Problems<'_> {
    /// A body has decided on its answer once the first of the rounds had opened.
    fn decided_on(&mut self, signature: Option<&Signature>, covered: Covered<'_>) {
        let Some(Signature::Body { decided_on, .. }) = signature else { return };
        self.not_before("signature.decided_on", *decided_on, covered.rounds);
    }

    fn signature(&mut self, signature: Option<&Signature>) {
        match signature {
            None => self.note("signature", Fault::NoSignature),
            Some(Signature::Body { name, paragraph, registry, .. }) => {
                self.line("signature.body", name);
                self.plain_line("signature.paragraph", paragraph);
                self.plain_line("signature.registry", registry);
            }
            Some(Signature::Person { name, role, party }) => {
                self.plain_line("signature.name", name);
                self.line("signature.role", role);
                if !party.is_empty() {
                    self.plain_line("signature.party", party);
                }
            }
        }
    }

    fn answered(&mut self, key: &str, to: &str, all: &[Answered]) {
        for (index, one) in all.iter().enumerate() {
            self.line(&format!("{key}[{index}].{to}"), &one.to);
            self.text(&format!("{key}[{index}].text"), &one.text, STATEMENT_TEXT_MAX_CHARS);
        }
    }
}

fn first_missing(text: &LocalText, panel: &Panel) -> Option<Locale> {
    let empty = |locale: &&Locale| text.get(locale).is_none_or(|words| words.trim().is_empty());
    panel.languages.iter().find(empty).cloned()
}

impl Statement {
    /// The first of the panel's languages in which its text is missing.
    #[must_use]
    pub fn missing(&self, panel: &Panel) -> Option<Locale> {
        first_missing(&self.text, panel)
    }

    /// For a correction, the first of the panel's languages in which it does not say what was wrong.
    #[must_use]
    pub fn unexplained(&self, panel: &Panel) -> Option<Locale> {
        first_missing(&self.corrects.as_ref()?.what, panel)
    }

    /// Everything that is wrong with a statement, each with the key in the file where it stands.
    #[must_use]
    pub fn problems(&self, panel: &Panel, covered: Covered<'_>) -> Vec<Problem> {
        let mut problems = Problems::new(panel);
        problems.rounds(&self.rounds, covered.rounds);
        for (index, id) in
            self.rounds.iter().enumerate().filter(|(_, id)| covered.answered.contains(id))
        {
            let number =
                covered.rounds.iter().find(|round| round.id == *id).map_or(0, |one| one.number);
            problems.note(format!("rounds[{index}]"), Fault::RoundAnswered(number));
        }
        problems.signature(self.signature.as_ref());
        problems.decided_on(self.signature.as_ref(), covered);
        problems.text("text", &self.text, STATEMENT_TEXT_MAX_CHARS);
        problems.optional("administration", &self.administration, STATEMENT_TEXT_MAX_CHARS);
        for (index, remark) in self.remarks.iter().enumerate() {
            let key = format!("remarks[{index}]");
            if let About::Theme(theme) = &remark.about {
                problems.line(&format!("{key}.theme"), theme);
            }
            problems.text(&format!("{key}.text"), &remark.text, STATEMENT_TEXT_MAX_CHARS);
        }
        problems.answered("replies", "to", &self.replies);
        problems.answered("misunderstandings", "belief", &self.misunderstandings);
        problems.answered("reservations", "by", &self.reservations);
        if let Some(correction) = &self.corrects {
            problems.text("corrected", &correction.what, CORRECTION_MAX_CHARS);
        }
        problems.found()
    }
}
