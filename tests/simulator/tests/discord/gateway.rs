//! Logging in, dropping out and coming back.

use std::time::Duration;

use panelbot_simulator::discord::{Outcome, Settings};
use serde_json::{Value, json};

use super::bot::{Bot, Gate, KIM, PATIENCE, words};

#[tokio::test]
async fn a_bot_that_was_dropped_comes_back_and_has_missed_nothing() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.slash("panelen", &[]).expect("registered");
    let first = bot.interaction().await;
    let mut gate = bot.take_gate();
    bot.discord.drop_gateway();
    assert_eq!(gate.closed().await, 4000);
    kim.slash("panel", &[("kod", "ABC")]).expect("registered");
    let mut back = Gate::open(&bot.discord).await;
    back.resume(&bot.discord, &bot.session, gate.seq).await;
    let missed = back.event().await;
    assert_eq!(missed["t"], "INTERACTION_CREATE");
    assert_ne!(missed["d"]["id"], first["id"]);
    assert_eq!(missed["d"]["data"]["options"][0]["value"], "ABC");
    assert_eq!(back.event().await["t"], "RESUMED");
    let visits = bot.discord.visits();
    assert_eq!((visits.identifies, visits.resumes, visits.connected), (1, 1, true));
}

#[tokio::test]
async fn what_happens_without_a_session_is_lost_and_fails_for_the_person() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    let mut gate = bot.take_gate();
    bot.discord.invalidate();
    assert_eq!(gate.event().await, json!({ "op": 9, "d": false, "s": null, "t": null }));
    let asked = kim.slash("panel", &[]).expect("registered");
    assert_eq!(kim.look(|screen| screen.outcome(asked)), Some(Outcome::Waiting));
    bot.discord.skip(Duration::from_millis(3_001));
    assert_eq!(kim.wait_for_outcome(asked, PATIENCE).await, Some(Outcome::Failed));
    assert!(kim.failed());
    let mut back = Gate::open(&bot.discord).await;
    back.resume(&bot.discord, "nothing", 1).await;
    assert_eq!(back.event().await["op"], 9);
    back.identify(bot.discord.token(), 0).await;
    assert_eq!(back.event().await["t"], "READY");
}

#[tokio::test]
async fn the_gateway_closes_with_the_code_that_says_why() {
    let bot = Bot::away(Settings::default()).await;
    let token = bot.discord.token().to_owned();
    let login = |token: &str, intents: u64| json!({ "op": 2, "d": { "token": token, "intents": intents, "properties": {} } });
    for (messages, code) in [
        (vec![login("wrong", 0)], 4004),
        (vec![login(&token, 1 << 15)], 4014),
        (vec![login(&token, 1 << 40)], 4013),
        (vec![json!({ "op": 3, "d": {} })], 4003),
        (vec![json!({ "op": 77, "d": {} })], 4001),
        (vec![login(&token, 0), login(&token, 0)], 4005),
        (vec![json!({ "op": 1, "d": "x".repeat(5000) })], 4002),
    ] {
        let mut gate = Gate::open(&bot.discord).await;
        for message in messages {
            gate.send(message).await;
        }
        assert_eq!(gate.closed().await, code);
    }
}

#[tokio::test]
async fn a_bot_that_stops_beating_is_closed() {
    let heartbeat = Duration::from_millis(200);
    let bot = Bot::away(Settings { heartbeat, ..Settings::default() }).await;
    let mut gate = Gate::open(&bot.discord).await;
    gate.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(gate.event().await["op"], 11);
    assert_eq!(gate.closed().await, 4009);
}

#[tokio::test]
async fn op_7_and_op_1_are_passed_on() {
    let mut bot = Bot::ready().await;
    let mut gate = bot.take_gate();
    bot.discord.ask_reconnect();
    assert_eq!(gate.event().await["op"], 7);
    bot.discord.ask_heartbeat();
    assert_eq!(gate.event().await["op"], 1);
    assert!(bot.discord.visits().connected);
}

#[tokio::test]
async fn private_messages_come_to_a_bot_that_asks_for_them() {
    let mut bot = Bot::ready().await;
    let mut quiet = Gate::open(&bot.discord).await;
    quiet.identify(bot.discord.token(), 0).await;
    assert_eq!(quiet.event().await["t"], "READY");
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.write("**hej**");
    let message = bot.event("MESSAGE_CREATE").await;
    assert_eq!(message["content"], "**hej**");
    assert_eq!(message["author"]["global_name"], "Kim");
    assert_eq!(message["guild_id"], Value::Null);
    let channel = words(&message["channel_id"]);
    let path = format!("/channels/{channel}/messages");
    assert_eq!(bot.ask("POST", &path, json!({ "content": "hej!" })).await.0, 200);
    assert_eq!(bot.event("MESSAGE_CREATE").await["author"]["bot"], true);
    kim.slash("panel", &[]).expect("registered");
    assert_eq!(quiet.event().await["t"], "INTERACTION_CREATE");
    assert_eq!(kim.messages()[0].text, "hej");
}

#[tokio::test]
async fn an_event_may_come_twice_after_a_resume_and_an_interaction_too_late() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.slash("panel", &[]).expect("registered");
    bot.interaction().await;
    let gate = &mut bot.take_gate();
    bot.discord.drop_gateway();
    bot.discord.next_resume_repeats();
    let mut back = Gate::open(&bot.discord).await;
    back.resume(&bot.discord, &bot.session, gate.seq).await;
    let again = back.event().await;
    assert_eq!(
        (again["t"].as_str(), again["s"].as_u64()),
        (Some("INTERACTION_CREATE"), Some(gate.seq))
    );
    assert_eq!(back.event().await["t"], "RESUMED");
    bot.discord.next_interaction_is_late();
    let asked = kim.slash("panel", &[]).expect("registered");
    let late = back.event().await;
    assert_eq!(late["d"]["id"], asked.to_string());
    let (status, refusal) = bot.answer(&late["d"], 4, json!({ "content": "sent" })).await;
    assert_eq!((status, &refusal["code"]), (404, &json!(10062)));
}
