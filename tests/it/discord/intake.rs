//! What comes in: in order, once, whatever it is, and through trouble.

use std::sync::Arc;

use panelbot_simulator::discord::{Outcome, User};
use serde_json::json;

use super::parrot::Parrot;
use super::scene::{PATIENCE, Scene, transcript};
use crate::telegram::scene::Notebook;

async fn open() -> (Parrot, Scene, User) {
    let parrot = Parrot::default();
    let scene = Scene::open(parrot.clone(), Arc::new(Notebook::default())).await;
    scene.commands().await;
    let kim = scene.platform.user(7_000_000_000_000_000_007, "Kim", "sv-SE");
    (parrot, scene, kim)
}

async fn says(user: &User, text: &str) {
    let said = user.wait_for_text(0, text, PATIENCE).await;
    assert!(said.is_some(), "{text:?} never came; {}", transcript(user));
}

async fn close(scene: Scene) {
    let (platform, served) = scene.close().await;
    assert_eq!(served, Ok(()));
    assert_eq!(platform.violations(), Vec::<String>::new());
}

fn said(parrot: &Parrot) -> Vec<String> {
    parrot.heard().into_iter().map(|(_, words)| words).collect()
}

#[tokio::test]
async fn what_one_person_writes_is_stored_in_order() {
    let (parrot, scene, kim) = open().await;
    let others: Vec<_> = (1..5).map(|id| scene.platform.user(100 + id, "Någon", "sv-SE")).collect();
    for number in 0..60 {
        kim.write(&format!("{number}."));
        others[number % 4].write("hej");
    }
    says(&kim, "59.").await;
    let heard = parrot.heard().into_iter();
    let kims = heard.filter(|(from, _)| *from == kim.id().to_string());
    let wanted: Vec<_> = (0..60).map(|number| format!("{number}.")).collect();
    assert_eq!(kims.map(|(_, words)| words).collect::<Vec<_>>(), wanted);
    close(scene).await;
}

#[tokio::test]
async fn a_database_that_is_away_for_a_while_loses_nothing() {
    let (parrot, scene, kim) = open().await;
    parrot.fails(3);
    kim.write("hej");
    says(&kim, "hej").await;
    parrot.fails(2);
    let help = kim.slash("help", &[]).expect("a command");
    assert_eq!(kim.wait_for_outcome(help, PATIENCE).await, Some(Outcome::Answered));
    says(&kim, "/help").await;
    assert_eq!(said(&parrot), ["hej", "/help"]);
    close(scene).await;
}

#[tokio::test]
async fn a_dropped_gateway_is_taken_up_again_and_a_repeat_changes_nothing() {
    let (parrot, scene, kim) = open().await;
    let help = kim.slash("help", &[]).expect("a command");
    assert_eq!(kim.wait_for_outcome(help, PATIENCE).await, Some(Outcome::Answered));
    says(&kim, "/help").await;
    let before = scene.platform.visits();
    scene.platform.next_resume_repeats();
    scene.platform.drop_gateway();
    let back = scene
        .platform
        .wait_for_visits(PATIENCE, |visits| visits.resumes > before.resumes && visits.connected);
    assert!(back.await, "{:?}, before {before:?}", scene.platform.visits());
    kim.write("hej");
    says(&kim, "hej").await;
    assert_eq!(said(&parrot), ["/help", "hej"]);
    let messages = kim.messages().into_iter().filter(|message| message.from_bot);
    assert_eq!(messages.count(), 2, "{}", transcript(&kim));
    close(scene).await;
}

