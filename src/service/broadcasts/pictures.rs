//! The pictures of broadcasts: each is brought to a platform by one copy, and the others follow when the platform knows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::broadcast::Broadcast;
use crate::domain::message::{Attachment, AttachmentKind, FileRef, Message};
use crate::domain::{BroadcastId, Locale, Panel, Platform};
use crate::store::{self, Copy, Transaction};

/// The pictures that some copies show.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    bytes: BTreeMap<BroadcastId, Vec<u8>>,
    known: BTreeMap<BroadcastId, FileRef>,
    /// Those that a copy is on its way with.
    being_brought: BTreeSet<BroadcastId>,
}

impl Pictures {
    /// Reads what a copy needs of its broadcast's picture.
    pub(super) async fn look(
        &mut self,
        transaction: &Transaction,
        broadcast: &Broadcast,
        platform: Platform,
    ) -> Result<(), store::Error> {
        let id = broadcast.id;
        if broadcast.picture.is_none() {
            return Ok(());
        }
        if platform.knows_files_again() {
            if let Some(file) = transaction.uploaded(id, platform).await? {
                self.known.insert(id, file);
                return Ok(());
            }
            if transaction.is_being_sent(id, platform).await? {
                self.being_brought.insert(id);
            }
        }
        self.bytes.extend(transaction.picture(id).await?.map(|bytes| (id, bytes)));
        Ok(())
    }

    /// Whether a copy that is wanted now must stand back, because another one brings its picture. If not, it is the one that
    /// does.
    pub(super) fn stands_back(&mut self, copy: &Copy) -> bool {
        let id = copy.broadcast;
        let brings = copy.platform.knows_files_again()
            && copy.message.is_none()
            && self.bytes.contains_key(&id);
        brings && !self.being_brought.insert(id)
    }

    /// Puts the picture of a broadcast in its message, described in a language.
    pub(super) fn put(
        &self,
        message: &mut Message,
        broadcast: &Broadcast,
        panel: &Panel,
        locale: &Locale,
    ) {
        let bytes = self.bytes.get(&broadcast.id).map(Vec::as_slice);
        let known_as = self.known.get(&broadcast.id).cloned();
        let bytes = bytes.or(known_as.is_some().then_some(&[]));
        message.attachment = bytes.and_then(|bytes| attached(broadcast, bytes, panel, locale));
        if let Some(attachment) = &mut message.attachment {
            attachment.known_as = known_as;
        }
    }
}

/// How many copies of a broadcast may leave for a platform at once: one, until the platform knows its picture.
pub(super) async fn may_leave(
    transaction: &Transaction,
    broadcast: &Broadcast,
    platform: Platform,
) -> Result<u64, store::Error> {
    let brings = broadcast.picture.is_some() && platform.knows_files_again();
    if !brings || transaction.uploaded(broadcast.id, platform).await?.is_some() {
        return Ok(u64::MAX);
    }
    Ok(u64::from(!transaction.is_being_sent(broadcast.id, platform).await?))
}

/// A broadcast's picture, described in a language.
pub(in crate::service) fn attached(
    broadcast: &Broadcast,
    bytes: &[u8],
    panel: &Panel,
    locale: &Locale,
) -> Option<Attachment> {
    let description = broadcast.picture.as_ref()?;
    Some(Attachment {
        kind: AttachmentKind::Png,
        name: format!("{}.png", panel.slug),
        bytes: bytes.to_vec(),
        known_as: None,
        description: panel.say(description, locale).to_owned(),
    })
}
