//! Limits, bans and faults.

use std::time::Duration;

use panelbot_simulator::discord::{Limits, Settings};
use serde_json::{Value, json};

use super::bot::{Bot, KIM};

async fn real() -> Bot {
    let settings = Settings { limits: Limits::Real, ban_after: 20, ..Settings::default() };
    Bot::away(settings).await
}

#[tokio::test]
async fn a_channel_takes_five_messages_in_five_seconds_and_tells_how_long_to_wait() {
    let bot = real().await;
    let _ = bot.discord.server_channel(1, 2);
    for left in (0..5).rev() {
        let request = bot.request("POST", "/channels/2/messages").json(&json!({ "content": "a" }));
        let response = request.send().await.expect("an answer");
        assert_eq!(response.headers()["x-ratelimit-remaining"], left.to_string().as_str());
    }
    let request = bot.request("POST", "/channels/2/messages").json(&json!({ "content": "a" }));
    let response = request.send().await.expect("an answer");
    assert_eq!(
        (response.status().as_u16(), &response.headers()["x-ratelimit-scope"]),
        (429, &"user".parse().expect("a value"))
    );
    let body: Value = response.json().await.expect("JSON");
    assert!(body["retry_after"].as_f64().is_some_and(|wait| wait > 3.0 && wait <= 5.0), "{body}");
    bot.discord.skip(Duration::from_secs(5));
    assert_eq!(bot.ask("POST", "/channels/2/messages", json!({ "content": "a" })).await.0, 200);
}

#[tokio::test]
async fn private_channels_opened_too_fast_are_refused() {
    let bot = real().await;
    let mut codes = Vec::new();
    for person in 0..11 {
        let _ = bot.discord.user(KIM + person, "Kim", "sv-SE");
        let body = json!({ "recipient_id": (KIM + person).to_string() });
        codes.push(bot.ask("POST", "/users/@me/channels", body).await.1["code"].as_i64());
    }
    assert_eq!((codes[9], codes[10]), (None, Some(40003)));
    assert_eq!(bot.open(KIM).await, bot.discord.user(KIM, "Kim", "sv-SE").channel());
}

#[tokio::test]
async fn whoever_goes_on_asking_for_what_it_cannot_have_is_banned_for_an_hour() {
    let bot = real().await;
    bot.discord.server_channel(1, 2).hide();
    for _ in 0..21 {
        assert_eq!(bot.ask("GET", "/channels/2", Value::Null).await.0, 403);
    }
    assert_eq!(bot.discord.invalid_requests(), 21);
    let (status, page) = bot.ask("GET", "/gateway", Value::Null).await;
    assert!(status == 429 && page.as_str().is_some_and(|page| page.contains("1015")), "{page}");
    bot.discord.skip(Duration::from_secs(3601));
    assert_eq!(bot.ask("GET", "/gateway", Value::Null).await.0, 200);
}

#[tokio::test]
async fn the_global_limit_is_fifty_a_second() {
    let bot = real().await;
    let mut statuses = Vec::new();
    let started = std::time::Instant::now();
    for _ in 0..60 {
        statuses.push(bot.ask("GET", "/users/@me", Value::Null).await);
    }
    // A machine too slow to ask sixty times in a second meets no limit.
    if started.elapsed() < Duration::from_secs(1) {
        assert_eq!(statuses[49].0, 200);
        assert_eq!((statuses[55].0, &statuses[55].1["global"]), (429, &json!(true)));
    }
}

#[tokio::test]
async fn the_same_seed_brings_the_same_faults() {
    let run = async |seed: u64| {
        let bot = Bot::away(Settings { faults: 0.4, seed, ..Settings::default() }).await;
        let _ = bot.discord.server_channel(1, 2);
        let mut outcomes = Vec::new();
        for _ in 0..30 {
            let asking = bot.try_ask("GET", "/channels/2", Value::Null);
            let answer = tokio::time::timeout(Duration::from_secs(3), asking).await;
            outcomes.push(answer.ok().and_then(Result::ok).map(|answer| answer.0));
        }
        (outcomes, bot.discord.counts())
    };
    let (first, again, other) = tokio::join!(run(3), run(3), run(4));
    assert_eq!(first, again);
    assert_ne!(first.0, other.0);
    assert!(first.1.1.len() > 2, "{:?}", first.1);
}

#[tokio::test]
async fn every_planned_fault_does_what_it_says() {
    let bot = Bot::away(Settings::default()).await;
    let server = bot.discord.server_channel(1, 2);
    let send =
        async || bot.try_ask("POST", "/channels/2/messages", json!({ "content": "a" })).await;
    bot.discord.next_is_too_many();
    let (status, body) = send().await.expect("an answer");
    assert_eq!((status, body["retry_after"].as_f64()), (429, Some(0.5)));
    bot.discord.next_is_internal_error();
    assert_eq!(send().await.expect("an answer").0, 500);
    bot.discord.next_is_bad_gateway();
    assert!(
        send().await.expect("an answer").1.as_str().is_some_and(|page| page.contains("<html>"))
    );
    bot.discord.next_is_unavailable();
    assert_eq!(send().await.expect("an answer").0, 503);
    bot.discord.next_is_cut_before();
    assert!(send().await.is_err());
    assert!(server.messages().is_empty());
    bot.discord.next_is_cut_after();
    assert!(send().await.is_err());
    assert_eq!(server.messages().len(), 1);
    bot.discord.next_is_not_answered();
    assert!(tokio::time::timeout(Duration::from_millis(300), send()).await.is_err());
    assert_eq!(server.messages().len(), 2);
    assert_eq!(bot.discord.invalid_requests(), 0);
}
