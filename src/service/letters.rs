//! The links in letters.

use chrono::Duration;
use uuid::Uuid;

use super::Desk;
use crate::conversation::MailLinks;
use crate::domain::{AddressId, Platform};
use crate::store::StoredAddress;

/// How long the link works that confirms an address.
const CONFIRMS_FOR: Duration = Duration::hours(48);

/// What the signatures in the links are for.
const CONFIRM_PURPOSE: &str = "mailbox";
const STOP_PURPOSE: &str = "mailbox stop";

impl Desk {
    /// The links that a letter to this address carries; `None` where it is no mailbox, or without the web.
    pub(super) fn mail_links(&self, stored: &StoredAddress) -> Option<MailLinks> {
        let base =
            self.links().web.as_ref().filter(|_| stored.address.platform == Platform::Email)?;
        let address = stored.id.0.simple();
        let until = (self.now() + CONFIRMS_FOR).timestamp() / 60;
        let confirm = self.sign(CONFIRM_PURPOSE, &format!("{address}-{until}"));
        let stop = self.sign(STOP_PURPOSE, &address.to_string());
        Some(MailLinks {
            confirm: format!("{base}/e/{confirm}"),
            stop: format!("{base}/e/stop/{stop}"),
        })
    }

    /// The address that a token confirms now.
    pub(super) fn confirmed_by(&self, token: &str) -> Option<AddressId> {
        let text = self.verify(CONFIRM_PURPOSE, token)?;
        let (address, until) = text.split_once('-')?;
        let until: i64 = until.parse().ok()?;
        let address = Uuid::try_parse(address).ok().map(AddressId);
        address.filter(|_| self.now().timestamp() / 60 <= until)
    }

    /// The address that a token ends letters to.
    pub(super) fn stopped_by(&self, token: &str) -> Option<AddressId> {
        Uuid::try_parse(&self.verify(STOP_PURPOSE, token)?).ok().map(AddressId)
    }
}
