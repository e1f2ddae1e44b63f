//! Asking before what cannot be undone.

use std::io::{self, BufRead, IsTerminal, Write};

use super::Failure;
use super::output::printable;

/// Whether somebody is there to be asked. A script is not: what it says is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// Whoever is at the terminal.
    Person,
    /// Nobody, or somebody who has said yes beforehand.
    Nobody,
}

impl Asking {
    /// Who is there; nobody is asked who has said yes beforehand.
    pub(super) fn unless(yes: bool) -> Self {
        let is_there = io::stdin().is_terminal() && io::stderr().is_terminal();
        if is_there && !yes { Self::Person } else { Self::Nobody }
    }

    /// Goes on once whoever is there has said yes to it.
    ///
    /// # Errors
    /// When they do not.
    pub(super) fn confirm(self, question: &str) -> Result<(), Failure> {
        match self {
            Self::Nobody => Ok(()),
            Self::Person => ask(question, &mut io::stdin().lock(), &mut io::stderr()),
        }
    }

    /// The same with a question for which something must be looked up first, which is done only where somebody is asked.
    ///
    /// # Errors
    /// When it cannot be looked up, or they do not say yes.
    pub(super) async fn confirm_with(
        self,
        question: impl AsyncFnOnce() -> Result<String, Failure>,
    ) -> Result<(), Failure> {
        match self {
            Self::Nobody => Ok(()),
            Self::Person => self.confirm(&Box::pin(question()).await?),
        }
    }
}

fn ask(question: &str, from: &mut impl BufRead, to: &mut impl Write) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::Failed(error.into());
    write!(to, "{} [y/N] ", printable(question)).and_then(|()| to.flush()).map_err(failed)?;
    let mut answer = String::new();
    from.read_line(&mut answer).map_err(failed)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "j" | "ja" => Ok(()),
        _ => Err(Failure::Unconfirmed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(answer: &str) -> (bool, String) {
        let mut asked = Vec::new();
        let done = ask("Close it?", &mut answer.as_bytes(), &mut asked);
        (done.is_ok(), String::from_utf8(asked).expect("text"))
    }

    #[test]
    fn only_a_plain_yes_is_one() {
        assert_eq!(answered("y\n"), (true, "Close it? [y/N] ".to_owned()));
        assert!(answered(" Ja \n").0);
        for other in ["", "\n", "n\n", "yesterday\n"] {
            assert!(!answered(other).0, "{other:?}");
        }
    }

    #[test]
    fn a_script_is_not_asked() {
        assert!(Asking::Nobody.confirm("Close it?").is_ok());
    }
}
