//! Approving a statement in a chat, and sending it, once it is settled that someone may.

use super::acting::{Acting, Answer, told};
use super::statements::{card, not_now, of, refused};
use crate::conversation::{StaffAnswer, StatementSay};
use crate::domain::staff::Post;
use crate::domain::statement::{Statement, StatementState, results_not_out};
use crate::domain::{Round, RoundId, StatementId};
use crate::service::{Error, Refusal};

impl Acting<'_> {
    pub(super) async fn approve_statement(
        &self,
        pending: Option<Statement>,
        seen: (StatementId, i64),
        round: RoundId,
        post: &Post,
    ) -> Answer {
        let is_what_was_seen = |one: &Statement| match one.state {
            StatementState::InReview { submitted_at } => (one.id, submitted_at.timestamp()) == seen,
            _ => false,
        };
        let Some(statement) = pending.filter(is_what_was_seen) else { return Ok(not_now(round)) };
        self.transaction.bump_catalogue().await?;
        let approved = self
            .desk
            .approve_within(self.transaction, statement, &post.signature(), &self.signatures())
            .await;
        match approved {
            Ok(_) => Ok(told(card(round))),
            Err(refusal) => refused(refusal, round),
        }
    }

    pub(super) async fn ask_to_send_statement(
        &self,
        pending: Option<Statement>,
        round: RoundId,
    ) -> Answer {
        let Some(statement) = pending.filter(is_approved) else { return Ok(not_now(round)) };
        let covered = statement.rounds.iter().filter_map(|id| self.batch.catalogue.rounds.get(id));
        let covered: Vec<Round> = covered.map(|round| Round::clone(round)).collect();
        if !results_not_out(&statement.rounds, &covered).is_empty() {
            return Ok(StaffAnswer::Told(vec![of(StatementSay::NotOut), card(round)]));
        }
        let panel = self.batch.catalogue.panels.get(&statement.panel);
        if panel.and_then(|panel| statement.undecided_until(panel, self.batch.now)).is_some() {
            return Ok(StaffAnswer::Told(vec![of(StatementSay::NotDecidedYet), card(round)]));
        }
        if self.reach(&statement).await? == 0 {
            return Ok(told(of(StatementSay::Nobody)));
        }
        Ok(told(of(StatementSay::SendAsked { round })))
    }

    pub(super) async fn send_statement(
        &self,
        pending: Option<Statement>,
        round: RoundId,
        post: &Post,
    ) -> Answer {
        let Some(statement) = pending.filter(is_approved) else { return Ok(not_now(round)) };
        let bulletin = match self.desk.as_broadcast(self.transaction, &statement).await {
            Ok(bulletin) => bulletin,
            Err(refusal) => return refused(refusal, round),
        };
        let preview = self.batch.preview(bulletin)?;
        self.transaction.bump_catalogue().await?;
        let by = post.signature();
        let sent =
            self.desk.send_statement_within(self.transaction, statement, &preview, &by).await;
        match sent {
            Ok(_) => Ok(told(card(round))),
            Err(refusal) => refused(refusal, round),
        }
    }

    async fn reach(&self, statement: &Statement) -> Result<u64, Error> {
        match self.desk.as_broadcast(self.transaction, statement).await {
            Ok(bulletin) => Ok(self.batch.preview(bulletin)?.gets()),
            Err(Refusal::Store(error)) => Err(error.into()),
            Err(_) => Ok(0),
        }
    }
}

fn is_approved(statement: &Statement) -> bool {
    matches!(statement.state, StatementState::Approved { .. })
}
