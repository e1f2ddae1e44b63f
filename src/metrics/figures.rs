//! The figures themselves, and their names.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::encoding::text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::domain::Platform;
use crate::domain::broadcast::Lane;
use crate::domain::delivery::Verdict;
use crate::metrics::Line;

/// What kind of text [`Metrics::text`] is.
/// <https://prometheus.io/docs/specs/om/open_metrics_spec/#protocol-negotiation>
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of how long replies take, in seconds.
const REPLY_SECONDS: [f64; 12] = [0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0, 15.0, 60.0];

type Labels<const N: usize> = [(&'static str, &'static str); N];
type Seconds = Gauge<f64, std::sync::atomic::AtomicU64>;
type Replies = Family<Labels<1>, Histogram, fn() -> Histogram>;

/// What is counted. Cheap to clone: each clone counts the same.
#[derive(Debug, Clone, Default)]
pub struct Metrics(Arc<Counted>);

#[derive(Debug)]
struct Counted {
    sends: Family<Labels<2>, Counter>,
    reply_seconds: Replies,
    answers: Counter,
    /// The replies on each platform that have not had their outcome, and the updates that are not stored yet.
    lines: Mutex<BTreeMap<(Waiting, Platform), Line>>,
    told: Told,
    /// Held while it is told, so that no one reads what another is writing.
    registry: Mutex<Registry>,
}

/// Where something can wait in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Waiting {
    Inbox,
    Replies,
}

/// What is set each time before it is told.
#[derive(Debug, Default)]
struct Told {
    queue: Family<Labels<2>, Gauge>,
    queue_oldest: Family<Labels<2>, Seconds>,
    inbox: Family<Labels<1>, Gauge>,
    inbox_oldest: Family<Labels<1>, Seconds>,
    set_aside: Gauge,
    ready: Family<Labels<1>, Gauge>,
}

/// What waits in one lane of one platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queue {
    /// The lane.
    pub lane: Lane,
    /// The platform.
    pub platform: Platform,
    /// How many messages wait.
    pub waiting: u64,
    /// For how long the first of them has been due.
    pub oldest: Duration,
}

/// What stands elsewhere than in memory, as it is now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Now {
    /// The lanes of what goes to many.
    pub queues: Vec<Queue>,
    /// How many updates are set aside as broken; `None` leaves what was known last.
    pub set_aside: Option<u64>,
    /// The parts of what is served, and whether each is ready.
    pub parts: Vec<(&'static str, bool)>,
}

impl Default for Counted {
    fn default() -> Self {
        let reply_seconds: Replies = Family::new_with_constructor(|| Histogram::new(REPLY_SECONDS));
        let (sends, answers, told) = (Family::default(), Counter::default(), Told::default());
        let mut registry = Registry::with_prefix("panelbot");
        told.register(&mut registry);
        let help = "Requests that were to send, change or take back a message, by what came of them; rate_limited is the platform's 429, away is a mail server that does not answer";
        registry.register("sends", help, Family::clone(&sends));
        let help = "Answers stored or changed, in messengers and on the pages";
        registry.register("answers", help, Counter::clone(&answers));
        let help = "From when an update came in to when the last part of a reply to it had arrived";
        registry.register_with_unit("reply", help, Unit::Seconds, Family::clone(&reply_seconds));
        let registry = Mutex::new(registry);
        Self { sends, reply_seconds, answers, lines: Mutex::default(), told, registry }
    }
}

impl Told {
    fn register(&self, registry: &mut Registry) {
        let help = "Messages that wait to be sent; of paused and ended broadcasts none";
        registry.register("queue_messages", help, self.queue.clone());
        let help = "For how long the first message that waits has been due";
        registry.register_with_unit("queue_oldest", help, Unit::Seconds, self.queue_oldest.clone());
        let help = "Updates that have come in and are not stored yet";
        registry.register("inbox_updates", help, self.inbox.clone());
        let help = "For how long the first update that is not stored has waited";
        registry.register_with_unit("inbox_oldest", help, Unit::Seconds, self.inbox_oldest.clone());
        let help = "Updates set aside as broken, which \"panelbot set-aside list\" shows";
        registry.register("set_aside_updates", help, self.set_aside.clone());
        let help = "Whether a part of what is served is ready, as /health/ready tells it";
        registry.register("part_ready", help, self.ready.clone());
    }

