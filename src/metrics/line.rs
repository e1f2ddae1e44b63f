//! What waits somewhere, and since when.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A line that things wait in. Cheap to clone: each clone is the same line.
#[derive(Debug, Clone, Default)]
pub struct Line(Arc<Mutex<Standing>>);

#[derive(Debug, Default)]
struct Standing {
    next: u64,
    /// Since when each has waited, in the order in which they came.
    since: BTreeMap<u64, Instant>,
}

/// A place in a line, until it is dropped.
#[derive(Debug)]
pub struct Place {
    line: Line,
    number: u64,
}

impl Line {
    /// Takes the last place.
    #[must_use]
    pub fn enter(&self) -> Place {
        let mut standing = self.standing();
        let number = standing.next;
        standing.next += 1;
        standing.since.insert(number, Instant::now());
        Place { line: self.clone(), number }
    }

    /// How many wait, and for how long the first of them has; nothing when none does.
    #[must_use]
    pub fn stands(&self) -> (u64, Duration) {
        let standing = self.standing();
        let oldest = standing.since.first_key_value().map(|(_, since)| since.elapsed());
        (standing.since.len() as u64, oldest.unwrap_or_default())
    }

    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.line.standing().since.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_leaves_the_line_waits_no_longer() {
        let line = Line::default();
        assert_eq!(line.stands(), (0, Duration::ZERO));
        let (first, second) = (line.enter(), line.clone().enter());
        let (waiting, oldest) = line.stands();
        assert_eq!(waiting, 2);
        drop(first);
        let (waiting, younger) = line.stands();
        assert_eq!(waiting, 1);
        assert!(younger <= oldest + Duration::from_secs(1));
        drop(second);
        assert_eq!(line.stands().0, 0);
    }
}
