//! Writing a bulletin, and writing it anew once it is on its way.

use uuid::Uuid;

use super::naming::{self, Bulletin, BulletinName};
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::{Audience, BroadcastId, LocalText, Panel, PanelId};
use crate::service::{Desk, Refusal, import};
use crate::store::Transaction;

/// What staff want to say to many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBulletin {
    /// The panel whose panelists get it.
    pub panel: PanelId,
    /// What it says, with markup, in each language that it has.
    pub text: LocalText,
    /// What it shows.
    pub picture: Option<Picture>,
    /// Who gets it.
    pub audience: Audience,
}

/// A picture in a bulletin.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// A PNG.
    pub bytes: Vec<u8>,
    /// What it shows, for those who cannot see it.
    pub description: LocalText,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// What is to stand in the place of what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What it says from now on.
    pub text: LocalText,
    /// The picture that it has already, where the correction names it again.
    pub picture: Option<Picture>,
}

impl From<LocalText> for Correction {
    fn from(text: LocalText) -> Self {
        Self { text, picture: None }
    }
}

impl Desk {
    /// Reads a bulletin's file. `picture` gives the bytes of the file that it names, or why they cannot be read.
    ///
    /// # Errors
    /// With everything that is wrong with the file.
    pub async fn read_bulletin(
        &self,
        file: &[u8],
        picture: impl FnOnce(&str) -> Result<Vec<u8>, String>,
    ) -> Result<NewBulletin, Refusal> {
        let transaction = self.store.read().await?;
        let panels = transaction.panels().await?;
        let (mut rounds, mut invitations) = (Vec::new(), Vec::new());
        for panel in &panels {
            rounds.extend(transaction.rounds_of(panel.id).await?);
            invitations.extend(transaction.invitations_by_staff(panel.id).await?);
        }
        drop(transaction);
        let known = import::Known { panels: &panels, rounds: &rounds, invitations: &invitations };
        import::bulletin(file, &known, picture).map_err(Refusal::File)
    }

    /// Keeps a draft: a new one, or in the place of an earlier draft.
    ///
    /// # Errors
    /// When it says nothing or too much, or what it should replace is no draft any more.
    pub async fn draft_bulletin(
        &self,
        new: NewBulletin,
        replace: Option<&BulletinName>,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let transaction = self.store.write().await?;
        let old = match replace {
            Some(name) => Some(self.replaceable(&transaction, name, new.panel).await?),
            None => None,
        };
        let panels = transaction.panels().await?;
        let panel = panels.into_iter().find(|panel| panel.id == new.panel);
        let panel = panel.ok_or_else(|| Refusal::NoSuchPanel(new.panel.to_string()))?;
        let (bytes, description) =
            new.picture.map(|picture| (picture.bytes, picture.description)).unzip();
        let id = old.as_ref().map(|old| old.broadcast.id);
        let broadcast = Broadcast {
            id: id.unwrap_or_else(|| BroadcastId(Uuid::now_v7())),
            panel: new.panel,
            kind: BroadcastKind::Bulletin,
            audience: new.audience,
            text: new.text,
            picture: description,
            state: BroadcastState::Draft,
            figures: None,
        };
        check(&broadcast, &panel)?;
        transaction.save_broadcast(&broadcast).await?;
        transaction.save_picture(broadcast.id, bytes).await?;
        if old.is_none() {
            transaction.number_broadcast(panel.id, broadcast.id).await?;
        }
        let kept = naming::find(&transaction, &BulletinName::Id(broadcast.id)).await?;
        self.audit(&transaction, by, "bulletin draft", &kept.name()).await?;
        transaction.commit().await?;
        Ok(kept)
    }

    /// Puts another text in the place of what was sent, wherever the platform allows it, and sends it to whoever has not
    /// got any yet. A picture stays as it is.
    ///
    /// # Errors
    /// When nothing of it was sent, when the picture is another one, or when the text says nothing or too much.
    pub async fn correct_bulletin(
        &self,
        name: &BulletinName,
        correction: impl Into<Correction>,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let transaction = self.store.write().await?;
        let found = naming::find(&transaction, name).await?;
        let correction = correction.into();
        let corrected = self.correct_within(&transaction, found, correction, by).await?;
        transaction.commit().await?;
        Ok(corrected)
    }

    /// The same within a transaction.
    pub(in crate::service) async fn correct_within(
        &self,
        transaction: &Transaction,
        found: Bulletin,
        Correction { text, picture }: Correction,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let now = self.now();
        if let Some(picture) = picture
            && transaction.picture(found.broadcast.id).await?.as_ref() != Some(&picture.bytes)
        {
            return Err(Refusal::PictureStays);
        }
        if !found.broadcast.kind.has_text_of_staff() {
            return Err(Refusal::NoSuchBulletin(found.name()));
        }
        let corrected = found.broadcast.clone().correct(text, now);
        let broadcast = corrected.map_err(|what| Refusal::not_now(found.name(), what))?;
        check(&broadcast, &found.panel)?;
        check_stands(transaction, &found).await?;
        transaction.save_broadcast(&broadcast).await?;
        transaction.overtake(broadcast.id).await?;
        transaction.show_again(broadcast.id, now).await?;
        self.audit(transaction, by, "bulletin correct", &found.name()).await?;
        Ok(Bulletin { broadcast, ..found })
    }

    async fn replaceable(
        &self,
        transaction: &Transaction,
        name: &BulletinName,
        panel: PanelId,
    ) -> Result<Bulletin, Refusal> {
        let old = naming::find(transaction, name).await?;
        if old.panel.id != panel || old.broadcast.kind != BroadcastKind::Bulletin {
            return Err(Refusal::NoSuchBulletin(name.to_string()));
        }
        if !old.broadcast.is_editable() {
            let state = old.broadcast.state.as_str();
            return Err(Refusal::BulletinFixed { name: old.name(), state });
        }
        Ok(old)
    }
}

/// Refuses what cannot be sent as it is written.
pub(super) fn check(broadcast: &Broadcast, panel: &Panel) -> Result<(), Refusal> {
    let problems = broadcast.problems(panel);
    if problems.is_empty() { Ok(()) } else { Err(Refusal::BulletinUnfit(problems)) }
}

/// Refuses what speaks of messages of which nothing is known (any more).
pub(super) async fn check_stands(
    transaction: &Transaction,
    found: &Bulletin,
) -> Result<(), Refusal> {
    let is_over = matches!(
        found.broadcast.state,
        BroadcastState::Done { .. } | BroadcastState::Stopped { .. }
    );
    if is_over && transaction.figures(found.broadcast.id).await?.is_empty() {
        return Err(Refusal::NothingStands { name: found.name() });
    }
    Ok(())
}
