//! The figures, on an address of their own: they are not for everybody.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::Health;
use crate::metrics::{CONTENT_TYPE, Metrics, Now, Queue};
use crate::service::{Backlog, Desk};

/// So many times as long as a count took it is good for: counting takes a hundredth of the time at most, however much waits.
const GOOD_FOR: u32 = 100;

/// What every request needs.
#[derive(Debug, Clone)]
struct Gathering {
    desk: Desk,
    metrics: Metrics,
    health: Health,
    counted: Arc<Mutex<Option<Counted>>>,
}

/// What waits in the database, and until when that is not counted again.
#[derive(Debug)]
struct Counted {
    backlog: Backlog,
    good_until: Instant,
}

/// `/metrics`, and nothing else.
pub fn metrics(desk: Desk, health: Health) -> Router {
    let metrics = desk.metrics().clone();
    let gathering = Gathering { desk, metrics, health, counted: Arc::default() };
    Router::new().route("/metrics", get(tell)).with_state(gathering)
}

async fn tell(State(gathering): State<Gathering>) -> impl IntoResponse {
    let now = gathering.now().await;
    ([(header::CONTENT_TYPE, CONTENT_TYPE)], gathering.metrics.text(&now))
}

impl Gathering {
    /// What stands elsewhere than in memory. While the database is away, that is only what is ready.
    async fn now(&self) -> Now {
        let parts = self.health.parts().into_iter().map(|part| (part.name, part.is_ready));
        let mut now = Now { parts: parts.collect(), ..Now::default() };
        let mut counted = self.counted.lock().await;
        if counted.as_ref().is_none_or(|last| last.good_until <= Instant::now()) {
            *counted = self.count().await;
        }
        if let Some(Counted { backlog, .. }) = &*counted {
            now.set_aside = Some(backlog.set_aside);
            let time = self.desk.now();
            let queues = backlog.queued.iter().map(|((lane, platform), queued)| {
                let due_for = queued.first_due_at.and_then(|due_at| (time - due_at).to_std().ok());
                let oldest = due_for.unwrap_or(Duration::ZERO);
                Queue { lane: *lane, platform: *platform, waiting: queued.waiting, oldest }
            });
            now.queues = queues.collect();
        }
        now
    }

    async fn count(&self) -> Option<Counted> {
        let began = Instant::now();
        // That the database is away is told where it is noticed.
        let backlog = self.desk.backlog().await.ok()?;
        Some(Counted { backlog, good_until: Instant::now() + began.elapsed() * GOOD_FOR })
    }
}
