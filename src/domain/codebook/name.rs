//! Names of variables that every program for statistics takes: SPSS is the strictest of them.

use std::collections::BTreeSet;

/// Most characters of a name, with room for a number that tells it from another.
const MOST_CHARS: usize = 56;

/// Words that SPSS keeps for itself.
const KEPT: [&str; 13] =
    ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];

/// The names that have been given.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The name as it was wanted, or as near as may be: letters and digits of ASCII and low lines, a letter first, and no
    /// other variable with the same, whatever the case.
    pub(super) fn free(&mut self, wanted: &str) -> String {
        let plain = plain(wanted);
        let numbered = |number: u32| format!("{plain}_{number}");
        let mut names = std::iter::once(plain.clone()).chain((2..).map(numbered));
        let free = |name: &String| {
            let lower = name.to_ascii_lowercase();
            !KEPT.contains(&lower.as_str()) && self.taken.insert(lower)
        };
        names.find(free).unwrap_or(plain)
    }
}

fn plain(wanted: &str) -> String {
    let sign = |c: char| match c {
        'å' | 'ä' => 'a',
        'Å' | 'Ä' => 'A',
        'ö' => 'o',
        'Ö' => 'O',
        c if c.is_ascii_alphanumeric() => c,
        _ => '_',
    };
    let signs: String = wanted.chars().map(sign).take(MOST_CHARS).collect();
    let name = signs.trim_end_matches('_');
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        format!("v_{name}").trim_end_matches('_').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_program_takes_and_no_two_are_the_same() {
        let mut names = Names::default();
        let wanted = ["raise", "Raise", "16-29", "to", "åk ö", "", "=1+1", "raise_2", "日本"];
        let free = wanted.map(|name| names.free(name));
        let expected = ["raise", "Raise_2", "v_16_29", "to_2", "ak_o", "v", "v__1_1", "raise_2_2"];
        assert_eq!(free[..8], expected);
        assert_eq!(free[8], "v_2");
    }

    #[test]
    fn a_long_name_is_cut_and_still_told_from_another() {
        let mut names = Names::default();
        let (one, two) = (names.free(&"x".repeat(80)), names.free(&"x".repeat(90)));
        assert!(one != two && one.len() <= 64 && two.len() <= 64, "{one} {two}");
    }
}
