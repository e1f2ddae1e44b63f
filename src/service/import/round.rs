//! A round's file.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::document::Document;
use super::problem::{Fault, Problem};
use super::question;
use super::series::days;
use super::table::Table;
use crate::domain::{
    Anonymity, Closing, LocalText, OPEN_MAX_DAYS, Panel, PanelId, Promise, Round, RoundId,
    RoundState, STATEMENT_MAX_DAYS, StatementDue, check,
};

/// Reads a round's file and checks it whole. `panel` looks up a panel by its slug; the round comes back as the first
/// version of a draft without an id of its own. `now` settles dates that are counted from the opening.
///
/// # Errors
/// With every problem of the file.
pub fn round<'p>(
    bytes: &[u8],
    panel: impl FnOnce(&str) -> Option<&'p Panel>,
    now: DateTime<Utc>,
) -> Result<Round, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let slug: String = root.need("panel");
    let panel = panel(&slug);
    let round = read(&root, panel.map_or(PanelId(Uuid::nil()), |panel| panel.id));
    root.finish();
    if let Some(panel) = panel {
        document.note_rules(check::round(&round, panel, now));
    } else {
        document.note_rules(check::round_alone(&round, now));
        if root.has("panel") {
            root.note("panel", Fault::UnknownPanel(slug));
        }
    }
    let problems = document.problems();
    if problems.is_empty() { Ok(round) } else { Err(problems) }
}

fn read(root: &Table<'_>, panel: PanelId) -> Round {
    let number = root.need("number");
    if root.has("number") && number == 0 {
        root.note("number", Fault::OutOfRange(1, u32::MAX.into()));
    }
    Round {
        opens_at: root.get("opens_at"),
        closing: closing(root),
        title: root.text("title"),
        facts: root.text("facts"),
        questions: question::questions(root),
        ..frame(root, panel, number)
    }
}

/// What a round shares with others of its series: how it is answered, and what is promised.
pub(super) fn frame(root: &Table<'_>, panel: PanelId, number: u32) -> Round {
    let modes = [("confidential", Anonymity::Confidential), ("linked", Anonymity::Linked)];
    let nothing = LocalText::default;
    Round {
        id: RoundId(Uuid::nil()),
        panel,
        version: 1,
        number,
        anonymity: root.one_of("mode", &modes).unwrap_or_default(),
        report_by: root.list("report_by").unwrap_or_default(),
        report_by_two: root.list("report_by_two").unwrap_or_default(),
        sensitive: root.get("sensitive").unwrap_or(false),
        opens_at: None,
        closing: Closing::AfterDays(1),
        beat: None,
        title: nothing(),
        facts: nothing(),
        promise: promise(root),
        also_heard: root.text("also_heard"),
        questions: Vec::new(),
        state: RoundState::Draft,
    }
}

fn closing(root: &Table<'_>) -> Closing {
    let at = root.get("closes_at").map(Closing::At);
    let days = root
        .has("open_for_days")
        .then(|| Closing::AfterDays(days(root, "open_for_days", OPEN_MAX_DAYS).unwrap_or(1)));
    one(root, ("closes_at", at), ("open_for_days", days)).unwrap_or(Closing::AfterDays(1))
}

fn promise(root: &Table<'_>) -> Promise {
    if !root.has("promise") {
        root.note("promise", Fault::NoPromise);
    }
    let read = |table: &Table<'_>| Promise {
        decided_by: table.text("decided_by"),
        can_change: table.text("can_change"),
        usage: table.text("use"),
        statement_due: statement_due(table),
    };
    let nothing = || std::iter::empty().collect();
    root.table("promise", read).unwrap_or_else(|| Promise {
        decided_by: nothing(),
        can_change: nothing(),
        usage: nothing(),
        statement_due: StatementDue::DaysAfterClose(1),
    })
}

fn statement_due(table: &Table<'_>) -> StatementDue {
    let (set, counted) = ("statement_due_at", "statement_due_days_after_close");
    let at = table.get(set).map(StatementDue::At);
    let days = days(table, counted, STATEMENT_MAX_DAYS).map(StatementDue::DaysAfterClose);
    one(table, (set, at), (counted, days)).unwrap_or(StatementDue::DaysAfterClose(1))
}

/// The value of the one of two keys that is there. Notes it when both are, or none.
fn one<T>(
    table: &Table<'_>,
    (first, value): (&'static str, Option<T>),
    (second, other): (&'static str, Option<T>),
) -> Option<T> {
    match (table.has(first), table.has(second)) {
        (true, true) => table.note(second, Fault::Both(first)),
        (false, false) => table.note(first, Fault::MissingEither(second)),
        _ => (),
    }
    value.or(other)
}
