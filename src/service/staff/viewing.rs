//! What staff are told about: read again each time it is put into words, so that nobody sees it who no longer may.

use std::collections::{BTreeMap, BTreeSet};

use crate::conversation::{Reach, RoundNumbers, Say, StaffSay, StaffView, Waiting};
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, Figures};
use crate::domain::markup::Markup;
use crate::domain::staff::Permission;
use crate::domain::{Address, Locale, Panel, PanelId, PanelistId, Platform, RoundPhase};
use crate::service::situation::Batch;
use crate::service::{Desk, Error};
use crate::store::Transaction;

/// Panelists looked at in one statement.
const AT_ONCE: u64 = 500;

/// Messages a second that leave on a platform, where nothing else is known.
const PACE: u64 = 25;

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
        let waits = matches!(chat.conversation.waiting, Waiting::Bulletin { .. });
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
                let mut all = transaction.broadcasts_of(panel).await?;
                all.retain(|one| one.kind == BroadcastKind::Bulletin);
                view.bulletins.extend(all);
            }
        }
        for say in said {
            let Some(id) = say.broadcast() else { continue };
            let Some(found) = transaction.broadcast(id).await? else { continue };
            self.look_at(transaction, batch, &mut view, say, &found).await?;
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
                let reach = self.reach(transaction, bulletin, panel).await?;
                view.reach.insert(bulletin.id, reach);
            }
            _ => {
                let now = transaction.figures(bulletin.id).await?;
                let now = now.into_values().fold(Figures::default(), Figures::plus);
                view.figures.insert(bulletin.id, bulletin.figures.unwrap_or(now));
            }
        }
        Ok(())
    }

    /// Who would get a bulletin now.
    pub(super) async fn reach(
        &self,
        transaction: &Transaction,
        bulletin: &Broadcast,
        panel: &Panel,
    ) -> Result<Reach, Error> {
        let mut reach = Reach::default();
        let mut after: Option<PanelistId> = None;
        loop {
            let panelists = transaction.panelists_after(panel.id, after, AT_ONCE).await?;
            let is_last = (panelists.len() as u64) < AT_ONCE;
            after = panelists.last().map(|last| last.id);
            for one in self.audience(transaction, bulletin, panel, panelists).await? {
                let locale = one.panelist.locale.unwrap_or_else(|| panel.default_locale().clone());
                let written = bulletin.text.get(&locale);
                if written.is_none_or(|text| Markup::parse(text).is_empty()) {
                    reach.fall_back += 1;
                }
                let place = (one.address.address.platform, locale);
                *reach.counts.entry(place).or_default() += 1;
            }
            if is_last {
                break;
            }
        }
        reach.minutes = minutes(&reach.counts);
        Ok(reach)
    }
}

/// The platforms send at the same time, so the one with most takes longest.
fn minutes(counts: &BTreeMap<(Platform, Locale), u64>) -> u64 {
    let on = |platform: Platform| -> u64 {
        let there = counts.iter().filter(|((where_to, _), _)| *where_to == platform);
        there.map(|(_, count)| count).sum()
    };
    let most = Platform::ALL.into_iter().map(on).max().unwrap_or(0);
    most.div_ceil(PACE * 60)
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
    rounds.retain(|round| matches!(round.phase(), RoundPhase::Open | RoundPhase::Closed));
    rounds.reverse();
    let mut numbers = Vec::with_capacity(rounds.len());
    for round in rounds {
        let (started, completed) = transaction.count_participation(round.id).await?;
        numbers.push(RoundNumbers { round, started, completed });
    }
    Ok(numbers)
}
