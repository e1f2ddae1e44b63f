//! Who is there: whoever the browser's session belongs to, a newcomer, or whoever has a link; and the language that the
//! browser asks for.

use axum::http::{HeaderMap, header};

use super::Web;
use super::newcomers::Whence;
use super::page::Words;
use super::post::fresh;
use crate::domain::{Address, Locale, Platform};
use crate::service::{Error, OwnPage};

/// What a signature in a return link is for.
const RETURN_PURPOSE: &str = "return";
/// What a signature in a newcomer's page is for.
const NEWCOMER_PURPOSE: &str = "newcomer";
/// How long a newcomer's page stands for the same newcomer, in minutes.
pub(super) const NEWCOMER_MINUTES: i64 = 15;

impl Web {
    /// The address of the browser's session, if there is one that goes on.
    ///
    /// # Errors
    /// When it cannot be found out whether it goes on.
    pub(super) async fn visitor(&self, headers: &HeaderMap) -> Result<Option<Address>, Error> {
        Ok(self.session(headers).await?.map(|session| session.address))
    }

    /// A value for the forms of a newcomer's page, which proves that we made it, and when.
    pub(super) fn newcomers_once(&self) -> String {
        let minute = self.desk.now().timestamp() / 60;
        self.desk.sign(NEWCOMER_PURPOSE, &format!("{}-{minute}", fresh()))
    }

    /// The address of whoever presses in the newcomer's page with this `once` value: for a quarter of an hour the same where
    /// it comes from the same network, so that nobody counts twice who presses twice; `None` for a value that is old or not ours.
    pub(super) fn newcomer(&self, once: &str, whence: Whence) -> Option<Address> {
        let made = self.desk.verify(NEWCOMER_PURPOSE, once)?;
        let minute: i64 = made.rsplit_once('-')?.1.parse().ok()?;
        let age = self.desk.now().timestamp() / 60 - minute;
        (0..=NEWCOMER_MINUTES)
            .contains(&age)
            .then(|| browser(self.signature("arrival", &format!("{made}\n{}", whence.named()))))
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

    /// Where the token leads of a return link, or of a link to our page that came in another channel.
    ///
    /// # Errors
    /// When that cannot be found out.
    pub(super) async fn returning(&self, token: &str) -> Result<OwnPage, Error> {
        let Some(address) = self.desk.verify(RETURN_PURPOSE, token).map(browser) else {
            return self.desk.own_page_at(token).await;
        };
        let is_known = self.desk.leads_to_somebody(&address).await?;
        Ok(if is_known { OwnPage::At(address) } else { OwnPage::Gone })
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

/// An address in the browser.
pub(super) fn browser(external_id: String) -> Address {
    Address { platform: Platform::Browser, external_id }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn languages_are_read_in_the_browsers_order() {
        let asked_for = HeaderValue::from_static("fi-FI,fi;q=0.9, en;q=0.8,*;q=0.1");
        let sent = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, asked_for)]);
        let tags: Vec<_> = asked(&sent).iter().map(ToString::to_string).collect();
        assert_eq!(tags, ["fi", "fi", "en"]);
        assert!(asked(&HeaderMap::new()).is_empty());
    }
}
