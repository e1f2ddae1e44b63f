//! How fast copies of a broadcast leave, beside the replies that go before them.

use std::time::Duration;

use panelbot::delivery::Limits;
use panelbot::domain::delivery::DeliveryState;
use tokio::time::Instant;

use super::copies::Copies;
use super::stage::{Stage, in_this, message};

/// Most that leave in any one second, wherever it begins.
fn most_in_a_second(times: &[Duration]) -> usize {
    let within = |from: &Duration| {
        let second = *from..*from + Duration::from_secs(1);
        times.iter().filter(|at| second.contains(*at)).count()
    };
    times.iter().map(within).max().unwrap_or(0)
}

fn times(stage: &Stage, which: impl Fn(u128) -> bool) -> Vec<Duration> {
    let sent = in_this(&stage.sent);
    sent.iter().filter(|(_, chat, _)| which(*chat)).map(|(at, ..)| *at).collect()
}

#[tokio::test(start_paused = true)]
async fn copies_leave_at_the_rate_and_never_above_it() {
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..2400);
    let begun = Instant::now();
    let _sender = copies.open(&stage, Limits::default());
    copies.over().await;
    let took = begun.elapsed().as_secs_f64();
    assert!((98.0..101.0).contains(&took), "2400 at 24 a second took {took} s");
    let most = most_in_a_second(&times(&stage, |_| true));
    assert!(most <= 27, "{most} in one second");
    let claims = *in_this(&copies.claims);
    assert!(claims <= 1700, "{claims} writes to claim 2400");
}

#[tokio::test(start_paused = true)]
async fn replies_and_copies_together_stay_below_the_platforms_limit_in_any_second_and_in_any_chat()
{
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..1000);
    let (sender, _feeding) = copies.open(&stage, Limits::default());
    for turn in 0..40_u128 {
        // Also to people who get a copy in the same second.
        let replies = (0..turn % 9 * 4).map(|nth| message(turn * 24 + nth, &["reply"]));
        sender.take(replies.collect()).await;
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
    copies.over().await;
    let most = most_in_a_second(&times(&stage, |_| true));
    assert!(most <= 30, "{most} in one second");
    for chat in 0..1000 {
        let most = most_in_a_second(&times(&stage, |one| one == chat));
        assert!(most <= 4, "{most} in one second to {chat}");
    }
}

#[tokio::test(start_paused = true)]
async fn while_replies_wait_no_copy_leaves() {
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..1000);
    let (sender, _feeding) = copies.open(&stage, Limits::default());
    tokio::time::sleep(Duration::from_secs(5)).await;
    let before = times(&stage, |_| true).len();
    sender.take((5000..5100).map(|chat| message(chat, &["reply"])).collect()).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let copies_meanwhile = times(&stage, |chat| chat < 5000).len() - before;
    assert!(copies_meanwhile <= 5, "{copies_meanwhile} left before replies");
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(times(&stage, |chat| chat >= 5000).len(), 100);
    assert!(times(&stage, |chat| chat < 5000).len() > before + 50, "and then they go on");
}

#[tokio::test(start_paused = true)]
async fn a_reply_leaves_within_200_ms_while_10_000_copies_wait() {
    let stage = Stage::new();
    let copies = Copies::waiting(&stage, 0..10_000);
    let (sender, _feeding) = copies.open(&stage, Limits::default());
    let mut slowest = Duration::ZERO;
    for reply in 0..500 {
        tokio::time::sleep(Duration::from_millis(500 + reply * 7 % 300)).await;
        let (chat, offered) = (50_000 + u128::from(reply), Instant::now());
        sender.take(vec![message(chat, &["reply"])]).await;
        while times(&stage, |one| one == chat).is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        slowest = slowest.max(offered.elapsed());
    }
    assert!(slowest < Duration::from_millis(200), "{slowest:?}");
    assert!(copies.count(DeliveryState::Waiting) > 0, "copies waited to the end");
}
