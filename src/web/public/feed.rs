//! The feed of a panel: each round that has opened, each statement and each decision, the latest first. <https://www.rfc-editor.org/rfc/rfc4287>

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use std::collections::BTreeSet;

use chrono::SecondsFormat::Secs;
use chrono::{DateTime, Utc};

use super::answer::{self, ATOM};
use super::{Asked, Told, no_such_page, sequel};
use crate::domain::LocalText;
use crate::domain::markup::Markup;
use crate::domain::statement::Statement;
use crate::service::{PublicPanel, PublicRound};
use crate::text::Text;
use crate::web::Web;

/// Most entries.
const ENTRIES_MAX: usize = 30;

/// `GET /p/{slug}/feed.xml`
pub(in crate::web) async fn feed(State(web): State<Web>, asked: Asked) -> Response {
    match web.desk.public_panel(asked.slug()).await {
        Ok(Some(found)) => {
            let locale = asked.locale(&found.panel);
            let told = Told { panel: &found.panel, locale, base: web.settings.base() };
            answer::page(&atom(&told, &found), ATOM, &asked.headers)
        }
        Ok(None) => no_such_page(&web.words(&asked.headers)),
        Err(error) => web.closed(&error, &asked.headers, &asked.path),
    }
}

#[derive(Debug, Template)]
#[template(path = "public/feed.xml")]
struct Feed {
    lang: String,
    id: String,
    title: String,
    author: String,
    updated: String,
    url: String,
    own_url: String,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    id: String,
    url: String,
    title: String,
    at: DateTime<Utc>,
    updated: String,
    summary: String,
}

fn atom(told: &Told<'_>, found: &PublicPanel) -> Feed {
    let mut entries: Vec<Entry> = found.rounds.iter().flat_map(|one| entries(told, one)).collect();
    // What belongs to several rounds is told once, and leads to the newest of them.
    let mut known = BTreeSet::new();
    entries.retain(|one| known.insert(one.id.clone()));
    entries.sort_by_key(|one| std::cmp::Reverse(one.at));
    entries.truncate(ENTRIES_MAX);
    let latest = entries.first().map_or(DateTime::UNIX_EPOCH, |one| one.at);
    Feed {
        lang: told.locale.to_string(),
        id: told.url(""),
        title: told.own(&told.panel.name),
        author: told.own(&told.panel.organiser),
        updated: written(latest),
        url: told.url(&format!("?lang={}", told.locale)),
        own_url: told.url(&format!("/feed.xml?lang={}", told.locale)),
        entries,
    }
}

/// A round, the statements on it, and what became of it.
fn entries(told: &Told<'_>, found: &PublicRound) -> Vec<Entry> {
    let url = told.round_url(&found.round);
    let entry = |id: String, part: &str, at, title: String, summary: String| Entry {
        id,
        url: format!("{url}?lang={}{part}", told.locale),
        title,
        at,
        updated: written(at),
        summary,
    };
    let title = told.own(&found.round.title);
    let standing = told.standing(&found.standing).join(" ");
    let mut entries = vec![entry(url.clone(), "", found.standing.since(), title, standing)];
    for one in &found.sequel.statements {
        let (who, plain) = (sequel::signer(told, one), |text| plain(told, text));
        let former_since = found.sequel.correction_of(one.id).and_then(Statement::sent_at);
        let (title, words) = match (former_since, &one.corrects) {
            (Some(at), _) => {
                let since = Text::StatementFormerSince { date: told.day(at) };
                (Text::StatementFormer { who }, [told.say(&since), plain(&one.text)].join("\n\n"))
            }
            (None, Some(correction)) => (
                Text::StatementCorrected { who },
                [plain(&correction.what), plain(&one.text)].join("\n\n"),
            ),
            (None, None) => (Text::StatementHeading { who }, plain(&one.text)),
        };
        let id = format!("urn:uuid:{}", one.id.0);
        let told_at = one.sent_at().map(|at| {
            let told_at = entry(id, "#statement", at, told.say(&title), words);
            Entry { updated: written(former_since.unwrap_or(at)), ..told_at }
        });
        entries.extend(told_at);
    }
    for decision in &found.sequel.decisions {
        for (number, update) in (1..).zip(&decision.updates) {
            let id = format!("urn:uuid:{}#{number}", decision.id.0);
            let title = sequel::decided(told, decision, Some(update));
            let mut words = vec![plain(told, &update.text), sequel::why(told, update)];
            words.retain(|words| !words.is_empty());
            entries.push(entry(id, "#decisions", update.told_at, title, words.join("\n\n")));
        }
    }
    entries
}

/// A text without its markup.
fn plain(told: &Told<'_>, text: &LocalText) -> String {
    Markup::parse(told.panel.say(text, &told.locale)).plain()
}

/// A time as feeds write it. <https://www.rfc-editor.org/rfc/rfc4287#section-3.3>
fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(Secs, true)
}
