//! What Telegram does to requests, and what becomes of the messages.

use std::time::{Duration, Instant};

use panelbot::channel::telegram::{NotConnected, Telegram};
use panelbot::delivery::Limits;
use panelbot::domain::delivery::Verdict;
use panelbot_simulator::telegram as simulated;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use super::scene::{Scene, clock, to_chat, words};

/// A platform at an address that another one is just leaving.
async fn take_over(settings: simulated::Settings) -> simulated::Telegram {
    loop {
        match simulated::Telegram::start(settings.clone()).await {
            Ok(platform) => return platform,
            Err(_) => tokio::task::yield_now().await,
        }
    }
}

fn texts(user: &simulated::User) -> Vec<String> {
    let messages = user.messages().into_iter();
    messages.filter(|message| message.from_bot).map(|message| message.text).collect()
}

#[tokio::test]
async fn too_many_requests_are_waited_out_and_the_message_arrives_once() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    scene.platform.next_is_too_many();
    let begun = Instant::now();
    let verdicts = scene.send(7, vec![words("a"), words("b")]).await;
    assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Sent(_))));
    assert!(begun.elapsed() >= Duration::from_millis(950));
    assert_eq!(texts(&kim), ["a", "b"]);
}

#[tokio::test]
async fn a_gateway_in_trouble_is_tried_again_and_the_message_arrives_once() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    scene.platform.next_is_bad_gateway();
    let verdicts = scene.send(7, vec![words("a")]).await;
    assert!(matches!(verdicts[0], Verdict::Sent(_)));
    assert_eq!(texts(&kim), ["a"]);
}

#[tokio::test]
async fn a_connection_cut_before_anything_was_done_costs_nothing() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    scene.platform.next_is_cut_before();
    scene.send(7, vec![words("a"), words("b")]).await;
    assert_eq!(texts(&kim), ["a", "b"]);
}

#[tokio::test]
async fn a_lost_answer_of_the_platform_shows_the_message_twice_and_no_oftener() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    scene.platform.next_is_cut_after();
    scene.send(7, vec![words("a"), words("b")]).await;
    assert_eq!(texts(&kim), ["a", "a", "b"]);
}

#[tokio::test]
async fn an_answer_that_never_comes_shows_the_message_twice_and_no_oftener() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    scene.platform.next_is_not_answered();
    let verdicts = scene.send(7, vec![words("a")]).await;
    assert!(matches!(verdicts[0], Verdict::Sent(_)));
    assert_eq!(texts(&kim), ["a", "a"]);
}

#[tokio::test]
async fn who_has_blocked_the_bot_is_unreachable_and_reachable_again_when_they_return() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    kim.block();
    let verdicts = scene.send(7, vec![words("a"), words("b")]).await;
    assert_eq!(verdicts, [Verdict::Unreachable, Verdict::Unreachable]);
    kim.unblock();
    scene.send(7, vec![words("c")]).await;
    assert_eq!(texts(&kim), ["c"]);
}

#[tokio::test]
async fn a_chat_that_was_never_opened_is_unreachable() {
    let scene = Scene::open().await;
    let stranger = scene.platform.user(8, "Sam", "en");
    assert_eq!(scene.send(8, vec![words("a")]).await, [Verdict::Unreachable]);
    assert_eq!(scene.send(9, vec![words("a")]).await, [Verdict::Unreachable]);
    assert!(texts(&stranger).is_empty());
}

#[tokio::test]
async fn a_refused_message_is_given_up_at_once_with_telegrams_words() {
    let scene = Scene::open().await;
    scene.kim();
    let verdicts = scene.send(7, vec![words(" ")]).await;
    assert!(
        matches!(&verdicts[0], Verdict::Rejected(why) if why.contains("text is empty")),
        "{verdicts:?}"
    );
}

