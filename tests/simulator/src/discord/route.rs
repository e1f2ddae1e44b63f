//! What a request is for, by its method and path.

use axum::http::Method;

/// A message among those of an interaction's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Original,
    Number(u64),
}

/// What a request is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    Gateway,
    GatewayBot,
    Me,
    Application,
    Commands { application: u64, guild: Option<u64> },
    SetCommands { application: u64, guild: Option<u64> },
    OpenChannel,
    Channel { channel: u64 },
    Messages { channel: u64 },
    Message { channel: u64, message: u64 },
    Send { channel: u64 },
    Edit { channel: u64, message: u64 },
    Delete { channel: u64, message: u64 },
    Callback { interaction: u64, token: String },
    FollowUp { application: u64, token: String },
    GetLater { application: u64, token: String, which: Which },
    EditLater { application: u64, token: String, which: Which },
    DeleteLater { application: u64, token: String, which: Which },
}

impl Route {
    /// Reads a method and what comes after `/api/v10`. `None` when there is no such thing.
    pub(crate) fn read(method: &Method, path: &str) -> Option<Self> {
        let (get, post, put) =
            (method == Method::GET, method == Method::POST, method == Method::PUT);
        let (change, delete) = (method == Method::PATCH, method == Method::DELETE);
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        let number = |text: &str| text.parse::<u64>().ok();
        Some(match steps.as_slice() {
            ["gateway"] if get => Self::Gateway,
            ["gateway", "bot"] if get => Self::GatewayBot,
            ["users", "@me"] if get => Self::Me,
            ["applications", "@me"] | ["oauth2", "applications", "@me"] if get => Self::Application,
            ["applications", application, "commands"] if get || put => {
                commands(number(application)?, None, put)
            }
            ["applications", application, "guilds", guild, "commands"] if get || put => {
                commands(number(application)?, Some(number(guild)?), put)
            }
            ["users", "@me", "channels"] if post => Self::OpenChannel,
            ["channels", channel] if get => Self::Channel { channel: number(channel)? },
            ["channels", channel, "messages"] if get => {
                Self::Messages { channel: number(channel)? }
            }
            ["channels", channel, "messages"] if post => Self::Send { channel: number(channel)? },
            ["channels", channel, "messages", message] => {
                let (channel, message) = (number(channel)?, number(message)?);
                match (get, change, delete) {
                    (true, ..) => Self::Message { channel, message },
                    (_, true, _) => Self::Edit { channel, message },
                    (_, _, true) => Self::Delete { channel, message },
                    _ => return None,
                }
            }
            ["interactions", interaction, token, "callback"] if post => {
                Self::Callback { interaction: number(interaction)?, token: (*token).to_owned() }
            }
            ["webhooks", application, token] if post => {
                Self::FollowUp { application: number(application)?, token: (*token).to_owned() }
            }
            ["webhooks", application, token, "messages", which] => {
                let (application, token) = (number(application)?, (*token).to_owned());
                let original = *which == "@original";
                let which = if original { Which::Original } else { Which::Number(number(which)?) };
                match (get, change, delete) {
                    (true, ..) => Self::GetLater { application, token, which },
                    (_, true, _) => Self::EditLater { application, token, which },
                    (_, _, true) => Self::DeleteLater { application, token, which },
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    /// Whether the token in the path is all that is needed. Such paths are outside the bot's global limit.
    pub(crate) fn carries_token(&self) -> bool {
        matches!(
            self,
            Self::Callback { .. }
                | Self::FollowUp { .. }
                | Self::GetLater { .. }
                | Self::EditLater { .. }
                | Self::DeleteLater { .. }
        )
    }

    /// Whether faults are injected. The ways in are always well, so that a bot can start.
    pub(crate) fn can_fail(&self) -> bool {
        !matches!(self, Self::Gateway | Self::GatewayBot | Self::Me | Self::Application)
    }
}

fn commands(application: u64, guild: Option<u64>, put: bool) -> Route {
    if put {
        Route::SetCommands { application, guild }
    } else {
        Route::Commands { application, guild }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_apart() {
        let read = |method: Method, path: &str| Route::read(&method, path);
        assert_eq!(read(Method::GET, "/gateway/bot"), Some(Route::GatewayBot));
        assert_eq!(read(Method::POST, "/channels/7/messages"), Some(Route::Send { channel: 7 }));
        let token = "t".to_owned();
        let edit = Route::EditLater { application: 1, token, which: Which::Original };
        assert_eq!(read(Method::PATCH, "/webhooks/1/t/messages/@original"), Some(edit));
        assert_eq!(read(Method::PUT, "/channels/7/messages/8"), None);
        assert_eq!(read(Method::GET, "/channels/x"), None);
    }
}
