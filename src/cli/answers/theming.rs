//! `panelbot themes …`

use serde_json::json;

use super::arguments::{Assign, Themes as Command};
use super::shown;
use crate::cli::Failure;
use crate::cli::output::{Output, table};
use crate::domain::Figure;
use crate::service::{Desk, RoundName, Suggested, ThemeChange, ThemeCount, Themes};

/// Carries out `themes …`.
///
/// # Errors
/// When there is no such round, theme or answer, the round is not closed, or a name cannot be used.
pub async fn themes(command: &Command, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let (name, change) = match command {
        Command::List(round) => return Ok(list(&desk.themes(&round.name).await?)),
        Command::Suggest { round, question, language } => {
            let found = desk.suggest_themes(&round.name, question, language).await?;
            return Ok(suggested(&found));
        }
        Command::Add { round, theme } => (&round.name, ThemeChange::Add(theme.clone())),
        Command::Rename { round, from, to } => {
            (&round.name, ThemeChange::Rename { from: from.clone(), to: to.clone() })
        }
        Command::Merge { round, from, into } => {
            (&round.name, ThemeChange::Merge { from: from.clone(), into: into.clone() })
        }
        Command::Publish(those) => (&those.round.name, ThemeChange::Publish(those.themes.clone())),
        Command::Unpublish(those) => {
            (&those.round.name, ThemeChange::Unpublish(those.themes.clone()))
        }
        Command::Assign(assign) => assignment(assign, true),
        Command::Unassign(assign) => assignment(assign, false),
    };
    Ok(list(&desk.change_themes(name, &change, by).await?))
}

fn assignment(assign: &Assign, on: bool) -> (&RoundName, ThemeChange) {
    let (handles, themes) = (assign.handles.clone(), assign.themes.clone());
    let change = if on {
        ThemeChange::Assign { handles, themes }
    } else {
        ThemeChange::Unassign { handles, themes }
    };
    (&assign.round.name, change)
}

fn list(found: &Themes) -> Output {
    let count =
        |figure: Figure| figure.shown().map_or_else(|| "few".to_owned(), |count| count.to_string());
    let published = |one: &ThemeCount| if one.published { "published" } else { "" }.to_owned();
    let mut rows = vec![["ANSWERS", "THEME", "ON THE PAGE"].map(str::to_owned).to_vec()];
    rows.extend(
        found.themes.iter().map(|one| vec![count(one.answers), shown(&one.name), published(one)]),
    );
    rows.push(vec![count(found.untagged), "(no theme)".to_owned(), String::new()]);
    let themes = found.themes.iter().map(|one| {
        json!({ "name": one.name, "answers": one.answers.shown(), "published": one.published })
    });
    let json = json!({
        "themes": themes.collect::<Vec<_>>(), "without_theme": found.untagged.shown(),
    });
    Output::Told { text: table(&rows), json }
}

fn suggested(found: &Suggested) -> Output {
    let mut rows = vec![["ANSWERS", "WORDS"].map(str::to_owned).to_vec()];
    rows.extend(
        found.suggestions.iter().map(|one| vec![one.answers.to_string(), shown(&one.words)]),
    );
    let suggestions = found.suggestions.iter();
    let suggestions = suggestions.map(|one| json!({ "words": one.words, "answers": one.answers }));
    let json = json!({
        "answers_read": found.answers, "suggestions": suggestions.collect::<Vec<_>>(),
    });
    Output::Told { text: table(&rows), json }
}
