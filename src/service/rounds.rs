//! What staff do with rounds.

use std::fmt;

use uuid::Uuid;

use super::{Applied, Refusal};
use super::{Desk, import};
use crate::domain::{Panel, Round, RoundId, RoundPhase, RoundState, check};
use crate::store::{self, Transaction};

/// How staff name a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundName {
    /// By its id.
    Id(RoundId),
    /// By its panel and its number.
    Numbered {
        /// The panel's slug.
        panel: String,
        /// The round's number.
        number: u32,
    },
}

impl fmt::Display for RoundName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Numbered { panel, number } => write!(f, "{panel}/{number}"),
        }
    }
}

/// The next step of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advance {
    /// From draft to review.
    Submit,
    /// From review to approved.
    Approve,
    /// From approved to open.
    Open,
    /// From open to closed.
    Close,
}

impl Advance {
    const fn action(self) -> &'static str {
        match self {
            Self::Submit => "round submit",
            Self::Approve => "round approve",
            Self::Open => "round open",
            Self::Close => "round close",
        }
    }
}

/// A round with its panel and its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundSummary {
    /// The round.
    pub round: Round,
    /// Its panel.
    pub panel: Panel,
    /// How many met the first question.
    pub started: u64,
    /// How many of them answered the last.
    pub completed: u64,
}

impl Desk {
    /// Takes in a round's file: makes a draft, or puts it in the place of the round with the same number that has not opened
    /// yet. One that was in review or approved is a draft again when it changes.
    ///
    /// # Errors
    /// When the file has problems, or the round's text is fixed.
    pub async fn apply_round(&self, file: &[u8], by: &str) -> Result<(Round, Applied), Refusal> {
        let transaction = self.store.write().await?;
        let panels = transaction.panels().await?;
        let find = |slug: &str| panels.iter().find(|panel| panel.slug == slug);
        let read = import::round(file, find, self.now()).map_err(Refusal::File)?;
        let (round, applied) = match transaction.round_numbered(read.panel, read.number).await? {
            None => (Round { id: RoundId(Uuid::now_v7()), ..read }, Applied::Created),
            Some(old) => {
                if let Some(beat) = &old.beat {
                    let (panel, series) = (slug_of(&old, &panels), beat.series.clone());
                    return Err(Refusal::NumberOfSeries { panel, number: old.number, series });
                }
                let next =
                    Round { id: old.id, version: old.version, state: old.state.clone(), ..read };
                if next == old {
                    return Ok((old, Applied::Same));
                }
                if old.opened_at().is_some() {
                    return Err(fixed(&old, &panels));
                }
                let version = old.version + 1;
                let applied = if old.phase() == RoundPhase::Draft {
                    Applied::Changed
                } else {
                    Applied::Withdrawn
                };
                (Round { version, state: RoundState::Draft, ..next }, applied)
            }
        };
        transaction.save_round(&round).await?;
        self.audit(&transaction, by, "round apply", &round.id.to_string()).await?;
        transaction.commit().await?;
        Ok((round, applied))
    }

    /// Takes a round one step further.
    ///
    /// # Errors
    /// When its state does not allow it, or it does not fit its panel any more.
    pub async fn advance_round(
        &self,
        name: &RoundName,
        step: Advance,
        by: &str,
    ) -> Result<RoundSummary, Refusal> {
        let now = self.now();
        let transaction = self.store.write().await?;
        let (panel, round) = find(&transaction, name).await?;
        let id = round.id;
        let problems = check::round(&round, &panel, now);
        let round = match step {
            Advance::Submit => round.submit(now)?,
            Advance::Approve => round.approve(now)?,
            Advance::Open => round.open(now, panel.time_zone)?,
            Advance::Close => round.close(now)?,
        };
        if step != Advance::Close && !problems.is_empty() {
            return Err(Refusal::Unfit(problems));
        }
        if step == Advance::Open {
            let (_, sealed) = self.keys.new_round_secret(id);
            transaction.add_round_secret(id, sealed).await?;
        }
        let round = if step == Advance::Close {
            self.freeze(&transaction, &panel, round).await?.0
        } else {
            transaction.save_round(&round).await?;
            round
        };
        self.audit(&transaction, by, step.action(), &id.to_string()).await?;
        let summary = summary(&transaction, panel, round).await?;
        transaction.commit().await?;
        Ok(summary)
    }

    /// Every round, or those of one panel, by panel and number.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn rounds(&self, panel: Option<&str>) -> Result<Vec<RoundSummary>, Refusal> {
        let transaction = self.store.read().await?;
        let mut panels = transaction.panels().await?;
        if let Some(slug) = panel {
            panels.retain(|panel| panel.slug == slug);
            if panels.is_empty() {
                return Err(Refusal::NoSuchPanel(slug.to_owned()));
            }
        }
        let mut summaries = Vec::new();
        for panel in panels {
            for round in transaction.rounds_of(panel.id).await? {
                summaries.push(summary(&transaction, panel.clone(), round).await?);
            }
        }
        Ok(summaries)
    }

    /// One round.
    ///
    /// # Errors
    /// When there is no such round.
    pub async fn round(&self, name: &RoundName) -> Result<RoundSummary, Refusal> {
        let transaction = self.store.read().await?;
        let (panel, round) = find(&transaction, name).await?;
        summary(&transaction, panel, round).await
    }
}

fn fixed(round: &Round, panels: &[Panel]) -> Refusal {
    Refusal::RoundFixed {
        panel: slug_of(round, panels),
        number: round.number,
        phase: round.phase(),
    }
}

fn slug_of(round: &Round, panels: &[Panel]) -> String {
    let panel = panels.iter().find(|panel| panel.id == round.panel);
    panel.map(|panel| panel.slug.clone()).unwrap_or_default()
}

/// The round that staff mean, with its panel.
pub(super) async fn find(
    transaction: &Transaction,
    name: &RoundName,
) -> Result<(Panel, Round), Refusal> {
    let panels = transaction.panels().await?;
    let round = match name {
        RoundName::Id(id) => transaction.round(*id).await?,
        RoundName::Numbered { panel, number } => {
            let found = panels.iter().find(|candidate| candidate.slug == *panel);
            let panel = found.ok_or_else(|| Refusal::NoSuchPanel(panel.clone()))?;
            transaction.round_numbered(panel.id, *number).await?
        }
    };
    let missing = || Refusal::NoSuchRound(name.to_string());
    let round = round.ok_or_else(missing)?;
    let panel = panels.into_iter().find(|panel| panel.id == round.panel).ok_or_else(missing)?;
    Ok((panel, round))
}

async fn summary(
    transaction: &Transaction,
    panel: Panel,
    round: Round,
) -> Result<RoundSummary, Refusal> {
    let (started, completed) = participation(transaction, &round).await?;
    Ok(RoundSummary { round, panel, started, completed })
}

/// How many have started a round, and how many have completed it. Once nobody can tell any more who did, as it was frozen.
pub(super) async fn participation(
    transaction: &Transaction,
    round: &Round,
) -> Result<(u64, u64), store::Error> {
    if round.sealed_at().is_some()
        && let Some(result) = transaction.result(round.id).await?
    {
        return Ok((result.turnout.responded, result.turnout.completed));
    }
    transaction.count_participation(round.id).await
}
