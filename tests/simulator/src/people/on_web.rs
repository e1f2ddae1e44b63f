//! A person's browser on the panel's pages.

use std::time::Duration;

use super::label::{self, Meaning};
use super::screen::{Shown, Touch};
use crate::browser::Browser;
use crate::form::{Control, Form};
use crate::page::Page;

/// A person's browser on the panel's pages.
pub(crate) struct OnWeb {
    browser: Browser,
    base: String,
    page: Option<Page>,
    first_press: Option<(Page, Form, Control)>,
    pub(crate) messages: Vec<Shown>,
    pub(crate) version: u64,
    /// The last thing that went wrong.
    pub(crate) trouble: Option<String>,
    /// The last form that was sent brought no page.
    pub(crate) failed: bool,
}

impl OnWeb {
    /// A fresh browser for the site at `base`.
    pub(crate) fn new(browser: Browser, base: &str) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self {
            browser,
            base,
            page: None,
            first_press: None,
            messages: Vec::new(),
            version: 0,
            trouble: None,
            failed: false,
        }
    }

    /// Opens an invitation link.
    pub(crate) async fn enter(&mut self, code: &str) {
        let page = self.browser.open(&format!("{}/j/{code}", self.base)).await;
        self.sent(page);
    }

    /// Opens the page again.
    pub(crate) async fn reload(&mut self) {
        let url = self.page.as_ref().map_or_else(|| self.base.clone(), |page| page.url.to_string());
        let page = self.browser.open(&url).await;
        self.show(page);
    }

    /// Opens the first page, where no page is open.
    pub(crate) async fn open_any(&mut self) {
        if self.page.is_none() {
            self.reload().await;
        }
    }

    /// Nothing comes by itself without scripts: waits a little and opens the page again.
    pub(crate) async fn wait(&mut self, time: Duration) -> bool {
        if time < Duration::from_secs(1) {
            return false;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        let before = self.version;
        self.reload().await;
        self.version > before
    }

    /// Presses a button of a message.
    pub(crate) async fn press(&mut self, message: i64, label: &str, times: usize) -> bool {
        let Some(page) = self.page.clone() else {
            return false;
        };
        let Some((form, button)) = find(&page, message, label) else {
            return false;
        };
        self.first_press.get_or_insert_with(|| (page.clone(), form.clone(), button.clone()));
        for _ in 0..times {
            let next = self.browser.send(&page, &form, Some(&button), None, None).await;
            self.sent(next);
        }
        true
    }

    /// Ticks exactly these boxes of a message and sends them; `text` goes into a field of the same form.
    pub(crate) async fn tick(
        &mut self,
        message: i64,
        labels: &[String],
        text: Option<&str>,
    ) -> bool {
        let Some(page) = self.page.clone() else {
            return false;
        };
        let form = page.forms.iter().find(|form| belongs(&page, form, message) && form.has_ticks());
        let Some(form) = form else { return false };
        let is_menu =
            |control: &&Control| matches!(control, Control::Button { name, .. } if name == "menu");
        let button = form
            .controls
            .iter()
            .find(is_menu)
            .or_else(|| form.buttons().next().map(|(button, _)| button));
        let next = self.browser.send(&page, form, button, Some(labels), text).await;
        self.sent(next);
        true
    }

    /// Writes in the last field on the page and sends it.
    pub(crate) async fn write(&mut self, text: &str) {
        let Some(page) = self.page.clone() else {
            return;
        };
        let Some(form) = page.writing() else {
            self.trouble = Some(format!("there is no field to write {text:?} in"));
            return;
        };
        let sends = |label: &str| matches!(label::meaning(label), None | Some(Meaning::Aside));
        let mut buttons = form.buttons();
        let button = buttons.clone().find(|(_, label)| sends(label)).or_else(|| buttons.next());
        let next = self
            .browser
            .send(&page, form, button.map(|(button, _)| button), None, Some(text))
            .await;
        self.sent(next);
    }

    /// Sends the very first press again, from the page as it was then.
    pub(crate) async fn press_old(&mut self) -> bool {
        let Some((page, form, button)) = self.first_press.clone() else {
            return false;
        };
        let next = self.browser.send(&page, &form, Some(&button), None, None).await;
        self.show(next);
        true
    }

    /// Shows what came back for a form.
    fn sent(&mut self, page: anyhow::Result<Page>) {
        self.failed = page.as_ref().map_or(true, |page| page.status >= 500);
        self.show(page);
    }

    fn show(&mut self, page: anyhow::Result<Page>) {
        let page = match page {
            Ok(page) if page.status < 500 => page,
            Ok(page) => {
                self.trouble = Some(format!("{} answered {}", page.url.path(), page.status));
                return;
            }
            Err(error) => {
                self.trouble = Some(format!("{error:#}"));
                return;
            }
        };
        self.trouble = None;
        self.version += 1;
        let mut before = std::mem::take(&mut self.messages);
        self.messages = shown(&page);
        for message in &mut self.messages {
            let same = |old: &Shown| {
                old.text == message.text
                    && old.touches == message.touches
                    && old.links == message.links
            };
            message.changed = match before.iter().position(same) {
                Some(at) => before.remove(at).changed,
                None => self.version,
            };
        }
        self.page = Some(page);
    }
}

impl Form {
    fn has_ticks(&self) -> bool {
        self.controls.iter().any(|control| matches!(control, Control::Tick { .. }))
    }
}

/// Whether a form belongs to a message; on a page without any, every form belongs to the page's one text.
fn belongs(page: &Page, form: &Form, message: i64) -> bool {
    match form.message {
        Some(at) => i64::try_from(at).is_ok_and(|at| at == message),
        None => page.messages.is_empty() && message == 0,
    }
}

fn find(page: &Page, message: i64, label: &str) -> Option<(Form, Control)> {
    page.forms.iter().filter(|form| belongs(page, form, message)).find_map(|form| {
        let (button, _) = form.buttons().find(|(_, shown)| *shown == label)?;
        Some((form.clone(), button.clone()))
    })
}

/// The page's messages with what belongs to each; a page without any is one message.
fn shown(page: &Page) -> Vec<Shown> {
    let texts =
        if page.messages.is_empty() { vec![page.text.clone()] } else { page.messages.clone() };
    let mut shown = Vec::new();
    for (at, text) in texts.into_iter().enumerate() {
        let id = i64::try_from(at).unwrap_or(0);
        let theirs = page.links.iter().filter(|link| link.message.is_none_or(|its| its == at));
        let links = theirs.map(|link| link.url.as_str()).collect::<Vec<_>>().join(" ");
        let forms = page.forms.iter().filter(|form| belongs(page, form, id));
        let touches = forms.flat_map(|form| form.controls.iter().filter_map(touch)).collect();
        shown.push(Shown { id, changed: 0, links: format!("{text} {links}"), text, touches });
    }
    shown
}

fn touch(control: &Control) -> Option<Touch> {
    match control {
        Control::Button { label, .. } => Some(Touch { label: label.clone(), tick: false }),
        Control::Tick { label, .. } => Some(Touch { label: label.clone(), tick: true }),
        _ => None,
    }
}
