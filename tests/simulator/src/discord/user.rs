//! A person's own Discord: what they do with the bot, in their private chat or in a server's channel.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Inner;
use super::components::{Button, Row, Select};
use super::event::Act;
use super::interaction::Kind;
use super::message::Message;
use super::pane::{Pane, Spot};
use super::place::ServerChannel;
use super::screen::Screen;
use super::state::{Command, State};

/// What a person wanted to do cannot be done on their screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotShown(
    /// What was looked for, and what is shown instead.
    pub String,
);

impl std::fmt::Display for NotShown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NotShown {}

/// One person's hold on one place: their private chat with the bot, or a server's channel.
///
/// Everything that reaches the bot as an interaction gives back the interaction's number, for
/// [`Screen::outcome`] and [`User::wait_for_outcome`].
#[derive(Clone)]
pub struct User {
    pub(super) inner: Arc<Inner>,
    person: u64,
    pub(super) channel: u64,
}

impl User {
    pub(crate) fn new(inner: Arc<Inner>, person: u64, channel: u64) -> Self {
        Self { inner, person, channel }
    }

    /// The person's number.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.person
    }

    /// The number of the channel where they are.
    #[must_use]
    pub fn channel(&self) -> u64 {
        self.channel
    }

    /// The same person in a server's channel.
    #[must_use]
    pub fn at(&self, channel: &ServerChannel) -> Self {
        Self { channel: channel.id(), ..self.clone() }
    }

    /// The same person in the private chat with the bot.
    #[must_use]
    pub fn in_private(&self) -> Self {
        let channel = self.inner.lock().people[&self.person].channel;
        Self { channel, ..self.clone() }
    }

    /// Runs a command, by its name or its name in the person's language, with options by name. Numbers and yes or no
    /// are written out, and sent as the command wants them.
    ///
    /// # Errors
    /// When there is no such command here, or an option is missing or unknown.
    pub fn slash(&self, name: &str, options: &[(&str, &str)]) -> Result<u64, NotShown> {
        self.act(|state, _| {
            let locale = &state.people[&self.person].locale;
            let guild = state.guild(self.channel);
            let own = guild.and_then(|guild| state.commands.get(&Some(guild))).into_iter().flatten();
            let all = state.commands.get(&None).into_iter().flatten();
            let here = |command: &&Command| {
                let contexts = command.json["contexts"].as_array();
                contexts.is_none_or(|list| list.contains(&json!(i32::from(guild.is_none()))))
            };
            let called = |command: &&Command| {
                command.name == name || command.names.get(locale).is_some_and(|own| own == name)
            };
            let command = own.chain(all).filter(here).find(called);
            let command = command.ok_or_else(|| NotShown(format!("there is no command /{name} here")))?;
            let options = given(command, options).map_err(NotShown)?;
            let data = json!({ "id": command.id.to_string(), "name": command.name, "type": 1, "options": options });
            Ok(Act { kind: Kind::Command, data, from: None })
        })
    }

    /// Presses the button with this label or custom id on the newest message that shows it.
    ///
    /// # Errors
    /// When none does, or it is disabled or a link.
    pub fn press(&self, wanted: &str) -> Result<u64, NotShown> {
        self.press_where(wanted, |_| true)
    }

    /// Presses the button with this label or custom id on this message.
    ///
    /// # Errors
    /// When the message does not show it now.
    pub fn press_in(&self, message: u64, wanted: &str) -> Result<u64, NotShown> {
        self.press_where(wanted, |shown| shown.id == message)
    }

    /// Presses a button on the oldest message that ever showed this label or custom id, as a client does that has not
    /// yet seen the message change.
    ///
    /// # Errors
    /// When there never was one.
    pub fn press_old(&self, wanted: &str) -> Result<u64, NotShown> {
        self.act(|_, screen| {
            let found = screen.messages.iter().find_map(|message| {
                let button = message.ever.iter().find(|button| button.is(wanted))?;
                Some((*message, button.custom_id.clone()?))
            });
            let (message, custom_id) =
                found.ok_or_else(|| NotShown(format!("no message ever showed {wanted:?}")))?;
            Ok(self.component(message, &custom_id, None))
        })
    }

    fn press_where(&self, wanted: &str, fits: impl Fn(&Message) -> bool) -> Result<u64, NotShown> {
        self.act(|_, screen| {
            let alive = |button: &&Button| button.is(wanted) && !button.disabled;
            let found =
                screen.messages.iter().rev().filter(|message| fits(message)).find_map(|message| {
                    let button = message.buttons().find(alive)?;
                    Some((*message, button.custom_id.clone()?))
                });
            let (message, custom_id) = found.ok_or_else(|| {
                let shown = screen.labels().join(" | ");
                NotShown(format!("{wanted:?} is not shown; shown: {shown}"))
            })?;
            Ok(self.component(message, &custom_id, None))
        })
    }

    /// Picks from the newest select with this custom id or placeholder, by labels or values. `""` is any select.
    ///
    /// # Errors
    /// When there is no such select, or it does not take these.
    pub fn pick(&self, select: &str, values: &[&str]) -> Result<u64, NotShown> {
        self.act(|_, screen| {
            let is = |one: &&Select| {
                !one.disabled
                    && (select.is_empty() || one.custom_id == select || one.placeholder == select)
            };
            let found = screen
                .messages
                .iter()
                .rev()
                .find_map(|message| Some((*message, message.selects().find(is)?)));
            let (message, found) =
                found.ok_or_else(|| NotShown(format!("there is no select {select:?}")))?;
            let picked = found.values(values).map_err(NotShown)?;
            Ok(self.component(message, &found.custom_id, Some(picked)))
        })
    }

    /// Fills in the open modal by labels or custom ids, and sends it. What is not named stays as it is.
    ///
    /// # Errors
    /// When no modal is open, or Discord's own client would not send it.
    pub fn submit_modal(&self, values: &[(&str, &str)]) -> Result<u64, NotShown> {
        let id = self.act(|state, screen| {
            let modal = screen.modal.ok_or_else(|| NotShown("no modal is open".into()))?;
            let mut parts = Vec::new();
            for part in &modal.parts {
                let named =
                    values.iter().find(|(name, _)| *name == part.label || *name == part.custom_id);
                let value = named.map_or(part.start(), |(_, value)| *value);
                part.check(value).map_err(NotShown)?;
                parts.push(part.json(value));
            }
            if let Some((name, _)) = values.iter().find(|(name, _)| {
                !modal.parts.iter().any(|part| *name == part.label || *name == part.custom_id)
            }) {
                return Err(NotShown(format!("the modal has nothing called {name:?}")));
            }
            let from = state.people[&self.person].modal.as_ref().and_then(|open| open.from);
            let data = json!({ "custom_id": modal.custom_id, "components": parts });
            Ok(Act { kind: Kind::Modal, data, from })
        })?;
        let mut state = self.inner.lock();
        if let Some(person) = state.people.get_mut(&self.person) {
            person.submitted.clone_from(&person.modal);
            if let Some(open) = &mut person.modal {
                open.sent = Some(id);
            }
        }
        Ok(id)
    }

    /// Closes the modal without sending it. The bot is not told.
    pub fn dismiss_modal(&self) {
        let mut state = self.inner.lock();
        if let Some(person) = state.people.get_mut(&self.person) {
            person.modal = None;
        }
        state.touch();
        state.wake(self.person);
    }

    /// Writes a message where the person is. In private it reaches a bot that asks for private messages.
    pub fn write(&self, text: &str) {
        let now = self.inner.now();
        let mut state = self.inner.lock();
        let mut message = state.new_message(Pane::public(self.channel), now);
        message.from_bot = false;
        message.author = self.person;
        message.fill(super::draft::Draft { content: Some(text.to_owned()), ..Default::default() });
        state.tell_message(&message, now);
        if let Some(person) = state.people.get_mut(&self.person) {
            person.open |= person.channel == self.channel;
        }
        state.put(Pane::public(self.channel), message);
    }

    pub(super) fn component(
        &self,
        message: &Message,
        custom_id: &str,
        values: Option<Vec<String>>,
    ) -> Act {
        let only = message.ephemeral.then_some(self.person);
        let from = Spot { pane: Pane { channel: message.channel, only }, id: message.id };
        let kind = if values.is_some() { 3 } else { 2 };
        let mut data = json!({ "custom_id": custom_id, "component_type": kind, "id": 1 });
        if let Some(values) = values {
            data["values"] = json!(values);
        }
        Act { kind: Kind::Component, data, from: Some(from) }
    }

    pub(super) fn act(
        &self,
        make: impl FnOnce(&State, &Screen<'_>) -> Result<Act, NotShown>,
    ) -> Result<u64, NotShown> {
        let now = self.inner.now();
        let mut state = self.inner.lock();
        let act = make(&state, &Screen::new(&state, self.person, self.channel, now))?;
        Ok(self.inner.interact(&mut state, self.person, self.channel, &act))
    }
}

