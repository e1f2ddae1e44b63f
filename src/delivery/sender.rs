//! The sender: one message at a time to each address, many addresses at once.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::limits::Pace;
use super::queue::{Job, Put, Queues};
use super::{Channel, Ledger, Limits, ledger};
use crate::domain::delivery::{Destination, Outgoing, Verdict, retry_at};
use crate::domain::message::Message;
use crate::domain::{Address, Platform};
use crate::metrics::{Line, Metrics};
use crate::store::Outcome;

/// Says what time it is.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Requests under way at once. A request can take half a minute when the platform is in trouble (teloxide sleeps ten
/// seconds inside a failed one), and the others should not wait for it.
const IN_FLIGHT: usize = 512;

/// Messages that may wait in memory; whoever brings more waits.
const ROOM: usize = 10_000;

/// Attempts of a reply that may have arrived, before it is left at that. So a reply arrives twice after one lost
/// answer of the platform, and three times at the very worst.
const UNCERTAIN_ATTEMPTS: u32 = 3;

/// Sends replies on one platform. Cheap to clone.
pub struct Sender<C> {
    pub(super) shared: Arc<Shared<C>>,
}

impl<C> Clone for Sender<C> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

pub(super) struct Shared<C> {
    pub(super) channel: C,
    pub(super) clock: Clock,
    pub(super) pace: Pace,
    queues: Queues,
    in_flight: Semaphore,
    pub(super) bulk_in_flight: Arc<Semaphore>,
    room: Arc<Semaphore>,
    settled: mpsc::UnboundedSender<Outcome>,
    /// How many outcomes there have been, and how many of them are written down.
    outcomes: AtomicU64,
    written: watch::Sender<u64>,
    /// Each address that something is sent to, and each copy of a broadcast.
    pub(super) work: TaskTracker,
    /// The writing down of outcomes.
    writing: TaskTracker,
    /// No further request leaves.
    pub(super) stop: CancellationToken,
    /// Nothing more will have an outcome.
    over: CancellationToken,
    /// Why the platform takes nothing any more.
    halted: OnceLock<String>,
    metrics: Metrics,
    /// The replies that wait or are under way.
    line: Line,
}

/// How one job ended.
enum End {
    /// With an outcome.
    Settled(Verdict),
    /// Without one: it is found at the next start and sent again.
    Stopped,
}

impl<C: Channel> Sender<C> {
    /// Starts a sender for a channel, which writes down in `ledger` what became of messages. It must be in a runtime.
    pub fn new(channel: C, ledger: Arc<impl Ledger>, limits: Limits, clock: Clock) -> Self {
        Self::counting(channel, ledger, limits, clock, Metrics::default())
    }

    /// The same, and it is counted in `metrics` what it does.
    pub fn counting(
        channel: C,
        ledger: Arc<impl Ledger>,
        limits: Limits,
        clock: Clock,
        metrics: Metrics,
    ) -> Self {
        let (settled, to_write) = mpsc::unbounded_channel();
        let written = watch::Sender::new(0);
        let line = metrics.replies(channel.platform());
        let bulk_in_flight = Arc::new(Semaphore::new(channel.many_at_once()));
        let shared = Shared {
            channel,
            clock,
            pace: Pace::new(limits),
            queues: Queues::default(),
            in_flight: Semaphore::new(IN_FLIGHT),
            bulk_in_flight,
            room: Arc::new(Semaphore::new(ROOM)),
            settled,
            outcomes: AtomicU64::new(0),
            written: written.clone(),
            work: TaskTracker::new(),
            writing: TaskTracker::new(),
            stop: CancellationToken::new(),
            over: CancellationToken::new(),
            halted: OnceLock::new(),
            metrics,
            line,
        };
        shared.writing.spawn(ledger::keep(ledger, to_write, written, shared.over.clone()));
        Self { shared: Arc::new(shared) }
    }

    /// Takes messages to send, in their order for each address. Waits while too many wait already. What is brought
    /// after the stop stays stored as being sent.
    pub async fn take(&self, messages: Vec<Outgoing>) {
        for outgoing in messages {
            let room = Arc::clone(&self.shared.room).acquire_owned();
            let Some(Ok(room)) = self.shared.stop.run_until_cancelled(room).await else { return };
            let room = (room, self.shared.line.enter());
            let to = outgoing.to.clone();
            let job = Job::new(outgoing, |message| self.shared.channel.parts(message), room);
            match self.shared.queues.put(&to, job) {
                Put::First => {
                    let shared = Arc::clone(&self.shared);
                    self.shared.work.spawn(async move { shared.serve(&to).await });
                }
                Put::Behind => {}
                Put::InPlaceOf(earlier) => self.shared.settle(&earlier, Verdict::Sent(None)),
            }
        }
    }

    pub(super) fn platform(&self) -> Platform {
        self.shared.channel.platform()
    }

    /// The line of updates that have come in on this platform and are not stored yet.
    #[must_use]
    pub fn inbox(&self) -> Line {
        self.shared.metrics.inbox(self.platform())
    }

    pub(super) fn settle(&self, outcome: Outcome) {
        self.shared.write_down(outcome);
    }

    /// Waits until every outcome that there has been is written down.
    pub async fn written(&self) {
        let all = self.shared.outcomes.load(Ordering::Acquire);
        let mut written = self.shared.written.subscribe();
        let there = written.wait_for(|count| *count >= all);
        let _ = self.shared.over.run_until_cancelled(there).await;
    }

    /// Waits until the platform has said that it takes nothing any more, and gives its reason.
    pub async fn halted(&self) -> String {
        self.shared.stop.cancelled().await;
        match self.shared.halted.get() {
            Some(reason) => reason.clone(),
            None => std::future::pending().await,
        }
    }

