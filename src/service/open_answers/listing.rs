//! Listing open answers: filtered, those that may mean danger first.

use super::gathering::{self, Desktop};
use super::{CannotRead, OpenAnswer};
use crate::domain::{Locale, Panel, QuestionNo, Round, passage};
use crate::service::Desk;
use crate::service::refusal::Refusal;
use crate::service::rounds::{self, RoundName};

/// Which open answers staff want to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each narrows by itself")]
pub struct WantedAnswers {
    /// To the question with this name in the round's file.
    pub question: Option<String>,
    /// With this theme.
    pub theme: Option<String>,
    /// Without any theme.
    pub untagged: bool,
    /// With these words in a row, in small or capital letters.
    pub search: Option<String>,
    /// That may mean danger.
    pub danger: bool,
    /// That show what looks like personal data.
    pub personal: bool,
    /// That seem to be in this language.
    pub language: Option<Locale>,
    /// Chosen as quotes.
    pub chosen: bool,
}

/// Open answers of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenAnswers {
    /// The panel.
    pub panel: Panel,
    /// The round.
    pub round: Round,
    /// Those that may mean danger first, else by handle.
    pub answers: Vec<OpenAnswer>,
}

impl Desk {
    /// The open answers of a closed round that staff want to read; of an open one only those that may mean danger. That
    /// they were read, and by whom, stands in the audit log.
    ///
    /// # Errors
    /// When there is no such round, question or theme, or the round is not closed.
    pub async fn open_answers(
        &self,
        name: &RoundName,
        wanted: &WantedAnswers,
        by: &str,
    ) -> Result<OpenAnswers, Refusal> {
        let transaction = self.store.write().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        let (mut answers, theme) = if round.is_closed() {
            let desktop = Desktop::open(&transaction, name).await?;
            let theme = wanted.theme.as_deref().map(|theme| desktop.theme(theme)).transpose()?;
            (desktop.answers(), theme.map(|theme| theme.name.clone()))
        } else {
            if !wanted.is_for_danger_only() {
                return Err(CannotRead::NotClosed(round.phase()).into());
            }
            let found = gathering::texts(&round, transaction.responses(round.id).await?);
            let read =
                found.iter().map(|((_, question), answer)| gathering::read(*question, answer));
            (read.collect(), None)
        };
        let question = wanted.question.as_deref();
        let question = question.map(|id| gathering::question(&round, id)).transpose()?;
        answers.retain(|answer| wanted.holds(answer, question, theme.as_deref()));
        answers.sort_by_key(|answer| !answer.danger);
        self.audit(&transaction, by, "answers list", &round.id.to_string()).await?;
        transaction.commit().await?;
        Ok(OpenAnswers { panel, round, answers })
    }

    /// One open answer of a closed round.
    ///
    /// # Errors
    /// When there is no such round or answer, or the round is not closed.
    pub async fn open_answer(
        &self,
        name: &RoundName,
        handle: &str,
        by: &str,
    ) -> Result<OpenAnswers, Refusal> {
        let transaction = self.store.write().await?;
        let desktop = Desktop::open(&transaction, name).await?;
        let answer = desktop.answer(&desktop.handle(handle)?)?;
        self.audit(&transaction, by, "answers show", &desktop.round.id.to_string()).await?;
        transaction.commit().await?;
        let Desktop { panel, round, .. } = desktop;
        Ok(OpenAnswers { panel, round, answers: vec![answer] })
    }
}

impl WantedAnswers {
    /// Whether it asks for what may be read while the round is open.
    const fn is_for_danger_only(&self) -> bool {
        self.danger && !self.personal && self.theme.is_none() && !self.untagged && !self.chosen
    }

    fn holds(
        &self,
        answer: &OpenAnswer,
        question: Option<QuestionNo>,
        theme: Option<&str>,
    ) -> bool {
        let said = |words: &String| !passage::find(&answer.text, words).is_empty();
        question.is_none_or(|question| answer.question == question)
            && theme.is_none_or(|theme| answer.themes.iter().any(|one| one == theme))
            && (!self.untagged || answer.themes.is_empty())
            && (!self.danger || answer.danger)
            && (!self.personal || !answer.exposed().is_empty())
            && (!self.chosen || answer.chosen)
            && self.search.as_ref().is_none_or(said)
            && self.language.as_ref().is_none_or(|wanted| answer.language.as_ref() == Some(wanted))
    }
}
