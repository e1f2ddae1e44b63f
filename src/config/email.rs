//! `[email]`: the mail server.

use std::net::IpAddr;
use std::num::NonZeroU32;

use secrecy::SecretString;

use super::layers::Layers;
use crate::delivery::Limits;
use crate::domain::Mailbox;

/// E-mail.
#[derive(Debug, Clone)]
pub struct Email {
    /// The server; without it e-mail is off.
    pub server: Option<EmailServer>,
    /// How fast letters leave.
    pub limits: Limits,
}

/// The server that letters go through.
#[derive(Debug, Clone)]
pub struct EmailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: EmailSecurity,
    /// The user and the password, where it asks for them.
    pub login: Option<(String, SecretString)>,
    /// Whom letters are from.
    pub from: Mailbox,
    /// What stands beside that.
    pub from_name: Option<String>,
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailSecurity {
    /// Encrypted from the first byte on.
    Tls,
    /// Encrypted after the greeting, or not used.
    StartTls,
    /// Not at all: for a server on this machine.
    None,
}

impl Email {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let number = |text: &str| text.parse::<u32>().ok();
        let must = "must be a whole number; 0 for no limit";
        let rate = layers.needed("email.messages_per_second", must, number);
        let per_second = rate.and_then(NonZeroU32::new);
        let bulk =
            |rate: NonZeroU32| NonZeroU32::new(rate.get() / 5 * 4).unwrap_or(NonZeroU32::MIN);
        let limits =
            Limits { per_second, bulk_per_second: per_second.map(bulk), ..Limits::default() };
        Self { server: server(layers), limits }
    }
}

fn server(layers: &mut Layers) -> Option<EmailServer> {
    let must = "must be the name or the IP address of a mail server";
    let host = layers.parsed("email.host", must, host);
    let must = "must be a number from 1 to 65535";
    let port = layers.needed("email.port", must, |text| text.parse().ok().filter(|port| *port > 0));
    let security = layers.needed("email.tls", "must be starttls, tls or none", security);
    let must = "must be one address, such as panelen@example.org";
    let from = layers.parsed("email.from", must, Mailbox::parse);
    let must = "must be words in one line";
    let from_name = layers.parsed("email.from_name", must, line);
    let login = login(layers);
    let host = host?;
    if layers.text("email.from").is_none() {
        layers.note("email.host", "needs email.from beside it");
    }
    if security == Some(EmailSecurity::None) && login.is_some() && !is_here(&host) {
        let told = "is none, and email.password would be sent so that anyone on the way can read it: set starttls or tls";
        layers.note("email.tls", told);
    }
    Some(EmailServer { host, port: port?, security: security?, login, from: from?, from_name })
}

fn login(layers: &mut Layers) -> Option<(String, SecretString)> {
    let must = "must be in one line";
    let user = layers.parsed("email.user", must, line);
    let password = layers.parsed("email.password", must, line).map(SecretString::from);
    match (user, password) {
        (Some(user), Some(password)) => Some((user, password)),
        (Some(_), None) if layers.text("email.password").is_none() => {
            layers.note("email.user", "needs email.password beside it");
            None
        }
        (None, Some(_)) if layers.text("email.user").is_none() => {
            layers.note("email.password", "needs email.user beside it");
            None
        }
        _ => None,
    }
}

fn host(text: &str) -> Option<String> {
    let named = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    (named || text.parse::<IpAddr>().is_ok()).then(|| text.to_owned())
}

fn security(text: &str) -> Option<EmailSecurity> {
    match text {
        "tls" => Some(EmailSecurity::Tls),
        "starttls" => Some(EmailSecurity::StartTls),
        "none" => Some(EmailSecurity::None),
        _ => None,
    }
}

fn line(text: &str) -> Option<String> {
    (!text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// Whether the server is on this machine.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
