//! The whole way: a person at the simulated Discord, the real client, the real desk, a real database.

use std::sync::Arc;

use panelbot::service::RoundName;
use panelbot_simulator::discord as simulated;

use super::scene::Does::{Fills, Picks, Presses, Writes};
use super::scene::{Does, PATIENCE, Scene, act, transcript};
use crate::support::{TestDesk, stored};

const TAX: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const ROUNDABOUT: &str = include_str!("../../../examples/gnosjo/rondellen.toml");

/// Where somebody meets the bot.
#[derive(Clone, Copy)]
enum Where {
    InPrivate,
    InServer,
}

/// Lets someone with an app in this language take a way through Gnosjö's panel, and gives them, what is stored, and the
/// platform.
async fn walk(
    round: &str,
    language: &str,
    place: Where,
    way: &[Does],
) -> (TestDesk, simulated::Discord, simulated::User, RoundName) {
    let test = TestDesk::sqlite().await;
    let (round, code) = test.gnosjo_by_invitation(round).await;
    let scene = Scene::open(test.desk.clone(), Arc::new(test.store.clone())).await;
    scene.commands().await;
    let mut user = scene.platform.user(7_000_000_000_000_000_007, "Kim", language);
    if let Where::InServer = place {
        user = user.at(&scene.platform.server_channel(1, 2));
    }
    let joined = user.slash("join", &[("code", &code)]).expect("a command");
    user.wait_for_outcome(joined, PATIENCE).await.expect("an answer");
    for does in way {
        if let Writes(after, _) = does {
            let asked = user.wait_for(PATIENCE, |screen| {
                screen.last().filter(|message| message.text.contains(after)).map(|_| ())
            });
            asked.await.unwrap_or_else(|| panic!("{after:?} never came; {}", transcript(&user)));
            // What is typed sooner is no answer.
            test.all_out().await;
        }
        act(&user, does).await;
    }
    test.all_out().await;
    let (platform, served) = scene.close().await;
    assert_eq!(served, Ok(()));
    (test, platform, user, round)
}

/// Nothing was refused, nothing waits, and so many answers are stored.
async fn assert_all_is_well(test: &TestDesk, platform: &simulated::Discord, answers: i64) {
    assert_eq!(platform.violations(), Vec::<String>::new());
    let failed: Vec<_> =
        platform.requests().into_iter().filter(|request| request.outcome != "ok").collect();
    assert!(failed.is_empty(), "{failed:?}");
    assert_eq!(test.count("delivery").await, 0);
    assert_eq!(test.count("answer").await, answers);
    assert_eq!(test.count("set_aside").await, 0);
}

#[tokio::test]
async fn someone_joins_gnosjo_in_private_and_takes_the_round_on_the_tax_in_swedish() {
    let way = [
        Presses("Ja, jag vill vara med"),
        Presses("16–29"),
        Presses("Jag bor här"),
        Presses("Ja, höj"),
        Picks(&["Skolan", "Äldreomsorgen"]),
        Presses("4"),
        Fills("Skriv ett tal (kronor i månaden)", "150"),
        Fills("Skriv ditt svar", "Tack för att ni frågar! 🙂\nSköt om <skolan> & *oss*."),
        Presses("Kvinna"),
        Presses("Bjud in en vän"),
    ];
    let (test, platform, user, round) = Box::pin(walk(TAX, "sv-SE", Where::InPrivate, &way)).await;
    assert_all_is_well(&test, &platform, 5).await;
    assert!(
        user.messages().iter().any(|message| !message.attachments.is_empty()),
        "{}",
        transcript(&user)
    );
    let stored = stored::all_of(&test.store, &round).await;
    assert!(stored.to_string().contains("Sköt om <skolan> & *oss*."));
}

#[tokio::test]
async fn someone_joins_gnosjo_in_a_server_unseen_by_others_and_in_english() {
    let way = [
        Presses("English"),
        Presses("Yes, I want to join"),
        Presses("16–29"),
        Presses("I live here"),
        Presses("Yes, raise it"),
        Picks(&["Schools"]),
        Presses("4"),
        Fills("Write a number (kronor a month)", "12.5"),
        Fills("Write your answer", "Thanks for asking!"),
        Presses("Woman"),
    ];
    let (test, platform, user, _) = Box::pin(walk(TAX, "en-GB", Where::InServer, &way)).await;
    assert_all_is_well(&test, &platform, 5).await;
    assert!(user.messages().iter().all(|message| message.ephemeral), "{}", transcript(&user));
    assert!(platform.server_channel(1, 2).messages().is_empty());
    let edited = user.messages().into_iter().filter(|message| message.edits > 0).count();
    assert!(edited >= 5, "answered questions change in place: {}", transcript(&user));
}

#[tokio::test]
async fn what_is_typed_in_private_is_an_answer_too() {
    let way = [
        Presses("Ja, jag vill vara med"),
        Presses("16–29"),
        Presses("Jag bor här"),
        Presses("Ett träd"),
        Writes("som den är i dag", "hoppa över"),
        Writes("Var", "Vid kyrkan"),
        Presses("Kvinna"),
    ];
    let (test, platform, _, _) = Box::pin(walk(ROUNDABOUT, "sv-SE", Where::InPrivate, &way)).await;
    assert_all_is_well(&test, &platform, 3).await;
}
