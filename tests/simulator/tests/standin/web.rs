//! The stand-in's pages.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, RawForm, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::{Router, routing};

use super::telegram::Stored;
use super::{Heard, Standin, Talk};

struct Site {
    standin: Arc<Standin>,
    talks: Mutex<HashMap<String, Talk>>,
    stored: Stored,
}

/// Serves the pages and gives their address.
pub async fn serve(standin: Arc<Standin>, listener: tokio::net::TcpListener, stored: Stored) {
    let site = Arc::new(Site { standin, talks: Mutex::default(), stored });
    let router = Router::new()
        .route("/", routing::get(page))
        .route("/j/{code}", routing::get(enter))
        .route("/say", routing::post(say))
        .with_state(site);
    axum::serve(listener, router).await.expect("served");
}

fn visitor(headers: &HeaderMap) -> String {
    let cookie = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or("");
    cookie.strip_prefix("me=").unwrap_or("").to_owned()
}

async fn enter(
    State(site): State<Arc<Site>>,
    Path(_code): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut me = visitor(&headers);
    if me.is_empty() {
        me = format!("web{}", site.talks.lock().expect("no panic").len());
    }
    hear(&site, &me, Heard::Start);
    ([(header::SET_COOKIE, format!("me={me}; Path=/; HttpOnly"))], Redirect::to("/"))
        .into_response()
}

async fn page(State(site): State<Arc<Site>>, headers: HeaderMap) -> Html<String> {
    let talks = site.talks.lock().expect("no panic");
    let mut html = "<!doctype html><title>x</title>".to_owned();
    for (at, said) in talks
        .get(&visitor(&headers))
        .map(|talk| talk.said.clone())
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let _ = write!(
            html,
            "<article class=\"message\"><p>{}</p><form method=\"post\" action=\"/say\">",
            said.text.replace('\n', "<br>")
        );
        let _ = write!(html, "<input type=hidden name=place value={at}>");
        for (label, data) in &said.buttons {
            if said.boxes && data.starts_with("t:") {
                let value = data.rsplit(':').next().unwrap_or("");
                let on = if label.starts_with('✓') { "checked" } else { "" };
                let _ = write!(
                    html,
                    "<label><input type=checkbox name=choice value=\"{value}\" {on}> {}</label>",
                    label.trim_start_matches("✓ ")
                );
            } else if let Some(id) = data.strip_prefix("d:") {
                let _ = write!(html, "<button name=menu value=\"{id}\">{label}</button>");
            } else {
                let _ = write!(html, "<button name=press value=\"{data}\">{label}</button>");
            }
        }
        html += "</form></article>";
    }
    Html(
        html + "<form method=post action=/say><textarea name=text></textarea><button>Skicka</button></form>",
    )
}

async fn say(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    RawForm(body): RawForm,
) -> Redirect {
    let url = reqwest::Url::parse(&format!("http://x/?{}", String::from_utf8_lossy(&body)))
        .expect("a form");
    let all = |wanted: &str| {
        url.query_pairs()
            .filter(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
            .collect::<Vec<_>>()
    };
    let one = |wanted: &str| all(wanted).pop();
    let place = one("place").and_then(|place| place.parse().ok());
    let heard = match (one("press"), one("menu")) {
        (Some(data), _) => Heard::Press(data, place),
        (_, Some(data)) => Heard::Picked(data, all("choice"), place),
        _ => Heard::Text(one("text").unwrap_or_default().replace("\r\n", "\n")),
    };
    hear(&site, &visitor(&headers), heard);
    Redirect::to("/")
}

fn hear(site: &Site, me: &str, heard: Heard) {
    let mut talks = site.talks.lock().expect("no panic");
    let talk = talks.entry(me.to_owned()).or_default();
    site.standin.hear(talk, heard, me);
    let mut stored = site.stored.lock().expect("no panic");
    stored.insert(me.to_owned(), talk.answers.clone());
}
