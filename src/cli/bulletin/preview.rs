//! `panelbot bulletin preview`

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::super::Failure;
use super::super::output::{Output, fields, local, table};
use super::audience;
use super::drafting::warnings;
use crate::channel::terminal::Screen;
use crate::channel::{discord, email, telegram};
use crate::domain::audience::FEWEST_BY_BACKGROUND;
use crate::domain::broadcast::Pace;
use crate::domain::decision::Decision;
use crate::domain::message::Message;
use crate::domain::{Locale, Platform};
use crate::service::{BulletinName, Desk, Page, Preview};

/// Where a bulletin can go.
const PLATFORMS: [Platform; 4] =
    [Platform::Telegram, Platform::Discord, Platform::Browser, Platform::Email];

/// What stands between two messages that belong together.
const NEXT: &str = "\n\n(next message)\n\n";

/// Shows how it looks and who gets it.
///
/// # Errors
/// When there is no such bulletin.
pub async fn show(
    name: &BulletinName,
    language: Option<&Locale>,
    desk: &Desk,
) -> Result<Output, Failure> {
    of(&desk.preview_bulletin(name).await?, language, None, desk).await
}

/// The same for anything that goes to many; for an update of a decision that is not kept yet, with the decision.
///
/// # Errors
/// When the panel does not have the language.
pub async fn of(
    preview: &Preview,
    language: Option<&Locale>,
    decision: Option<&Decision>,
    desk: &Desk,
) -> Result<Output, Failure> {
    let panel = &preview.bulletin.panel;
    if let Some(locale) = language.filter(|locale| !panel.languages.contains(locale)) {
        return Err(Failure::Argument(format!(
            "{} does not have the language {locale}",
            panel.slug
        )));
    }
    let (text, json) = whole(preview, language, decision, desk).await?;
    Ok(Output::Told { text, json })
}

/// What goes out as it will look and who gets it, in words and for machines.
///
/// # Errors
/// When the database could not be read.
pub async fn told(preview: &Preview, desk: &Desk) -> Result<(String, Value), Failure> {
    whole(preview, None, None, desk).await
}

async fn whole(
    preview: &Preview,
    language: Option<&Locale>,
    decision: Option<&Decision>,
    desk: &Desk,
) -> Result<(String, Value), Failure> {
    let (text, looks) = looks(preview, language, decision, desk).await?;
    let (pace, now) = (desk.pace(), desk.now());
    let ends_at = end(preview, &pace, now);
    let json = details(preview, &pace, ends_at, &looks);
    let audience = audience::words(&preview.bulletin, desk).await?;
    Ok((text + &who(preview, audience, &pace, ends_at, now), json))
}

async fn looks(
    preview: &Preview,
    language: Option<&Locale>,
    decision: Option<&Decision>,
    desk: &Desk,
) -> Result<(String, Vec<Value>), Failure> {
    let panel = &preview.bulletin.panel;
    let mut text = String::new();
    let mut looks = Vec::new();
    for locale in panel.languages.iter().filter(|one| language.is_none_or(|only| only == *one)) {
        for platform in PLATFORMS
            .into_iter()
            .filter(|one| panel.uses(*one) && (*one != Platform::Email || desk.offers_email()))
        {
            let message =
                desk.preview_message_with(&preview.bulletin, platform, locale, decision).await?;
            let Some(message) = message else { continue };
            let parts = written(platform, &message, locale);
            let _ = writeln!(text, "── {}, {locale} ──", platform.as_str());
            text += &shown(&message, &parts);
            let rest = desk.preview_rest(&preview.bulletin, platform, locale).await?;
            let behind = rest.map_or_else(Vec::new, |rest| written(platform, &rest, locale));
            if !behind.is_empty() {
                let _ = write!(text, "(behind the button)\n\n{}\n\n", behind.join(NEXT));
            }
            looks.push(json!({
                "platform": platform.as_str(), "language": locale, "messages": parts,
                "behind_the_button": behind,
            }));
        }
    }
    Ok((text, looks))
}

