//! Interactions: the first answer and what follows.

use std::time::Duration;

use panelbot_simulator::discord::Outcome;
use serde_json::{Value, json};

use super::bot::{Bot, KIM, PATIENCE, buttons, modal, words};

fn select() -> Value {
    let option = |label: &str| json!({ "label": label, "value": label.to_lowercase() });
    let part = json!({ "type": 3, "custom_id": "s", "placeholder": "Välj", "max_values": 2,
        "options": [option("Ett"), option("Två"), option("Tre")] });
    json!({ "type": 1, "components": [part] })
}

fn code(answer: &(u16, Value)) -> (u16, i64) {
    (answer.0, answer.1["code"].as_i64().unwrap_or(0))
}

#[tokio::test]
async fn a_command_a_select_a_modal_and_its_answer() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.slash("panel", &[]).expect("registered");
    let asked = bot.interaction().await;
    assert_eq!((&asked["type"], &asked["locale"]), (&json!(2), &json!("sv-SE")));
    let data =
        json!({ "content": "**Välj** två", "components": [select(), buttons(&[("Skriv", "w")])] });
    assert_eq!(bot.answer(&asked, 4, data).await.0, 204);
    let shown = kim.wait_for_text(0, "Välj två", PATIENCE).await.expect("shown");
    assert_eq!((shown.source.as_str(), shown.labels()), ("**Välj** två", vec!["Skriv"]));
    assert!(kim.pick("Välj", &["Fyra"]).is_err());
    kim.pick("Välj", &["Tre", "Ett"]).expect("shown");
    let picked = bot.interaction().await;
    assert_eq!(picked["data"]["values"], json!(["ett", "tre"]));
    assert_eq!(picked["message"]["id"], shown.id.to_string());
    assert_eq!(bot.answer(&picked, 7, json!({ "content": "Två valda" })).await.0, 204);
    let version = kim.version();
    assert_eq!(kim.messages()[0].edits, 1);
    kim.press("Skriv").expect("still there");
    let pressed = bot.interaction().await;
    let part =
        json!({ "type": 4, "custom_id": "t", "style": 2, "label": "Varför?", "max_length": 5 });
    assert_eq!(bot.answer(&pressed, 9, modal(&part)).await.0, 204);
    assert_eq!(kim.wait_for_modal(PATIENCE).await.expect("open").title, "Fråga");
    assert!(kim.submit_modal(&[("Varför?", "för långt")]).is_err());
    assert!(kim.submit_modal(&[("Varför?", "")]).is_err());
    kim.submit_modal(&[("Varför?", "jo")]).expect("fits");
    let sent = bot.interaction().await;
    assert_eq!(sent["data"]["components"][0]["components"][0]["value"], "jo");
    assert_eq!(sent["message"]["id"], shown.id.to_string());
    assert_eq!(bot.answer(&sent, 9, modal(&json!({}))).await.0, 400);
    assert_eq!(bot.answer(&sent, 7, json!({ "content": "Tack", "components": [] })).await.0, 204);
    assert!(kim.modal().is_none());
    assert!(kim.wait_for_text(version, "Tack", PATIENCE).await.expect("shown").rows.is_empty());
    assert!(kim.press("Skriv").is_err());
    kim.press_old("Skriv").expect("was there");
    kim.submit_again(&[("t", &"x".repeat(4000))]).expect("was sent");
    assert_eq!(bot.discord.violations().len(), 1);
}

