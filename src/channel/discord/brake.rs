//! A brake for when Discord keeps saying no.
//!
//! "10,000 invalid requests per 10 minutes" (answers 401, 403 and 429) shut an address out: 16 a second.
//! <https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans>

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// So many no in any second are let pass: half of what is allowed.
const PLACES: usize = 8;

/// Of these places, those that what goes to many may take at once: whoever answers somebody finds one that is soon free.
pub(super) const PLACES_FOR_MANY: usize = 6;

/// How long a no keeps its place.
const KEPT: Duration = Duration::from_secs(1);

/// So many places for requests that Discord may say no to. A request takes one, and gives it back with its answer; a no keeps
/// it for a second. So there can be no more of them in any second than there are places, wherever it begins.
#[derive(Debug)]
pub(super) struct Brake(Arc<Semaphore>);

impl Brake {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(PLACES)))
    }

    /// Waits until one more request may leave that can meet a no. First come, first served.
    pub(super) async fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).acquire_owned().await.ok()
    }

    /// Notes one no to a request with this place, or to one that took none.
    pub(super) fn note(&self, place: Option<OwnedSemaphorePermit>) {
        let place = place.or_else(|| Arc::clone(&self.0).try_acquire_owned().ok());
        tokio::spawn(async move {
            tokio::time::sleep(KEPT).await;
            drop(place);
        });
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_more_than_eight_no_in_any_second_however_many_are_under_way() {
        let brake = Arc::new(Brake::new());
        let request = |took: u64| {
            let brake = Arc::clone(&brake);
            async move {
                let place = brake.place().await;
                tokio::time::sleep(Duration::from_millis(took)).await;
                brake.note(place);
                Instant::now()
            }
        };
        let requests: Vec<_> =
            (0..200_u64).map(|nth| tokio::spawn(request(nth * 37 % 400))).collect();
        let mut noes = Vec::new();
        for request in requests {
            noes.push(request.await.expect("it ends"));
        }
        noes.sort_unstable();
        for (first, ninth) in noes.iter().zip(noes.iter().skip(PLACES)) {
            assert!(*ninth - *first >= KEPT);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_meets_no_no_is_not_held_up() {
        let (brake, start) = (Brake::new(), Instant::now());
        brake.note(brake.place().await);
        for _ in 0..100 {
            drop(brake.place().await);
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
    }
}
