//! A series' file: a list of questions with a beat, and one promise for all of them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::document::Document;
use super::problem::{Fault, Problem};
use super::table::Table;
use super::{question, round};
use crate::domain::{
    Beat, Closing, LocalText, OPEN_MAX_DAYS, Panel, PanelId, Question, Round, calendar, check,
};

/// Reads a series' file and checks it whole: a round of one question for each, as the first version of a draft without an
/// id of its own, in order. `panel` looks up a panel by its slug.
///
/// # Errors
/// With every problem of the file.
pub fn series<'p>(
    bytes: &[u8],
    panel: impl FnOnce(&str) -> Option<&'p Panel>,
) -> Result<Vec<Round>, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let slug: String = root.need("panel");
    let panel = panel(&slug);
    let rounds = read(&root, panel);
    root.finish();
    match panel {
        Some(panel) => {
            for (index, round) in rounds.iter().enumerate() {
                let problems = check::round(round, panel, DateTime::UNIX_EPOCH);
                document.note_rules(problems.into_iter().map(|one| placed(one, index)).collect());
            }
            document.note_rules(statement_too_far(&rounds).into_iter().collect());
        }
        None if root.has("panel") => root.note("panel", Fault::UnknownPanel(slug)),
        None => {}
    }
    let problems = document.problems();
    if problems.is_empty() { Ok(rounds) } else { Err(problems) }
}

/// The one promise of a series is counted from the close of its last round; from none where its start could not be read.
fn statement_too_far(rounds: &[Round]) -> Option<check::Problem> {
    let begins = |round: &&Round| {
        round.beat.as_ref().is_some_and(|beat| beat.starts_at != DateTime::UNIX_EPOCH)
    };
    let last = rounds.last().filter(begins)?;
    let key = "promise.statement_due_at".to_owned();
    check::statement_too_far(last, last.opens_at?)
        .then_some(check::Problem { key, fault: check::Fault::StatementDays })
}

/// What is wrong with one of the rounds, where it stands in the file of all.
fn placed(problem: check::Problem, index: usize) -> check::Problem {
    let key = match problem.key.strip_prefix("questions[0]") {
        Some(rest) => format!("questions[{index}]{rest}"),
        None if problem.key.starts_with("title") => format!("questions[{index}].{}", problem.key),
        None => problem.key,
    };
    check::Problem { key, ..problem }
}

fn read(root: &Table<'_>, panel: Option<&Panel>) -> Vec<Round> {
    root.demand("starts_at");
    let beat = Beat {
        series: root.need_id("series"),
        starts_at: root.get("starts_at").unwrap_or_default(),
        every_days: days(root, "every_days", OPEN_MAX_DAYS).unwrap_or(1),
    };
    root.demand("every_days");
    let open_for_days = days(root, "open_for_days", OPEN_MAX_DAYS).unwrap_or(beat.every_days);
    let first: u32 = root.need("first_number");
    if root.has("first_number") && first == 0 {
        root.note("first_number", Fault::OutOfRange(1, u32::MAX.into()));
    }
    let frame = round::frame(root, panel.map_or(PanelId(Uuid::nil()), |panel| panel.id), first);
    let questions = root.tables("questions", |table| (table.text("title"), question::one(table)));
    if questions.is_empty() && root.has("questions") {
        root.note("questions", Fault::Empty);
    }
    root.demand("questions");
    let zone = panel.map_or(chrono_tz::UTC, |panel| panel.time_zone);
    let of_series = |(index, (title, question)): (u32, (LocalText, Question))| Round {
        number: first.saturating_add(index),
        opens_at: Some(opening(&beat, index, zone)),
        closing: Closing::AfterDays(open_for_days),
        beat: Some(beat.clone()),
        title,
        questions: vec![question],
        ..frame.clone()
    };
    (0..).zip(questions).map(of_series).collect()
}

/// When the round at this place of a series opens.
#[must_use]
pub fn opening(beat: &Beat, index: u32, zone: chrono_tz::Tz) -> DateTime<Utc> {
    let days = u64::from(beat.every_days) * u64::from(index);
    calendar::days_after(beat.starts_at, days, zone)
}

/// A number of days, one at least and at most so many. `None` when it is left out, or is none of them.
pub(super) fn days(table: &Table<'_>, key: &'static str, most: u16) -> Option<u16> {
    // Read as more than it can be, so that what it can be is told.
    let days = table.get::<i32>(key)?;
    let fits = u16::try_from(days).ok().filter(|days| (1..=most).contains(days));
    if fits.is_none() {
        table.note(key, Fault::OutOfRange(1, most.into()));
    }
    fits
}
