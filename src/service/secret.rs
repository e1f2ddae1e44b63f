//! Keys, secrets and codes: the only place that draws random bytes or computes with a secret.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::domain::{Address, PanelistId, RespondentKey, RoundId, linking, staff};

/// The deployment's keys, all drawn from the 32 bytes of one file that lies beside the configuration, never in the
/// database or its backups.
#[derive(Clone)]
pub struct Keys {
    master: [u8; 32],
}

/// What ties the answers of one round to its panelists. Whoever lacks it cannot.
#[derive(Clone, PartialEq, Eq)]
pub struct RoundSecret([u8; 32]);

/// Why the key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// It cannot be read or written.
    #[error("the key file {} cannot be used: {source}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is gone, and the database needs it.
    #[error(
        "the key file {} is missing, and the database was made with it: restore it from your backup",
        path.display()
    )]
    Missing {
        /// Which file.
        path: PathBuf,
    },
    /// It is not a key file.
    #[error("the key file {} must hold exactly 32 bytes: restore it from your backup", path.display())]
    Length {
        /// Which file.
        path: PathBuf,
    },
    /// What the database holds was encrypted with another key.
    #[error("the database was made with another key file: restore the one that belongs to it")]
    Other,
}

/// Never shows in a log.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Never shows in a log.
impl std::fmt::Debug for RoundSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RoundSecret(…)")
    }
}

const NONCE_BYTES: usize = 24;

/// What encrypted bytes are for; each purpose has its own key.
const FOR_ROUND_SECRETS: &str = "round secrets";
const FOR_SET_ASIDE: &str = "set aside";
const FOR_SEEDS: &str = "seeds";
const FOR_STAFF_CODES: &str = "staff codes";

impl Keys {
    /// Reads the key file; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is not a key file.
    pub fn read(path: &Path) -> Result<Option<Self>, KeyError> {
        let mut bytes = Vec::new();
        match File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(KeyError::File { path: path.to_owned(), source }),
        }
        let master = bytes.try_into().map_err(|_| KeyError::Length { path: path.to_owned() })?;
        Ok(Some(Self { master }))
    }

    /// Draws new keys and writes them to a new file that only its owner can read.
    ///
    /// # Errors
    /// When the file exists, or cannot be written.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let keys = Self { master: rand::random() };
        keys.write(path).map_err(|source| KeyError::File { path: path.to_owned(), source })?;
        Ok(keys)
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(&self.master)?;
        file.sync_all()
    }

    /// A new secret for a round, and its encrypted form for the database.
    #[must_use]
    pub fn new_round_secret(&self, round: RoundId) -> (RoundSecret, Vec<u8>) {
        let secret = RoundSecret(rand::random());
        let sealed = self.encrypt(FOR_ROUND_SECRETS, round.0.as_bytes(), &secret.0);
        (secret, sealed)
    }

    /// The secret of a round, from its encrypted form.
    ///
    /// # Errors
    /// When it was encrypted with other keys, or for another round.
    pub fn round_secret(&self, round: RoundId, sealed: &[u8]) -> Result<RoundSecret, KeyError> {
        self.decrypt(FOR_ROUND_SECRETS, round.0.as_bytes(), sealed)
            .and_then(|secret| secret.try_into().ok())
            .map(RoundSecret)
            .ok_or(KeyError::Other)
    }

    /// Encrypts what had to be set aside as broken.
    #[must_use]
    pub fn encrypt_set_aside(&self, update_id: &str, payload: &[u8]) -> Vec<u8> {
        self.encrypt(FOR_SET_ASIDE, update_id.as_bytes(), payload)
    }

    /// What was set aside; `None` when it was encrypted with other keys.
    #[must_use]
    pub fn decrypt_set_aside(&self, update_id: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        self.decrypt(FOR_SET_ASIDE, update_id.as_bytes(), sealed)
    }

    /// A token that proves that we wrote `text` for this purpose: `text.signature`, safe in an address when `text` is.
    #[must_use]
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        format!("{text}.{}", hex(&self.signature(purpose, text)))
    }

    /// The text of a token that we signed for this purpose; `None` when it is forged. Takes the same time either way.
    #[must_use]
    pub fn verify(&self, purpose: &str, token: &str) -> Option<String> {
        let (text, given) = token.rsplit_once('.')?;
        let right = hex(&self.signature(purpose, text));
        bool::from(right.as_bytes().ct_eq(given.as_bytes())).then(|| text.to_owned())
    }

    /// A number for shuffling options for an address that is no panelist's yet: the same each time.
    #[must_use]
    pub fn seed(&self, address: &Address) -> u64 {
        let platform = address.platform.as_str();
        RespondentKey(hmac(
            &self.derive(FOR_SEEDS),
            &[platform.as_bytes(), b":", address.external_id.as_bytes()],
        ))
        .seed()
    }

    /// What is stored of a code for taking up a role, in any case: whoever reads it cannot use it.
    #[must_use]
    pub fn staff_code_signature(&self, code: &str) -> String {
        hex(&self.signature(FOR_STAFF_CODES, &code.to_uppercase()))
    }

    fn signature(&self, purpose: &str, text: &str) -> [u8; 32] {
        hmac(&self.derive(&format!("token {purpose}")), &[text.as_bytes()])
    }

    fn derive(&self, purpose: &str) -> [u8; 32] {
        hmac(&self.master, &[b"panelbot 1 ", purpose.as_bytes()])
    }

    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(purpose).into())
    }

    /// The nonce, then the ciphertext, which opens only together with `about`.
    pub(super) fn encrypt(&self, purpose: &str, about: &[u8], text: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .cipher(purpose)
            .encrypt(&XNonce::from(nonce), Payload { msg: text, aad: about })
            .expect("a text of less than 256 GiB can be encrypted");
        [nonce.as_slice(), &sealed].concat()
    }

    /// What was encrypted so; `None` when it was for something else, or with other keys.
    pub(super) fn decrypt(&self, purpose: &str, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: text, aad: about };
        self.cipher(purpose).decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

