//! Telling the owners of a panel at once that somebody has written what may mean danger: in which round and how it is read,
//! never what it says.

use std::collections::BTreeMap;

use chrono::Duration;

use super::{Desk, Error, Owner};
use crate::domain::danger::{self, DangerSeen, DangerSource, NOTICE_HOURS};
use crate::domain::staff::Role;
use crate::domain::{Panel, PanelId, Round};
use crate::text::{Catalog, Text};

/// A notice about one panel, with everyone who is to get it.
#[derive(Debug, Clone, PartialEq)]
pub struct DangerNotice {
    /// The panel.
    pub panel: PanelId,
    /// What it tells of.
    pub seen: Vec<DangerSeen>,
    /// Where each is reached, and the words.
    pub to: Vec<(Owner, String)>,
}

impl Desk {
    /// What owners are to be told of now. What is over is forgotten.
    ///
    /// # Errors
    /// When the database could not be read or written.
    pub async fn danger_due(&self) -> Result<Vec<DangerNotice>, Error> {
        let now = self.now();
        let read = self.store.read().await?;
        let seen = read.danger().await?;
        if seen.is_empty() {
            return Ok(Vec::new());
        }
        let catalogue = self.catalogue(&read).await?;
        drop(read);
        self.forget(seen.iter().filter(|one| one.is_over(now))).await?;
        let mut by_panel: BTreeMap<PanelId, Vec<DangerSeen>> = BTreeMap::new();
        for one in seen {
            if let Some(round) = catalogue.rounds.get(&one.round) {
                by_panel.entry(round.panel).or_default().push(one);
            }
        }
        let mut notices = Vec::new();
        for (id, seen) in by_panel {
            let seen = danger::due(&seen, now);
            let Some(panel) = catalogue.panels.get(&id).filter(|_| !seen.is_empty()) else {
                continue;
            };
            let places: Vec<(&Round, DangerSource)> = seen
                .iter()
                .filter_map(|one| Some((catalogue.rounds.get(&one.round)?.as_ref(), one.source)))
                .collect();
            let words = |owner: Owner| {
                let text = words(panel, &places, &owner);
                (owner, text)
            };
            let owners = self.owners_of(id).await?;
            notices.push(DangerNotice {
                panel: id,
                seen,
                to: owners.into_iter().map(words).collect(),
            });
        }
        Ok(notices)
    }

    /// Notes that a notice is told now. False when all of it was before.
    ///
    /// # Errors
    /// When it could not be noted: then it must not be told.
    pub async fn note_danger_told(&self, notice: &DangerNotice) -> Result<bool, Error> {
        let until = self.now() + Duration::hours(NOTICE_HOURS);
        let transaction = self.store.write().await?;
        let mut is_first = false;
        for seen in &notice.seen {
            is_first |= transaction.quiet_danger(seen, until).await?;
        }
        transaction.commit().await?;
        Ok(is_first)
    }

    async fn forget(&self, over: impl Iterator<Item = &DangerSeen>) -> Result<(), Error> {
        let over: Vec<&DangerSeen> = over.collect();
        if over.is_empty() {
            return Ok(());
        }
        let transaction = self.store.write().await?;
        for seen in over {
            transaction.forget_danger(seen).await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn owners_of(&self, panel: PanelId) -> Result<Vec<Owner>, Error> {
        self.staff_who(|post| post.panel == panel && post.role == Role::Owner).await
    }
}

/// A line that says what it is about, and one a place.
fn words(panel: &Panel, places: &[(&Round, DangerSource)], owner: &Owner) -> String {
    let line = |(round, source): &(&Round, DangerSource)| {
        let title = panel.say(&round.title, &owner.locale).to_owned();
        let name = format!("{}/{}", panel.slug, round.number);
        match source {
            DangerSource::Answer => Text::StaffDangerAnswer { title, name },
            DangerSource::Comment => Text::StaffDangerComment { title, name },
        }
    };
    let lines = std::iter::once(Text::StaffDanger).chain(places.iter().map(line));
    let lines: Vec<String> = lines.map(|text| Catalog.say(&text, &owner.locale)).collect();
    lines.join("\n\n")
}
