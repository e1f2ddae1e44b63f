//! Updates on their way in: stored before they are acknowledged, in order, once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use panelbot::channel::telegram::Halted;
use panelbot::channel::{AskAgain, Reception};
use panelbot::delivery::{Compose, Limits, NotComposed, Unsent};
use panelbot::domain::delivery::Outgoing;
use panelbot::domain::message::{Heard, Incoming};
use panelbot::domain::{Address, AddressId, DeliveryId, Platform};
use panelbot::service::{AskedAgain, Error, Received};
use panelbot_simulator::telegram as simulated;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::scene::{PATIENCE, Scene, button, shown, to_chat, words};

/// A desk that repeats what it hears, remembers update ids as the real one does, and fails when told to.
#[derive(Clone, Default)]
struct Parrot(Arc<Mutex<Memory>>);

#[derive(Default)]
struct Memory {
    failures_to_come: u32,
    calls: u32,
    known: HashSet<String>,
    heard: Vec<(String, String)>,
}

impl Parrot {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn heard(&self) -> Vec<(String, String)> {
        self.memory().heard.clone()
    }

    fn failing(times: u32) -> Self {
        let parrot = Self::default();
        parrot.memory().failures_to_come = times;
        parrot
    }
}

impl Reception for Parrot {
    async fn receive(&self, batch: Vec<Incoming>) -> Result<Vec<Received>, Error> {
        let mut memory = self.memory();
        memory.calls += 1;
        if memory.failures_to_come > 0 {
            memory.failures_to_come -= 1;
            return Err(Error::Unavailable("locked".into()));
        }
        let one = |incoming: Incoming| {
            let repeated = !memory.known.insert(incoming.update_id.clone());
            let words_heard = shown(&incoming.heard);
            let mut replies = Vec::new();
            if !repeated {
                memory.heard.push((incoming.from.external_id.clone(), words_heard.clone()));
                let silent = matches!(incoming.heard, Heard::Blocked | Heard::Unblocked);
                if let (Ok(chat), false) = (incoming.from.external_id.parse(), silent) {
                    let mut echo = words(&words_heard);
                    echo.buttons = vec![vec![button("Igen", "again")]];
                    replies.push(to_chat(chat, echo));
                }
            }
            Received { update_id: incoming.update_id, from: incoming.from, repeated, replies }
        };
        Ok(batch.into_iter().map(one).collect())
    }
}

/// Nobody is in the middle of a question.
impl AskAgain for Parrot {
    async fn ask_again(
        &self,
        _: Platform,
        _: Option<AddressId>,
        _: &HashSet<Address>,
    ) -> Result<AskedAgain, Error> {
        Ok(AskedAgain { messages: Vec::new(), last: None })
    }
}

/// An earlier run left nothing.
impl Compose for Parrot {
    async fn unsent(&self, _: Platform) -> Result<Vec<Unsent>, NotComposed> {
        Ok(Vec::new())
    }

    async fn compose(&self, _: DeliveryId) -> Result<Option<Outgoing>, NotComposed> {
        Ok(None)
    }
}

/// Starts serving in the background.
fn serve(scene: &Scene, desk: &Parrot) -> JoinHandle<Result<(), Halted>> {
    let (telegram, sender, stop) =
        (scene.telegram.clone(), scene.sender.clone(), scene.stop.clone());
    let desk = desk.clone();
    tokio::spawn(async move { telegram.serve(&desk, &sender, &stop).await })
}

fn echo(text: &str) -> impl FnMut(&simulated::Chat) -> Option<simulated::Message> {
    move |chat| {
        chat.messages.iter().find(|message| message.from_bot && message.text == text).cloned()
    }
}

fn answers_to_presses(scene: &Scene) -> Vec<String> {
    let requests = scene.platform.requests().into_iter();
    requests
        .filter(|request| request.method == "answercallbackquery")
        .map(|request| request.params["text"].as_str().unwrap_or("").to_owned())
        .collect()
}

#[tokio::test]
async fn what_people_write_press_and_share_is_heard_and_answered() {
    let scene = Scene::open().await;
    let desk = Parrot::default();
    let served = serve(&scene, &desk);
    let kim = scene.platform.user(7, "Kim", "sv");
    kim.start("abc");
    kim.wait_for(PATIENCE, echo("/start abc")).await.expect("an answer");
    kim.press("Igen").expect("a button");
    kim.wait_for(PATIENCE, echo("pressed again in Some(\"2\")")).await.expect("an answer");
    kim.send_location(57.5, 13.5);
    kim.wait_for(PATIENCE, echo("57.5 13.5")).await.expect("an answer");
    kim.send_sticker();
    kim.wait_for(PATIENCE, echo("Sticker")).await.expect("an answer");
    kim.edit_message("edited");
    kim.say_in_group("noise");
    kim.block();
    kim.unblock();
    assert!(scene.platform.wait_until_idle(PATIENCE).await);
    let words: Vec<_> = desk.heard().into_iter().map(|(_, words)| words).collect();
    assert_eq!(
        words,
        [
            "/start abc",
            "pressed again in Some(\"2\")",
            "57.5 13.5",
            "Sticker",
            "blocked",
            "unblocked"
        ]
    );
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
    assert_eq!(answers_to_presses(&scene), [""]);
    scene.assert_no_violation();
}

