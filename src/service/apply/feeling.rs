//! Whether a statement felt like an answer: counted once a person, and only for those who took part; and what they add to it.

use crate::domain::danger::DangerSource;
use crate::domain::statement::{Comment, Felt};
use crate::domain::{Address, PanelistId, StatementId, words};
use crate::service::situation::Batch;
use crate::text::lexicon;

impl Batch {
    pub(super) fn feel(&mut self, from: &Address, id: StatementId, felt: Felt) {
        if let Some(panelist) = self.who_was_answered(from, id) {
            self.changes.felt.push((id, panelist, felt));
        }
    }

    /// Whether they have said that it felt like an answer is looked at where it is written.
    pub(super) fn comment(&mut self, from: &Address, id: StatementId, comment: &Comment) {
        let Some(panelist) = self.who_was_answered(from, id) else { return };
        self.changes.comments.push((id, panelist, comment.clone()));
        let statement = self.catalogue.followup.statement(id);
        let round = statement.and_then(|statement| statement.rounds.first());
        if lexicon().danger.are_in(&words::words(&comment.0)) {
            self.changes.danger.extend(round.map(|round| (*round, DangerSource::Comment)));
        }
    }

    /// Whoever took part in a round that the statement answers.
    fn who_was_answered(&self, from: &Address, id: StatementId) -> Option<PanelistId> {
        let statement = self.catalogue.followup.statement(id).filter(|one| one.is_sent())?;
        let panelist = self.panelist(from, statement.panel)?;
        let took_part = statement
            .rounds
            .iter()
            .any(|round| self.participation.contains_key(&(*round, panelist)));
        took_part.then_some(panelist)
    }
}
