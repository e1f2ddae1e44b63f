//! What is counted of what is sent.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use panelbot::delivery::{Limits, Sender};
use panelbot::domain::Platform;
use panelbot::domain::delivery::Verdict;
use panelbot::metrics::{Metrics, Now};
use tokio::sync::mpsc::unbounded_channel;

use super::stage::{START, Stage, Written, message, verdicts};

#[tokio::test(start_paused = true)]
async fn every_request_is_counted_by_what_came_of_it_and_a_reply_by_how_long_it_took() {
    let wait = Verdict::RetryAt(START + TimeDelta::seconds(5));
    let failed = Verdict::Failed("502".to_owned());
    let stage = Stage::new()
        .answers(1, [wait, failed, Verdict::Uncertain])
        .answers(2, [Verdict::Unreachable])
        .answers(3, [Verdict::Rejected("a fault".to_owned())]);
    let metrics = Metrics::default();
    let (written, mut outcomes) = unbounded_channel();
    let (ledger, clock) = (Arc::new(Written(written)), stage.clock());
    let sender = Sender::counting(stage, ledger, Limits::none(), clock, metrics.clone());
    let heard = |chat| {
        let mut outgoing = message(chat, &["one", "two"]);
        outgoing.heard_at = Some(START);
        outgoing
    };
    sender.take(vec![heard(1), heard(2), heard(3), message(4, &["nobody waits"])]).await;
    let waiting = metrics.replies(Platform::Terminal).stands();
    assert_eq!(waiting.0, 4);
    verdicts(&mut outcomes, 4).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(metrics.replies(Platform::Terminal).stands(), (0, Duration::ZERO));
    let told = metrics.text(&Now::default());
    let of = |verdict: &str, count: u32| {
        let labels = format!("platform=\"terminal\",verdict=\"{verdict}\"");
        let line = format!("panelbot_sends_total{{{labels}}} {count}");
        assert!(told.lines().any(|one| one == line), "{line}: {told}");
    };
    of("rate_limited", 1);
    of("failed", 1);
    of("uncertain", 1);
    of("unreachable", 1);
    of("rejected", 1);
    of("sent", 3);
    assert!(told.contains("panelbot_reply_seconds_count{platform=\"terminal\"} 1"), "{told}");
    assert!(told.contains("panelbot_reply_seconds_bucket{le=\"6.0\",platform=\"terminal\"} 0"));
    assert!(told.contains("panelbot_reply_seconds_bucket{le=\"15.0\",platform=\"terminal\"} 1"));
}
