//! On Telegram: what was sent is changed where it stands, and taken back.

use std::time::Duration;

use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::{Attachment, AttachmentKind, Message, MessageRef};
use panelbot_simulator::telegram::Kind;

use crate::telegram::scene::{Scene, words};

/// A message below a picture.
fn with_picture(text: &str, replaces: Option<&MessageRef>) -> Message {
    let bytes = panelbot::report::qr_png("https://gnosjo.se").expect("a picture");
    let (name, description) = ("buss.png".to_owned(), "En buss".to_owned());
    let kind = AttachmentKind::Png;
    let picture = Attachment { kind, name, bytes, known_as: None, description };
    Message { attachment: Some(picture), replaces: replaces.cloned(), ..words(text) }
}

fn id(verdict: &Verdict) -> MessageRef {
    let Verdict::Sent(Some(id)) = verdict else { panic!("not sent: {verdict:?}") };
    MessageRef(id.clone())
}

#[tokio::test]
async fn words_below_a_picture_change_in_place_and_the_picture_stays() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let first = id(&scene.send(7, vec![with_picture("Bussen går måndag.", None)]).await[0]);
    let right = with_picture("Bussen går tisdag.", Some(&first));
    assert_eq!(id(&scene.send(7, vec![right.clone()]).await[0]), first);
    // The same again is right already.
    assert_eq!(id(&scene.send(7, vec![right]).await[0]), first);
    let shown: Vec<_> = kim.messages().into_iter().filter(|message| message.from_bot).collect();
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].text.as_str(), shown[0].media), ("Bussen går tisdag.", Some(Kind::Photo)));
    let methods: Vec<String> = scene.calls().into_iter().map(|(method, _)| method).collect();
    assert_eq!(methods, ["sendphoto", "editmessagecaption", "editmessagecaption"]);
    scene.assert_no_violation();
}

#[tokio::test]
async fn where_the_picture_is_gone_it_is_sent_anew() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let gone = MessageRef("999".to_owned());
    scene.send(7, vec![with_picture("Bussen går tisdag.", Some(&gone))]).await;
    let last = kim.wait_for(Duration::from_secs(5), |chat| chat.last().cloned()).await;
    assert_eq!(last.map(|message| message.media), Some(Some(Kind::Photo)));
    scene.assert_no_violation();
}

#[tokio::test]
async fn a_text_that_follows_its_picture_changes_without_the_picture_coming_again() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let (first, right) = ("x".repeat(1025), "y".repeat(1025));
    let sent = id(&scene.send(7, vec![with_picture(&first, None)]).await[0]);
    scene.send(7, vec![with_picture(&right, Some(&sent))]).await;
    let shown: Vec<_> = kim.messages().into_iter().filter(|message| message.from_bot).collect();
    assert_eq!(shown.len(), 2);
    assert_eq!((shown[0].media, shown[1].text.as_str()), (Some(Kind::Photo), right.as_str()));
    scene.assert_no_violation();
}
