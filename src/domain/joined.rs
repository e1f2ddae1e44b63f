//! Several things named in one breath, with a word such as *and* between each two.

use std::collections::BTreeSet;

use super::reading::fold;

/// Most words of one thing.
const MOST_WORDS: usize = 20;

/// At most so many things with one of these words, folded, between each two, and perhaps before the first; `None` where
/// anything else stands there. Such a word within a thing's own name joins nothing: the longest that is one is taken.
pub(super) fn joined<T: Clone>(
    words: &[&str],
    joins: &BTreeSet<String>,
    most: usize,
    named: &impl Fn(&str) -> Option<T>,
) -> Option<Vec<T>> {
    let is_join = |word: &&str| joins.contains(&fold(word));
    let words =
        words.split_first().filter(|(first, _)| is_join(first)).map_or(words, |(_, rest)| rest);
    let ends = (1..=words.len().min(MOST_WORDS)).rev();
    ends.filter(|end| most > 0 && words.get(*end).is_none_or(is_join)).find_map(|end| {
        let (head, rest) = words.split_at(end);
        let first = named(&head.join(" "))?;
        let others =
            if rest.is_empty() { Vec::new() } else { joined(rest, joins, most - 1, named)? };
        Some([vec![first], others].concat())
    })
}
