//! Codes are drawn by chance: a transcript writes `CODE`, `LINKCODE` and `STAFFCODE` in their place, and `TOKEN` in a link to
//! somebody's own page.

use panelbot::domain::linking::CODE_CHARS;

/// The codes of one transcript.
#[derive(Default)]
pub struct Codes {
    /// The code of the link that the transcript begins with.
    given: String,
    /// Every invitation's code that has been shown.
    invitations: Vec<String>,
    /// Every code for joining two places that has been shown.
    links: Vec<String>,
    /// The newest code for taking up a role, which is never shown.
    staff: String,
}

impl Codes {
    /// With the code of the link that the transcript begins with.
    pub fn new(given: String) -> Self {
        Self { invitations: vec![given.clone()], given, links: Vec::new(), staff: String::new() }
    }

    /// What the panelist types, with the codes in it.
    pub fn filled_in(&self, typed: &str) -> String {
        let typed = typed.replace("STAFFCODE", &self.staff);
        match self.links.last() {
            Some(code) => typed.replace("LINKCODE", code),
            None => typed,
        }
        .replace("CODE", &self.given)
    }

    /// What is seen, without the codes in it.
    pub fn hidden(&mut self, seen: &str) -> String {
        let copied = seen.lines().filter_map(|line| line.strip_prefix("    | "));
        self.links.extend(copied.filter(|text| is_link_code(text)).map(str::to_owned));
        let hide = |text: String, code: &String| text.replace(code.as_str(), "LINKCODE");
        let seen = self.links.iter().fold(seen.to_owned(), hide);
        for (at, _) in seen.match_indices("/j/") {
            let code: String =
                seen[at + 3..].chars().take_while(char::is_ascii_alphanumeric).collect();
            if !self.invitations.contains(&code) && code != "LINKCODE" {
                self.invitations.push(code);
            }
        }
        let seen = without_tokens(&seen);
        self.invitations.iter().fold(seen, |text, code| text.replace(code.as_str(), "CODE"))
    }

    /// The newest invitation's code.
    pub fn newest(&self) -> &str {
        self.invitations.last().unwrap_or(&self.given)
    }

    /// A code for taking up a role, given outside the chat.
    pub fn got_staff_code(&mut self, code: String) {
        self.staff = code;
    }

    /// A code for joining two places that the panelist has got elsewhere.
    pub fn got_link_code(&mut self, code: String) {
        self.links.push(code);
    }
}

/// The same without what lets somebody in to a page of their own.
fn without_tokens(seen: &str) -> String {
    let mut parts = seen.split("/r/");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-.".contains(c));
        format!("{seen}/r/TOKEN{rest}")
    })
}

fn is_link_code(text: &str) -> bool {
    text.len() == CODE_CHARS && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}
