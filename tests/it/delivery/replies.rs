//! Replies: order, pace, trying again and giving up.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use panelbot::delivery::{Compose, Ledger, Limits, NotComposed, Sender, Unsent};
use panelbot::domain::delivery::{Outgoing, Verdict};
use panelbot::domain::{AddressId, DeliveryId, Platform};
use panelbot::store::{Error, Outcome};
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::Instant;
use uuid::Uuid;

use super::stage::{START, Stage, Written, edit, in_this, message, sent, texts, verdicts};

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

#[tokio::test(start_paused = true)]
async fn a_halt_stops_everything_and_leaves_the_rest_for_the_next_start() {
    let stage = Stage::new().answers(1, [Verdict::Halt("wrong token".into())]);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.take(vec![message(1, &["a"]), message(1, &["b"])]).await;
    assert_eq!(sender.halted().await, "wrong token");
    sender.take(vec![message(2, &["c"])]).await;
    sender.finish(Duration::from_secs(4)).await;
    drop(sender);
    assert_eq!(outcomes.recv().await, None);
    assert_eq!(texts(&stage.to(1)), ["a"]);
    assert!(stage.to(2).is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_stop_lets_what_is_under_way_finish_and_writes_it_down() {
    let mut stage = Stage::new().answers(2, [Verdict::Failed("502".into())]);
    stage.takes = Duration::from_secs(2);
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender
        .take(vec![message(1, &["under way"]), message(1, &["waits"]), message(2, &["fails"])])
        .await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let stopped = Instant::now();
    sender.finish(Duration::from_secs(4)).await;
    assert!(stopped.elapsed() < Duration::from_secs(2));
    drop(sender);
    assert_eq!(outcomes.recv().await.map(|settled| settled.verdict), Some(sent("under way")));
    assert_eq!(outcomes.recv().await, None);
}

/// Refuses to write a few times.
struct Stumbling {
    refusals: Mutex<u32>,
    written: Written,
}

impl Ledger for Stumbling {
    async fn record(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        {
            let mut left = in_this(&self.refusals);
            if *left > 0 {
                *left -= 1;
                return Err(Error::Unavailable("locked".into()));
            }
        }
        self.written.record(outcomes).await
    }
}

#[tokio::test(start_paused = true)]
async fn outcomes_are_kept_until_the_database_takes_them() {
    let stage = Stage::new();
    let (written, mut outcomes) = unbounded_channel();
    let stumbling = Stumbling { refusals: Mutex::new(7), written: Written(written) };
    let sender = Sender::new(stage.clone(), Arc::new(stumbling), Limits::none(), stage.clock());
    sender.take((0..300).map(|chat| message(chat, &["hej"])).collect()).await;
    assert_eq!(verdicts(&mut outcomes, 300).await.len(), 300);
}

/// What an earlier run left, in a database that is away at first.
struct Left {
    refusals: Mutex<u32>,
    messages: HashMap<DeliveryId, Result<Option<Outgoing>, NotComposed>>,
}

impl Left {
    fn stumble(&self) -> Result<(), NotComposed> {
        let mut left = in_this(&self.refusals);
        *left = left.saturating_sub(1);
        if *left > 0 { Err(NotComposed::Unavailable) } else { Ok(()) }
    }
}

impl Compose for Left {
    async fn unsent(&self, platform: Platform) -> Result<Vec<Unsent>, NotComposed> {
        assert_eq!(platform, Platform::Terminal);
        self.stumble()?;
        let mut unsent: Vec<_> = self.messages.keys().copied().collect();
        unsent.sort();
        let address = AddressId(Uuid::nil());
        Ok(unsent.into_iter().map(|delivery| Unsent { delivery, address }).collect())
    }

    async fn compose(&self, delivery: DeliveryId) -> Result<Option<Outgoing>, NotComposed> {
        self.stumble()?;
        self.messages[&delivery].clone()
    }
}

#[tokio::test(start_paused = true)]
async fn what_an_earlier_run_left_goes_out_first_in_order_and_what_has_lost_its_meaning_is_dropped()
{
    let left = ["a", "b", "c"].map(|text| message(1, &[text]));
    let meaningless = DeliveryId(Uuid::now_v7());
    let broken = DeliveryId(Uuid::now_v7());
    let messages = left.iter().map(|outgoing| (outgoing.delivery, Ok(Some(outgoing.clone()))));
    let others = [(meaningless, Ok(None)), (broken, Err(NotComposed::Broken("no JSON".into())))];
    let left = Left { refusals: Mutex::new(3), messages: messages.chain(others).collect() };
    let stage = Stage::new();
    let (sender, mut outcomes) = stage.open(Limits::none());
    sender.resume(&left).await;
    sender.take(vec![message(1, &["new"])]).await;
    let mut gone = Vec::new();
    for _ in 0..6 {
        gone.push(outcomes.recv().await.expect("an outcome").delivery);
    }
    assert!(gone.contains(&meaningless) && gone.contains(&broken));
    assert_eq!(texts(&stage.to(1)), ["a", "b", "c", "new"]);
}
