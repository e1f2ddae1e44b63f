//! Keyboards: inline buttons under a message, and the reply keyboard that takes the place of typing.

use serde_json::Value;

use super::refusal::Refusal;

/// Bytes in `callback_data`. Source: Bot API, `InlineKeyboardButton`.
const DATA_BYTES: usize = 64;
/// Inline buttons in all. Source: python-telegram-bot, found by experiment.
const BUTTONS: usize = 100;
/// Inline buttons in a row. Source: as above.
const ROW: usize = 8;

/// What an inline button does when it is pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Sends this callback data to the bot.
    Data(String),
    /// Opens this address.
    Url(String),
    /// Something else that Telegram has, such as copying a text.
    Other,
}

/// One inline button as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub action: Action,
}

/// One button of the reply keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyButton {
    /// What stands on it, and what is sent when it is pressed.
    pub label: String,
    /// Pressing it shares the person's place instead of sending the label.
    pub asks_location: bool,
}

/// The reply keyboard that a chat shows now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyKeyboard {
    /// Rows of buttons.
    pub rows: Vec<Vec<ReplyButton>>,
    /// It goes away after one press.
    pub one_time: bool,
}

/// What a message carries as `reply_markup`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Markup {
    Inline(Vec<Vec<Button>>),
    Reply(ReplyKeyboard),
    Remove,
    Force,
}

/// Reads and checks `reply_markup`.
pub(crate) fn read(markup: &Value) -> Result<Markup, Refusal> {
    if let Some(rows) = markup.get("inline_keyboard") {
        return inline(rows).map(Markup::Inline);
    }
    if let Some(rows) = markup.get("keyboard") {
        return reply(rows, markup).map(Markup::Reply);
    }
    if markup.get("remove_keyboard").is_some() {
        return Ok(Markup::Remove);
    }
    if markup.get("force_reply").is_some() {
        return Ok(Markup::Force);
    }
    Err(Refusal::broken("can't parse reply keyboard markup JSON object"))
}

fn rows(value: &Value) -> Result<impl Iterator<Item = &Vec<Value>>, Refusal> {
    let wrong = || Refusal::broken("object expected as reply markup");
    let rows = value.as_array().ok_or_else(wrong)?;
    if rows.iter().any(|row| !row.is_array()) {
        return Err(wrong());
    }
    Ok(rows.iter().filter_map(Value::as_array))
}

fn inline(value: &Value) -> Result<Vec<Vec<Button>>, Refusal> {
    let mut keyboard = Vec::new();
    for row in rows(value)? {
        if row.len() > ROW {
            return Err(Refusal::broken("reply markup is too long"));
        }
        keyboard.push(row.iter().map(button).collect::<Result<Vec<_>, _>>()?);
    }
    if keyboard.iter().map(Vec::len).sum::<usize>() > BUTTONS {
        return Err(Refusal::broken("reply markup is too long"));
    }
    Ok(keyboard)
}

fn button(value: &Value) -> Result<Button, Refusal> {
    let label = value.get("text").and_then(Value::as_str).unwrap_or("");
    if label.trim().is_empty() {
        return Err(Refusal::broken(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ));
    }
    let beside = ["text", "icon_custom_emoji_id", "style"];
    let kinds = value
        .as_object()
        .map_or(0, |fields| fields.keys().filter(|key| !beside.contains(&key.as_str())).count());
    if kinds != 1 {
        return Err(Refusal::broken(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ));
    }
    let action = if let Some(data) = value.get("callback_data") {
        let data = data.as_str().unwrap_or("");
        if data.is_empty() || data.len() > DATA_BYTES {
            return Err(Refusal::broken("BUTTON_DATA_INVALID"));
        }
        Action::Data(data.to_owned())
    } else if let Some(url) = value.get("url") {
        Action::Url(address(url.as_str().unwrap_or(""))?)
    } else {
        Action::Other
    };
    Ok(Button { label: label.to_owned(), action })
}

/// Telegram takes only addresses with a dot in the host: `http://localhost` is refused.
fn address(url: &str) -> Result<String, Refusal> {
    let read = reqwest::Url::parse(url).ok();
    let fine = read.is_some_and(|read| match read.scheme() {
        "http" | "https" => {
            read.host_str().is_some_and(|host| host.contains('.') || host.contains(':'))
        }
        scheme => scheme == "tg",
    });
    if fine {
        Ok(url.to_owned())
    } else {
        Err(Refusal::broken(format!(
            "inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        )))
    }
}

fn reply(value: &Value, markup: &Value) -> Result<ReplyKeyboard, Refusal> {
    let mut keyboard = Vec::new();
    for row in rows(value)? {
        let read = |button: &Value| {
            let label =
                button.as_str().or_else(|| button.get("text")?.as_str()).unwrap_or("").to_owned();
            let asks_location =
                button.get("request_location").and_then(Value::as_bool).unwrap_or(false);
            if label.is_empty() {
                Err(Refusal::broken("keyboard button text must be non-empty"))
            } else {
                Ok(ReplyButton { label, asks_location })
            }
        };
        keyboard.push(row.iter().map(read).collect::<Result<Vec<_>, _>>()?);
    }
    let one_time = markup.get("one_time_keyboard").and_then(Value::as_bool).unwrap_or(false);
    Ok(ReplyKeyboard { rows: keyboard, one_time })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn refused(keyboard: &Value) -> String {
        read(&json!({ "inline_keyboard": keyboard })).expect_err("refused").description
    }

    #[test]
    fn callback_data_may_be_64_bytes_and_not_65() {
        let with = |data: String| json!([[{ "text": "a", "callback_data": data }]]);
        assert!(read(&json!({ "inline_keyboard": with("x".repeat(64)) })).is_ok());
        assert_eq!(refused(&with("x".repeat(65))), "Bad Request: BUTTON_DATA_INVALID");
        assert_eq!(refused(&with("å".repeat(33))), "Bad Request: BUTTON_DATA_INVALID");
    }

    #[test]
    fn nine_buttons_in_a_row_and_101_in_all_are_too_many() {
        let one = json!({ "text": "a", "callback_data": "d" });
        assert_eq!(
            refused(&json!([vec![one.clone(); 9]])),
            "Bad Request: reply markup is too long"
        );
        assert_eq!(refused(&json!(vec![vec![one]; 101])), "Bad Request: reply markup is too long");
    }

    #[test]
    fn a_button_that_opens_localhost_is_refused() {
        let to = |url: &str| json!([[{ "text": "a", "url": url }]]);
        assert!(refused(&to("http://localhost:8080/j/x")).ends_with("Wrong HTTP URL"));
        assert!(read(&json!({ "inline_keyboard": to("http://127.0.0.1:8080/j/x") })).is_ok());
    }
}
