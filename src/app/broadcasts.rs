//! What goes to many, on its way: begun when its time comes, spread over its audience, ended when nothing is left of it; and
//! what rounds do and say by themselves.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::trust::Trust;
use crate::domain::RoundId;
use crate::service::{Desk, Error, Refusal};

/// How long between two looks at what is due.
const LOOK: Duration = Duration::from_secs(1);

/// Tends the broadcasts until told to stop. By a clock that was just set none begins.
pub async fn tend(desk: Desk, stop: CancellationToken) {
    let mut trust = Trust::new(desk.now(), Instant::now());
    loop {
        let now = Instant::now();
        trust.look(desk.now(), now);
        let wait = match desk.tend_broadcasts(trust.is_earned(now)).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => LOOK,
            Err(error) => {
                told(&error);
                LOOK
            }
        };
        if stop.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
            return;
        }
    }
}

/// How long between two looks at the rounds' calendars.
const CALENDAR_LOOK: Duration = Duration::from_secs(5);

/// Keeps the rounds' calendars until told to stop. A clock that was just set brings nothing about.
pub async fn keep_calendar(desk: Desk, stop: CancellationToken) {
    let mut trust = Trust::new(desk.now(), Instant::now());
    let mut unopened = BTreeSet::new();
    loop {
        let now = Instant::now();
        trust.look(desk.now(), now);
        match desk.keep_calendar(trust.is_earned(now)).await {
            Ok(done) => done.unopened.iter().for_each(|one| tell_once(&mut unopened, one)),
            Err(error) => told(&error),
        }
        if stop.run_until_cancelled(tokio::time::sleep(CALENDAR_LOOK)).await.is_none() {
            return;
        }
    }
}

fn tell_once(known: &mut BTreeSet<RoundId>, (round, reason): &(RoundId, Refusal)) {
    if known.insert(*round) {
        tracing::error!(%round, %reason, "a round should have opened by itself and could not");
    }
}

fn told(error: &Error) {
    if !error.passes() {
        tracing::error!(%error, "what goes to many could not be tended; it is tried again");
    }
}
