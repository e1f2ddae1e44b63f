//! `panelbot panel …`

use std::path::Path;

use serde_json::json;

use super::output::{Output, table};
use super::{Failure, arguments, file};
use crate::service::{Desk, PanelSummary, Refusal};

/// Carries out `panel …`.
///
/// # Errors
/// When the file has problems, or the panel cannot be changed so.
pub async fn run(command: &arguments::Panel, desk: &Desk, by: &str) -> Result<Output, Failure> {
    match command {
        arguments::Panel::Apply { file } => apply(file, desk, by).await,
        arguments::Panel::List => Ok(list(&desk.panels().await?)),
    }
}

async fn apply(path: &Path, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let (panel, applied) =
        desk.apply_panel(&file::read(path)?, by).await.map_err(|refusal| match refusal {
            Refusal::File(problems) => Failure::File(path.to_owned(), problems),
            other => other.into(),
        })?;
    if panel.help_lines.is_empty() {
        eprintln!(
            "panelbot: help_lines is empty: nobody is told whom to call before an open question"
        );
    }
    Ok(Output::Told {
        text: format!("{} {}, version {}\n", panel.slug, applied.as_str(), panel.version),
        json: json!({
            "panel": panel.slug, "id": panel.id, "version": panel.version, "result": applied.as_str(),
        }),
    })
}

fn list(panels: &[PanelSummary]) -> Output {
    let heading = ["PANEL", "VERSION", "ROUNDS", "PANELISTS", "GUESTS", "NAME"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    let mut listed = Vec::new();
    for PanelSummary { panel, panelists, rounds } in panels {
        let count =
            |names: &[&str]| -> u64 { names.iter().filter_map(|name| panelists.get(*name)).sum() };
        let name = panel.say(&panel.name, panel.default_locale());
        rows.push(vec![
            panel.slug.clone(),
            panel.version.to_string(),
            rounds.to_string(),
            count(&["enrolled", "paused"]).to_string(),
            count(&["guest"]).to_string(),
            name.to_owned(),
        ]);
        listed.push(json!({
            "panel": panel.slug, "id": panel.id, "version": panel.version, "name": name,
            "languages": panel.languages, "rounds": rounds, "panelists": panelists,
        }));
    }
    Output::Told { text: table(&rows), json: listed.into() }
}
