//! One connection to the mail server, and a letter on it: step by step, so that it is known how far it had come when it failed.

use std::future::Future;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use secrecy::ExposeSecret;

use super::fault::{Fault, Kind, Step};
use super::{Security, Settings};

/// How long the server may take for each reply but the last. <https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2> allows
/// minutes; whoever takes that long is left alone.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long it may take to say that it has the letter: it may look through it meanwhile.
const PATIENCE_AT_THE_END: Duration = Duration::from_mins(2);

/// An open connection, logged in.
pub(super) struct Session(AsyncSmtpConnection);

impl Session {
    /// Connects, encrypts and logs in, as the settings say.
    pub(super) async fn open(settings: &Settings) -> Result<Self, Fault> {
        let hello = ClientId::Domain(settings.from.domain().to_owned());
        let tls = || TlsParameters::new_rustls(settings.host.clone());
        let unencrypted = |_| Fault { step: Step::Greeting, kind: Kind::NotEncrypted };
        let wrapped = match settings.security {
            Security::Tls => Some(tls().map_err(unencrypted)?),
            Security::StartTls | Security::None => None,
        };
        let server = (settings.host.as_str(), settings.port);
        let connecting =
            AsyncSmtpConnection::connect_tokio1(server, Some(PATIENCE), &hello, wrapped, None);
        let mut connection = patiently(Step::Greeting, PATIENCE, connecting).await?;
        if settings.security == Security::StartTls {
            if !connection.can_starttls() {
                return Err(Fault { step: Step::Greeting, kind: Kind::NotEncrypted });
            }
            let encrypting = connection.starttls(tls().map_err(unencrypted)?, &hello);
            patiently(Step::Greeting, PATIENCE, encrypting).await?;
        }
        if let Some((user, password)) = &settings.login {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            let login = connection.auth(&mechanisms, &credentials);
            patiently(Step::Login, PATIENCE, login).await?;
        }
        Ok(Self(connection))
    }

    /// Hands a letter over.
    pub(super) async fn deliver(
        &mut self,
        from: &Address,
        to: &Address,
        letter: &[u8],
    ) -> Result<(), Fault> {
        let Self(connection) = self;
        let eight_bit = connection.server_info().supports_feature(Extension::EightBitMime);
        let body = eight_bit.then_some(MailParameter::Body(MailBodyParameter::EightBitMime));
        let mail = Mail::new(Some(from.clone()), body.into_iter().collect());
        patiently(Step::Sender, PATIENCE, connection.command(mail)).await?;
        let recipient = Rcpt::new(to.clone(), Vec::new());
        patiently(Step::Recipient, PATIENCE, connection.command(recipient)).await?;
        patiently(Step::Opening, PATIENCE, connection.command(Data)).await?;
        patiently(Step::Content, PATIENCE_AT_THE_END, connection.message(letter)).await?;
        Ok(())
    }

    /// Makes it ready for the next letter, after one that was refused. False when it is of no use any more.
    pub(super) async fn begin_anew(&mut self) -> bool {
        patiently(Step::Sender, PATIENCE, self.0.command("RSET\r\n")).await.is_ok()
    }

    /// Takes leave.
    pub(super) async fn close(mut self) {
        // Whoever has gone already needs no goodbye.
        let _ = patiently(Step::Sender, PATIENCE, self.0.quit()).await;
    }
}

async fn patiently<T>(
    step: Step,
    patience: Duration,
    reply: impl Future<Output = Result<T, smtp::Error>>,
) -> Result<T, Fault> {
    match tokio::time::timeout(patience, reply).await {
        Ok(said) => said.map_err(|error| Fault::new(step, &error)),
        Err(_) => Err(Fault::lost(step)),
    }
}