#[tokio::test]
async fn whatever_is_forged_does_no_harm() {
    let (parrot, scene, kim) = open().await;
    let help = kim.slash("help", &[]).expect("a command");
    assert_eq!(kim.wait_for_outcome(help, PATIENCE).await, Some(Outcome::Answered));
    says(&kim, "/help").await;
    let long = "å".repeat(100);
    let mut forged = Vec::new();
    for id in ["", "w:", "w:0:1:x", "s:0", "c.1.2.3", "\u{202e}", "🙂", long.as_str()] {
        forged.push(kim.forge_press(id).expect("a message"));
        forged.push(kim.forge_pick(id, &["", "c.x", &long]).expect("a message"));
        forged.push(kim.forge_submit(id, &[("text", &"x".repeat(9000)), ("other", "y")]));
    }
    forged.push(kim.forge_slash("sudo", &[("code", &long)]));
    forged.push(kim.forge_submit("w.1.2", &[]));
    for interaction in forged {
        let outcome = kim.wait_for_outcome(interaction, PATIENCE).await;
        assert_eq!(outcome, Some(Outcome::Answered), "{}", transcript(&kim));
    }
    kim.write("hej");
    says(&kim, "hej").await;
    assert!(said(&parrot).contains(&format!("/sudo {long}")));
    let (_, served) = scene.close().await;
    assert_eq!(served, Ok(()));
}

#[tokio::test]
async fn someone_else_pressing_is_someone_else() {
    let (parrot, scene, kim) = open().await;
    let help = kim.slash("help", &[]).expect("a command");
    assert_eq!(kim.wait_for_outcome(help, PATIENCE).await, Some(Outcome::Answered));
    says(&kim, "/help").await;
    let theirs = kim.messages().pop().expect("a message");
    let kit = scene.platform.user(8, "Kit", "sv-SE");
    let forged = kit.forge_press_on(&theirs, kim.id(), "change");
    let _ = kit.wait_for_outcome(forged, PATIENCE).await;
    let heard = parrot.heard();
    assert!(heard.iter().any(|(from, _)| from == "8"), "{heard:?}");
    let (_, served) = scene.close().await;
    assert_eq!(served, Ok(()));
}

#[tokio::test]
async fn an_interaction_that_comes_too_late_is_still_stored_and_answered_in_private() {
    let (parrot, scene, kim) = open().await;
    scene.platform.next_interaction_is_late();
    let help = kim.slash("help", &[]).expect("a command");
    assert_eq!(kim.wait_for_outcome(help, PATIENCE).await, Some(Outcome::Failed));
    says(&kim, "/help").await;
    assert_eq!(said(&parrot), ["/help"]);
    close(scene).await;
}

#[tokio::test]
async fn commands_are_there_in_both_languages_with_a_code_to_join_by() {
    let (parrot, scene, kim) = open().await;
    let commands = scene.platform.commands();
    assert_eq!(commands.len(), 18);
    let join = commands.iter().find(|command| command.name == "join").expect("a command");
    assert_eq!(join.names.get("sv-SE").map(String::as_str), Some("gå-med"));
    assert_eq!(join.json["options"][0]["required"], true);
    let joined = kim.slash("gå-med", &[("code", "ABCD")]).expect("in Swedish too");
    assert_eq!(kim.wait_for_outcome(joined, PATIENCE).await, Some(Outcome::Answered));
    let start = kim.slash("start", &[]).expect("a command");
    assert_eq!(kim.wait_for_outcome(start, PATIENCE).await, Some(Outcome::Answered));
    parrot.hears(2).await;
    assert_eq!(said(&parrot), ["/join ABCD", "/start"]);
    close(scene).await;
}

#[tokio::test]
async fn an_event_that_the_library_breaks_on_is_lived_through() {
    let (_, scene, kim) = open().await;
    let before = scene.platform.visits().identifies;
    // As long as a picture's name, and no name: serenity cuts it between two halves of a letter.
    let avatar = format!("{}ö{}", "0".repeat(15), "0".repeat(15));
    let event = json!({ "id": "5", "channel_id": "88", "author": { "id": "9", "avatar": avatar } });
    scene.platform.tell("MESSAGE_CREATE", &event);
    let again = scene.platform.wait_for_visits(PATIENCE * 2, |seen| seen.identifies > before);
    assert!(again.await, "the bot never came again");
    kim.write("hej");
    says(&kim, "hej").await;
    close(scene).await;
}
