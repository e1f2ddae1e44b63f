//! The pages' templates, and what they are filled with.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::assets;
use crate::channel::browser::View;
use crate::domain::Locale;
use crate::domain::markup::{Passage, Span};
use crate::domain::message::{Action, Block, Input};
use crate::text::{Catalog, Text};

/// Our sentences in one language.
#[derive(Debug, Clone)]
pub(super) struct Words {
    catalog: Catalog,
    locale: Locale,
}

impl Words {
    pub(super) const fn new(catalog: Catalog, locale: Locale) -> Self {
        Self { catalog, locale }
    }

    /// A sentence.
    #[expect(clippy::needless_pass_by_value, reason = "templates write it without a reference")]
    pub(super) fn say(&self, text: Text) -> String {
        self.catalog.say(&text, &self.locale)
    }

    pub(super) fn lang(&self) -> &str {
        self.locale.as_str()
    }

    pub(super) fn dir(&self) -> &'static str {
        if self.locale.is_right_to_left() { "rtl" } else { "ltr" }
    }
}

/// What stands around every page.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) words: Words,
    pub(super) title: String,
}

#[expect(clippy::unused_self, reason = "templates reach them through the frame")]
impl Frame {
    pub(super) fn style(&self) -> String {
        assets::style_href()
    }

    pub(super) fn public_style(&self) -> String {
        assets::public_style_href()
    }

    fn script(&self) -> String {
        assets::script_href()
    }
}

/// Where the forms of a page go.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// The address.
    pub(super) action: String,
    /// The random value that tells one pressing from the next.
    pub(super) once: String,
}

/// The chat.
#[derive(Debug, Template)]
#[template(path = "chat.html")]
pub(super) struct Chat {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// Commands with their names.
    pub(super) commands: Vec<(String, String)>,
    pub(super) earlier: Vec<View>,
    pub(super) answered: Vec<View>,
    pub(super) latest: Vec<View>,
    pub(super) return_link: String,
    /// The card for e-mail, where it is offered.
    pub(super) mail: Option<MailCard>,
}

/// What the page says about e-mail.
#[derive(Debug, Clone)]
pub(super) struct MailCard {
    /// How it stands.
    pub(super) told: String,
    /// Whether letters are on their way to an address that can be taken away.
    pub(super) on: bool,
    /// Whether one has been given that is not confirmed yet.
    pub(super) asked: bool,
}

impl Chat {
    /// Whether the page needs a field of its own to write in.
    fn wants_field(&self) -> bool {
        !self.latest.iter().any(View::has_field)
    }
}

/// The page of an invitation, or of the start.
#[derive(Debug, Template)]
#[template(path = "invitation.html")]
pub(super) struct Invitation {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) summary: Option<String>,
    pub(super) messages: Vec<View>,
    pub(super) others: Vec<Elsewhere>,
    /// What stands at the field to write in, where there is one: for a code, or for someone whom we know.
    pub(super) field: Option<String>,
}

/// Another place to answer in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Elsewhere {
    pub(super) label: String,
    pub(super) url: String,
    /// What to do there, where the link alone does not do it.
    pub(super) then: Option<String>,
    /// What age it asks, in words.
    pub(super) age: Option<String>,
}

/// The last words to someone of whom nothing is kept.
#[derive(Debug, Template)]
#[template(path = "goodbye.html")]
pub(super) struct Goodbye {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) messages: Vec<View>,
}

/// A page that says one thing.
#[derive(Debug, Template)]
#[template(path = "notice.html")]
pub(super) struct Notice {
    pub(super) frame: Frame,
    pub(super) text: Vec<String>,
    /// What the person wrote, given back.
    pub(super) kept: Option<String>,
    pub(super) again: Option<Again>,
    /// A link's name and address.
    pub(super) link: Option<(String, String)>,
}

/// A form that posts what is given.
#[derive(Debug, Clone)]
pub(super) struct Again {
    pub(super) action: String,
    pub(super) fields: Vec<(String, String)>,
    pub(super) button: String,
}

/// A page as an answer.
pub(super) fn show(page: &impl Template, status: StatusCode) -> Response {
    match page.render() {
        Ok(html) => {
            let kind = HeaderValue::from_static("text/html; charset=utf-8");
            (status, [(header::CONTENT_TYPE, kind)], html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
