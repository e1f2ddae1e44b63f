//! Messages that take the place of earlier ones.

use panelbot::domain::message::{Message, MessageRef};

use super::pictures::picture;
use super::scene::{Scene, button, number, words};

#[tokio::test]
async fn a_message_takes_the_place_of_an_earlier_one() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let question = Message { buttons: vec![vec![button("Ja", "y")]], ..words("?") };
    let first = scene.send(7, vec![question]).await;
    let answered = Message { replaces: Some(number(&first[0])), ..words("? ✓ Ja") };
    assert_eq!(scene.send(7, vec![answered.clone()]).await, first);
    let message = kim.look(|chat| chat.last().cloned()).expect("shown");
    assert_eq!((message.text.as_str(), message.edits, message.buttons.len()), ("? ✓ Ja", 1, 0));
    // The same once more is no error.
    assert_eq!(scene.send(7, vec![answered]).await, first);
    scene.assert_no_violation();
}

#[tokio::test]
async fn what_cannot_change_in_place_is_sent_anew() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let picture = Message { attachment: Some(picture()), ..words("Bild") };
    let with_picture = scene.send(7, vec![picture]).await;
    let gone = MessageRef("999".to_owned());
    let not_ours = MessageRef("no number".to_owned());
    for (text, target) in [("a", number(&with_picture[0])), ("b", gone), ("c", not_ours)] {
        let verdicts = scene.send(7, vec![Message { replaces: Some(target), ..words(text) }]).await;
        let last = kim.look(|chat| chat.last().cloned()).expect("shown");
        assert_eq!((last.text.as_str(), last.id.to_string()), (text, number(&verdicts[0]).0));
    }
    scene.assert_no_violation();
}

#[tokio::test]
async fn a_split_message_that_replaces_another_begins_in_its_place() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let first = scene.send(7, vec![words("?")]).await;
    let long = Message { replaces: Some(number(&first[0])), ..words(&"ord ".repeat(1500)) };
    scene.send(7, vec![long]).await;
    let messages: Vec<_> = kim.messages().into_iter().filter(|message| message.from_bot).collect();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0].edits, 1);
    scene.assert_no_violation();
}