#[tokio::test]
async fn nothing_is_acknowledged_before_it_is_stored_and_nothing_is_lost_or_doubled() {
    let scene = Scene::open().await;
    let desk = Parrot::failing(3);
    let users: Vec<_> = (1..=30).map(|id| scene.platform.user(id, "Kim", "sv")).collect();
    for number in 0..5 {
        for user in &users {
            user.say(format!("{number}"));
        }
    }
    let served = serve(&scene, &desk);
    users[0].wait_for(PATIENCE, echo("0")).await.expect("an answer");
    assert!(scene.platform.wait_until_idle(PATIENCE).await);
    let heard = desk.heard();
    assert_eq!(heard.len(), 150);
    for id in 1..=30 {
        let own: Vec<_> = heard.iter().filter(|(from, _)| *from == id.to_string()).collect();
        let own: Vec<_> = own.into_iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(own, ["0", "1", "2", "3", "4"]);
    }
    scene.notebook.verdicts(150).await;
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
}

#[tokio::test]
async fn while_nothing_can_be_stored_no_update_is_acknowledged() {
    let scene = Scene::open().await;
    let desk = Parrot::failing(u32::MAX);
    let kim = scene.kim();
    let served = serve(&scene, &desk);
    let mut calls = 0;
    while calls < 3 {
        tokio::task::yield_now().await;
        calls = desk.memory().calls;
    }
    assert_eq!(scene.platform.pending(), 1);
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
    assert_eq!(scene.platform.pending(), 1);
    // The next start takes it in.
    let sender = scene.another_sender();
    let again = Scene { sender, stop: CancellationToken::new(), ..scene };
    let desk = Parrot::default();
    let served = serve(&again, &desk);
    kim.wait_for(PATIENCE, echo("/start")).await.expect("an answer");
    again.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
}

#[tokio::test]
async fn a_press_that_cannot_be_stored_for_two_seconds_is_told_so_and_stored_all_the_same() {
    let scene = Scene::open().await;
    let desk = Parrot::default();
    let kim = scene.kim();
    let served = serve(&scene, &desk);
    kim.wait_for(PATIENCE, echo("/start")).await.expect("an answer");
    desk.memory().failures_to_come = 6;
    kim.press("Igen").expect("a button");
    kim.wait_for(PATIENCE, echo("pressed again in Some(\"2\")")).await.expect("an answer");
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
    assert_eq!(
        answers_to_presses(&scene),
        ["Det är inte sparat än. Tryck igen om en liten stund."]
    );
    assert_eq!(desk.heard().len(), 2);
}

#[tokio::test]
async fn an_update_that_comes_twice_is_answered_once() {
    let scene = Scene::open().await;
    let desk = Parrot::default();
    let kim = scene.kim();
    scene.platform.next_update_comes_twice();
    let served = serve(&scene, &desk);
    kim.wait_for(PATIENCE, echo("/start")).await.expect("an answer");
    assert!(scene.platform.wait_until_idle(PATIENCE).await);
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
    assert_eq!(desk.heard().len(), 1);
    let replies = kim.messages().into_iter().filter(|message| message.from_bot);
    assert_eq!(replies.count(), 1);
}

#[tokio::test]
async fn a_second_program_with_the_same_bot_halts_the_first_with_a_reason() {
    let scene = Scene::open().await;
    let desk = Parrot::default();
    let first = serve(&scene, &desk);
    assert!(scene.platform.wait_for_bot(PATIENCE).await);
    let sender = scene.another_sender();
    let (telegram, stop) = (scene.telegram.clone(), CancellationToken::new());
    let second = tokio::spawn({
        let (desk, stop) = (desk.clone(), stop.clone());
        async move { telegram.serve(&desk, &sender, &stop).await }
    });
    let halted = first.await.expect("no panic").expect_err("halted");
    assert!(halted.to_string().contains("another program"), "{halted}");
    stop.cancel();
    assert_eq!(second.await.expect("no panic"), Ok(()));
}

#[tokio::test]
async fn polls_that_fail_are_made_again() {
    let faults = simulated::Settings { faults: 0.3, seed: 3, ..simulated::Settings::default() };
    let scene = Scene::open_with(faults, Limits::none()).await;
    let desk = Parrot::default();
    let served = serve(&scene, &desk);
    let kim = scene.platform.user(7, "Kim", "sv");
    for number in 0..3 {
        kim.say(format!("{number}"));
        assert!(scene.platform.wait_until_idle(Duration::from_mins(2)).await);
    }
    let words: Vec<_> = desk.heard().into_iter().map(|(_, words)| words).collect();
    assert_eq!(words, ["0", "1", "2"]);
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
}

#[tokio::test]
async fn a_stop_takes_less_than_five_seconds_whatever_is_under_way() {
    let scene = Scene::open().await;
    let desk = Parrot::default();
    let kim = scene.kim();
    let served = serve(&scene, &desk);
    kim.wait_for(PATIENCE, echo("/start")).await.expect("an answer");
    scene.platform.next_is_not_answered();
    kim.say("never answered");
    kim.wait_for(PATIENCE, echo("never answered")).await.expect("it arrives");
    let stopped = Instant::now();
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
    assert!(stopped.elapsed() < Duration::from_secs(5), "{:?}", stopped.elapsed());
}

#[tokio::test]
async fn the_commands_and_descriptions_are_known_in_every_language() {
    let scene = Scene::open().await;
    let desk = Parrot::default();
    let kim = scene.kim();
    let served = serve(&scene, &desk);
    kim.wait_for(PATIENCE, echo("/start")).await.expect("an answer");
    // Start-up goes on beside the first updates; its last request names the last language.
    while scene.platform.profile("short_description", "en").is_none() {
        tokio::task::yield_now().await;
    }
    let names = |language: &str| {
        let commands = scene.platform.commands(language).into_iter();
        commands.map(|command| command.name).collect::<Vec<_>>()
    };
    assert_eq!(names("sv"), names(""));
    assert_eq!(names("en").len(), 16);
    assert!(names("sv").contains(&"minadata".to_owned()));
    assert!(
        scene.platform.profile("description", "sv").is_some_and(|text| text.contains("kommunen"))
    );
    scene.stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
    scene.assert_no_violation();
}
