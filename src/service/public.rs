//! What the public may see of panels and rounds: the one place that decides it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::broadcasts::moment;
use super::catalogue::Catalogue;
use super::{Desk, Error};
use crate::domain::broadcast::{BroadcastKind, BroadcastState};
use crate::domain::decision::Decision;
use crate::domain::disclosure::FEWEST_IN_A_GROUP;
use crate::domain::statement::{self, Followup, Statement};
use crate::domain::{
    LocalText, Panel, QuestionNo, QuestionResult, Round, RoundId, RoundResult, RoundState,
    StatementId, passage,
};
use crate::store::{self, Quoted, Transaction};

/// Before the close, how many have answered is told in steps of so many.
const COUNTER_STEP: u64 = 10;

/// A panel with what may be seen of its rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicPanel {
    /// The panel.
    pub panel: Arc<Panel>,
    /// Its rounds that have opened, the newest first.
    pub rounds: Vec<PublicRound>,
}

/// What may be seen of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicRound {
    /// Its panel.
    pub panel: Arc<Panel>,
    /// The round.
    pub round: Arc<Round>,
    /// How far it has come.
    pub standing: Standing,
    /// What staff wrote to the result, with markup; may be empty, and is before the result is out.
    pub summary: LocalText,
    /// What several wrote about in their own words, as staff have put it on the page.
    pub themes: Vec<PublicTheme>,
    /// What some who answered have said, as staff chose it and they agreed; nothing before the result is out.
    pub quotes: Vec<PublicQuote>,
    /// What those who decide make of it.
    pub sequel: Sequel,
}

/// Somebody's own words, without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicQuote {
    /// The question that they answer.
    pub question: QuestionNo,
    /// The words, with […] where something is hidden.
    pub text: String,
}

/// What several wrote about in their own words, never how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicTheme {
    /// The question that they answered.
    pub question: QuestionNo,
    /// What staff call it.
    pub name: String,
}

/// What comes after a round's result: the statement of those who decide, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequel {
    /// Where the statement is.
    pub statement: statement::Standing,
    /// Why it is late; may be empty.
    pub why: LocalText,
    /// The statement and its corrections as far as they were sent, the oldest first, without who wrote on them.
    pub statements: Vec<Statement>,
    /// What became of it, the oldest first.
    pub decisions: Vec<Decision>,
    /// All rounds that those belong to.
    pub rounds: BTreeMap<RoundId, Arc<Round>>,
}

impl Sequel {
    /// The correction of one of its statements; `None` for the one that holds.
    #[must_use]
    pub fn correction_of(&self, id: StatementId) -> Option<&Statement> {
        statement::correction_of(&self.statements, id)
    }

    /// What may be seen now of everything that came of the rounds, of one of them.
    #[must_use]
    pub fn of(panel: &Panel, round: &Round, followup: &Followup, now: DateTime<Utc>) -> Self {
        let standing = statement::standing(round, followup, panel.time_zone, now);
        let latest = followup.postponements_of(round.id).pop();
        let why = match standing {
            statement::Standing::Late { until: Some(_), .. } => latest.map(|one| one.why.clone()),
            _ => None,
        };
        let statements = followup.statements_of(round.id);
        let statements: Vec<_> =
            statements.map(|one| Statement { writers: Vec::new(), ..one.clone() }).collect();
        let decisions: Vec<_> = followup.decisions_of(round.id).cloned().collect();
        let of_statements = statements.iter().flat_map(|one| &one.rounds);
        let named = of_statements.chain(decisions.iter().flat_map(|one| &one.rounds));
        let found = named.filter_map(|id| Some((*id, Arc::clone(followup.rounds.get(id)?))));
        let rounds = found.collect();
        Self { statement: standing, why: why.unwrap_or_default(), statements, decisions, rounds }
    }
}

