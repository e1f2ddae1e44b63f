//! Asking once more what may have gone unanswered because presses were lost: a platform keeps them for a short while only.

use std::collections::HashSet;

use chrono::Duration;
use uuid::Uuid;

use super::situation::Batch;
use super::{Desk, Error, compose};
use crate::conversation::{self, Reply};
use crate::domain::delivery::{DeliveryState, Outgoing};
use crate::domain::{Address, AddressId, DeliveryId, Platform};
use crate::store::{StoredAddress, StoredDelivery, day};

/// Addresses looked at in one transaction.
const AT_ONCE: u64 = 200;

/// Some of those who are asked once more.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedAgain {
    /// What to send now. Already stored as being sent.
    pub messages: Vec<Outgoing>,
    /// After whom to go on; `None` when this was all.
    pub last: Option<AddressId>,
}

impl Desk {
    /// Asks those on a platform once more who are in the middle of a question and were heard from today or yesterday:
    /// the next few `after` an address. Left out are those in `but`, and those to whom a question is on its way already.
    ///
    /// # Errors
    /// When nothing was stored: nobody has been asked.
    pub async fn ask_again(
        &self,
        platform: Platform,
        after: Option<AddressId>,
        but: &HashSet<Address>,
    ) -> Result<AskedAgain, Error> {
        let transaction = self.store.write().await?;
        let since = day(self.now() - Duration::days(1));
        let seen = transaction.addresses_seen_since(platform, since, after, AT_ONCE).await?;
        let last = seen.last().map(|stored| stored.id).filter(|_| seen.len() as u64 == AT_ONCE);
        let waiting: Vec<&StoredAddress> =
            seen.iter().filter(|stored| !but.contains(&stored.address)).collect();
        let addresses: Vec<Address> = waiting.iter().map(|stored| stored.address.clone()).collect();
        let catalogue = self.catalogue(&transaction).await?;
        let batch = Batch::load(self, &transaction, catalogue, &addresses, &[]).await?;
        let (mut rows, mut messages) = (Vec::new(), Vec::new());
        for stored in waiting {
            if let Some((row, message)) = self.question_again(&batch, stored)? {
                rows.push(row);
                messages.push(message);
            }
        }
        transaction.add_deliveries(&rows).await?;
        transaction.commit().await?;
        Ok(AskedAgain { messages, last })
    }

    /// The question that waits for this person, with its row.
    fn question_again(
        &self,
        batch: &Batch,
        stored: &StoredAddress,
    ) -> Result<Option<(StoredDelivery, Outgoing)>, Error> {
        let conversation = batch.conversation(&stored.address);
        let situation = batch.situation(self, &stored.address, None);
        if situation.unseen {
            return Ok(None);
        }
        let Some(say) = conversation::asked_last(&conversation, &situation) else {
            return Ok(None);
        };
        let reply = Reply { say, replaces: None };
        let Some(message) = self.word(&reply, &conversation, &situation) else { return Ok(None) };
        let delivery = DeliveryId(Uuid::now_v7());
        let row = StoredDelivery {
            id: delivery,
            address: stored.id,
            state: DeliveryState::Sending,
            prompts: reply.say.is_prompt(),
            attempts: 0,
            due_at: batch.now,
            body: compose::write_body(&reply)?,
        };
        let StoredAddress { id, address, room, .. } = stored.clone();
        Ok(Some((
            row,
            Outgoing {
                delivery,
                address: id,
                to: address,
                room,
                attempts: 0,
                heard_at: None,
                message,
            },
        )))
    }
}
