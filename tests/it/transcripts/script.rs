//! Reading a transcript: what was agreed beforehand, and what the panelist does.

use std::collections::BTreeMap;

/// A transcript as written, without what was seen.
pub struct Script {
    /// Lines of explanation and agreements at the top, as written.
    pub head: Vec<String>,
    /// What was agreed beforehand: `panel`, `channel`, `app language`, `link`.
    pub agreed: BTreeMap<String, String>,
    /// What happens, in order, each as written.
    pub deeds: Vec<String>,
}

impl Script {
    /// Reads a transcript. Lines that begin with `>` or `*` are what happens; indented ones are what was seen.
    pub fn parse(text: &str) -> Self {
        let is_deed = |line: &&str| line.starts_with('>') || line.starts_with('*');
        let head: Vec<String> =
            text.lines().take_while(|line| !is_deed(line)).map(str::to_owned).collect();
        let agreed = head
            .iter()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(": "))
            .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
            .collect();
        let deeds = text.lines().filter(is_deed).map(str::to_owned).collect();
        Self { head, agreed, deeds }
    }

    /// Something agreed beforehand.
    pub fn agreed(&self, key: &str) -> &str {
        self.agreed.get(key).map_or("", String::as_str)
    }
}
