//! The ways into a panel that a code opens.

use super::{Desk, Error};
use crate::conversation::Button;
use crate::domain::Platform;

/// Where a code can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaysIn {
    /// The platforms besides the browser.
    pub others: Vec<WayIn>,
}

/// One platform that a panel uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayIn {
    /// Which.
    pub platform: Platform,
    /// The link that opens it: with the code, or, in Discord, where the code is then written.
    pub url: String,
    /// Lowest age there in years; 0 for none.
    pub minimum_age: u8,
}

impl Desk {
    /// What a press on *join* says that the page of the panel with this slug leads to; `None` where there is no such panel,
    /// or not just anyone may join it in the browser.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn way_from_page(&self, slug: &str) -> Result<Option<String>, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let panel = catalogue.panels.values().find(|panel| panel.slug == slug);
        let open = panel.filter(|panel| panel.is_open() && panel.uses(Platform::Browser));
        Ok(open.map(|panel| Button::Join(panel.id).encode()))
    }

    /// Where the panel behind a code can be reached besides the browser: nowhere when the code lets nobody in any more,
    /// and `None` when there is no such code.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn ways_in(&self, code: &str) -> Result<Option<WaysIn>, Error> {
        let transaction = self.store.read().await?;
        let found = transaction.invitations(&[code.to_owned()], &[], &[]).await?;
        let Some(invitation) = found.into_iter().next() else {
            let links = transaction.link_codes(&[code.to_owned()]).await?;
            return Ok((!links.is_empty()).then(|| WaysIn { others: Vec::new() }));
        };
        if invitation.admits(self.now()).is_err() {
            return Ok(Some(WaysIn { others: Vec::new() }));
        }
        let catalogue = self.catalogue(&transaction).await?;
        let Some(panel) = catalogue.panels.get(&invitation.panel) else { return Ok(None) };
        let telegram = panel.channels.get(&Platform::Telegram).and_then(|rule| {
            let url = self.links().telegram_invitation(&invitation.code)?;
            let minimum_age = rule.minimum_age;
            Some(WayIn { platform: Platform::Telegram, url, minimum_age })
        });
        let discord = panel.channels.get(&Platform::Discord).and_then(|rule| {
            let url = self.links().discord_install()?;
            Some(WayIn { platform: Platform::Discord, url, minimum_age: rule.minimum_age })
        });
        Ok(Some(WaysIn { others: telegram.into_iter().chain(discord).collect() }))
    }
}
