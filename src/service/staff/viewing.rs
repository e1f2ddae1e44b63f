//! What staff are told about: read again each time it is put into words, so that nobody sees it who no longer may.

use std::collections::BTreeSet;

use crate::conversation::{Reach, RoundNumbers, Say, StaffSay, StaffView};
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::staff::Permission;
use crate::domain::{Address, Panel, PanelId, RoundPhase};
use crate::service::broadcasts::{Bulletin, became};
use crate::service::situation::Batch;
use crate::service::{Desk, Error, Preview, rounds};
use crate::store::Transaction;

impl Desk {
    /// What the person behind an address is told about as staff; `None` where nothing is said that takes it.
    pub(in crate::service) async fn staff_view(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        address: &Address,
        said: impl IntoIterator<Item = &Say>,
    ) -> Result<Option<StaffView>, Error> {
        let said: Vec<&StaffSay> = said.into_iter().filter_map(of_staff).collect();
        let Some(chat) = batch.chats.get(address) else { return Ok(None) };
        let waits = chat.conversation.waiting.is_for_staff();
        if said.is_empty() && !waits {
            return Ok(None);
        }
        let posts = transaction.posts_of(chat.address.person).await?;
        let mut view = StaffView { posts, ..StaffView::default() };
        let menus: BTreeSet<PanelId> = said.iter().filter_map(|say| say.menu()).collect();
        for panel in menus {
            if view.may(panel, Permission::SeeNumbers) {
                view.rounds.extend(numbers(transaction, panel).await?);
            }
            if view.may(panel, Permission::SeeBulletins) {
                let all = transaction.broadcasts_of(panel).await?.into_iter().map(|(_, one)| one);
                view.bulletins.extend(all.filter(|one| one.kind == BroadcastKind::Bulletin));
            }
        }
        self.look_at_statements(transaction, batch, &mut view, &said).await?;
        for round in said.iter().filter_map(|say| say.release()) {
            let found = batch.catalogue.rounds.get(&round);
            if found.is_some_and(|found| view.may(found.panel, Permission::Release)) {
                let reach = self.release_reach(transaction, batch, round).await?;
                view.releases.extend(reach.map(|reach| (round, reach)));
            }
        }
        for say in said {
            let Some(id) = say.broadcast() else { continue };
            let Some(found) = transaction.broadcast(id).await? else { continue };
            self.look_at(transaction, batch, &mut view, say, &found).await?;
            if matches!(say, StaffSay::Sample { .. }) && found.picture.is_some() {
                let picture = transaction.picture(id).await?;
                view.pictures.extend(picture.map(|bytes| (id, bytes)));
            }
            view.bulletins.retain(|one| one.id != id);
            view.bulletins.push(found);
        }
        Ok(Some(view))
    }

    /// Reads what a message about one bulletin tells.
    async fn look_at(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        view: &mut StaffView,
        say: &StaffSay,
        bulletin: &Broadcast,
    ) -> Result<(), Error> {
        let tells_more = matches!(say, StaffSay::Bulletin { .. } | StaffSay::SendAsked { .. });
        let panel = batch.catalogue.panels.get(&bulletin.panel);
        let Some(panel) =
            panel.filter(|_| tells_more && view.may(bulletin.panel, Permission::SeeBulletins))
        else {
            return Ok(());
        };
        match bulletin.state {
            BroadcastState::Draft
            | BroadcastState::Approved { .. }
            | BroadcastState::Scheduled { .. } => {
                let reach = self.reach(batch, bulletin, panel)?;
                view.reach.insert(bulletin.id, reach);
            }
            _ => {
                let (by_platform, total) = became(transaction, bulletin).await?;
                let waiting =
                    by_platform.iter().map(|(platform, figures)| (*platform, figures.waiting));
                view.left_minutes.insert(bulletin.id, self.pace().minutes(waiting).max(1));
                view.figures.insert(bulletin.id, total);
            }
        }
        Ok(())
    }

    /// Who would get a bulletin now, and how long it takes.
    fn reach(&self, batch: &Batch, bulletin: &Broadcast, panel: &Panel) -> Result<Reach, Error> {
        let (broadcast, panel) = (bulletin.clone(), panel.clone());
        Ok(self.reach_of(batch.preview(Bulletin { broadcast, panel, number: None })?))
    }

    /// Who was counted, and how long it takes until they have it.
    pub(super) fn reach_of(&self, preview: Preview) -> Reach {
        let (panel, by_platform) = (&preview.bulletin.panel, preview.by_platform());
        let (pace, now) = (self.pace(), self.now());
        let is_paid = pace.paid.is_some_and(|platform| by_platform.contains_key(&platform));
        let begins = panel.contact.after_quiet_hours(now, panel.time_zone);
        let ends = pace.ends_at(by_platform, &panel.contact, panel.time_zone, begins);
        let minutes = (ends - begins).num_seconds().max(1).unsigned_abs().div_ceil(60);
        let fall_back = preview.fallbacks().iter().map(|(.., count)| count).sum();
        Reach { counts: preview.reached, fall_back, minutes, is_paid }
    }
}

fn of_staff(say: &Say) -> Option<&StaffSay> {
    match say {
        Say::Staff { staff } => Some(staff),
        _ => None,
    }
}

/// The rounds of a panel that have been opened, the latest first.
async fn numbers(transaction: &Transaction, panel: PanelId) -> Result<Vec<RoundNumbers>, Error> {
    let mut rounds = transaction.rounds_of(panel).await?;
    rounds.retain(|round| round.phase() == RoundPhase::Open || round.is_closed());
    rounds.reverse();
    let mut numbers = Vec::with_capacity(rounds.len());
    for round in rounds {
        let (started, completed) = rounds::participation(transaction, &round).await?;
        numbers.push(RoundNumbers { round, started, completed });
    }
    Ok(numbers)
}
