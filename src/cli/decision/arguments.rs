//! `decision` as it is written on the command line.

use std::path::PathBuf;

use clap::Subcommand;

use crate::service::DecisionName;

/// `decision`.
#[derive(Debug, Subcommand)]
pub enum Decision {
    /// Take in a decision's file and tell it to everyone who took part.
    Add {
        /// The file.
        file: PathBuf,
        /// Only show how it looks and who gets it.
        #[arg(long)]
        preview: bool,
    },
    /// Tell those who took part what has become of a decision since.
    Update {
        /// The decision's panel and number, such as gnosjo/1.
        #[arg(value_name = "ID", value_parser = decision_name)]
        decision: DecisionName,
        /// The file; title and rounds may be left out.
        file: PathBuf,
        /// Only show how it looks and who gets it.
        #[arg(long)]
        preview: bool,
    },
    /// The decisions and how far they have come.
    List {
        /// Only those of this panel.
        #[arg(long, value_name = "SLUG")]
        panel: Option<String>,
    },
}

fn decision_name(text: &str) -> Result<DecisionName, String> {
    let numbered = text.split_once('/').and_then(|(panel, number)| {
        Some(DecisionName { panel: panel.to_owned(), number: number.parse().ok()? })
    });
    numbered.ok_or_else(|| {
        "write PANEL/NUMBER as \"panelbot decision list\" shows it, such as gnosjo/1".to_owned()
    })
}
