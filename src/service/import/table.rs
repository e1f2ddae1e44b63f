//! Reading a table key by key. A problem is noted and reading goes on, so that every one is found.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::document::Document;
use super::path::Path;
use super::problem::{Expected, Fault};
use super::spelling::closest;
use super::value::{Value, language, wrong_type};
use crate::domain::LocalText;

/// Most elements of a list. More than any rule allows, and few enough for a `u8` to count.
const MOST_ELEMENTS: usize = 100;

/// A table in a file.
pub(super) struct Table<'d> {
    entries: &'d DeTable<'d>,
    path: Path,
    document: &'d Document<'d>,
    asked: RefCell<BTreeSet<&'static str>>,
}

/// A list of words under a name that only the file knows.
pub(super) struct NamedWords {
    /// The name.
    pub(super) name: String,
    /// Where the list stands.
    pub(super) path: Path,
    /// Each word with its place.
    pub(super) words: Vec<(Path, String)>,
}

impl<'d> Table<'d> {
    pub(super) fn new(entries: &'d DeTable<'d>, path: Path, document: &'d Document<'d>) -> Self {
        Self { entries, path, document, asked: RefCell::default() }
    }

    /// Where the table stands.
    pub(super) const fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Notes a problem with one of the table's keys.
    pub(super) fn note(&self, key: &str, fault: Fault) {
        self.document.note(self.path.key(key), fault);
    }

    /// Notes a problem anywhere in the file.
    pub(super) fn note_at(&self, path: Path, fault: Fault) {
        self.document.note(path, fault);
    }

    /// The value of a key that may be left out.
    pub(super) fn get<T: Value>(&self, key: &'static str) -> Option<T> {
        let value = self.value(key)?;
        T::read(value).map_err(|fault| self.note(key, fault)).ok()
    }

    /// The value of a key that must be there.
    pub(super) fn need<T: Value + Default>(&self, key: &'static str) -> T {
        self.demand(key);
        self.get(key).unwrap_or_default()
    }

    /// Words that must be there and say something, such as an id.
    pub(super) fn need_id(&self, key: &'static str) -> String {
        let id: String = self.need(key);
        if self.has(key) && id.trim().is_empty() {
            self.note(key, Fault::Empty);
        }
        id
    }

    /// Notes it if the key is missing.
    pub(super) fn demand(&self, key: &'static str) {
        if !self.has(key) {
            self.note(key, Fault::Missing);
        }
    }

    /// One of some words, each with its meaning.
    pub(super) fn one_of<T: Copy>(
        &self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let word: String = self.get(key)?;
        self.meaning(self.path.key(key), &word, words)
    }

    /// A list of some words, each with its meaning.
    pub(super) fn some_of<T: Copy>(
        &self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<Vec<T>> {
        let list = self.list::<String>(key)?;
        let path = self.path.key(key);
        let meanings = list.iter().enumerate();
        Some(meanings.filter_map(|(no, word)| self.meaning(path.index(no), word, words)).collect())
    }

    fn meaning<T: Copy>(&self, path: Path, word: &str, words: &[(&'static str, T)]) -> Option<T> {
        let meaning = words.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning);
        if meaning.is_none() {
            let possible = words.iter().map(|(name, _)| *name).collect();
            self.document.note(path, Fault::NotOneOf(possible));
        }
        meaning
    }

    /// A list of single values.
    pub(super) fn list<T: Value>(&self, key: &'static str) -> Option<Vec<T>> {
        let path = self.path.key(key);
        let read = |(no, element)| {
            T::read(element).map_err(|fault| self.document.note(path.index(no), fault)).ok()
        };
        Some(self.elements(key)?.into_iter().filter_map(read).collect())
    }

    /// A list of words, each with its place.
    pub(super) fn words(&self, key: &'static str) -> Vec<(Path, String)> {
        let path = self.path.key(key);
        let elements = self.elements(key).unwrap_or_default();
        self.read_words(&path, elements)
    }

    /// Lists of words under names that only the file knows.
    pub(super) fn named_words(&self, key: &'static str) -> Vec<NamedWords> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Table(lists) = value else {
            self.note(key, wrong_type(Expected::Table, value));
            return Vec::new();
        };
        let path = self.path.key(key);
        let read = |(name, value): (&str, &'d DeValue<'d>)| {
            let path = path.key(name);
            let elements = self.elements_of(&path, value)?;
            let words = self.read_words(&path, elements);
            Some(NamedWords { name: name.to_owned(), path, words })
        };
        let lists = lists.iter().map(|(name, value)| (name.get_ref().as_ref(), value.get_ref()));
        lists.filter_map(read).collect()
    }

    fn read_words(&self, path: &Path, elements: Vec<(usize, &DeValue<'_>)>) -> Vec<(Path, String)> {
        let read = |(no, element)| {
            let path = path.index(no);
            let word = String::read(element);
            word.map_err(|fault| self.note_at(path.clone(), fault)).ok().map(|word| (path, word))
        };
        elements.into_iter().filter_map(read).collect()
    }

    /// A table under a key.
    pub(super) fn table<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&Table<'_>) -> T,
    ) -> Option<T> {
        let value = self.value(key)?;
        self.below(self.path.key(key), value, read)
    }

    /// A list of tables. What is not a table is noted and left out.
    pub(super) fn tables<T>(&self, key: &'static str, read: impl Fn(&Table<'_>) -> T) -> Vec<T> {
        let path = self.path.key(key);
        let elements = self.elements(key).unwrap_or_default();
        elements
            .into_iter()
            .filter_map(|(no, element)| self.below(path.index(no), element, &read))
            .collect()
    }

