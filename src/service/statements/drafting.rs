//! Writing a statement, handing it over, and approving it: never one's own.

use uuid::Uuid;

use super::StatementSummary;
use crate::domain::statement::{Correction, Covered, Followup, Statement, StatementState};
use crate::domain::{Panel, Round, RoundId, StatementId};
use crate::service::import::{self, Closed};
use crate::service::{Desk, Refusal, RoundName, rounds};
use crate::store::Transaction;

/// A statement that was taken in as a draft, and what that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// Where it stands.
    pub summary: StatementSummary,
    /// Whether it had been handed over or approved: it is a draft again.
    pub withdrawn: bool,
    /// The rounds that the draft before it answered and this one does not, by their numbers.
    pub left_out: Vec<u32>,
}

impl Desk {
    /// Takes in a statement's file as a draft: a new one, or in the place of the one that its rounds have and that has not
    /// been sent. Whatever was approved is approved no longer.
    ///
    /// # Errors
    /// When the file has problems: no signature, a round that is not over or has a statement that was sent.
    pub async fn draft_statement(&self, file: &[u8], by: &str) -> Result<Drafted, Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let followup = transaction.followup().await?;
        let (panels, all) = panels_and_rounds(&transaction).await?;
        let known = Closed { panels: &panels, rounds: &all };
        let answered = |ids: &[RoundId]| answered_by_others(ids, &followup);
        let read = import::statement(file, known, answered, false).map_err(Refusal::File)?;
        let old = read.rounds.iter().find_map(|round| followup.pending(*round));
        self.keep_draft(transaction, (old, read), by, "statement draft").await
    }

    /// Takes in the file of a statement that is to take the place of the one that was sent. It is a draft like any other:
    /// handed over, approved by somebody else and sent, it reaches people as a correction, and what they have got stays.
    ///
    /// # Errors
    /// When nothing was sent, when the file has problems, or when it is about other rounds.
    pub async fn correct_statement(
        &self,
        name: &RoundName,
        file: &[u8],
        by: &str,
    ) -> Result<Drafted, Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let followup = transaction.followup().await?;
        let (_, round) = rounds::find(&transaction, name).await?;
        let Some((given, _)) = followup.given(round.id) else {
            let pending = followup.pending(round.id);
            let pending = pending.ok_or_else(|| Refusal::NoSuchStatement(name.to_string()))?;
            let refused = pending.may_be_corrected();
            return Err(refused.err().map_or(Refusal::Conflict, Into::into));
        };
        let (panels, all) = panels_and_rounds(&transaction).await?;
        let known = Closed { panels: &panels, rounds: &all };
        let read = import::statement(file, known, |_| Vec::new(), true).map_err(Refusal::File)?;
        if read.rounds != given.rounds {
            return Err(Refusal::CorrectionOfOthers);
        }
        let corrects = read.corrects.map(|one| Correction { statement: given.id, ..one });
        let (old, read) = (followup.pending(round.id), Statement { corrects, ..read });
        self.keep_draft(transaction, (old, read), by, "statement correct").await
    }

    /// Keeps what was read in the place of the draft that there was.
    async fn keep_draft(
        &self,
        transaction: Transaction,
        (old, read): (Option<&Statement>, Statement),
        by: &str,
        action: &str,
    ) -> Result<Drafted, Refusal> {
        let withdrawn = old.is_some_and(|old| old.state != StatementState::Draft);
        let left_out = match old {
            Some(old) => left_out(&transaction, old, &read).await?,
            None => Vec::new(),
        };
        let (id, writers) = match old {
            Some(old) => (old.id, old.writers.clone()),
            None => (StatementId(Uuid::now_v7()), Vec::new()),
        };
        let statement = Statement { id, writers, ..read }.rewrite(by)?;
        transaction.save_statement(&statement).await?;
        let name = self.name_of(&transaction, &statement).await?;
        self.audit(&transaction, by, action, &name.to_string()).await?;
        transaction.commit().await?;
        Ok(Drafted { summary: self.statement_status(&name).await?, withdrawn, left_out })
    }

    /// Hands a draft over, so that somebody else approves it.
    ///
    /// # Errors
    /// When there is none, or it does not fit its panel and rounds any more.
    pub async fn submit_statement(
        &self,
        name: &RoundName,
        by: &str,
    ) -> Result<StatementSummary, Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let statement = find(&transaction, name).await?;
        self.submit_within(&transaction, statement, by).await?;
        transaction.commit().await?;
        self.statement_status(name).await
    }

    /// The same within a transaction.
    pub(in crate::service) async fn submit_within(
        &self,
        transaction: &Transaction,
        statement: Statement,
        by: &str,
    ) -> Result<Statement, Refusal> {
        let statement = statement.submit(self.now())?;
        check(transaction, &statement).await?;
        self.keep(transaction, &statement, by, "statement submit").await?;
        Ok(statement)
    }

    /// Approves what was handed over. `names` are what the audit log calls whoever approves, besides `by`.
    ///
    /// # Errors
    /// When it was not handed over, when it does not fit any more, or when they have written on it themselves.
    pub async fn approve_statement(
        &self,
        name: &RoundName,
        by: &str,
    ) -> Result<StatementSummary, Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let statement = find(&transaction, name).await?;
        self.approve_within(&transaction, statement, by, &[]).await?;
        transaction.commit().await?;
        self.statement_status(name).await
    }

    /// The same within a transaction.
    pub(in crate::service) async fn approve_within(
        &self,
        transaction: &Transaction,
        statement: Statement,
        by: &str,
        names: &[String],
    ) -> Result<Statement, Refusal> {
        let statement = statement.approve(by, names, self.now())?;
        check(transaction, &statement).await?;
        self.keep(transaction, &statement, by, "statement approve").await?;
        Ok(statement)
    }

    /// Keeps a statement that has changed, and says so in the audit log.
    pub(in crate::service) async fn keep(
        &self,
        transaction: &Transaction,
        statement: &Statement,
        by: &str,
        action: &str,
    ) -> Result<(), Refusal> {
        transaction.save_statement(statement).await?;
        let name = self.name_of(transaction, statement).await?;
        self.audit(transaction, by, action, &name.to_string()).await
    }

    /// Gives up a correction that has not been sent, and says so in the audit log.
    pub(in crate::service) async fn drop_correction(
        &self,
        transaction: &Transaction,
        correction: &Statement,
        by: &str,
    ) -> Result<(), Refusal> {
        transaction.drop_draft(correction.id).await?;
        let name = self.name_of(transaction, correction).await?;
        self.audit(transaction, by, "statement drop", &name.to_string()).await
    }

    /// What a statement is called: by the first round that it answers.
    async fn name_of(
        &self,
        transaction: &Transaction,
        statement: &Statement,
    ) -> Result<RoundName, Refusal> {
        let first = statement.rounds.first().copied();
        let missing = || Refusal::NoSuchStatement(statement.id.to_string());
        let name = RoundName::Id(first.ok_or_else(missing)?);
        let (panel, round) = rounds::find(transaction, &name).await?;
        Ok(RoundName::Numbered { panel: panel.slug, number: round.number })
    }
}

