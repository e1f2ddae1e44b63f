//! Hiding what nobody but staff should read.

use super::gathering::Desktop;
use super::{CannotRead, OpenAnswer};
use crate::domain::passage::{self, Passage};
use crate::service::Desk;
use crate::service::refusal::Refusal;
use crate::service::rounds::RoundName;

/// What to hide of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hide {
    /// Every place where these words stand.
    Text(String),
    /// What looks like personal data.
    Suggested,
    /// All of it.
    All,
    /// Nothing any more.
    Nothing,
}

impl Desk {
    /// Hides more of an answer, or shows it all again. Hidden passages are left out wherever the answer is shown to
    /// others. The audit log says who did it, and nothing of what.
    ///
    /// # Errors
    /// When there is no such round or answer, the round is not closed, or the answer does not have what is to be hidden.
    pub async fn hide(
        &self,
        name: &RoundName,
        handle: &str,
        what: &Hide,
        by: &str,
    ) -> Result<OpenAnswer, Refusal> {
        let transaction = self.store.write().await?;
        let mut desktop = Desktop::open(&transaction, name).await?;
        let handle = desktop.handle(handle)?;
        let answer = desktop.answer(&handle)?;
        let mut reading = desktop.reading(&handle)?;
        reading.hidden = match what {
            Hide::Nothing => Vec::new(),
            more => {
                passage::joined([answer.hidden.clone(), found(&answer, &handle, more)?].concat())
            }
        };
        let action = if *what == Hide::Nothing { "answers unhide" } else { "answers hide" };
        transaction.save_reading(desktop.round.id, &handle, &reading).await?;
        self.audit(&transaction, by, action, &desktop.round.id.to_string()).await?;
        transaction.commit().await?;
        desktop.readings.insert(handle.clone(), reading);
        Ok(desktop.answer(&handle)?)
    }
}

fn found(answer: &OpenAnswer, handle: &str, what: &Hide) -> Result<Vec<Passage>, CannotRead> {
    let (found, none) = match what {
        Hide::Text(words) => {
            (passage::find(&answer.text, words), CannotRead::NotInAnswer(handle.to_owned()))
        }
        Hide::Suggested => {
            (answer.personal.clone(), CannotRead::NothingSuggested(handle.to_owned()))
        }
        Hide::All => return Ok(vec![Passage::whole(&answer.text)]),
        Hide::Nothing => return Ok(Vec::new()),
    };
    if found.is_empty() { Err(none) } else { Ok(found) }
}
