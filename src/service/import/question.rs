//! The questions of a round's file.

use super::condition;
use super::problem::Fault;
use super::table::Table;
use crate::domain::{Choice, Question, QuestionKind};

/// Reads every question, and connects the conditions to the questions and options that they name.
pub(super) fn questions(root: &Table<'_>) -> Vec<Question> {
    let read = root.tables("questions", |table| {
        let question = one(table);
        (question, table.tables("show_if", condition::demand))
    });
    let (mut questions, demands): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    for (no, demands) in demands.into_iter().enumerate() {
        let found = demands.into_iter().filter_map(|demand| demand.find(&questions, root));
        questions[no].show_if = found.collect();
    }
    questions
}

/// One question, without its conditions.
pub(super) fn one(table: &Table<'_>) -> Question {
    Question {
        id: table.need_id("id"),
        text: table.text("text"),
        kind: kind(table),
        skip: table.get("skip").unwrap_or(true),
        dont_know: table.get("dont_know").unwrap_or(false),
        other: table.get("other").unwrap_or(false),
        shuffle: table.get("shuffle").unwrap_or(false),
        quote: table.one_of("quote", &[("ask", true), ("never", false)]).unwrap_or(false),
        show_if: Vec::new(),
    }
}

/// The kinds, each with the keys that belong to it beside those of every question.
const KINDS: [(&str, &[&str]); 6] = [
    ("single_choice", &["options", "other", "shuffle"]),
    ("multiple_choice", &["options", "other", "shuffle", "min", "max"]),
    ("scale", &["from", "to", "low", "high"]),
    ("number", &["min", "max", "unit"]),
    ("open_text", &["max_length", "quote"]),
    ("location", &["options"]),
];

/// Most characters of an open answer where the file sets none.
const USUAL_TEXT_LENGTH: u16 = 2000;

fn kind(table: &Table<'_>) -> QuestionKind {
    table.demand("kind");
    let names = KINDS.map(|(name, keys)| (name, (name, keys)));
    let Some((name, keys)) = table.one_of("kind", &names) else {
        let every: Vec<_> = KINDS.iter().flat_map(|(_, keys)| *keys).copied().collect();
        table.tolerate(&every);
        // Asks for nothing, so that the rules have nothing to say of it.
        return QuestionKind::Location { areas: Vec::new() };
    };
    foreign_keys(table, name, keys);
    match name {
        "single_choice" => QuestionKind::SingleChoice { choices: choices(table) },
        "multiple_choice" => multiple_choice(table),
        "scale" => QuestionKind::Scale {
            from: table.need("from"),
            to: table.need("to"),
            low: table.text("low"),
            high: table.text("high"),
        },
        "number" => QuestionKind::Number {
            min: table.get("min"),
            max: table.get("max"),
            unit: table.text("unit"),
        },
        "open_text" => QuestionKind::OpenText {
            max_length: table.get("max_length").unwrap_or(USUAL_TEXT_LENGTH),
        },
        _ => QuestionKind::Location { areas: choices(table) },
    }
}

/// Notes keys that belong to other kinds of questions only.
fn foreign_keys(table: &Table<'_>, name: &'static str, keys: &[&str]) {
    for key in KINDS.iter().flat_map(|(_, others)| *others).copied() {
        if !keys.contains(&key) && table.has(key) && table.is_new(key) {
            table.note(key, Fault::NotForKind(name));
            table.tolerate(&[key]);
        }
    }
}

fn multiple_choice(table: &Table<'_>) -> QuestionKind {
    let choices = choices(table);
    let other = table.get("other").unwrap_or(false);
    let all = u8::try_from(choices.len() + usize::from(other)).unwrap_or(u8::MAX);
    let max = table.get("max").unwrap_or(all.max(1));
    QuestionKind::MultipleChoice { choices, min: table.get("min").unwrap_or(1), max }
}

fn choices(table: &Table<'_>) -> Vec<Choice> {
    table.tables("options", |option| Choice {
        id: option.need_id("id"),
        label: option.text("label"),
    })
}
