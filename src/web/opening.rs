//! How somebody comes to the first page: from nowhere, with a code, or from the page of a panel that anyone may join.

use crate::domain::message::Heard;

/// How many characters may stand in a code that is looked up.
const CODE_CHARS: std::ops::RangeInclusive<usize> = 4..=64;

/// A code that is nobody's: ours have no hyphens.
const NO_CODE: &str = "----";

/// How somebody comes to the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opening {
    /// At the bare address.
    Bare,
    /// With a code.
    Code(String),
    /// From the page of this panel.
    Panel {
        /// The panel's slug.
        slug: String,
        /// What a press on *join* of this panel says.
        join: String,
    },
}

impl Opening {
    /// With a code as it stands in an address; what cannot be one of ours becomes one that is nobody's.
    pub fn with_code(code: &str) -> Self {
        let letters = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        let plain = letters && CODE_CHARS.contains(&code.len());
        Self::Code(if plain { code } else { NO_CODE }.to_owned())
    }

    /// The code, where there is one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Code(code) => Some(code),
            Self::Bare | Self::Panel { .. } => None,
        }
    }

    /// What is said on entering.
    pub fn said(&self) -> String {
        match self {
            Self::Bare => "/start".to_owned(),
            Self::Code(code) => format!("/start {code}"),
            Self::Panel { join, .. } => join.clone(),
        }
    }

    /// The same as the chat hears it.
    pub fn heard(&self) -> Heard {
        match self {
            Self::Bare | Self::Code(_) => Heard::Text(self.said()),
            Self::Panel { join, .. } => Heard::Pressed { data: join.clone(), message: None },
        }
    }

    /// Where the page is.
    pub fn path(&self) -> String {
        match self {
            Self::Bare => "/".to_owned(),
            Self::Code(code) => format!("/j/{code}"),
            Self::Panel { slug, .. } => format!("/p/{slug}/join"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_cannot_be_ours_becomes_nobodys() {
        assert_eq!(Opening::with_code("AB-c_9").code(), Some("AB-c_9"));
        for hostile in ["", "abc", "a b c", "x\n/forget", "åäöå", &"a".repeat(65)] {
            assert_eq!(Opening::with_code(hostile).code(), Some(NO_CODE));
        }
    }
}
