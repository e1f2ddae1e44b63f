//! Whether statements felt like an answer: what each one pressed, so that they can see it and take it back. In the database
//! it stands encrypted; the counts say nothing of who.

use super::Error;
use super::secret::Keys;
use crate::domain::statement::Felt;
use crate::domain::{PanelistId, StatementId};
use crate::store::{Press, Transaction};

const FOR_PRESSES: &str = "presses";

impl Keys {
    /// Encrypts whether a statement felt like an answer: every word as long as every other.
    fn encrypt_felt(&self, statement: StatementId, felt: Felt) -> Vec<u8> {
        let sign = match felt {
            Felt::Yes => b'y',
            Felt::Partly => b'p',
            Felt::No => b'n',
        };
        self.encrypt(FOR_PRESSES, statement.0.as_bytes(), &[sign])
    }

    /// Whether the statement felt like an answer; `None` when it was encrypted with other keys, or for another statement.
    pub(super) fn decrypt_felt(&self, statement: StatementId, said: &[u8]) -> Option<Felt> {
        match self.decrypt(FOR_PRESSES, statement.0.as_bytes(), said)?.as_slice() {
            b"y" => Some(Felt::Yes),
            b"p" => Some(Felt::Partly),
            b"n" => Some(Felt::No),
            _ => None,
        }
    }
}

/// Presses as they are kept.
pub(super) fn encrypted(presses: &[(StatementId, PanelistId, Felt)], keys: &Keys) -> Vec<Press> {
    let press = |(statement, panelist, felt): &(StatementId, PanelistId, Felt)| Press {
        statement: *statement,
        panelist: *panelist,
        felt: *felt,
        said: keys.encrypt_felt(*statement, *felt),
    };
    presses.iter().map(press).collect()
}

/// Takes the presses of panelists who are about to be erased out of the counts. Of someone who was two and pressed as both,
/// that leaves one.
pub(super) async fn take_back(
    transaction: &Transaction,
    keys: &Keys,
    panelists: &[PanelistId],
) -> Result<(), Error> {
    let mut said = Vec::new();
    for press in transaction.presses_of(panelists).await? {
        let felt = press.said.and_then(|said| keys.decrypt_felt(press.statement, &said));
        said.extend(felt.map(|felt| (press.statement, felt)));
    }
    Ok(transaction.uncount_felt(&said).await?)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_press_opens_with_its_keys_for_its_statement_only_and_its_length_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let keys = |name: &str| Keys::create(&folder.path().join(name)).unwrap();
        let (keys, others) = (keys("a.key"), keys("b.key"));
        let (one, other) = (StatementId(Uuid::new_v4()), StatementId(Uuid::new_v4()));
        let lengths = Felt::ALL.map(|felt| {
            let said = keys.encrypt_felt(one, felt);
            assert_eq!(keys.decrypt_felt(one, &said), Some(felt));
            assert_eq!(keys.decrypt_felt(other, &said), None);
            assert_eq!(others.decrypt_felt(one, &said), None);
            assert_ne!(said, keys.encrypt_felt(one, felt), "the same word twice looks different");
            said.len()
        });
        assert!(lengths.iter().all(|length| *length == lengths[0]));
        assert_eq!(keys.decrypt_felt(one, b"short"), None);
    }
}
