//! Decisions: what became of it later, told to those who took part.

use std::fmt;

use uuid::Uuid;

use super::to_those_who_took_part;
use crate::domain::broadcast::BroadcastKind;
use crate::domain::decision::Decision;
use crate::domain::{BroadcastId, DecisionId, Panel, Round};
use crate::service::broadcasts::{Bulletin, moment};
use crate::service::import::{self, Closed};
use crate::service::{Desk, Preview, Refusal};
use crate::store::Transaction;

/// How staff name a decision: by its panel and its number there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionName {
    /// The panel's slug.
    pub panel: String,
    /// Its number.
    pub number: u32,
}

impl fmt::Display for DecisionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.panel, self.number)
    }
}

/// A decision with its panel and rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionNews {
    /// The panel.
    pub panel: Panel,
    /// The rounds that it came of.
    pub rounds: Vec<Round>,
    /// The decision.
    pub decision: Decision,
    /// Who gets its last update.
    pub preview: Preview,
}

impl DecisionNews {
    /// What staff call it.
    #[must_use]
    pub fn name(&self) -> DecisionName {
        DecisionName { panel: self.panel.slug.clone(), number: self.decision.number }
    }
}

impl Desk {
    /// Takes in a decision's file, and tells it to those who took part: a new one, or, with `earlier`, what has become of it
    /// since. With `only_look`, nothing changes and nobody is told.
    ///
    /// # Errors
    /// When the file has problems, there is no such decision, or what is told as decided or done has its day still to come.
    pub async fn tell_decision(
        &self,
        earlier: Option<&DecisionName>,
        file: &[u8],
        only_look: bool,
        by: &str,
    ) -> Result<DecisionNews, Refusal> {
        let looked = self.look_at_decision(earlier, file).await?;
        if only_look {
            return Ok(looked);
        }
        let latest = looked.decision.latest();
        if let Some(day) = latest.and_then(|latest| latest.told_too_early(&looked.panel)) {
            return Err(Refusal::NotDecidedYet(day));
        }
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let followup = transaction.followup().await?;
        // As it was when it was read, or somebody else has told of it meanwhile.
        let decision = if earlier.is_some() {
            let before = followup.decision(looked.decision.id);
            if before.map(|one| one.updates.len() + 1) != Some(looked.decision.updates.len()) {
                return Err(Refusal::Conflict);
            }
            if looked.decision.repeats_itself() {
                return Err(Refusal::DecisionTold(looked.name().to_string()));
            }
            looked.decision
        } else {
            let theirs = followup.decisions.iter().filter(|one| one.panel == looked.panel.id);
            if let Some(same) = theirs.clone().find(|one| one.says_the_same(&looked.decision)) {
                return Err(Refusal::DecisionTold(format!(
                    "{}/{}",
                    looked.panel.slug, same.number
                )));
            }
            let last = theirs.map(|one| one.number).max().unwrap_or(0);
            Decision { number: last + 1, ..looked.decision }
        };
        let update = u16::try_from(decision.updates.len() - 1).unwrap_or(u16::MAX);
        let kind = BroadcastKind::Decision { decision: decision.id, update };
        let broadcast = to_those_who_took_part(kind, decision.panel, &decision.rounds, self.now());
        transaction.save_decision(&decision).await?;
        transaction.add_broadcast_for(&moment(kind), &broadcast).await?;
        let bulletin = Bulletin { broadcast, ..looked.preview.bulletin };
        let preview = Preview { bulletin, ..looked.preview };
        let told = DecisionNews { decision, preview, ..looked };
        let action = if earlier.is_some() { "decision update" } else { "decision add" };
        self.audit(&transaction, by, action, &told.name().to_string()).await?;
        transaction.commit().await?;
        Ok(told)
    }

