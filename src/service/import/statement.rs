//! A statement's file, and a decision's.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::document::Document;
use super::problem::{Fault, Problem};
use super::table::Table;
use crate::domain::check::Fault as Rule;
use crate::domain::decision::{Decision, DecisionStatus, DecisionUpdate};
use crate::domain::statement::{
    About, Answered, Correction, Covered, Remark, Signature, Statement, StatementState,
};
use crate::domain::{DecisionId, LocalText, Panel, PanelId, Round, RoundId, StatementId};

/// What a statement's or a decision's file may speak of.
#[derive(Debug, Clone, Copy)]
pub struct Closed<'a> {
    /// Every panel.
    pub panels: &'a [Panel],
    /// Every round.
    pub rounds: &'a [Round],
}

/// Reads a statement's file and checks it whole: a draft without an id of its own. `answered` tells which of its rounds
/// another statement answers; `corrects` that it takes the place of one that was sent, so that it must say what was wrong.
///
/// # Errors
/// With every problem of the file.
pub fn statement(
    bytes: &[u8],
    known: Closed<'_>,
    answered: impl FnOnce(&[RoundId]) -> Vec<RoundId>,
    corrects: bool,
) -> Result<Statement, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let panel = panel(&root, known);
    let rounds = panel.map(|panel| rounds(&root, panel, known)).unwrap_or_default();
    let mut read = read(&root, panel, &rounds, corrects);
    root.finish();
    let Some(panel) = panel else { return Err(document.problems()) };
    let covered: Vec<Round> = rounds.into_iter().cloned().collect();
    let answered = answered(&read.rounds);
    let problems = read.problems(panel, Covered { rounds: &covered, answered: &answered });
    document.note_rules(problems);
    let problems = document.problems();
    read.rounds = in_order(&read.rounds, known.rounds);
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

/// Rounds in the order of their numbers.
fn in_order(ids: &[RoundId], rounds: &[Round]) -> Vec<RoundId> {
    let mut known: Vec<&Round> = rounds.iter().filter(|round| ids.contains(&round.id)).collect();
    known.sort_by_key(|round| round.number);
    known.into_iter().map(|round| round.id).collect()
}

/// Reads a decision's file and checks it whole: with one update, and without an id or a number of its own. `earlier` is the
/// decision that it tells more of; its title and rounds stay when the file leaves them out.
///
/// # Errors
/// With every problem of the file.
pub fn decision(
    bytes: &[u8],
    known: Closed<'_>,
    earlier: Option<&Decision>,
    now: DateTime<Utc>,
) -> Result<Decision, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let panel = panel(&root, known);
    let statuses = DecisionStatus::ALL.map(|status| (status.as_str(), status));
    root.demand("status");
    let update = DecisionUpdate {
        dated: root.need("dated"),
        status: root.one_of("status", &statuses).unwrap_or(DecisionStatus::UnderWay),
        text: root.text("text"),
        why: root.text("why"),
        told_at: now,
    };
    let (title, has_rounds) = (root.text("title"), root.has("rounds"));
    let named = match panel {
        Some(panel) if has_rounds => rounds(&root, panel, known),
        _ => Vec::new(),
    };
    root.tolerate(&["rounds"]);
    root.finish();
    let Some(panel) = panel else { return Err(document.problems()) };
    let fresh = Decision {
        id: DecisionId(Uuid::nil()),
        panel: panel.id,
        number: 0,
        rounds: named.iter().map(|round| round.id).collect(),
        title,
        updates: Vec::new(),
    };
    let mut read = match earlier {
        Some(earlier) => Decision {
            title: if fresh.title.is_empty() { earlier.title.clone() } else { fresh.title },
            rounds: if has_rounds { fresh.rounds } else { earlier.rounds.clone() },
            ..earlier.clone()
        },
        None => fresh,
    };
    read.updates.push(update);
    document.note_rules(read.problems(panel, known.rounds));
    read.rounds = in_order(&read.rounds, known.rounds);
    let problems = document.problems();
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

