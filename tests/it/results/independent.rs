//! The same counts by other code: from the file of answers that the program writes.

use std::collections::HashMap;

use panelbot::domain::{Question, QuestionKind, Row};

/// One response: what stands in each column.
pub type Record = HashMap<String, String>;

/// What was counted.
#[derive(Debug, PartialEq)]
pub struct Counted {
    pub base: u64,
    pub counts: Vec<u64>,
    pub dont_know: u64,
    pub skipped: u64,
    pub mean: Option<f64>,
    pub median: Option<f64>,
}

/// Reads a CSV file: commas, quotes doubled within quotes.
pub fn records(bytes: &[u8]) -> Vec<Record> {
    let text = std::str::from_utf8(bytes).expect("UTF-8").trim_start_matches('\u{feff}');
    let mut lines: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut signs = text.chars().peekable();
    let mut quoted = false;
    while let Some(sign) = signs.next() {
        let line = lines.last_mut().expect("a line");
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                line.last_mut().expect("a cell").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => lines.push(vec![String::new()]),
            other => line.last_mut().expect("a cell").push(other),
        }
    }
    lines.pop();
    let header = lines.remove(0);
    lines.into_iter().map(|line| header.iter().cloned().zip(line).collect()).collect()
}

/// What these records say to a question.
pub fn count(records: &[&Record], question: &Question, rows: &[Row]) -> Counted {
    let missing = |record: &Record| record[&format!("{}.missing", question.id)].clone();
    let how_many =
        |why: &str| records.iter().filter(|record| missing(record) == why).count() as u64;
    let said: Vec<&Record> =
        records.iter().copied().filter(|record| missing(record).is_empty()).collect();
    let counts = (0..rows.len()).map(|place| {
        said.iter().filter(|record| is_in(record, question, rows, place)).count() as u64
    });
    let mut numbers: Vec<f64> = match question.kind {
        QuestionKind::Scale { .. } | QuestionKind::Number { .. } => {
            said.iter().map(|record| record[&question.id].parse().expect("a number")).collect()
        }
        _ => Vec::new(),
    };
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    #[expect(clippy::cast_precision_loss, reason = "few")]
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    let median = match numbers.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(numbers[middle]),
        _ => Some(f64::midpoint(numbers[middle - 1], numbers[middle])),
    };
    Counted {
        base: said.len() as u64,
        counts: counts.collect(),
        dont_know: how_many("dont_know"),
        skipped: how_many("skipped"),
        mean: (!numbers.is_empty()).then_some(mean),
        median,
    }
}

fn is_in(record: &Record, question: &Question, rows: &[Row], place: usize) -> bool {
    let said = &record[&question.id];
    match rows[place] {
        Row::Choice(no) => {
            let id = &question.choice(no).expect("an option").id;
            said.split(';').any(|one| one == id)
        }
        Row::Other => said.split(';').any(|one| one == "_other"),
        Row::Point(point) => said.parse() == Ok(point),
        Row::Band { from, to } => {
            let number: f64 = said.parse().expect("a number");
            let last = place + 1 == rows.len();
            number >= from && (number < to || (last && number <= to))
        }
        Row::OnTheMap => !record[&format!("{}.latitude", question.id)].is_empty(),
        Row::InWords => {
            let areas = question.choices().iter();
            !said.is_empty() && areas.into_iter().all(|area| area.id != *said)
        }
    }
}
