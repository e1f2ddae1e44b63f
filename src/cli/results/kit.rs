//! Writing the media kit into a folder.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::Failure;
use crate::cli::new_file::{NewFile, taken};
use crate::cli::output::Output;
use crate::service::{Kit, KitFile};

/// Writes all files of the kit, or, where one of them is there already and may not be written over, none.
pub(super) fn write(kit: &Kit, folder: &Path, overwrite: bool) -> Result<Output, Failure> {
    match &kit.page {
        Some(url) if url.starts_with("https://") => {}
        Some(url) => eprintln!(
            "panelbot: the code leads to {url}: set web.public_url before anything is printed"
        ),
        None => eprintln!(
            "panelbot: there are no web pages, so the texts have no link and the posters no code"
        ),
    }
    if kit.is_few() {
        eprintln!(
            "panelbot: fewer than ten answered, so no figure may be shown: there is no press release and no poster, only a \
             paragraph for the newsletter that says so"
        );
    }
    let files = kit.files().map_err(|error| Failure::Failed(anyhow::anyhow!("{error}")))?;
    let path = |file: &KitFile| folder.join(&file.name);
    for file in &files {
        NewFile::unless_taken(&path(file), overwrite)?;
    }
    fs::create_dir_all(folder).map_err(|error| Failure::Unwritable(folder.to_owned(), error))?;
    let mut written: Vec<PathBuf> = Vec::new();
    for file in &files {
        put(&path(file), &file.bytes, overwrite)?;
        written.push(path(file));
    }
    let text = written.iter().fold(String::new(), |mut text, path| {
        let _ = writeln!(text, "{}", path.display());
        text
    });
    let json = json!({ "round": kit.round.id, "files": written });
    Ok(Output::Told { text, json })
}

fn put(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true);
    if overwrite {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    let put = options.open(path).and_then(|mut file| file.write_all(bytes));
    put.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => taken(path),
        _ => Failure::Unwritable(path.to_owned(), error),
    })
}
