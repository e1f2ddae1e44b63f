//! A bulletin's file.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::document::Document;
use super::problem::{Fault, Problem};
use super::table::{NamedWords, Table};
use super::value::language;
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::check::Fault as Rule;
use crate::domain::{
    Audience, BroadcastId, CategoryNo, Invitation, InvitationId, Locale, Panel, Platform, Round,
    RoundId, VariableNo,
};
use crate::report::png_fault;
use crate::service::{NewBulletin, Picture};

/// Most mebibytes of a picture: Telegram takes 10 MB. <https://core.telegram.org/bots/api#sendphoto>
const PICTURE_MAX_MIB: usize = 10;

/// What a bulletin's file may speak of.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Every panel.
    pub panels: &'a [Panel],
    /// Every round.
    pub rounds: &'a [Round],
    /// Every invitation that staff made.
    pub invitations: &'a [Invitation],
}

/// Reads a bulletin's file and checks it whole. `picture` gives the bytes of the file that it names, or why they cannot
/// be read.
///
/// # Errors
/// With every problem of the file.
pub fn bulletin(
    bytes: &[u8],
    known: &Known<'_>,
    picture: impl FnOnce(&str) -> Result<Vec<u8>, String>,
) -> Result<NewBulletin, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let slug: String = root.need("panel");
    let panel = known.panels.iter().find(|panel| panel.slug == slug);
    if panel.is_none() && root.has("panel") {
        root.note("panel", Fault::UnknownPanel(slug));
    }
    let text = root.text("text");
    let picture = read_picture(&root, picture);
    let audience = if let Some(panel) = panel {
        root.table("audience", |table| audience(table, panel, known)).unwrap_or_default()
    } else {
        root.tolerate(&["audience"]);
        Audience::default()
    };
    root.finish();
    let Some(panel) = panel else { return Err(document.problems()) };
    let new = NewBulletin { panel: panel.id, text, picture, audience };
    document.note_rules(as_draft(&new).problems(panel));
    let problems = document.problems();
    if problems.is_empty() { Ok(new) } else { Err(problems) }
}

/// The bulletin as far as the rules look at it.
fn as_draft(new: &NewBulletin) -> Broadcast {
    Broadcast {
        id: BroadcastId(Uuid::nil()),
        panel: new.panel,
        kind: BroadcastKind::Bulletin,
        audience: Audience::default(),
        text: new.text.clone(),
        picture: new.picture.as_ref().map(|picture| picture.description.clone()),
        state: BroadcastState::Draft,
        figures: None,
    }
}

fn read_picture(
    root: &Table<'_>,
    read: impl FnOnce(&str) -> Result<Vec<u8>, String>,
) -> Option<Picture> {
    let description = root.text("picture_text");
    if !root.has("picture") {
        if root.has("picture_text") {
            root.note("picture_text", Fault::TextWithoutPicture);
        }
        return None;
    }
    let name: String = root.get("picture")?;
    if name.trim().is_empty() {
        root.note("picture", Fault::Empty);
        return None;
    }
    let bytes = read(&name).map_err(|why| root.note("picture", Fault::PictureUnreadable(why)));
    let bytes = bytes.ok()?;
    if bytes.len() > PICTURE_MAX_MIB * 1024 * 1024 {
        root.note("picture", Fault::PictureTooLarge(PICTURE_MAX_MIB));
    } else if let Some(fault) = png_fault(&bytes) {
        root.note("picture", Fault::NotAPicture(fault));
    }
    Some(Picture { bytes, description })
}

fn audience(table: &Table<'_>, panel: &Panel, known: &Known<'_>) -> Audience {
    Audience {
        took_part_in: round(table, "took_part_in", panel, known),
        took_part_in_any: Vec::new(),
        not_completed: round(table, "not_completed", panel, known),
        background: background(table, panel),
        languages: languages(table, panel),
        invitations: invitations(table, panel, known),
        platforms: platforms(table, panel),
        ..Audience::default()
    }
}

fn round(
    table: &Table<'_>,
    key: &'static str,
    panel: &Panel,
    known: &Known<'_>,
) -> Option<RoundId> {
    let number: u32 = table.get(key)?;
    let mut rounds = known.rounds.iter().filter(|round| round.panel == panel.id);
    let found = rounds.find(|round| round.number == number);
    if found.is_none() {
        table.note(key, Fault::UnknownRound(number));
    }
    found.map(|round| round.id)
}

fn background(table: &Table<'_>, panel: &Panel) -> BTreeMap<VariableNo, Vec<CategoryNo>> {
    let mut wanted = BTreeMap::new();
    for NamedWords { name: id, path, words } in table.named_words("background") {
        let Some((no, variable)) = panel.variables().find(|(_, variable)| variable.id == id) else {
            table.note_at(path, Fault::Rule(Rule::UnknownVariable(id)));
            continue;
        };
        if words.is_empty() {
            table.note_at(path, Fault::Empty);
        }
        let categories = words.into_iter().filter_map(|(path, word)| {
            let mut numbered = (0..).map(CategoryNo).zip(&variable.categories);
            let found = numbered.find(|(_, category)| category.id == word);
            if found.is_none() {
                let there = variable.categories.iter().map(|one| one.id.as_str());
                table.note_at(path, Fault::UnknownCategory(there.collect::<Vec<_>>().join(", ")));
            }
            found.map(|(no, _)| no)
        });
        wanted.insert(no, categories.collect());
    }
    wanted
}

/// A list that restricts and is empty would restrict nothing: whoever wrote it meant something else.
fn not_empty<T>(table: &Table<'_>, key: &'static str, list: &[T]) {
    if table.has(key) && list.is_empty() {
        table.note(key, Fault::Empty);
    }
}

fn languages(table: &Table<'_>, panel: &Panel) -> Vec<Locale> {
    let read = |(path, tag): (_, String)| match language(&tag) {
        Ok(locale) if panel.languages.contains(&locale) => Some(locale),
        Ok(locale) => {
            table.note_at(path, Fault::Rule(Rule::LanguageUnknown(locale)));
            None
        }
        Err(fault) => {
            table.note_at(path, fault);
            None
        }
    };
    let words = table.words("languages");
    not_empty(table, "languages", &words);
    words.into_iter().filter_map(read).collect()
}

fn invitations(table: &Table<'_>, panel: &Panel, known: &Known<'_>) -> Vec<InvitationId> {
    let with_label = |(path, label): (_, String)| {
        let all = known.invitations.iter().filter(|one| one.panel == panel.id);
        let found: Vec<_> = all.filter(|one| one.label == label).map(|one| one.id).collect();
        if found.is_empty() {
            table.note_at(path, Fault::UnknownLabel(label));
        }
        found
    };
    let labels = table.words("invitations");
    not_empty(table, "invitations", &labels);
    labels.into_iter().flat_map(with_label).collect()
}

fn platforms(table: &Table<'_>, panel: &Panel) -> Vec<Platform> {
    let possible = [Platform::Telegram, Platform::Discord, Platform::Browser, Platform::Email];
    let words = possible.map(|platform| (platform.as_str(), platform));
    not_empty(table, "platforms", &table.list::<String>("platforms").unwrap_or_default());
    let wanted = table.some_of("platforms", &words).unwrap_or_default();
    for platform in &wanted {
        if !panel.uses(*platform) {
            table.note("platforms", Fault::ChannelNotUsed(platform.as_str()));
        }
    }
    wanted
}
