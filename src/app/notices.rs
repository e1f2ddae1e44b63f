//! Telling staff in their chats, as the alarm does: those who answer for a statement that it is due, each thing once, and the
//! owners of a panel that somebody has written what may mean danger.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::alarm::Alarm;
use super::trust::Trust;
use crate::service::{Desk, DueNotice, Error};

/// How long between two looks.
const LOOK: Duration = Duration::from_secs(30);

/// Looks again and again until told to stop. A clock that was just set brings nothing about, but danger waits for no clock.
pub async fn run(desk: Desk, alarm: Alarm, stop: CancellationToken) {
    let mut trust = Trust::new(desk.now(), Instant::now());
    while stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
        if let Err(error) = tell_danger(&desk, &alarm).await
            && !error.passes()
        {
            tracing::error!(%error, "it could not be looked up whether somebody may be in danger");
        }
        let now = Instant::now();
        trust.look(desk.now(), now);
        if !trust.is_earned(now) {
            continue;
        }
        if let Err(error) = tell(&desk, &alarm).await
            && !error.passes()
        {
            tracing::error!(%error, "it could not be looked up whose statement is due");
        }
    }
}

/// Tells what is due. While nobody can be told it stays due: a channel may be connecting yet.
///
/// # Errors
/// When the database is away.
pub async fn tell(desk: &Desk, alarm: &Alarm) -> Result<(), Error> {
    for notice in desk.notices_due().await? {
        let DueNotice { round, to, .. } = &notice;
        if !to.iter().any(|(owner, _)| alarm.reaches(owner)) {
            continue;
        }
        // Noted before it leaves: told once, and never twice.
        if desk.note_notice(&notice).await? {
            let told = to.iter().filter(|(owner, text)| alarm.tell(owner, text)).count();
            tracing::info!(%round, told, "told those who answer for a statement that it is due");
        }
    }
    Ok(())
}

/// Tells owners where something may mean danger. While nobody can be told it stays due.
///
/// # Errors
/// When the database is away.
pub async fn tell_danger(desk: &Desk, alarm: &Alarm) -> Result<(), Error> {
    for notice in desk.danger_due().await? {
        if !notice.to.iter().any(|(owner, _)| alarm.reaches(owner)) {
            continue;
        }
        // Noted before it leaves: once an hour, and never more often.
        if desk.note_danger_told(&notice).await? {
            let told = notice.to.iter().filter(|(owner, text)| alarm.tell(owner, text)).count();
            tracing::info!(panel = %notice.panel, told, "told owners to read what may mean danger");
        }
    }
    Ok(())
}