impl Button {
    fn is(&self, wanted: &str) -> bool {
        self.label == wanted || self.custom_id.as_deref() == Some(wanted)
    }
}

impl Message {
    /// Whether a select or button with this custom id is under it now.
    #[must_use]
    pub fn has(&self, custom_id: &str) -> bool {
        self.rows.iter().any(|row| match row {
            Row::Buttons(buttons) => {
                buttons.iter().any(|button| button.custom_id.as_deref() == Some(custom_id))
            }
            Row::Select(select) => select.custom_id == custom_id,
        })
    }
}

/// A command's options as they are sent. `Err` tells what is missing or unknown.
fn given(command: &Command, options: &[(&str, &str)]) -> Result<Vec<Value>, String> {
    let known = command.json["options"].as_array().map_or(&[][..], Vec::as_slice);
    let is = |option: &Value, name: &str| option["name"] == name;
    for option in known.iter().filter(|option| option["required"] == true) {
        if !options.iter().any(|(name, _)| is(option, name)) {
            return Err(format!("/{} needs {}", command.name, option["name"]));
        }
    }
    let read = |(name, text): &(&str, &str)| {
        let option = known.iter().find(|option| is(option, name));
        let option = option.ok_or_else(|| format!("/{} has no option {name}", command.name))?;
        let value = match option["type"].as_u64() {
            Some(4) => text.parse::<i64>().map(Value::from).map_err(|error| error.to_string())?,
            Some(5) => text.parse::<bool>().map(Value::from).map_err(|error| error.to_string())?,
            _ => json!(text),
        };
        Ok(json!({ "name": name, "type": option["type"], "value": value }))
    };
    options.iter().map(read).collect()
}