    fn set(&self, now: &Now) {
        if let Some(count) = now.set_aside {
            self.set_aside.set(whole(count));
        }
        for (part, is_ready) in &now.parts {
            self.ready.get_or_create(&[("part", part)]).set(i64::from(*is_ready));
        }
    }

    fn set_queue(&self, queue: &Queue) {
        let labels = [("lane", queue.lane.as_str()), ("platform", queue.platform.as_str())];
        self.queue.get_or_create(&labels).set(whole(queue.waiting));
        self.queue_oldest.get_or_create(&labels).set(queue.oldest.as_secs_f64());
    }
}

impl Metrics {
    /// One request to send, change or take back a message has been answered.
    pub fn sent(&self, platform: Platform, verdict: &Verdict) {
        let labels = [("platform", platform.as_str()), ("verdict", name(platform, verdict))];
        self.0.sends.get_or_create(&labels).inc();
    }

    /// A reply has arrived, so long after what it answers came in.
    pub fn replied(&self, platform: Platform, took: Duration) {
        let labels = [("platform", platform.as_str())];
        self.0.reply_seconds.get_or_create(&labels).observe(took.as_secs_f64());
    }

    /// So many answers have been stored.
    pub fn answered(&self, count: usize) {
        self.0.answers.inc_by(count as u64);
    }

    /// The line of replies on a platform that are waiting or under way.
    #[must_use]
    pub fn replies(&self, platform: Platform) -> Line {
        self.lines().entry((Waiting::Replies, platform)).or_default().clone()
    }

    /// The line of updates from a platform that are not stored yet.
    #[must_use]
    pub fn inbox(&self, platform: Platform) -> Line {
        self.lines().entry((Waiting::Inbox, platform)).or_default().clone()
    }

    /// Everything as Prometheus reads it, with what stands elsewhere than in memory.
    #[must_use]
    pub fn text(&self, now: &Now) -> String {
        let registry = self.0.registry.lock().unwrap_or_else(PoisonError::into_inner);
        let told = &self.0.told;
        told.queue.clear();
        told.queue_oldest.clear();
        now.queues.iter().for_each(|queue| told.set_queue(queue));
        for ((place, platform), line) in &*self.lines() {
            let (platform, (waiting, oldest)) = (*platform, line.stands());
            match place {
                Waiting::Replies => {
                    told.set_queue(&Queue { lane: Lane::Reply, platform, waiting, oldest });
                }
                Waiting::Inbox => {
                    let labels = [("platform", platform.as_str())];
                    told.inbox.get_or_create(&labels).set(whole(waiting));
                    told.inbox_oldest.get_or_create(&labels).set(oldest.as_secs_f64());
                }
            }
        }
        told.set(now);
        let mut written = String::new();
        // Writing to memory does not fail.
        let _ = text::encode(&mut written, &registry);
        written
    }

    fn lines(&self) -> MutexGuard<'_, BTreeMap<(Waiting, Platform), Line>> {
        self.0.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A verdict's name in figures. A mail server knows no limit: one that is to be tried later is away.
fn name(platform: Platform, verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Sent(_) => "sent",
        Verdict::RetryAt(_) if platform == Platform::Email => "away",
        Verdict::RetryAt(_) => "rate_limited",
        Verdict::Failed(_) => "failed",
        Verdict::Uncertain => "uncertain",
        Verdict::Unreachable => "unreachable",
        Verdict::Rejected(_) => "rejected",
        Verdict::Halt(_) => "halted",
    }
}