    async fn look_at_decision(
        &self,
        earlier: Option<&DecisionName>,
        file: &[u8],
    ) -> Result<DecisionNews, Refusal> {
        let read = self.store.read().await?;
        let followup = read.followup().await?;
        let (panels, rounds) = (read.panels().await?, read.rounds().await?);
        drop(read);
        let earlier = match earlier {
            Some(name) => {
                let panel = panels.iter().find(|panel| panel.slug == name.panel);
                let panel = panel.ok_or_else(|| Refusal::NoSuchPanel(name.panel.clone()))?;
                let mut theirs = followup.decisions.iter().filter(|one| one.panel == panel.id);
                let found = theirs.find(|one| one.number == name.number);
                Some(found.ok_or_else(|| Refusal::NoSuchDecision(name.to_string()))?)
            }
            None => None,
        };
        let known = Closed { panels: &panels, rounds: &rounds };
        let read = import::decision(file, known, earlier, self.now()).map_err(Refusal::File)?;
        if earlier.is_some_and(|earlier| earlier.panel != read.panel) {
            return Err(Refusal::NoSuchDecision(read.number.to_string()));
        }
        let decision = match earlier {
            Some(_) => read,
            None => Decision { id: DecisionId(Uuid::now_v7()), ..read },
        };
        self.with_readers(panels, rounds, decision).await
    }

    /// Every decision, or those of one panel, by panel and number.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn decisions(&self, slug: Option<&str>) -> Result<Vec<(Panel, Decision)>, Refusal> {
        let read = self.store.read().await?;
        let panels = read.panels().await?;
        if let Some(slug) = slug.filter(|slug| !panels.iter().any(|panel| panel.slug == **slug)) {
            return Err(Refusal::NoSuchPanel(slug.to_owned()));
        }
        let all = read.followup().await?.decisions;
        let of = |panel: &Panel| {
            let theirs = all.iter().filter(|one| one.panel == panel.id).cloned();
            theirs.map(|one| (panel.clone(), one)).collect::<Vec<_>>()
        };
        let wanted = panels.iter().filter(|panel| slug.is_none_or(|slug| panel.slug == slug));
        Ok(wanted.flat_map(of).collect())
    }

    async fn with_readers(
        &self,
        panels: Vec<Panel>,
        rounds: Vec<Round>,
        decision: Decision,
    ) -> Result<DecisionNews, Refusal> {
        let panel = panels.into_iter().find(|panel| panel.id == decision.panel);
        let panel = panel.ok_or_else(|| Refusal::NoSuchPanel(decision.panel.to_string()))?;
        let rounds =
            rounds.into_iter().filter(|round| decision.rounds.contains(&round.id)).collect();
        let update = u16::try_from(decision.updates.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let kind = BroadcastKind::Decision { decision: decision.id, update };
        let broadcast = to_those_who_took_part(kind, panel.id, &decision.rounds, self.now());
        let bulletin = Bulletin { broadcast, panel: panel.clone(), number: None };
        let preview = self.preview_of(bulletin).await?;
        Ok(DecisionNews { panel, rounds, decision, preview })
    }
}

/// Takes back what was told of a decision last, whose broadcast is being taken back, from everywhere; a decision of which
/// nothing else was told is gone.
///
/// # Errors
/// When it has gone on since.
pub(in crate::service) async fn take_back_decision(
    transaction: &Transaction,
    broadcast: BroadcastId,
    id: DecisionId,
    update: u16,
) -> Result<(), Refusal> {
    transaction.bump_catalogue().await?;
    let followup = transaction.followup().await?;
    let Some(decision) = followup.decision(id).cloned() else { return Ok(()) };
    if decision.updates.len() > usize::from(update) + 1 {
        return Err(Refusal::DecisionWentOn(decision.number.to_string()));
    }
    transaction.free_moment(broadcast).await?;
    match decision.without_latest() {
        Some(before) => transaction.save_decision(&before).await?,
        None => transaction.drop_decision(id).await?,
    }
    Ok(())
}
