//! Ways to guess who gave which answer.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::view::{Row, View};

/// Within each background group, the panelists in the order in which they answered are paired with the rows in an order
/// that the database shows.
pub fn by_order(view: &View, order: &[Uuid], shown: impl Fn(&Row) -> u64) -> BTreeMap<Uuid, u64> {
    let backgrounds: BTreeMap<Uuid, &str> =
        view.panelists.iter().map(|one| (one.id, one.background.as_str())).collect();
    let groups: BTreeSet<&str> = backgrounds.values().copied().collect();
    let mut guesses = BTreeMap::new();
    for group in groups {
        let people = order.iter().filter(|who| backgrounds.get(who) == Some(&group));
        let mut rows: Vec<&Row> = view.rows.iter().filter(|row| row.background == group).collect();
        rows.sort_by_key(|row| shown(row));
        guesses.extend(people.zip(rows).map(|(who, row)| (*who, row.own)));
    }
    guesses
}

/// Panelist and row are paired when one and the same change wrote them both, and no other of the group.
pub fn by_group_of_changes(
    view: &View,
    (people, keys): &(BTreeMap<Uuid, u64>, BTreeMap<Vec<u8>, u64>),
) -> BTreeMap<Uuid, u64> {
    let mut guesses = BTreeMap::new();
    for panelist in &view.panelists {
        let Some(change) = people.get(&panelist.id) else { continue };
        let mut fitting = view.rows.iter().filter(|row| {
            row.background == panelist.background && keys.get(&row.key) == Some(change)
        });
        if let (Some(row), None) = (fitting.next(), fitting.next()) {
            guesses.insert(panelist.id, row.own);
        }
    }
    guesses
}

/// Whether the panelists can be parted into those who broke off and those who did not, with rows to match: how many of
/// each. `None` when the database does not tell them apart.
pub fn by_length(view: &View) -> Option<(usize, usize)> {
    let longest = view.rows.iter().map(|row| row.length).max()?;
    let complete = view.panelists.iter().filter(|one| one.completed).count();
    let broken_off = view.panelists.len() - complete;
    let rows = view.rows.iter().filter(|row| row.length == longest).count();
    (rows == complete && broken_off > 0).then_some((complete, broken_off))
}
