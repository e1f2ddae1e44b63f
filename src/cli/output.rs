//! What a command tells: aligned for people, JSON for machines.

use std::io::{self, Write};

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::Panel;
use crate::domain::visible::without_turns;

/// What a command tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// The same for people and for machines.
    Told {
        /// For people.
        text: String,
        /// For machines.
        json: Value,
    },
    /// A file, the same for both.
    Bytes(Vec<u8>),
    /// Nothing more.
    Nothing,
}

impl Output {
    /// Writes it to the standard output. A reader who has had enough (`| head`) is no failure.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, as_json: bool) -> io::Result<()> {
        let bytes = match self {
            Self::Told { json, .. } if as_json => format!("{json:#}\n").into_bytes(),
            Self::Told { text, .. } => text.clone().into_bytes(),
            Self::Bytes(bytes) => bytes.clone(),
            Self::Nothing => return Ok(()),
        };
        let mut out = io::stdout().lock();
        match out.write_all(&bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written,
        }
    }
}

/// A time where the panel is.
#[must_use]
pub fn local(panel: &Panel, time: DateTime<Utc>) -> String {
    time.with_timezone(&panel.time_zone).format("%Y-%m-%d %H:%M").to_string()
}

/// The same, or a dash where there is none.
#[must_use]
pub fn local_or_dash(panel: &Panel, time: Option<DateTime<Utc>>) -> String {
    time.map_or_else(|| "-".to_owned(), |time| local(panel, time))
}

/// A line as it may stand in a terminal, which would obey control characters, and be turned by some others.
#[must_use]
pub fn printable(line: &str) -> String {
    let shown = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    without_turns(line).chars().map(shown).collect()
}

/// Rows in columns, aligned by two spaces; the first row is the heading. Numbers stand to the right.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let is_number = |cell: &String| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit());
    let numeric = |column: usize| {
        rows.len() > 1 && rows.iter().skip(1).filter_map(|row| row.get(column)).all(is_number)
    };
    let numeric: Vec<bool> = (0..columns).map(numeric).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = widths[column];
            if numeric[column] { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// Names and values below each other, aligned.
#[must_use]
pub fn fields(fields: &[(&str, String)]) -> String {
    let row = |(name, value): &(&str, String)| vec![(*name).to_owned(), value.clone()];
    let rows: Vec<_> = fields.iter().map(row).collect();
    let width = rows.iter().map(|row| row[0].chars().count()).max().unwrap_or(0);
    rows.iter().fold(String::new(), |text, row| {
        let (name, value) = (&row[0], &row[1]);
        text + format!("{name:<width$}  {value}").trim_end() + "\n"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_aligned_whatever_the_letters() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows =
            [row(["PANEL", "ROUNDS", "NAME"]), row(["å", "12", "Åsele"]), row(["gnosjo", "3", ""])];
        assert_eq!(table(&rows), "PANEL   ROUNDS  NAME\nå           12  Åsele\ngnosjo       3\n");
        assert_eq!(table(&[]), "");
    }

    #[test]
    fn a_line_in_a_terminal_does_nothing_but_stand_there() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\u{fffd}[31mbc");
    }

    #[test]
    fn fields_stand_below_each_other() {
        let told = fields(&[("Code", "BCDF".to_owned()), ("Telegram", String::new())]);
        assert_eq!(told, "Code      BCDF\nTelegram\n");
    }
}
