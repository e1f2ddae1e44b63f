//! Random rounds, sealed by the clock and exported, and every figure of their frozen results counted anew from the file
//! alone, by code that knows the file's codes and nothing of how the program stores or counts.
//!
//! For the whole panel everything that the result shows is compared: how many responded and came to the end, and for each
//! question the base, each count, "don't know", skipped, mean and median.
//!
//! By background a file can say less than the result: background that few share is left out of it (code -6), and so is
//! what was never asked, which a result counts among those who would not say. So each respondent is in a group, is not,
//! or may be. What those say who are in it is the least that a figure can be, and with those who may be the most. Where
//! nobody merely may be in it the two are one, and mean and median are compared as well; else they cannot be.

use std::collections::BTreeMap;

use chrono::Duration;
use panelbot::domain::{
    CategoryNo, Figure, Panel, Question, QuestionKind, Round, RoundResult, Row, VariableNo,
};
use panelbot::report::Separator;
use panelbot::service::{ExportFormat, ExportOptions, Refusal, RoundName};

use super::independent::Counted;
use super::tallies::{Played, check, play};
use crate::support::{TestDesk, both_databases};

/// One respondent: what stands in each column.
type Line = BTreeMap<String, f64>;

const SKIPPED: f64 = -1.0;
const DONT_KNOW: f64 = -2.0;
const NOT_REACHED: f64 = -4.0;
const WOULD_NOT_SAY: f64 = -5.0;
const WITHHELD: f64 = -6.0;

/// How many rounds were compared; how many groups to the last figure, and how many only from two sides.
#[derive(Debug, Default)]
struct Compared {
    rounds: usize,
    exactly: usize,
    within: usize,
}

both_databases! {
    every_shown_figure_of_random_rounds_is_what_other_code_counts_from_their_exports(test) {
        let played = play(&test).await;
        test.clock.pass(Duration::days(30));
        let done = test.desk.upkeep().await.expect("an upkeep");
        assert_eq!(done.sealed, played.len() as u64);
        let mut compared = Compared::default();
        for Played { panel, round, result, .. } in &played {
            let Some(lines) = exported(&test, round).await else {
                assert!(result.turnout.responded < 10, "too few to export");
                continue;
            };
            compared.rounds += 1;
            compare_totals(round, result, &lines);
            compare_groups(panel, round, result, &lines, &mut compared);
        }
        println!("{compared:?}");
        assert!(compared.rounds >= if test.is_sqlite() { 200 } else { 25 }, "{compared:?}");
        assert!(compared.exactly > compared.rounds / 2, "{compared:?}");
    }
}

/// The lines of a round's export as CSV, with either separator; `None` where too few took part for there to be one.
async fn exported(test: &TestDesk, round: &Round) -> Option<Vec<Line>> {
    let options = ExportOptions {
        format: ExportFormat::Csv,
        labels: false,
        with_words: false,
        language: None,
    };
    let (separator, delimiter) = match round.number % 2 {
        0 => (Separator::Comma, b','),
        _ => (Separator::Semicolon, b';'),
    };
    let name = RoundName::Id(round.id);
    let begun = test.desk.export(&name, options, "astrid").await;
    if matches!(begun, Err(Refusal::TooFewToExport(_))) {
        return None;
    }
    let mut export = begun.expect("a sealed round");
    let mut bytes = Vec::new();
    export.csv(&mut bytes, separator, |_| ()).await.expect("written");
    let content = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(content);
    let names = reader.headers().expect("a heading").clone();
    let line = |record: csv::StringRecord| {
        let cells = names.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
        let number = |cell: &str| cell.replace(',', ".").parse().expect("a number");
        cells.map(|(name, cell)| (name.to_owned(), number(cell))).collect()
    };
    Some(reader.records().map(|record| line(record.expect("well formed"))).collect())
}

fn compare_totals(round: &Round, result: &RoundResult, lines: &[Line]) {
    assert_eq!(result.turnout.responded, lines.len() as u64);
    let to_the_end =
        |line: &&Line| round.questions.iter().all(|one| outcome(line, one) != NOT_REACHED);
    assert_eq!(result.turnout.completed, lines.iter().filter(to_the_end).count() as u64);
    let everyone: Vec<&Line> = lines.iter().collect();
    for (no, question) in round.questions() {
        let told = result.question(no).expect("the question");
        let counted = count(&everyone, question, &told.rows);
        assert_eq!(told.answers.base.shown().is_some(), counted.base >= 10);
        check(&told.answers, &counted);
    }
}

