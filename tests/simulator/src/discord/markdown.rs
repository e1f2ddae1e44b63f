//! Reads Discord's markdown as a person sees it: the words without the signs.

/// Signs that stand in pairs around words, longest first.
const PAIRS: [&str; 8] = ["***", "**", "__", "~~", "||", "*", "_", "`"];

/// The words without the signs.
pub(crate) fn plain(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for (number, part) in source.split("```").enumerate() {
        if number % 2 == 1 {
            out.push_str(part.trim_matches('\n'));
            continue;
        }
        for (number, line) in part.split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
            }
            inline(heading(line), &mut out);
        }
    }
    out
}

/// Without the sign of a heading, small print or quotation. A list keeps its signs.
fn heading(line: &str) -> &str {
    let signs = [">>> ", "> ", "### ", "## ", "# ", "-# "];
    signs.iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line)
}

fn inline(mut rest: &str, out: &mut String) {
    while let Some(first) = rest.chars().next() {
        if let Some(escaped) = rest.strip_prefix('\\').and_then(|rest| rest.chars().next())
            && escaped.is_ascii_punctuation()
        {
            out.push(escaped);
            rest = &rest[1 + escaped.len_utf8()..];
        } else if let Some((inside, after, code)) = paired(rest, out.chars().next_back()) {
            if code {
                out.push_str(inside);
            } else {
                inline(inside, out);
            }
            rest = after;
        } else if let Some((label, after)) = link(rest) {
            inline(label, out);
            rest = after;
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
}

/// What stands between two of the same signs, what comes after, and whether it is code.
fn paired(rest: &str, before: Option<char>) -> Option<(&str, &str, bool)> {
    let sign = PAIRS.iter().find(|sign| rest.starts_with(**sign))?;
    let inner = &rest[sign.len()..];
    let within_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if *sign == "_" && within_word(before) || *sign == "*" && inner.starts_with([' ', '\n']) {
        return None;
    }
    let close = closing(inner, sign)?;
    let after = &inner[close + sign.len()..];
    let cut = *sign == "_" && within_word(after.chars().next());
    (close > 0 && !cut).then(|| (&inner[..close], after, *sign == "`"))
}

/// Where the closing sign stands, past everything escaped.
fn closing(inner: &str, sign: &str) -> Option<usize> {
    let mut escaped = false;
    inner.char_indices().find_map(|(at, c)| {
        if escaped {
            escaped = false;
            return None;
        }
        escaped = c == '\\' && sign != "`";
        let here = inner[at..].starts_with(sign);
        let longer = sign.len() == 1 && sign != "`" && inner[at..].starts_with(&sign.repeat(2));
        (here && !longer).then_some(at)
    })
}

/// The label of `[label](address)`, and what comes after.
fn link(rest: &str) -> Option<(&str, &str)> {
    let (label, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (address, after) = after.split_once(')')?;
    let address = address.trim_start_matches('<');
    let fine = address.starts_with("http://") || address.starts_with("https://");
    (fine && !label.contains('\n')).then_some((label, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_left_when_the_signs_are_gone() {
        for (source, shown) in [
            ("**Fråga 1** av 5", "Fråga 1 av 5"),
            ("# Rubrik\n-# smått\n> citat", "Rubrik\nsmått\ncitat"),
            ("***båda*** *ett* _två_ __tre__ ~~fyra~~ ||fem||", "båda ett två tre fyra fem"),
            ("snake_case_name och 2 * 3 * 4", "snake_case_name och 2 * 3 * 4"),
            (r"\*inte fet\* \_ej\_ \# nej", "*inte fet* _ej_ # nej"),
            ("`a*b*` ```\nx_y_z\n```", "a*b* x_y_z"),
            ("[Läs mer](https://example.org/a) nu", "Läs mer nu"),
            ("**fet med *kursiv* i**", "fet med kursiv i"),
            ("- en\n- två", "- en\n- två"),
        ] {
            assert_eq!(plain(source), shown);
        }
    }
}
