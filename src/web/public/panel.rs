//! The page of a panel.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::answer::{self, HTML};
use super::{Asked, Language, Told, no_such_page, sequel};
use crate::domain::Platform;
use crate::service::{PublicPanel, PublicRound};
use crate::text::Text;
use crate::web::Web;
use crate::web::page::Frame;

/// `GET /p/{slug}`
pub(in crate::web) async fn panel(State(web): State<Web>, asked: Asked) -> Response {
    match web.desk.public_panel(asked.slug()).await {
        Ok(Some(found)) => {
            let locale = asked.locale(&found.panel);
            let told = Told { panel: &found.panel, locale, base: web.settings.base() };
            answer::page(&page(&told, &found), HTML, &asked.headers)
        }
        Ok(None) => no_such_page(&web.words(&asked.headers)),
        Err(error) => web.closed(&error, &asked.headers, &asked.path),
    }
}

#[derive(Debug, Template)]
#[template(path = "public/panel.html")]
struct PanelPage {
    frame: Frame,
    languages: Vec<Language>,
    url: String,
    feed: String,
    organiser: String,
    welcome: String,
    promise: String,
    /// Where one joins it, where anyone may.
    join: Option<String>,
    rounds: Vec<Listed>,
}

/// A round in the list.
#[derive(Debug)]
struct Listed {
    title: String,
    url: String,
    number: String,
    standing: Vec<String>,
    /// Where it is answered, while it can be.
    answering: Option<String>,
    /// How far everything has come that came of it.
    decisions: Vec<String>,
}

fn decisions(told: &Told<'_>, round: &PublicRound) -> Vec<String> {
    let decisions = round.sequel.decisions.iter();
    decisions.map(|one| sequel::decided(told, one, one.latest())).collect()
}

fn page(told: &Told<'_>, found: &PublicPanel) -> PanelPage {
    let panel = told.panel;
    let rounds = found.rounds.iter().map(|one| Listed {
        title: panel.say(&one.round.title, &told.locale).to_owned(),
        url: format!("{}?lang={}", told.round_url(&one.round), told.locale),
        number: told.say(&Text::PublicRoundNumber { number: one.round.number }),
        standing: told.stands(one),
        answering: told.answering_url(one),
        decisions: decisions(told, one),
    });
    let organiser = Text::Organiser { organiser: told.own(&panel.organiser) };
    let url = told.url("");
    PanelPage {
        frame: told.frame(told.own(&panel.name)),
        languages: told.languages(&url),
        feed: told.url(&format!("/feed.xml?lang={}", told.locale)),
        url,
        organiser: told.say(&organiser),
        welcome: told.own(&panel.welcome),
        promise: told.own(&panel.promise),
        join: (panel.is_open() && panel.uses(Platform::Browser)).then(|| told.url("/join")),
        rounds: rounds.collect(),
    }
}
