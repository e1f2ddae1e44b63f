//! The picture that other sites show beside a link to a round.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Asked, Told, answer, no_such_page};
use crate::report::chart::{Chart, Shape};
use crate::service::PublicRound;
use crate::web::Web;

/// `GET /p/{slug}/rounds/{number}/share.png`
pub(in crate::web) async fn share(State(web): State<Web>, asked: Asked) -> Response {
    let Some(number) = asked.number("number") else {
        return no_such_page(&web.words(&asked.headers));
    };
    let found = match web.desk.public_round(asked.slug(), number).await {
        Ok(Some(found)) => found,
        Ok(None) => return no_such_page(&web.words(&asked.headers)),
        Err(error) => return web.closed(&error, &asked.headers, &asked.path),
    };
    let told =
        Told { panel: &found.panel, locale: asked.locale(&found.panel), base: web.settings.base() };
    let (chart, panel) = (chart(&told, &found), told.own(&found.panel.name));
    // One picture at a time, so that painting never takes all of the machine.
    let Ok(_turn) = web.painting.acquire().await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    match tokio::task::spawn_blocking(move || chart.card_png(&panel)).await {
        Ok(Ok(png)) => answer::picture(png),
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The first question that has bars; else how far the round has come.
fn chart(told: &Told<'_>, found: &PublicRound) -> Chart {
    let questions = found.standing.questions().iter();
    let mut charts =
        questions.filter_map(|one| Chart::of_question(told.panel, &found.round, one, &told.locale));
    charts.find(|chart| !chart.bars.is_empty()).unwrap_or_else(|| Chart {
        title: told.panel.say(&found.round.title, &told.locale).to_owned(),
        unit: String::new(),
        bars: Vec::new(),
        notes: told.standing(&found.standing),
        shape: Shape::Shares,
        locale: told.locale.clone(),
    })
}
