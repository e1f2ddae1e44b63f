//! What a bulletin will look like, and who will get it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::naming::{self, Bulletin, BulletinName};
use super::pictures::{Pictures, attached};
use super::spreading::{AT_ONCE, Reached};
use crate::conversation::{Conversation, MailLinks, Reply, Say, Situation};
use crate::domain::audience::FEWEST_BY_BACKGROUND;
use crate::domain::broadcast::{Broadcast, BroadcastKind};
use crate::domain::contact::{Contact, has_had_enough};
use crate::domain::decision::Decision;
use crate::domain::message::Message;
use crate::domain::statement::Statement;
use crate::domain::{Address, Locale, PanelistId, Platform};
use crate::service::situation::Batch;
use crate::service::{Desk, Error, Refusal};
use crate::store::Transaction;

/// Who gets a bulletin.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// How many get it, by where and in which language they read.
    pub reached: BTreeMap<(Platform, Locale), u64>,
    /// How many of its audience have no place where they can be written to.
    pub nowhere: u64,
    /// How many of its audience want fewer messages, and so do not get it.
    pub fewer: u64,
    /// How many of those whom it reaches have had enough messages for now: from them it would be held back.
    pub enough: u64,
    /// Whether fewer than [`FEWEST_BY_BACKGROUND`] would get it of those who were chosen by what they told of themselves. Then
    /// nothing else is told of how many they are, and it cannot be sent: it would find single people.
    pub is_few: bool,
}

impl Preview {
    const fn of_nobody(bulletin: Bulletin) -> Self {
        let reached = BTreeMap::new();
        Self { bulletin, reached, nowhere: 0, fewer: 0, enough: 0, is_few: false }
    }

    /// How many get it.
    #[must_use]
    pub fn gets(&self) -> u64 {
        self.reached.values().sum()
    }

    /// Whether it can be sent to them.
    ///
    /// # Errors
    /// When nobody would get it, or so few that it would find single people.
    pub(in crate::service) fn check(&self) -> Result<(), Refusal> {
        if self.is_few {
            return Err(Refusal::FewByBackground);
        }
        if self.gets() == 0 {
            return Err(Refusal::Nobody { nowhere: self.nowhere, fewer: self.fewer });
        }
        Ok(())
    }

    /// How many get it on each platform.
    #[must_use]
    pub fn by_platform(&self) -> BTreeMap<Platform, u64> {
        let mut by_platform = BTreeMap::new();
        for ((platform, _), count) in &self.reached {
            *by_platform.entry(*platform).or_default() += count;
        }
        by_platform
    }

    /// Each language that the text does not have, the one that its readers get instead, and how many they are.
    #[must_use]
    pub fn fallbacks(&self) -> Vec<(Locale, Locale, u64)> {
        let missing = self.bulletin.broadcast.fallbacks(&self.bulletin.panel);
        let with_count = missing.into_iter().map(|(locale, instead)| {
            let readers = self.reached.iter().filter(|((_, read), _)| read == locale);
            (locale.clone(), instead.clone(), readers.map(|(_, count)| count).sum())
        });
        with_count.collect()
    }
}

impl Desk {
    /// Who would get a bulletin now.
    ///
    /// # Errors
    /// When there is no such bulletin.
    pub async fn preview_bulletin(&self, name: &BulletinName) -> Result<Preview, Refusal> {
        let transaction = self.store.read().await?;
        let bulletin = naming::find(&transaction, name).await?;
        drop(transaction);
        self.preview_of(bulletin).await
    }

    /// Who would get this bulletin now, whether it has been kept yet or not.
    pub(in crate::service) async fn preview_of(
        &self,
        bulletin: Bulletin,
    ) -> Result<Preview, Refusal> {
        let chosen = !bulletin.broadcast.audience.background.is_empty();
        let mut preview = Preview::of_nobody(bulletin);
        let mut after = None;
        while let Some(last) = self.count_next(&mut preview, after).await? {
            after = Some(last);
        }
        if chosen && preview.gets() < FEWEST_BY_BACKGROUND.into() {
            return Ok(Preview { is_few: true, ..Preview::of_nobody(preview.bulletin) });
        }
        Ok(preview)
    }

    /// The same, for a transaction that has found that it needs it ([`Error::Uncounted`]).
    pub(in crate::service) async fn count(&self, bulletin: Bulletin) -> Result<Preview, Error> {
        self.preview_of(bulletin).await.map_err(|refusal| match refusal {
            Refusal::Store(error) => error.into(),
            other => Error::Broken(other.to_string()),
        })
    }

