//! Answering interactions: in time, once, in the right place, and never "saved" before it is.

use std::sync::Arc;

use panelbot::domain::delivery::Verdict;
use panelbot_simulator::discord::{Message, Outcome, Request, User};

use super::parrot::Parrot;
use super::scene::{PATIENCE, Scene, transcript};
use crate::telegram::scene::Notebook;

/// A parrot on a platform of its own, and Kim in private.
struct Stage {
    parrot: Parrot,
    notebook: Notebook,
    scene: Scene,
    kim: User,
}

impl Stage {
    async fn open() -> Self {
        let (parrot, notebook) = (Parrot::default(), Notebook::default());
        let scene = Scene::open(parrot.clone(), Arc::new(notebook.clone())).await;
        scene.commands().await;
        let kim = scene.platform.user(7_000_000_000_000_000_007, "Kim", "sv-SE");
        Self { parrot, notebook, scene, kim }
    }

    async fn answered(&self, interaction: u64) {
        answered(&self.kim, interaction).await;
    }

    /// What was asked of the platform, without start-up.
    fn requests(&self) -> Vec<Request> {
        let requests = self.scene.platform.requests().into_iter();
        requests.filter(|request| !["GET", "PUT"].contains(&request.method.as_str())).collect()
    }

    /// The types of the first answers.
    fn first_answers(&self) -> Vec<u64> {
        let requests = self.requests().into_iter();
        let first = requests.filter(|request| request.path.ends_with("/callback"));
        first.filter_map(|request| request.body["type"].as_u64()).collect()
    }

    async fn says(&self, text: &str) -> Message {
        let said = self.kim.wait_for_text(0, text, PATIENCE).await;
        said.unwrap_or_else(|| panic!("{text:?} never came; {}", transcript(&self.kim)))
    }

    /// Everything the bot says, oldest first.
    fn texts(&self) -> Vec<String> {
        let messages = self.kim.messages().into_iter();
        messages.filter(|message| message.from_bot).map(|message| message.text).collect()
    }

    async fn close(self) {
        let (platform, served) = self.scene.close().await;
        assert_eq!(served, Ok(()));
        assert_eq!(platform.violations(), Vec::<String>::new());
    }
}

async fn answered(user: &User, interaction: u64) {
    let outcome = user.wait_for_outcome(interaction, PATIENCE).await;
    assert_eq!(outcome, Some(Outcome::Answered), "{}", transcript(user));
}

#[tokio::test]
async fn the_first_reply_is_the_answer_and_costs_one_request() {
    let stage = Stage::open().await;
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.notebook.verdicts(1).await;
    let again = stage.kim.press("Igen").expect("shown");
    stage.answered(again).await;
    stage.notebook.verdicts(2).await;
    assert_eq!(stage.requests().len(), 2);
    assert_eq!(stage.first_answers(), [4, 4]);
    stage.close().await;
}

#[tokio::test]
async fn a_pressed_message_changes_in_its_place_and_the_rest_follows() {
    let stage = Stage::open().await;
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    let shown = stage.kim.messages().pop().expect("a message").id;
    let change = stage.kim.press("Ändra").expect("shown");
    stage.answered(change).await;
    stage.notebook.verdicts(3).await;
    assert_eq!(stage.texts(), ["ändrat", "och en till"]);
    assert_eq!(stage.first_answers(), [4, 7]);
    let verdicts = stage.notebook.verdicts(3).await;
    assert_eq!(verdicts[1], Verdict::Sent(Some(shown.to_string())));
    stage.close().await;
}

#[tokio::test]
async fn a_press_that_leads_to_nothing_is_answered_too() {
    let stage = Stage::open().await;
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    let quiet = stage.kim.press("Tyst").expect("shown");
    stage.answered(quiet).await;
    assert_eq!(stage.texts(), ["/help"]);
    stage.close().await;
}

#[tokio::test]
async fn a_command_that_leads_to_nothing_is_answered_too_and_leaves_nothing() {
    let stage = Stage::open().await;
    let there = stage.kim.at(&stage.scene.platform.server_channel(1, 2));
    for kim in [&stage.kim, &there] {
        let pause = kim.slash("pause", &[]).expect("a command");
        answered(kim, pause).await;
        let gone = kim.wait_for(PATIENCE, |screen| screen.messages.is_empty().then_some(()));
        assert!(gone.await.is_some(), "{}", transcript(kim));
    }
    assert_eq!(stage.first_answers(), [5, 5]);
    stage.parrot.waits();
    let pause = stage.kim.slash("pause", &[]).expect("a command");
    stage.answered(pause).await;
    stage.says("Sparar …").await;
    stage.parrot.goes_on();
    let gone = stage.kim.wait_for(PATIENCE, |screen| screen.messages.is_empty().then_some(()));
    assert!(gone.await.is_some(), "{}", transcript(&stage.kim));
    stage.close().await;
}

