//! A round is announced once to everyone in the panel's own server, and the announcement says so when it is over.

use super::situation::Batch;
use super::{Desk, Error};
use crate::conversation::{Conversation, Reply, Say};
use crate::domain::message::{Message, MessageRef};
use crate::domain::{Address, PanelId, Platform, RoundId};
use crate::store::StoredAnnouncement;

/// Something to put up in a server's channel, or to change there.
#[derive(Debug, Clone, PartialEq)]
pub struct Announcement {
    /// Of which round.
    pub round: RoundId,
    /// The channel's id on the platform.
    pub room: String,
    /// What to say there; in the place of which message, if one stands.
    pub message: Message,
    /// Whether it was begun before and may stand there already.
    pub may_stand: bool,
    /// Whether the round is over: when this is said, nothing more is to be done.
    pub over: bool,
}

impl Desk {
    /// The announcements that are to be put up now, or changed because their round is over.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn announcements_due(&self) -> Result<Vec<Announcement>, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let now = self.now();
        let wanted: Vec<_> = catalogue
            .rounds
            .values()
            .filter(|round| round.is_open(now))
            .filter_map(|round| {
                let channel = catalogue.panels.get(&round.panel)?.server_channel()?;
                Some((round.id, round.panel, channel.to_string()))
            })
            .collect();
        let stored = transaction.announcements().await?;
        let batch = Batch::load(self, &transaction, catalogue, &[], &[]).await?;
        let known = |round: RoundId| stored.iter().find(|one| one.round == round);
        let fresh = wanted.iter().filter_map(|(round, panel, room)| {
            let begun = known(*round);
            if begun.is_some_and(|one| one.message.is_some()) {
                return None;
            }
            let say = Say::Announcement { round: *round };
            let message = self.word_for_all(&batch, *panel, say, None)?;
            let room = begun.map_or(room, |one| &one.room).clone();
            let may_stand = begun.is_some();
            Some(Announcement { round: *round, room, message, may_stand, over: false })
        });
        let over = stored.iter().filter_map(|one| {
            let round = batch.catalogue.rounds.get(&one.round)?;
            if round.is_open(now) {
                return None;
            }
            let panel = round.panel;
            let say = Say::RoundOver { round: one.round };
            let stands = MessageRef(one.message.clone()?);
            let message = self.word_for_all(&batch, panel, say, Some(stands))?;
            let (round, room) = (one.round, one.room.clone());
            Some(Announcement { round, room, message, may_stand: false, over: true })
        });
        Ok(fresh.chain(over).collect())
    }

    /// Takes note that an announcement is being put up, before its request leaves.
    ///
    /// # Errors
    /// When it could not be written: it may not leave then.
    pub async fn begin_announcement(&self, of: &Announcement) -> Result<(), Error> {
        self.keep_announcement(of, None).await
    }

    /// Takes note that an announcement stands, or that its end has been said.
    ///
    /// # Errors
    /// When it could not be written.
    pub async fn settle_announcement(&self, of: &Announcement, id: &str) -> Result<(), Error> {
        if !of.over {
            return self.keep_announcement(of, Some(id.to_owned())).await;
        }
        let transaction = self.store.write().await?;
        transaction.drop_announcement(of.round).await?;
        Ok(transaction.commit().await?)
    }

    async fn keep_announcement(
        &self,
        of: &Announcement,
        message: Option<String>,
    ) -> Result<(), Error> {
        let (round, room) = (of.round, of.room.clone());
        let transaction = self.store.write().await?;
        transaction.save_announcement(StoredAnnouncement { round, room, message }).await?;
        Ok(transaction.commit().await?)
    }

    /// Words for nobody in particular, in the panel's own language.
    fn word_for_all(
        &self,
        batch: &Batch,
        panel: PanelId,
        say: Say,
        replaces: Option<MessageRef>,
    ) -> Option<Message> {
        let nobody = Address { platform: Platform::Discord, external_id: String::new() };
        let conversation = Conversation { panel: Some(panel), ..Conversation::default() };
        let situation = batch.situation(self, &nobody, None);
        self.word(&Reply { say, replaces }, &conversation, &situation)
    }
}
