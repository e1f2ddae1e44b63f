//! `[database]`: where things are kept.

use std::path::PathBuf;

use super::layers::Layers;
use crate::store;

/// Where things are kept.
#[derive(Debug, Clone)]
pub struct Database {
    /// The database itself.
    pub store: store::Settings,
    /// The file with the key that round secrets are encrypted with.
    pub key_file: PathBuf,
}

const KINDS: [&str; 3] = ["sqlite://", "postgres://", "postgresql://"];

impl Database {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let known = |url: &str| {
            let rest = KINDS.iter().find_map(|kind| url.strip_prefix(kind))?;
            let keeps = !rest.is_empty() && !rest.starts_with(":memory:");
            keeps.then(|| store::Settings { url: url.to_owned() })
        };
        let must = "must be sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME";
        let store = layers.needed("database.url", must, known);
        let beside = layers.directory().join("panelbot.key");
        Self {
            store: store.unwrap_or_else(|| store::Settings { url: String::new() }),
            key_file: layers.text("database.key_file").map_or(beside, PathBuf::from),
        }
    }
}
