//! What came in one poll, in batches that can each be taken in at once.

use std::collections::HashMap;

use crate::domain::message::Incoming;

/// Most updates in one batch.
const BATCH: usize = 64;

/// The updates in batches of at most 64 with at most one of each address, each address's own in order.
#[must_use]
pub fn batches(updates: Vec<Incoming>) -> Vec<Vec<Incoming>> {
    let mut batches: Vec<Vec<Incoming>> = Vec::new();
    let mut next_of = HashMap::new();
    for update in updates {
        let next = next_of.entry(update.from.clone()).or_insert(0);
        while batches.get(*next).is_some_and(|batch| batch.len() >= BATCH) {
            *next += 1;
        }
        if *next == batches.len() {
            batches.push(Vec::new());
        }
        batches[*next].push(update);
        *next += 1;
    }
    batches
}
