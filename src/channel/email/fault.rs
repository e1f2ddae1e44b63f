//! What a mail server's refusals mean. Its own words are never kept: they may name the person.

use std::error::Error as _;
use std::fmt;

use chrono::{DateTime, Duration, Utc};
use lettre::transport::smtp;

use crate::domain::delivery::Verdict;

/// How far a letter had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The connection, its greeting and its encryption.
    Greeting,
    /// Our login.
    Login,
    /// Who it is from.
    Sender,
    /// Who it is for.
    Recipient,
    /// Whether its text may come.
    Opening,
    /// Its text, until the server says that it has it.
    Content,
}

/// Why a letter did not go, or may have gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub(super) step: Step,
    pub(super) kind: Kind,
}

/// What the server did.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Kind {
    /// It answered no: the reply's code, and the enhanced one where it gave one (5.1.1).
    #[error("{0}{enhanced}", enhanced = told(*.1))]
    Refused(u16, Option<(u16, u16, u16)>),
    /// It said nothing, or nothing that can be understood, or the connection broke.
    #[error("the mail server did not answer: look at email.host and email.port")]
    Lost,
    /// The connection cannot be encrypted as the settings say.
    #[error(
        "the connection to the mail server cannot be encrypted: look at email.tls, email.port and its certificate"
    )]
    NotEncrypted,
    /// It offers no way to log in.
    #[error("the mail server offers no way to log in: look at email.tls and email.port")]
    NoLogin,
}

/// How long to leave a server alone that does not answer, or that says it is closing.
const LEFT_ALONE: Duration = Duration::seconds(30);

/// "Service not available, closing transmission channel". <https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3>
const CLOSING: u16 = 421;

/// "Authentication required", "mechanism too weak", "credentials invalid", "encryption required".
/// <https://www.rfc-editor.org/rfc/rfc4954#section-6>
const NOT_LOGGED_IN: [u16; 4] = [530, 534, 535, 538];

/// "Exceeded storage allocation": the letter is too large, or the mailbox is full for now.
const FULL: u16 = 552;

impl Fault {
    pub(super) fn new(step: Step, error: &smtp::Error) -> Self {
        let kind = match error.status() {
            Some(code) => {
                let said = error.source().map(ToString::to_string).unwrap_or_default();
                Kind::Refused(code.into(), enhanced(&said))
            }
            None if error.is_tls() => Kind::NotEncrypted,
            None if step == Step::Login && error.is_client() => Kind::NoLogin,
            None => Kind::Lost,
        };
        Self { step, kind }
    }

    pub(super) const fn lost(step: Step) -> Self {
        Self { step, kind: Kind::Lost }
    }