/// The numbers of the rounds that the one before answered, and the new one does not.
async fn left_out(
    transaction: &Transaction,
    old: &Statement,
    new: &Statement,
) -> Result<Vec<u32>, Refusal> {
    let mut numbers = Vec::new();
    for id in old.rounds.iter().filter(|id| !new.rounds.contains(id)) {
        numbers.extend(transaction.round(*id).await?.map(|round| round.number));
    }
    Ok(numbers)
}

/// The statement of a round that is being written, or waits to be sent; when there is none, the one that was sent.
pub(super) async fn find(
    transaction: &Transaction,
    name: &RoundName,
) -> Result<Statement, Refusal> {
    let (_, round) = rounds::find(transaction, name).await?;
    let followup = transaction.followup().await?;
    let given = || followup.given(round.id).map(|(statement, _)| statement);
    let found = followup.pending(round.id).or_else(given);
    found.cloned().ok_or_else(|| Refusal::NoSuchStatement(name.to_string()))
}

/// Refuses what does not fit its panel and its rounds.
pub(super) async fn check(
    transaction: &Transaction,
    statement: &Statement,
) -> Result<Vec<Round>, Refusal> {
    let (panels, all) = panels_and_rounds(transaction).await?;
    let panel = panels.iter().find(|panel| panel.id == statement.panel);
    let panel = panel.ok_or_else(|| Refusal::NoSuchPanel(statement.panel.to_string()))?;
    let covered: Vec<Round> =
        all.into_iter().filter(|round| statement.rounds.contains(&round.id)).collect();
    let problems = statement.problems(panel, Covered { rounds: &covered, answered: &[] });
    if problems.is_empty() { Ok(covered) } else { Err(Refusal::StatementUnfit(problems)) }
}

/// Those of these rounds that another statement than the one that a draft would replace answers.
pub(in crate::service) fn answered_by_others(ids: &[RoundId], followup: &Followup) -> Vec<RoundId> {
    let replaced = ids.iter().find_map(|round| followup.pending(*round)).map(|one| one.id);
    let other = |round: &&RoundId| {
        let pending = followup.pending(**round).map(|one| one.id);
        followup.given(**round).is_some() || pending.is_some() && pending != replaced
    };
    ids.iter().filter(other).copied().collect()
}

pub(super) async fn panels_and_rounds(
    transaction: &Transaction,
) -> Result<(Vec<Panel>, Vec<Round>), Refusal> {
    Ok((transaction.panels().await?, transaction.rounds().await?))
}
