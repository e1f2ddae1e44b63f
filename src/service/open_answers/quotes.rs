//! Quotes: chosen by staff, among the answers whose writers agreed.

use super::gathering::Desktop;
use super::{CannotRead, OpenAnswer};
use crate::domain::QuestionNo;
use crate::service::Desk;
use crate::service::refusal::Refusal;
use crate::service::rounds::RoundName;
use crate::store::Transaction;

/// A quote that staff have chosen to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenQuote {
    /// The question that it answers.
    pub question: QuestionNo,
    /// What is shown, with […] where something is hidden.
    pub text: String,
    /// The names of its themes.
    pub themes: Vec<String>,
}

impl Desk {
    /// Chooses an answer as a quote, or lets it go. With `sure`, what looks like personal data is none, and what may mean
    /// danger can be shown.
    ///
    /// # Errors
    /// When there is no such round or answer, the round is not closed or fewer than ten answered it, its writer has not
    /// agreed, it shows what looks like personal data, or its words may mean danger.
    pub async fn choose_quote(
        &self,
        name: &RoundName,
        handle: &str,
        chosen: bool,
        sure: bool,
        by: &str,
    ) -> Result<OpenAnswer, Refusal> {
        let transaction = self.store.write().await?;
        let mut desktop = Desktop::open(&transaction, name).await?;
        let handle = desktop.handle(handle)?;
        if chosen {
            if self.is_of_few(&transaction, &desktop).await? {
                return Err(CannotRead::FewAnswered.into());
            }
            check(&desktop.answer(&handle)?, &handle, sure)?;
        }
        let mut reading = desktop.reading(&handle)?;
        reading.chosen = chosen;
        let action = if chosen { "answers quote" } else { "answers unquote" };
        transaction.save_reading(desktop.round.id, &handle, &reading).await?;
        self.audit(&transaction, by, action, &desktop.round.id.to_string()).await?;
        transaction.commit().await?;
        desktop.readings.insert(handle.clone(), reading);
        Ok(desktop.answer(&handle)?)
    }

    async fn is_of_few(
        &self,
        transaction: &Transaction,
        desktop: &Desktop,
    ) -> Result<bool, Refusal> {
        let result = self.kept_result(transaction, &desktop.panel, &desktop.round).await?;
        Ok(result.turnout.is_few())
    }

    /// The quotes of a closed round that staff have chosen and whose writers agreed, by question; none of a round that fewer
    /// than ten answered.
    ///
    /// # Errors
    /// When there is no such round, or it is not closed.
    pub async fn chosen_quotes(&self, name: &RoundName) -> Result<Vec<ChosenQuote>, Refusal> {
        let transaction = self.store.write().await?;
        let desktop = Desktop::open(&transaction, name).await?;
        let is_of_few = self.is_of_few(&transaction, &desktop).await?;
        transaction.commit().await?;
        if is_of_few {
            return Ok(Vec::new());
        }
        let may_be_shown = |answer: &OpenAnswer| {
            answer.chosen && answer.quotable == Some(true) && !answer.is_hidden()
        };
        let quote = |answer: OpenAnswer| ChosenQuote {
            question: answer.question,
            text: answer.shown(),
            themes: answer.themes,
        };
        let mut quotes: Vec<_> =
            desktop.answers().into_iter().filter(may_be_shown).map(quote).collect();
        quotes.sort_by_key(|quote| quote.question);
        Ok(quotes)
    }
}

fn check(answer: &OpenAnswer, handle: &str, sure: bool) -> Result<(), CannotRead> {
    let handle = handle.to_owned();
    if answer.quotable != Some(true) {
        return Err(CannotRead::NoConsent(handle));
    }
    if answer.is_hidden() {
        return Err(CannotRead::AllHidden(handle));
    }
    if !sure && !answer.exposed().is_empty() {
        return Err(CannotRead::LooksPersonal { handle });
    }
    if !sure && answer.danger {
        return Err(CannotRead::MayMeanDanger(handle));
    }
    Ok(())
}
