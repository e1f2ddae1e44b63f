//! Whether a statement felt like an answer: counted once a person, and only for those who took part.

use crate::domain::statement::Felt;
use crate::domain::{Address, StatementId};
use crate::service::situation::Batch;

impl Batch {
    pub(super) fn feel(&mut self, from: &Address, id: StatementId, felt: Felt) {
        let Some(statement) = self.catalogue.followup.statement(id).filter(|one| one.is_sent())
        else {
            return;
        };
        let Some(panelist) = self.panelist(from, statement.panel) else { return };
        let took_part = statement
            .rounds
            .iter()
            .any(|round| self.participation.contains_key(&(*round, panelist)));
        if took_part {
            self.changes.felt.push((id, panelist, felt));
        }
    }
}
