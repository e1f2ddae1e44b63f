//! A request read into what it asks for, with everything checked that needs no knowledge of any chat, and carried out.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::body::{Body, File};
use super::draft::Draft;
use super::form::{At, Form};
use super::form_message::{self, Sort};
use super::message::EPHEMERAL;
use super::modal::Modal;
use super::refusal::Refusal;
use super::respond::Reply;
use super::route::Route;
use super::state::State;
use super::{form_command, form_modal, identity};

/// What a request carries, checked.
#[derive(Debug)]
pub(crate) enum Job {
    /// Nothing, or nothing more to check.
    Plain(Value),
    Message(Draft),
    Reply(Reply),
}

impl Job {
    /// Checks what a request carries.
    pub(crate) fn read(route: &Route, body: Body) -> Result<Self, Refusal> {
        let Body { json, files } = body;
        let sort = match route {
            Route::Send { .. } => Sort::Send,
            Route::Edit { .. } => Sort::Edit,
            Route::FollowUp { .. } => Sort::FollowUp,
            Route::EditLater { .. } => Sort::EditLater,
            Route::Callback { .. } => return reply(&json, files).map(Self::Reply),
            Route::SetCommands { .. } => {
                let mut form = Form::default();
                form_command::check(&mut form, &json);
                form.done()?;
                return Ok(Self::Plain(json));
            }
            Route::OpenChannel => {
                let mut form = Form::default();
                form.only(At::top(), &json, &["recipient_id"]);
                form.done()?;
                return Ok(Self::Plain(json));
            }
            _ => return Ok(Self::Plain(json)),
        };
        let json = if json.is_null() { json!({}) } else { json };
        message(At::top(), &json, files, sort).map(Self::Message)
    }

    fn draft(self) -> Draft {
        if let Self::Message(draft) = self { draft } else { Draft::default() }
    }

    fn value(self) -> Value {
        if let Self::Plain(value) = self { value } else { Value::Null }
    }
}

fn message(
    at: At<'_>,
    json: &Value,
    files: BTreeMap<u64, File>,
    sort: Sort,
) -> Result<Draft, Refusal> {
    let mut form = Form::default();
    form_message::check(&mut form, at, json, &files, sort)?;
    form.done()?;
    Ok(Draft::read(json, files))
}

/// Reads a first answer.
fn reply(json: &Value, files: BTreeMap<u64, File>) -> Result<Reply, Refusal> {
    let top = At::top();
    let mut form = Form::default();
    form.only(top, json, &["type", "data"]);
    let data = &json["data"];
    let there = top.key("data");
    let reply = match json["type"].as_u64() {
        Some(4) => Reply::Message(message(there, data, files, Sort::Reply)?),
        Some(5) => {
            let flags = data["flags"].as_u64().unwrap_or(0);
            let bare = data.is_null()
                || data.as_object().is_some_and(|data| data.keys().all(|key| key == "flags"));
            form.hold(bare, there, "A deferred answer takes nothing but flags.");
            form.hold(
                flags & !EPHEMERAL == 0,
                there.key("flags"),
                "Only EPHEMERAL can be set here.",
            );
            Reply::Later { ephemeral: flags & EPHEMERAL != 0 }
        }
        Some(6) => {
            form.hold(data.is_null(), there, "A deferred update takes no data.");
            Reply::UpdateLater
        }
        Some(7) => {
            let data = if data.is_null() { &json!({}) } else { data };
            Reply::Update(message(there, data, files, Sort::Reply)?)
        }
        Some(9) => {
            form_modal::check(&mut form, there, data)?;
            Reply::Modal(Modal::read(data))
        }
        Some(1 | 8 | 10 | 12) => return Err(Refusal::not_built("this type of answer")),
        _ => {
            form.choice(top.key("type"), "(4, 5, 6, 7, 9)");
            Reply::UpdateLater
        }
    };
    form.done()?;
    Ok(reply)
}

impl State {
    /// Does what a request asks for. `Null` is an answer without a body (204).
    pub(crate) fn carry(
        &mut self,
        route: &Route,
        job: Job,
        query: &str,
        url: &str,
        now: Duration,
    ) -> Result<Value, Refusal> {
        let asks = |what: &str| query.split('&').any(|part| part == what);
        match route {
            Route::Gateway => Ok(json!({ "url": url })),
            Route::GatewayBot => Ok(identity::gateway_bot(url)),
            Route::Me => Ok(self.me()),
            Route::Application => Ok(self.application()),
            Route::Commands { application, guild } => self.get_commands(*application, *guild),
            Route::SetCommands { application, guild } => {
                self.set_commands(*application, *guild, &job.value(), now)
            }
            Route::OpenChannel => self.open_channel(&job.value(), now),
            Route::Channel { channel } => self.channel(*channel),
            Route::Messages { channel } => self.messages(*channel, query),
            Route::Message { channel, message } => self.message(*channel, *message),
            Route::Send { channel } => self.send(*channel, job.draft(), now),
            Route::Edit { channel, message } => self.edit(*channel, *message, job.draft(), now),
            Route::Delete { channel, message } => self.delete(*channel, *message),
            Route::Callback { interaction, token } => {
                let Job::Reply(reply) = job else { return Ok(Value::Null) };
                self.respond(*interaction, token, reply, now, asks("with_response=true"))
            }
            Route::FollowUp { application, token } => {
                // Interaction tokens always wait: the message is given back whatever `wait` says.
                self.follow_up(*application, token, job.draft(), now)
            }
            Route::GetLater { application, token, which } => {
                self.get_later(*application, token, *which, now)
            }
            Route::EditLater { application, token, which } => {
                self.edit_later(*application, token, *which, job.draft(), now)
            }
            Route::DeleteLater { application, token, which } => {
                self.delete_later(*application, token, *which, now)
            }
        }
    }
}
