//! Interactions and private messages as Discord sends them, read into what a conversation can hear.
//! <https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object>
//!
//! Everything may be forged but who it comes from: a custom id, a value, a text of any size.

use chrono::{DateTime, Utc};
use serde_json::Value;
use serenity::model::application::{
    ActionRowComponent, ButtonKind, CommandDataOptionValue, CommandInteraction, CommandType,
    ComponentInteraction, ComponentInteractionDataKind, Interaction, InteractionContext,
    ModalInteraction,
};
use serenity::model::channel::{ChannelType, Message, MessageFlags, MessageType, PartialChannel};
use serenity::model::id::{ChannelId, GuildId, InteractionId};
use serenity::model::user::User;

use super::components;
use super::field::{FIELD, Field};
use crate::domain::message::{Heard, Incoming, MessageRef, Unreadable};
use crate::domain::{Address, Locale, Platform};

/// One interaction, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    /// What it means to us; `None` for what is no part of a conversation.
    pub incoming: Option<Incoming>,
    /// The way to answer it; `None` when nobody waits for an answer.
    pub opening: Option<Opening>,
    /// The window that a press opens: it is shown at once, and nothing is stored.
    pub window: Option<Value>,
}

/// What is needed to answer an interaction.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    /// Discord's number for the interaction.
    pub id: String,
    /// What lets us answer. A secret: it stands in no log.
    pub token: String,
    /// Whether others are there too, so that answers are for the one person only.
    pub in_server: bool,
    /// The message that was pressed, where it is the person's own and can change in place.
    pub message: Option<MessageRef>,
    /// The private chat, where it was there.
    pub room: Option<String>,
    /// The language that the person's app is set to.
    pub locale: Option<Locale>,
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").field("in_server", &self.in_server).finish_non_exhaustive()
    }
}

/// Reads one interaction.
#[must_use]
pub fn parse(interaction: &Interaction, received_at: DateTime<Utc>) -> Parsed {
    let read = match interaction {
        Interaction::Command(command) => command_heard(command),
        Interaction::Component(component) => component_heard(component),
        Interaction::Modal(modal) => Some(modal_heard(modal)),
        _ => None,
    };
    let Some(Read { place, doing }) = read.filter(|read| !read.place.user.bot) else {
        return Parsed::default();
    };
    let opening = place.opening();
    match doing {
        Doing::Opens(window) => Parsed { incoming: None, opening, window: Some(window) },
        Doing::Says(heard) => {
            let incoming = Incoming {
                update_id: place.id.to_string(),
                from: address(place.user),
                locale: Locale::parse(place.locale),
                room: place.room(),
                number: None,
                session: None,
                received_at,
                heard,
            };
            Parsed { incoming: Some(incoming), opening, window: None }
        }
    }
}

/// Reads a message that a person typed in their private chat with the bot; `None` for all others.
#[must_use]
pub fn parse_message(message: &Message, received_at: DateTime<Utc>) -> Option<Incoming> {
    let typed = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    let private = message.guild_id.is_none() && message.webhook_id.is_none();
    if !typed || !private || message.author.bot || message.author.system {
        return None;
    }
    let voice = message.flags.is_some_and(|flags| flags.contains(MessageFlags::IS_VOICE_MESSAGE));
    let heard = if !message.content.trim().is_empty() {
        Heard::Text(message.content.clone())
    } else if voice {
        Heard::Unreadable(Unreadable::Voice)
    } else if !message.sticker_items.is_empty() {
        Heard::Unreadable(Unreadable::Sticker)
    } else {
        Heard::Unreadable(Unreadable::Other)
    };
    Some(Incoming {
        update_id: message.id.to_string(),
        from: address(&message.author),
        locale: None,
        room: Some(message.channel_id.to_string()),
        number: Some(message.id.get()),
        session: None,
        received_at,
        heard,
    })
}

fn address(user: &User) -> Address {
    Address { platform: Platform::Discord, external_id: user.id.to_string() }
}

/// Who did something, and where.
struct Place<'a> {
    id: InteractionId,
    token: &'a str,
    user: &'a User,
    locale: &'a str,
    channel: ChannelId,
    /// Whether it is the person's private chat with the bot.
    private: bool,
    message: Option<&'a Message>,
}

/// What somebody did there.
enum Doing {
    Says(Heard),
    Opens(Value),
}

struct Read<'a> {
    place: Place<'a>,
    doing: Doing,
}

