//! Reading SQLite's write-ahead log as an attacker does: which change wrote which rows.
//! The format: <https://www.sqlite.org/fileformat2.html#walformat>

use std::collections::{BTreeMap, BTreeSet};

use panelbot::domain::Round;
use uuid::Uuid;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// In which change each panelist's participation, and each respondent's newest row, came last. Both follow the round's id
/// in the row; keys are told apart from panelists by what has been seen before.
pub fn changes(log: &[u8], round: &Round) -> (BTreeMap<Uuid, u64>, BTreeMap<Vec<u8>, u64>) {
    let (mut people, mut keys) = (BTreeMap::new(), BTreeMap::new());
    let mut before: BTreeMap<u32, BTreeSet<Vec<u8>>> = BTreeMap::new();
    for (change, frames) in (0..).zip(commits(log)) {
        for (page, bytes) in frames {
            let now = rows(bytes, round);
            let earlier = before.insert(page, now.clone()).unwrap_or_default();
            for row in now.difference(&earlier) {
                if let Ok(id) = Uuid::from_slice(&row[..16]) {
                    people.insert(id, change);
                }
                keys.insert(row[..32].to_vec(), change);
            }
        }
    }
    (people, keys)
}

/// What follows the round's id, wherever it stands on a page: 32 bytes name the row, and some more its content.
fn rows(page: &[u8], round: &Round) -> BTreeSet<Vec<u8>> {
    let id = round.id.0.as_bytes();
    let places = page.windows(16).enumerate().filter(|(_, window)| window == id);
    places.filter_map(|(place, _)| Some(page.get(place + 16..place + 64)?.to_vec())).collect()
}

/// The frames of each commit, as page numbers with pages.
fn commits(log: &[u8]) -> Vec<Vec<(u32, &[u8])>> {
    let word = |place: usize| {
        log.get(place..place + 4)
            .map(|four| u32::from_be_bytes(four.try_into().expect("four bytes")))
    };
    let Some(page_size) = word(8).map(|size| size as usize) else { return Vec::new() };
    let (mut commits, mut open) = (Vec::new(), Vec::new());
    let mut place = HEADER;
    while let (Some(page), Some(size_after_commit)) = (word(place), word(place + 4)) {
        let start = place + FRAME_HEADER;
        let Some(bytes) = log.get(start..start + page_size) else { break };
        open.push((page, bytes));
        if size_after_commit > 0 {
            commits.push(std::mem::take(&mut open));
        }
        place = start + page_size;
    }
    commits
}
