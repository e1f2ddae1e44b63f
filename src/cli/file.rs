//! Reading the files that a command names.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Failure;
use crate::service::import::FILE_MAX_BYTES;

/// The file's bytes, or a little more than the most that a file may have: enough to see that it is too large.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = FILE_MAX_BYTES as u64 + 1;
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|error| Failure::Unreadable(path.to_owned(), error))?;
    Ok(bytes)
}
