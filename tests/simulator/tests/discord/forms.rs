//! What is refused as a form, each rule once.

use panelbot_simulator::discord::Settings;
use serde_json::{Value, json};

use super::bot::{Bot, KIM, buttons, modal};

/// A row of the table: what is sent, and where the fault must lie.
type Bad = (Value, &'static str);

fn row(part: &Value) -> Value {
    json!({ "content": "a", "components": [{ "type": 1, "components": [part] }] })
}

fn with(part: &Value, name: &str, value: Value) -> Value {
    let mut part = part.clone();
    part[name] = value;
    part
}

fn there(errors: &Value, path: &str) -> bool {
    let found = path.split('.').fold(&errors["errors"], |place, step| &place[step]);
    found["_errors"].is_array()
}

async fn all_refused(bot: &Bot, method: &str, path: &str, bad: Vec<Bad>) {
    let count = bad.len();
    for (body, place) in bad {
        let (status, answer) = bot.ask(method, path, body.clone()).await;
        assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{place}: {body}");
        assert!(there(&answer, place), "{place}: {answer}");
    }
    assert_eq!(bot.discord.violations().len(), count);
}

#[tokio::test]
async fn messages_that_break_a_rule() {
    let bot = Bot::away(Settings { specs: None, ..Settings::default() }).await;
    let _ = bot.discord.server_channel(1, 2);
    let six: Vec<(String, String)> = (0..6).map(|n| (n.to_string(), n.to_string())).collect();
    let six: Vec<(&str, &str)> = six.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let rows: Vec<Value> = six.iter().map(|one| buttons(&[*one])).collect();
    let embed = json!({ "content": "a", "embeds": [{ "title": "x".repeat(257) }] });
    let mut bad = vec![
        (json!({ "content": "å".repeat(2001) }), "content"),
        (json!({ "contents": "a" }), "contents"),
        (json!({ "content": "a", "flags": 64 }), "flags"),
        (json!({ "content": "a", "enforce_nonce": true }), "nonce"),
        (json!({ "content": "a", "nonce": "n".repeat(26) }), "nonce"),
        (json!({ "content": "a", "attachments": [{ "id": 3 }] }), "attachments.0.id"),
        (json!({ "content": "a", "components": rows }), "components"),
        (json!({ "content": "a", "components": [buttons(&six)] }), "components.0.components"),
        (json!({ "content": "a", "components": [buttons(&[])] }), "components.0.components"),
        (embed, "embeds.0.title"),
        (
            json!({ "content": "a", "components": [buttons(&[("a", "i"), ("b", "i")])] }),
            "components.0.components.1.custom_id",
        ),
    ];
    let button = json!({ "type": 2, "style": 1, "label": "a", "custom_id": "b" });
    for (name, value, place) in [
        ("custom_id", json!("c".repeat(101)), "custom_id"),
        ("custom_id", json!(""), "custom_id"),
        ("label", json!("l".repeat(81)), "label"),
        ("label", Value::Null, "label"),
        ("labl", json!("l"), "labl"),
        ("style", json!(9), "style"),
        ("style", json!(5), "url"),
        ("url", json!("https://example.org"), "url"),
        ("type", json!(12), "type"),
    ] {
        let place: &str = format!("components.0.components.0.{place}").leak();
        bad.push((row(&with(&button, name, value)), place));
    }
    let link = json!({ "type": 2, "style": 5, "label": "a", "url": "ftp://example.org" });
    bad.push((row(&link), "components.0.components.0.url"));
    all_refused(&bot, "POST", "/channels/2/messages", bad).await;
}

#[tokio::test]
async fn selects_that_break_a_rule() {
    let bot = Bot::away(Settings { specs: None, ..Settings::default() }).await;
    let _ = bot.discord.server_channel(1, 2);
    let option = |n: usize| json!({ "label": n.to_string(), "value": n.to_string() });
    let select = json!({ "type": 3, "custom_id": "s", "options": [option(1), option(2)] });
    let many: Vec<Value> = (0..26).map(option).collect();
    let first = |name: &str, value: Value| {
        let list = json!([with(&option(1), name, value), option(2)]);
        with(&select, "options", list)
    };
    let mut bad = Vec::new();
    for (part, place) in [
        (with(&select, "options", json!(many)), "options"),
        (with(&select, "options", json!([])), "options"),
        (with(&select, "placeholder", json!("p".repeat(151))), "placeholder"),
        (with(&select, "max_values", json!(3)), "max_values"),
        (with(&select, "min_values", json!(2)), "min_values"),
        (with(&select, "min_values", json!(26)), "min_values"),
        (first("label", json!("l".repeat(101))), "options.0.label"),
        (first("value", json!("l".repeat(101))), "options.0.value"),
        (first("description", json!("l".repeat(101))), "options.0.description"),
        (first("value", json!("2")), "options.1.value"),
        (first("descripton", json!("l")), "options.0.descripton"),
    ] {
        let place: &str = format!("components.0.components.0.{place}").leak();
        bad.push((row(&part), place));
    }
    let beside = json!({ "type": 2, "style": 1, "label": "a", "custom_id": "b" });
    let crowded =
        json!({ "content": "a", "components": [{ "type": 1, "components": [select, beside] }] });
    bad.push((crowded, "components.0.components"));
    all_refused(&bot, "POST", "/channels/2/messages", bad).await;
}

#[tokio::test]
async fn modals_that_break_a_rule() {
    let mut bot = Bot::ready_with(Settings { specs: None, ..Settings::default() }).await;
    let kim = bot.discord.user(KIM, "Kim", "sv-SE");
    kim.slash("panel", &[]).expect("registered");
    let asked = bot.interaction().await;
    let input = json!({ "type": 4, "custom_id": "t", "style": 1, "label": "Varför?" });
    let fine = modal(&input);
    let rows = vec![fine["components"][0].clone(); 6];
    let label = json!({ "type": 18, "label": "l".repeat(46), "component": { "type": 4, "custom_id": "t", "style": 1 } });
    let described = json!({ "type": 18, "label": "l", "description": "d".repeat(101),
        "component": { "type": 3, "custom_id": "t", "options": [{ "label": "a", "value": "a" }] } });
    let mut bad = vec![
        (with(&fine, "title", json!("t".repeat(46))), "data.title"),
        (with(&fine, "custom_id", json!("t".repeat(101))), "data.custom_id"),
        (with(&fine, "components", json!(rows)), "data.components"),
        (with(&fine, "components", json!([])), "data.components"),
        (with(&fine, "content", json!("a")), "data.content"),
        (with(&fine, "components", json!([label])), "data.components.0.label"),
        (with(&fine, "components", json!([described])), "data.components.0.description"),
    ];
    for (name, value) in [
        ("label", json!("l".repeat(46))),
        ("placeholder", json!("p".repeat(101))),
        ("custom_id", json!("")),
        ("style", json!(3)),
        ("max_length", json!(4001)),
        ("min_length", json!(4001)),
        ("value", json!("v".repeat(4001))),
        ("labl", json!("l")),
    ] {
        let place: &str = format!("data.components.0.components.0.{name}").leak();
        bad.push((modal(&with(&input, name, value)), place));
    }
    let crossed = with(&with(&input, "min_length", json!(5)), "max_length", json!(4));
    bad.push((modal(&crossed), "data.components.0.components.0.min_length"));
    let count = bad.len();
    for (data, place) in bad {
        let (status, answer) = bot.answer(&asked, 9, data).await;
        assert!(status == 400 && there(&answer, place), "{place}: {answer}");
    }
    assert_eq!(bot.discord.violations().len(), count);
    assert_eq!(bot.answer(&asked, 9, fine).await.0, 204);
}

#[tokio::test]
async fn commands_that_break_a_rule() {
    let bot = Bot::away(Settings { specs: None, ..Settings::default() }).await;
    let fine = json!({ "name": "svara", "description": "Svara på frågor" });
    let option = |name: &str| json!({ "type": 3, "name": name, "description": "d" });
    let required = with(&option("b"), "required", json!(true));
    let mut bad = vec![(json!([fine, fine]), "1.name")];
    for (name, value, place) in [
        ("name", json!("Svara"), "0.name"),
        ("name", json!("sv ara"), "0.name"),
        ("name", json!("s".repeat(33)), "0.name"),
        ("description", json!("d".repeat(101)), "0.description"),
        ("name_localizations", json!({ "sv": "svara" }), "0.name_localizations.sv"),
        ("description_localizations", json!({ "sv-SE": "" }), "0.description_localizations.sv-SE"),
        ("options", json!([option("a"), required]), "0.options.1.required"),
        ("options", json!([option("a"), option("a")]), "0.options.1.name"),
        ("desciption", json!("d"), "0.desciption"),
    ] {
        bad.push((json!([with(&fine, name, value)]), place));
    }
    let path = format!("/applications/{}/commands", bot.discord.application_id());
    all_refused(&bot, "PUT", &path, bad).await;
    let (status, list) = bot.commands(json!([fine])).await;
    assert_eq!((status, list[0]["version"].is_string()), (200, true));
    let id = list[0]["id"].clone();
    assert_eq!(bot.commands(json!([fine])).await.1[0]["id"], id);
    assert_eq!(bot.discord.commands()[0].description, "Svara på frågor");
    let path = path.replace("/commands", "/guilds/7/commands");
    assert_eq!(bot.ask("PUT", &path, json!([fine])).await.0, 200);
    assert_eq!(bot.discord.commands_in(7).len(), 1);
}
