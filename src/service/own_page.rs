//! The way to a person's own page: the link by which they open it as themselves, and a new one in its place.

use uuid::Uuid;

use super::{Desk, Error};
use crate::domain::{Address, AddressId, PageKey, PersonId, Platform, SessionId};
use crate::store::{StoredAddress, Transaction, day};

/// What a signature in such a link is for.
const PURPOSE: &str = "own page";

/// How many new links a browser may have asked for, without the answer having come through, and still be let in.
const LOST_ANSWERS: usize = 8;

/// Where a link to somebody's own page leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnPage {
    /// It is not ours.
    NotOurs,
    /// Nowhere any more: the person has asked for a new link, or had everything deleted. Which, nobody is told.
    Gone,
    /// To this address.
    At(Address),
}

impl Desk {
    /// The link by which a person opens our page as themselves; `None` when the web is off. It carries a right.
    pub(super) fn own_page(&self, person: PersonId, key: Option<PageKey>) -> Option<String> {
        let base = self.links().web.as_ref()?;
        Some(format!("{base}/r/{}", self.sign(PURPOSE, &written(person, key))))
    }

    /// Where the token of a link leads that came in another channel, or in a letter: to a page that the person has, or else to
    /// one that [`Desk::open_own_page`] makes.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn own_page_at(&self, token: &str) -> Result<OwnPage, Error> {
        let Some(text) = self.verify(PURPOSE, token) else { return Ok(OwnPage::NotOurs) };
        let known = let_in(&self.store.read().await?, &text).await?;
        let page = self.page_of(&text, &known);
        Ok(if known.is_empty() { OwnPage::Gone } else { OwnPage::At(page) })
    }

    /// Makes the page's address the person's, if it is not yet. Does nothing when the token is not ours or leads nowhere any
    /// more.
    ///
    /// # Errors
    /// When the database could not be written.
    pub async fn open_own_page(&self, token: &str) -> Result<(), Error> {
        let Some(text) = self.verify(PURPOSE, token) else { return Ok(()) };
        let transaction = self.store.write().await?;
        let known = let_in(&transaction, &text).await?;
        let address = self.page_of(&text, &known);
        let Some(person) = known.first().map(|stored| stored.person) else { return Ok(()) };
        if known.iter().all(|stored| stored.address != address) {
            let (id, seen_at) = (AddressId(Uuid::new_v4()), day(self.now()));
            let stored =
                StoredAddress { id, person, address, room: None, reachable: true, seen_at };
            transaction.save_addresses(&[stored]).await?;
            transaction.commit().await?;
        }
        Ok(())
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

    /// Whether anybody has this address: nobody has it once they have asked for a new link, or had everything deleted.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn leads_to_somebody(&self, address: &Address) -> Result<bool, Error> {
        let transaction = self.store.read().await?;
        Ok(!transaction.addresses(std::slice::from_ref(address)).await?.is_empty())
    }

    /// The page that a session is in now, which began at this address; `None` when it was ended, or the page is nobody's. A
    /// session in which a new link was asked for goes on at the page's new address; every other is over.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn page_in(
        &self,
        session: SessionId,
        address: &Address,
    ) -> Result<Option<Address>, Error> {
        let transaction = self.store.read().await?;
        if transaction.has_ended(session).await? {
            return Ok(None);
        }
        let next = |page: &Address| Some(self.page_after(session, page));
        let all = std::iter::successors(Some(address.clone()), next).take(1 + LOST_ANSWERS);
        let mut pages: Vec<Address> = all.collect();
        let known = transaction.addresses(&pages).await?;
        pages.retain(|page| known.iter().any(|stored| stored.address == *page));
        Ok(pages.pop())
    }

    /// The address that a page gets when a new link is asked for in this session. Only that session leads there.
    pub(super) fn page_after(&self, session: SessionId, page: &Address) -> Address {
        let text = format!("{}-{}", session.0.simple(), page.external_id);
        self.page_at("renewed page", &text)
    }

    fn owner(&self, token: &str) -> Option<PersonId> {
        read(&self.verify(PURPOSE, token)?).map(|(person, _)| person)
    }

    /// The page among a person's addresses, always the same one, or else the one that their link makes.
    fn page_of(&self, text: &str, known: &[StoredAddress]) -> Address {
        let made = self.page_at("own browser", text);
        let pages = known.iter().filter(|stored| stored.address.platform == Platform::Browser);
        let first = pages.min_by_key(|stored| (stored.address != made, stored.id));
        first.map_or(made, |stored| stored.address.clone())
    }

    fn page_at(&self, purpose: &str, text: &str) -> Address {
        let token = self.sign(purpose, text);
        let signature = token.rsplit_once('.').map_or("", |(_, signature)| signature);
        Address { platform: Platform::Browser, external_id: signature.to_owned() }
    }
}

/// All addresses of the person whom a link lets in; none when it lets in nobody any more.
async fn let_in(transaction: &Transaction, text: &str) -> Result<Vec<StoredAddress>, Error> {
    let Some((person, key)) = read(text) else { return Ok(Vec::new()) };
    let keys = transaction.page_keys(&[person]).await?;
    if keys.get(&person).copied() != key {
        return Ok(Vec::new());
    }
    Ok(transaction.addresses_of(&[person]).await?)
}

/// What is signed in a link: the person, and the key if they have asked for a new link.
fn written(person: PersonId, key: Option<PageKey>) -> String {
    let person = person.0.simple();
    key.map_or_else(|| person.to_string(), |key| format!("{person}-{}", key.0.simple()))
}

fn read(text: &str) -> Option<(PersonId, Option<PageKey>)> {
    let id = |text: &str| Uuid::try_parse(text).ok();
    match text.split_once('-') {
        Some((person, key)) => Some((PersonId(id(person)?), Some(PageKey(id(key)?)))),
        None => Some((PersonId(id(text)?), None)),
    }
}
