//! Whether statements felt like an answer: what each one pressed, so that they can see it and take it back. In the database
//! it stands encrypted; the counts say nothing of who.

use super::secret::Keys;
use super::situation::Batch;
use super::{Desk, Error};
use crate::domain::statement::{COMMENT_MAX_CHARS, Comment, Felt};
use crate::domain::{Address, PanelistId, StatementId, reading};
use crate::store::{self, Press, StoredPress, Transaction};

const FOR_PRESSES: &str = "presses";
const FOR_COMMENTS: &str = "comments";

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

/// Bytes of what somebody adds, before it is encrypted: the longest that it can be.
const COMMENT_BYTES: usize = COMMENT_MAX_CHARS as usize * 4;

impl Keys {
    /// Encrypts what somebody adds in their own words: every line as long as every other.
    fn encrypt_comment(&self, statement: StatementId, comment: &Comment) -> Vec<u8> {
        let mut text = comment.0.clone().into_bytes();
        text.resize(COMMENT_BYTES, 0);
        self.encrypt(FOR_COMMENTS, statement.0.as_bytes(), &text)
    }

    /// What somebody added; `None` when it was encrypted with other keys, or for another statement.
    pub(super) fn decrypt_comment(&self, statement: StatementId, sealed: &[u8]) -> Option<Comment> {
        let text = self.decrypt(FOR_COMMENTS, statement.0.as_bytes(), sealed)?;
        let text = String::from_utf8(text).ok()?;
        Some(Comment(text.trim_end_matches('\0').to_owned()))
    }

    /// What was added to a press; `None` when nothing was.
    fn comment_of(&self, press: &StoredPress) -> Option<(StatementId, Comment)> {
        let comment = self.decrypt_comment(press.statement, press.comment.as_ref()?)?;
        Some((press.statement, comment))
    }
}

/// What people added, as it is kept.
pub(super) fn encrypted_comments(
    comments: &[(StatementId, PanelistId, Comment)],
    keys: &Keys,
) -> Vec<(StatementId, PanelistId, Vec<u8>)> {
    let sealed = |(statement, panelist, comment): &(StatementId, PanelistId, Comment)| {
        (*statement, *panelist, keys.encrypt_comment(*statement, comment))
    };
    comments.iter().map(sealed).collect()
}

impl Desk {
    /// What the person behind an address has added to statements.
    pub(super) async fn my_comments(
        &self,
        read: &Transaction,
        batch: &Batch,
        address: &Address,
    ) -> Result<Vec<(StatementId, Comment)>, store::Error> {
        let Some(person) = batch.person(address) else { return Ok(Vec::new()) };
        let ids: Vec<PanelistId> = batch.panelists_of(person).map(|one| one.id).collect();
        let presses = read.presses_of(&ids).await?;
        Ok(presses.iter().filter_map(|press| self.keys.comment_of(press)).collect())
    }

    /// What people added to whether a statement felt like an answer, in the order of the words, so that nothing tells who
    /// wrote what or when.
    pub(super) async fn comments(
        &self,
        read: &Transaction,
        statement: StatementId,
    ) -> Result<Vec<String>, store::Error> {
        let sealed = read.comments(statement).await?;
        let open = |sealed: &Vec<u8>| self.keys.decrypt_comment(statement, sealed);
        let mut comments: Vec<String> =
            sealed.iter().filter_map(open).map(|comment| comment.0).collect();
        comments.sort_by_cached_key(|comment| reading::fold(comment));
        Ok(comments)
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

/// Gives the presses of panelists (the first of each pair) to others (the second), who are the same. Where both have pressed,
/// the second's stays; what both have added is kept, the second's words first.
pub(super) async fn join(
    transaction: &Transaction,
    keys: &Keys,
    merged: &[(PanelistId, PanelistId)],
) -> Result<(), Error> {
    for (gone, kept) in merged {
        let (theirs, own): (Vec<_>, Vec<_>) = transaction
            .presses_of(&[*gone, *kept])
            .await?
            .into_iter()
            .partition(|press| press.panelist == *gone);
        let mut joined = Vec::new();
        for (statement, added) in theirs.iter().filter_map(|press| keys.comment_of(press)) {
            let Some(press) = own.iter().find(|press| press.statement == statement) else {
                continue;
            };
            let comment = match keys.comment_of(press) {
                Some((_, comment)) => comment.and(&added, COMMENT_BYTES),
                None => added,
            };
            joined.push((statement, *kept, keys.encrypt_comment(statement, &comment)));
        }
        transaction.save_comments(&joined).await?;
    }
    Ok(transaction.move_presses(merged).await?)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn presses_and_comments_open_with_their_keys_for_their_statement_only_and_length_tells_nothing()
    {
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
        let longest = "😀".repeat(COMMENT_MAX_CHARS.into());
        let lengths = ["å", "Mer tid", &longest].map(|text| {
            let comment = Comment(text.to_owned());
            let sealed = keys.encrypt_comment(one, &comment);
            assert_eq!(keys.decrypt_comment(one, &sealed), Some(comment));
            assert_eq!(keys.decrypt_comment(other, &sealed), None);
            assert_eq!(keys.decrypt_felt(one, &sealed), None, "each purpose has its own key");
            sealed.len()
        });
        assert!(lengths.iter().all(|length| *length == lengths[0]));
    }
}
