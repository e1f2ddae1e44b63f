//! The first answer to an interaction.

use std::time::Duration;

use serde_json::{Value, json};

use super::draft::Draft;
use super::form::{At, Form};
use super::interaction::{First, Kind};
use super::message::{EPHEMERAL, LOADING, Message};
use super::modal::{Modal, Open};
use super::pane::{Pane, Spot};
use super::refusal::Refusal;
use super::state::State;

/// A first answer that has been checked.
#[derive(Debug)]
pub(crate) enum Reply {
    /// 4: a message.
    Message(Draft),
    /// 5: a message that comes later.
    Later { ephemeral: bool },
    /// 6: the message is changed later, or not at all.
    UpdateLater,
    /// 7: the message is changed now.
    Update(Draft),
    /// 9: a modal.
    Modal(Modal),
}

impl Reply {
    fn number(&self) -> u8 {
        match self {
            Self::Message(_) => 4,
            Self::Later { .. } => 5,
            Self::UpdateLater => 6,
            Self::Update(_) => 7,
            Self::Modal(_) => 9,
        }
    }
}

/// What is known of an interaction when it is answered.
#[derive(Debug, Clone, Copy)]
struct Asked {
    id: u64,
    person: u64,
    channel: u64,
    kind: Kind,
    from: Option<Spot>,
}

impl State {
    /// `POST /interactions/{id}/{token}/callback`. `arrived` is when the request came; `tell` gives back
    /// what was made.
    pub(crate) fn respond(
        &mut self,
        id: u64,
        token: &str,
        reply: Reply,
        arrived: Duration,
        tell: bool,
    ) -> Result<Value, Refusal> {
        let asked = self.asked(id, token, arrived)?;
        allowed(&reply, asked)?;
        let number = reply.number();
        let (first, original) = self.carry_out(reply, asked, arrived)?;
        if let Some(interaction) = self.interactions.with_token(token) {
            interaction.first = Some(first);
            interaction.original = original;
            interaction.unfilled = first == First::Later;
        }
        self.settle(asked, first);
        Ok(if tell { self.resource(asked, number, original) } else { Value::Null })
    }

    fn asked(&mut self, id: u64, token: &str, arrived: Duration) -> Result<Asked, Refusal> {
        let found = self.interactions.with_token(token).filter(|one| one.id == id);
        let one = found.ok_or_else(Refusal::unknown_interaction)?;
        if one.first.is_some() && !one.is_dead(arrived) {
            return Err(Refusal::acknowledged());
        }
        if one.is_late(arrived) || one.is_dead(arrived) {
            return Err(Refusal::unknown_interaction());
        }
        Ok(Asked { id, person: one.person, channel: one.channel, kind: one.kind, from: one.from })
    }

    fn carry_out(
        &mut self,
        reply: Reply,
        asked: Asked,
        now: Duration,
    ) -> Result<(First, Option<Spot>), Refusal> {
        Ok(match reply {
            Reply::Message(draft) => {
                let spot = self.post(asked.id, asked.person, asked.channel, draft, now)?;
                (First::Message, Some(spot))
            }
            Reply::Later { ephemeral } => {
                let pane = Pane::seen(asked.person, asked.channel, ephemeral);
                let mut message = self.new_message(pane, now);
                message.thinking = true;
                message.flags = LOADING | if ephemeral { EPHEMERAL } else { 0 };
                message.by = Some(self.by(asked.id, asked.person));
                (First::Later, Some(self.put(pane, message)))
            }
            Reply::UpdateLater => (First::Update, asked.from),
            Reply::Update(draft) => {
                let spot = asked.from.ok_or_else(Refusal::unknown_message)?;
                self.change(spot, draft, now)?;
                (First::Update, Some(spot))
            }
            Reply::Modal(modal) => {
                let open = Open { modal, channel: asked.channel, from: asked.from, sent: None };
                if let Some(person) = self.people.get_mut(&asked.person) {
                    person.modal = Some(open);
                }
                (First::Modal, None)
            }
        })
    }

    /// Closes the modal that was answered, and lets the person see that something came.
    fn settle(&mut self, asked: Asked, first: First) {
        if let Some(person) = self.people.get_mut(&asked.person) {
            let answered = person.modal.as_ref().is_some_and(|open| open.sent == Some(asked.id));
            if answered && first != First::Modal {
                person.modal = None;
            }
        }
        self.touch();
        self.wake(asked.person);
    }

    /// What a message tells of the interaction that brought it.
    pub(crate) fn by(&self, interaction: u64, person: u64) -> Value {
        json!({ "id": interaction.to_string(), "type": 2, "user": self.people[&person].json(),
            "authorizing_integration_owners": { "1": person.to_string() }, "name": "", "command_type": 1 })
    }

    /// Puts a message of the bot before those whom it is for.
    pub(crate) fn post(
        &mut self,
        interaction: u64,
        person: u64,
        channel: u64,
        draft: Draft,
        now: Duration,
    ) -> Result<Spot, Refusal> {
        let pane = Pane::seen(person, channel, draft.flags & EPHEMERAL != 0);
        let mut message: Message = self.new_message(pane, now);
        message.flags = draft.flags;
        message.by = Some(self.by(interaction, person));
        message.fill(draft);
        if message.is_empty() {
            return Err(Refusal::empty_message());
        }
        if pane.only.is_none() {
            self.tell_message(&message, now);
        }
        Ok(self.put(pane, message))
    }

    /// What `with_response=true` gives.
    fn resource(&self, asked: Asked, number: u8, original: Option<Spot>) -> Value {
        let kind = match asked.kind {
            Kind::Command => 2,
            Kind::Component => 3,
            Kind::Modal => 5,
        };
        let mut interaction = json!({ "id": asked.id.to_string(), "type": kind });
        let mut answer = json!({});
        if let Some(message) = original.and_then(|spot| self.at(spot)) {
            interaction["response_message_id"] = json!(message.id.to_string());
            interaction["response_message_loading"] = json!(message.thinking);
            interaction["response_message_ephemeral"] = json!(message.ephemeral);
            answer["resource"] = json!({ "type": number, "message": self.message_json(message) });
        }
        answer["interaction"] = interaction;
        answer
    }
}

/// Which answers go with which interactions. Source: docs.discord.com, "Interaction Callback Type".
fn allowed(reply: &Reply, asked: Asked) -> Result<(), Refusal> {
    let fits = match reply {
        Reply::Message(_) | Reply::Later { .. } => true,
        Reply::UpdateLater | Reply::Update(_) => asked.from.is_some(),
        Reply::Modal(_) => asked.kind != Kind::Modal,
    };
    let mut form = Form::default();
    if !fits {
        let types = match (asked.kind, asked.from) {
            (Kind::Command, _) => "(4, 5, 9)",
            (Kind::Component, _) => "(4, 5, 6, 7, 9)",
            (Kind::Modal, Some(_)) => "(4, 5, 6, 7)",
            (Kind::Modal, None) => "(4, 5)",
        };
        form.choice(At::top().key("type"), types);
    }
    form.done()
}
