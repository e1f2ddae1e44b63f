//! Sending a statement to everyone who took part in one of its rounds.

use super::drafting::{check, find};
use super::{StatementSummary, to_those_who_took_part};
use crate::domain::Panel;
use crate::domain::broadcast::BroadcastKind;
use crate::domain::statement::{Statement, results_not_out};
use crate::service::broadcasts::{Bulletin, moment};
use crate::service::{Desk, Preview, Refusal, RoundName};
use crate::store::Transaction;

impl Desk {
    /// How a round's statement will look, or looks, and who gets it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn preview_statement(
        &self,
        name: &RoundName,
    ) -> Result<(Statement, Preview), Refusal> {
        let read = self.store.read().await?;
        let statement = find(&read, name).await?;
        let bulletin = self.as_broadcast(&read, &statement).await?;
        drop(read);
        Ok((statement, self.preview_of(bulletin).await?))
    }

    /// Sends an approved statement. It leaves at once, outside the quiet hours, and nothing holds it back.
    ///
    /// # Errors
    /// When it is not approved, when it does not fit any more, when the day on which it was decided has not come, when the
    /// result has not gone out, or when nobody who took part can get it.
    pub async fn send_statement(
        &self,
        name: &RoundName,
        by: &str,
    ) -> Result<StatementSummary, Refusal> {
        let (_, preview) = self.preview_statement(name).await?;
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let statement = find(&transaction, name).await?;
        self.send_statement_within(&transaction, statement, &preview, by).await?;
        transaction.commit().await?;
        self.statement_status(name).await
    }

    /// The same within a transaction, once it is known who gets it.
    pub(in crate::service) async fn send_statement_within(
        &self,
        transaction: &Transaction,
        statement: Statement,
        preview: &Preview,
        by: &str,
    ) -> Result<Statement, Refusal> {
        let now = self.now();
        let statement = statement.send(now)?;
        let covered = check(transaction, &statement).await?;
        self.check_decided(transaction, &statement).await?;
        let not_out = results_not_out(&statement.rounds, &covered);
        if !not_out.is_empty() {
            return Err(Refusal::StatementUnfit(not_out));
        }
        if preview.gets() == 0 {
            return Err(Refusal::NobodyTookPart { nowhere: preview.nowhere });
        }
        let kind = BroadcastKind::Statement { statement: statement.id };
        let broadcast = to_those_who_took_part(kind, statement.panel, &statement.rounds, now);
        transaction.add_broadcast_for(&moment(kind), &broadcast).await?;
        self.keep(transaction, &statement, by, "statement send").await?;
        Ok(statement)
    }

    /// Refuses a statement that says of a day to come that it was decided then.
    async fn check_decided(
        &self,
        transaction: &Transaction,
        statement: &Statement,
    ) -> Result<(), Refusal> {
        let panel = panel_of(transaction, statement).await?;
        let undecided = statement.undecided_until(&panel, self.now());
        undecided.map_or(Ok(()), |day| Err(Refusal::NotDecidedYet(day)))
    }

    /// A statement as what goes to many.
    pub(in crate::service) async fn as_broadcast(
        &self,
        transaction: &Transaction,
        statement: &Statement,
    ) -> Result<Bulletin, Refusal> {
        let panel = panel_of(transaction, statement).await?;
        let kind = BroadcastKind::Statement { statement: statement.id };
        let broadcast = to_those_who_took_part(kind, panel.id, &statement.rounds, self.now());
        Ok(Bulletin { broadcast, panel, number: None })
    }
}

async fn panel_of(transaction: &Transaction, statement: &Statement) -> Result<Panel, Refusal> {
    let panels = transaction.panels().await?;
    let panel = panels.into_iter().find(|panel| panel.id == statement.panel);
    panel.ok_or_else(|| Refusal::NoSuchPanel(statement.panel.to_string()))
}