/// How far a round has come in public.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// It can be answered.
    Open {
        /// Since when.
        since: DateTime<Utc>,
        /// Until when.
        until: DateTime<Utc>,
        /// At least so many have come to the end: a number of tens.
        at_least: u64,
    },
    /// It has closed, and staff have not released its result.
    Waiting {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// It has closed, and nobody answered it.
    Unanswered {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// Its result is out.
    Released {
        /// Since when.
        since: DateTime<Utc>,
        /// The protected figures.
        result: Box<RoundResult>,
    },
}

impl Standing {
    /// When it came so far.
    #[must_use]
    pub const fn since(&self) -> DateTime<Utc> {
        match self {
            Self::Open { since, .. }
            | Self::Waiting { since }
            | Self::Unanswered { since }
            | Self::Released { since, .. } => *since,
        }
    }

    /// The protected figures of each question; none before they are out.
    #[must_use]
    pub fn questions(&self) -> &[QuestionResult] {
        match self {
            Self::Released { result, .. } => &result.questions,
            Self::Open { .. } | Self::Waiting { .. } | Self::Unanswered { .. } => &[],
        }
    }
}

impl Desk {
    /// The panel with this slug; `None` when there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn public_panel(&self, slug: &str) -> Result<Option<PublicPanel>, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let Some(panel) = catalogue.panels.values().find(|panel| panel.slug == slug) else {
            return Ok(None);
        };
        let mut rounds = Vec::new();
        for round in catalogue.rounds.values().filter(|round| round.panel == panel.id) {
            rounds.extend(self.shown(&transaction, &catalogue, panel, round).await?);
        }
        rounds.sort_by_key(|one| std::cmp::Reverse(one.round.number));
        Ok(Some(PublicPanel { panel: Arc::clone(panel), rounds }))
    }

    /// The panel's round with this number; `None` when there is none, or when it has not opened yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn public_round(
        &self,
        slug: &str,
        number: u32,
    ) -> Result<Option<PublicRound>, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let panel = catalogue.panels.values().find(|panel| panel.slug == slug);
        let found = panel.and_then(|panel| {
            let mut rounds = catalogue.rounds.values();
            let round = rounds.find(|one| one.panel == panel.id && one.number == number)?;
            Some((Arc::clone(panel), Arc::clone(round)))
        });
        let Some((panel, round)) = found else { return Ok(None) };
        self.shown(&transaction, &catalogue, &panel, &round).await
    }

    /// A closed round with its result ([`Desk::result`]) as it is seen once that is out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn as_released(
        &self,
        (panel, round, result): (Panel, Round, RoundResult),
    ) -> Result<PublicRound, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let sequel = Sequel::of(&panel, &round, &catalogue.followup, self.now());
        let since = round.released_at().unwrap_or(result.frozen_at);
        let summary = summary(&transaction, round.id).await?;
        let themes = themes(&transaction, round.id, &result).await?;
        let quotes = quotes(&transaction, round.id, &result).await?;
        let standing = if round.nobody_answered() {
            Standing::Unanswered { since }
        } else {
            Standing::Released { since, result: Box::new(result) }
        };
        let (panel, round) = (panel.into(), round.into());
        Ok(PublicRound { panel, round, standing, summary, themes, quotes, sequel })
    }

    /// What may be seen of a round; `None` when nothing may.
    async fn shown(
        &self,
        transaction: &Transaction,
        catalogue: &Catalogue,
        panel: &Arc<Panel>,
        round: &Arc<Round>,
    ) -> Result<Option<PublicRound>, Error> {
        let Some(standing) = self.standing(transaction, round).await? else { return Ok(None) };
        let sequel = Sequel::of(panel, round, &catalogue.followup, self.now());
        let (summary, themes, quotes) = match &standing {
            Standing::Released { result, .. } => (
                summary(transaction, round.id).await?,
                themes(transaction, round.id, result).await?,
                quotes(transaction, round.id, result).await?,
            ),
            Standing::Open { .. } | Standing::Waiting { .. } | Standing::Unanswered { .. } => {
                Default::default()
            }
        };
        let (panel, round) = (Arc::clone(panel), Arc::clone(round));
        Ok(Some(PublicRound { panel, round, standing, summary, themes, quotes, sequel }))
    }

    /// How far a round has come in public; `None` when nothing of it may be seen.
    async fn standing(
        &self,
        transaction: &Transaction,
        round: &Round,
    ) -> Result<Option<Standing>, Error> {
        Ok(match round.state {
            RoundState::Draft | RoundState::InReview { .. } | RoundState::Approved { .. } => None,
            RoundState::Open { closes_at, .. } if !round.is_open(self.now()) => {
                Some(Standing::Waiting { since: closes_at })
            }
            RoundState::Open { opened_at: since, closes_at: until } => {
                let (_, completed) = transaction.count_participation(round.id).await?;
                let at_least = completed / COUNTER_STEP * COUNTER_STEP;
                Some(Standing::Open { since, until, at_least })
            }
            RoundState::Closed { closed_at: since, .. } if round.nobody_answered() => {
                Some(Standing::Unanswered { since })
            }
            RoundState::Closed { closed_at, .. } => {
                let released = round.released_at();
                let result = match released {
                    Some(_) => transaction.result(round.id).await?.map(Box::new),
                    None => None,
                };
                Some(match released.zip(result) {
                    Some((since, result)) => Standing::Released { since, result },
                    None => Standing::Waiting { since: closed_at },
                })
            }
        })
    }
}

/// What staff wrote to a round's result, as long as that is on its way or with everyone.
async fn summary(transaction: &Transaction, round: RoundId) -> Result<LocalText, store::Error> {
    let moment = moment(BroadcastKind::Result { round, question: None });
    let broadcast = transaction.broadcast_for(&moment).await?;
    Ok(broadcast.filter(|one| is_held_to(one.state)).map(|one| one.text).unwrap_or_default())
}

/// Whether staff hold to what they have sent: it is neither stopped nor taken back.
const fn is_held_to(state: BroadcastState) -> bool {
    matches!(
        state,
        BroadcastState::Running { .. }
            | BroadcastState::Paused { .. }
            | BroadcastState::Done { .. }
    )
}

/// The themes that staff have published and that enough people's answers have; none where few answered.
async fn themes(
    transaction: &Transaction,
    round: RoundId,
    result: &RoundResult,
) -> Result<Vec<PublicTheme>, store::Error> {
    if result.turnout.is_few() {
        return Ok(Vec::new());
    }
    let found = transaction.published_themes(round, FEWEST_IN_A_GROUP).await?;
    Ok(found.into_iter().map(|(question, name)| PublicTheme { question, name }).collect())
}

/// The chosen quotes of a round in the order of their words, which tells nothing of who they are; none where few answered.
async fn quotes(
    transaction: &Transaction,
    round: RoundId,
    result: &RoundResult,
) -> Result<Vec<PublicQuote>, store::Error> {
    if result.turnout.is_few() {
        return Ok(Vec::new());
    }
    let shown = |one: Quoted| {
        let text = passage::masked(one.answer.own_words()?, &one.hidden);
        Some(PublicQuote { question: one.question, text })
    };
    let mut quotes: Vec<_> =
        transaction.quoted(round).await?.into_iter().filter_map(shown).collect();
    quotes.sort_by(|one, other| (one.question, &one.text).cmp(&(other.question, &other.text)));
    Ok(quotes)
}
