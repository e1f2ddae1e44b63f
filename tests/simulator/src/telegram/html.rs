//! Telegram's HTML: a few tags, four named entities, and exact complaints about everything else.
//!
//! Source: core.telegram.org/bots/api "HTML style"; the complaints are those of `parse_html` in tdlib's
//! `MessageEntity.cpp`.

use serde_json::{Value, json};

/// A text with its formatting taken out: what a person reads, and where it was marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) entities: Vec<Value>,
}

impl Formatted {
    /// The length as Telegram counts it: UTF-16 code units.
    pub(crate) fn length(&self) -> usize {
        units(&self.text)
    }
}

/// UTF-16 code units.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

struct Open {
    tag: String,
    offset: usize,
    entity: Value,
}

/// Parses Telegram's HTML. The error is what Telegram says after "can't parse entities: ".
pub(crate) fn parse(html: &str) -> Result<Formatted, String> {
    let mut out = Formatted::default();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if rest.starts_with("</") {
            at += close(rest, at, &mut open, &mut out)?;
        } else if rest.starts_with('<') {
            at += start(rest, at, &mut open, &out)?;
        } else if let Some((char, length)) = entity(rest) {
            out.text.push(char);
            at += length;
        } else {
            let char = rest.chars().next().unwrap_or_default();
            out.text.push(char);
            at += char.len_utf8();
        }
    }
    if let Some(left) = open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", left.tag));
    }
    Ok(out)
}

/// `&lt;` and its like; anything else that begins with `&` is just text, as with Telegram.
fn entity(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('&')?;
    for (name, char) in [("lt;", '<'), ("gt;", '>'), ("amp;", '&'), ("quot;", '"')] {
        if body.starts_with(name) {
            return Some((char, name.len() + 1));
        }
    }
    let number = body.strip_prefix('#')?;
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |hex| (hex, 16));
    let end = digits.find(';').filter(|end| (1..=8).contains(end))?;
    let char = u32::from_str_radix(&digits[..end], radix).ok().and_then(char::from_u32)?;
    let skipped = rest.len() - digits.len();
    Some((char, skipped + end + 1))
}

fn start(rest: &str, at: usize, open: &mut Vec<Open>, out: &Formatted) -> Result<usize, String> {
    let end = rest.find('>').ok_or_else(|| format!("Unclosed start tag at byte offset {at}"))?;
    let inside = &rest[1..end];
    let (tag, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let tag = tag.to_lowercase();
    let entity = marked(&tag, attributes)
        .ok_or_else(|| format!("Unsupported start tag \"{tag}\" at byte offset {at}"))?;
    open.push(Open { tag, offset: out.length(), entity });
    Ok(end + 1)
}

fn close(
    rest: &str,
    at: usize,
    open: &mut Vec<Open>,
    out: &mut Formatted,
) -> Result<usize, String> {
    let end = rest.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {at}"))?;
    let found = rest[2..end].trim().to_lowercase();
    let last = open.pop().ok_or_else(|| format!("Unexpected end tag at byte offset {at}"))?;
    if !found.is_empty() && found != last.tag {
        let expected = &last.tag;
        return Err(format!(
            "Unmatched end tag at byte offset {at}, expected \"</{expected}>\", found \"</{found}>\""
        ));
    }
    let length = out.length() - last.offset;
    if length > 0 && !last.entity.is_null() {
        let mut entity = last.entity;
        entity["offset"] = json!(last.offset);
        entity["length"] = json!(length);
        out.entities.push(entity);
    }
    Ok(end + 1)
}

/// The entity that a tag stands for; null for a link without an address, which Telegram lets through as plain text.
fn marked(tag: &str, attributes: &str) -> Option<Value> {
    let kind = match tag {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "tg-spoiler" => "spoiler",
        "span" if attribute(attributes, "class").as_deref() == Some("tg-spoiler") => "spoiler",
        "code" => "code",
        "pre" => "pre",
        "blockquote" if attributes.contains("expandable") => "expandable_blockquote",
        "blockquote" => "blockquote",
        "tg-emoji" => {
            return attribute(attributes, "emoji-id")
                .map(|id| json!({ "type": "custom_emoji", "custom_emoji_id": id }));
        }
        "a" => {
            return Some(match attribute(attributes, "href") {
                Some(url) => json!({ "type": "text_link", "url": url }),
                None => Value::Null,
            });
        }
        _ => return None,
    };
    Some(json!({ "type": kind }))
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let value = attributes.split_once(&format!("{name}="))?.1;
    let quote = value.chars().next().filter(|char| *char == '"' || *char == '\'');
    let raw = match quote {
        Some(quote) => value[1..].split(quote).next()?,
        None => value.split_whitespace().next()?,
    };
    Some(
        raw.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_a_person_reads_and_entities_count_in_utf_16() {
        let read = parse(
            "🙂 <b>Hej &amp; <i>du</i></b> <a href=\"https://a.se/?b&amp;c\">x</a> &#229; &nope;",
        )
        .expect("fine");
        assert_eq!(read.text, "🙂 Hej & du x å &nope;");
        assert_eq!(read.entities[1], json!({ "type": "bold", "offset": 3, "length": 8 }));
        assert_eq!(read.entities[2]["url"], "https://a.se/?b&c");
        assert_eq!(read.length(), 22);
    }

    #[test]
    fn html_that_telegram_refuses_is_refused_in_its_words() {
        for (html, words) in [
            ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
            ("a</b>", "Unexpected end tag at byte offset 1"),
            (
                "<b><i>a</b></i>",
                "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
            ),
            ("<p>a</p>", "Unsupported start tag \"p\" at byte offset 0"),
            ("a < b", "Unclosed start tag at byte offset 2"),
            ("a<br>b", "Unsupported start tag \"br\" at byte offset 1"),
        ] {
            assert_eq!(parse(html), Err(words.to_owned()), "{html}");
        }
    }
}
