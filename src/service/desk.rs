//! The desk: everything that the outer layers ask for.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, SubsecRound, Utc};

use super::catalogue::{Cache, Catalogue};
use super::erasure::Traces;
use super::outbox::Outbox;
use super::secret::{KeyError, Keys};
use super::words::vocabulary;
use super::{Brake, Clock, Error};
use crate::conversation::{Links, Vocabulary};
use crate::domain::Locale;
use crate::domain::broadcast::Pace;
use crate::metrics::Metrics;
use crate::store::{Store, Transaction};
use crate::text::Catalog;

/// Where the use cases start. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Desk {
    pub(super) store: Store,
    pub(super) keys: Keys,
    pub(super) traces: Arc<Traces>,
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    links: Arc<Links>,
    /// The same with the Telegram bot's name, which is known only once Telegram has answered.
    links_with_bot: OnceLock<Arc<Links>>,
    clock: Arc<dyn Clock>,
    languages: Vec<Locale>,
    vocabulary: Arc<Vocabulary>,
    cache: Cache,
    pace: OnceLock<Pace>,
    metrics: Metrics,
    offers_email: OnceLock<()>,
    outbox: Outbox,
    guesses: Brake,
}

/// What a desk is opened with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The database, its tables up to date.
    pub store: Store,
    /// The file of the deployment's key. Made when it is missing and nothing was encrypted with an earlier one.
    pub key_file: PathBuf,
    /// Where links lead.
    pub links: Links,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

impl Desk {
    /// Opens the desk.
    ///
    /// # Errors
    /// When the database cannot be read, or the key file is missing or not the one that belongs to the database.
    pub async fn open(settings: Settings) -> Result<Self, Error> {
        let Settings { store, key_file, links, clock } = settings;
        let transaction = store.read().await?;
        let keys = match Keys::read(&key_file)? {
            Some(keys) => keys,
            None if holds_secrets(&transaction).await? => {
                return Err(KeyError::Missing { path: key_file }.into());
            }
            None => {
                let keys = Keys::create(&key_file)?;
                tracing::info!(
                    file = %key_file.display(),
                    "made a key file: keep a copy of it apart from the copies of the database"
                );
                keys
            }
        };
        let cache = Cache::default();
        cache.get(&transaction, &keys, false).await?;
        let inner = Inner {
            links: Arc::new(links),
            links_with_bot: OnceLock::new(),
            clock,
            languages: Catalog.languages(),
            vocabulary: Arc::new(vocabulary(Catalog)),
            cache,
            pace: OnceLock::new(),
            metrics: Metrics::default(),
            offers_email: OnceLock::new(),
            outbox: Outbox::default(),
            guesses: Brake::new(),
        };
        Ok(Self { store, keys, traces: Arc::default(), inner: Arc::new(inner) })
    }

    /// Whether something in this database can only be read with its key file. An empty database needs none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn needs_its_key(store: &Store) -> Result<bool, Error> {
        if store.is_new().await? {
            return Ok(false);
        }
        holds_secrets(&store.read().await?).await
    }

    /// Whether a key file, where there is one, is the one that belongs to this database. Changes nothing.
    ///
    /// # Errors
    /// When it is not, or when the database or the file cannot be read.
    pub async fn try_key(store: &Store, key_file: &Path) -> Result<(), Error> {
        let Some(keys) = Keys::read(key_file)? else { return Ok(()) };
        let transaction = store.read().await?;
        Cache::default().get(&transaction, &keys, false).await?;
        Ok(())
    }

    /// A token that proves that we wrote `text` for this purpose: `text.signature`, safe in an address.
    #[must_use]
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        self.keys.sign(purpose, text)
    }

    /// The text of a token that we signed for this purpose; `None` when it is forged. Takes the same time either way.
    #[must_use]
    pub fn verify(&self, purpose: &str, token: &str) -> Option<String> {
        self.keys.verify(purpose, token)
    }

    /// From now on e-mail is offered: there is someone who sends it.
    pub fn offer_email(&self) {
        self.inner.offers_email.get_or_init(|| ());
    }

    /// Whether e-mail is offered.
    #[must_use]
    pub fn offers_email(&self) -> bool {
        self.inner.offers_email.get().is_some()
    }

    /// Takes note of how fast what goes to many leaves, for telling staff how long it takes. The first word stands.
    pub fn keep_pace(&self, pace: Pace) {
        let _ = self.inner.pace.set(pace);
    }

    /// How fast what goes to many leaves.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.inner.pace.get().cloned().unwrap_or_default()
    }

    /// What is counted while this desk is open; to be handed on to whoever counts.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    /// Where links lead.
    #[must_use]
    pub fn links(&self) -> &Links {
        self.inner.links_with_bot.get().unwrap_or(&self.inner.links)
    }

    /// Takes note of the Telegram bot's name, for the links that lead there. The first name stays.
    pub fn name_telegram_bot(&self, name: &str) {
        let links =
            Links { telegram_bot: Some(name.to_owned()), ..Links::clone(&self.inner.links) };
        self.inner.links_with_bot.get_or_init(|| Arc::new(links));
    }

    /// The time in whole seconds, from the clock that the desk was opened with.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.inner.clock.now().trunc_subsecs(0)
    }

    pub(super) fn shared_links(&self) -> Arc<Links> {
        Arc::clone(self.inner.links_with_bot.get().unwrap_or(&self.inner.links))
    }

    /// The messages to somewhere else than what has just come in.
    pub(super) fn outbox(&self) -> &Outbox {
        &self.inner.outbox
    }

    /// What holds back those who give wrong codes.
    pub(super) fn guesses(&self) -> &Brake {
        &self.inner.guesses
    }

    pub(super) fn languages(&self) -> &[Locale] {
        &self.inner.languages
    }

    pub(super) fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.inner.vocabulary
    }

    /// The panels and rounds as of this transaction, for reading only.
    pub(super) async fn catalogue(&self, within: &Transaction) -> Result<Arc<Catalogue>, Error> {
        self.inner.cache.get(within, &self.keys, false).await
    }

    /// The same, and no round is closed or sealed until the transaction ends.
    pub(super) async fn hold_catalogue(
        &self,
        within: &Transaction,
    ) -> Result<Arc<Catalogue>, Error> {
        self.inner.cache.get(within, &self.keys, true).await
    }
}

/// Whether something in the database can only be read with the key that is missing.
async fn holds_secrets(transaction: &Transaction) -> Result<bool, Error> {
    Ok(!transaction.round_secrets().await?.is_empty()
        || !transaction.all_set_aside().await?.is_empty())
}
