//! A letter as it came, read by a parser that knows nothing of who wrote it.

use mail_parser::{MessageParser, MimeHeaders};

/// A letter that the server has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whom the envelope says it is from.
    pub from: String,
    /// Whom it is for.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The files in it: their kind and their bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// All of it, as it came.
    pub raw: String,
}

impl Letter {
    pub(super) fn read(from: &str, to: &str, raw: &[u8]) -> Option<Self> {
        let read = MessageParser::default().parse(raw)?;
        let file = |part: &mail_parser::MessagePart<'_>| {
            let kind = part
                .content_type()
                .map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()));
            (kind.unwrap_or_default(), part.contents().to_vec())
        };
        Some(Self {
            from: from.to_owned(),
            to: to.to_owned(),
            subject: read.subject().unwrap_or_default().to_owned(),
            text: read.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            files: read.attachments().map(file).collect(),
            raw: String::from_utf8_lossy(raw).into_owned(),
        })
    }

    /// A header's value, unfolded.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.split("\r\n\r\n").next()?.replace("\r\n ", " ").replace("\r\n\t", " ");
        head.split("\r\n").find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }

    /// The addresses of pages in its text, in order.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let words = self.text.split_whitespace();
        words.filter(|word| word.starts_with("http")).map(str::to_owned).collect()
    }

    /// What in it no mail server need take.
    pub(super) fn faults(&self, declared_eight_bit: bool) -> Vec<String> {
        let mut faults = Vec::new();
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default();
        if !head.is_ascii() {
            faults.push("a header is not ASCII".to_owned());
        }
        if !declared_eight_bit && !self.raw.is_ascii() {
            faults.push("the text has 8 bits and did not say so".to_owned());
        }
        if self.raw.replace("\r\n", "").contains(['\r', '\n']) {
            faults.push("a line does not end with CR LF".to_owned());
        }
        // <https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1>
        if self.raw.split("\r\n").any(|line| line.len() > 998) {
            faults.push("a line has more than 998 characters".to_owned());
        }
        for name in ["From", "To", "Date", "Subject", "Message-ID", "MIME-Version"] {
            let there = head.split("\r\n").filter(|line| {
                line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name))
            });
            let count = there.count();
            if count != 1 {
                faults.push(format!("{count} headers {name}"));
            }
        }
        faults
    }
}
