//! A panel's file.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::document::Document;
use super::problem::{Fault, Problem};
use super::table::Table;
use crate::domain::contact::ContactRule;
use crate::domain::{
    Ask, BackgroundCategory, BackgroundVariable, ChannelRule, ConsentText, Entry, Locale, Panel,
    PanelId, Platform, Recruitment, Retention, check,
};

/// Reads a panel's file and checks it whole.
///
/// # Errors
/// With every problem of the file.
pub fn panel(bytes: &[u8], id: PanelId) -> Result<Panel, Vec<Problem>> {
    let document = Document::parse(bytes)?;
    let root = document.root();
    let panel = read(&root, id);
    root.finish();
    document.note_rules(check::panel(&panel));
    let problems = document.problems();
    if problems.is_empty() { Ok(panel) } else { Err(problems) }
}

fn read(root: &Table<'_>, id: PanelId) -> Panel {
    let entries = [("answer_first", Entry::AnswerFirst), ("join_first", Entry::JoinFirst)];
    root.demand("entry");
    if !root.has("languages") {
        // Else the rules say of each in which language it is missing.
        for key in ["name", "organiser", "welcome", "promise"] {
            root.demand(key);
        }
    }
    Panel {
        id,
        version: 1,
        slug: root.need("slug"),
        languages: languages(root),
        time_zone: time_zone(root),
        entry: root.one_of("entry", &entries).unwrap_or(Entry::JoinFirst),
        recruitment: recruitment(root),
        name: root.text("name"),
        organiser: root.text("organiser"),
        welcome: root.text("welcome"),
        promise: root.text("promise"),
        consent: consent(root),
        retention: retention(root),
        channels: root.table("channels", channels).unwrap_or_default(),
        help_lines: root.text("help_lines"),
        contact: root.table("contact", contact).unwrap_or_default(),
        background: root.tables("background", variable),
    }
}

fn languages(root: &Table<'_>) -> Vec<Locale> {
    root.demand("languages");
    let languages: Vec<Locale> = root.list("languages").unwrap_or_default();
    if root.has("languages") && languages.is_empty() {
        root.note("languages", Fault::Empty);
    }
    for (no, language) in languages.iter().enumerate() {
        if languages[..no].contains(language) {
            let twice = check::Fault::DuplicateId(language.to_string());
            root.note("languages", Fault::Rule(twice));
        }
    }
    languages
}

fn time_zone(root: &Table<'_>) -> Tz {
    let name: String = root.need("time_zone");
    name.parse().unwrap_or_else(|_| {
        if root.has("time_zone") && !name.is_empty() {
            root.note("time_zone", Fault::NotATimeZone);
        }
        Tz::UTC
    })
}

fn recruitment(root: &Table<'_>) -> Vec<Recruitment> {
    let words = [
        ("open", Recruitment::Open),
        ("invited", Recruitment::Invited),
        ("drawn", Recruitment::Drawn),
    ];
    let ways = root.some_of("recruitment", &words);
    if ways.as_ref().is_some_and(Vec::is_empty) {
        root.note("recruitment", Fault::Empty);
    }
    ways.unwrap_or_else(|| vec![Recruitment::Open, Recruitment::Invited])
}

fn consent(root: &Table<'_>) -> ConsentText {
    root.demand("consent");
    let read = |table: &Table<'_>| {
        let version = table.need("version");
        if table.has("version") && version == 0 {
            table.note("version", Fault::OutOfRange(1, u32::MAX.into()));
        }
        ConsentText { version, text: table.text("text") }
    };
    let nothing = || ConsentText { version: 1, text: std::iter::empty().collect() };
    root.table("consent", read).unwrap_or_else(nothing)
}

fn retention(root: &Table<'_>) -> Retention {
    let days = |table: &Table<'_>, key, usual| {
        let days = table.get(key).unwrap_or(usual);
        if days == 0 {
            table.note(key, Fault::OutOfRange(1, u16::MAX.into()));
        }
        days
    };
    let read = |table: &Table<'_>| Retention {
        guest_days: days(table, "guest_days", 30),
        inactive_days: days(table, "inactive_days", 730),
    };
    root.table("retention", read).unwrap_or(Retention { guest_days: 30, inactive_days: 730 })
}

fn contact(table: &Table<'_>) -> ContactRule {
    let number = |key, highest: u8, usual| {
        // Read as more than it can be, so that what it can be is told.
        let Some(number) = table.get::<i32>(key) else { return usual };
        let fits = u8::try_from(number).ok().filter(|number| *number <= highest);
        if fits.is_none() {
            table.note(key, Fault::OutOfRange(0, highest.into()));
        }
        fits.unwrap_or(usual)
    };
    let usual = ContactRule::default();
    ContactRule {
        quiet_from: number("quiet_from", 23, usual.quiet_from),
        quiet_until: number("quiet_until", 23, usual.quiet_until),
        most: number("most", u8::MAX, usual.most),
        within_days: number("within_days", 60, usual.within_days),
        reminders: number("reminders", 2, usual.reminders),
        first_reminder_days: number("first_reminder_days", 60, usual.first_reminder_days),
        last_reminder_days: number("last_reminder_days", 60, usual.last_reminder_days),
    }
}

fn channels(table: &Table<'_>) -> BTreeMap<Platform, ChannelRule> {
    // The terminal is staff's own, and no channel of a panel.
    let platforms = [Platform::Telegram, Platform::Discord, Platform::Browser];
    let rule = |platform: Platform| {
        move |table: &Table<'_>| ChannelRule {
            minimum_age: table.get("minimum_age").unwrap_or(0),
            server_channel: if platform == Platform::Discord {
                server_channel(table)
            } else {
                None
            },
        }
    };
    let read =
        |platform: Platform| Some((platform, table.table(platform.as_str(), rule(platform))?));
    platforms.into_iter().filter_map(read).collect()
}

fn server_channel(table: &Table<'_>) -> Option<u64> {
    let written: String = table.get("server_channel")?;
    let number = written.parse().ok().filter(|_| (17..=20).contains(&written.len()));
    if number.is_none() {
        table.note("server_channel", Fault::NotAServerChannel);
    }
    number
}

fn variable(table: &Table<'_>) -> BackgroundVariable {
    let moments = [("joining", Ask::Joining), ("afterwards", Ask::Afterwards)];
    BackgroundVariable {
        id: table.need_id("id"),
        text: table.text("text"),
        ask: table.one_of("ask", &moments).unwrap_or_default(),
        categories: table.tables("categories", category),
    }
}

fn category(table: &Table<'_>) -> BackgroundCategory {
    BackgroundCategory {
        id: table.need_id("id"),
        label: table.text("label"),
        eligible: table.get("eligible").unwrap_or(true),
        ages: ages(table),
    }
}

/// Youngest and oldest age of a category that is an age band.
fn ages(table: &Table<'_>) -> Option<(u8, u8)> {
    let band: Vec<u8> = table.list("ages")?;
    if let [youngest, oldest] = band[..]
        && youngest <= oldest
    {
        return Some((youngest, oldest));
    }
    table.note("ages", Fault::NotAnAgeBand);
    None
}