    /// What to do about it.
    pub(super) fn verdict(&self, now: DateTime<Utc>) -> Verdict {
        let told = || self.to_string();
        match (self.step, &self.kind) {
            (Step::Content, Kind::Lost) => Verdict::Uncertain,
            (_, Kind::Lost | Kind::Refused(CLOSING, _)) | (Step::Greeting, Kind::Refused(..)) => {
                Verdict::RetryAt(now + LEFT_ALONE)
            }
            (_, Kind::Refused(code, _)) if *code < 500 => Verdict::Failed(told()),
            (_, Kind::Refused(code, _)) if NOT_LOGGED_IN.contains(code) => Verdict::Halt(told()),
            (_, Kind::NotEncrypted | Kind::NoLogin) | (Step::Login, _) => Verdict::Halt(told()),
            // Whom the server lets no letter come from, it lets none come from.
            (Step::Sender, Kind::Refused(code, _)) if *code != FULL => Verdict::Halt(told()),
            (Step::Recipient, Kind::Refused(code, enhanced)) => match enhanced {
                // A full mailbox may be emptied.
                Some((_, 2, 2)) => Verdict::Failed(told()),
                // Security or policy: not the person's doing.
                Some((_, 7, _)) => Verdict::Rejected(told()),
                _ if *code == FULL => Verdict::Failed(told()),
                _ => Verdict::Unreachable,
            },
            // Some servers look for the mailbox only now.
            (Step::Content, Kind::Refused(_, Some((_, 1, _)))) => Verdict::Unreachable,
            _ => Verdict::Rejected(told()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.step {
            Step::Greeting => "the connection",
            Step::Login => "our login",
            Step::Sender => "email.from",
            Step::Recipient => "a recipient",
            Step::Opening | Step::Content => "a letter",
        };
        match &self.kind {
            Kind::Refused(..) => {
                write!(f, "the mail server refuses {what} with {kind}", kind = self.kind)
            }
            kind => write!(f, "{kind}"),
        }
    }
}

impl std::error::Error for Fault {}

/// An enhanced code as it is written, after a space.
fn told(enhanced: Option<(u16, u16, u16)>) -> String {
    enhanced
        .map_or_else(String::new, |(class, subject, detail)| format!(" {class}.{subject}.{detail}"))
}

/// The enhanced code that a reply begins with. <https://www.rfc-editor.org/rfc/rfc3463#section-2>
fn enhanced(said: &str) -> Option<(u16, u16, u16)> {
    let mut parts = said.split_whitespace().next()?.split('.').map(str::parse);
    match (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?, parts.next()) {
        (class @ (2 | 4 | 5), subject, detail, None) => Some((class, subject, detail)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(step: Step, kind: Kind) -> Verdict {
        Fault { step, kind }.verdict(DateTime::UNIX_EPOCH)
    }

    fn refused(step: Step, code: u16, said: &str) -> Verdict {
        verdict(step, Kind::Refused(code, enhanced(said)))
    }

    #[test]
    fn a_recipient_that_there_is_not_is_unreachable_and_a_full_one_is_tried_again() {
        for (code, said) in [(550, "5.1.1 no"), (550, "no"), (551, ""), (553, "5.1.3"), (554, "")] {
            assert_eq!(refused(Step::Recipient, code, said), Verdict::Unreachable, "{code} {said}");
        }
        for (code, said) in [(450, ""), (451, "4.7.1"), (452, "4.2.2"), (552, "5.2.2"), (552, "")] {
            assert!(matches!(refused(Step::Recipient, code, said), Verdict::Failed(_)), "{code}");
        }
        assert_eq!(refused(Step::Content, 550, "5.1.1 no"), Verdict::Unreachable);
    }

    #[test]
    fn what_is_our_fault_marks_nobody_as_unreachable() {
        assert!(matches!(refused(Step::Recipient, 554, "5.7.1 relay"), Verdict::Rejected(_)));
        assert!(matches!(refused(Step::Content, 554, "5.6.0"), Verdict::Rejected(_)));
        for (step, code) in [
            (Step::Login, 535),
            (Step::Login, 501),
            (Step::Sender, 530),
            (Step::Sender, 550),
            (Step::Recipient, 530),
        ] {
            assert!(matches!(refused(step, code, ""), Verdict::Halt(_)), "{code}");
        }
        assert!(matches!(verdict(Step::Login, Kind::NoLogin), Verdict::Halt(_)));
    }

    #[test]
    fn only_what_breaks_off_after_the_text_has_left_may_have_arrived() {
        assert_eq!(verdict(Step::Content, Kind::Lost), Verdict::Uncertain);
        let later = Verdict::RetryAt(DateTime::UNIX_EPOCH + LEFT_ALONE);
        for step in [Step::Greeting, Step::Login, Step::Sender, Step::Recipient, Step::Opening] {
            assert_eq!(verdict(step, Kind::Lost), later);
        }
        assert_eq!(refused(Step::Content, 421, ""), later);
        assert!(matches!(refused(Step::Content, 451, ""), Verdict::Failed(_)));
    }

    #[test]
    fn nothing_that_the_server_said_is_told() {
        let fault = Fault {
            step: Step::Recipient,
            kind: Kind::Refused(550, enhanced("5.1.1 <anna@example.org> unknown")),
        };
        assert_eq!(fault.to_string(), "the mail server refuses a recipient with 550 5.1.1");
        assert_eq!(enhanced("anna@example.org"), None);
    }
}
