//! Who runs the command, and which language they read.

use crate::domain::Locale;
use crate::domain::staff::at_terminal;
use crate::text::Catalog;

/// Who goes into the audit log: the system's name for the user, and the number that the process runs under.
#[must_use]
pub fn name() -> String {
    let variables = ["SUDO_USER", "USER", "LOGNAME", "USERNAME"].into_iter();
    let names = variables.filter_map(|variable| std::env::var(variable).ok());
    at_terminal(names, uid())
}

#[cfg(unix)]
fn uid() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").ok().map(|process| process.uid())
}

#[cfg(not(unix))]
const fn uid() -> Option<u32> {
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
