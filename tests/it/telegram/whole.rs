//! The whole way: a person at the simulated Telegram, the real client, the real desk, a real database.

use std::sync::Arc;

use panelbot::delivery::{Limits, Sender};
use panelbot::service::RoundName;
use panelbot_simulator::telegram as simulated;
use tokio_util::sync::CancellationToken;

use super::scene::{PATIENCE, clock, connect};
use crate::support::{TestDesk, stored};

/// One thing that a person does once the chat shows what they wait for.
enum Does {
    Presses(&'static str),
    /// Writes this when the newest message holds that.
    Writes(&'static str, &'static str),
    /// Shares a place by the phone's own button.
    Shares(&'static str),
}
use Does::{Presses, Shares, Writes};

/// Does it. What is typed is typed once the question is known to have arrived: what comes sooner is no answer.
async fn act(test: &TestDesk, user: &simulated::User, does: &Does) {
    match does {
        Presses(label) => {
            let shown = user.wait_for(PATIENCE, |chat| {
                let labels = chat.messages.iter().flat_map(simulated::Message::labels);
                labels.into_iter().any(|shown| shown == *label).then_some(())
            });
            shown.await.unwrap_or_else(|| panic!("{label:?} never came; {}", transcript(user)));
            user.press(label).expect("it is shown");
        }
        Writes(after, words) => {
            let asked = user.wait_for(PATIENCE, |chat| {
                chat.last().filter(|message| message.text.contains(after)).map(|_| ())
            });
            asked.await.unwrap_or_else(|| panic!("{after:?} never came; {}", transcript(user)));
            test.all_out().await;
            user.say(*words);
        }
        Shares(label) => {
            let shown = user.wait_for(PATIENCE, |chat| {
                let mut rows = chat.keyboard.as_ref()?.rows.iter().flatten();
                rows.any(|button| button.label == *label).then_some(())
            });
            shown.await.unwrap_or_else(|| panic!("{label:?} never came; {}", transcript(user)));
            test.all_out().await;
            user.press_reply(label, 57.36, 13.73).expect("it is shown");
        }
    }
}

fn transcript(user: &simulated::User) -> String {
    let line = |message: simulated::Message| {
        let who = if message.from_bot { "bot" } else { "user" };
        format!("{who}: {} {:?}\n", message.text, message.labels())
    };
    user.messages().into_iter().map(line).collect()
}

/// Lets someone with an app in this language take a way through Gnosjö's panel, and gives them, what is stored, and the
/// platform.
async fn walk(
    round: &str,
    language: &str,
    way: &[Does],
) -> (TestDesk, simulated::Telegram, simulated::User, RoundName) {
    let test = TestDesk::sqlite().await;
    let (round, code) = test.gnosjo_by_invitation(round).await;
    let settings = simulated::Settings::default();
    let platform = simulated::Telegram::start(settings).await.expect("a free port");
    let stop = CancellationToken::new();
    let telegram = connect(&platform, &stop).await.expect("connected");
    let ledger = Arc::new(test.store.clone());
    let sender = Sender::new(telegram.clone(), ledger, Limits::none(), clock());
    let user = platform.user(7, "Kim", language);
    let walking = async {
        user.start(&code);
        for does in way {
            act(&test, &user, does).await;
        }
        assert!(platform.wait_until_idle(PATIENCE).await);
        test.all_out().await;
        stop.cancel();
    };
    let (served, ()) = tokio::join!(telegram.serve(&test.desk, &sender, &stop), walking);
    assert_eq!(served, Ok(()));
    (test, platform, user, round)
}

const TAX: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const ROUNDABOUT: &str = include_str!("../../../examples/gnosjo/rondellen.toml");

/// Nothing was refused, nothing waits, and so many answers are stored.
async fn assert_all_is_well(test: &TestDesk, platform: &simulated::Telegram, answers: i64) {
    assert_eq!(platform.violations(), Vec::<String>::new());
    let presses = platform.requests().into_iter();
    let busy = presses
        .filter(|request| request.method == "answercallbackquery" && request.outcome != "ok");
    assert_eq!(busy.count(), 0);
    assert_eq!(test.count("delivery").await, 0);
    assert_eq!(test.count("answer").await, answers);
    assert_eq!(test.count("set_aside").await, 0);
}

#[tokio::test]
async fn someone_joins_gnosjo_and_takes_the_round_on_the_tax_in_swedish() {
    let way = [
        Presses("Ja, jag vill vara med"),
        Presses("16–29"),
        Presses("Jag bor här"),
        Presses("Ja, höj"),
        Presses("☐ Skolan"),
        Presses("☐ Äldreomsorgen"),
        Presses("Klar"),
        Presses("4"),
        Writes("Hur mycket mer i månaden", "150"),
        Writes("Vad vill du säga", "Tack för att ni frågar! 🙂\nSköt om <skolan> & oss."),
        Presses("Kvinna"),
        Presses("Bjud in en vän"),
    ];
    let (test, platform, user, round) = Box::pin(walk(TAX, "sv", &way)).await;
    assert_all_is_well(&test, &platform, 5).await;
    let shown = transcript(&user);
    assert!(
        shown.contains("QR") || user.messages().iter().any(|message| message.media.is_some()),
        "{shown}"
    );
    let stored = stored::all_of(&test.store, &round).await;
    assert!(stored.to_string().contains("Sköt om <skolan> & oss."));
}

#[tokio::test]
async fn someone_joins_gnosjo_and_takes_the_round_on_the_tax_in_english() {
    let way = [
        Presses("English"),
        Presses("Yes, I want to join"),
        Presses("16–29"),
        Presses("I live here"),
        Writes("raising the tax", "2"),
        Presses("☐ Schools"),
        Presses("Done"),
        Writes("uses the tax money", "4"),
        Writes("How much more a month", "12.5"),
        Writes("tell the politicians", "Thanks for asking!"),
        Presses("Woman"),
    ];
    let (test, platform, user, _) = Box::pin(walk(TAX, "en", &way)).await;
    assert_all_is_well(&test, &platform, 5).await;
    let edited = user.messages().into_iter().filter(|message| message.edits > 0).count();
    assert!(edited >= 5, "answered questions change in place: {}", transcript(&user));
}

#[tokio::test]
async fn a_place_is_shared_by_the_phones_own_button_and_the_keyboard_goes_away() {
    let skip = |after| Writes(after, "skip");
    let way = [
        Presses("English"),
        Presses("Yes, I want to join"),
        Presses("16–29"),
        Presses("I live here"),
        Presses("A tree"),
        skip("as it is today"),
        Shares("Share my place"),
    ];
    let (test, platform, user, _) = Box::pin(walk(ROUNDABOUT, "en", &way)).await;
    assert_all_is_well(&test, &platform, 3).await;
    assert!(user.look(|chat| chat.keyboard.is_none()), "{}", transcript(&user));
}
