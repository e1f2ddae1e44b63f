//! What staff do with series: rounds of one question each, which open by themselves with a fixed beat under one promise.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Applied, Refusal};
use super::{Desk, import};
use crate::domain::{Panel, Round, RoundId, RoundPhase, RoundState, check};
use crate::store::Transaction;

/// How staff name a series: its panel's slug and its own name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesName {
    /// The panel's slug.
    pub panel: String,
    /// The series' name.
    pub series: String,
}

impl std::fmt::Display for SeriesName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.panel, self.series)
    }
}

/// A series with its rounds, by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: SeriesName,
    /// Its panel.
    pub panel: Panel,
    /// Its rounds. Never empty.
    pub rounds: Vec<Round>,
}

impl Series {
    /// Whether rounds are left that do not open by themselves until it is resumed.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.rounds.iter().any(|one| one.phase() == RoundPhase::Approved && one.opens_at.is_none())
    }
}

impl Desk {
    /// Takes in a series' file: makes a draft of a round for each question, or changes those that have not opened; one
    /// that changes is a draft again.
    ///
    /// # Errors
    /// When the file has problems, one of its numbers belongs to another round, or a question that has opened changed.
    pub async fn apply_series(&self, file: &[u8], by: &str) -> Result<(Series, Applied), Refusal> {
        let transaction = self.store.write().await?;
        let panels = transaction.panels().await?;
        let find = |slug: &str| panels.iter().find(|panel| panel.slug == slug);
        let read = import::series(file, find).map_err(Refusal::File)?;
        let name = read.first().and_then(|round| name_of(round, &panels));
        let Some(name) = name else { return Err(Refusal::File(Vec::new())) };
        let mut applied = Applied::Same;
        for round in read {
            let old = transaction.round_numbered(round.panel, round.number).await?;
            let was_there = old.is_some();
            if let Some(next) = next_version(&name, old, round)? {
                transaction.save_round(&next).await?;
                applied = if was_there || applied == Applied::Changed {
                    Applied::Changed
                } else {
                    Applied::Created
                };
            }
        }
        self.audit(&transaction, by, "series apply", &name.to_string()).await?;
        let series = find_series(&transaction, &name).await?;
        transaction.commit().await?;
        Ok((series, applied))
    }

    /// Approves every question that is not: they open by themselves from then on, those whose time has passed at the next
    /// beats.
    ///
    /// # Errors
    /// When there is no such series, or a round does not fit its panel or its promise any more.
    pub async fn approve_series(&self, name: &SeriesName, by: &str) -> Result<Series, Refusal> {
        let now = self.now();
        let transaction = self.store.write().await?;
        let series = find_series(&transaction, name).await?;
        let mut rounds = Vec::new();
        for round in series.rounds.iter().cloned() {
            rounds.push(match round.state {
                RoundState::Draft => round.submit(now)?.approve(now)?,
                RoundState::InReview { .. } => round.approve(now)?,
                _ => round,
            });
        }
        let late = |one: &Round| is_to_come(one) && one.opens_at.is_some_and(|at| at < now);
        if rounds.iter().any(late) {
            rounds = self.set_times(&series.panel, rounds);
        }
        self.keep_series(transaction, &Series { rounds, ..series }, by, "series approve").await
    }

    /// Lets no more of its questions open by themselves. What is open stays open.
    ///
    /// # Errors
    /// When there is no such series, or none of its questions waits to open by itself.
    pub async fn pause_series(&self, name: &SeriesName, by: &str) -> Result<Series, Refusal> {
        let transaction = self.store.write().await?;
        let mut series = find_series(&transaction, name).await?;
        let waits = |round: &&mut Round| is_to_come(round) && round.opens_at.is_some();
        let mut paused = 0;
        for round in series.rounds.iter_mut().filter(waits) {
            round.opens_at = None;
            paused += 1;
        }
        if paused == 0 {
            return Err(Refusal::NothingToPause(name.to_string()));
        }
        self.keep_series(transaction, &series, by, "series pause").await
    }

    /// Lets the questions that are left open at the next beats.
    ///
    /// # Errors
    /// When there is no such series, it is not paused, or its last question would close after its statement is due.
    pub async fn resume_series(&self, name: &SeriesName, by: &str) -> Result<Series, Refusal> {
        let transaction = self.store.write().await?;
        let series = find_series(&transaction, name).await?;
        if !series.is_paused() {
            return Err(Refusal::NothingToResume(name.to_string()));
        }
        let rounds = self.set_times(&series.panel, series.rounds.clone());
        self.keep_series(transaction, &Series { rounds, ..series }, by, "series resume").await
    }

