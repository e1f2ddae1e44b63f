//! The pictures of broadcasts: each is brought to a platform by one copy, and the others follow when the platform knows it.
//! A bulletin has one for all; a result has one in each language of its panel.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::broadcast::Broadcast;
use crate::domain::message::{Attachment, AttachmentKind, FileRef, Message};
use crate::domain::{BroadcastId, Locale, Panel, Platform};
use crate::store::{self, Copy, Transaction};

/// A picture: its broadcast, and its language; none where there is one for all.
type Which = (BroadcastId, String);

/// The pictures that some copies show.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    bytes: BTreeMap<Which, Vec<u8>>,
    known: BTreeMap<Which, FileRef>,
    /// Those that a copy is on its way with.
    being_brought: BTreeSet<Which>,
}

impl Pictures {
    /// Reads what a copy needs of its broadcast's pictures.
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
            let known = transaction.uploaded(id, platform).await?.into_iter();
            self.known.extend(known.map(|(language, file)| ((id, language), file)));
            if self.known.contains_key(&(id, String::new())) {
                return Ok(());
            }
            let under_way = transaction.being_brought(id, platform).await?.into_iter();
            self.being_brought.extend(under_way.map(|language| (id, language)));
        }
        if let Some(bytes) = transaction.picture(id).await? {
            self.bytes.insert((id, String::new()), bytes);
        } else {
            let charts = transaction.charts(id).await?.into_iter();
            self.bytes.extend(charts.map(|(language, bytes)| ((id, language), bytes)));
        }
        Ok(())
    }

    /// Whether a copy that is wanted now must stand back, because another one brings the picture that it shows. If not, and
    /// nobody has brought that yet, it is the one that does: the language is told.
    pub(super) fn turn(&mut self, copy: &Copy, panel: &Panel, locale: &Locale) -> Bringing {
        let which = self.which(copy.broadcast, panel, locale);
        let brings = copy.platform.knows_files_again()
            && copy.message.is_none()
            && self.bytes.contains_key(&which)
            && !self.known.contains_key(&which);
        if !brings {
            Bringing::Nothing
        } else if self.being_brought.insert(which.clone()) {
            Bringing::Picture(which.1)
        } else {
            Bringing::StandsBack
        }
    }

    /// The picture for a reader of this language: the one for all, theirs, or the panel's own.
    fn which(&self, id: BroadcastId, panel: &Panel, locale: &Locale) -> Which {
        let there =
            |which: &Which| self.bytes.contains_key(which) || self.known.contains_key(which);
        let mut all =
            [String::new(), locale.to_string()].map(|language| (id, language)).into_iter();
        all.find(there).unwrap_or_else(|| (id, panel.default_locale().to_string()))
    }

    /// Puts the picture of a broadcast in its message, described in a language.
    pub(super) fn put(
        &self,
        message: &mut Message,
        broadcast: &Broadcast,
        panel: &Panel,
        locale: &Locale,
    ) {
        let which = self.which(broadcast.id, panel, locale);
        let bytes = self.bytes.get(&which).map(Vec::as_slice);
        let known_as = self.known.get(&which).cloned();
        let bytes = bytes.or(known_as.is_some().then_some(&[]));
        message.attachment = bytes.and_then(|bytes| attached(broadcast, bytes, panel, locale));
        if let Some(attachment) = &mut message.attachment {
            attachment.known_as = known_as;
        }
    }
}

/// What a copy whose turn has come does with the picture that it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bringing {
    /// It shows none, or one that the platform knows, or its own.
    Nothing,
    /// It brings the one in this language.
    Picture(String),
    /// It waits until another copy has brought it.
    StandsBack,
}

/// How many copies of a broadcast may leave for a platform at once: none while one brings a picture, and one until the
/// platform knows any.
pub(super) async fn may_leave(
    transaction: &Transaction,
    broadcast: &Broadcast,
    platform: Platform,
) -> Result<u64, store::Error> {
    if broadcast.picture.is_none() || !platform.knows_files_again() {
        return Ok(u64::MAX);
    }
    if !transaction.being_brought(broadcast.id, platform).await?.is_empty() {
        return Ok(0);
    }
    let knows_none = transaction.uploaded(broadcast.id, platform).await?.is_empty();
    Ok(if knows_none { 1 } else { u64::MAX })
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
