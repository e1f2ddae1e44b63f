//! The bytes of a database, as they lie on the disk.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file's bytes under a folder, one after the other.
pub fn bytes_under(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            bytes.extend(bytes_under(&path));
        } else {
            // A file may go between the listing and the reading: the server works on.
            bytes.extend(fs::read(path).unwrap_or_default());
        }
    }
    bytes
}

/// The bytes of several folders.
pub fn bytes_of(folders: &[PathBuf]) -> Vec<u8> {
    folders.iter().flat_map(|folder| bytes_under(folder)).collect()
}

/// Whether the bytes hold this needle.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    !found(bytes, [needle]).is_empty()
}

/// Which of these needles, each of eight bytes at least, the bytes hold.
pub fn found<'a>(bytes: &[u8], needles: impl IntoIterator<Item = &'a [u8]>) -> Vec<&'a [u8]> {
    let mut by_start: HashMap<[u8; 8], Vec<&[u8]>> = HashMap::new();
    let mut starts = vec![false; 1 << 16];
    for needle in needles {
        let start: [u8; 8] = needle[..8].try_into().expect("eight bytes");
        starts[usize::from(u16::from_be_bytes([start[0], start[1]]))] = true;
        by_start.entry(start).or_default().push(needle);
    }
    let mut found = Vec::new();
    for (place, window) in bytes.windows(8).enumerate() {
        if !starts[usize::from(u16::from_be_bytes([window[0], window[1]]))] {
            continue;
        }
        for needle in by_start.get(window).into_iter().flatten() {
            if bytes[place..].starts_with(needle) && !found.contains(needle) {
                found.push(*needle);
            }
        }
    }
    found
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// Bytes from hexadecimal digits.
pub fn unhex(digits: &str) -> Vec<u8> {
    let pair = |index: usize| u8::from_str_radix(&digits[index..index + 2], 16).expect("digits");
    (0..digits.len()).step_by(2).map(pair).collect()
}
