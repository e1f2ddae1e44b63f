//! The ways into a panel that a code opens.

use super::{Desk, Error};
use crate::conversation::Links;
use crate::domain::{Panel, Platform};

/// Where a code can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaysIn {
    /// The platforms besides the browser that the panel uses and that we are on.
    pub others: Vec<WayIn>,
}

/// One platform that a panel uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayIn {
    /// Which.
    pub platform: Platform,
    /// The link that opens it with the code.
    pub url: String,
    /// Lowest age there in years; 0 for none.
    pub minimum_age: u8,
}

impl Desk {
    /// Where the panel behind a code can be reached besides the browser; nowhere when the code lets nobody in any more,
    /// and `None` when there is no such code.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn ways_in(&self, code: &str) -> Result<Option<WaysIn>, Error> {
        let transaction = self.store().read().await?;
        let found = transaction.invitations(&[code.to_owned()], &[], &[]).await?;
        let Some(invitation) = found.into_iter().next() else { return Ok(None) };
        if invitation.admits(self.now()).is_err() {
            return Ok(Some(WaysIn { others: Vec::new() }));
        }
        let catalogue = self.catalogue(&transaction).await?;
        let panel = catalogue.panels.get(&invitation.panel);
        let others = panel.map(|panel| others(panel, self.links(), &invitation.code));
        Ok(others.map(|others| WaysIn { others }))
    }
}

fn others(panel: &Panel, links: &Links, code: &str) -> Vec<WayIn> {
    let telegram = links.telegram_invitation(code).filter(|_| panel.uses(Platform::Telegram));
    let way = |(platform, url)| WayIn { platform, url, minimum_age: panel.age_floor(platform) };
    telegram.map(|url| (Platform::Telegram, url)).into_iter().map(way).collect()
}