    /// One series.
    ///
    /// # Errors
    /// When there is no such series.
    pub async fn series(&self, name: &SeriesName) -> Result<Series, Refusal> {
        find_series(&self.store.read().await?, name).await
    }

    /// Every series, by panel and name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn all_series(&self) -> Result<Vec<Series>, Refusal> {
        all(&self.store.read().await?).await
    }

    /// Gives the rounds that have not opened the next beats from now on, in order.
    fn set_times(&self, panel: &Panel, rounds: Vec<Round>) -> Vec<Round> {
        let now = self.now();
        let beat = rounds.iter().find_map(|one| one.beat.clone());
        let mut beats = beat.into_iter().flat_map(|beat| {
            (0..).map(move |index| import::opening(&beat, index, panel.time_zone))
        });
        let mut next = || beats.find(|at| *at >= now);
        let timed = |round: Round| {
            if is_to_come(&round) { Round { opens_at: next(), ..round } } else { round }
        };
        rounds.into_iter().map(timed).collect()
    }

    async fn keep_series(
        &self,
        transaction: Transaction,
        series: &Series,
        by: &str,
        action: &str,
    ) -> Result<Series, Refusal> {
        for round in series.rounds.iter().filter(|round| is_to_come(round)) {
            let problems = check::round(round, &series.panel, self.now());
            if !problems.is_empty() {
                return Err(Refusal::Unfit(problems));
            }
            transaction.save_round(round).await?;
        }
        self.audit(&transaction, by, action, &series.name.to_string()).await?;
        transaction.commit().await?;
        Ok(series.clone())
    }
}

/// Whether a round is approved and has not opened.
fn is_to_come(round: &Round) -> bool {
    round.phase() == RoundPhase::Approved
}

fn name_of(round: &Round, panels: &[Panel]) -> Option<SeriesName> {
    let panel = panels.iter().find(|panel| panel.id == round.panel)?.slug.clone();
    Some(SeriesName { panel, series: round.beat.as_ref()?.series.clone() })
}

/// What is to be stored of a round out of the file; `None` when nothing changes.
fn next_version(
    name: &SeriesName,
    old: Option<Round>,
    read: Round,
) -> Result<Option<Round>, Refusal> {
    let Some(old) = old else { return Ok(Some(Round { id: RoundId(Uuid::now_v7()), ..read })) };
    let (panel, number, phase) = (name.panel.clone(), old.number, old.phase());
    if old.beat.as_ref().is_none_or(|beat| beat.series != name.series) {
        return Err(Refusal::NumberTaken { panel, number });
    }
    if matches!(old.state, RoundState::Open { .. } | RoundState::Closed { .. }) {
        // What was promised then stays as it was told.
        let same = old.questions == read.questions && old.title == read.title;
        return if same { Ok(None) } else { Err(Refusal::RoundFixed { panel, number, phase }) };
    }
    let next = Round { id: old.id, version: old.version, state: old.state.clone(), ..read };
    // A pause has moved its time, and nothing else.
    if next == old || (Round { opens_at: old.opens_at, ..next.clone() }) == old {
        return Ok(None);
    }
    Ok(Some(Round { version: old.version + 1, state: RoundState::Draft, ..next }))
}

async fn all(transaction: &Transaction) -> Result<Vec<Series>, Refusal> {
    let panels = transaction.panels().await?;
    let mut series: BTreeMap<SeriesName, Series> = BTreeMap::new();
    for round in transaction.rounds().await? {
        let panel = panels.iter().find(|panel| panel.id == round.panel);
        let Some((name, panel)) = name_of(&round, &panels).zip(panel) else { continue };
        let one = || Series { name: name.clone(), panel: panel.clone(), rounds: Vec::new() };
        series.entry(name.clone()).or_insert_with(one).rounds.push(round);
    }
    Ok(series.into_values().collect())
}

async fn find_series(transaction: &Transaction, name: &SeriesName) -> Result<Series, Refusal> {
    let found = all(transaction).await?.into_iter().find(|series| series.name == *name);
    found.ok_or_else(|| Refusal::NoSuchSeries(name.to_string()))
}
