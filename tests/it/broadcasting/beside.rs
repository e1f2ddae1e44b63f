//! People answer a round while a broadcast runs: it does not make them wait.

use std::time::{Duration, Instant};

use panelbot::conversation::Button;
use panelbot::domain::{ChoiceNo, QuestionNo};
use panelbot_simulator::telegram::{Action, Limits, Outcome, Settings, Telegram};

use super::stage::{Stage, chat, times};
use super::{is_full, size};
use crate::support::desk;

/// Presses in a second, for so many times the real limit: with what each leads to, two fifths of what may leave.
const PRESSES: u32 = 5;
/// How much longer the slowest of a hundred may wait while the broadcast runs.
const LONGER: Duration = Duration::from_millis(200);
/// How long a question may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// These people press an answer to the first question, one after the other, and each waits for the next one. Returns how long
/// the slowest of a hundred waited, and the middle one.
async fn answer(
    stage: &Stage,
    telegram: &Telegram,
    people: std::ops::Range<usize>,
) -> [Duration; 2] {
    let press = Button::Choose(stage.round.id, QuestionNo(0), ChoiceNo(0)).encode();
    let next = format!("i.{}.1.", stage.round.id.0.simple());
    let mut beat = tokio::time::interval(Duration::from_secs(1) / (PRESSES * u32::from(times())));
    let mut waiting = Vec::new();
    for person in people {
        beat.tick().await;
        let user = telegram.acquaintance(chat(person), "Kim", false);
        let (next, offered) = (next.clone(), Instant::now());
        user.forge_press(&press);
        waiting.push(tokio::spawn(async move {
            let asks =
                |action: &Action| matches!(action, Action::Data(data) if data.starts_with(&next));
            let came = user.wait_for(PATIENCE, |chat| {
                let mut buttons = chat.messages.iter().flat_map(|one| one.buttons.iter().flatten());
                buttons.any(|button| asks(&button.action)).then_some(())
            });
            let came = came.await.is_some();
            assert!(came, "no next question for {person}: {:?}", user.messages());
            offered.elapsed()
        }));
    }
    let mut took = Vec::new();
    for one in waiting {
        took.push(one.await.expect("an answer"));
    }
    took.sort_unstable();
    [took[took.len() * 99 / 100], took[took.len() / 2]]
}

#[test]
fn whoever_answers_does_not_wait_for_a_broadcast() {
    let (people, answering) = (size(5_000, 100_000), size(200, 10_000));
    desk::run(async {
        let stage = Stage::new(None, people).await;
        let limits = Limits::Times(times());
        let settings = Settings { limits, keep_requests: 0, ..Settings::default() };
        let telegram = Telegram::start(settings).await.expect("a port");
        for person in 0..people {
            let _ = telegram.acquaintance(chat(person), "Kim", false);
        }
        let mut program = stage.serve(&telegram).await;
        let [alone, middle] = answer(&stage, &telegram, 0..answering).await;
        println!("alone: half within {middle:?}, 99 of 100 within {alone:?}");

        stage.begin().await;
        let under_way = telegram.arrived() + 100;
        assert!(telegram.wait_for_arrivals(under_way, PATIENCE).await, "it does not begin");
        let [beside, middle] = answer(&stage, &telegram, answering..2 * answering).await;
        println!("beside a broadcast: half within {middle:?}, 99 of 100 within {beside:?}");
        let left = stage.copies().await.iter().filter(|(_, state)| state == "waiting").count();
        let refused =
            telegram.arrivals().iter().filter(|one| one.outcome == Outcome::TooMany).count();
        println!("{left} copies still wait; the platform refused {refused} requests as too many");
        assert!(left > 0, "the broadcast ran to the end of it");
        assert!(!program.has_ended());
        // On a machine that does much else at once, a small rehearsal shows only that nobody waits for the broadcast itself.
        let longer = if is_full() { LONGER } else { LONGER * 5 };
        assert!(beside < alone + longer, "{beside:?} beside it, {alone:?} alone");
        assert_eq!(telegram.violations(), Vec::<String>::new());
    });
}
