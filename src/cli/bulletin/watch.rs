//! Watching a bulletin to its end: a bar in a terminal, a line now and then where the output is read by a program.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::Duration;

use super::super::Failure;
use super::super::output::Output;
use super::{Rates, status};
use crate::domain::broadcast::{BroadcastState, Figures};
use crate::service::{BulletinName, BulletinStatus, Desk};

/// How long between two looks.
const LOOK: Duration = Duration::from_secs(1);

/// Signs of the bar.
const WIDTH: u64 = 30;

/// Shows how it goes until nothing more leaves by itself, and then how it went.
///
/// # Errors
/// When there is no such bulletin, or the database is away.
pub async fn to_the_end(
    name: &BulletinName,
    desk: &Desk,
    rates: &Rates,
    as_json: bool,
) -> Result<Output, Failure> {
    let in_terminal = stderr().is_terminal();
    let mut told = String::new();
    loop {
        let now = desk.now();
        let status = desk.bulletin_status(name).await?;
        let line = line(&status, rates, now);
        if !as_json && line != told {
            // Whoever reads no more still gets it sent.
            let _ = if in_terminal {
                write!(stderr(), "\r\u{1b}[K{} {line}", bar(&status.total))
            } else {
                writeln!(stderr(), "{line}")
            };
            told = line;
        }
        let state = status.bulletin.broadcast.state;
        if !matches!(state, BroadcastState::Running { .. } | BroadcastState::Scheduled { .. }) {
            if in_terminal && !as_json {
                let _ = writeln!(stderr());
            }
            return Ok(status::show(&status, rates, now));
        }
        tokio::time::sleep(LOOK).await;
    }
}

fn bar(total: &Figures) -> String {
    let settled = total.total() - total.waiting - total.sending;
    let full = (settled * WIDTH).checked_div(total.total()).unwrap_or(0);
    (0..WIDTH).map(|sign| if sign < full { '█' } else { '░' }).collect()
}

fn line(status: &BulletinStatus, rates: &Rates, now: chrono::DateTime<chrono::Utc>) -> String {
    let BulletinStatus { bulletin, total, spread, .. } = status;
    let more = if *spread { "" } else { "+" };
    let mut line = format!("{} of {}{more} sent", total.sent, total.total());
    for (count, what) in [
        (total.unreachable, "unreachable"),
        (total.failed, "failed"),
        (total.uncertain, "uncertain"),
        (total.held, "held back"),
        (total.cancelled, "no longer wanted"),
    ] {
        if count > 0 {
            let _ = write!(line, ", {count} {what}");
        }
    }
    match (bulletin.broadcast.state, status::end(status, rates, now)) {
        (BroadcastState::Scheduled { due_at }, _) => {
            let _ = write!(line, "; begins {}", status::local(&bulletin.panel, due_at));
        }
        (_, Some(end)) => {
            let _ = write!(line, "; ends about {}", status::local(&bulletin.panel, end));
        }
        (state, None) => {
            let _ = write!(line, "; {}", state.as_str());
        }
    }
    line
}
