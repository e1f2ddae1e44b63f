//! `panelbot bulletin status` and `panelbot bulletin list`

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::super::output::{Output, fields, local, table};
use crate::domain::broadcast::{BroadcastState, Figures, Pace};
use crate::domain::markup::Markup;
use crate::domain::{Panel, Platform};
use crate::service::{Bulletin, BulletinStatus};

/// Most characters of a text in a list.
const TITLE_CHARS: usize = 50;

/// The figures, and the heading of each.
const FIGURES: [&str; 9] = [
    "SENT",
    "WAITING",
    "SENDING",
    "UNREACHABLE",
    "FAILED",
    "UNCERTAIN",
    "CANCELLED",
    "HELD",
    "RECALLED",
];

/// What goes or went to many, a line each.
pub fn list(all: &[BulletinStatus]) -> Output {
    let heading = ["BULLETIN", "KIND", "STATE", "SINCE", "SENT", "WAITING", "TEXT"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for BulletinStatus { bulletin, total, .. } in all {
        let Bulletin { broadcast, panel, .. } = bulletin;
        rows.push(vec![
            bulletin.name(),
            broadcast.kind.as_str().to_owned(),
            broadcast.state.as_str().to_owned(),
            since(broadcast.state).map_or_else(|| "-".to_owned(), |at| local(panel, at)),
            total.sent.to_string(),
            total.waiting.to_string(),
            title(bulletin),
        ]);
    }
    Output::Told { text: table(&rows), json: all.iter().map(details).collect() }
}

/// How far one has come.
pub fn show(status: &BulletinStatus, pace: &Pace, now: DateTime<Utc>) -> Output {
    let BulletinStatus { bulletin, by_platform, total, .. } = status;
    let state = bulletin.broadcast.state;
    let since = since(state).map(|at| format!(" since {}", local(&bulletin.panel, at)));
    let mut lines = vec![
        ("Bulletin", bulletin.name()),
        (
            "State",
            match state {
                BroadcastState::Scheduled { due_at } => {
                    format!("scheduled for {}", local(&bulletin.panel, due_at))
                }
                _ => state.as_str().to_owned() + &since.unwrap_or_default(),
            },
        ),
    ];
    let end = end(status, pace, now);
    lines.extend(end.map(|end| ("All have it", format!("about {}", local(&bulletin.panel, end)))));
    if let Some((count, until)) = status.put_off.filter(|_| end.is_some()) {
        let until = local(&bulletin.panel, until);
        lines.push((
            "Later",
            format!("{count} get it when they may be written to again, until {until}"),
        ));
    }
    let on_our_page = by_platform.get(&Platform::Browser).map_or(0, |figures| figures.waiting);
    if on_our_page > 0 {
        lines.push(("On our page", format!("{on_our_page} see it when they come the next time")));
    }
    if total.held > 0 {
        lines.push(("Held back", format!("{} have had enough messages for now", total.held)));
    }
    if total.uncertain > 0 {
        let why = "may have it or not, and are not sent it again";
        lines.push(("Uncertain", format!("{} {why}", total.uncertain)));
    }
    let heading = std::iter::once("PLATFORM").chain(FIGURES).map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> = vec![heading];
    rows.extend(by_platform.iter().map(|(platform, figures)| row(platform.as_str(), figures)));
    if by_platform.len() != 1 {
        rows.push(row("all", total));
    }
    let mut json = details(status);
    json["ends_at"] = json!(end);
    Output::Told { text: fields(&lines) + "\n" + &table(&rows), json }
}

/// That it begins in the panel's quiet hours, and so leaves later.
pub fn held_by_night(bulletin: &Bulletin, now: DateTime<Utc>) -> Option<String> {
    let Bulletin { broadcast, panel, .. } = bulletin;
    let begins = match broadcast.state {
        BroadcastState::Scheduled { due_at } => due_at,
        BroadcastState::Running { .. } => now,
        _ => return None,
    };
    let leaves = panel.contact.after_quiet_hours(begins, panel.time_zone);
    let leaves = (leaves > begins).then(|| local(panel, leaves))?;
    Some(format!("nothing leaves in the panel's quiet hours: it leaves from {leaves} on"))
}

fn row(name: &str, figures: &Figures) -> Vec<String> {
    let numbers = numbers(figures).map(|number| number.to_string());
    std::iter::once(name.to_owned()).chain(numbers).collect()
}

const fn numbers(figures: &Figures) -> [u64; FIGURES.len()] {
    [
        figures.sent,
        figures.waiting,
        figures.sending,
        figures.unreachable,
        figures.failed,
        figures.uncertain,
        figures.cancelled,
        figures.held,
        figures.recalled,
    ]
}

/// When all will have it; `None` when it is not on its way.
pub fn end(status: &BulletinStatus, pace: &Pace, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let BulletinStatus { bulletin, by_platform, .. } = status;
    let is_running = matches!(bulletin.broadcast.state, BroadcastState::Running { .. });
    let left =
        |(platform, figures): (&Platform, &Figures)| (*platform, figures.waiting + figures.sending);
    let waiting = by_platform.iter().map(left);
    let Panel { contact, time_zone, .. } = &bulletin.panel;
    let ends_at = is_running.then(|| pace.ends_at(waiting, contact, *time_zone, now))?;
    Some(status.put_off.map_or(ends_at, |(_, until)| ends_at.max(until)))
}

/// Everything for machines.
pub fn details(status: &BulletinStatus) -> Value {
    let BulletinStatus { bulletin, by_platform, total, put_off, spread } = status;
    let Bulletin { broadcast, panel, number } = bulletin;
    let by_platform: serde_json::Map<_, _> = by_platform
        .iter()
        .map(|(platform, one)| (platform.as_str().to_owned(), json!(one)))
        .collect();
    json!({
        "bulletin": bulletin.name(), "id": broadcast.id, "panel": panel.slug, "number": number,
        "kind": broadcast.kind.as_str(), "state": broadcast.state.as_str(),
        "since": since(broadcast.state), "total": total, "by_platform": by_platform,
        "handed_out": spread, "put_off": put_off.map(|(count, until)| json!({ "count": count, "until": until })),
    })
}

const fn since(state: BroadcastState) -> Option<DateTime<Utc>> {
    match state {
        BroadcastState::Draft => None,
        BroadcastState::Approved { approved_at: at }
        | BroadcastState::Scheduled { due_at: at }
        | BroadcastState::Running { started_at: at }
        | BroadcastState::Paused { started_at: at }
        | BroadcastState::Stopped { stopped_at: at }
        | BroadcastState::Done { ended_at: at }
        | BroadcastState::Recalled { recalled_at: at } => Some(at),
    }
}

/// The beginning of its text; empty for what has none of its own.
pub fn title(Bulletin { broadcast, panel, .. }: &Bulletin) -> String {
    let text = Markup::parse(panel.say(&broadcast.text, panel.default_locale())).plain();
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(TITLE_CHARS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
