//! Who is told when something is wrong.

use uuid::Uuid;

use crate::domain::delivery::Destination;
use crate::domain::staff::{Permission, Post, Role};
use crate::domain::{AddressId, DeliveryId, Locale, PanelId, PersonId, Platform};
use crate::service::situation::read_state;
use crate::service::{Desk, Error};

/// One place where an owner of a panel, or another member of its staff, is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Where.
    pub to: Destination,
    /// The language that they read there.
    pub locale: Locale,
}

impl Desk {
    /// Every place where owners are reached.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn owners(&self) -> Result<Vec<Owner>, Error> {
        self.staff_who(|post| post.role == Role::Owner).await
    }

    /// Every place where those are reached who may do this in a panel.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn staff_who_may(
        &self,
        panel: PanelId,
        permission: Permission,
    ) -> Result<Vec<Owner>, Error> {
        self.staff_who(|post| post.panel == panel && post.role.may(permission)).await
    }

    /// Every place where those are reached who have such a post.
    pub(in crate::service) async fn staff_who(
        &self,
        which: impl Fn(&Post) -> bool,
    ) -> Result<Vec<Owner>, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let mut staff = transaction.staff().await?;
        staff.retain(|one| which(&one.post));
        let people: Vec<PersonId> = staff.iter().filter_map(|one| one.person).collect();
        let mut addresses = transaction.addresses_of(&people).await?;
        // Nobody reads e-mail at once.
        addresses.retain(|one| one.reachable && one.address.platform != Platform::Email);
        let ids: Vec<AddressId> = addresses.iter().map(|one| one.id).collect();
        let chats = transaction.conversations(&ids).await?;
        let mut owners = Vec::with_capacity(addresses.len());
        for stored in addresses {
            let chat = chats.iter().find(|chat| chat.address == stored.id);
            let state = chat.map(|chat| read_state(stored.id, &chat.state));
            let chosen = state.and_then(|state| state.locale.or(state.app_locale));
            let panels = staff.iter().filter(|one| one.person == Some(stored.person));
            let mut panels = panels.filter_map(|one| catalogue.panels.get(&one.post.panel));
            let own = panels.next().map(|panel| panel.default_locale().clone());
            let Some(locale) = chosen.or(own) else { continue };
            let delivery = DeliveryId(Uuid::now_v7());
            let (address, room) = (stored.address, stored.room);
            owners.push(Owner { to: Destination { delivery, address, room, part: 0 }, locale });
        }
        Ok(owners)
    }
}