    /// Counts the next panelists; the last of them, while there may be more.
    async fn count_next(
        &self,
        preview: &mut Preview,
        after: Option<PanelistId>,
    ) -> Result<Option<PanelistId>, Refusal> {
        let Bulletin { broadcast, panel, .. } = &preview.bulletin;
        let transaction = self.store.read().await?;
        let panelists = transaction.panelists_after(panel.id, after, AT_ONCE).await?;
        let last = panelists.last().map(|one| one.id);
        let gathered = self.audience(&transaction, broadcast, panel, panelists).await?;
        preview.nowhere += gathered.nowhere;
        let (rule, now) = (&panel.contact, self.now());
        let ids: Vec<_> = gathered.reached.iter().map(|one| one.panelist.id).collect();
        let written_to = transaction.written_to_since(&ids, now - rule.within()).await?;
        let own = panel.default_locale().clone();
        for Reached { panelist, address } in gathered.reached {
            if panelist.contact == Contact::Fewer && !broadcast.kind.goes_to_fewer() {
                preview.fewer += 1;
            } else {
                let recent = written_to.get(&panelist.id).map_or(&[][..], Vec::as_slice);
                preview.enough += u64::from(has_had_enough(broadcast.kind, recent, rule, now));
                let locale = panelist.locale.unwrap_or_else(|| own.clone());
                let place = (address.address.platform, locale);
                *preview.reached.entry(place).or_default() += 1;
            }
        }
        Ok(last)
    }

    /// A bulletin as its readers on a platform in this language get it, with links that lead nowhere in the place of
    /// a person's own; `None` when it has lost its meaning.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn preview_message(
        &self,
        bulletin: &Bulletin,
        platform: Platform,
        locale: &Locale,
    ) -> Result<Option<Message>, Error> {
        self.preview_message_with(bulletin, platform, locale, None).await
    }

    /// The same, where it speaks of a decision that is not kept yet.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn preview_message_with(
        &self,
        bulletin: &Bulletin,
        platform: Platform,
        locale: &Locale,
        decision: Option<&Decision>,
    ) -> Result<Option<Message>, Error> {
        let broadcast = &bulletin.broadcast;
        let transaction = self.store.read().await?;
        let mut pictures = Pictures::default();
        pictures.look(&transaction, broadcast, Platform::Browser).await?;
        let (conversation, mut situation) =
            self.of_a_reader(&transaction, broadcast, platform, locale).await?;
        if let Some(decision) = decision {
            let followup = Arc::make_mut(&mut situation.followup);
            followup.decisions.retain(|one| one.id != decision.id);
            followup.decisions.push(decision.clone());
        }
        let worded = self.word_broadcast(broadcast, &pictures, &conversation, situation);
        let described = |message: Message| {
            // One that is not kept yet has its picture drawn when it is.
            let attachment =
                message.attachment.or_else(|| attached(broadcast, &[], &bulletin.panel, locale));
            Message { attachment, ..message }
        };
        Ok(worded.map(described))
    }

    /// What the button under a statement opens, as its readers on a platform in this language get it; `None` where nothing
    /// stands behind one, as in a letter.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn preview_rest(
        &self,
        bulletin: &Bulletin,
        platform: Platform,
        locale: &Locale,
    ) -> Result<Option<Message>, Error> {
        let BroadcastKind::Statement { statement } = bulletin.broadcast.kind else {
            return Ok(None);
        };
        let transaction = self.store.read().await?;
        let (conversation, situation) =
            self.of_a_reader(&transaction, &bulletin.broadcast, platform, locale).await?;
        let says_more = situation.followup.statement(statement).is_some_and(Statement::says_more);
        let rest = Reply { say: Say::StatementRest { statement }, replaces: None };
        Ok(says_more.then(|| self.word(&rest, &conversation, &situation)).flatten())
    }

    /// What wording looks at for somebody of the panel who reads on a platform in this language.
    async fn of_a_reader(
        &self,
        transaction: &Transaction,
        broadcast: &Broadcast,
        platform: Platform,
        locale: &Locale,
    ) -> Result<(Conversation, Situation), Error> {
        let catalogue = self.catalogue(transaction).await?;
        let mut batch = Batch::load(self, transaction, catalogue, &[], &[]).await?;
        let told = broadcast.kind.tells_result_of().into_iter().collect();
        batch.load_outcomes(transaction, &told).await?;
        let nobody = Address { platform, external_id: String::new() };
        let conversation = Conversation {
            panel: Some(broadcast.panel),
            locale: Some(locale.clone()),
            ..Conversation::default()
        };
        let mut situation = batch.situation(self, &nobody, None);
        if let (Platform::Email, Some(base)) = (platform, self.links().web.as_ref()) {
            let link = |way: &str| format!("{base}{way}…");
            situation.mail = Some(MailLinks { confirm: link("/e/"), stop: link("/e/stop/") });
            situation.own_page = Some(link("/r/"));
        }
        Ok((conversation, situation))
    }
}

impl Batch {
    /// Who gets this bulletin, as it was counted before the transaction began.
    ///
    /// # Errors
    /// [`Error::Uncounted`] when it was not: it is to be counted, and the transaction to be begun anew.
    pub(in crate::service) fn preview(&self, bulletin: Bulletin) -> Result<Preview, Error> {
        let same = |one: &&Preview| {
            one.bulletin.panel.id == bulletin.panel.id
                && one.bulletin.broadcast.audience == bulletin.broadcast.audience
        };
        match self.counted.iter().find(same) {
            Some(counted) => Ok(Preview { bulletin, ..counted.clone() }),
            None => Err(Error::Uncounted(Box::new(bulletin))),
        }
    }
}
