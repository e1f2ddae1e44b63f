//! What embeds must be, by hand. Source of all lengths: docs.discord.com, "Embed Limits".

use serde_json::Value;

use super::form::{At, Form};

/// Checks the embeds of a message.
pub(crate) fn check(form: &mut Form, at: At<'_>, embeds: &Value) {
    let list = form.list(at, embeds);
    form.length(at, list.len(), 0, 10, "in length");
    let mut total = 0;
    for (index, embed) in list.iter().enumerate() {
        let here = at.index(index);
        let known = [
            "title",
            "type",
            "description",
            "url",
            "timestamp",
            "color",
            "footer",
            "image",
            "thumbnail",
            "author",
            "fields",
        ];
        form.only(here, embed, &known);
        let footer = &embed["footer"]["text"];
        let author = &embed["author"]["name"];
        form.text(here.key("title"), &embed["title"], 0, 256);
        form.text(here.key("description"), &embed["description"], 0, 4096);
        form.text(here.key("footer"), footer, 0, 2048);
        form.text(here.key("author"), author, 0, 256);
        let there = here.key("fields");
        let fields = form.list(there, &embed["fields"]);
        form.length(there, fields.len(), 0, 25, "in length");
        for (index, field) in fields.iter().enumerate() {
            let here = there.index(index);
            form.only(here, field, &["name", "value", "inline"]);
            form.needed(here.key("name"), &field["name"], 1, 256);
            form.needed(here.key("value"), &field["value"], 1, 1024);
            total += size(&field["name"]) + size(&field["value"]);
        }
        total += size(&embed["title"]) + size(&embed["description"]) + size(footer) + size(author);
    }
    form.length(at, total, 0, 6000, "in length over all embeds");
}

fn size(text: &Value) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}
