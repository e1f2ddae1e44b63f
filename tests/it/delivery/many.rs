//! What becomes of copies of a broadcast: sent once, tried again only when they have not left, changed and taken back.

use std::time::Duration;

use chrono::TimeDelta;
use panelbot::delivery::Limits;
use panelbot::domain::delivery::{DeliveryState, Verdict};

use super::copies::Copies;
use super::stage::{START, Stage, in_this, sent, texts};

fn failed() -> Verdict {
    Verdict::Failed("502".into())
}

#[tokio::test(start_paused = true)]
async fn everyone_gets_their_copy_once() {
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..1000);
    let _sender = copies.open(&stage, Limits::none());
    copies.over().await;
    assert_eq!(copies.count(DeliveryState::Sent), 1000);
    let mut chats: Vec<_> = in_this(&stage.sent).iter().map(|(_, chat, _)| *chat).collect();
    chats.sort_unstable();
    assert_eq!(chats, (0..1000).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_the_platform_names_is_kept_to_the_letter_by_the_one_and_the_others_go_on() {
    let wait = |seconds| Verdict::RetryAt(START + TimeDelta::seconds(seconds));
    let stage = Stage::new().answers(1, (1..=20).map(|turn| wait(turn * 100)));
    let copies = Copies::waiting(&stage, 0..100);
    let _sender = copies.open(&stage, Limits::default());
    copies.over().await;
    assert_eq!(copies.count(DeliveryState::Sent), 100, "it is never given up");
    for (turn, (at, _)) in stage.to(1).into_iter().enumerate() {
        let named = turn as u64 * 100;
        assert!((named..=named + 2).contains(&at), "{at} s in the place of {named} s");
    }
    assert!((2..99).all(|chat| stage.to(chat)[0].0 < 10), "the others went on");
}

#[tokio::test(start_paused = true)]
async fn when_two_are_told_to_wait_at_once_all_copies_wait() {
    let wait = || Verdict::RetryAt(START + TimeDelta::seconds(60));
    let stage = Stage::new().answers(0, [wait()]).answers(1, [wait()]);
    let copies = Copies::waiting(&stage, 0..500);
    let _sender = copies.open(&stage, Limits::default());
    copies.over().await;
    assert_eq!(copies.count(DeliveryState::Sent), 500);
    let early = in_this(&stage.sent).iter().filter(|(at, ..)| at.as_secs() < 60).count();
    assert!(early <= 10, "{early} left before the platform took any again");
}

#[tokio::test(start_paused = true)]
async fn what_fails_goes_back_to_waiting_for_longer_and_longer_and_is_given_up_after_ten_times() {
    let stage = Stage::new().answers(1, (0..20).map(|_| failed()));
    let copies = Copies::waiting(&stage, 0..3);
    let _sender = copies.open(&stage, Limits::none());
    copies.over().await;
    assert_eq!(copies.state(1), DeliveryState::Failed);
    assert_eq!(copies.count(DeliveryState::Sent), 2);
    let tries: Vec<u64> = stage.to(1).into_iter().map(|(at, _)| at).collect();
    let waits: Vec<u64> = tries.windows(2).map(|two| two[1] - two[0]).collect();
    assert_eq!(tries.len(), 10);
    for (wait, written_out) in waits.into_iter().zip([1, 2, 5, 15, 30, 60, 120, 300, 300]) {
        assert!((written_out..=written_out + 2).contains(&wait), "{wait} for {written_out}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_have_arrived_is_never_sent_again() {
    let stage = Stage::new().answers(1, [Verdict::Uncertain]);
    let copies = Copies::waiting(&stage, 0..10);
    let _sender = copies.open(&stage, Limits::default());
    copies.over().await;
    tokio::time::sleep(Duration::from_hours(48)).await;
    assert_eq!(copies.state(1), DeliveryState::Uncertain);
    assert_eq!(stage.to(1).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn one_that_broke_off_between_its_parts_is_not_begun_again() {
    let stage = Stage::new().answers(1, [sent("1"), failed()]).answers(2, [failed()]);
    let copies = Copies::waiting(&stage, 1..=2).saying(&["a", "b"]);
    let _sender = copies.open(&stage, Limits::none());
    copies.over().await;
    assert_eq!(copies.state(1), DeliveryState::Uncertain);
    assert_eq!(copies.state(2), DeliveryState::Sent);
    assert_eq!(texts(&stage.to(1)), ["a", "b"]);
    assert_eq!(texts(&stage.to(2)), ["a", "a", "b"]);
}

#[tokio::test(start_paused = true)]
async fn who_cannot_be_reached_and_what_is_refused_for_good_is_told_and_not_tried_again() {
    let refused = Verdict::Rejected("BUTTON_DATA_INVALID".into());
    let stage = Stage::new().answers(1, [Verdict::Unreachable]).answers(2, [refused]);
    let copies = Copies::waiting(&stage, 0..10);
    let _sender = copies.open(&stage, Limits::none());
    copies.over().await;
    assert_eq!(copies.state(1), DeliveryState::Unreachable);
    assert_eq!(copies.state(2), DeliveryState::Failed);
    assert_eq!(in_this(&stage.sent).len(), 10);
}

#[tokio::test(start_paused = true)]
async fn a_wrong_token_halts_and_the_copies_stay_waiting() {
    let stage = Stage::new().answers(3, [Verdict::Halt("wrong token".into())]);
    let copies = Copies::waiting(&stage, 0..1000);
    let (sender, feeding) = copies.open(&stage, Limits::default());
    assert_eq!(sender.halted().await, "wrong token");
    sender.finish(Duration::from_secs(4)).await;
    feeding.await.expect("it ends");
    assert_eq!(copies.state(3), DeliveryState::Waiting);
    assert_eq!(copies.count(DeliveryState::Sending), 0);
    assert!(copies.count(DeliveryState::Waiting) > 900);
}

#[tokio::test(start_paused = true)]
async fn a_stop_leaves_no_copy_in_doubt() {
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..10_000);
    let (sender, feeding) = copies.open(&stage, Limits::default());
    tokio::time::sleep(Duration::from_millis(33_333)).await;
    sender.finish(Duration::from_secs(4)).await;
    feeding.await.expect("it ends");
    assert_eq!(copies.count(DeliveryState::Sending), 0);
    assert_eq!(copies.count(DeliveryState::Sent), in_this(&stage.sent).len());
    assert_eq!(copies.count(DeliveryState::Waiting), 10_000 - in_this(&stage.sent).len());
}

#[tokio::test(start_paused = true)]
async fn a_correction_changes_what_stands_in_the_chat() {
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..3).standing(false);
    let _sender = copies.open(&stage, Limits::none());
    copies.over().await;
    assert_eq!(copies.count(DeliveryState::Sent), 3);
    assert_eq!(texts(&stage.to(2)), ["right in 1"]);
}

#[tokio::test(start_paused = true)]
async fn a_copy_is_taken_back_where_the_platform_lets_us() {
    let too_old = Verdict::Rejected("message can't be deleted".into());
    let stage = Stage::new().answers(1, [too_old]).answers(2, [Verdict::Uncertain]);
    let copies = Copies::waiting(&stage, 0..3).standing(true);
    let _sender = copies.open(&stage, Limits::none());
    copies.over().await;
    assert_eq!(copies.state(0), DeliveryState::Recalled);
    assert_eq!(copies.state(1), DeliveryState::Sent, "it stands where it stood");
    assert_eq!(copies.state(2), DeliveryState::Recalled, "to take it back twice does no harm");
    assert_eq!(texts(&stage.to(2)), ["take back 1", "take back 1"]);
}