    /// Stops: no further request leaves; what is under way may finish `within` this time, and its outcomes are
    /// written down.
    pub async fn finish(&self, within: Duration) {
        self.shared.stop.cancel();
        self.shared.work.close();
        self.shared.writing.close();
        let finished = tokio::time::timeout(within, async {
            self.shared.work.wait().await;
            self.shared.over.cancel();
            self.shared.writing.wait().await;
        });
        if finished.await.is_err() {
            self.shared.over.cancel();
            tracing::warn!(
                platform = self.shared.channel.platform().as_str(),
                "stopped with requests under way; their messages are sent again at the next start"
            );
        }
    }
}

impl<C: Channel> Shared<C> {
    /// Sends what waits for an address, until nothing does.
    async fn serve(&self, to: &Address) {
        while let Some(mut job) = self.queues.next(to) {
            let End::Settled(verdict) = self.see_through(to, &mut job).await else { return };
            let lost = verdict == Verdict::Unreachable;
            if let (Verdict::Sent(_), Some(heard_at)) = (&verdict, job.heard_at) {
                let took = between(heard_at, (self.clock)());
                self.metrics.replied(self.channel.platform(), took);
            }
            self.settle(&job, verdict);
            if lost {
                for waiting in self.queues.drain(to) {
                    self.settle(&waiting, Verdict::Unreachable);
                }
            }
        }
    }

    /// Sends one message, part after part, as many times as it takes.
    async fn see_through(&self, to: &Address, job: &mut Job) -> End {
        let mut last = None;
        while let Some(part) = job.parts.front() {
            let before = (self.clock)();
            let Some(verdict) = self.attempt(&job.to, part).await else { return End::Stopped };
            let wait = match verdict {
                Verdict::Sent(message) => {
                    job.parts.pop_front();
                    job.to.part += 1;
                    last = message;
                    continue;
                }
                Verdict::Halt(reason) => {
                    self.halt(reason);
                    return End::Stopped;
                }
                Verdict::RetryAt(at) => {
                    let wait = between(before, at).min(between((self.clock)(), at));
                    self.pace.flooded(to, wait);
                    wait
                }
                verdict => match self.next_attempt(job, &verdict) {
                    Some(wait) => wait,
                    None => return End::Settled(self.given_up(job, verdict)),
                },
            };
            let wait = tokio::time::sleep(wait);
            if self.stop.run_until_cancelled(wait).await.is_none() {
                return End::Stopped;
            }
        }
        End::Settled(Verdict::Sent(last))
    }

    /// One request, when its turn comes; `None` when the stop comes first. A request that has begun is not broken off.
    async fn attempt(&self, to: &Destination, part: &Message) -> Option<Verdict> {
        let turn = async {
            if self.channel.is_paced(to) {
                self.pace.turn(&to.address).await;
            }
            self.in_flight.acquire().await
        };
        let _place = self.stop.run_until_cancelled(turn).await?.ok()?;
        Some(self.send(to, part).await)
    }

    /// One request.
    pub(super) async fn send(&self, to: &Destination, part: &Message) -> Verdict {
        self.count(self.channel.send(to, part).await)
    }

    /// Counts what came of a request.
    pub(super) fn count(&self, verdict: Verdict) -> Verdict {
        self.metrics.sent(self.channel.platform(), &verdict);
        verdict
    }

    /// How long to wait after an attempt that did not work; `None` for never again.
    fn next_attempt(&self, job: &mut Job, verdict: &Verdict) -> Option<Duration> {
        match verdict {
            Verdict::Failed(_) => {}
            Verdict::Uncertain => {
                job.uncertain += 1;
                if job.uncertain == UNCERTAIN_ATTEMPTS {
                    return None;
                }
            }
            _ => return None,
        }
        job.attempts += 1;
        let now = (self.clock)();
        retry_at(job.attempts, now).map(|at| between(now, at))
    }

    /// Says what an operator should know of a message that is not tried again.
    fn given_up(&self, job: &Job, verdict: Verdict) -> Verdict {
        let (platform, delivery) = (self.channel.platform().as_str(), job.to.delivery);
        match &verdict {
            Verdict::Failed(why) => {
                tracing::warn!(platform, %delivery, why, "a message could not be sent and is given up");
            }
            Verdict::Uncertain => {
                tracing::warn!(platform, %delivery, "a message may have arrived or not and is left at that");
            }
            Verdict::Rejected(why) => {
                tracing::error!(platform, %delivery, why, "the platform refuses a message of ours");
            }
            _ => {}
        }
        verdict
    }

    fn settle(&self, job: &Job, verdict: Verdict) {
        self.channel.settled(job.to.delivery);
        self.write_down(Outcome {
            delivery: job.to.delivery,
            address: job.address,
            verdict,
            copy: None,
        });
    }

    pub(super) fn write_down(&self, outcome: Outcome) {
        self.outcomes.fetch_add(1, Ordering::AcqRel);
        // Fails only when the writer is gone, after the stop: the row is found at the next start.
        let _ = self.settled.send(outcome);
    }

    pub(super) fn halt(&self, reason: String) {
        if self.halted.set(reason).is_ok() {
            let (platform, reason) = (self.channel.platform().as_str(), self.halted.get());
            tracing::error!(
                platform,
                reason,
                "the platform takes no messages any more; sending stops"
            );
        }
        self.stop.cancel();
    }
}

/// How long it is from one time to the other; nothing when that has passed. A time is turned into a wait at once, and
/// waits do not depend on the clock: it may be set.
fn between(now: DateTime<Utc>, at: DateTime<Utc>) -> Duration {
    (at - now).to_std().unwrap_or_default()
}
