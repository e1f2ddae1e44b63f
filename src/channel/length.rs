//! How long a text is as the platforms count, and keeping within what they take.

use crate::domain::message::Block;

/// UTF-16 units of a text.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The longest beginning of a text within so many UTF-16 units.
pub(super) fn prefix(text: &str, most_units: usize) -> &str {
    let mut used = 0;
    for (index, character) in text.char_indices() {
        used += character.len_utf16();
        if used > most_units {
            return &text[..index];
        }
    }
    text
}

/// A text within so many UTF-16 units, with `…` where it was cut.
pub(super) fn shortened(text: &str, most_units: usize) -> String {
    if units(text) <= most_units {
        return text.to_owned();
    }
    format!("{}…", prefix(text, most_units - 1).trim_end())
}

/// Blocks in groups that each fit in one message, in their order. One that does not fit alone stands alone.
pub(super) fn groups(
    blocks: impl IntoIterator<Item = Block>,
    fits: impl Fn(&[Block]) -> bool,
) -> Vec<Vec<Block>> {
    let mut groups: Vec<Vec<Block>> = vec![Vec::new()];
    for block in blocks {
        let Some(group) = groups.last_mut() else { break };
        group.push(block);
        if group.len() > 1
            && !fits(group)
            && let Some(block) = group.pop()
        {
            groups.push(vec![block]);
        }
    }
    groups
}

/// The first place, from the end, where a text may be cut: after a paragraph, else a line, else a sentence or a word,
/// else at its end.
pub(super) fn seam(window: &str) -> usize {
    ["\n\n", "\n", ". ", " "]
        .iter()
        .find_map(|mark| Some(window.rfind(mark)? + mark.len()))
        .unwrap_or(window.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_signs_and_says_so() {
        assert_eq!(units("a🙂"), 3);
        assert_eq!(prefix("a🙂b", 2), "a");
        assert_eq!(shortened("ett två", 7), "ett två");
        assert_eq!(shortened("ett två tre", 5), "ett…");
    }

    #[test]
    fn blocks_are_grouped_in_order_and_none_is_lost() {
        let blocks = ["a", "b", "ccc", "d"].map(|text| Block::Text(text.to_owned()));
        let short = |group: &[Block]| group.len() <= 2 && !group.contains(&blocks[2]);
        let sizes: Vec<usize> = groups(blocks.clone(), short).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1, 1]);
    }
}