impl Place<'_> {
    fn room(&self) -> Option<String> {
        self.private.then(|| self.channel.to_string())
    }

    /// The message with what was pressed, where nobody else sees it: one that others see stays as it is.
    fn message(&self) -> Option<MessageRef> {
        let own = self.message.filter(|message| self.private || is_for_one(message))?;
        Some(MessageRef(own.id.to_string()))
    }

    /// The token is part of the address that we answer at: no sign may lead elsewhere.
    fn opening(&self) -> Option<Opening> {
        let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '=');
        let plain = !self.token.is_empty() && self.token.chars().all(sign);
        plain.then(|| Opening {
            id: self.id.to_string(),
            token: self.token.to_owned(),
            in_server: !self.private,
            message: self.message(),
            room: self.room(),
            locale: Locale::parse(self.locale),
        })
    }
}

fn is_for_one(message: &Message) -> bool {
    message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Whether this is the private chat with the bot: not one that the person has with others, where the application can
/// be used too when they have installed it for themselves.
fn is_private(
    guild: Option<GuildId>,
    channel: Option<&PartialChannel>,
    context: Option<InteractionContext>,
) -> bool {
    let private = channel.is_none_or(|channel| channel.kind == ChannelType::Private);
    guild.is_none() && private && context.is_none_or(|context| context == InteractionContext::BotDm)
}

fn command_heard(command: &CommandInteraction) -> Option<Read<'_>> {
    if command.data.kind != CommandType::ChatInput {
        return None;
    }
    let argument = command.data.options.iter().find_map(|option| match &option.value {
        CommandDataOptionValue::String(text) => Some(text.trim()),
        _ => None,
    });
    let text = format!("/{} {}", command.data.name, argument.unwrap_or_default());
    let place = Place {
        id: command.id,
        token: &command.token,
        user: &command.user,
        locale: &command.locale,
        channel: command.channel_id,
        private: is_private(command.guild_id, command.channel.as_ref(), command.context),
        message: None,
    };
    Some(Read { place, doing: Doing::Says(Heard::Text(text.trim_end().to_owned())) })
}

fn component_heard(component: &ComponentInteraction) -> Option<Read<'_>> {
    let place = Place {
        id: component.id,
        token: &component.token,
        user: &component.user,
        locale: &component.locale,
        channel: component.channel_id,
        private: is_private(component.guild_id, component.channel.as_ref(), component.context),
        message: Some(&component.message),
    };
    let (data, message) = (component.data.custom_id.clone(), place.message());
    let doing = match &component.data.kind {
        ComponentInteractionDataKind::Button => match Field::decode(&data) {
            Some(field) => {
                let label = label_of(&component.message, &data);
                Doing::Opens(field.window(&component.message.content, label))
            }
            None => Doing::Says(Heard::Pressed { data, message }),
        },
        ComponentInteractionDataKind::StringSelect { values } => {
            Doing::Says(if components::stands_for_buttons(&data) {
                Heard::Pressed { data: values.first()?.clone(), message }
            } else {
                Heard::Picked { data, choices: values.clone(), message }
            })
        }
        _ => return None,
    };
    Some(Read { place, doing })
}

/// What stands on a button of a message.
fn label_of<'a>(message: &'a Message, custom_id: &str) -> Option<&'a str> {
    let mut components = message.components.iter().flat_map(|row| &row.components);
    components.find_map(|component| match component {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id: its, .. } if its == custom_id => {
                button.label.as_deref()
            }
            _ => None,
        },
        _ => None,
    })
}

fn modal_heard(modal: &ModalInteraction) -> Read<'_> {
    let message = modal.message.as_deref();
    let private = is_private(modal.guild_id, modal.channel.as_ref(), None)
        && !message.is_some_and(is_for_one);
    let place = Place {
        id: modal.id,
        token: &modal.token,
        user: &modal.user,
        locale: &modal.locale,
        channel: modal.channel_id,
        private,
        message,
    };
    let mut components = modal.data.components.iter().flat_map(|row| &row.components);
    let text = components.find_map(|component| match component {
        ActionRowComponent::InputText(input) if input.custom_id == FIELD => input.value.clone(),
        _ => None,
    });
    let data = modal.data.custom_id.clone();
    let doing = Doing::Says(Heard::Written {
        data,
        text: text.unwrap_or_default(),
        message: place.message(),
    });
    Read { place, doing }
}
