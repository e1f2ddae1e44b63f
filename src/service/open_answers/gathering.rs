//! Gathering the open answers of a round, with what staff have made of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{CannotRead, OpenAnswer};
use crate::domain::routing::Answers;
use crate::domain::{
    Answer, Panel, QuestionNo, RespondentKey, Round, Theme, personal, routing, words,
};
use crate::service::refusal::Refusal;
use crate::service::rounds::{self, RoundName};
use crate::service::secret;
use crate::store::{Handle, Readings, StoredReading, StoredResponse, Transaction};
use crate::text::lexicon;

/// Signs of a handle.
const HANDLE_CHARS: usize = 5;

/// A closed round under reading, in a transaction that writes.
pub(super) struct Desktop {
    pub panel: Panel,
    pub round: Round,
    pub readings: Readings,
    pub themes: Vec<Theme>,
    texts: BTreeMap<(RespondentKey, QuestionNo), Answer>,
}

impl Desktop {
    /// Opens a closed round for reading. Answers that have no handle get one.
    pub async fn open(transaction: &Transaction, name: &RoundName) -> Result<Self, Refusal> {
        let (panel, round) = rounds::find(transaction, name).await?;
        if !round.is_closed() {
            return Err(CannotRead::NotClosed(round.phase()).into());
        }
        let texts = texts(&round, transaction.responses(round.id).await?);
        let mut readings = transaction.readings(round.id).await?;
        let fresh = without_handle(&readings, texts.keys());
        transaction.add_readings(round.id, &fresh).await?;
        readings.extend(fresh);
        let themes = transaction.themes(round.id).await?;
        Ok(Self { panel, round, readings, themes, texts })
    }

    /// Every open answer, by handle.
    pub fn answers(&self) -> Vec<OpenAnswer> {
        self.readings.keys().filter_map(|handle| self.answer(handle).ok()).collect()
    }

    /// One open answer.
    pub fn answer(&self, handle: &str) -> Result<OpenAnswer, CannotRead> {
        let missing = || CannotRead::NoSuchAnswer(handle.to_owned());
        let reading = self.readings.get(handle).ok_or_else(missing)?;
        let place = (reading.key, reading.question);
        let answer = self.texts.get(&place).ok_or_else(missing)?;
        let mut read = read(reading.question, answer);
        read.handle = Some(handle.to_owned());
        read.hidden.clone_from(&reading.hidden);
        read.chosen = reading.chosen;
        let theirs = self.themes.iter().filter(|theme| reading.themes.contains(&theme.id));
        read.themes = theirs.map(|theme| theme.name.clone()).collect();
        Ok(read)
    }

    /// The handle as it is kept, for one that somebody typed.
    pub fn handle(&self, typed: &str) -> Result<Handle, CannotRead> {
        let handle = typed.trim().to_uppercase();
        self.answer(&handle).map(|_| handle)
    }

    /// What staff have made of an answer, to be changed.
    pub fn reading(&self, handle: &str) -> Result<StoredReading, CannotRead> {
        let found = self.readings.get(handle).cloned();
        found.ok_or_else(|| CannotRead::NoSuchAnswer(handle.to_owned()))
    }

    /// The theme with this name, in any letters.
    pub fn theme(&self, name: &str) -> Result<&Theme, CannotRead> {
        let wanted = name.trim().to_lowercase();
        let found = self.themes.iter().find(|theme| theme.name.to_lowercase() == wanted);
        found.ok_or_else(|| CannotRead::NoSuchTheme(name.to_owned()))
    }
}

/// The question that staff mean, which people answer in their own words.
pub(super) fn question(round: &Round, id: &str) -> Result<QuestionNo, CannotRead> {
    let open = round.questions().filter(|(_, one)| one.takes_own_words());
    let open: Vec<_> = open.map(|(no, question)| (no, question.id.clone())).collect();
    match open.iter().find(|(_, name)| name == id) {
        Some((no, _)) => Ok(*no),
        None => Err(CannotRead::NoSuchQuestion {
            id: id.to_owned(),
            open: open.into_iter().map(|(_, name)| name).collect(),
        }),
    }
}

/// What people have answered in their own words, to questions that they were asked.
pub(super) fn texts(
    round: &Round,
    responses: Vec<StoredResponse>,
) -> BTreeMap<(RespondentKey, QuestionNo), Answer> {
    let mut texts = BTreeMap::new();
    for StoredResponse { key, answers, .. } in responses {
        let theirs = texts_of(round, &answers);
        texts.extend(theirs.map(|(no, answer)| ((key, no), answer.clone())));
    }
    texts
}

/// What one person has answered in their own words, to questions that they were asked.
pub(in crate::service) fn texts_of<'a>(
    round: &'a Round,
    answers: &'a Answers,
) -> impl Iterator<Item = (QuestionNo, &'a Answer)> {
    round.questions().filter_map(|(no, question)| {
        let said = answers.get(&no).filter(|one| one.complete && one.own_words().is_some());
        said.filter(|_| routing::is_shown(question, answers)).map(|answer| (no, answer))
    })
}

/// An answer as it is read, with nothing made of it yet.
pub(in crate::service) fn read(question: QuestionNo, answer: &Answer) -> OpenAnswer {
    let text = answer.own_words().unwrap_or_default().to_owned();
    let words = words::words(&text);
    OpenAnswer {
        handle: None,
        question,
        personal: personal::data(&text),
        danger: lexicon().danger.are_in(&words),
        language: words::language(&words, &lexicon().stop_words).cloned(),
        text,
        hidden: Vec::new(),
        themes: Vec::new(),
        quotable: answer.quotable,
        chosen: false,
    }
}

/// A reading with a fresh handle for each answer that has none.
fn without_handle<'a>(
    readings: &Readings,
    answers: impl Iterator<Item = &'a (RespondentKey, QuestionNo)>,
) -> Readings {
    let known: BTreeSet<_> = readings.values().map(|one| (one.key, one.question)).collect();
    let mut fresh = Readings::new();
    for (key, question) in answers.filter(|place| !known.contains(place)) {
        let mut handle = secret::code(HANDLE_CHARS);
        while readings.contains_key(&handle) || fresh.contains_key(&handle) {
            handle = secret::code(HANDLE_CHARS);
        }
        let (key, question) = (*key, *question);
        let reading = StoredReading {
            key,
            question,
            hidden: Vec::new(),
            chosen: false,
            themes: BTreeSet::new(),
        };
        fresh.insert(handle, reading);
    }
    fresh
}
