//! A file as a tree of values with their places, and the problems found in it.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::path::{Path, Step};
use super::problem::{Fault, Problem};
use super::table::Table;
use crate::domain::check;

/// Most bytes of a file. The largest round (12 questions, 25 options each, five languages) is under 64 KiB.
pub const FILE_MAX_BYTES: usize = 256 * 1024;

/// Most problems told at once, of each kind of search.
const MOST_PROBLEMS: usize = 100;

/// A file that is TOML, with the problems found in it so far.
pub(super) struct Document<'a> {
    source: &'a str,
    root: Spanned<DeTable<'a>>,
    found: RefCell<Vec<(Path, Fault)>>,
}

impl<'a> Document<'a> {
    /// Takes a file's bytes.
    ///
    /// # Errors
    /// When they are too many, not text or not TOML: nothing more can be said of the file then.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, Vec<Problem>> {
        if bytes.len() > FILE_MAX_BYTES {
            return Err(vec![whole(1, Fault::TooLarge(FILE_MAX_BYTES / 1024))]);
        }
        let source = str::from_utf8(bytes)
            .map_err(|error| vec![whole(line_of(bytes, error.valid_up_to()), Fault::NotText)])?;
        let root = DeTable::parse(source).map_err(|error| vec![syntax(source, &error)])?;
        Ok(Self { source, root, found: RefCell::default() })
    }

    /// The whole file as a table.
    pub(super) fn root(&self) -> Table<'_> {
        Table::new(self.root.get_ref(), Path::default(), self)
    }

    /// Notes a problem.
    pub(super) fn note(&self, path: Path, fault: Fault) {
        self.found.borrow_mut().push((path, fault));
    }

    /// Notes what the rules say, except of what could not be read or was told already.
    pub(super) fn note_rules(&self, problems: Vec<check::Problem>) {
        let mut found = self.found.borrow_mut();
        let known = found.len();
        for check::Problem { key, fault } in problems {
            let path = Path::parse(&key);
            let told = found[..known].iter().any(|(earlier, fault)| {
                path == *earlier || fault.hides_what_is_below() && path.is_within(earlier)
            });
            if !told {
                found.push((path, Fault::Rule(fault)));
            }
        }
    }

    /// Every problem, in the order of the file.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let found = self.found.borrow();
        let mut problems: Vec<_> =
            found.iter().map(|(path, fault)| self.place(path, fault)).collect();
        problems.sort_by_key(|problem| problem.line);
        problems.dedup();
        let more = problems.len().saturating_sub(MOST_PROBLEMS);
        if more > 0 {
            problems.truncate(MOST_PROBLEMS);
            let line = problems.last().map_or(1, |problem| problem.line);
            problems.push(whole(line, Fault::AndMore(more)));
        }
        problems
    }

    fn place(&self, path: &Path, fault: &Fault) -> Problem {
        let line = line_of(self.source.as_bytes(), self.offset(path));
        Problem { key: path.to_string(), line, column: None, fault: fault.clone() }
    }

    /// Where the path begins; for a path that is not there, where the part of it that is there begins.
    fn offset(&self, path: &Path) -> usize {
        let Some((Step::Key(first), rest)) = path.0.split_first() else { return 0 };
        let Some((key, value)) = self.root.get_ref().get_key_value(first.as_str()) else {
            return 0;
        };
        let mut offset = key.span().start;
        let mut value = value;
        for step in rest {
            let below = match (step, value.get_ref()) {
                (Step::Key(key), DeValue::Table(table)) => {
                    table.get_key_value(key.as_str()).map(|(key, value)| (key.span().start, value))
                }
                (Step::Index(index), DeValue::Array(list)) => {
                    list.get(*index).map(|value| (value.span().start, value))
                }
                _ => None,
            };
            let Some((start, inner)) = below else { break };
            (offset, value) = (start, inner);
        }
        offset
    }
}

fn whole(line: usize, fault: Fault) -> Problem {
    Problem { key: String::new(), line, column: None, fault }
}

fn syntax(source: &str, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start).min(source.len());
    let line_start = source.as_bytes()[..offset].iter().rposition(|byte| *byte == b'\n');
    let before = &source.as_bytes()[line_start.map_or(0, |newline| newline + 1)..offset];
    let column = String::from_utf8_lossy(before).chars().count() + 1;
    let line = line_of(source.as_bytes(), offset);
    let said = error.message().chars().filter(|c| !c.is_control()).take(200).collect();
    Problem { key: String::new(), line, column: Some(column), fault: Fault::Syntax(said) }
}

/// The line of an offset in bytes, from 1.
fn line_of(source: &[u8], offset: usize) -> usize {
    let before = &source[..offset.min(source.len())];
    before.split(|byte| *byte == b'\n').count()
}
