//! Writing what a batch has changed: one statement a table.

use std::collections::BTreeSet;

use super::secret::{self, Keys};
use super::situation::{Batch, write_state};
use super::staff::subject;
use super::{Error, presses};
use crate::domain::{Address, AddressId, Invitation, PersonId};
use crate::store::{
    AuditEntry, ConversationChange, StoredAddress, StoredConversation, StoredPanelist,
    StoredParticipation, Transaction,
};

impl Batch {
    /// Writes every change, in the order that the tables lean on each other.
    pub async fn write(&self, transaction: &Transaction, keys: &Keys) -> Result<(), Error> {
        self.write_links(transaction, keys).await?;
        self.erase(transaction, keys).await?;
        self.write_people(transaction).await?;
        self.write_conversations(transaction).await?;
        self.write_answers(transaction, keys).await?;
        let unwanted: Vec<_> = self.changes.no_longer_wanted.iter().copied().collect();
        transaction.drop_deliveries_to(&unwanted).await?;
        Ok(transaction.add_deliveries(&self.changes.deliveries).await?)
    }

    /// First of all: what moves must not be erased with those whom it belonged to.
    async fn write_links(&self, transaction: &Transaction, keys: &Keys) -> Result<(), Error> {
        let links = &self.changes.links;
        transaction.use_link_codes(&links.used()).await?;
        transaction.move_addresses(&links.moved_addresses()).await?;
        transaction.move_panelists(&links.moved_panelists()).await?;
        presses::join(transaction, keys, &links.merged_panelists()).await?;
        Ok(transaction.hand_over(&links.merged_panelists()).await?)
    }

    async fn erase(&self, transaction: &Transaction, keys: &Keys) -> Result<(), Error> {
        let changes = &self.changes;
        let responses: Vec<_> = changes.erased_responses.iter().copied().collect();
        transaction.erase_responses(&responses).await?;
        transaction.rekey_responses(&changes.new_keys).await?;
        let panelists: Vec<_> = changes.erased_panelists.iter().copied().collect();
        presses::take_back(transaction, keys, &panelists).await?;
        transaction.erase_panelists(&panelists).await?;
        let strangers: Vec<PersonId> = changes.erased_addresses.values().copied().collect();
        let staying = self.staff_without_another(transaction, &strangers).await?;
        let gone = changes.erased_addresses.iter().filter(|(_, person)| !staying.contains(person));
        let (addresses, orphans): (Vec<AddressId>, Vec<PersonId>) = gone.unzip();
        for (from, (to, platform)) in &changes.redirected {
            transaction.redirect_copies(*from, *to, *platform).await?;
        }
        transaction.erase_addresses(&addresses).await?;
        let mut people: Vec<PersonId> = changes.erased_people.iter().copied().collect();
        people.extend(transaction.without_address_or_panel(&orphans).await?);
        self.note_lost_roles(transaction, &people).await?;
        Ok(transaction.erase_people(&people).await?)
    }

    /// Says in the audit log which roles go with these people.
    async fn note_lost_roles(
        &self,
        transaction: &Transaction,
        people: &[PersonId],
    ) -> Result<(), Error> {
        for person in transaction.staff_among(people).await? {
            for post in transaction.posts_of(person).await? {
                let Some(panel) = self.catalogue.panels.get(&post.panel) else { continue };
                let (who, action) = (post.signature(), "staff leave".to_owned());
                let subject = subject(panel, &post);
                transaction.record_audit(AuditEntry { at: self.now, who, action, subject }).await?;
            }
        }
        Ok(())
    }

    /// Those of these people who are staff and are reached nowhere else: to forget their last address would end their
    /// role, which only `/forget` and the owner do.
    async fn staff_without_another(
        &self,
        transaction: &Transaction,
        people: &[PersonId],
    ) -> Result<BTreeSet<PersonId>, Error> {
        let mut staff = transaction.staff_among(people).await?;
        if !staff.is_empty() {
            let all: Vec<PersonId> = staff.iter().copied().collect();
            for address in transaction.addresses_of(&all).await? {
                if !self.changes.erased_addresses.contains_key(&address.id) {
                    staff.remove(&address.person);
                }
            }
        }
        Ok(staff)
    }

    async fn write_people(&self, transaction: &Transaction) -> Result<(), Error> {
        let changes = &self.changes;
        let people: Vec<PersonId> = changes.new_people.iter().copied().collect();
        transaction.add_people(&people).await?;
        let address = |address: &Address| self.chats.get(address).map(|chat| chat.address.clone());
        let addresses: Vec<StoredAddress> = changes.addresses.iter().filter_map(address).collect();
        transaction.save_addresses(&addresses).await?;
        transaction.move_pages(&changes.moved_pages).await?;
        transaction.renew_page_keys(&changes.page_keys).await?;
        transaction.save_link_codes(&changes.links.offered()).await?;
        let panelists: Vec<StoredPanelist> =
            changes.panelists.iter().filter_map(|id| self.panelists.get(id).cloned()).collect();
        transaction.save_panelists(&panelists).await?;
        transaction.add_consents(&changes.consents).await?;
        let uses: Vec<_> = changes.invitation_uses.iter().map(|(id, by)| (*id, *by)).collect();
        transaction.use_invitations(&uses).await?;
        let invitations: Vec<Invitation> = changes
            .new_invitations
            .iter()
            .filter_map(|id| self.invitations.get(id).cloned())
            .collect();
        Ok(transaction.add_invitations(&invitations).await?)
    }

    async fn write_conversations(&self, transaction: &Transaction) -> Result<(), Error> {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (address, drops_prompt) in &self.changes.conversations {
            let Some(chat) = self.chats.get(address) else { continue };
            let state = write_state(&chat.conversation)?;
            let (address, version) = (chat.address.id, secret::random_version());
            match chat.version {
                None => new.push(StoredConversation {
                    address,
                    version,
                    state,
                    prompt: None,
                    awaits_prompt: false,
                }),
                Some(from) => {
                    let drops_prompt = *drops_prompt;
                    let to = version;
                    changed.push(ConversationChange { address, from, to, state, drops_prompt });
                }
            }
        }
        transaction.add_conversations(&new).await?;
        Ok(transaction.change_conversations(&changed).await?)
    }

    async fn write_answers(&self, transaction: &Transaction, keys: &Keys) -> Result<(), Error> {
        let changes = &self.changes;
        let part = |(round, panelist): &(_, _)| {
            let participation = self.participation.get(&(*round, *panelist)).copied();
            let declined_at = self.declined.get(&(*round, *panelist)).copied();
            StoredParticipation { round: *round, panelist: *panelist, participation, declined_at }
        };
        let parts: Vec<_> = changes.participation.iter().map(part).collect();
        transaction.save_participation(&parts).await?;
        transaction.count_felt(&presses::encrypted(&changes.felt, keys)).await?;
        let comments = presses::encrypted_comments(&changes.comments, keys);
        transaction.save_comments(&comments).await?;
        transaction.note_danger(&changes.danger).await?;
        transaction.save_responses(&changes.responses).await?;
        transaction.save_answers(&changes.answers).await?;
        Ok(transaction.remove_answers(&changes.dropped_answers).await?)
    }
}
