//! The ready round that evaluates a panel.

use super::Desk;
use super::refusal::Refusal;
use crate::domain::Locale;

/// The round as a file, in every language that there are words for.
const TEMPLATE: &str = include_str!("../../examples/evaluation.toml");

/// What stands in it for the panel and the number.
const PANEL: &str = "panel = \"PANEL\"";
const NUMBER: &str = "number = 1";

impl Desk {
    /// The file of a round that asks what the panel has meant, in those of the panel's languages that there are words for,
    /// with the panel's next number. It is to be read and changed, and then applied as any other.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn evaluation_of(&self, slug: &str) -> Result<String, Refusal> {
        let read = self.store.read().await?;
        let found = read.panel_by_slug(slug).await?;
        let panel = found.ok_or_else(|| Refusal::NoSuchPanel(slug.to_owned()))?;
        let rounds = read.rounds_of(panel.id).await?;
        let last = rounds.iter().map(|round| round.number).max().unwrap_or(0);
        let in_its_languages =
            |line: &&str| language(line).is_none_or(|language| panel.languages.contains(&language));
        let lines = TEMPLATE.lines().filter(in_its_languages);
        let file = lines.fold(String::new(), |file, line| file + line + "\n");
        Ok(file
            .replace(PANEL, &format!("panel = \"{}\"", panel.slug))
            .replace(NUMBER, &format!("number = {}", last + 1)))
    }
}

/// The language of a line that gives one text: `text.sv = "…"`.
fn language(line: &str) -> Option<Locale> {
    let (key, _) = line.split_once(" = ")?;
    let (_, tag) = key.trim().rsplit_once('.')?;
    Locale::parse(tag)
}
