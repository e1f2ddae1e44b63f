//! What a stop leaves, what a database that is away keeps waiting, and what the next start takes up.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use panelbot::delivery::{Compose, Ledger, Limits, NotComposed, Sender, Unsent};
use panelbot::domain::delivery::{Outgoing, Verdict};
use panelbot::domain::{AddressId, DeliveryId, Platform};
use panelbot::store::{Error, Outcome};
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::Instant;
use uuid::Uuid;

use super::stage::{Stage, Written, in_this, message, sent, texts, verdicts};

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
