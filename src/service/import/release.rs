//! The file with what goes with a result.

use uuid::Uuid;

use super::document::Document;
use super::problem::{Fault, Problem};
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::check::Fault as Rule;
use crate::domain::{Audience, BroadcastId, LocalText, Panel, QuestionKind, Round};
use crate::service::Release;

/// Reads the file and checks it whole.
///
/// # Errors
/// With every problem of the file.
pub fn release(bytes: &[u8], panel: &Panel, round: &Round) -> Result<Release, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let text = root.text("text");
    let chart: Option<String> = root.get("chart");
    let link_to_others = root.get("link_to_others").unwrap_or_default();
    let question = chart.and_then(|id| {
        let found = round.questions().find(|(_, question)| question.id == id);
        match found {
            None => root.note("chart", Fault::Rule(Rule::UnknownQuestion(id))),
            Some((_, question)) if matches!(question.kind, QuestionKind::OpenText { .. }) => {
                root.note("chart", Fault::NothingToCount);
            }
            Some(_) => {}
        }
        found.map(|(no, _)| no)
    });
    root.finish();
    document.note_rules(as_broadcast(round, &text).problems(panel));
    let problems = document.problems();
    let release = Release { text, question, link_to_others };
    if problems.is_empty() { Ok(release) } else { Err(problems) }
}

/// What goes out, as far as the rules look at it.
fn as_broadcast(round: &Round, text: &LocalText) -> Broadcast {
    Broadcast {
        id: BroadcastId(Uuid::nil()),
        panel: round.panel,
        kind: BroadcastKind::Result { round: round.id, question: None },
        audience: Audience::default(),
        text: text.clone(),
        picture: None,
        state: BroadcastState::Draft,
        figures: None,
    }
}
