//! A small disk that can be filled and freed again: a file system in memory where this user may mount one, otherwise a
//! limit on the size of the program's files.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// Room for the database of a full rehearsal, and for a write-ahead log of up to 64 MB beside it.
const SIZE: &str = "size=256m";

/// A disk of its own for one test.
pub struct SmallDisk {
    folder: TempDir,
    mounted: bool,
}

impl SmallDisk {
    /// Mounts a disk, or takes a folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        println!("the disk is {}", if mounted { "a small one" } else { "a limit on files" });
        Self { folder, mounted }
    }

    /// A path on it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Fills it up, for the program with this process id.
    pub fn fill(&self, process: u32) -> Result<()> {
        if self.mounted { fill(&self.file("ballast")) } else { limit(process, "1:") }
    }

    /// Frees it again.
    pub fn free(&self, process: u32) -> Result<()> {
        if self.mounted {
            return fs::remove_file(self.file("ballast")).context("the ballast stays");
        }
        limit(process, "unlimited:")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        if self.mounted {
            // Whoever still has a file open there keeps it until then.
            let _ = Command::new("umount").arg("--lazy").arg(self.folder.path()).status();
        }
    }
}

/// Writes until nothing more fits, down to the last byte.
fn fill(ballast: &Path) -> Result<()> {
    let mut file = File::create(ballast).context("no ballast")?;
    for block in [1 << 16, 1 << 10, 1] {
        loop {
            match file.write(&vec![0; block]) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => return Err(error).context("the ballast cannot be written"),
            }
        }
    }
    Ok(())
}

/// Sets the largest size of a file that a running process may write. Only the soft limit, so that it can be raised again.
fn limit(process: u32, size: &str) -> Result<()> {
    let mut command = Command::new("prlimit");
    command.arg(format!("--fsize={size}")).arg("--pid").arg(process.to_string());
    let done = command.output().context("neither mount nor prlimit can be used here")?;
    ensure!(done.status.success(), "prlimit: {}", String::from_utf8_lossy(&done.stderr));
    Ok(())
}
