//! The lanes for what goes to many: copies of broadcasts, each claimed in the database just before its request leaves.
//!
//! A copy whose request may have left is never sent again. So it is claimed, in a write that is committed, once it has its
//! turn and its place among the requests under way; and when an attempt fails it goes back to where it waited.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;

use super::sender::Shared;
use super::{Channel, NotComposed, Sender};
use crate::domain::delivery::{Claimed, Destination, Outgoing, Verdict, after_attempt};
use crate::domain::message::{FileNews, Message};
use crate::domain::{Address, AddressId, DeliveryId, Platform};
use crate::store::{Outcome, SettledCopy};

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
const CLAIM: usize = 64;

/// How long until it is looked again, after there was nothing to do.
const LOOK: Duration = Duration::from_secs(1);

/// How long turns gather before they are taken, once there was none: a claim is a write that people's answers stand in line
/// with, so it is made for a few copies rather than for each. Less than the burst of the rate, so that no turn is lost.
const GATHERING: Duration = Duration::from_millis(60);

/// Copies that have their turn and their place, not yet claimed.
type Ready = Vec<(DeliveryId, OwnedSemaphorePermit)>;

impl<C: Channel> Sender<C> {
    /// Sends what goes to many, until told to stop. What is claimed by then leaves.
    pub async fn feed(&self, feed: &impl Feed) {
        // Whoever waits for the work to end waits for this too.
        let _at_work = self.shared.work.token();
        while !self.shared.stop.is_cancelled() {
            let left = match feed.due(self.platform(), PAGE).await {
                Ok(page) => self.send_page(feed, page).await,
                Err(NotComposed::Unavailable) => 0,
                Err(NotComposed::Broken(reason)) => {
                    tracing::error!(reason, "what waits for many cannot be looked up");
                    0
                }
            };
            if left == 0 {
                self.pause(tokio::time::sleep(LOOK)).await;
            }
        }
    }

    /// Waits, but not longer than until the stop.
    async fn pause(&self, until: impl Future<Output = ()>) {
        let _ = self.shared.stop.run_until_cancelled(until).await;
    }

    /// Sends each as its turn comes, and returns how many have left.
    async fn send_page(&self, feed: &impl Feed, page: Vec<Due>) -> usize {
        let mut left = 0;
        let mut ready = Ready::with_capacity(CLAIM);
        for due in page {
            // Someone who was written to within the last second is looked up again.
            if self.shared.pace.turn_there(&due.address).is_err() {
                continue;
            }
            left += self.wait_for_turn(feed, &mut ready).await;
            left += self.wait_for_place(feed, &mut ready).await;
            let place = Arc::clone(&self.shared.bulk_in_flight).try_acquire_owned();
            let (Ok(place), false) = (place, self.shared.stop.is_cancelled()) else { return left };
            ready.push((due.delivery, place));
            if ready.len() == CLAIM {
                left += self.send_ready(feed, &mut ready).await;
            }
        }
        left + self.send_ready(feed, &mut ready).await
    }

    /// Waits for a turn. Whoever has had theirs need not wait for others'.
    async fn wait_for_turn(&self, feed: &impl Feed, ready: &mut Ready) -> usize {
        let (pace, mut left) = (&self.shared.pace, 0);
        while let Err(wait) = pace.bulk_turn() {
            left += self.send_ready(feed, ready).await;
            match wait {
                Some(wait) => self.pause(tokio::time::sleep(wait.max(GATHERING))).await,
                None => self.pause(pace.replies_left()).await,
            }
            if self.shared.stop.is_cancelled() {
                break;
            }
        }
        left
    }

    /// Waits until there is a place among the requests under way. Nobody else takes one.
    async fn wait_for_place(&self, feed: &impl Feed, ready: &mut Ready) -> usize {
        let places = &self.shared.bulk_in_flight;
        if places.available_permits() > 0 {
            return 0;
        }
        let left = self.send_ready(feed, ready).await;
        self.pause(async { drop(places.acquire().await) }).await;
        left
    }

    /// Claims those that have their turn, and lets them leave. Returns how many have.
    async fn send_ready(&self, feed: &impl Feed, ready: &mut Ready) -> usize {
        if ready.is_empty() || self.shared.stop.is_cancelled() {
            return 0;
        }
        let (copies, mut places): (Vec<_>, Vec<_>) = ready.drain(..).unzip();
        match feed.claim(&copies).await {
            Ok(claimed) => {
                let left = claimed.len();
                for copy in claimed {
                    let (shared, place) = (Arc::clone(&self.shared), places.pop());
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

/// What an attempt was to do.
enum Sent {
    /// Show it, with what that taught about its file.
    Anew(Option<FileNews>),
    /// Remove it.
    TakenBack,
}

impl<C: Channel> Shared<C> {
    async fn send_copy(&self, copy: Claimed) {
        match copy {
            Claimed::Send(outgoing) => {
                let Outgoing { delivery, address, to, room, attempts, message, .. } = *outgoing;
                let to = Destination { delivery, address: to, room, part: 0 };
                let mut file = None;
                let verdict = self.send_parts(&to, message, &mut file).await;
                self.settle_copy(&to, address, attempts, verdict, Sent::Anew(file));
            }
            Claimed::TakeBack { message, at, address, attempts } => {
                let verdict = self.count(self.channel.take_back(&at, &message).await);
                self.settle_copy(&at, address, attempts, verdict, Sent::TakenBack);
            }
        }
    }

    /// Sends all of a message, once. What broke off in the middle may not be begun again.
    async fn send_parts(
        &self,
        to: &Destination,
        message: Message,
        file: &mut Option<FileNews>,
    ) -> Verdict {
        let mut to = to.clone();
        let mut last = Verdict::Sent(None);
        for part in self.channel.parts(message) {
            let (verdict, news) = self.channel.send_copy(&to, &part).await;
            *file = file.take().or(news);
            last = match self.count(verdict) {
                Verdict::Sent(id) => Verdict::Sent(id),
                Verdict::Halt(reason) => return Verdict::Halt(reason),
                verdict if to.part == 0 => return verdict,
                _ => return Verdict::Uncertain,
            };
            to.part += 1;
        }
        last
    }

    fn settle_copy(
        &self,
        to: &Destination,
        address: AddressId,
        attempts: u32,
        verdict: Verdict,
        sent: Sent,
    ) {
        let (platform, delivery, now) =
            (self.channel.platform().as_str(), to.delivery, (self.clock)());
        match &verdict {
            Verdict::RetryAt(at) => {
                self.pace.flooded(&to.address, (*at - now).to_std().unwrap_or_default());
            }
            Verdict::Rejected(why) => {
                tracing::error!(platform, %delivery, why, "the platform refuses a copy of a broadcast");
            }
            Verdict::Halt(reason) => self.halt(reason.clone()),
            _ => {}
        }
        let taking_back = matches!(sent, Sent::TakenBack);
        let (state, at, attempts) = after_attempt(&verdict, attempts, taking_back, now);
        let message = match &verdict {
            Verdict::Sent(message) => message.clone(),
            _ => None,
        };
        let file = match sent {
            Sent::Anew(file) => file,
            Sent::TakenBack => None,
        };
        let copy = Some(SettledCopy { delivery, state, at, attempts, message, file });
        self.channel.settled(delivery);
        self.write_down(Outcome { delivery, address, verdict, copy });
    }
}
