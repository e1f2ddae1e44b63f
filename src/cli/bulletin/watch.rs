//! Watching a bulletin to its end: a bar in a terminal, a line now and then where the output is read by a program.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::super::Failure;
use super::super::output::{Output, local};
use super::status;
use crate::domain::broadcast::{BroadcastState, Figures, Pace};
use crate::service::{BulletinName, BulletinStatus, Desk};

/// How long between two looks.
const LOOK: Duration = Duration::from_secs(1);

/// To a terminal: empty this line; cut what is too long for it instead of going on below, where it could not be emptied
/// again; and go on below again.
const CLEAR: &str = "\u{1b}[K";
const KEEP_LINE: &str = "\u{1b}[?7l";
const WRAP: &str = "\u{1b}[?7h";

/// Signs of the bar.
const WIDTH: u64 = 30;

/// Shows how it goes until nothing more leaves by itself, and then how it went.
///
/// # Errors
/// When there is no such bulletin, or the database is away.
pub async fn to_the_end(
    name: &BulletinName,
    desk: &Desk,
    as_json: bool,
) -> Result<Output, Failure> {
    let in_terminal = stderr().is_terminal();
    let (pace, mut told) = (desk.pace(), String::new());
    loop {
        let now = desk.now();
        let status = desk.bulletin_status(name).await?;
        let line = line(&status, &pace, now);
        if !as_json && line != told {
            // Whoever reads no more still gets it sent.
            let _ = if in_terminal {
                write!(stderr(), "\r{CLEAR}{KEEP_LINE}{} {line}{WRAP}", bar(&status.total))
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
            return Ok(status::show(&status, &pace, now));
        }
        tokio::time::sleep(LOOK).await;
    }
}

fn bar(total: &Figures) -> String {
    let settled = total.total() - total.waiting - total.sending;
    let full = (settled * WIDTH).checked_div(total.total()).unwrap_or(0);
    (0..WIDTH).map(|sign| if sign < full { '█' } else { '░' }).collect()
}

fn line(status: &BulletinStatus, pace: &Pace, now: DateTime<Utc>) -> String {
    let BulletinStatus { bulletin, total, spread, .. } = status;
    let more = if *spread { "" } else { "+" };
    let mut line = format!("{} of {}{more} sent", total.sent, total.total());
    for (count, what) in [
        (total.waiting + total.sending, "waiting"),
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
    match (bulletin.broadcast.state, status::end(status, pace, now)) {
        (BroadcastState::Scheduled { due_at }, _) => {
            let _ = write!(line, "; begins {}", local(&bulletin.panel, due_at));
        }
        (_, Some(end)) => {
            let _ = write!(line, "; ends about {}", local(&bulletin.panel, end));
        }
        (state, None) => {
            let _ = write!(line, "; {}", state.as_str());
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_what_is_settled_whatever_became_of_it() {
        let full = |figures: Figures| bar(&figures).matches('█').count();
        assert_eq!(full(Figures::default()), 0);
        let half = Figures { waiting: 40, sending: 10, sent: 40, failed: 10, ..Figures::default() };
        assert_eq!(full(half), 15);
        let done = Figures { sent: 1, unreachable: 1, uncertain: 1, ..Figures::default() };
        assert_eq!(full(done), 30);
    }
}
