//! E-mail, plugged in.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::alarm::Alarm;
use super::clock;
use crate::channel::email::{Email, Fault, Security, Settings};
use crate::config::{self, EmailSecurity};
use crate::delivery::Sender;
use crate::domain::Platform;
use crate::service::Desk;
use crate::store::Store;

/// How long a mail server that is asked whether it is there may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long between two times that a mail server that is away is asked.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Whether the mail server lets us in; `None` when e-mail is off.
///
/// # Errors
/// When it does not, or does not answer `within` this time.
pub async fn check_email(settings: &config::Email, within: Duration) -> Result<Option<()>, Fault> {
    let Some(settings) = told(settings) else { return Ok(None) };
    Email::new(settings, clock()).check(within).await.map(Some)
}

/// Serves e-mail until told to stop. Where that cannot be, it is logged, and the other channels go on.
pub async fn run(
    settings: config::Email,
    desk: Desk,
    store: Store,
    alarm: Alarm,
    stop: CancellationToken,
) {
    let Some(reached_by) = told(&settings) else {
        tracing::info!("e-mail is off: email.host is not set");
        return;
    };
    let email = Email::new(reached_by, clock());
    match stop.run_until_cancelled(email.look(PATIENCE)).await {
        None => return,
        Some(Err(refused)) => {
            tracing::error!(%refused, "e-mail is off");
            alarm.lose(Platform::Email);
            return;
        }
        Some(Ok(())) => tracing::info!("e-mail is on"),
    }
    let (ledger, metrics) = (Arc::new(store), desk.metrics().clone());
    let sender = Sender::counting(email.clone(), ledger, settings.limits, clock(), metrics);
    let over = stop.child_token();
    // What stopped it is logged where it happened.
    let served = async {
        if email.serve(&desk, &sender, &stop).await.is_err() {
            alarm.lose(Platform::Email);
        }
        over.cancel();
    };
    let watched = over.run_until_cancelled(watch(&email, &alarm));
    tokio::join!(served, sender.feed(&desk), watched);
}

/// Tells whether the mail server is there. While it is away it is asked now and then: there may be no letter to find it out
/// by.
async fn watch(email: &Email, alarm: &Alarm) {
    let mut away = email.is_away();
    loop {
        if !*away.borrow_and_update() {
            alarm.serve(Platform::Email);
            // What tells it lives as long as `email`.
            let _ = away.changed().await;
            continue;
        }
        alarm.miss(Platform::Email);
        let changed = tokio::time::timeout(LOOK_AGAIN, away.changed()).await;
        if changed.is_err() && email.look(PATIENCE).await.is_err() {
            return alarm.lose(Platform::Email);
        }
    }
}

/// What the server is reached by, if e-mail is on.
fn told(settings: &config::Email) -> Option<Settings> {
    let server = settings.server.clone()?;
    let security = match server.security {
        EmailSecurity::Tls => Security::Tls,
        EmailSecurity::StartTls => Security::StartTls,
        EmailSecurity::None => Security::None,
    };
    Some(Settings {
        host: server.host,
        port: server.port,
        security,
        login: server.login,
        from: server.from,
        from_name: server.from_name,
    })
}
