//! The first page: what an invitation (or the bare start) says, and the first press, which is what makes us remember
//! anyone at all.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use chrono::Duration;

use super::newcomers::Whence;
use super::opening::Opening;
use super::page::{self, Elsewhere, Form, Frame, Words};
use super::post::{Placed, Posted, fresh};
use super::visitor::NEWCOMER_MINUTES;
use super::{Web, notice};
use crate::channel::browser::{Fields, View, heard, views};
use crate::domain::{Address, Platform};
use crate::service::{Error, WaysIn};
use crate::text::Text;

/// `GET /`
pub(super) async fn start(State(web): State<Web>, headers: HeaderMap, whence: Whence) -> Response {
    web.meet(&headers, whence, Opening::Bare).await
}

/// `POST /`
pub(super) async fn start_with(
    State(web): State<Web>,
    headers: HeaderMap,
    whence: Whence,
    Posted(fields): Posted,
) -> Response {
    web.enter(&headers, whence, Opening::Bare, &fields).await
}

/// `GET /j/{code}`
pub(super) async fn invitation(
    State(web): State<Web>,
    headers: HeaderMap,
    whence: Whence,
    Placed(code): Placed,
) -> Response {
    web.meet(&headers, whence, Opening::with_code(&code)).await
}

/// `POST /j/{code}`
pub(super) async fn invitation_with(
    State(web): State<Web>,
    headers: HeaderMap,
    whence: Whence,
    Placed(code): Placed,
    Posted(fields): Posted,
) -> Response {
    web.enter(&headers, whence, Opening::with_code(&code), &fields).await
}

/// `GET /p/{slug}/join`
pub(super) async fn join(
    State(web): State<Web>,
    headers: HeaderMap,
    whence: Whence,
    Placed(slug): Placed,
) -> Response {
    match web.opening_of(slug).await {
        Ok(Some(opening)) => web.meet(&headers, whence, opening).await,
        Ok(None) => unknown(&web, &headers),
        Err(error) => web.closed(&error, &headers, "/"),
    }
}

/// `POST /p/{slug}/join`
pub(super) async fn join_with(
    State(web): State<Web>,
    headers: HeaderMap,
    whence: Whence,
    Placed(slug): Placed,
    Posted(fields): Posted,
) -> Response {
    match web.opening_of(slug).await {
        Ok(Some(opening)) => web.enter(&headers, whence, opening, &fields).await,
        Ok(None) => unknown(&web, &headers),
        Err(error) => web.unsaved(&error, &headers, "/", &fields),
    }
}

impl Web {
    /// The way from the page of the panel with this slug; `None` where not just anyone may join it here.
    async fn opening_of(&self, slug: String) -> Result<Option<Opening>, Error> {
        let join = self.desk.way_from_page(&slug).await?;
        Ok(join.map(|join| Opening::Panel { slug, join }))
    }

    /// Shows what would be said. Nothing is stored, and no cookie is set: a link's preview in another app looks too.
    async fn meet(&self, headers: &HeaderMap, whence: Whence, opening: Opening) -> Response {
        self.meeting(headers, whence, &opening)
            .await
            .unwrap_or_else(|error| self.closed(&error, headers, &opening.path()))
    }

    async fn meeting(
        &self,
        headers: &HeaderMap,
        whence: Whence,
        opening: &Opening,
    ) -> Result<Response, Error> {
        if let Some(refused) = self.refuse_code(headers, whence, opening) {
            return Ok(refused);
        }
        let code = opening.code();
        let visitor = self.visitor(headers).await?;
        let known = visitor.is_some();
        let once = if known { fresh() } else { self.newcomers_once() };
        let from =
            visitor.or_else(|| self.newcomer(&once, whence)).unwrap_or_else(|| self.nobody());
        let ways = match code {
            Some(code) => self.desk.ways_in(code).await?,
            None => None,
        };
        let opens = self.incoming(&from, headers, fresh(), opening.heard());
        let page = self.desk.preview(vec![opens]).await?;
        let messages = views(page.messages());
        let words = Words::new(self.catalog, page.locale);
        let status =
            if code.is_some() && ways.is_none() { StatusCode::NOT_FOUND } else { StatusCode::OK };
        let is_unknown = status == StatusCode::NOT_FOUND;
        if is_unknown {
            self.brakes.note_wrong_code(whence, self.desk.now());
        }
        let wants_field = known || *opening == Opening::Bare || is_unknown;
        let label = if is_unknown { Text::WebWriteCode } else { Text::WebWrite };
        let field =
            (wants_field && !messages.iter().any(View::has_field)).then(|| words.say(label));
        let invitation = page::Invitation {
            others: ways
                .zip(code)
                .map(|(ways, code)| elsewhere(&words, ways, code))
                .unwrap_or_default(),
            frame: Frame { words, title: page.title },
            form: Form { action: opening.path(), once },
            summary: messages.iter().find_map(View::summary).map(ToOwned::to_owned),
            field,
            messages,
        };
        Ok(page::show(&invitation, status))
    }

