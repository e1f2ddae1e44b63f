//! The panels and approved rounds, kept in memory, and read again only when one has changed.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Duration, Utc};

use super::Error;
use super::secret::{Keys, RoundSecret};
use crate::domain::statement::Followup;
use crate::domain::{
    Anonymity, Background, Panel, PanelId, PanelistId, RespondentKey, Round, RoundId, RoundState,
};
use crate::store::Transaction;

/// For how many days a closed round still shows in a chat.
const SHOWN_AFTER_CLOSE_DAYS: i64 = 90;

/// The panels, the rounds whose text is fixed, and the secrets of those that are not sealed.
#[derive(Debug)]
pub(super) struct Catalogue {
    version: i64,
    pub panels: Arc<BTreeMap<PanelId, Arc<Panel>>>,
    pub rounds: BTreeMap<RoundId, Arc<Round>>,
    /// What came of the rounds.
    pub followup: Arc<Followup>,
    secrets: BTreeMap<RoundId, RoundSecret>,
}

impl Catalogue {
    async fn load(version: i64, transaction: &Transaction, keys: &Keys) -> Result<Self, Error> {
        let panels = transaction.panels().await?;
        let rounds = transaction.fixed_rounds().await?;
        let sealed = transaction.round_secrets().await?;
        let rounds: BTreeMap<RoundId, Arc<Round>> =
            rounds.into_iter().map(|one| (one.id, Arc::new(one))).collect();
        let followup = Followup { rounds: rounds.clone(), ..transaction.followup().await? };
        let open = |(id, sealed): (RoundId, Vec<u8>)| Ok((id, keys.round_secret(id, &sealed)?));
        Ok(Self {
            version,
            panels: Arc::new(panels.into_iter().map(|one| (one.id, Arc::new(one))).collect()),
            rounds,
            followup: Arc::new(followup),
            secrets: sealed.into_iter().map(open).collect::<Result<_, Error>>()?,
        })
    }

    /// The rounds that a chat may speak of.
    pub fn shown(&self, now: DateTime<Utc>) -> impl Iterator<Item = &Arc<Round>> {
        let since = now - Duration::days(SHOWN_AFTER_CLOSE_DAYS);
        self.rounds.values().filter(move |round| match round.state {
            RoundState::Closed { closed_at, .. } => closed_at > since,
            _ => true,
        })
    }

    /// The key under which a panelist answers in a round; `None` when the round has no secret (any more).
    pub fn respondent_key(&self, round: RoundId, panelist: PanelistId) -> Option<RespondentKey> {
        self.secrets.get(&round).map(|secret| secret.respondent_key(panelist))
    }

    /// The places where a panelist of this panel may have answers that can still be found.
    pub fn linkable(&self, panel: PanelId, panelist: PanelistId) -> Vec<(RoundId, RespondentKey)> {
        self.secrets
            .iter()
            .filter(|(round, _)| self.rounds.get(round).is_some_and(|round| round.panel == panel))
            .map(|(round, secret)| (*round, secret.respondent_key(panelist)))
            .collect()
    }

    /// What of a background goes with a response: the variables that the round reports by.
    pub fn reported(&self, round: &Round, background: &Background) -> Background {
        let Some(panel) = self.panels.get(&round.panel) else { return Background::new() };
        panel
            .variables()
            .filter(|(_, variable)| round.report_by.contains(&variable.id))
            .filter_map(|(no, _)| background.get(&no).map(|category| (no, *category)))
            .collect()
    }

    /// Whether a round's answers have been counted: from then on they stay, whoever goes.
    pub fn is_counted(&self, round: RoundId) -> bool {
        let found = self.rounds.get(&round);
        found.is_some_and(|round| matches!(round.state, RoundState::Closed { .. }))
    }

    /// Whether the link between this round's answers and people is there, and can be destroyed.
    pub fn can_be_sealed(round: &Round) -> bool {
        round.anonymity == Anonymity::Confidential
            && matches!(round.state, RoundState::Closed { sealed_at: None, .. })
    }
}

/// The latest catalogue that was read.
#[derive(Debug, Default)]
pub(super) struct Cache(RwLock<Option<Arc<Catalogue>>>);

impl Cache {
    /// The catalogue as of this transaction; a transaction that writes answers holds it, so that no round is closed or
    /// sealed meanwhile.
    pub async fn get(
        &self,
        transaction: &Transaction,
        keys: &Keys,
        hold: bool,
    ) -> Result<Arc<Catalogue>, Error> {
        let version = if hold {
            transaction.hold_catalogue_version().await?
        } else {
            transaction.catalogue_version().await?
        };
        let cached = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(catalogue) = cached.filter(|catalogue| catalogue.version == version) {
            return Ok(catalogue);
        }
        let catalogue = Arc::new(Catalogue::load(version, transaction, keys).await?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&catalogue));
        Ok(catalogue)
    }
}
