//! What looks like markup in a text and is none, so that it goes out as it was written.

use super::markup::marked;

/// What looks like markup and is none, each as it stands in the text: two asterisks that enclose nothing, and words with an
/// address that leads to no page.
#[must_use]
pub fn slips(text: &str) -> Vec<String> {
    text.lines().flat_map(of_line).collect()
}

fn of_line(line: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), line.trim());
    while let Some(first) = rest.chars().next() {
        let (slip, after) = if let Some((_, after)) = marked(rest) {
            (None, after)
        } else if first == '\\' {
            let escaped = &rest[1..];
            (None, escaped.strip_prefix(|c: char| c.is_ascii_punctuation()).unwrap_or(escaped))
        } else if let Some(after) = rest.strip_prefix("**") {
            (Some("**"), after)
        } else if let Some((link, after)) = link(rest) {
            (Some(link), after)
        } else {
            (None, &rest[first.len_utf8()..])
        };
        found.extend(slip.map(str::to_owned));
        rest = after;
    }
    found
}

/// Words in brackets and an address in parentheses at the beginning of a text, and what follows them.
fn link(text: &str) -> Option<(&str, &str)> {
    let middle = text.strip_prefix('[')?.find("](")? + 1;
    let end = middle + text[middle..].find(')')? + 1;
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_rightly_or_not_at_all_is_no_slip() {
        for text in [
            "Nu **blir** det *fler* [bussar](https://a.se/b).",
            "2 * 3 * 4",
            "[sic] (ja)",
            r"\*\*inte fet\*\*",
            r"\[ord](a.se)",
            "- en\n- två",
        ] {
            assert_eq!(slips(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_unclosed_mark_and_a_link_without_a_page_are_slips() {
        assert_eq!(slips("Nu **blir det fler"), ["**"]);
        assert_eq!(
            slips("Läs [mer](gnosjo.se/buss)!\n**Hej **"),
            ["[mer](gnosjo.se/buss)", "**", "**"]
        );
    }
}
