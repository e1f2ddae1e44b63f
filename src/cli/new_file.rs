//! A file that is there whole or not at all, for its owner only.

use std::fs::{File, OpenOptions};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::cli::Failure;

/// A file that is being written under another name.
pub struct NewFile {
    path: PathBuf,
    part: PathBuf,
    writer: BufWriter<File>,
    kept: bool,
}

impl NewFile {
    /// A file that will have this name.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        let fault = |error| Failure::Unwritable(path.to_owned(), error);
        let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
            return Err(fault(std::io::ErrorKind::IsADirectory.into()));
        };
        let mut other = name.to_owned();
        other.push(".part");
        let part = path.with_file_name(other);
        // What an export that was killed left lying.
        let _ = std::fs::remove_file(&part);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let writer = BufWriter::new(options.open(&part).map_err(fault)?);
        Ok(Self { path: path.to_owned(), part, writer, kept: false })
    }

    /// Writes one whole.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn write(path: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
        use std::io::Write as _;
        let mut file = Self::create(path)?;
        let written = file.writer.write_all(bytes);
        written.map_err(|error| Failure::Unwritable(path.to_owned(), error))?;
        file.keep()
    }

    /// Refuses a name that is taken already, where nothing may be written over.
    ///
    /// # Errors
    /// When there is such a file.
    pub fn unless_taken(path: &Path, overwrite: bool) -> Result<(), Failure> {
        let is_taken = path.exists() && !path.is_dir();
        if is_taken && !overwrite { Err(taken(path)) } else { Ok(()) }
    }

    /// Its name, without the folder.
    pub fn name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// Where to write.
    pub const fn writer(&mut self) -> &mut BufWriter<File> {
        &mut self.writer
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// When what was written does not get to the disk.
    pub fn keep(mut self) -> Result<PathBuf, Failure> {
        use std::io::Write as _;
        self.writer
            .flush()
            .and_then(|()| self.writer.get_ref().sync_all())
            .and_then(|()| std::fs::rename(&self.part, &self.path))
            .map_err(|error| Failure::Unwritable(self.path.clone(), error))?;
        self.kept = true;
        Ok(self.path.clone())
    }
}

/// That something has this name already.
pub fn taken(path: &Path) -> Failure {
    Failure::Argument(format!(
        "{} is there already: name another place, or write over it with --overwrite",
        path.display()
    ))
}

/// Half a file of answers is left nowhere.
impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.part);
        }
    }
}
