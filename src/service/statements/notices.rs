//! What those who answer for a statement are told of it, each thing once.

use crate::domain::staff::Permission;
use crate::domain::statement::{Notice, Promised, notices};
use crate::domain::{Panel, Round, RoundId};
use crate::service::{Desk, Error, Owner};
use crate::text::{Catalog, Day, Text, Titles};

/// One notice that is due, with everyone who is to get it.
#[derive(Debug, Clone, PartialEq)]
pub struct DueNotice {
    /// Under what it is noted that it was told.
    pub moment: String,
    /// The round, or the first of those that share the promise.
    pub round: RoundId,
    /// Where each is reached, and the words.
    pub to: Vec<(Owner, String)>,
}

impl Desk {
    /// The notices to staff that are due and have not been told.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn notices_due(&self) -> Result<Vec<DueNotice>, Error> {
        let now = self.now();
        let read = self.store.read().await?;
        let catalogue = self.catalogue(&read).await?;
        let mut due = Vec::new();
        for panel in catalogue.panels.values() {
            let rounds: Vec<&Round> = catalogue
                .rounds
                .values()
                .filter(|round| round.panel == panel.id)
                .map(AsRef::as_ref)
                .collect();
            for promise in Promised::of(&rounds, now) {
                if promise.ids().iter().all(|round| catalogue.followup.given(*round).is_some()) {
                    continue;
                }
                let postponed = catalogue.followup.postponements_of(promise.first());
                let all = notices(&promise, &postponed, &panel.contact, panel.time_zone);
                let Some(notice) = all.into_iter().find(|one| one.is_due(now)) else { continue };
                let moment = moment(promise.first(), notice);
                if !read.was_told(&moment).await? {
                    let state = promise.ids().iter().find_map(|id| catalogue.followup.pending(*id));
                    let state = state.map_or("none", |one| one.state.as_str());
                    due.push((moment, promise.first(), panel.id, state, notice, titles(&promise)));
                }
            }
        }
        drop(read);
        let mut told = Vec::new();
        for (moment, round, panel, state, notice, titles) in due {
            let Some(panel) = catalogue.panels.get(&panel) else { continue };
            let staff = self.staff_who_may(panel.id, Permission::WriteStatement).await?;
            let words = |owner: Owner| {
                let text = words(panel, notice, state, &titles, now, &owner);
                (owner, text)
            };
            told.push(DueNotice { moment, round, to: staff.into_iter().map(words).collect() });
        }
        Ok(told)
    }

    /// Notes that a notice is told now. False when it was before.
    ///
    /// # Errors
    /// When it could not be noted: then it must not be told.
    pub async fn note_notice(&self, notice: &DueNotice) -> Result<bool, Error> {
        let transaction = self.store.write().await?;
        let is_first = transaction.note_told(&notice.moment, self.now()).await?;
        transaction.commit().await?;
        Ok(is_first)
    }
}

fn moment(round: RoundId, notice: Notice) -> String {
    format!("{round} {} {}", notice.kind.as_str(), notice.postponed)
}

fn titles(promise: &Promised<'_>) -> Vec<crate::domain::LocalText> {
    promise.rounds.iter().map(|round| round.title.clone()).collect()
}

fn words(
    panel: &Panel,
    notice: Notice,
    state: &str,
    titles: &[crate::domain::LocalText],
    now: chrono::DateTime<chrono::Utc>,
    owner: &Owner,
) -> String {
    let say = |title| panel.say(title, &owner.locale).to_owned();
    let text = Text::StaffNotice {
        when: notice.kind.as_str().to_owned(),
        state: state.to_owned(),
        titles: Titles(titles.iter().map(say).collect()),
        date: Day::new(notice.due_at, panel.time_zone, now),
    };
    Catalog.say(&text, &owner.locale)
}
