//! Themes: what staff group open answers by.

use super::{Figure, ThemeId};

/// Most characters of a theme's name.
pub const THEME_NAME_MAX_CHARS: usize = 60;

/// Fewest open answers of a round whose themes are counted.
const FEWEST_ANSWERS: usize = 10;

/// Fewest answers of a theme that is counted.
const FEWEST_OF_THEME: usize = 5;

/// One theme of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its id, by chance.
    pub id: ThemeId,
    /// What staff call it.
    pub name: String,
    /// Whether staff have put it on the public page.
    pub published: bool,
}

/// How many answers a theme has, of all that there are, as far as it may be shown.
#[must_use]
pub fn theme_figure(of_theme: usize, all: usize) -> Figure {
    match u64::try_from(of_theme) {
        Ok(count) if of_theme >= FEWEST_OF_THEME && all >= FEWEST_ANSWERS => Figure::Shown(count),
        _ => Figure::Suppressed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_of_few_and_one_among_few_are_not_counted() {
        assert_eq!(theme_figure(5, 10), Figure::Shown(5));
        for (of_theme, all) in [(4, 400), (0, 400), (9, 9), (5, 9)] {
            assert_eq!(theme_figure(of_theme, all), Figure::Suppressed, "{of_theme} of {all}");
        }
    }
}
