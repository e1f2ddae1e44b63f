//! A message to many: what it is, how far it has come, and what became of it.

mod check;
mod edition;
mod figures;
mod kind;
mod pace;
mod step;

use serde::{Deserialize, Serialize};

use super::markup::Markup;
use super::{Audience, BroadcastId, LocalText, PanelId};

pub use figures::Figures;
pub use kind::{BroadcastKind, Lane};
pub use pace::Pace;
pub use step::{BroadcastState, BroadcastStep, NotNow};

/// Most characters that a person reads of a bulletin: Discord takes 2,000, and some room is left for what every bulletin
/// ends with. <https://docs.discord.com/developers/resources/message#create-message>
pub const TEXT_MAX_CHARS: usize = 1800;

/// The same below a picture: Telegram takes 1,024, and what every bulletin ends with is below it too. <https://core.telegram.org/bots/api#sendphoto>
pub const CAPTION_MAX_CHARS: usize = 900;

/// Most characters that staff write to a result: its figures and the reader's own answer are below the picture, too.
pub const SUMMARY_MAX_CHARS: usize = 400;

/// A message to many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broadcast {
    /// Its id.
    pub id: BroadcastId,
    /// The panel whose panelists get it.
    pub panel: PanelId,
    /// What it is.
    pub kind: BroadcastKind,
    /// Who gets it.
    pub audience: Audience,
    /// What staff wrote, with markup; empty for what the program words itself.
    #[serde(default)]
    pub text: LocalText,
    /// What the picture shows, for those who cannot see it; `None` without a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<LocalText>,
    /// How far it has come.
    pub state: BroadcastState,
    /// What became of it, kept once the messages themselves are no longer kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Figures>,
}

impl Broadcast {
    /// Whether its messages may leave now.
    #[must_use]
    pub const fn is_on_its_way(&self) -> bool {
        matches!(self.state, BroadcastState::Running { .. } | BroadcastState::Recalled { .. })
    }

    /// Whether its text may still change without anyone noticing.
    #[must_use]
    pub const fn is_editable(&self) -> bool {
        matches!(self.state, BroadcastState::Draft)
    }

    /// Whether another text can take the place of what was sent, as long as that is known.
    #[must_use]
    pub const fn can_be_corrected(&self) -> bool {
        matches!(
            self.state,
            BroadcastState::Running { .. }
                | BroadcastState::Paused { .. }
                | BroadcastState::Done { .. }
        )
    }

    /// Most characters that a person may read of its text.
    #[must_use]
    pub const fn text_max_chars(&self) -> usize {
        match self.kind {
            BroadcastKind::Result { .. } => SUMMARY_MAX_CHARS,
            _ if self.picture.is_some() => CAPTION_MAX_CHARS,
            _ => TEXT_MAX_CHARS,
        }
    }

    /// Each language whose text is too long, with how many characters a person would read of it.
    pub fn too_long(&self) -> impl Iterator<Item = (&super::Locale, usize)> {
        self.text.iter().filter_map(|(locale, text)| {
            let length = Markup::parse(text).plain().encode_utf16().count();
            (length > self.text_max_chars()).then_some((locale, length))
        })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::Locale;

    pub fn bulletin(state: BroadcastState) -> Broadcast {
        Broadcast {
            id: BroadcastId(Uuid::nil()),
            panel: PanelId(Uuid::nil()),
            kind: BroadcastKind::Bulletin,
            audience: Audience::default(),
            text: LocalText::default(),
            picture: None,
            state,
            figures: None,
        }
    }

    #[test]
    fn a_text_is_measured_as_it_is_read() {
        let words = format!("**{}** [här](https://gnosjo.se/{})", "a".repeat(1790), "b".repeat(90));
        let text: LocalText =
            [(Locale::parse("sv").expect("a language"), words)].into_iter().collect();
        let mut one = Broadcast { text, ..bulletin(BroadcastState::Draft) };
        assert_eq!(one.too_long().count(), 0);
        one.picture = Some(LocalText::default());
        assert_eq!(one.too_long().map(|(_, length)| length).collect::<Vec<_>>(), [1794]);
    }
}
