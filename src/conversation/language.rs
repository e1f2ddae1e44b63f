//! The language that a chat is in.

use super::{Conversation, Situation};
use crate::domain::Locale;

/// The language to speak in this chat: the person's own choice, else the panel's own, else the app's, else ours.
#[must_use]
pub fn locale(conversation: &Conversation, situation: &Situation) -> Locale {
    let panels_own = conversation
        .panel
        .and_then(|panel| situation.panel(panel))
        .map(|panel| panel.default_locale().clone());
    [conversation.locale.clone(), panels_own, conversation.app_locale.clone()]
        .into_iter()
        .flatten()
        .chain(situation.languages.first().cloned())
        .find(|locale| situation.languages.contains(locale))
        .unwrap_or_else(|| situation.languages[0].clone())
}