    /// A text in each language it has. Empty when it is left out: whether it may be is for the rules to say.
    pub(super) fn text(&self, key: &'static str) -> LocalText {
        let Some(value) = self.value(key) else { return LocalText::default() };
        let DeValue::Table(texts) = value else {
            self.note(key, wrong_type(Expected::Table, value));
            return LocalText::default();
        };
        let path = self.path.key(key);
        let read = |(tag, words): (&str, &DeValue<'_>)| {
            let note = |fault| self.document.note(path.key(tag), fault);
            let locale = language(tag).map_err(note).ok()?;
            Some((locale, String::read(words).map_err(note).ok()?))
        };
        texts
            .iter()
            .map(|(tag, words)| (tag.get_ref().as_ref(), words.get_ref()))
            .filter_map(read)
            .collect()
    }

    /// Whether nobody has asked for this key yet.
    pub(super) fn is_new(&self, key: &str) -> bool {
        !self.asked.borrow().contains(key)
    }

    /// Takes these keys as known, whatever they hold.
    pub(super) fn tolerate(&self, keys: &[&'static str]) {
        self.asked.borrow_mut().extend(keys);
    }

    /// Notes every key that was not asked for.
    pub(super) fn finish(&self) {
        let asked: Vec<_> = self.asked.borrow().iter().copied().collect();
        for key in self.entries.keys().map(|key| key.get_ref().as_ref()) {
            if self.is_new(key) {
                self.note(key, Fault::UnknownKey(closest(key, &asked)));
            }
        }
    }

    fn value(&self, key: &'static str) -> Option<&'d DeValue<'d>> {
        self.asked.borrow_mut().insert(key);
        self.entries.get(key).map(Spanned::get_ref)
    }

    fn below<T>(
        &self,
        path: Path,
        value: &DeValue<'_>,
        read: impl FnOnce(&Table<'_>) -> T,
    ) -> Option<T> {
        let DeValue::Table(entries) = value else {
            self.document.note(path, wrong_type(Expected::Table, value));
            return None;
        };
        let table = Table::new(entries, path, self.document);
        let result = read(&table);
        table.finish();
        Some(result)
    }

    fn elements(&self, key: &'static str) -> Option<Vec<(usize, &'d DeValue<'d>)>> {
        let value = self.value(key)?;
        self.elements_of(&self.path.key(key), value)
    }

    fn elements_of(
        &self,
        path: &Path,
        value: &'d DeValue<'d>,
    ) -> Option<Vec<(usize, &'d DeValue<'d>)>> {
        let DeValue::Array(list) = value else {
            self.note_at(path.clone(), wrong_type(Expected::List, value));
            return None;
        };
        if list.len() > MOST_ELEMENTS {
            self.note_at(path.clone(), Fault::TooMany(list.len()));
        }
        let list: &'d DeArray<'d> = list;
        Some(list.iter().map(Spanned::get_ref).enumerate().take(MOST_ELEMENTS).collect())
    }
}
