//! What in a text looks like personal data by its pattern: a suggestion for whoever reads it, never a verdict.

use unicode_normalization::UnicodeNormalization;

use super::passage::{Passage, joined};
use super::visible::is_invisible;

/// The fewest and the most digits of a telephone number. <https://www.itu.int/rec/T-REC-E.164>
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Most groups of digits that one number is written in.
const MOST_GROUPS: usize = 8;

/// Endings of addresses that are written without anything else that shows them to be one.
const DOMAINS: [&str; 10] = ["se", "com", "nu", "org", "net", "eu", "info", "io", "me", "tv"];

/// A character that can be seen, with its place, in its plainest form.
#[derive(Debug, Clone, Copy)]
struct Letter {
    at: usize,
    plain: char,
}

/// Where a text has what looks like an e-mail address, a link, a user name, a telephone number or a Swedish identity
/// number; in order and apart.
#[must_use]
pub fn data(text: &str) -> Vec<Passage> {
    let letters: Vec<Letter> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| !is_invisible(*c))
        .filter_map(|(at, c)| Some(Letter { at, plain: std::iter::once(c).nfkc().next()? }))
        .collect();
    let mut found = Vec::new();
    for word in letters.split(|letter| letter.plain.is_whitespace()) {
        let word = trimmed(word);
        let plain: String = word.iter().map(|letter| letter.plain.to_ascii_lowercase()).collect();
        if is_mail(&plain) || is_account(&plain) || is_link(&plain) {
            found.extend(passage(word));
        }
    }
    numbers(&letters, &mut found);
    joined(found)
}

fn passage(letters: &[Letter]) -> Option<Passage> {
    Some(Passage { start: letters.first()?.at, end: letters.last()?.at + 1 })
}

/// Without the signs of a sentence around it.
fn trimmed(mut word: &[Letter]) -> &[Letter] {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '@' | '+' | '_');
    while let [first, rest @ ..] = word {
        if is_part(first.plain) {
            break;
        }
        word = rest;
    }
    while let [rest @ .., last] = word {
        if is_part(last.plain) || last.plain == '/' {
            break;
        }
        word = rest;
    }
    word
}

fn is_mail(word: &str) -> bool {
    word.rsplit_once('@').is_some_and(|(name, host)| {
        let parts = host.split('.').collect::<Vec<_>>();
        name.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))
            && parts.len() >= 2
            && parts.iter().all(|part| part.starts_with(char::is_alphanumeric))
    })
}

fn is_account(word: &str) -> bool {
    let signs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    word.strip_prefix('@').is_some_and(|name| name.chars().count() >= 3 && name.chars().all(signs))
}

fn is_link(word: &str) -> bool {
    if word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let (host, path) = word.split_once('/').map_or((word, None), |(host, path)| (host, Some(path)));
    let parts: Vec<&str> = host.split('.').collect();
    let named = |part: &&str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let [before @ .., last] = parts.as_slice() else { return false };
    let ends = last.len() >= 2 && last.chars().all(char::is_alphabetic);
    let known = path.is_some() || DOMAINS.contains(last);
    !before.is_empty() && parts.iter().all(named) && ends && known
}

/// Digits that stand together, by their places among the letters.
struct Group {
    first: usize,
    last: usize,
    digits: String,
    /// With a plus before them.
    plus: bool,
}

fn numbers(letters: &[Letter], found: &mut Vec<Passage>) {
    let groups = groups(letters);
    let mut from = 0;
    while from < groups.len() {
        let reach = reach(letters, &groups, from);
        let number = (from + 1..=reach).rev().find(|to| is_number(&groups[from..*to]));
        if let Some(to) = number {
            let start = groups[from].first - usize::from(groups[from].plus);
            found.extend(passage(&letters[start..=groups[to - 1].last]));
        }
        from = number.unwrap_or(from + 1);
    }
}

fn groups(letters: &[Letter]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let Some(digit) = letter.plain.to_digit(10).and_then(|one| char::from_digit(one, 10))
        else {
            continue;
        };
        match groups.last_mut() {
            Some(group) if group.last + 1 == at => {
                group.last = at;
                group.digits.push(digit);
            }
            _ => {
                let plus = at.checked_sub(1).is_some_and(|before| letters[before].plain == '+');
                groups.push(Group { first: at, last: at, digits: digit.to_string(), plus });
            }
        }
    }
    groups
}

/// The first group that does not belong to the same number as the one at `from`.
fn reach(letters: &[Letter], groups: &[Group], from: usize) -> usize {
    let joins = |pair: &[Group]| {
        let between = &letters[pair[0].last + 1..pair[1].first];
        let sign =
            |c: char| matches!(c, ' ' | '-' | '\u{2010}'..='\u{2015}' | '/' | '(' | ')' | '+');
        between.len() <= 3 && between.iter().all(|letter| sign(letter.plain))
    };
    let more = groups[from..].windows(2).take(MOST_GROUPS - 1).take_while(|pair| joins(pair));
    from + 1 + more.count()
}

fn is_number(groups: &[Group]) -> bool {
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let dialled = groups[0].plus || digits.starts_with('0');
    let phone = dialled && PHONE_DIGITS.contains(&digits.len());
    phone || (groups.len() <= 2 && is_identity(&digits))
}

/// Ten or twelve digits that begin with a date; a co-ordination number's day is 60 higher.
/// <https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html>
fn is_identity(digits: &str) -> bool {
    let date = match digits.len() {
        10 => &digits[..6],
        12 if digits.starts_with("19") || digits.starts_with("20") => &digits[2..8],
        _ => return false,
    };
    let part = |range: std::ops::Range<usize>| date[range].parse::<u8>().unwrap_or(0);
    let (month, day) = (part(2..4), part(4..6));
    (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::passage::masked;

    fn hidden(text: &str) -> String {
        masked(text, &data(text))
    }

    #[test]
    fn addresses_links_and_user_names_are_found() {
        for (text, shown) in [
            ("Mejla astrid.berg@skola.example.se, tack!", "Mejla […], tack!"),
            ("(astrid+mat@example.com)", "([…])"),
            ("se https://example.se/a?b=c.", "se […]."),
            ("kolla www.example.se och instagram.com/astrid", "kolla […] och […]"),
            ("jag finns på snap.nu", "jag finns på […]"),
            ("följ @astrid_b!", "följ […]!"),
            ("ａｓｔｒｉｄ＠example.se", "[…]"),
        ] {
            assert_eq!(hidden(text), shown);
        }
    }

    #[test]
    fn telephone_and_identity_numbers_are_found() {
        for (text, shown) in [
            ("Ring 070-123 45 67 i dag", "Ring […] i dag"),
            ("+46 (0)70 123 45 67", "[…]"),
            ("0370/33 10 00, säger de", "[…], säger de"),
            ("klass 7 0701234567", "klass 7 […]"),
            ("jag är 080512-1234", "jag är […]"),
            ("20080512 1234.", "[…]."),
            ("200805721234", "[…]"),
            ("０７０１２３４５６７", "[…]"),
            ("070\u{200b}1234567", "[…]"),
        ] {
            assert_eq!(hidden(text), shown);
        }
    }

    #[test]
    fn ordinary_answers_are_left_alone() {
        for text in [
            "Maten är god.Men kall. Köerna tar 20-25 minuter!",
            "Lunch 10.30-11.15, inte 09:00",
            "År 2026-05-12 stängde ni. 1 000 000 kronor, 100-200 elever",
            "5@6, @ och @ab",
            "t.ex. mat/dryck och 3/4 av alla, osv.",
            "",
        ] {
            assert_eq!(hidden(text), text);
        }
    }
}
