//! The feed of a panel: each round that has opened, the latest change first. <https://www.rfc-editor.org/rfc/rfc4287>

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::SecondsFormat::Secs;

use super::answer::{self, ATOM};
use super::{Asked, Told, no_such_page};
use crate::service::{PublicPanel, PublicRound};
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
    updated: String,
    summary: String,
}

fn atom(told: &Told<'_>, found: &PublicPanel) -> Feed {
    let mut rounds: Vec<&PublicRound> = found.rounds.iter().collect();
    rounds.sort_by_key(|one| std::cmp::Reverse(one.standing.since()));
    rounds.truncate(ENTRIES_MAX);
    let time = |one: &PublicRound| one.standing.since().to_rfc3339_opts(Secs, true);
    let entry = |one: &&PublicRound| Entry {
        id: told.round_url(&one.round),
        url: format!("{}?lang={}", told.round_url(&one.round), told.locale),
        title: told.panel.say(&one.round.title, &told.locale).to_owned(),
        updated: time(one),
        summary: told.standing(&one.standing).join(" "),
    };
    let nothing_yet = || chrono::DateTime::UNIX_EPOCH.to_rfc3339_opts(Secs, true);
    Feed {
        lang: told.locale.to_string(),
        id: told.url(""),
        title: told.own(&told.panel.name),
        author: told.own(&told.panel.organiser),
        updated: rounds.first().map_or_else(nothing_yet, |one| time(one)),
        url: told.url(&format!("?lang={}", told.locale)),
        own_url: told.url(&format!("/feed.xml?lang={}", told.locale)),
        entries: rounds.iter().map(entry).collect(),
    }
}
