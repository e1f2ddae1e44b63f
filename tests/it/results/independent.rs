//! The same counts by other code: from what was given, not from what the program has stored of it.

use std::collections::HashMap;

use panelbot::domain::routing::{self, Answers};
use panelbot::domain::{
    AnswerValue, Background, ChoiceNo, Nonresponse, Panel, Place, Question, QuestionKind, Round,
    Row,
};

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

/// A response as it was given: for each background variable the category's id, for each question what was said, or why not.
pub fn record(panel: &Panel, round: &Round, background: &Background, answers: &Answers) -> Record {
    let mut record = Record::new();
    for (no, variable) in panel.variables() {
        let category = background.get(&no).copied().flatten();
        let id = category.map(|no| variable.category(no).expect("a category").id.clone());
        record.insert(variable.id.clone(), id.unwrap_or_default());
    }
    let mut came_so_far = true;
    for (no, question) in round.questions() {
        let given = answers.get(&no).filter(|answer| answer.complete).map(|answer| &answer.value);
        let asked = routing::is_shown(question, answers);
        let missing = match given {
            _ if came_so_far && !asked => "not_asked",
            None => "not_reached",
            Some(AnswerValue::Nonresponse(Nonresponse::Skipped)) => "skipped",
            Some(AnswerValue::Nonresponse(Nonresponse::DontKnow)) => "dont_know",
            Some(_) => "",
        };
        came_so_far &= missing != "not_reached";
        let said = given.filter(|_| missing.is_empty()).map(|value| said(question, value));
        let (said, latitude) = said.unwrap_or_default();
        record.insert(question.id.clone(), said);
        record.insert(format!("{}.latitude", question.id), latitude);
        record.insert(format!("{}.missing", question.id), missing.to_owned());
    }
    record
}

/// An answer in one text, and the latitude of a point on the map.
fn said(question: &Question, value: &AnswerValue) -> (String, String) {
    let id = |no: &ChoiceNo| question.choice(*no).expect("an option").id.clone();
    match value {
        AnswerValue::Choices { chosen, other } => {
            let ids = chosen.iter().map(id).chain(other.iter().map(|_| "_other".to_owned()));
            (ids.collect::<Vec<_>>().join(";"), String::new())
        }
        AnswerValue::Scale(point) => (point.to_string(), String::new()),
        AnswerValue::Number(number) => (number.to_string(), String::new()),
        AnswerValue::Text(words) | AnswerValue::Place(Place::Words(words)) => {
            (words.clone(), String::new())
        }
        AnswerValue::Place(Place::Area(no)) => (id(no), String::new()),
        AnswerValue::Place(Place::Point { latitude, .. }) => (String::new(), latitude.to_string()),
        AnswerValue::Nonresponse(_) => unreachable!("it is missing"),
    }
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
