//! A web page as a person without scripts meets it: messages, links, and forms to send.

use reqwest::Url;
use scraper::{ElementRef, Html, Selector};

use crate::form::{Control, Form};

/// A page that was fetched.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address after redirects.
    pub url: Url,
    /// The HTTP status.
    pub status: u16,
    /// It asked for `Referrer-Policy: no-referrer`.
    pub no_referrer: bool,
    /// The text of each `<article class="message">`, oldest first.
    pub messages: Vec<String>,
    /// Every link.
    pub links: Vec<Link>,
    /// Every form.
    pub forms: Vec<Form>,
    /// All text on the page.
    pub text: String,
}

/// A link on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// What it says.
    pub text: String,
    /// The message that it stands in or after, by its place among [`Page::messages`]; none for the page's own.
    pub message: Option<usize>,
}

impl Page {
    /// Reads a page. `<noscript>` is read too, since no script runs here.
    #[must_use]
    pub fn read(url: Url, status: u16, no_referrer: bool, html: &str) -> Self {
        let html = html.replace("<noscript>", "").replace("</noscript>", "");
        let document = Html::parse_document(&html);
        let mut page = Self {
            url,
            status,
            no_referrer,
            messages: vec![],
            links: vec![],
            forms: vec![],
            text: words(document.root_element()),
        };
        let Ok(parts) = Selector::parse("article.message, form, a[href]") else {
            return page;
        };
        for element in document.select(&parts) {
            let last = page.messages.len().checked_sub(1);
            let message = last.filter(|_| !is_furniture(element));
            match element.value().name() {
                "article" => page.messages.push(words(element)),
                "form" => page.forms.push(form(element, message)),
                _ => {
                    let url = element.attr("href").unwrap_or_default().to_owned();
                    page.links.push(Link { url, text: words(element), message });
                }
            }
        }
        page
    }

    /// The first form with a field to write in, starting from the last one on the page.
    #[must_use]
    pub fn writing(&self) -> Option<&Form> {
        self.forms.iter().rev().find(|form| form.field().is_some())
    }

    /// The form and button with this label, the last one on the page first.
    #[must_use]
    pub fn button(&self, label: &str) -> Option<(&Form, &Control)> {
        let on = |control: &&Control| matches!(control, Control::Button { label: shown, .. } if shown == label);
        self.forms.iter().rev().find_map(|form| Some((form, form.controls.iter().find(on)?)))
    }
}

/// Whether an element belongs to the page around the messages: its head, its foot, what folds out.
fn is_furniture(element: ElementRef) -> bool {
    let names = element.ancestors().filter_map(|node| node.value().as_element());
    names.into_iter().any(|around| matches!(around.name(), "header" | "nav" | "footer" | "details"))
}

fn form(element: ElementRef, message: Option<usize>) -> Form {
    let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
    let mut controls = Vec::new();
    if let Ok(fields) = Selector::parse("input, textarea, button") {
        controls.extend(element.select(&fields).filter_map(control));
    }
    Form {
        action: attribute("action"),
        post: attribute("method").eq_ignore_ascii_case("post"),
        controls,
        message,
    }
}

fn control(element: ElementRef) -> Option<Control> {
    let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
    if element.attr("disabled").is_some() {
        return None;
    }
    let (name, value) = (attribute("name"), attribute("value"));
    let kind = attribute("type").to_lowercase();
    Some(match (element.value().name(), kind.as_str()) {
        ("button", "button" | "reset") | ("input", "button" | "reset" | "file" | "image") => {
            return None;
        }
        ("button", _) => Control::Button { name, value, label: words(element) },
        ("input", "submit") => Control::Button { name, label: value.clone(), value },
        ("input", "hidden") => Control::Hidden { name, value },
        ("input", "checkbox" | "radio") => Control::Tick {
            name,
            value,
            label: beside(element),
            on: element.attr("checked").is_some(),
        },
        ("textarea", _) => Control::Text { name, value: element.text().collect() },
        _ => Control::Text { name, value },
    })
}

/// The text of the label around a control.
fn beside(element: ElementRef) -> String {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|ancestor| ancestor.value().name() == "label")
        .map(words)
        .or_else(|| element.attr("aria-label").map(str::to_owned))
        .unwrap_or_default()
}

/// The text inside an element that is no control, with white space as a browser shows it, one line a block.
fn words(element: ElementRef) -> String {
    let mut out = String::new();
    gather(element, &mut out);
    let lines = out.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn gather(element: ElementRef, out: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            out.push_str(&text.replace('\n', " "));
        } else if let Some(inner) = ElementRef::wrap(child) {
            match inner.value().name() {
                "script" | "style" | "head" | "svg" | "button" | "label" | "textarea"
                | "select" => {}
                // What only a screen reader reads out.
                _ if inner.value().classes().any(|class| class == "unseen") => {}
                "br" => out.push('\n'),
                "p" | "div" | "li" | "h1" | "h2" | "h3" | "article" | "section" | "header"
                | "dt" | "dd" | "summary" => {
                    out.push('\n');
                    gather(inner, out);
                    out.push('\n');
                }
                _ => gather(inner, out),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><main>
      <article class="message"><p>Hej!</p><p>Vad tycker du
        om maten?</p>
        <form method="post" action="/press"><input type="hidden" name="t" value="1">
          <button name="press" value="a">Den är god</button><button name="press" value="b">Den är okej</button></form></article>
      <noscript><p>Utan skript</p></noscript>
      <article class="message me">Två val</article>
      <form method="post" action="/menu"><label><input type="checkbox" name="choice" value="x"> Skolan</label>
        <label><input type="checkbox" name="choice" value="y" checked> Gator</label>
        <textarea name="text"></textarea><button name="menu" value="m">Klar</button></form>
      <a href="/j/abc">Bjud in</a></main>"#;

    fn page() -> Page {
        Page::read(Url::parse("http://127.0.0.1/").expect("an address"), 200, false, PAGE)
    }

    #[test]
    fn messages_forms_and_links_are_found_and_belong_together() {
        let page = page();
        assert_eq!(page.messages, ["Hej!\nVad tycker du om maten?", "Två val"]);
        let link = Link { url: "/j/abc".into(), text: "Bjud in".into(), message: Some(1) };
        assert_eq!(page.links, [link]);
        assert_eq!(
            page.forms.iter().map(|form| form.message).collect::<Vec<_>>(),
            [Some(0), Some(1)]
        );
        assert!(page.text.contains("Utan skript"));
    }

    #[test]
    fn a_form_sends_what_a_browser_would_send() {
        let page = page();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let (form, button) = page.button("Den är okej").expect("shown");
        assert_eq!(form.filled(Some(button), None, None), [pair("t", "1"), pair("press", "b")]);
        let (form, button) = page.button("Klar").expect("shown");
        let sent = form.filled(Some(button), Some(&["Skolan".to_owned()]), Some("a\nb"));
        assert_eq!(sent, [pair("choice", "x"), pair("text", "a\r\nb"), pair("menu", "m")]);
        assert_eq!(
            form.filled(Some(button), None, None),
            [pair("choice", "y"), pair("text", ""), pair("menu", "m")]
        );
    }
}
