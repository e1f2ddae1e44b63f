//! What staff are told of statements: read again each time it is put into words.

use crate::conversation::{StaffSay, StaffView, StatementSay};
use crate::domain::staff::Permission;
use crate::domain::statement::{FeltCounts, Followup};
use crate::service::situation::Batch;
use crate::service::{Desk, Error, Refusal};
use crate::store::Transaction;

impl Desk {
    /// Reads what messages about statements, and menus with them, tell.
    pub(super) async fn look_at_statements(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        view: &mut StaffView,
        said: &[&StaffSay],
    ) -> Result<(), Error> {
        let tells =
            |say: &&&StaffSay| matches!(say, StaffSay::Menu { .. } | StaffSay::Statement { .. });
        let any = view.posts.iter().any(|post| post.role.may(Permission::SeeStatements));
        if !any || !said.iter().any(|say| tells(&say)) {
            return Ok(());
        }
        let rounds = batch.catalogue.followup.rounds.clone();
        view.statements.followup = Followup { rounds, ..transaction.followup().await? };
        for say in said {
            let StaffSay::Statement { about } = say else { continue };
            let followup = &view.statements.followup;
            let Some(round) = about.round().and_then(|id| followup.rounds.get(&id)) else {
                continue;
            };
            if !view.may(round.panel, Permission::SeeStatements) {
                continue;
            }
            let id = round.id;
            if let (StatementSay::Card { .. }, Some(first)) =
                (about, followup.statements_of(id).next())
            {
                let counts = transaction.felt(first.id).await?;
                let felt = FeltCounts { counts };
                if felt.shown().is_some() {
                    let comments = self.comments(transaction, first.id).await?;
                    view.statements.comments.insert(id, comments);
                }
                view.statements.felt.insert(id, felt);
            }
            if let (StatementSay::SendAsked { .. }, Some(pending)) = (about, followup.pending(id)) {
                let bulletin = match self.as_broadcast(transaction, pending).await {
                    Ok(bulletin) => bulletin,
                    Err(Refusal::Store(error)) => return Err(error.into()),
                    Err(_) => continue,
                };
                let gets = batch.preview(bulletin)?.gets();
                view.statements.reach.insert(id, gets);
            }
        }
        Ok(())
    }
}