#[tokio::test]
async fn an_interaction_is_answered_once_and_in_three_seconds() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    let asked = kim.slash("panel", &[]).expect("registered");
    let first = bot.interaction().await;
    let early = bot.ask("POST", &bot.later(&first, ""), json!({ "content": "a" })).await;
    assert_eq!(code(&early), (404, 10015));
    assert_eq!(bot.answer(&first, 4, json!({ "content": "a" })).await.0, 204);
    assert_eq!(code(&bot.answer(&first, 4, json!({ "content": "a" })).await), (400, 40060));
    assert_eq!(kim.look(|screen| screen.outcome(asked)), Some(Outcome::Answered));
    kim.slash("panel", &[]).expect("registered");
    let late = bot.interaction().await;
    bot.discord.skip(Duration::from_millis(3_001));
    assert_eq!(code(&bot.answer(&late, 4, json!({ "content": "b" })).await), (404, 10062));
    assert_eq!(bot.ask("POST", &bot.later(&first, ""), json!({ "content": "c" })).await.0, 200);
    bot.discord.expire_tokens();
    let dead = bot.ask("POST", &bot.later(&first, ""), json!({ "content": "d" })).await;
    assert_eq!(code(&dead), (401, 50027));
    assert_eq!(kim.messages().len(), 2);
    assert_eq!(bot.discord.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_for_one_person_is_seen_by_no_other_and_changed_by_its_token_only() {
    let mut bot = Bot::ready().await;
    let server = bot.discord.server_channel(1_000, 2_000);
    let kim = bot.discord.user(KIM, "Kim", "sv-SE").at(&server);
    let eva = bot.discord.user(KIM + 1, "Eva", "en-GB").at(&server);
    kim.slash("panel", &[]).expect("registered");
    let asked = bot.interaction().await;
    assert_eq!((&asked["context"], &asked["guild_locale"]), (&json!(0), &json!("sv-SE")));
    assert_eq!(asked["member"]["user"]["id"], KIM.to_string());
    let data =
        json!({ "content": "hemligt", "flags": 64, "components": [buttons(&[("Ja", "y")])] });
    assert_eq!(bot.answer(&asked, 4, data).await.0, 204);
    let shown = kim.messages().pop().expect("shown");
    assert!(shown.ephemeral && eva.messages().is_empty() && server.messages().is_empty());
    let path = format!("/channels/2000/messages/{}", shown.id);
    assert_eq!(code(&bot.ask("GET", &path, Value::Null).await), (404, 10008));
    assert_eq!(code(&bot.ask("PATCH", &path, json!({ "content": "x" })).await), (404, 10008));
    let original = bot.later(&asked, "/messages/@original");
    assert_eq!(bot.ask("PATCH", &original, json!({ "content": "ändrat" })).await.0, 200);
    assert_eq!(kim.messages()[0].text, "ändrat");
    kim.press("Ja").expect("shown");
    let pressed = bot.interaction().await;
    assert_eq!(pressed["message"]["flags"], 64);
    assert_eq!(bot.answer(&pressed, 6, Value::Null).await.0, 204);
    let original = bot.later(&pressed, "/messages/@original");
    let empty = json!({ "content": "klart", "components": [] });
    assert_eq!(bot.ask("PATCH", &original, empty).await.0, 200);
    assert_eq!(kim.messages()[0].text, "klart");
    let theirs = eva.forge_press_on(&kim.messages()[0], KIM, "y");
    assert_eq!(bot.interaction().await["id"], theirs.to_string());
    let more = bot
        .ask("POST", &bot.later(&pressed, "?wait=true"), json!({ "content": "mer", "flags": 64 }))
        .await;
    let path = bot.later(&pressed, &format!("/messages/{}", words(&more.1["id"])));
    assert_eq!(bot.ask("GET", &path, Value::Null).await.1["content"], "mer");
    assert_eq!(bot.ask("DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(bot.discord.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_bot_may_ask_for_time_and_the_next_to_come_takes_that_place() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    let asked = kim.slash("panel", &[]).expect("registered");
    let first = bot.interaction().await;
    assert_eq!(bot.answer(&first, 5, json!({ "flags": 64 })).await.0, 204);
    assert_eq!(kim.look(|screen| screen.outcome(asked)), Some(Outcome::Thinking));
    assert!(kim.messages()[0].thinking);
    assert_eq!(bot.ask("POST", &bot.later(&first, ""), json!({ "content": "nu" })).await.0, 200);
    assert_eq!(kim.wait_for_outcome(asked, PATIENCE).await, Some(Outcome::Answered));
    let shown = kim.messages();
    assert_eq!((shown.len(), shown[0].text.as_str(), shown[0].ephemeral), (1, "nu", true));
}

#[tokio::test]
async fn an_answer_that_does_not_go_with_the_interaction_is_refused() {
    let mut bot = Bot::ready().await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.slash("panel", &[]).expect("registered");
    let asked = bot.interaction().await;
    for (kind, data) in
        [(6, Value::Null), (7, json!({ "content": "a" })), (5, json!({ "flags": 4 }))]
    {
        assert_eq!(code(&bot.answer(&asked, kind, data).await), (400, 50035));
    }
    let path = format!(
        "/interactions/{}/{}/callback?with_response=true",
        words(&asked["id"]),
        words(&asked["token"])
    );
    let body = json!({ "type": 4, "data": { "content": "a" } });
    let (status, answer) = bot.ask("POST", &path, body).await;
    assert_eq!((status, &answer["resource"]["message"]["content"]), (200, &json!("a")));
    let _ = kim.forge_submit("m", &[("t", "x")]);
    let sent = bot.interaction().await;
    assert_eq!(code(&bot.answer(&sent, 6, Value::Null).await), (400, 50035));
    assert_eq!(bot.discord.violations().len(), 4);
}
