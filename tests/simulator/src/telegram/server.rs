//! The HTTP side: one route, every method, and connections that can be cut.

use std::future::IntoFuture;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::Inner;
use super::arrivals::Arrival;
use super::call::Call;
use super::faults::Fault;
use super::params::Params;
use super::refusal::Refusal;
use super::state::Request as Logged;
use crate::line::{Line, Lines};

/// Bytes in one request. Source: Bot API, "Sending files": 50 MB.
const REQUEST_BYTES: usize = 51 * 1024 * 1024;

/// Serves until the token is cancelled.
pub(crate) async fn serve(listener: TcpListener, inner: Arc<Inner>) {
    let stop = inner.stop.clone();
    let route = routing::any(handle);
    let router = Router::new()
        .route("/{bot}/{method}", route)
        .layer(DefaultBodyLimit::max(REQUEST_BYTES))
        .with_state(inner);
    let service = router.into_make_service_with_connect_info::<Line>();
    let serving = axum::serve(Lines(listener), service).into_future();
    tokio::select! {
        _ = serving => {}
        () = stop.cancelled() => {}
    }
}

async fn handle(
    Shared(inner): Shared<Arc<Inner>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    let revoked = inner.revoked.load(Ordering::Relaxed);
    if revoked || bot.strip_prefix("bot") != Some(inner.token.as_str()) {
        return refuse(&Refusal::unauthorized());
    }
    let method = method.to_lowercase();
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(error) => {
            return refuse(&inner.refused(
                &method,
                json!({}),
                Refusal::broken(format!("{error:#}")),
            ));
        }
    };
    let shown = shown(&params);
    let call = match inner.read(&method, &params) {
        Ok(call) => call,
        Err(refusal) => return refuse(&inner.refused(&method, shown, refusal)),
    };
    let arrival = Arrival::of(&call, inner.now());
    let fault = inner.lock().faults.draw(&method, inner.now());
    if let Some(Fault::TooMany | Fault::BadGateway | Fault::CutBefore) = fault {
        inner.arrived(arrival.map(|arrival| arrival.met(fault, None)));
    }
    match fault {
        Some(Fault::TooMany) => {
            return refuse(&inner.refused(&method, shown, Refusal::too_many(1)));
        }
        Some(Fault::BadGateway) => {
            inner.log(&method, shown, "fault: 502".into());
            return bad_gateway();
        }
        Some(Fault::CutBefore) => {
            inner.log(&method, shown, "fault: cut before".into());
            return line.cut();
        }
        _ => {}
    }
    let result = match call {
        Call::GetUpdates { offset, limit, timeout, allowed } => {
            inner.poll(offset, limit, timeout, allowed, fault == Some(Fault::Repeat)).await
        }
        call => inner.act(call),
    };
    inner.arrived(arrival.map(|one| one.met(fault, Some(result.as_ref().map(|_| ())))));
    let response = match result {
        Ok(value) => {
            inner.log(&method, shown, "ok".into());
            answer(&value)
        }
        Err(refusal) => refuse(&inner.refused(&method, shown, refusal)),
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

/// The parameters for the log: files by name only.
fn shown(params: &Params) -> Value {
    let mut values = params.values.clone();
    for (name, file) in &params.files {
        values.insert(name.clone(), json!({ "file": file.name, "bytes": file.bytes.len() }));
    }
    Value::Object(values)
}

fn answer(result: &Value) -> Response {
    Json(json!({ "ok": true, "result": result })).into_response()
}

fn refuse(refusal: &Refusal) -> Response {
    let code = StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::BAD_REQUEST);
    (code, Json(refusal.body())).into_response()
}

fn bad_gateway() -> Response {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";
    (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

impl Inner {
    /// Checks a request against the rules and the official description.
    fn read(&self, method: &str, params: &Params) -> Result<Call, Refusal> {
        let problems =
            self.spec.as_ref().map(|spec| spec.check(method, params)).unwrap_or_default();
        let Some(call) = Call::read(method, params) else {
            let known = self.spec.as_ref().is_none_or(|spec| spec.knows(method));
            return Err(if known {
                Refusal::not_built(method)
            } else {
                Refusal { code: 404, ..Refusal::broken("method not found") }
            });
        };
        let call = call?;
        match problems.first() {
            Some(first) => Err(Refusal::broken(first)),
            None => Ok(call),
        }
    }

    fn act(&self, call: Call) -> Result<Value, Refusal> {
        let now = self.now();
        let mut state = self.lock();
        state.limit(&call, now)?;
        state.act(call, now)
    }

    /// A real long poll: it answers when something is there, when the time is up, or when another poll takes over.
    async fn poll(
        &self,
        offset: i64,
        limit: usize,
        timeout: u64,
        allowed: Option<Vec<String>>,
        repeat: bool,
    ) -> Result<Value, Refusal> {
        let mut queue = self.queue.subscribe();
        let deadline = tokio::time::Instant::now() + Duration::from_secs(timeout);
        let mine = {
            let mut state = self.lock();
            state.updates.poll += 1;
            state.updates.allow(allowed);
            state.updates.confirm(offset, repeat, self.now());
            state.updates.poll
        };
        self.queue.send_modify(|version| *version += 1);
        loop {
            queue.mark_unchanged();
            {
                let mut state = self.lock();
                if state.updates.poll != mine {
                    return Err(Refusal::conflict());
                }
                let found = state.updates.take(limit);
                if !found.is_empty() {
                    return Ok(Value::Array(found));
                }
            }
            tokio::select! {
                _ = queue.changed() => {}
                () = tokio::time::sleep_until(deadline) => return Ok(json!([])),
            }
        }
    }

    fn refused(&self, method: &str, params: Value, refusal: Refusal) -> Refusal {
        if refusal.broken {
            self.lock().violations.push(format!("{method}: {}", refusal.description));
        }
        self.log(method, params, refusal.description.clone());
        refusal
    }

    fn log(&self, method: &str, params: Value, outcome: String) {
        let mut state = self.lock();
        state.requests += 1;
        if self.keep_requests > 0 {
            if state.log.len() == self.keep_requests {
                state.log.pop_front();
            }
            state.log.push_back(Logged { method: method.to_owned(), params, outcome });
        }
        drop(state);
        self.queue.send_modify(|version| *version += 1);
    }
}
