//! How much room the disk has that the database is on.

use std::path::Path;

use super::Store;

impl Store {
    /// The bytes that are left for the file of SQLite and its log; `None` for PostgreSQL, whose disk may be elsewhere, and
    /// where the system does not tell.
    #[must_use]
    pub fn room(&self) -> Option<u64> {
        room(Path::new(self.settings().sqlite_file()?))
    }
}

#[cfg(unix)]
fn room(file: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(file).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
const fn room(_: &Path) -> Option<u64> {
    None
}
