//! Letting go of other places, and of whoever has a link or a code.

use uuid::Uuid;

use crate::domain::{Address, AddressId, PageKey, Platform};
use crate::service::situation::Batch;

impl Batch {
    /// Lets nobody in by an earlier link to the person's page, nor by a code: their other pages go, and the one that this comes
    /// from, where it is one, gets a new address.
    pub(super) fn renew_page(&mut self, from: &Address, fresh: Option<&Address>) {
        let Some(person) = self.person(from) else { return };
        self.offer_link(from);
        self.let_go_of_others(from, |platform| platform == Platform::Browser);
        let key = PageKey(Uuid::new_v4());
        self.page_keys.insert(person, key);
        self.changes.page_keys.insert(person, key);
        if let Some((chat, fresh)) = self.chats.get(from).zip(fresh) {
            self.changes.moved_pages.insert(chat.address.id, fresh.external_id.clone());
        }
    }

    /// Only this place stays the person's.
    pub(super) fn forget_elsewhere(&mut self, from: &Address, fresh: Option<&Address>) {
        self.let_go_of_others(from, |_| true);
        self.renew_page(from, fresh);
    }

    /// Forgets others of the person's addresses. What waited there for many comes here instead.
    fn let_go_of_others(&mut self, from: &Address, which: impl Fn(Platform) -> bool) {
        let Some(own) = self.chats.get(from).map(|chat| chat.address.clone()) else { return };
        let is_other = |stored: &crate::store::StoredAddress| {
            stored.person == own.person && stored.id != own.id && which(stored.address.platform)
        };
        let others: Vec<Address> = self
            .chats
            .values()
            .filter(|chat| is_other(&chat.address))
            .map(|chat| chat.address.address.clone())
            .collect();
        for other in others {
            let id: Option<AddressId> = self.chats.get(&other).map(|chat| chat.address.id);
            self.forget_address(&other);
            self.changes.redirected.extend(id.map(|id| (id, (own.id, from.platform))));
        }
    }
}
