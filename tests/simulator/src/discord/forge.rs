//! What Discord's own client would never send, and what a person sets for themselves.

use serde_json::json;

use super::event::Act;
use super::interaction::Kind;
use super::message::Message;
use super::user::{NotShown, User};

impl User {
    /// Presses a button that no message carries, on the bot's newest message, as an attacker does.
    ///
    /// # Errors
    /// When the bot has sent nothing here.
    pub fn forge_press(&self, custom_id: &str) -> Result<u64, NotShown> {
        self.on_last(custom_id, None)
    }

    /// Picks values that no list holds, on the bot's newest message.
    ///
    /// # Errors
    /// When the bot has sent nothing here.
    pub fn forge_pick(&self, custom_id: &str, values: &[&str]) -> Result<u64, NotShown> {
        self.on_last(custom_id, Some(values.iter().map(|value| (*value).to_owned()).collect()))
    }

    fn on_last(&self, custom_id: &str, values: Option<Vec<String>>) -> Result<u64, NotShown> {
        self.act(|_, screen| {
            let last =
                screen.last().ok_or_else(|| NotShown("the bot has sent nothing here".into()))?;
            Ok(self.component(last, custom_id, values))
        })
    }

    /// Presses a button on a message that was shown to someone else.
    #[must_use]
    pub fn forge_press_on(&self, theirs: &Message, owner: u64, custom_id: &str) -> u64 {
        let mut act = self.component(theirs, custom_id, None);
        if let Some(from) = act.from.as_mut().filter(|from| from.pane.only.is_some()) {
            from.pane.only = Some(owner);
        }
        let mut state = self.inner.lock();
        self.inner.interact(&mut state, self.id(), self.channel, &act)
    }

    /// Runs a command that may not be registered, with options as they are.
    #[must_use]
    pub fn forge_slash(&self, name: &str, options: &[(&str, &str)]) -> u64 {
        let one = |(name, value): &(&str, &str)| json!({ "name": name, "type": 3, "value": value });
        let options: Vec<_> = options.iter().map(one).collect();
        let data = json!({ "id": "1", "name": name, "type": 1, "options": options });
        let mut state = self.inner.lock();
        let act = Act { kind: Kind::Command, data, from: None };
        self.inner.interact(&mut state, self.id(), self.channel, &act)
    }

    /// Sends in a modal that is not open, with values as they are, of any length.
    #[must_use]
    pub fn forge_submit(&self, custom_id: &str, values: &[(&str, &str)]) -> u64 {
        let one = |(name, value): &(&str, &str)| {
            let part = json!({ "type": 4, "id": 2, "custom_id": name, "value": value });
            json!({ "type": 1, "id": 1, "components": [part] })
        };
        let parts: Vec<_> = values.iter().map(one).collect();
        let data = json!({ "custom_id": custom_id, "components": parts });
        let mut state = self.inner.lock();
        let from = state.people[&self.id()].modal.as_ref().and_then(|open| open.from);
        let act = Act { kind: Kind::Modal, data, from };
        self.inner.interact(&mut state, self.id(), self.channel, &act)
    }

    /// Sends the modal that was sent last once more, with these values and nothing checked.
    ///
    /// # Errors
    /// When none was sent, or it has nothing of such a name.
    pub fn submit_again(&self, values: &[(&str, &str)]) -> Result<u64, NotShown> {
        self.act(|state, _| {
            let open = state.people[&self.id()].submitted.as_ref();
            let open = open.ok_or_else(|| NotShown("no modal was sent".into()))?;
            let value = |names: [&str; 2]| {
                values.iter().find(|(name, _)| names.contains(name)).map_or("", |(_, value)| *value)
            };
            let fill = |part: &super::Part| part.json(value([&part.label, &part.custom_id]));
            let parts: Vec<_> = open.modal.parts.iter().map(fill).collect();
            let data = json!({ "custom_id": open.modal.custom_id, "components": parts });
            Ok(Act { kind: Kind::Modal, data, from: open.from })
        })
    }

    /// Takes no more private messages from the bot (50007). Answers to interactions still come.
    pub fn close_dms(&self) {
        self.set(|person| person.closed = true);
    }

    /// Takes private messages again.
    pub fn open_dms(&self) {
        self.set(|person| person.closed = false);
    }

    /// Leaves every server shared with the bot, and takes the app away (50278).
    pub fn leave(&self) {
        self.set(|person| person.alone = true);
    }

    /// Comes back.
    pub fn come_back(&self) {
        self.set(|person| person.alone = false);
    }

    fn set(&self, set: impl FnOnce(&mut super::Person)) {
        if let Some(person) = self.inner.lock().people.get_mut(&self.id()) {
            set(person);
        }
    }
}
