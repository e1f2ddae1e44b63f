//! Paid broadcast: only where it is switched on, and then for whatever is sent anew.

use panelbot::delivery::{Channel as _, Limits, Sender};
use panelbot::domain::message::{Attachment, AttachmentKind, Message, MessageRef};
use serde_json::Value;

use super::scene::{Scene, clock, words};

/// What requests with this method said of it.
fn said(scene: &Scene, method: &str) -> Vec<Value> {
    let requests = scene.platform.requests().into_iter();
    let of = requests.filter(|request| request.method == method);
    of.map(|request| request.params["allow_paid_broadcast"].clone()).collect()
}

fn picture() -> Message {
    let bytes = panelbot::report::qr_png("https://panel.example").expect("short enough");
    let (kind, name) = (AttachmentKind::Png, "a.png".to_owned());
    let description = "a".to_owned();
    Message {
        attachment: Some(Attachment { kind, name, bytes, known_as: None, description }),
        ..words("b")
    }
}

#[tokio::test]
async fn nothing_is_paid_for_unless_it_is_switched_on() {
    let scene = Scene::open().await;
    scene.kim();
    scene.send(7, vec![words("a"), picture()]).await;
    assert_eq!(said(&scene, "sendmessage"), [Value::Null]);
    assert_eq!(said(&scene, "sendphoto"), [Value::Null]);
}

#[tokio::test]
async fn where_it_is_switched_on_whatever_is_sent_anew_says_so() {
    let mut scene = Scene::open().await;
    scene.kim();
    scene.telegram = scene.telegram.clone().paying(true);
    let ledger = std::sync::Arc::new(scene.notebook.clone());
    scene.sender = Sender::new(scene.telegram.clone(), ledger, Limits::none(), clock());
    let sent = scene.send(7, vec![words("a")]).await;
    let panelbot::domain::delivery::Verdict::Sent(Some(id)) = &sent[0] else { panic!("{sent:?}") };
    let anew = Message { replaces: Some(MessageRef(id.clone())), ..words("c") };
    scene.send(7, vec![picture(), anew]).await;
    assert_eq!(said(&scene, "sendmessage").len(), 1);
    assert!(["true", "True"].contains(&said(&scene, "sendmessage")[0].to_string().as_str()));
    assert_ne!(said(&scene, "sendphoto"), [Value::Null]);
    assert_eq!(said(&scene, "editmessagetext"), [Value::Null], "to change it costs nothing");
    assert_eq!(scene.telegram.platform().as_str(), "telegram");
    scene.assert_no_violation();
}
