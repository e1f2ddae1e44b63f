//! A browser's session: a cookie lets it in, until it is closed or a year is over. The cookie carries the address, the session's
//! own random id and the day on which it began, signed. Closing it in one browser leaves every other session of the person.

use axum::http::{HeaderMap, HeaderValue, header};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use uuid::Uuid;

use super::Web;
use super::visitor::browser;
use crate::domain::{Address, SessionId};
use crate::service::{Desk, Error};

/// What a signature in a cookie is for.
const PURPOSE: &str = "session";

/// Days for which a session lasts.
const DAYS: i64 = 365;

/// Seconds for which a browser keeps the cookie.
const MAX_AGE: i64 = DAYS * 24 * 60 * 60;

/// A session that a cookie of ours carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    pub id: SessionId,
    /// Whose it is.
    pub address: Address,
    /// When it began: the day, at midnight.
    began_at: DateTime<Utc>,
    /// Whether the page has got another address than the one in the cookie.
    pub has_moved: bool,
}

impl Session {
    /// What stands in the cookie, before it is signed.
    fn text(&self) -> String {
        let (id, day) = (self.id.0.simple(), self.began_at.timestamp());
        format!("{}-{id}-{day}", self.address.external_id)
    }

    fn read(text: &str) -> Option<Self> {
        let (rest, day) = text.rsplit_once('-')?;
        let (external_id, id) = rest.rsplit_once('-')?;
        Some(Self {
            id: SessionId(Uuid::try_parse(id).ok()?),
            address: browser(external_id.to_owned()),
            began_at: DateTime::from_timestamp(day.parse().ok()?, 0)?,
            has_moved: false,
        })
    }

    /// When it is over if nobody closes it before.
    fn ends_at(&self) -> DateTime<Utc> {
        self.began_at + Duration::days(DAYS + 1)
    }
}

impl Web {
    /// The session that the browser's cookie carries, if we made the cookie, and the session is not over.
    ///
    /// # Errors
    /// When it cannot be found out whether it is over.
    pub(super) async fn session(&self, headers: &HeaderMap) -> Result<Option<Session>, Error> {
        let token = cookie(headers, self.cookie_name());
        let text = token.and_then(|token| self.desk.verify(PURPOSE, token));
        let Some(session) = text.and_then(|text| Session::read(&text)) else { return Ok(None) };
        if session.ends_at() <= self.desk.now() {
            return Ok(None);
        }
        let page = self.desk.page_in(session.id, &session.address).await?;
        Ok(page.map(|page| {
            let has_moved = page != session.address;
            Session { address: page, has_moved, ..session }
        }))
    }

    /// Ends a session: whoever kept its cookie is not let in with it any more.
    ///
    /// # Errors
    /// When that could not be stored.
    pub(super) async fn end(&self, session: &Session) -> Result<(), Error> {
        self.arrivals.go_on(&session.address);
        self.desk.end_session(session.id, session.ends_at()).await
    }

    /// The cookie that lets a browser in as this address, as a session of its own.
    pub(super) fn cookie(&self, address: &Address) -> HeaderValue {
        let began_at = self.desk.now().date_naive().and_time(NaiveTime::MIN).and_utc();
        let (id, address) = (Desk::new_session(), address.clone());
        self.cookie_of(&Session { id, address, began_at, has_moved: false })
    }

    /// The cookie of a session that goes on, for the address that its page has now.
    pub(super) fn cookie_of(&self, session: &Session) -> HeaderValue {
        self.cookie_with(&self.desk.sign(PURPOSE, &session.text()), MAX_AGE)
    }

    /// The cookie that takes the one before away.
    pub(super) fn no_cookie(&self) -> HeaderValue {
        self.cookie_with("", 0)
    }

    fn cookie_with(&self, token: &str, max_age: i64) -> HeaderValue {
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

    #[test]
    fn the_cookie_is_found_among_others() {
        let cookies = HeaderValue::from_static("a=1; panelbot=x.y; panelbot2=z");
        let sent = HeaderMap::from_iter([(header::COOKIE, cookies)]);
        assert_eq!(cookie(&sent, "panelbot"), Some("x.y"));
        assert_eq!(cookie(&sent, "none"), None);
    }

    #[test]
    fn a_session_survives_the_way_into_the_cookie_and_back() {
        let session = Session {
            id: SessionId(Uuid::max()),
            address: browser("a-b".to_owned()),
            began_at: DateTime::UNIX_EPOCH,
            has_moved: false,
        };
        assert_eq!(Session::read(&session.text()), Some(session));
        for hostile in ["", "-", "a-b-c", "a-00000000000000000000000000000000-x"] {
            assert_eq!(Session::read(hostile), None, "{hostile}");
        }
    }
}
