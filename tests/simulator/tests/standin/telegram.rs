//! The stand-in's end of Telegram: one task a chat, every request repeated until it gets through.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use panelbot_simulator::people::Answer;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::{Heard, Standin, Talk};

pub type Stored = Arc<Mutex<HashMap<String, BTreeMap<String, Answer>>>>;

/// Answers everyone until it is aborted.
pub async fn serve(standin: Arc<Standin>, url: String, stored: Stored) {
    let client =
        reqwest::Client::builder().timeout(Duration::from_secs(5)).build().expect("a client");
    let (mut offset, mut seen) = (0, HashSet::new());
    let mut chats: HashMap<i64, mpsc::UnboundedSender<Value>> = HashMap::new();
    loop {
        let updates =
            call(&client, &url, "getUpdates", &json!({ "offset": offset, "timeout": 3 })).await;
        for update in updates.as_array().into_iter().flatten() {
            let id = update["update_id"].as_i64().unwrap_or(0);
            offset = offset.max(id + 1);
            let from = update["message"]["from"]["id"]
                .as_i64()
                .or_else(|| update["callback_query"]["from"]["id"].as_i64());
            let Some(from) = from.filter(|_| seen.insert(id)) else {
                continue;
            };
            let chat = chats.entry(from).or_insert_with(|| {
                let (sender, receiver) = mpsc::unbounded_channel();
                tokio::spawn(talk(
                    Arc::clone(&standin),
                    client.clone(),
                    url.clone(),
                    from,
                    receiver,
                    Arc::clone(&stored),
                ));
                sender
            });
            let _ = chat.send(update.clone());
        }
    }
}

async fn talk(
    standin: Arc<Standin>,
    client: reqwest::Client,
    url: String,
    me: i64,
    mut updates: mpsc::UnboundedReceiver<Value>,
    stored: Stored,
) {
    let mut talk = Talk::default();
    let mut places: BTreeMap<usize, i64> = BTreeMap::new();
    while let Some(update) = updates.recv().await {
        let query = &update["callback_query"];
        let heard = if let Some(data) = query["data"].as_str() {
            let _ = call(
                &client,
                &url,
                "answerCallbackQuery",
                &json!({ "callback_query_id": query["id"] }),
            )
            .await;
            let message = query["message"]["message_id"].as_i64();
            Heard::Press(
                data.to_owned(),
                places.iter().find(|(_, id)| Some(**id) == message).map(|(at, _)| *at),
            )
        } else if let Some(text) = update["message"]["text"].as_str() {
            if text.starts_with("/start") { Heard::Start } else { Heard::Text(text.to_owned()) }
        } else {
            Heard::Text("?".to_owned())
        };
        if matches!(&heard, Heard::Text(text) if text == "?") {
            let _ = call(
                &client,
                &url,
                "sendMessage",
                &json!({ "chat_id": me, "text": "Fin, men jag kan inte läsa den." }),
            )
            .await;
            continue;
        }
        standin.hear(&mut talk, heard, &me.to_string());
        if talk.gone {
            stored.lock().expect("no panic").remove(&me.to_string());
        } else {
            stored.lock().expect("no panic").insert(me.to_string(), talk.answers.clone());
        }
        for at in talk.changed.clone() {
            let said = &talk.said[at];
            let rows: Vec<Value> = said
                .buttons
                .iter()
                .map(|(label, data)| json!([{ "text": label, "callback_data": data }]))
                .collect();
            let mut body = json!({ "chat_id": me, "text": said.text });
            if !rows.is_empty() {
                body["reply_markup"] = json!({ "inline_keyboard": rows });
            }
            if let Some(id) = places.get(&at) {
                body["message_id"] = json!(id);
                call(&client, &url, "editMessageText", &body).await;
            } else {
                let sent = call(&client, &url, "sendMessage", &body).await;
                places.insert(at, sent["message_id"].as_i64().unwrap_or(0));
            }
        }
    }
}

/// Repeats until it is carried out, or refused for good.
async fn call(client: &reqwest::Client, url: &str, method: &str, body: &Value) -> Value {
    loop {
        let Ok(response) = client.post(format!("{url}/{method}")).json(body).send().await else {
            continue;
        };
        let status = response.status().as_u16();
        let Ok(answer) = response.json::<Value>().await else {
            continue;
        };
        match status {
            200 => return answer["result"].clone(),
            429 => {
                let wait = answer["parameters"]["retry_after"].as_u64().unwrap_or(1);
                tokio::time::sleep(Duration::from_secs(wait)).await;
            }
            _ => return Value::Null,
        }
    }
}
