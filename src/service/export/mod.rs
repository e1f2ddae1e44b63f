//! The answers of one round as files: one row a response, by respondent key.

mod csv;
mod json;
mod outcome;

use super::Desk;
use super::refusal::Refusal;
use super::rounds::{self, RoundName};
use crate::domain::{Panel, Round};
use crate::store::StoredResponse;

/// Every response of one round, for those who analyse it.
#[derive(Debug, Clone, PartialEq)]
pub struct Microdata {
    panel: Panel,
    round: Round,
    responses: Vec<StoredResponse>,
}

impl Desk {
    /// The answers of a round. That they were taken out, and by whom, stands in the audit log.
    ///
    /// # Errors
    /// When there is no such round.
    pub async fn answers(&self, name: &RoundName, by: &str) -> Result<Microdata, Refusal> {
        let transaction = self.store.write().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        self.audit(&transaction, by, "round answers", &round.id.to_string()).await?;
        let responses = transaction.responses(round.id).await?;
        transaction.commit().await?;
        Ok(Microdata { panel, round, responses })
    }
}

impl Microdata {
    /// Each variable that the round reports by, with the category's id where it is known.
    fn background<'a>(
        &'a self,
        response: &'a StoredResponse,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        self.panel
            .variables()
            .filter(|(_, variable)| self.round.report_by.contains(&variable.id))
            .map(|(no, variable)| {
                let category = response.background.get(&no).copied().flatten();
                let category = category.and_then(|category| variable.category(category));
                (variable.id.as_str(), category.map(|category| category.id.as_str()))
            })
    }
}
