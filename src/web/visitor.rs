//! Who is there: the cookie that carries a browser's address, and the language that the browser asks for.

use axum::http::{HeaderMap, HeaderValue, header};

use super::Web;
use super::page::Words;
use super::post::fresh;
use crate::domain::{Address, Locale, Platform};

/// What a signature in a cookie is for.
const COOKIE_PURPOSE: &str = "browser";
/// What a signature in a return link is for.
const RETURN_PURPOSE: &str = "return";
/// What a signature in a newcomer's page is for.
const NEWCOMER_PURPOSE: &str = "newcomer";
/// How long a newcomer's page stands for the same newcomer, in minutes.
const NEWCOMER_MINUTES: i64 = 15;
/// A year in seconds.
const COOKIE_MAX_AGE: u32 = 31_536_000;

impl Web {
    /// The address that the browser's cookie carries, if we made the cookie.
    pub(super) fn visitor(&self, headers: &HeaderMap) -> Option<Address> {
        let token = cookie(headers, self.cookie_name())?;
        self.desk.verify(COOKIE_PURPOSE, token).map(browser)
    }

    /// A value for the forms of a newcomer's page, which proves that we made it, and when.
    pub(super) fn newcomers_once(&self) -> String {
        let minute = self.desk.now().timestamp() / 60;
        self.desk.sign(NEWCOMER_PURPOSE, &format!("{}-{minute}", fresh()))
    }

    /// The address of whoever presses in the newcomer's page with this `once` value: for a quarter of an hour the same,
    /// so that nobody counts twice who presses twice; `None` for a value that is old or not ours.
    pub(super) fn newcomer(&self, once: &str) -> Option<Address> {
        let made = self.desk.verify(NEWCOMER_PURPOSE, once)?;
        let minute: i64 = made.rsplit_once('-')?.1.parse().ok()?;
        let age = self.desk.now().timestamp() / 60 - minute;
        (0..=NEWCOMER_MINUTES).contains(&age).then(|| browser(self.signature("arrival", &made)))
    }

    /// An address that nobody has.
    pub(super) fn nobody(&self) -> Address {
        browser(self.signature("arrival", &fresh()))
    }

    /// A bare signature: the same for the same text, and telling nothing about it.
    pub(super) fn signature(&self, purpose: &str, text: &str) -> String {
        let token = self.desk.sign(purpose, text);
        token.rsplit_once('.').map_or(token.clone(), |(_, signature)| signature.to_owned())
    }

    /// The personal link that opens the chat anywhere.
    pub(super) fn return_link(&self, address: &Address) -> String {
        let token = self.desk.sign(RETURN_PURPOSE, &address.external_id);
        format!("{}/r/{token}", self.settings.base())
    }

    /// The address behind the token of a return link, or of a link to our page that came in another channel.
    pub(super) fn returning(&self, token: &str) -> Option<Address> {
        let back = self.desk.verify(RETURN_PURPOSE, token).map(browser);
        back.or_else(|| self.desk.own_page_address(token))
    }

    /// The cookie that keeps an address for a year.
    pub(super) fn cookie(&self, address: &Address) -> HeaderValue {
        let token = self.desk.sign(COOKIE_PURPOSE, &address.external_id);
        self.cookie_with(&token, COOKIE_MAX_AGE)
    }

    /// The cookie that takes the address away.
    pub(super) fn no_cookie(&self) -> HeaderValue {
        self.cookie_with("", 0)
    }

    fn cookie_with(&self, token: &str, max_age: u32) -> HeaderValue {
        let secure = if self.settings.is_https() { "; Secure" } else { "" };
        let name = self.cookie_name();
        let cookie =
            format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
        HeaderValue::try_from(cookie).unwrap_or(HeaderValue::from_static(""))
    }

    /// `__Host-` makes browsers refuse such a cookie from a neighbouring site; they demand https for it.
    fn cookie_name(&self) -> &'static str {
        if self.settings.is_https() { "__Host-panelbot" } else { "panelbot" }
    }

    /// The words in the language that the browser asks for.
    pub(super) fn words(&self, headers: &HeaderMap) -> Words {
        self.words_in(None, headers)
    }

    /// The words in the language of the page that a form came from, or else that the browser asks for.
    pub(super) fn words_in(&self, page: Option<Locale>, headers: &HeaderMap) -> Words {
        let languages = self.catalog.languages();
        let mut wished = page.into_iter().chain(asked(headers));
        let wanted = wished.find(|locale| languages.contains(locale));
        Words::new(self.catalog, wanted.unwrap_or_else(|| languages[0].clone()))
    }
}

/// The language that the browser asks for first.
pub(super) fn language(headers: &HeaderMap) -> Option<Locale> {
    asked(headers).into_iter().next()
}

/// The languages in `Accept-Language`, as they stand there: browsers write the dearest first.
pub(super) fn asked(headers: &HeaderMap) -> Vec<Locale> {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let tags = header.unwrap_or_default().split(',').take(20);
    tags.filter_map(|tag| Locale::parse(tag.split(';').next().unwrap_or_default().trim())).collect()
}

fn browser(external_id: String) -> Address {
    Address { platform: Platform::Browser, external_id }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let sent = headers(header::COOKIE, "a=1; panelbot=x.y; panelbot2=z");
        assert_eq!(cookie(&sent, "panelbot"), Some("x.y"));
        assert_eq!(cookie(&sent, "none"), None);
    }

    #[test]
    fn languages_are_read_in_the_browsers_order() {
        let sent = headers(header::ACCEPT_LANGUAGE, "fi-FI,fi;q=0.9, en;q=0.8,*;q=0.1");
        let tags: Vec<_> = asked(&sent).iter().map(ToString::to_string).collect();
        assert_eq!(tags, ["fi", "fi", "en"]);
        assert!(asked(&HeaderMap::new()).is_empty());
    }
}
