//! Where messages are: in a channel for all in it, or in a channel for one person.

use super::message::Message;
use super::refusal::Refusal;
use super::state::State;

/// Whose eyes messages in a channel are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Pane {
    pub(crate) channel: u64,
    /// The only person who sees them; everyone in the channel when `None`.
    pub(crate) only: Option<u64>,
}

impl Pane {
    pub(crate) fn public(channel: u64) -> Self {
        Self { channel, only: None }
    }

    /// Who sees an answer: everyone in the channel, or the person whose interaction it answers.
    pub(crate) fn seen(person: u64, channel: u64, ephemeral: bool) -> Self {
        if ephemeral { Self::private(channel, person) } else { Self::public(channel) }
    }

    pub(crate) fn private(channel: u64, person: u64) -> Self {
        Self { channel, only: Some(person) }
    }
}

/// One message and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) pane: Pane,
    pub(crate) id: u64,
}

impl State {
    /// What a pane shows, oldest first.
    pub(crate) fn pane(&self, pane: Pane) -> &[Message] {
        self.panes.get(&pane).map_or(&[], Vec::as_slice)
    }

    /// The message there, if it is still there.
    pub(crate) fn at(&self, spot: Spot) -> Option<&Message> {
        let pane = self.pane(spot.pane);
        pane.binary_search_by_key(&spot.id, |message| message.id).ok().map(|index| &pane[index])
    }

    /// As [`State::at`], to change it.
    pub(crate) fn at_mut(&mut self, spot: Spot) -> Result<&mut Message, Refusal> {
        let pane = self.panes.entry(spot.pane).or_default();
        let index = pane.binary_search_by_key(&spot.id, |message| message.id);
        index.map(|index| &mut pane[index]).map_err(|_| Refusal::unknown_message())
    }

    /// Puts a new message last.
    pub(crate) fn put(&mut self, pane: Pane, message: Message) -> Spot {
        let id = message.id;
        self.panes.entry(pane).or_default().push(message);
        self.changed(pane);
        Spot { pane, id }
    }

    /// Takes a message away.
    pub(crate) fn take(&mut self, spot: Spot) -> Result<Message, Refusal> {
        let pane = self.panes.entry(spot.pane).or_default();
        let index = pane.binary_search_by_key(&spot.id, |message| message.id);
        let message = pane.remove(index.map_err(|_| Refusal::unknown_message())?);
        self.touch();
        self.changed(spot.pane);
        Ok(message)
    }

    /// Wakes those who look at a pane.
    pub(crate) fn changed(&self, pane: Pane) {
        let version = self.version;
        match pane.only {
            Some(person) => self.wake(person),
            None => {
                if let Some(channel) = self.channels.get(&pane.channel) {
                    channel.changes.send_replace(version);
                }
            }
        }
    }

    /// Wakes those who look at a person's screen.
    pub(crate) fn wake(&self, person: u64) {
        if let Some(person) = self.people.get(&person) {
            person.changes.send_replace(self.version);
        }
    }

    /// The next version, for what changes now.
    pub(crate) fn touch(&mut self) -> u64 {
        self.version += 1;
        self.version
    }
}
