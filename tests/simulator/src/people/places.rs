//! Where people are, and the window that each of them has there.

use anyhow::{Context, Result};
use rand::RngExt;
use rand::rngs::StdRng;

use super::given::Platform;
use super::on_discord::OnDiscord;
use super::on_telegram::OnTelegram;
use super::on_web::OnWeb;
use super::screen::Window;
use crate::browser::Browser;
use crate::discord::{Discord, ServerChannel};
use crate::telegram::Telegram;

/// Where people are.
pub struct Places<'a> {
    /// The simulated Telegram.
    pub telegram: &'a Telegram,
    /// The simulated Discord, and the channel of the panel's own server; nobody is there without it.
    pub discord: Option<(&'a Discord, &'a ServerChannel)>,
    /// The site's address for those who come in a browser; nobody does without it.
    pub web: Option<&'a str>,
}

impl Places<'_> {
    /// The platforms that there are.
    #[must_use]
    pub fn platforms(&self) -> Vec<Platform> {
        let discord = self.discord.is_some().then_some(Platform::Discord);
        let web = self.web.is_some().then_some(Platform::Browser);
        [Some(Platform::Telegram), discord, web].into_iter().flatten().collect()
    }

    /// The window of the person with this number.
    pub(crate) fn window(
        &self,
        platform: Platform,
        number: usize,
        language: &str,
        random: &mut StdRng,
    ) -> Result<Window> {
        let name = format!("Sim {number}");
        Ok(match platform {
            Platform::Telegram => {
                let user = self.telegram.user(telegram_id(number), &name, language);
                Window::Telegram(OnTelegram { user })
            }
            Platform::Discord => {
                let (discord, channel) = self.discord.context("there is no Discord")?;
                let id = 300_000_000_000_000_000 + number as u64;
                let locale = if language == "sv" { "sv-SE" } else { "en-GB" };
                let user = discord.user(id, &name, locale);
                let private = random.random_bool(0.6);
                let user = if private { user } else { user.at(channel) };
                let (writes, twice) = (random.random_bool(0.4), random.random_bool(0.08));
                Window::Discord(OnDiscord::new(user, private, writes, twice))
            }
            Platform::Browser => {
                let base = self.web.context("there is no site")?;
                Window::Web(Box::new(OnWeb::new(Browser::new(language)?, base)))
            }
        })
    }
}

/// A person's number on Telegram.
pub(crate) fn telegram_id(number: usize) -> i64 {
    1_000_000 + i64::try_from(number).unwrap_or(0)
}