#[tokio::test]
async fn every_chat_gets_its_messages_in_order_under_load_with_faults_and_limits() {
    let platform = simulated::Settings { faults: 0.02, seed: 11, ..simulated::Settings::default() };
    let scene = Scene::open_with(platform, Limits::none()).await;
    let users: Vec<_> = (1..=40).map(|id| scene.platform.user(id, "Kim", "sv")).collect();
    for user in &users {
        user.start("");
    }
    for number in 0..10 {
        let round = (1..=40).map(|id| to_chat(id, words(&format!("{number}"))));
        scene.sender.take(round.collect()).await;
    }
    let verdicts = scene.notebook.verdicts(400).await;
    assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Sent(_))));
    for user in &users {
        let mut texts = texts(user);
        assert!(texts.is_sorted(), "{texts:?}");
        texts.dedup();
        assert_eq!(texts.len(), 10);
    }
    scene.assert_no_violation();
}

#[tokio::test]
async fn at_our_own_pace_the_platforms_limits_are_never_hit() {
    let platform =
        simulated::Settings { limits: simulated::Limits::Real, ..simulated::Settings::default() };
    let scene = Scene::open_with(platform, Limits::default()).await;
    for id in 1..=60 {
        scene.platform.user(id, "Kim", "sv").start("");
    }
    let many =
        (1..=60).map(|id| to_chat(id, words("a"))).chain((0..5).map(|_| to_chat(1, words("b"))));
    scene.sender.take(many.collect()).await;
    scene.notebook.verdicts(65).await;
    let refused: Vec<_> =
        scene.calls().into_iter().filter(|(_, outcome)| outcome != "ok").collect();
    assert_eq!(refused, []);
}

#[tokio::test]
async fn a_token_that_stops_working_halts_the_sender_with_a_reason() {
    let scene = Scene::open().await;
    scene.kim();
    let address =
        scene.platform.api_url().trim_start_matches("http://").parse().expect("an address");
    let Scene { platform, sender, notebook, .. } = scene;
    drop(platform);
    // The same address, another bot: the token is not known there.
    let other = simulated::Settings {
        listen: address,
        token: "1:other".to_owned(),
        ..simulated::Settings::default()
    };
    let _other = take_over(other).await;
    sender.take(vec![to_chat(7, words("a")), to_chat(7, words("b"))]).await;
    assert!(sender.halted().await.contains("does not know the bot's token"));
    sender.finish(Duration::from_secs(1)).await;
    assert_eq!(notebook.now(), []);
}

#[tokio::test]
async fn a_wrong_token_and_a_wrong_address_are_told_apart() {
    let platform =
        simulated::Telegram::start(simulated::Settings::default()).await.expect("a port");
    let stop = CancellationToken::new();
    let refused = async |token: &str, url: &str| {
        let token = SecretString::from(token);
        Telegram::connect(&token, url, clock(), &stop).await.err().expect("no connection")
    };
    let wrong = refused("1:wrong", &platform.api_url()).await;
    assert!(matches!(wrong, NotConnected::Refused(why) if why.contains("token")));
    assert_eq!(refused(platform.token(), "telegram").await, NotConnected::BadAddress);
}

#[tokio::test]
async fn connecting_waits_until_telegram_is_there_or_it_is_told_to_stop() {
    let platform =
        simulated::Telegram::start(simulated::Settings::default()).await.expect("a port");
    let (token, url) = (SecretString::from(platform.token()), platform.api_url());
    let listen = url.trim_start_matches("http://").parse().expect("an address");
    drop(platform);
    let stop = CancellationToken::new();
    let connecting = Telegram::connect(&token, &url, clock(), &stop);
    let again = simulated::Settings { listen, ..simulated::Settings::default() };
    let (telegram, platform) = tokio::join!(connecting, take_over(again));
    assert_eq!(telegram.expect("connected").name(), platform.username());
    drop(platform);
    stop.cancel();
    let stopped = Telegram::connect(&token, &url, clock(), &stop).await;
    assert_eq!(stopped.err(), Some(NotConnected::Stopped));
}
