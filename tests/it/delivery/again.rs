//! What is sent again, when, and what is given up.

use std::time::Duration;

use chrono::TimeDelta;
use panelbot::delivery::Limits;
use panelbot::domain::delivery::Verdict;

use super::stage::{START, Stage, message, sent, texts, verdicts};

#[tokio::test(start_paused = true)]
async fn a_wait_that_the_platform_names_is_kept_to_the_letter_and_never_given_up() {
    let wait = |seconds| Verdict::RetryAt(START + TimeDelta::seconds(seconds));
    let stage = Stage::new().answers(1, (1..=20).map(|turn| wait(turn * 100)));
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["hej"]), message(2, &["hej"])]).await;
    assert_eq!(verdicts(&mut outcomes, 2).await, [sent("hej"), sent("hej")]);
    let seconds: Vec<_> = stage.to(1).into_iter().map(|(at, _)| at).collect();
    assert_eq!(seconds, (0..=20).map(|turn| turn * 100).collect::<Vec<_>>());
    assert_eq!(stage.to(2), [(0, "hej".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn when_two_chats_are_told_to_wait_at_once_all_wait() {
    let wait = || Verdict::RetryAt(START + TimeDelta::seconds(60));
    let stage = Stage::new().answers(1, [wait()]).answers(2, [wait()]);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["a"]), message(2, &["b"])]).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    sender.take(vec![message(3, &["c"])]).await;
    verdicts(&mut outcomes, 3).await;
    assert!(stage.to(3)[0].0 >= 60);
}

#[tokio::test(start_paused = true)]
async fn what_fails_is_tried_again_after_longer_and_longer_waits_and_then_given_up() {
    let failed = || Verdict::Failed("502".into());
    let stage = Stage::new().answers(1, (0..9).map(|_| failed()));
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["lost"]), message(1, &["next"])]).await;
    assert_eq!(verdicts(&mut outcomes, 2).await, [failed(), sent("next")]);
    let seconds: Vec<_> = stage.to(1).into_iter().map(|(at, _)| at).collect();
    assert_eq!(seconds, [0, 1, 3, 8, 23, 53, 113, 233, 533, 533]);
}

#[tokio::test(start_paused = true)]
async fn what_may_have_arrived_is_sent_again_and_left_at_that_after_three_lost_answers() {
    let stage = Stage::new()
        .answers(1, [Verdict::Uncertain])
        .answers(2, [Verdict::Uncertain, Verdict::Uncertain, Verdict::Uncertain]);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["once"])]).await;
    assert_eq!(verdicts(&mut outcomes, 1).await, [sent("once")]);
    assert_eq!(texts(&stage.to(1)), ["once", "once"]);
    sender.take(vec![message(2, &["thrice"])]).await;
    assert_eq!(verdicts(&mut outcomes, 1).await, [Verdict::Uncertain]);
    assert_eq!(stage.to(2).len(), 3);
}

#[tokio::test(start_paused = true)]
async fn of_a_message_in_parts_only_what_did_not_arrive_is_sent_again() {
    let answers = [sent("1"), Verdict::Failed("502".into()), sent("2"), sent("3")];
    let stage = Stage::new().answers(1, answers);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["a", "b", "c"]), message(1, &["d"])]).await;
    assert_eq!(verdicts(&mut outcomes, 2).await, [sent("3"), sent("d")]);
    assert_eq!(texts(&stage.to(1)), ["a", "b", "b", "c", "d"]);
}

#[tokio::test(start_paused = true)]
async fn when_someone_cannot_be_reached_what_waits_for_them_is_dropped_and_later_messages_go_out() {
    let stage = Stage::new().answers(1, [Verdict::Unreachable]);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take((0..4).map(|_| message(1, &["lost"])).collect()).await;
    let lost = verdicts(&mut outcomes, 4).await;
    assert!(lost.iter().all(|verdict| *verdict == Verdict::Unreachable));
    sender.take(vec![message(1, &["back"])]).await;
    assert_eq!(verdicts(&mut outcomes, 1).await, [sent("back")]);
    assert_eq!(texts(&stage.to(1)), ["lost", "back"]);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_for_good_is_not_tried_again() {
    let stage = Stage::new().answers(1, [Verdict::Rejected("BUTTON_DATA_INVALID".into())]);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["bad"]), message(1, &["good"])]).await;
    let both = verdicts(&mut outcomes, 2).await;
    assert_eq!(both, [Verdict::Rejected("BUTTON_DATA_INVALID".into()), sent("good")]);
}
