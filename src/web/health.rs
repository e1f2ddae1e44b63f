//! Whether the process lives and whether it is ready, for whoever watches over it. No names, no tokens and no platform's words:
//! why something is not ready stands in the log and in `panelbot doctor`.

use std::fmt;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use super::guard;

/// How it stands with one part of what is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub name: &'static str,
    /// How it stands, in a word or two.
    pub state: &'static str,
    /// Whether it does what it is there for, or was never meant to.
    pub is_ready: bool,
}

/// Whoever knows how it stands. Cheap to clone, and asked at every request.
#[derive(Clone)]
pub struct Health(Arc<dyn Fn() -> Vec<Part> + Send + Sync>);

impl fmt::Debug for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.parts()).finish()
    }
}

impl Health {
    /// Health as `look` tells it, which must not wait for anything.
    #[must_use]
    pub fn new(look: impl Fn() -> Vec<Part> + Send + Sync + 'static) -> Self {
        Self(Arc::new(look))
    }

    /// How it stands with each part now.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        (self.0)()
    }
}

/// `/health`, `/health/live` and `/health/ready`.
pub(super) fn routes(health: Health) -> Router {
    Router::new()
        .route("/health", get(summary))
        .route("/health/live", get(async || Json(json!({ "live": true }))))
        .route("/health/ready", get(ready))
        .layer(from_fn(guard::headers))
        .with_state(health)
}

/// All of it, always with 200: that it answers is what a status can say here.
async fn summary(State(health): State<Health>) -> Json<Value> {
    let parts = health.parts();
    let ready = parts.iter().all(|part| part.is_ready);
    Json(json!({ "live": true, "ready": ready, "parts": named(parts) }))
}

/// 200 when every part is ready, else 503 with those that are not.
async fn ready(State(health): State<Health>) -> Response {
    let mut parts = health.parts();
    parts.retain(|part| !part.is_ready);
    if parts.is_empty() {
        return Json(json!({ "ready": true })).into_response();
    }
    let told = json!({ "ready": false, "not_ready": named(parts) });
    (StatusCode::SERVICE_UNAVAILABLE, Json(told)).into_response()
}

fn named(parts: Vec<Part>) -> Map<String, Value> {
    parts.into_iter().map(|part| (part.name.to_owned(), part.state.into())).collect()
}
