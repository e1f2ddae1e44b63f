//! The HTTP side: REST under `/api/v10`, the gateway beside it, and connections that can be cut.

use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State as Shared};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use serde_json::Value;
use tokio::net::TcpListener;

use super::Inner;
use super::faults::Fault;
use super::job::Job;
use super::limits::Left;
use super::refusal::Refusal;
use super::route::Route;
use super::state::Request as Logged;
use super::{body, socket};
use crate::line::{Line, Lines};

/// How long a fault's 429 asks to wait, seconds. Short, so that the three seconds can still be kept.
const FAULT_WAIT: f64 = 0.5;

/// Serves until the token is cancelled.
pub(crate) async fn serve(listener: TcpListener, inner: Arc<Inner>) {
    let stop = inner.stop.clone();
    let router = Router::new().fallback(handle).with_state(inner);
    let service = router.into_make_service_with_connect_info::<Line>();
    let serving = axum::serve(Lines(listener), service).into_future();
    tokio::select! {
        _ = serving => {}
        () = stop.cancelled() => {}
    }
}

/// A request on its way.
struct Coming {
    method: String,
    path: String,
    body: Value,
    arrived: Duration,
}

async fn handle(
    Shared(inner): Shared<Arc<Inner>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response {
    let arrived = inner.now();
    if request.headers().contains_key(header::UPGRADE) {
        return socket::upgrade(inner, request);
    }
    if let Some(left) = inner.lock().ban.holds(arrived) {
        return banned(left);
    }
    let uri = request.uri().clone();
    let path = uri.path().strip_prefix("/api/v10").unwrap_or("/?");
    let method = request.method().clone();
    let mut coming =
        Coming { method: method.to_string(), path: path.to_owned(), body: Value::Null, arrived };
    let Some(route) = Route::read(&method, path) else {
        let known = inner.spec.as_ref().is_some_and(|spec| spec.knows(method.as_str(), path));
        let refusal = if known { Refusal::not_built(path) } else { Refusal::no_such_path() };
        return inner.refused(coming, &refusal);
    };
    let read = match inner.admit(&route, request.headers(), arrived) {
        Ok(left) => body::read(request).await.map(|body| (left, body)),
        Err(refusal) => Err(refusal),
    };
    let (left, body) = match read {
        Ok(read) => read,
        Err(refusal) => return inner.refused(coming, &refusal),
    };
    if inner.keep_requests > 0 {
        coming.body = body.json.clone();
    }
    let problems = inner.spec.as_ref().map(|spec| spec.check(method.as_str(), path, &body.json));
    let job = match (Job::read(&route, body), problems.unwrap_or_default()) {
        (Ok(_), problems) if !problems.is_empty() => Err(Refusal::form(problems)),
        (job, _) => job,
    };
    let job = match job {
        Ok(job) => job,
        Err(refusal) => return inner.refused(coming, &refusal),
    };
    let fault = if route.can_fail() { inner.lock().faults.draw() } else { None };
    if let Some(fault) = fault
        && let Some(response) = inner.before(fault, &line, &mut coming)
    {
        return response;
    }
    let query = uri.query().unwrap_or("");
    let url = inner.gateway_url();
    let done = inner.lock().carry(&route, job, query, &url, arrived);
    if matches!(route, Route::SetCommands { .. }) {
        inner.announce();
    }
    let response = match done {
        Ok(value) => {
            inner.log(coming, "ok".into());
            answer(value, left.as_ref(), &inner, arrived)
        }
        Err(refusal) => inner.refused(coming, &refusal),
    };
    after(fault, &line, response).await
}

async fn after(fault: Option<Fault>, line: &Line, response: Response) -> Response {
    match fault {
        Some(Fault::CutAfter) => line.cut(),
        Some(Fault::NoAnswer) => std::future::pending().await,
        Some(Fault::Slow(time)) => {
            tokio::time::sleep(time).await;
            response
        }
        _ => response,
    }
}

fn answer(value: Value, left: Option<&Left>, inner: &Inner, now: Duration) -> Response {
    let mut response = match value {
        Value::Null => StatusCode::NO_CONTENT.into_response(),
        value => Json(value).into_response(),
    };
    if let Some(left) = left {
        let reset = inner.lock().unix(now) + left.reset_after;
        let headers = response.headers_mut();
        set(headers, "x-ratelimit-limit", &left.limit.to_string());
        set(headers, "x-ratelimit-remaining", &left.remaining.to_string());
        set(headers, "x-ratelimit-reset", &format!("{reset:.3}"));
        set(headers, "x-ratelimit-reset-after", &format!("{:.3}", left.reset_after));
        set(headers, "x-ratelimit-bucket", left.bucket);
    }
    response
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn page(status: StatusCode, words: &str) -> Response {
    let page = format!(
        "<html>\r\n<head><title>{words}</title></head>\r\n<body>\r\n<center><h1>{words}</h1></center>\r\n</body>\r\n</html>\r\n"
    );
    (status, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

fn banned(left: Duration) -> Response {
    let words = "Access denied | discord.com used Cloudflare to restrict access (error code: 1015)";
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, words);
    set(response.headers_mut(), "retry-after", &left.as_secs().max(1).to_string());
    response
}

impl Inner {
    /// Who comes, and not too fast.
    fn admit(
        &self,
        route: &Route,
        headers: &HeaderMap,
        now: Duration,
    ) -> Result<Option<Left>, Refusal> {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        // Source: docs.discord.com, "User Agent".
        if !text(header::USER_AGENT).is_some_and(|agent| agent.starts_with("DiscordBot (")) {
            return Err(Refusal::new(403, 40333, "internal network error").violation());
        }
        let bot = text(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bot "));
        let open = route.carries_token() || *route == Route::Gateway;
        if bot != Some(self.token.as_str()) && !open {
            return Err(Refusal::unauthorized());
        }
        self.lock().limiter.count(route, now)
    }

    /// Faults that come before anything is done.
    fn before(&self, fault: Fault, line: &Line, coming: &mut Coming) -> Option<Response> {
        let mut coming = || {
            let empty = Coming {
                method: String::new(),
                path: String::new(),
                body: Value::Null,
                arrived: coming.arrived,
            };
            std::mem::replace(coming, empty)
        };
        let status = match fault {
            Fault::TooMany => {
                return Some(self.refused(coming(), &Refusal::too_many(FAULT_WAIT, "shared")));
            }
            Fault::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Fault::BadGateway => StatusCode::BAD_GATEWAY,
            Fault::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Fault::CutBefore => {
                self.log(coming(), format!("fault: {}", fault.name()));
                return Some(line.cut());
            }
            Fault::CutAfter | Fault::NoAnswer | Fault::Slow(_) => return None,
        };
        self.log(coming(), format!("fault: {}", fault.name()));
        let reason = status.canonical_reason().unwrap_or("");
        Some(page(status, &format!("{} {reason}", status.as_u16())))
    }

    fn refused(&self, coming: Coming, refusal: &Refusal) -> Response {
        let shared = refusal.wait.is_some_and(|wait| wait.scope == "shared");
        {
            let mut state = self.lock();
            state.ban.count(refusal.status, shared, coming.arrived);
            if refusal.broken {
                let line = format!("{} {}: {}", coming.method, coming.path, refusal.line());
                state.violations.push(line);
            }
        }
        self.log(coming, refusal.line());
        let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST);
        let mut response = (status, Json(refusal.body())).into_response();
        if let Some(wait) = refusal.wait {
            let headers = response.headers_mut();
            set(headers, "retry-after", &format!("{:.0}", wait.seconds.ceil()));
            set(headers, "x-ratelimit-scope", wait.scope);
            set(headers, "x-ratelimit-remaining", "0");
            set(headers, "x-ratelimit-reset-after", &format!("{:.3}", wait.seconds));
            if wait.global {
                set(headers, "x-ratelimit-global", "true");
            }
        }
        response
    }

    fn log(&self, coming: Coming, outcome: String) {
        let mut state = self.lock();
        state.requests += 1;
        if self.keep_requests > 0 {
            if state.log.len() == self.keep_requests {
                state.log.pop_front();
            }
            let Coming { method, path, body, .. } = coming;
            state.log.push_back(Logged { method, path, body, outcome });
        }
    }
}
