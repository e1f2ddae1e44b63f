//! What somebody probably meant to write.

/// The known word that is closest to `word`, if one is close.
pub(super) fn closest(word: &str, known: &[&'static str]) -> Option<String> {
    let most = (word.chars().count() / 2).clamp(1, 3);
    let measured = known.iter().map(|candidate| (distance(word, candidate), *candidate));
    let near = measured.filter(|(distance, _)| *distance <= most);
    near.min().map(|(_, candidate)| candidate.to_owned())
}

/// How many letters must be put in, taken out or changed to get from one word to the other (Levenshtein). Words that are
/// much longer than the other are as far away as can be.
fn distance(word: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    if word.chars().count() > other.len() + 4 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (no, letter) in word.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = no + 1;
        for (place, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["slug", "languages", "time_zone", "retention"];

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        let pairs = [
            ("slugg", "slug"),
            ("language", "languages"),
            ("timezone", "time_zone"),
            ("slgu", "slug"),
        ];
        for (word, meant) in pairs {
            assert_eq!(closest(word, &KNOWN).as_deref(), Some(meant), "{word}");
        }
    }

    #[test]
    fn a_word_like_none_of_them_finds_nothing() {
        assert_eq!(closest("färg", &KNOWN), None);
        assert_eq!(closest("", &KNOWN), None);
        assert_eq!(closest(&"x".repeat(100_000), &KNOWN), None);
    }
}