/// A message as a platform is given it, part by part.
fn written(platform: Platform, message: &Message, locale: &Locale) -> Vec<String> {
    match platform {
        Platform::Telegram => telegram::written(message.clone()),
        Platform::Discord => discord::written(message.clone()),
        Platform::Email => {
            let subject = message.letter.as_ref().map_or("", |letter| letter.subject.as_str());
            let lines = |text: String| format!("Subject: {subject}\n\n{text}");
            email::written(message).into_iter().map(lines).collect()
        }
        Platform::Browser | Platform::Terminal => {
            let latest = vec![Message { attachment: None, ..message.clone() }];
            let (locale, title) = (locale.clone(), String::new());
            let page = Page {
                locale,
                title,
                earlier: Vec::new(),
                answered: Vec::new(),
                latest,
                fresh: Vec::new(),
            };
            vec![Screen::new(&page).text.trim_end().to_owned()]
        }
    }
}

fn shown(message: &Message, parts: &[String]) -> String {
    let mut text = String::new();
    if let Some(picture) = &message.attachment {
        let _ = writeln!(text, "[picture: {}]\n", picture.description);
    }
    if parts.len() > 1 {
        let several =
            "goes out as several messages, of which only one can be corrected or taken back";
        let _ = writeln!(text, "({several})\n");
    }
    text + &parts.join(NEXT) + "\n\n"
}

fn who(
    preview: &Preview,
    audience: String,
    pace: &Pace,
    ends_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> String {
    let mut rows = vec![["PLATFORM", "LANGUAGE", "GET IT"].map(str::to_owned).to_vec()];
    for ((platform, locale), count) in &preview.reached {
        rows.push(vec![platform.as_str().to_owned(), locale.to_string(), count.to_string()]);
    }
    let takes = (ends_at - now).num_seconds().max(0);
    let end = local(&preview.bulletin.panel, ends_at);
    let told = fields(&[
        ("Is for", audience),
        ("Get it", gets(preview)),
        ("Reached nowhere", preview.nowhere.to_string()),
        ("Want fewer messages", preview.fewer.to_string()),
        ("Takes", format!("{}, until {end} if it is sent now", lasting(takes))),
        ("Can be taken back", taken_back(preview)),
    ]);
    let warnings = warnings(preview, pace).into_iter().map(|warning| format!("Note: {warning}.\n"));
    table(&rows) + "\n" + &told + &warnings.collect::<String>()
}

/// How many get it, and of how many of them it would be held back now.
fn gets(preview: &Preview) -> String {
    match (preview.gets(), preview.enough) {
        _ if preview.is_few => format!("fewer than {FEWEST_BY_BACKGROUND}, so it cannot be sent"),
        (all, 0) => all.to_string(),
        (all, enough) => format!("{all}, of whom {enough} have had enough messages for now"),
    }
}

/// Hours, minutes and seconds in words.
fn lasting(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

/// What each platform lets a bot take back. <https://core.telegram.org/bots/api#deletemessage>,
/// <https://docs.discord.com/developers/resources/message#delete-message>; what one person alone is shown in a server
/// (`EPHEMERAL`) is changed and removed only as long as its interaction can be answered:
/// <https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages>
fn taken_back(preview: &Preview) -> String {
    let rule = |platform: &Platform| match platform {
        Platform::Telegram => Some("Telegram: within 48 hours"),
        Platform::Discord => {
            Some("Discord: private messages yes, what one person alone sees in a server no")
        }
        Platform::Browser => Some("browser: only until it is shown"),
        Platform::Email => Some("e-mail: no"),
        Platform::Terminal => None,
    };
    preview.by_platform().keys().filter_map(rule).collect::<Vec<_>>().join("; ")
}

fn end(preview: &Preview, pace: &Pace, now: DateTime<Utc>) -> DateTime<Utc> {
    let panel = &preview.bulletin.panel;
    pace.ends_at(preview.by_platform(), &panel.contact, panel.time_zone, now)
}

fn details(preview: &Preview, pace: &Pace, ends_at: DateTime<Utc>, looks: &[Value]) -> Value {
    let reached = preview.reached.iter();
    let reached = reached.map(|((platform, locale), count)| json!({ "platform": platform.as_str(), "language": locale, "count": count }));
    let fallbacks = preview.fallbacks().into_iter();
    let fallbacks = fallbacks.map(|(locale, instead, count)| json!({ "language": locale, "instead": instead, "count": count }));
    json!({
        "bulletin": preview.bulletin.name(), "looks": looks, "gets": preview.gets(),
        "reached": reached.collect::<Vec<_>>(), "fallbacks": fallbacks.collect::<Vec<_>>(),
        "is_few": preview.is_few, "nowhere": preview.nowhere, "fewer": preview.fewer, "enough": preview.enough, "ends_at": ends_at,
        "paid": pace.paid.map(Platform::as_str),
    })
}