impl RoundSecret {
    /// The pseudonym under which a panelist's answers in this round are kept.
    #[must_use]
    pub fn respondent_key(&self, panelist: PanelistId) -> RespondentKey {
        RespondentKey(hmac(&self.0, &[panelist.0.as_bytes()]))
    }
}

/// A key that nothing ties to anyone, for a sealed response.
#[must_use]
pub fn random_key() -> RespondentKey {
    RespondentKey(rand::random())
}

/// A version for a row, such that the next one says nothing about how often the row has changed.
#[must_use]
pub fn random_version() -> i64 {
    i64::from(rand::random::<u32>())
}

/// Characters of an invitation code: 24⁸, a hundred thousand million codes.
const CODE_LENGTH: usize = 8;

/// A new invitation code.
#[must_use]
pub fn invitation_code() -> String {
    code(CODE_LENGTH)
}

/// A new code for joining two addresses. It is good for some minutes only, so that nobody guesses one that is.
#[must_use]
pub fn link_code() -> String {
    code(linking::CODE_CHARS)
}

/// A new code for taking up a role.
#[must_use]
pub fn staff_code() -> String {
    code(staff::CODE_CHARS)
}

/// So many signs of a code by chance.
pub fn code(length: usize) -> String {
    (0..length)
        .map(|_| char::from(linking::CODE_SIGNS[rand::random_range(0..linking::CODE_SIGNS.len())]))
        .collect()
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8; 32]) -> String {
    RespondentKey(*bytes).to_hex()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::Platform;

    fn keys(byte: u8) -> Keys {
        Keys { master: [byte; 32] }
    }

    #[test]
    fn a_token_is_good_for_its_purpose_and_keys_only() {
        let token = keys(1).sign("browser", "abc.def");
        assert_eq!(keys(1).verify("browser", &token).as_deref(), Some("abc.def"));
        assert_eq!(keys(1).verify("return", &token), None);
        assert_eq!(keys(2).verify("browser", &token), None);
        assert_eq!(keys(1).verify("browser", "abc.def"), None);
        assert_eq!(keys(1).verify("browser", &token.replace("abc", "abd")), None);
    }

    #[test]
    fn a_round_secret_opens_with_its_keys_for_its_round_only() {
        let (round, other) = (RoundId(Uuid::new_v4()), RoundId(Uuid::new_v4()));
        let (secret, sealed) = keys(1).new_round_secret(round);
        assert!(keys(1).round_secret(round, &sealed).is_ok_and(|opened| opened == secret));
        assert!(keys(1).round_secret(other, &sealed).is_err());
        assert!(keys(2).round_secret(round, &sealed).is_err());
        assert!(!sealed.windows(32).any(|bytes| bytes == secret.0));
    }

    #[test]
    fn what_is_set_aside_opens_with_its_keys_only() {
        let sealed = keys(1).encrypt_set_aside("7", b"hello");
        assert_eq!(keys(1).decrypt_set_aside("7", &sealed).as_deref(), Some(b"hello".as_slice()));
        assert_eq!(keys(2).decrypt_set_aside("7", &sealed), None);
        assert_eq!(keys(1).decrypt_set_aside("7", b"short"), None);
    }

    #[test]
    fn a_respondent_key_is_the_same_for_one_panelist_and_differs_between_rounds() {
        let panelist = PanelistId(Uuid::new_v4());
        let (one, other) = (RoundSecret([1; 32]), RoundSecret([2; 32]));
        assert_eq!(one.respondent_key(panelist), one.respondent_key(panelist));
        assert_ne!(one.respondent_key(panelist), other.respondent_key(panelist));
    }

    #[test]
    fn a_code_has_eight_clear_characters() {
        let code = invitation_code();
        assert_eq!(code.len(), CODE_LENGTH);
        assert!(code.bytes().all(|letter| linking::CODE_SIGNS.contains(&letter)));
        assert_ne!(code, invitation_code());
    }

    #[test]
    fn a_seed_stays_the_same_for_an_address() {
        let address = |id: &str| Address { platform: Platform::Browser, external_id: id.into() };
        assert_eq!(keys(1).seed(&address("a")), keys(1).seed(&address("a")));
        assert_ne!(keys(1).seed(&address("a")), keys(1).seed(&address("b")));
    }

    #[test]
    fn the_key_file_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("panelbot.key");
        assert!(Keys::read(&path).unwrap().is_none());
        let made = Keys::create(&path).unwrap();
        assert_eq!(Keys::read(&path).unwrap().unwrap().master, made.master);
        assert!(Keys::create(&path).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&path, b"short").unwrap();
        assert!(matches!(Keys::read(&path), Err(KeyError::Length { .. })));
    }
}
