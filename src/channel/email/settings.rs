//! What the mail server is reached by.

use secrecy::SecretString;

use crate::domain::Mailbox;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte on.
    Tls,
    /// Encrypted after the greeting, and not used if it cannot be.
    StartTls,
    /// Not at all.
    None,
}

/// What the mail server is reached by.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The user and the password, where it asks for them.
    pub login: Option<(String, SecretString)>,
    /// Whom letters are from.
    pub from: Mailbox,
    /// What stands beside that.
    pub from_name: Option<String>,
}
