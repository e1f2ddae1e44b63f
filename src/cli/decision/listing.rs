//! Decisions for people and for machines.

use serde_json::{Value, json};

use crate::cli::output::{Output, table};
use crate::domain::Panel;
use crate::domain::decision::Decision;

/// Each, and how far it has come.
pub fn list(all: &[(Panel, Decision)]) -> Output {
    let heading = ["DECISION", "STATUS", "DATED", "TOLD", "TITLE"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for (panel, decision) in all {
        let latest = decision.latest();
        rows.push(vec![
            format!("{}/{}", panel.slug, decision.number),
            latest.map_or("", |latest| latest.status.as_str()).to_owned(),
            latest.map_or_else(String::new, |latest| latest.dated.to_string()),
            decision.updates.len().to_string(),
            panel.say(&decision.title, panel.default_locale()).to_owned(),
        ]);
    }
    Output::Told { text: table(&rows), json: all.iter().map(details).collect() }
}

/// Everything that was told of one, for machines.
pub fn details((panel, decision): &(Panel, Decision)) -> Value {
    let update = |one: &crate::domain::decision::DecisionUpdate| json!({ "dated": one.dated, "status": one.status.as_str(), "text": one.text, "why": one.why, "told_at": one.told_at });
    json!({
        "decision": format!("{}/{}", panel.slug, decision.number), "id": decision.id,
        "title": decision.title, "rounds": decision.rounds,
        "updates": decision.updates.iter().map(update).collect::<Vec<_>>(),
    })
}