fn panel<'a>(root: &Table<'_>, known: Closed<'a>) -> Option<&'a Panel> {
    let slug: String = root.need("panel");
    let panel = known.panels.iter().find(|panel| panel.slug == slug);
    if panel.is_none() && root.has("panel") {
        root.note("panel", Fault::UnknownPanel(slug));
    }
    panel
}

fn rounds<'a>(root: &Table<'_>, panel: &Panel, known: Closed<'a>) -> Vec<&'a Round> {
    let numbers: Vec<u32> = root.list("rounds").unwrap_or_default();
    let path = root.path().key("rounds");
    let found = numbers.into_iter().enumerate().filter_map(|(index, number)| {
        let mut theirs = known.rounds.iter().filter(|round| round.panel == panel.id);
        let found = theirs.find(|round| round.number == number);
        if found.is_none() {
            root.note_at(path.index(index), Fault::UnknownRound(number));
        }
        found
    });
    found.collect()
}

fn read(root: &Table<'_>, panel: Option<&Panel>, rounds: &[&Round], corrects: bool) -> Statement {
    let corrected = root.text("corrected");
    if root.has("corrected") && !corrects {
        root.note("corrected", Fault::NotACorrection);
    }
    let statement = StatementId(Uuid::nil());
    root.tolerate(&["rounds"]);
    Statement {
        id: statement,
        panel: panel.map_or(PanelId(Uuid::nil()), |panel| panel.id),
        rounds: rounds.iter().map(|round| round.id).collect(),
        signature: root.table("signature", signature),
        text: root.text("text"),
        administration: root.text("administration"),
        remarks: root.tables("remarks", |table| remark(table, rounds)),
        replies: answered(root, "replies", "to"),
        misunderstandings: answered(root, "misunderstandings", "belief"),
        reservations: answered(root, "reservations", "by"),
        corrects: corrects.then_some(Correction { statement, what: corrected }),
        writers: Vec::new(),
        state: StatementState::Draft,
    }
}

fn signature(table: &Table<'_>) -> Signature {
    let is_person = table.has("name") || table.has("role") || table.has("party");
    if is_person && table.has("body") {
        table.note("body", Fault::Both("name"));
    }
    if is_person {
        table.tolerate(&["body", "decided_on", "paragraph", "registry"]);
        table.demand("role");
        return Signature::Person {
            name: table.need("name"),
            role: table.text("role"),
            party: table.get("party").unwrap_or_default(),
        };
    }
    table.tolerate(&["name", "role", "party"]);
    table.demand("body");
    Signature::Body {
        name: table.text("body"),
        decided_on: table.need("decided_on"),
        paragraph: table.need("paragraph"),
        registry: table.need("registry"),
    }
}

fn remark(table: &Table<'_>, rounds: &[&Round]) -> Remark {
    let (question, theme): (Option<String>, LocalText) =
        (table.get("question"), table.text("theme"));
    match (table.has("question"), table.has("theme")) {
        (true, true) => table.note("theme", Fault::Both("question")),
        (false, false) => table.note("question", Fault::MissingEither("theme")),
        _ => {}
    }
    let about = question.and_then(|id| {
        let with_id = rounds.iter().find_map(|round| {
            let (no, _) = round.questions().find(|(_, question)| question.id == id)?;
            Some(About::Question(round.id, no))
        });
        if with_id.is_none() && !rounds.is_empty() {
            table.note("question", Fault::Rule(Rule::UnknownQuestion(id)));
        }
        // Told already; a theme of no words would be told again.
        with_id
            .or(rounds.first().map(|round| About::Question(round.id, crate::domain::QuestionNo(0))))
    });
    Remark { about: about.unwrap_or(About::Theme(theme)), text: table.text("text") }
}

fn answered(root: &Table<'_>, list: &'static str, to: &'static str) -> Vec<Answered> {
    root.tables(list, |table| Answered { to: table.text(to), text: table.text("text") })
}
