//! Where a round's statement stands, and what became of its messages.

use crate::domain::broadcast::{BroadcastKind, BroadcastState, Figures};
use crate::domain::statement::{FeltCounts, Followup, Standing, Statement, standing};
use crate::domain::{Panel, Round, words};
use crate::service::broadcasts::became;
use crate::service::{Desk, Refusal, RoundName, rounds};
use crate::store::Transaction;
use crate::text::lexicon;

/// A round's statement, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementSummary {
    /// The panel.
    pub panel: Panel,
    /// The round that was asked about.
    pub round: Round,
    /// Where its statement is, for everyone.
    pub standing: Standing,
    /// The one that holds; `None` until one was sent.
    pub given: Option<Statement>,
    /// The one that is being written, or waits to be sent.
    pub pending: Option<Statement>,
    /// The rounds of the latest of those two whose promise named somebody else than has signed it.
    pub signed_by_others: Vec<Round>,
    /// What became of the messages with it and of those that told that it is late, the oldest first.
    pub messages: Vec<(BroadcastKind, BroadcastState, Figures)>,
    /// How many said whether it felt like an answer.
    pub felt: FeltCounts,
    /// What they added, once enough have said.
    pub comments: Vec<String>,
    /// What of that may mean danger, however many have said.
    pub danger: Vec<String>,
}

impl Desk {
    /// Where a round's statement stands.
    ///
    /// # Errors
    /// When there is no such round.
    pub async fn statement_status(&self, name: &RoundName) -> Result<StatementSummary, Refusal> {
        let read = self.store.read().await?;
        let (panel, round) = rounds::find(&read, name).await?;
        let followup = read.followup().await?;
        let standing = standing(&round, &followup, panel.time_zone, self.now());
        let given = followup.given(round.id).map(|(statement, _)| statement.clone());
        let pending = followup.pending(round.id).cloned();
        let latest = pending.as_ref().or(given.as_ref());
        let signed_by_others = match latest {
            Some(statement) => signed_by_others(&read, statement).await?,
            None => Vec::new(),
        };
        let messages = messages(&read, &panel, &round, &followup).await?;
        let (felt, all) = match followup.statements_of(round.id).next() {
            Some(first) => {
                let counts = read.felt(first.id).await?;
                (FeltCounts { counts }, self.comments(&read, first.id).await?)
            }
            None => (FeltCounts::default(), Vec::new()),
        };
        let may_mean = |comment: &&String| lexicon().danger.are_in(&words::words(comment));
        let danger = all.iter().filter(may_mean).cloned().collect();
        let comments = if felt.shown().is_some() { all } else { Vec::new() };
        Ok(StatementSummary {
            panel,
            round,
            standing,
            given,
            pending,
            signed_by_others,
            messages,
            felt,
            comments,
            danger,
        })
    }
}

async fn signed_by_others(
    read: &Transaction,
    statement: &Statement,
) -> Result<Vec<Round>, Refusal> {
    let Some(signature) = &statement.signature else { return Ok(Vec::new()) };
    let mut others = Vec::new();
    for id in &statement.rounds {
        let round = read.round(*id).await?;
        others.extend(round.filter(|round| !signature.is_of(&round.promise.decided_by)));
    }
    Ok(others)
}

async fn messages(
    read: &Transaction,
    panel: &Panel,
    round: &Round,
    followup: &Followup,
) -> Result<Vec<(BroadcastKind, BroadcastState, Figures)>, Refusal> {
    let theirs: Vec<_> = followup.statements_of(round.id).map(|one| one.id).collect();
    let mut messages = Vec::new();
    for (_, one) in read.broadcasts_of(panel.id).await? {
        let is_theirs = match one.kind {
            BroadcastKind::Statement { statement } | BroadcastKind::Felt { statement } => {
                theirs.contains(&statement)
            }
            BroadcastKind::Late { .. } => one.audience.took_part_in_any.contains(&round.id),
            _ => false,
        };
        if is_theirs {
            let (_, total) = became(read, &one).await?;
            messages.push((one.kind, one.state, total));
        }
    }
    Ok(messages)
}
