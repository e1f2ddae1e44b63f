//! Who runs the command, and which language they read.

use crate::domain::Locale;
use crate::text::Catalog;

/// The name that goes into the audit log: the system's name for the user, or their number.
#[must_use]
pub fn name() -> String {
    let named = ["SUDO_USER", "USER", "LOGNAME", "USERNAME"].into_iter().find_map(|variable| {
        let name = std::env::var(variable).ok()?;
        let plain: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
        (!plain.trim().is_empty()).then_some(plain)
    });
    named.or_else(number).unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(unix)]
fn number() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").ok().map(|process| format!("uid {}", process.uid()))
}

#[cfg(not(unix))]
const fn number() -> Option<String> {
    None
}

/// The terminal's language, if the program speaks it; else English.
#[must_use]
pub fn locale() -> Locale {
    let set = |variable| std::env::var(variable).ok().filter(|value: &String| !value.is_empty());
    let chosen = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    let spoken = chosen.as_deref().and_then(Locale::parse);
    let languages = Catalog.languages();
    spoken.filter(|locale| languages.contains(locale)).unwrap_or_else(|| english(&languages))
}

fn english(languages: &[Locale]) -> Locale {
    let english = languages.iter().find(|locale| locale.as_str() == "en");
    english.or(languages.first()).cloned().expect("a language is compiled in")
}
