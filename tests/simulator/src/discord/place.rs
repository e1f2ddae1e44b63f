//! A text channel in a server.

use std::sync::Arc;

use super::Inner;
use super::message::Message;
use super::pane::Pane;

/// A text channel in a server, as everyone in it sees it.
#[derive(Clone)]
pub struct ServerChannel {
    inner: Arc<Inner>,
    guild: u64,
    id: u64,
}

impl ServerChannel {
    pub(crate) fn new(inner: Arc<Inner>, guild: u64, id: u64) -> Self {
        Self { inner, guild, id }
    }

    /// The channel's number.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The server's number.
    #[must_use]
    pub fn guild(&self) -> u64 {
        self.guild
    }

    /// What everyone sees, oldest first; nothing that is for one person only.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.inner.lock().pane(Pane::public(self.id)).to_vec()
    }

    /// Takes the channel out of the bot's sight: it gets 403 with 50001.
    pub fn hide(&self) {
        self.set_hidden(true);
    }

    /// Lets the bot see the channel again.
    pub fn show(&self) {
        self.set_hidden(false);
    }

    fn set_hidden(&self, hidden: bool) {
        if let Some(channel) = self.inner.lock().channels.get_mut(&self.id) {
            channel.hidden = hidden;
        }
    }
}
