//! In which order and at what pace messages leave.

use std::time::Duration;

use panelbot::delivery::Limits;
use panelbot::domain::delivery::Verdict;

use super::stage::{Stage, edit, in_this, message, sent, texts, verdicts};

#[tokio::test(start_paused = true)]
async fn each_address_gets_its_messages_in_order_also_when_some_must_be_tried_again() {
    let failed = || Verdict::Failed("502".into());
    let stage = (0..50).fold(Stage::new(), |stage, chat| {
        let stumbles = (0..chat % 5).flat_map(|_| [failed(), sent("x")]).collect::<Vec<_>>();
        stage.answers(chat, stumbles)
    });
    let (sender, mut outcomes) = stage.open(Limits::none());
    for number in 0..20 {
        let round = (0..50).map(|chat| message(chat, &[&format!("{number:02}")]));
        sender.take(round.collect()).await;
    }
    verdicts(&mut outcomes, 1000).await;
    for chat in 0..50 {
        let mut arrived = texts(&stage.to(chat)).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert!(arrived.is_sorted(), "chat {chat}: {arrived:?}");
        arrived.dedup();
        assert_eq!(arrived.len(), 20, "chat {chat}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_chat_gets_a_burst_of_three_and_then_one_a_second_while_others_go_on() {
    let stage = Stage::new();
    let (sender, mut outcomes) = stage.open(Limits::default());
    let many = (0..6).map(|_| message(1, &["many"]));
    sender.take(many.chain([message(2, &["one"])]).collect()).await;
    verdicts(&mut outcomes, 7).await;
    let seconds: Vec<_> = stage.to(1).into_iter().map(|(at, _)| at).collect();
    assert_eq!(seconds, [0, 0, 0, 1, 2, 3]);
    assert_eq!(stage.to(2), [(0, "one".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn no_more_than_thirty_leave_in_any_second_over_all_chats() {
    let stage = Stage::new();
    let (sender, mut outcomes) = stage.open(Limits::default());
    sender.take((0..200).map(|chat| message(chat, &["hej"])).collect()).await;
    verdicts(&mut outcomes, 200).await;
    let times: Vec<_> = in_this(&stage.sent).iter().map(|(at, ..)| *at).collect();
    for time in &times {
        let second = times.iter().filter(|at| *at >= time && **at < *time + Duration::from_secs(1));
        assert!(second.count() <= 30);
    }
    let whole = times.iter().max().expect("sent").as_secs_f64();
    assert!((7.0..8.5).contains(&whole), "{whole}");
}

#[tokio::test(start_paused = true)]
async fn an_edit_that_a_later_one_overwrites_before_it_has_left_is_not_sent() {
    let stage = Stage::new();
    let (sender, mut outcomes) = stage.open(Limits::none());
    let ticks = ["1", "2", "3"].map(|text| edit(1, "9", text));
    let other = edit(1, "8", "other");
    sender.take([message(1, &["first"])].into_iter().chain(ticks).chain([other]).collect()).await;
    verdicts(&mut outcomes, 5).await;
    assert_eq!(texts(&stage.to(1)), ["first", "3", "other"]);
}
