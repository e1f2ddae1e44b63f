//! Suggesting themes from the words that many answers share. Nothing leaves the machine.

use super::CannotRead;
use super::gathering::{self, Desktop};
use crate::domain::Locale;
use crate::domain::suggestion::{Suggestion, suggest};
use crate::domain::words::words;
use crate::service::Desk;
use crate::service::refusal::Refusal;
use crate::service::rounds::RoundName;
use crate::text::lexicon;

/// What the answers to a question share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// Words and pairs of words, those of most answers first.
    pub suggestions: Vec<Suggestion>,
    /// How many answers were read for it.
    pub answers: usize,
}

impl Desk {
    /// Which words the answers to one question share, of those that seem to be in a language or in no known one.
    ///
    /// # Errors
    /// When there is no such round or question, the round is not closed, or the language is not installed.
    pub async fn suggest_themes(
        &self,
        name: &RoundName,
        question: &str,
        language: &Locale,
    ) -> Result<Suggested, Refusal> {
        let stop_words = lexicon().stop_words.get(language);
        let stop_words = stop_words.ok_or_else(|| CannotRead::not_installed(language))?;
        let transaction = self.store.write().await?;
        let desktop = Desktop::open(&transaction, name).await?;
        let question = gathering::question(&desktop.round, question)?;
        transaction.commit().await?;
        let theirs = desktop.answers().into_iter().filter(|answer| {
            answer.question == question
                && answer.language.as_ref().is_none_or(|one| one == language)
        });
        let texts: Vec<_> = theirs.map(|answer| words(&answer.shown())).collect();
        Ok(Suggested { suggestions: suggest(&texts, stop_words), answers: texts.len() })
    }
}
