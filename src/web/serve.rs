//! The routes, and serving them until told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower_http::add_extension::AddExtension;
use tower_http::timeout::RequestBodyTimeoutLayer;

use super::arrivals::Arrivals;
use super::newcomers::Brakes;
use super::{Health, Settings, Web, assets, back, chat, guard, health, invitation, mail, public};
use crate::service::Desk;
use crate::text::Catalog;

/// Most bytes in a form: the longest open answer, percent-encoded, with room to spare.
const FORM_MAX_BYTES: usize = 64 * 1024;

/// How long the head of a request may take to come in, and each next part of its body.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long requests under way may take to finish once we stop.
const GRACE: Duration = Duration::from_secs(3);

/// Every page, and how it stands.
pub fn router(desk: Desk, settings: Settings, state: Health) -> Router {
    let web = Web {
        desk,
        catalog: Catalog,
        settings: Arc::new(settings),
        brakes: Arc::new(Brakes::default()),
        arrivals: Arc::new(Arrivals::default()),
        painting: Arc::new(Semaphore::new(1)),
    };
    Router::new()
        .route("/", get(invitation::start).post(invitation::start_with))
        .route("/j/{code}", get(invitation::invitation).post(invitation::invitation_with))
        .route("/p/{slug}/join", get(invitation::join).post(invitation::join_with))
        .route("/c", get(chat::show).post(chat::take))
        .route("/c/close", post(chat::close))
        .route("/c/file/{number}", get(chat::file))
        .route("/c/mail", post(mail::give))
        .route("/c/mail/remove", post(mail::remove))
        .route("/e/{token}", get(mail::ask_to_confirm).post(mail::confirm))
        .route("/e/stop/{token}", get(mail::ask_to_stop).post(mail::stop))
        .route("/r/{token}", get(back::show).post(back::open))
        .route("/p/{slug}", get(public::panel))
        .route("/p/{slug}/feed.xml", get(public::feed))
        .route("/p/{slug}/rounds/{number}", get(public::round))
        .route("/p/{slug}/rounds/{number}/groups/{place}", get(public::groups))
        .route("/p/{slug}/rounds/{number}/share.png", get(public::share))
        .route("/assets/public.css", get(assets::public_style))
        .route("/assets/style.css", get(assets::style))
        .route("/assets/chat.js", get(assets::script))
        .route("/assets/icon.svg", get(assets::icon))
        .fallback(invitation::missing)
        .layer(from_fn(public::canonical))
        .layer(DefaultBodyLimit::max(FORM_MAX_BYTES))
        .layer(from_fn_with_state(web.clone(), guard::same_site))
        .layer(from_fn(guard::headers))
        .with_state(web)
        .merge(health::routes(state))
}

/// Serves the pages until `shutdown`, and then lets requests under way finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: CancellationToken,
) -> std::io::Result<()> {
    serve_within(PATIENCE, listener, router, shutdown).await
}

/// The same, with how long a request's head may take to come in, and each next part of its body. Whoever takes longer holds no
/// connection.
///
/// # Errors
/// When the listener fails.
pub async fn serve_within(
    patience: Duration,
    mut listener: TcpListener,
    router: Router,
    shutdown: CancellationToken,
) -> std::io::Result<()> {
    let router = router.layer(RequestBodyTimeoutLayer::new(patience));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    let open = GracefulShutdown::new();
    while let Some((stream, peer)) =
        shutdown.run_until_cancelled(Listener::accept(&mut listener)).await
    {
        let known = AddExtension::new(router.clone(), ConnectInfo::<SocketAddr>(peer));
        let service = TowerToHyperService::new(known);
        let connection = http.serve_connection(TokioIo::new(stream), service);
        tokio::spawn(open.watch(connection));
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, open.shutdown()).await;
    Ok(())
}
