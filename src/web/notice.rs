//! The small pages: what to do when a link, a form or the database fails, and when a browser is not known.

use axum::http::{StatusCode, header};
use axum::response::Response;
use chrono::Duration;

use super::page::{Again, Frame, Notice, Words, show};
use crate::channel::browser::Fields;
use crate::text::Text;

impl Notice {
    pub(super) fn new(words: &Words, title: Text, text: Text) -> Self {
        Self {
            frame: Frame { words: words.clone(), title: words.say(title) },
            text: vec![words.say(text)],
            kept: None,
            again: None,
            link: None,
        }
    }

    pub(super) fn keeping(self, typed: Option<String>) -> Self {
        Self { kept: typed, ..self }
    }

    pub(super) fn linking(self, label: Text, url: &str) -> Self {
        let label = self.frame.words.say(label);
        Self { link: Some((label, url.to_owned())), ..self }
    }

    pub(super) fn asking(self, button: Text, action: &str, fields: Vec<(String, String)>) -> Self {
        let button = self.frame.words.say(button);
        Self { again: Some(Again { action: action.to_owned(), fields, button }), ..self }
    }

    /// The page as an answer.
    pub(super) fn with(self, status: StatusCode) -> Response {
        show(&self, status)
    }
}

/// The browser is not known: how to come back, or start anew. What was typed is given back.
pub(super) fn unknown(words: &Words, typed: Option<String>) -> Notice {
    Notice::new(words, Text::WebUnknownTitle, Text::WebUnknown)
        .keeping(typed)
        .linking(Text::WebUnknownStart, "/")
}

/// Nothing is saved yet: the same once more.
pub(super) fn unsaved(words: &Words, action: &str, fields: &Fields) -> Notice {
    Notice::new(words, Text::WebUnsavedTitle, Text::WebUnsaved)
        .keeping(fields.typed().filter(|text| !text.starts_with('/')))
        .asking(Text::WebUnsavedAgain, action, fields.again())
}

/// Enough have come from there for now: when to try again, with the same once more.
pub(super) fn crowded(words: &Words, action: &str, fields: &Fields, wait: Duration) -> Response {
    let minutes = seconds(wait).div_ceil(60);
    let page = Notice::new(words, Text::WebCrowdedTitle, Text::WebCrowded { minutes })
        .keeping(fields.typed().filter(|text| !text.starts_with('/')))
        .asking(Text::WebClosedAgain, action, fields.again());
    later(&page, wait)
}

/// Too many codes have come from there that led nowhere: when to try again.
pub(super) fn many_codes(words: &Words, url: &str, wait: Duration) -> Response {
    let minutes = seconds(wait).div_ceil(60);
    let page = Notice::new(words, Text::WebCrowdedTitle, Text::WebManyCodes { minutes })
        .linking(Text::WebClosedAgain, url);
    later(&page, wait)
}

/// A wait in whole seconds, none of them too few.
fn seconds(wait: Duration) -> u32 {
    u32::try_from(wait.num_seconds()).unwrap_or(u32::MAX).saturating_add(1)
}

fn later(page: &Notice, wait: Duration) -> Response {
    let mut response = show(page, StatusCode::TOO_MANY_REQUESTS);
    response.headers_mut().insert(header::RETRY_AFTER, seconds(wait).into());
    response
}

/// The page cannot be shown now.
pub(super) fn closed(words: &Words, url: &str) -> Notice {
    Notice::new(words, Text::WebClosedTitle, Text::WebClosed).linking(Text::WebClosedAgain, url)
}

/// More than fits in a form.
pub(super) fn too_long(words: &Words) -> Notice {
    Notice::new(words, Text::WebTooLongTitle, Text::WebTooLong).linking(Text::WebToChat, "/c")
}

/// A form that cannot be read.
pub(super) fn unreadable(words: &Words) -> Notice {
    Notice::new(words, Text::WebUnreadableTitle, Text::WebUnreadable).linking(Text::WebToChat, "/c")
}

/// A form from another site.
pub(super) fn foreign(words: &Words) -> Notice {
    Notice::new(words, Text::WebForeignTitle, Text::WebForeign).linking(Text::WebToChat, "/c")
}

/// No such page.
pub(super) fn missing(words: &Words) -> Notice {
    Notice::new(words, Text::WebMissingTitle, Text::WebMissing).linking(Text::WebToStart, "/")
}

/// No such panel or round that the public may see.
pub(super) fn not_public(words: &Words) -> Notice {
    Notice::new(words, Text::PublicMissingTitle, Text::PublicMissing).linking(Text::WebToStart, "/")
}

/// The page of a return link: one button.
pub(super) fn back(words: &Words, action: &str, replaces: bool) -> Notice {
    let mut notice = Notice::new(words, Text::WebBackTitle, Text::WebBackWhy);
    if replaces {
        notice.text.push(words.say(Text::WebBackReplaces));
    }
    notice.asking(Text::WebBackOpen, action, Vec::new())
}

/// A return link that is not ours.
pub(super) fn back_wrong(words: &Words) -> Notice {
    Notice::new(words, Text::WebBackWrongTitle, Text::WebBackWrong).linking(Text::WebToStart, "/")
}

/// A return link that leads to no chat any more, because it was replaced or the chat deleted: which, is not told.
pub(super) fn back_gone(words: &Words) -> Notice {
    Notice::new(words, Text::WebBackGoneTitle, Text::WebBackGone).linking(Text::WebToStart, "/")
}
