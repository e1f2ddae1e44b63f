//! When bad things happen in a rehearsal: at moments drawn from its seed, spread over its progress and not only over
//! time.

use std::time::Duration;

use anyhow::Result;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::sync::watch;

/// The parts of the progress within which something happens: people are in the middle of it, and enough of them are left
/// afterwards to notice.
const FROM: f64 = 0.03;
const TO: f64 = 0.85;
/// Not at the very moment when someone comes or goes, but up to this long after it.
const DELAY: Duration = Duration::from_millis(700);

/// How many bad things happen, and when.
#[derive(Debug)]
pub(super) struct Moments {
    random: StdRng,
    planned: Vec<f64>,
}

impl Moments {
    /// So many moments, the same for the same seed: one somewhere in each equal part of the progress.
    pub(super) fn draw(seed: u64, count: usize) -> Self {
        let mut random = StdRng::seed_from_u64(seed ^ 0x6B69_6C6C);
        let share = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let part = |nth: usize| f64::from(u32::try_from(nth).unwrap_or(u32::MAX));
        let planned = (0..count)
            .map(|nth| FROM + (TO - FROM) * (part(nth) + random.random_range(0.0..1.0)) / share)
            .collect();
        Self { random, planned }
    }

    /// Lets them happen, one after another, and gives how many did before everyone was through.
    pub(super) async fn happen(
        mut self,
        mut progress: watch::Receiver<f64>,
        mut strike: impl AsyncFnMut(usize) -> Result<()>,
    ) -> Result<usize> {
        for (nth, moment) in self.planned.iter().enumerate() {
            if progress.wait_for(|now| now >= moment).await.is_err() {
                return Ok(nth);
            }
            tokio::time::sleep(DELAY.mul_f64(self.random.random_range(0.0..1.0))).await;
            strike(nth).await?;
        }
        Ok(self.planned.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_are_spread_and_come_from_the_seed() {
        let moments = Moments::draw(7, 30).planned;
        assert_eq!(moments, Moments::draw(7, 30).planned);
        assert_ne!(moments, Moments::draw(8, 30).planned);
        assert!(moments.is_sorted() && moments[0] >= FROM && moments[29] <= TO);
        assert!(moments.windows(2).all(|pair| pair[1] - pair[0] < 2.0 * (TO - FROM) / 30.0));
    }

    #[tokio::test]
    async fn what_comes_too_late_does_not_happen() {
        let (sender, receiver) = watch::channel(0.5);
        drop(sender);
        let happened = Moments::draw(7, 4).happen(receiver, async |_| Ok(())).await;
        assert!(happened.is_ok_and(|happened| happened < 4));
    }
}
