//! The way from another channel to our own page, as the same person: for rounds that are answered nowhere else.

use uuid::Uuid;

use super::{Desk, Error};
use crate::domain::{Address, AddressId, PersonId, Platform};
use crate::store::{StoredAddress, day};

/// What a signature in such a link is for.
const PURPOSE: &str = "own page";

impl Desk {
    /// The link by which a person opens our page as themselves; `None` when the web is off. It carries a right.
    pub(super) fn own_page(&self, person: PersonId) -> Option<String> {
        let base = self.links().web.as_ref()?;
        Some(format!("{base}/r/{}", self.sign(PURPOSE, &person.0.simple().to_string())))
    }

    /// The browser address that such a link's token leads to, the same each time; `None` when the token is not ours.
    #[must_use]
    pub fn own_page_address(&self, token: &str) -> Option<Address> {
        self.owner(token).map(|person| self.own_address(person))
    }

    /// Makes that address the person's, if it is not yet. False when the token is not ours or the person is no longer
    /// known.
    ///
    /// # Errors
    /// When the database could not be written.
    pub async fn open_own_page(&self, token: &str) -> Result<bool, Error> {
        let Some(person) = self.owner(token) else { return Ok(false) };
        let address = self.own_address(person);
        let transaction = self.store.write().await?;
        let known = transaction.addresses_of(&[person]).await?;
        if known.is_empty() {
            return Ok(false);
        }
        if !known.iter().any(|stored| stored.address == address) {
            let (id, seen_at) = (AddressId(Uuid::new_v4()), day(self.now()));
            let stored =
                StoredAddress { id, person, address, room: None, reachable: true, seen_at };
            transaction.save_addresses(&[stored]).await?;
            transaction.commit().await?;
        }
        Ok(true)
    }

    /// Whether a link that came in another channel belongs to the person behind this address.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn is_own_page_of(&self, token: &str, address: &Address) -> Result<bool, Error> {
        let Some(person) = self.owner(token) else { return Ok(false) };
        let transaction = self.store.read().await?;
        let found = transaction.addresses(std::slice::from_ref(address)).await?;
        Ok(found.iter().any(|stored| stored.person == person))
    }

    /// Whether anybody is left to whom a link back leads: a person whose link came in another channel, or whoever has this
    /// address. Nobody is once they have had everything deleted.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn leads_to_somebody(&self, token: &str, address: &Address) -> Result<bool, Error> {
        let transaction = self.store.read().await?;
        let left = match self.owner(token) {
            Some(person) => transaction.addresses_of(&[person]).await?,
            None => transaction.addresses(std::slice::from_ref(address)).await?,
        };
        Ok(!left.is_empty())
    }

    fn owner(&self, token: &str) -> Option<PersonId> {
        let text = self.verify(PURPOSE, token)?;
        Uuid::try_parse(&text).ok().map(PersonId)
    }

    fn own_address(&self, person: PersonId) -> Address {
        let token = self.sign("own browser", &person.0.simple().to_string());
        let signature = token.rsplit_once('.').map_or("", |(_, signature)| signature);
        Address { platform: Platform::Browser, external_id: signature.to_owned() }
    }
}
