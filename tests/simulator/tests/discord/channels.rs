//! Messages in channels.

use panelbot_simulator::discord::Settings;
use serde_json::{Value, json};

use super::bot::{Bot, KIM, words};

fn code(answer: &(u16, Value)) -> (u16, i64) {
    (answer.0, answer.1["code"].as_i64().unwrap_or(0))
}

#[tokio::test]
async fn a_private_channel_is_opened_once_and_takes_messages_unless_it_is_closed() {
    let bot = Bot::away(Settings::default()).await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    let inbox = format!("/channels/{}/messages", kim.channel());
    assert_eq!(code(&bot.ask("POST", &inbox, json!({ "content": "a" })).await), (404, 10003));
    assert_eq!(bot.open(KIM).await, kim.channel());
    assert_eq!(bot.open(KIM).await, kim.channel());
    let (status, sent) = bot.ask("POST", &inbox, json!({ "content": "a" })).await;
    assert_eq!(status, 200);
    let path = format!("{inbox}/{}", words(&sent["id"]));
    assert_eq!(bot.ask("PATCH", &path, json!({ "content": "b" })).await.1["content"], "b");
    kim.close_dms();
    assert_eq!(code(&bot.ask("POST", &inbox, json!({ "content": "a" })).await), (403, 50007));
    kim.open_dms();
    kim.leave();
    assert_eq!(code(&bot.ask("POST", &inbox, json!({ "content": "a" })).await), (403, 50278));
    kim.come_back();
    assert_eq!(bot.ask("DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(code(&bot.ask("GET", &path, Value::Null).await), (404, 10008));
    assert!(kim.messages().is_empty());
    let nobody = bot.ask("POST", "/users/@me/channels", json!({ "recipient_id": "5" })).await;
    assert_eq!(code(&nobody), (400, 50033));
    assert_eq!(bot.discord.invalid_requests(), 2);
    assert_eq!(bot.discord.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn the_same_nonce_gives_the_same_message() {
    let bot = Bot::away(Settings::default()).await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    let inbox = format!("/channels/{}/messages", bot.open(KIM).await);
    let body = json!({ "content": "a", "nonce": "n1", "enforce_nonce": true });
    let first = bot.ask("POST", &inbox, body.clone()).await;
    assert_eq!(bot.ask("POST", &inbox, body).await.1["id"], first.1["id"]);
    let other = json!({ "content": "a", "nonce": "n2", "enforce_nonce": true });
    assert_ne!(bot.ask("POST", &inbox, other).await.1["id"], first.1["id"]);
    assert_eq!(kim.messages().len(), 2);
    let (_, list) = bot.ask("GET", &format!("{inbox}?limit=1"), Value::Null).await;
    assert_eq!((list.as_array().map(Vec::len), &list[0]["nonce"]), (Some(1), &json!("n2")));
}

#[tokio::test]
async fn what_the_bot_may_not_do_in_a_channel_is_refused_with_its_code() {
    let bot = Bot::away(Settings::default()).await;
    let server = bot.discord.server_channel(1_000, 2_000);
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.at(&server).write("mitt");
    let path = format!("/channels/2000/messages/{}", server.messages()[0].id);
    assert_eq!(code(&bot.ask("PATCH", &path, json!({ "content": "ditt" })).await), (403, 50005));
    assert_eq!(code(&bot.ask("DELETE", &path, Value::Null).await), (403, 50013));
    let inbox = "/channels/2000/messages";
    assert_eq!(code(&bot.ask("POST", inbox, json!({ "content": "" })).await), (400, 50006));
    server.hide();
    assert_eq!(code(&bot.ask("POST", inbox, json!({ "content": "a" })).await), (403, 50001));
    server.show();
    assert_eq!(bot.ask("POST", inbox, json!({ "content": "a" })).await.0, 200);
    assert_eq!(code(&bot.ask("GET", "/channels/77", Value::Null).await), (404, 10003));
    assert_eq!(
        bot.ask("GET", "/channels/2000/pins", Value::Null).await.0 / 100,
        if spec() { 5 } else { 4 }
    );
    let plain = reqwest::Client::new().get(format!("{}/users/@me", bot.discord.api_url()));
    assert_eq!(plain.send().await.expect("an answer").status().as_u16(), 403);
    assert_eq!(bot.discord.violations().len(), 5, "{:?}", bot.discord.violations());
}

fn spec() -> bool {
    std::env::var_os("PANELBOT_SPECS").is_some()
}

#[tokio::test]
async fn files_come_with_a_form_and_stay_or_go_with_an_edit() {
    let bot = Bot::away(Settings::default()).await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    let channel = bot.open(KIM).await;
    let inbox = format!("/channels/{channel}/messages");
    let payload =
        json!({ "content": "din kod", "attachments": [{ "id": 0, "description": "en QR-kod" }] });
    let form = multipart(&payload, "qr.png", "PNG-bild");
    let request =
        bot.request("POST", &inbox).header("content-type", "multipart/form-data; boundary=x");
    let sent = request.body(form).send().await.expect("an answer");
    assert_eq!(sent.status().as_u16(), 200);
    let shown = kim.messages().pop().expect("shown");
    let file = &shown.attachments[0];
    assert_eq!((file.filename.as_str(), &*file.bytes), ("qr.png", "PNG-bild".as_bytes()));
    let path = format!("{inbox}/{}", shown.id);
    let kept = bot.ask("PATCH", &path, json!({ "content": "samma" })).await.1;
    assert_eq!(kept["attachments"][0]["description"], "en QR-kod");
    assert_eq!(
        bot.ask("PATCH", &path, json!({ "attachments": [] })).await.1["attachments"],
        json!([])
    );
    assert_eq!(bot.discord.violations(), Vec::<String>::new());
}

fn multipart(payload: &Value, name: &str, content: &str) -> String {
    format!(
        "--x\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n{content}\r\n\
         --x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n{payload}\r\n--x--\r\n"
    )
}
