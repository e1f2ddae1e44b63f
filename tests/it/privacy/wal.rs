//! Reading SQLite's write-ahead log as an attacker does: which change wrote which rows.
//! The format: <https://www.sqlite.org/fileformat2.html#walformat>

use std::collections::BTreeMap;

use panelbot::domain::Round;
use uuid::Uuid;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Where the times stand after the round's id: after the panelist's id, and after `2027-01-15T09:00:00+00:00`.
const STARTED: usize = 16;
const COMPLETED: usize = STARTED + 25;
const KEY_BYTES: usize = 32;

/// In which change each panelist completed the round, and in which each respondent's choice came. Both follow the round's
/// id in their rows: a panelist's id before two times, a key before the choice as JSON.
pub fn changes(log: &[u8], round: &Round) -> (BTreeMap<Uuid, u64>, BTreeMap<Vec<u8>, u64>) {
    let (mut people, mut keys) = (BTreeMap::new(), BTreeMap::new());
    for (change, frames) in (0..).zip(commits(log)) {
        for row in frames.into_iter().flat_map(|page| rows(page, round)) {
            if row[STARTED..].starts_with(b"20") && row[COMPLETED..].starts_with(b"20") {
                let id = Uuid::from_slice(&row[..STARTED]).expect("sixteen bytes");
                people.entry(id).or_insert(change);
            }
            if row[KEY_BYTES..].starts_with(b"{\"choices\"") {
                keys.entry(row[..KEY_BYTES].to_vec()).or_insert(change);
            }
        }
    }
    (people, keys)
}

/// What follows the round's id, wherever it stands on a page.
fn rows<'a>(page: &'a [u8], round: &'a Round) -> impl Iterator<Item = &'a [u8]> {
    let id = round.id.0.as_bytes();
    let places = page.windows(16).enumerate().filter(move |(_, window)| window == id);
    places.filter_map(|(place, _)| page.get(place + 16..place + 64))
}

/// The pages that each commit wrote.
fn commits(log: &[u8]) -> Vec<Vec<&[u8]>> {
    let word = |place: usize| {
        log.get(place..place + 4)
            .map(|four| u32::from_be_bytes(four.try_into().expect("four bytes")))
    };
    let Some(page_size) = word(8).map(|size| size as usize) else { return Vec::new() };
    let (mut commits, mut open) = (Vec::new(), Vec::new());
    let mut place = HEADER;
    while let Some(size_after_commit) = word(place + 4) {
        let start = place + FRAME_HEADER;
        let Some(bytes) = log.get(start..start + page_size) else { break };
        open.push(bytes);
        if size_after_commit > 0 {
            commits.push(std::mem::take(&mut open));
        }
        place = start + page_size;
    }
    commits
}