    /// The page for a network from which so many codes have led nowhere that none is looked at for a while.
    fn refuse_code(
        &self,
        headers: &HeaderMap,
        whence: Whence,
        opening: &Opening,
    ) -> Option<Response> {
        opening.code()?;
        let wait = self.brakes.look_at_code(whence, self.desk.now()).err()?;
        Some(notice::many_codes(&self.words(headers), &opening.path(), wait))
    }

    /// The first press: enters as [`Web::meet`] showed, and then does what was pressed.
    async fn enter(
        &self,
        headers: &HeaderMap,
        whence: Whence,
        opening: Opening,
        fields: &Fields,
    ) -> Response {
        let entered = self.entering(headers, whence, &opening, fields).await;
        entered.unwrap_or_else(|error| self.unsaved(&error, headers, &opening.path(), fields))
    }

    async fn entering(
        &self,
        headers: &HeaderMap,
        whence: Whence,
        opening: &Opening,
        fields: &Fields,
    ) -> Result<Response, Error> {
        if let Some(refused) = self.refuse_code(headers, whence, opening) {
            return Ok(refused);
        }
        let known = self.session(headers).await?;
        let session = known.as_ref().map(|known| known.id);
        let (from, is_new) = match known {
            Some(known) => (known.address, false),
            None => self.arrives(headers, whence, opening, fields).await?,
        };
        let words = self.words_in(fields.locale(), headers);
        if is_new
            && let Err(wait) = self.brakes.admit(whence, &self.settings.newcomers, self.desk.now())
        {
            return Ok(notice::crowded(&words, &opening.path(), fields, wait));
        }
        let once = fields.once().map_or_else(fresh, ToOwned::to_owned);
        let id = |said: &str| self.update_id(&from, Some(&once), said);
        let opens = self.incoming(&from, headers, id(&opening.said()), opening.heard());
        let mut updates = vec![opens];
        if let Some(heard) = heard(fields) {
            updates.push(self.incoming(&from, headers, id(&fields.said()), heard));
        }
        for update in &mut updates {
            update.session = session;
        }
        let mut page = self.receive(updates, words).await?;
        // Whoever is let in already goes on in the same session: there is only one to close.
        if session.is_none() {
            let lasts = Duration::minutes(NEWCOMER_MINUTES);
            self.arrivals.note(&from, self.desk.now(), lasts);
            page.headers_mut().entry(header::SET_COOKIE).or_insert(self.cookie(&from));
        }
        Ok(page)
    }
}

impl Web {
    /// Who presses without a session: the newcomer to whom the page was shown, as long as they have done nothing
    /// else since; else somebody new. The page's value gives nobody the chat of someone who has moved on ([`Arrivals`]).
    /// Beside it, whether they are new to us.
    async fn arrives(
        &self,
        headers: &HeaderMap,
        whence: Whence,
        opening: &Opening,
        fields: &Fields,
    ) -> Result<(Address, bool), Error> {
        let Some(from) = fields.once().and_then(|once| self.newcomer(once, whence)) else {
            return Ok((self.nobody(), true));
        };
        let id = self.update_id(&from, fields.once(), &opening.said());
        let opened = self.incoming(&from, headers, id, opening.heard());
        let has_arrived =
            self.desk.page(&from).await?.is_some() || self.desk.has_received(&opened).await?;
        if has_arrived && !self.arrivals.may_come_again(&from, self.desk.now()) {
            return Ok((self.nobody(), true));
        }
        let Some(heard) = heard(fields).filter(|_| has_arrived) else {
            return Ok((from, !has_arrived));
        };
        let id = self.update_id(&from, fields.once(), &fields.said());
        let update = self.incoming(&from, headers, id, heard);
        if self.desk.has_received(&update).await? {
            return Ok((from, false));
        }
        Ok((self.nobody(), true))
    }
}

/// The links to the same panel on other platforms.
fn elsewhere(words: &Words, ways: WaysIn, code: &str) -> Vec<Elsewhere> {
    let named = ways.others.into_iter().filter_map(|way| Some((name(way.platform)?, way)));
    named
        .map(|(platform, way)| Elsewhere {
            label: words.say(Text::WebElsewhereLink { platform: platform.to_owned() }),
            url: way.url,
            then: (way.platform == Platform::Discord)
                .then(|| words.say(Text::WebElsewhereDiscord { code: code.to_owned() })),
            age: (way.minimum_age > 0)
                .then(|| words.say(Text::WebElsewhereAge { age: way.minimum_age.into() })),
        })
        .collect()
}

/// The platform's own name for itself.
const fn name(platform: Platform) -> Option<&'static str> {
    match platform {
        Platform::Telegram => Some("Telegram"),
        Platform::Discord => Some("Discord"),
        Platform::Browser | Platform::Email | Platform::Terminal => None,
    }
}

/// The page for an address that leads nowhere.
pub(super) async fn missing(State(web): State<Web>, headers: HeaderMap) -> Response {
    unknown(&web, &headers)
}

fn unknown(web: &Web, headers: &HeaderMap) -> Response {
    notice::missing(&web.words(headers)).with(StatusCode::NOT_FOUND)
}
