//! A request read into what it asks for, with everything checked that needs no knowledge of any chat.

use serde_json::Value;

use super::html::{self, Formatted};
use super::keyboard::{self, Markup};
use super::media::{self, Media};
use super::params::Params;
use super::refusal::Refusal;

/// UTF-16 units of a text, after entities are parsed. Source: Bot API `sendMessage`.
const TEXT: usize = 4096;
/// UTF-16 units of a caption, after entities are parsed. Source: Bot API `sendPhoto`.
const CAPTION: usize = 1024;
/// Bytes of a text before parsing. Source: tdlib/telegram-bot-api `Client.cpp` 11306.
const RAW_TEXT: usize = 32_768;
/// Characters in the answer to a callback. Source: Bot API `answerCallbackQuery`.
const NOTICE: usize = 200;

/// One of a bot's commands, as people see it in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name, without the slash.
    pub name: String,
    /// What it says it does.
    pub description: String,
}

/// The text of a message: what was sent, and what is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Body {
    pub(crate) source: String,
    pub(crate) read: Formatted,
}

/// What a request asks for.
#[derive(Debug, Clone)]
pub(crate) enum Call {
    GetMe,
    GetUpdates { offset: i64, limit: usize, timeout: u64, allowed: Option<Vec<String>> },
    DeleteWebhook { drop: bool },
    GetWebhookInfo,
    Send { chat: i64, body: Body, media: Option<Media>, markup: Option<Markup> },
    Edit { chat: i64, message: i64, body: Option<Body>, caption: bool, markup: Option<Markup> },
    Delete { chat: i64, message: i64 },
    AnswerCallback { id: String, text: String },
    ChatAction { chat: i64 },
    SetCommands { scope: String, language: String, commands: Vec<Command> },
    GetCommands { scope: String, language: String },
    SetProfile { what: &'static str, language: String, text: String },
}

impl Call {
    /// Reads a call of a method (in lower case). `None` when the simulator does not have the method.
    pub(crate) fn read(method: &str, params: &Params) -> Option<Result<Self, Refusal>> {
        Some(match method {
            "getme" => Ok(Self::GetMe),
            "getupdates" => Ok(get_updates(params)),
            "deletewebhook" => {
                Ok(Self::DeleteWebhook { drop: params.flag("drop_pending_updates") })
            }
            "getwebhookinfo" => Ok(Self::GetWebhookInfo),
            "sendmessage" => send(params, None),
            "sendphoto" => media::photo(params).and_then(|media| send(params, Some(media))),
            "senddocument" => media::document(params).and_then(|media| send(params, Some(media))),
            "editmessagetext" => edit(params, Some("text")),
            "editmessagecaption" => edit(params, Some("caption")),
            "editmessagereplymarkup" => edit(params, None),
            "deletemessage" => place(params).map(|(chat, message)| Self::Delete { chat, message }),
            "answercallbackquery" => answer(params),
            "sendchataction" => chat(params).map(|chat| Self::ChatAction { chat }),
            "setmycommands" => commands(params),
            "getmycommands" => {
                Ok(Self::GetCommands { scope: scope(params), language: language(params) })
            }
            "setmydescription" => profile(params, "description", 512),
            "setmyshortdescription" => profile(params, "short_description", 120),
            "setmyname" => profile(params, "name", 64),
            _ => return None,
        })
    }
}

fn get_updates(params: &Params) -> Call {
    let allowed =
        params.object("allowed_updates").and_then(|kinds| serde_json::from_value(kinds).ok());
    let limit =
        usize::try_from(params.integer("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
    let timeout = u64::try_from(params.integer("timeout").unwrap_or(0).clamp(0, 50)).unwrap_or(0);
    Call::GetUpdates { offset: params.integer("offset").unwrap_or(0), limit, timeout, allowed }
}

fn chat(params: &Params) -> Result<i64, Refusal> {
    match params.get("chat_id") {
        None => Err(Refusal::broken("chat_id is empty")),
        Some(_) => params.integer("chat_id").ok_or_else(|| Refusal::bad("chat not found")),
    }
}

fn place(params: &Params) -> Result<(i64, i64), Refusal> {
    let message = params
        .integer("message_id")
        .ok_or_else(|| Refusal::broken("message identifier is not specified"))?;
    Ok((chat(params)?, message))
}

fn markup(params: &Params) -> Result<Option<Markup>, Refusal> {
    if params.get("reply_markup").is_none() {
        return Ok(None);
    }
    let read = params
        .object("reply_markup")
        .ok_or_else(|| Refusal::broken("can't parse reply keyboard markup JSON object"))?;
    keyboard::read(&read).map(Some)
}

/// Reads a text or caption in the form that `parse_mode` names.
fn body(params: &Params, name: &str, most: usize, too_long: &str) -> Result<Body, Refusal> {
    let source = params.text(name).unwrap_or("").to_owned();
    if source.len() > RAW_TEXT {
        return Err(Refusal::broken("text is too long"));
    }
    let mut read = match params.text("parse_mode") {
        None | Some("") => Formatted { text: source.clone(), entities: listed(params)? },
        Some(mode) if mode.eq_ignore_ascii_case("html") => html::parse(&source)
            .map_err(|why| Refusal::broken(format!("can't parse entities: {why}")))?,
        Some(mode) => {
            return Err(Refusal::broken(format!(
                "unsupported parse_mode {mode}: the simulator reads HTML only"
            )));
        }
    };
    if read.length() > most {
        return Err(Refusal::broken(too_long));
    }
    if read.entities.is_empty() {
        read.text = read.text.trim().to_owned();
    } else {
        read.text.truncate(read.text.trim_end().len());
    }
    Ok(Body { source, read })
}

fn listed(params: &Params) -> Result<Vec<Value>, Refusal> {
    let Some(list) = params.object("entities").or_else(|| params.object("caption_entities")) else {
        return Ok(Vec::new());
    };
    let list = list.as_array().cloned();
    list.ok_or_else(|| Refusal::broken("can't parse entities: expected an Array of MessageEntity"))
}

fn text(params: &Params) -> Result<Body, Refusal> {
    let body = body(params, "text", TEXT, "message is too long")?;
    if body.read.text.trim().is_empty() {
        return Err(Refusal::broken("message text is empty"));
    }
    Ok(body)
}

fn caption(params: &Params) -> Result<Body, Refusal> {
    body(params, "caption", CAPTION, "message caption is too long")
}

fn send(params: &Params, media: Option<Media>) -> Result<Call, Refusal> {
    let chat = chat(params)?;
    let body = if media.is_some() { caption(params)? } else { text(params)? };
    Ok(Call::Send { chat, body, media, markup: markup(params)? })
}

fn edit(params: &Params, what: Option<&str>) -> Result<Call, Refusal> {
    let (chat, message) = place(params)?;
    let body = match what {
        Some("text") => Some(text(params)?),
        Some(_) => Some(caption(params)?),
        None => None,
    };
    let markup = markup(params)?;
    if markup.as_ref().is_some_and(|markup| !matches!(markup, Markup::Inline(_))) {
        return Err(Refusal::broken("inline keyboard expected"));
    }
    Ok(Call::Edit { chat, message, body, caption: what == Some("caption"), markup })
}

fn answer(params: &Params) -> Result<Call, Refusal> {
    let text = params.text("text").unwrap_or("").to_owned();
    if text.chars().count() > NOTICE {
        return Err(Refusal::broken("MESSAGE_TOO_LONG"));
    }
    Ok(Call::AnswerCallback { id: params.text("callback_query_id").unwrap_or("").to_owned(), text })
}

fn scope(params: &Params) -> String {
    params
        .object("scope")
        .and_then(|scope| Some(scope.get("type")?.as_str()?.to_owned()))
        .unwrap_or_else(|| "default".to_owned())
}

fn language(params: &Params) -> String {
    params.text("language_code").unwrap_or("").to_owned()
}

fn two_letters(code: &str) -> Result<(), Refusal> {
    let fine =
        code.is_empty() || (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()));
    if fine { Ok(()) } else { Err(Refusal::broken("LANG_CODE_INVALID")) }
}

/// Source: Bot API `BotCommand`: 1-32 of a-z, 0-9 and underscore; a description of 1-256 characters.
fn commands(params: &Params) -> Result<Call, Refusal> {
    let language = language(params);
    two_letters(&language)?;
    let list = params.object("commands").and_then(|list| list.as_array().cloned());
    let list = list.ok_or_else(|| Refusal::broken("can't parse commands"))?;
    if list.len() > 100 {
        return Err(Refusal::broken("BOT_COMMANDS_TOO_MUCH"));
    }
    let read = |command: &Value| {
        let name = command["command"].as_str().unwrap_or("").trim_start_matches('/').to_owned();
        let description = command["description"].as_str().unwrap_or("").to_owned();
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=32).contains(&name.len()) || !name.bytes().all(allowed) {
            return Err(Refusal::broken("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&description.chars().count()) {
            return Err(Refusal::broken("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
        Ok(Command { name, description })
    };
    let commands = list.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(Call::SetCommands { scope: scope(params), language, commands })
}

fn profile(params: &Params, what: &'static str, most: usize) -> Result<Call, Refusal> {
    let language = language(params);
    two_letters(&language)?;
    let text = params.text(what).unwrap_or("").to_owned();
    if text.chars().count() > most {
        return Err(Refusal::broken(format!("{what} is too long")));
    }
    Ok(Call::SetProfile { what, language, text })
}
