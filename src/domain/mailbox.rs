//! E-mail addresses as people type them, and which of them are taken.

/// A place where e-mail goes, such as `anna@example.org`. Personal data: it stands in no log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mailbox(String);

/// Most bytes of it: a path has 256 with its angle brackets.
/// <https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3>
pub const MAILBOX_MAX_BYTES: usize = 254;

/// Most bytes before the `@`. <https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1>
const LOCAL_MAX_BYTES: usize = 64;

/// Most bytes between two dots of a domain. <https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4>
const LABEL_MAX_BYTES: usize = 63;

/// What may stand before the `@` besides letters, digits and single dots.
/// <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>
const LOCAL_SIGNS: &[u8] = b"!#$%&'*+/=?^_`{|}~-";

impl std::fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mailbox(…)")
    }
}

impl Mailbox {
    /// Reads what someone typed; `None` for what is no plain address: names, quotes, several addresses, letters outside of
    /// ASCII, a domain without a dot.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let (local, domain) = typed.split_once('@')?;
        let fits = typed.len() <= MAILBOX_MAX_BYTES && is_local(local) && is_domain(domain);
        fits.then(|| Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address, its domain in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// The same for every spelling that leads to the same place on nearly every server, for counting.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

fn is_local(local: &str) -> bool {
    let sign = |c: u8| c.is_ascii_alphanumeric() || LOCAL_SIGNS.contains(&c);
    local.len() <= LOCAL_MAX_BYTES
        && local.split('.').all(|part| !part.is_empty() && part.bytes().all(sign))
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=LABEL_MAX_BYTES).contains(&label.len())
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let named =
        domain.rsplit('.').next().is_some_and(|last| !last.bytes().all(|c| c.is_ascii_digit()));
    domain.contains('.') && named && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_taken_as_they_are_but_for_the_domains_letters() {
        for (typed, read) in [
            ("anna@example.org", "anna@example.org"),
            ("  Anna.Ek+panel@Example.ORG\n", "Anna.Ek+panel@example.org"),
            ("o'neill_1@xn--malm-8qa.se", "o'neill_1@xn--malm-8qa.se"),
        ] {
            assert_eq!(Mailbox::parse(typed).as_ref().map(Mailbox::as_str), Some(read));
        }
        assert_eq!(Mailbox::parse("A.B@C.se").map(|one| one.folded()), Some("a.b@c.se".to_owned()));
    }

    #[test]
    fn hostile_and_broken_addresses_are_refused() {
        let long = format!("{}@example.org", "a".repeat(300));
        let many = format!("a@{}.se", vec!["b"; 200].join("."));
        for typed in [
            "",
            "@",
            "anna",
            "anna@",
            "@example.org",
            "anna@example",
            "anna@1.2.3.4",
            "anna@[127.0.0.1]",
            "anna@-a.se",
            "anna@a..se",
            ".anna@a.se",
            "an..na@a.se",
            "anna@a.se\r\nBcc: bo@a.se",
            "an\r\nna@a.se",
            "anna@a.se\0",
            "Anna <anna@a.se>",
            "<anna@a.se>",
            "\"anna ek\"@a.se",
            "anna@a.se, bo@a.se",
            "anna@bo@a.se",
            "åsa@a.se",
            "anna@malmö.se",
            "anna@a.se\u{202e}",
            &long,
            &many,
        ] {
            assert!(Mailbox::parse(typed).is_none(), "{typed:?}");
        }
    }
}
