//! The lanes for what goes to many: copies of broadcasts, each claimed in the database just before its request leaves.
//!
//! A copy whose request may have left is never sent again. So it is claimed, in a write that is committed, once it has its
//! turn and its place among the requests under way; and when an attempt fails it goes back to where it waited. While some
//! are being claimed the next ones take their turns: a slow disk takes nothing from the rate.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::{Instant, timeout_at};

use super::{Channel, NotComposed, Sender};
use crate::domain::delivery::Claimed;
use crate::domain::{Address, DeliveryId, Platform};

/// Whoever knows the copies that wait.
pub trait Feed: Send + Sync {
    /// The first copies whose time has come on this platform, what is urgent first.
    ///
    /// # Errors
    /// When they cannot be looked up now.
    fn due(
        &self,
        platform: Platform,
        most: usize,
    ) -> impl Future<Output = Result<Vec<Due>, NotComposed>> + Send;

    /// Marks those of these copies that are still wanted as being sent, and puts them into words. When this returns, that
    /// is committed.
    ///
    /// # Errors
    /// When nothing was marked.
    fn claim(
        &self,
        copies: &[DeliveryId],
    ) -> impl Future<Output = Result<Vec<Claimed>, NotComposed>> + Send;
}

/// A copy that waits for its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its row.
    pub delivery: DeliveryId,
    /// Where it goes.
    pub address: Address,
}

/// Copies looked up at once: what leaves within some seconds, so that little is looked up again when it changes.
const PAGE: usize = 200;

/// Copies claimed in one write.
pub(super) const CLAIM: usize = 64;

/// How long until it is looked again, after there was nothing to do.
const LOOK: Duration = Duration::from_secs(1);

/// How long turns gather before their copies are claimed: a claim is a write that people's answers stand in line with, so
/// it is made for a few copies rather than for each.
const GATHERING: Duration = Duration::from_millis(60);

/// What is handed from whoever takes turns to whoever claims.
enum Turned {
    /// A copy that has its turn.
    Copy(Ready),
    /// Nothing follows for now: what is there need not wait for others. Whoever asks is told how many have left.
    All(Option<oneshot::Sender<usize>>),
}

/// A copy that has its turn and its place, not yet claimed.
struct Ready {
    delivery: DeliveryId,
    /// Among the requests under way.
    place: OwnedSemaphorePermit,
    /// Among the turns that are taken ahead of what leaves.
    _ahead: OwnedSemaphorePermit,
}

impl<C: Channel> Sender<C> {
    /// Sends what goes to many, until told to stop. What is claimed by then leaves.
    pub async fn feed(&self, feed: &impl Feed) {
        // Whoever waits for the work to end waits for this too.
        let _at_work = self.shared.work.token();
        let (turned, to_claim) = unbounded_channel();
        tokio::join!(self.take_turns(feed, turned), self.claim_turned(feed, to_claim));
    }

    async fn take_turns(&self, feed: &impl Feed, turned: UnboundedSender<Turned>) {
        let ahead = Arc::new(Semaphore::new(self.shared.pace.turns_ahead()));
        // Some of the last page may not be claimed yet. Of those before it all are: no more than a claim takes wait for one.
        let mut last = HashSet::new();
        while !self.shared.stop.is_cancelled() {
            let mut page = self.look_up(feed).await;
            page.retain(|due| !last.contains(&due.delivery));
            last = page.iter().map(|due| due.delivery).collect();
            if self.line_up(page, &ahead, &turned).await < CLAIM {
                last.clear();
                let (left, told) = oneshot::channel();
                let _ = turned.send(Turned::All(Some(left)));
                if told.await.unwrap_or(0) == 0 {
                    self.pause(tokio::time::sleep(LOOK)).await;
                }
            }
        }
    }

    async fn look_up(&self, feed: &impl Feed) -> Vec<Due> {
        match feed.due(self.platform(), PAGE).await {
            Ok(page) => page,
            Err(NotComposed::Unavailable) => Vec::new(),
            Err(NotComposed::Broken(reason)) => {
                tracing::error!(reason, "what waits for many cannot be looked up");
                Vec::new()
            }
        }
    }

    /// Waits, but not longer than until the stop.
    async fn pause<T>(&self, until: impl Future<Output = T>) -> Option<T> {
        self.shared.stop.run_until_cancelled(until).await
    }

    /// Lets each take its turn, and returns how many have.
    async fn line_up(
        &self,
        page: Vec<Due>,
        ahead: &Arc<Semaphore>,
        turned: &UnboundedSender<Turned>,
    ) -> usize {
        let mut lined_up = 0;
        for due in page {
            // Someone who was written to within the last second is looked up again.
            if self.shared.pace.turn_there(&due.address).is_err() {
                continue;
            }
            let places = Arc::clone(&self.shared.bulk_in_flight);
            if places.available_permits() == 0 || ahead.available_permits() == 0 {
                let _ = turned.send(Turned::All(None));
            }
            let turn = async {
                let place = places.acquire_owned().await.ok()?;
                let ahead = Arc::clone(ahead).acquire_owned().await.ok()?;
                self.shared.pace.wait_for_bulk_turn().await;
                Some(Ready { delivery: due.delivery, place, _ahead: ahead })
            };
            let Some(Some(ready)) = self.pause(turn).await else { return lined_up };
            let _ = turned.send(Turned::Copy(ready));
            lined_up += 1;
        }
        lined_up
    }

    /// Claims those that have their turn, some at once, and lets them leave.
    async fn claim_turned(&self, feed: &impl Feed, mut turned: UnboundedReceiver<Turned>) {
        let mut left = 0;
        while let Some(first) = turned.recv().await {
            let (ready, asked) = gathered(first, &mut turned).await;
            left += self.send_ready(feed, ready).await;
            if let Some(asked) = asked {
                let _ = asked.send(std::mem::take(&mut left));
            }
        }
    }

    /// Claims these, and lets them leave. Returns how many have.
    async fn send_ready(&self, feed: &impl Feed, ready: Vec<Ready>) -> usize {
        if ready.is_empty() || self.shared.stop.is_cancelled() {
            return 0;
        }
        let copies: Vec<DeliveryId> = ready.iter().map(|one| one.delivery).collect();
        match feed.claim(&copies).await {
            Ok(claimed) => {
                let left = claimed.len();
                for (copy, Ready { place, .. }) in claimed.into_iter().zip(ready) {
                    let shared = Arc::clone(&self.shared);
                    self.shared.work.spawn(async move {
                        shared.send_copy(copy).await;
                        drop(place);
                    });
                }
                return left;
            }
            Err(NotComposed::Unavailable) => {}
            Err(NotComposed::Broken(reason)) => {
                tracing::error!(
                    copies = copies.len(),
                    reason,
                    "copies of a broadcast cannot be put into words"
                );
            }
        }
        0
    }
}

/// The copies that have their turn by now or soon, as many as one claim takes, and who asks how many have left by then.
async fn gathered(
    first: Turned,
    turned: &mut UnboundedReceiver<Turned>,
) -> (Vec<Ready>, Option<oneshot::Sender<usize>>) {
    let (mut ready, mut next) = (Vec::with_capacity(CLAIM), Some(first));
    let until = Instant::now() + GATHERING;
    while let Some(one) = next {
        match one {
            Turned::Copy(copy) => ready.push(copy),
            Turned::All(asked) => return (ready, asked),
        }
        if ready.len() == CLAIM {
            break;
        }
        next = timeout_at(until, turned.recv()).await.ok().flatten();
    }
    (ready, None)
}
