//! Codes that are tried and lead nowhere: some are mistyped, many are guessed.

use super::Desk;
use super::brake::Rate;
use super::situation::Batch;
use crate::conversation::Wanted;
use crate::domain::Address;
use crate::domain::message::Incoming;

/// How many wrong codes one address may give.
const WRONG_CODES: Rate = Rate { at_once: 10, per_minute: 1 };

impl Desk {
    /// Whether an address has given so many wrong codes that no code of theirs is looked at for now.
    pub(super) fn holds_codes_of(&self, address: &Address, wanted: &Wanted) -> bool {
        let held = || self.guesses().check(address, WRONG_CODES, self.now()).is_err();
        wanted.given.is_some() && held()
    }

    /// Counts a code that leads nowhere.
    pub(super) fn note_guess(&self, batch: &Batch, update: &Incoming) {
        let wanted = batch.wanted(self, &update.from, Some(update));
        if wanted.given.as_ref().is_some_and(|code| !batch.knows_code(code)) {
            let _ = self.guesses().admit(&update.from, WRONG_CODES, self.now());
        }
    }
}

impl Batch {
    fn knows_code(&self, code: &str) -> bool {
        self.link_codes.contains_key(code)
            || self.invitations.values().any(|invitation| invitation.code == code)
    }
}
