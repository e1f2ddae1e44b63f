//! Stopping in time, whatever Discord does, and not starting where that makes no sense.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::routing::get;
use axum::{Json, Router};
use panelbot::channel::discord::{Discord, NotConnected, Settings};
use panelbot::delivery::{Limits, Sender};
use panelbot_simulator::discord as simulated;
use secrecy::SecretString;
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::parrot::Parrot;
use super::scene::{PATIENCE, Scene, clock, connect, settings};
use crate::telegram::scene::Notebook;

/// No stop may take longer.
const AT_MOST: Duration = Duration::from_secs(5);

async fn platform() -> simulated::Discord {
    simulated::Discord::start(simulated::Settings::default()).await.expect("a free port")
}

async fn open() -> (Parrot, Scene) {
    let parrot = Parrot::default();
    let scene = Scene::open(parrot.clone(), Arc::new(Notebook::default())).await;
    (parrot, scene)
}

#[tokio::test]
async fn a_connected_bot_stops_at_once() {
    let (_, scene) = open().await;
    let since = Instant::now();
    let (_platform, served) = scene.close().await;
    assert_eq!(served, Ok(()));
    assert!(since.elapsed() < AT_MOST);
}

#[tokio::test]
async fn a_bot_whose_gateway_is_gone_stops_in_time() {
    let (_, Scene { platform, stop, serving }) = open().await;
    drop(platform);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let since = Instant::now();
    stop.cancel();
    let served = tokio::time::timeout(PATIENCE, serving).await.expect("it stops");
    assert_eq!(served.expect("it does not panic"), Ok(()));
    assert!(since.elapsed() < AT_MOST);
}

#[tokio::test]
async fn a_bot_that_stops_while_storing_stops_in_time_and_says_that_it_is_not_saved() {
    let (parrot, scene) = open().await;
    scene.commands().await;
    let kim = scene.platform.user(7, "Kim", "sv-SE");
    parrot.waits();
    kim.slash("help", &[]).expect("a command");
    assert!(kim.wait_for_text(0, "Sparar", PATIENCE).await.is_some());
    let since = Instant::now();
    let (_platform, served) = scene.close().await;
    assert_eq!(served, Ok(()));
    assert!(since.elapsed() < AT_MOST);
    assert!(kim.wait_for_text(0, "Det är inte sparat än.", PATIENCE).await.is_some());
}

/// A Discord that names a gateway where nobody is.
async fn without_gateway() -> (Settings, tokio::task::JoinHandle<()>) {
    let nowhere = "ws://127.0.0.1:9";
    let limits =
        json!({ "total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1 });
    let way = json!({ "url": nowhere, "shards": 1, "session_start_limit": limits });
    let router = Router::new()
        .route("/api/v10/gateway/bot", get(async move || Json(way)))
        .route("/api/v10/applications/@me", get(async || Json(json!({ "id": "42" }))));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let settings = Settings {
        token: SecretString::from("abc"),
        application_id: 42,
        guild_id: None,
        api_url: format!("http://{address}/api/v10"),
    };
    let serving = async move {
        let _ = axum::serve(listener, router).await;
    };
    (settings, tokio::spawn(serving))
}

#[tokio::test]
async fn a_bot_that_never_got_a_connection_stops_in_time() {
    let (settings, platform) = without_gateway().await;
    let stop = CancellationToken::new();
    let discord = Discord::connect(settings, clock(), &stop).await.expect("it answers");
    let ledger = Arc::new(Notebook::default());
    let sender = Sender::new(discord.clone(), ledger, Limits::none(), clock());
    let stopping = stop.clone();
    let serving =
        tokio::spawn(async move { discord.serve(&Parrot::default(), &sender, &stopping).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let since = Instant::now();
    stop.cancel();
    let served = tokio::time::timeout(PATIENCE, serving).await.expect("it stops");
    assert_eq!(served.expect("it does not panic"), Ok(()));
    assert!(since.elapsed() < AT_MOST);
    platform.abort();
}

#[tokio::test]
async fn a_bot_whose_platform_is_missing_waits_for_it_and_stops_in_time() {
    let platform = platform().await;
    let settings =
        Settings { api_url: "http://127.0.0.1:9/api/v10".to_owned(), ..settings(&platform) };
    let stop = CancellationToken::new();
    let since = Instant::now();
    let stopping = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        stop.cancel();
    };
    let (connected, ()) = tokio::join!(Discord::connect(settings, clock(), &stop), stopping);
    assert_eq!(connected.err(), Some(NotConnected::Stopped));
    assert!(since.elapsed() < AT_MOST);
}

#[tokio::test]
async fn a_wrong_token_and_another_application_are_told_apart() {
    let platform = platform().await;
    let stop = CancellationToken::new();
    let token = SecretString::from("MTA0.wrong.token");
    let wrong = Settings { token, ..settings(&platform) };
    let Err(NotConnected::Refused(why)) = Discord::connect(wrong, clock(), &stop).await else {
        panic!("a wrong token was taken");
    };
    assert!(why.contains("discord.token") && !why.contains("MTA0"), "{why}");
    let other = Settings { application_id: 1, ..settings(&platform) };
    let other = Discord::connect(other, clock(), &stop).await;
    assert_eq!(other.err(), Some(NotConnected::OtherApplication));
    assert!(connect(&platform, &stop).await.is_ok());
}
