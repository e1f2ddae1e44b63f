//! Syntax that lets SPSS, and PSPP, read a CSV file with every label in its place.

use std::fmt::Write as _;

/// Most bytes of a variable's label, and of a value's: SPSS cuts what is longer.
const LABEL_MOST: usize = 255;
const VALUE_LABEL_MOST: usize = 120;

/// A variable, as SPSS knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct SpssVariable {
    /// Its name.
    pub name: String,
    /// The most bytes of its text; `None` for numbers.
    pub text_bytes: Option<usize>,
    /// What it is.
    pub label: String,
    /// What its numbers stand for.
    pub codes: Vec<(i64, String)>,
    /// The lowest and highest number that mean that there is no value.
    pub missing: Option<(i64, i64)>,
}

/// The syntax that reads `file`, a CSV file with commas and a heading, which lies in the working directory. The notes stand
/// first, as comments.
#[must_use]
pub fn spss_syntax(file: &str, notes: &[String], variables: &[SpssVariable]) -> String {
    let mut syntax = String::from("\u{feff}* Encoding: UTF-8.\n");
    for note in notes {
        let _ = writeln!(syntax, "COMMENT {}.", one_line(note).trim_end_matches('.'));
    }
    let _ = write!(
        syntax,
        "\nSET DECIMAL=DOT.\nGET DATA\n  /TYPE=TXT\n  /FILE={}\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  \
         /DELCASE=LINE\n  /FIRSTCASE=2\n  /DELIMITERS=\",\"\n  /QUALIFIER='\"'\n  /VARIABLES=\n",
        quoted(file, usize::MAX)
    );
    for variable in variables {
        let form =
            variable.text_bytes.map_or_else(|| "F16.3".to_owned(), |most| format!("A{most}"));
        let _ = writeln!(syntax, "    {} {form}", variable.name);
    }
    syntax.push_str("  .\n\n");
    for SpssVariable { name, label, codes, missing, .. } in variables {
        let _ = writeln!(syntax, "VARIABLE LABELS {name} {}.", quoted(label, LABEL_MOST));
        if !codes.is_empty() {
            let _ = writeln!(syntax, "VALUE LABELS {name}");
            for (code, label) in codes {
                let _ = writeln!(syntax, "  {code} {}", quoted(label, VALUE_LABEL_MOST));
            }
            syntax.push_str("  .\n");
        }
        if let Some((lowest, highest)) = missing {
            let _ = writeln!(syntax, "MISSING VALUES {name} ({lowest} THRU {highest}).");
        }
    }
    syntax.push_str("\nEXECUTE.\n");
    syntax
}

/// A text in quotes: nothing in it can end them, and nothing begins a new line, where a command could begin.
fn quoted(text: &str, most_bytes: usize) -> String {
    let line = one_line(text);
    let mut end = line.len().min(most_bytes);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    format!("'{}'", line[..end].trim_end().replace('\'', "''"))
}

/// Without line breaks or other signs that cannot be seen.
fn one_line(text: &str) -> String {
    let seen = |sign: char| if sign.is_control() { ' ' } else { sign };
    text.chars().map(seen).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_can_end_its_quotes_or_begin_a_command() {
        let label = "Hej'.\nERASE FILE='x'.";
        assert_eq!(quoted(label, 255), "'Hej''. ERASE FILE=''x''.'");
        let variable = SpssVariable {
            name: "a".to_owned(),
            text_bytes: None,
            label: label.to_owned(),
            codes: vec![(1, label.to_owned())],
            missing: Some((-4, -1)),
        };
        let syntax = spss_syntax("it's.csv", &[label.to_owned()], &[variable]);
        assert!(syntax.contains("/FILE='it''s.csv'"), "{syntax}");
        assert!(syntax.lines().all(|line| !line.trim_start().starts_with("ERASE")), "{syntax}");
        assert!(syntax.contains("MISSING VALUES a (-4 THRU -1)."), "{syntax}");
    }

    #[test]
    fn a_label_is_cut_between_two_letters() {
        assert_eq!(quoted(&"å".repeat(200), 255), format!("'{}'", "å".repeat(127)));
    }
}
