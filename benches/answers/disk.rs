//! How fast the disk is at what every commit asks of it.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;

/// What is written each time: a page of SQLite's.
const BLOCK: [u8; 4096] = [7; 4096];

/// For how long it is tried.
const TIME: Duration = Duration::from_secs(2);

/// How many times a second a page can be written and synced in this folder, one after the other.
pub fn syncs_a_second(folder: &Path) -> Result<f64> {
    let path = folder.join("fsync.probe");
    let mut file = File::create(&path)?;
    let (since, mut syncs) = (Instant::now(), 0_u32);
    while since.elapsed() < TIME {
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&BLOCK)?;
        file.sync_data()?;
        syncs += 1;
    }
    std::fs::remove_file(path)?;
    Ok(f64::from(syncs) / since.elapsed().as_secs_f64())
}