fn compare_groups(
    panel: &Panel,
    round: &Round,
    result: &RoundResult,
    lines: &[Line],
    compared: &mut Compared,
) {
    for breakdown in &result.breakdowns {
        let question = round.question(breakdown.question).expect("the question");
        let rows = &result.question(breakdown.question).expect("the question").rows;
        for group in &breakdown.groups {
            let facts: Vec<_> =
                breakdown.by.iter().copied().zip(group.categories.iter().copied()).collect();
            let of = |withheld: bool| -> Vec<&Line> {
                let fits =
                    |line: &&Line| facts.iter().all(|one| is_of(panel, line, *one, withheld));
                lines.iter().filter(fits).collect()
            };
            let (surely, perhaps) = (of(false), of(true));
            let (least, most) = (count(&surely, question, rows), count(&perhaps, question, rows));
            if surely.len() == perhaps.len() {
                compared.exactly += 1;
                check(&group.answers, &least);
                continue;
            }
            compared.within += 1;
            let told = &group.answers;
            within(told.base, least.base, most.base);
            within(told.dont_know, least.dont_know, most.dont_know);
            within(told.skipped, least.skipped, most.skipped);
            assert_eq!(told.counts.len(), least.counts.len());
            for (figure, bounds) in told.counts.iter().zip(least.counts.iter().zip(&most.counts)) {
                within(*figure, *bounds.0, *bounds.1);
            }
        }
    }
}

fn within(told: Figure, least: u64, most: u64) {
    let fits = told.shown().is_none_or(|told| (least..=most).contains(&told));
    assert!(fits, "{told:?} is not from {least} to {most}");
}

/// Whether someone is in this category; or, where their background is withheld, whether they may be.
fn is_of(
    panel: &Panel,
    line: &Line,
    (variable, category): (VariableNo, Option<CategoryNo>),
    withheld: bool,
) -> bool {
    let told = line[&panel.variable(variable).expect("a variable").id];
    let wanted = category.map_or(WOULD_NOT_SAY, |no| f64::from(no.0) + 1.0);
    same(told, wanted) || (withheld && same(told, WITHHELD))
}

/// Why a question has no answer, below zero; else something that is not below.
fn outcome(line: &Line, question: &Question) -> f64 {
    let id = &question.id;
    let column = match &question.kind {
        QuestionKind::MultipleChoice { .. } => format!("{id}_{}", question.choices()[0].id),
        QuestionKind::Number { min: Some(min), .. } if *min < 0.0 => format!("{id}_why"),
        _ => id.clone(),
    };
    line[&column]
}

/// What these respondents say to a question.
fn count(lines: &[&Line], question: &Question, rows: &[Row]) -> Counted {
    let because =
        |why: f64| lines.iter().filter(|line| same(outcome(line, question), why)).count() as u64;
    let said: Vec<&Line> =
        lines.iter().copied().filter(|line| outcome(line, question) >= 0.0).collect();
    let counts = (0..rows.len())
        .map(|place| said.iter().filter(|line| is_in(line, question, rows, place)).count() as u64);
    let mut numbers: Vec<f64> = match question.kind {
        QuestionKind::Scale { .. } | QuestionKind::Number { .. } => {
            said.iter().map(|line| line[&question.id]).collect()
        }
        _ => Vec::new(),
    };
    numbers.sort_by(f64::total_cmp);
    let (low, high) = (numbers.len().saturating_sub(1) / 2, numbers.len() / 2);
    let median = numbers.get(low).zip(numbers.get(high)).map(|(low, high)| (low + high) / 2.0);
    #[expect(clippy::cast_precision_loss, reason = "few")]
    let mean = median.map(|_| numbers.iter().sum::<f64>() / numbers.len() as f64);
    Counted {
        base: said.len() as u64,
        counts: counts.collect(),
        dont_know: because(DONT_KNOW),
        skipped: because(SKIPPED),
        mean,
        median,
    }
}

/// Whether an answer is in the row at this place.
fn is_in(line: &Line, question: &Question, rows: &[Row], place: usize) -> bool {
    let ticked = |what: &str| same(line[&format!("{}_{what}", question.id)], 1.0);
    let options = u8::try_from(question.choices().len()).expect("few");
    let is = |code: u8| same(line[&question.id], code.into());
    match rows[place] {
        Row::Choice(no) if question.is_multiple() => {
            ticked(&question.choice(no).expect("an option").id)
        }
        Row::Choice(no) => is(no.0 + 1),
        Row::Other if question.is_multiple() => ticked("other"),
        Row::Other | Row::OnTheMap => is(options + 1),
        Row::InWords => is(options + 2),
        Row::Point(point) => same(line[&question.id], point.into()),
        Row::Band { from, to } => {
            let (number, is_last) = (line[&question.id], place + 1 == rows.len());
            number >= from && (number < to || (is_last && same(number, to)))
        }
    }
}

/// Whether two numbers that stand in a file are one.
fn same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}