#[tokio::test]
async fn a_slow_database_shows_saving_and_then_the_answer_in_its_place() {
    let stage = Stage::open().await;
    stage.parrot.waits();
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.says("Sparar …").await;
    stage.parrot.goes_on();
    stage.says("/help").await;
    stage.notebook.verdicts(1).await;
    assert_eq!(stage.texts(), ["/help"]);
    stage.parrot.waits();
    let again = stage.kim.press("Igen").expect("shown");
    stage.answered(again).await;
    stage.says("Sparar …").await;
    stage.says("Det är inte sparat än.").await;
    stage.parrot.goes_on();
    stage.says("pressed again").await;
    stage.notebook.verdicts(2).await;
    assert_eq!(stage.texts().len(), 2, "{}", transcript(&stage.kim));
    assert_eq!(stage.first_answers(), [4, 6]);
    stage.close().await;
}

#[tokio::test]
async fn saving_goes_away_when_nothing_takes_its_place() {
    let stage = Stage::open().await;
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.parrot.waits();
    let quiet = stage.kim.press("Tyst").expect("shown");
    stage.answered(quiet).await;
    stage.says("Sparar …").await;
    stage.parrot.goes_on();
    let gone = stage.kim.wait_for(PATIENCE, |screen| {
        (screen.messages.iter().filter(|message| message.from_bot).count() == 1).then_some(())
    });
    assert!(gone.await.is_some(), "{}", transcript(&stage.kim));
    stage.close().await;
}

#[tokio::test]
async fn a_window_opens_at_once_whatever_the_database_does() {
    let stage = Stage::open().await;
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.parrot.waits();
    let opened = stage.kim.press("Skriv något").expect("shown");
    stage.answered(opened).await;
    let modal = stage.kim.modal().expect("a window");
    stage.parrot.goes_on();
    let field = modal.parts[0].custom_id.clone();
    let text = "ö".repeat(4000);
    let sent = stage.kim.submit_modal(&[(&field, &text)]).expect("open");
    stage.answered(sent).await;
    let twice = stage.kim.submit_again(&[(&field, "igen")]).expect("sent before");
    stage.answered(twice).await;
    let heard = stage.parrot.heard();
    assert_eq!(heard[1].1, format!("wrote {text} in write"));
    assert_eq!(heard[2].1, "wrote igen in write");
    stage.close().await;
}

#[tokio::test]
async fn a_door_that_shut_leads_to_the_private_chat() {
    let stage = Stage::open().await;
    stage.parrot.waits();
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.scene.platform.expire_tokens();
    stage.parrot.goes_on();
    stage.says("/help").await;
    let verdicts = stage.notebook.verdicts(1).await;
    assert!(matches!(verdicts[0], Verdict::Sent(Some(_))));
    stage.close().await;
}

#[tokio::test]
async fn whoever_is_met_in_a_server_only_cannot_be_reached_when_the_door_has_shut() {
    let stage = Stage::open().await;
    let there = stage.kim.at(&stage.scene.platform.server_channel(1, 2));
    stage.parrot.waits();
    let help = there.slash("help", &[]).expect("a command");
    answered(&there, help).await;
    stage.scene.platform.expire_tokens();
    stage.parrot.goes_on();
    assert_eq!(stage.notebook.verdicts(1).await, [Verdict::Unreachable]);
    stage.close().await;
}

#[tokio::test]
async fn an_answer_whose_receipt_was_lost_is_not_said_twice() {
    let stage = Stage::open().await;
    stage.scene.platform.next_is_cut_after();
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.notebook.verdicts(1).await;
    assert_eq!(stage.texts(), ["/help"]);
    stage.close().await;
}

#[tokio::test]
async fn many_quick_presses_on_one_message_are_all_answered() {
    let stage = Stage::open().await;
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    let shown = stage.kim.messages().pop().expect("a message").id;
    let presses: Vec<_> =
        (0..10).map(|_| stage.kim.press_in(shown, "Ändra").expect("shown")).collect();
    for press in presses {
        stage.answered(press).await;
    }
    stage.notebook.verdicts(21).await;
    stage.close().await;
}

#[tokio::test]
async fn trouble_at_discords_is_tried_again() {
    let stage = Stage::open().await;
    stage.scene.platform.next_is_bad_gateway();
    let help = stage.kim.slash("help", &[]).expect("a command");
    stage.answered(help).await;
    stage.says("/help").await;
    stage.scene.platform.next_is_too_many();
    stage.kim.write("hej");
    stage.says("hej").await;
    stage.close().await;
}
