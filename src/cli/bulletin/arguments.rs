//! `bulletin` as it is written on the command line.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use uuid::Uuid;

use crate::cli::arguments::{language, time};
use crate::domain::{BroadcastId, Locale};
use crate::service::BulletinName;

/// `bulletin`.
#[derive(Debug, Subcommand)]
pub enum Bulletin {
    /// Take in a bulletin's file as a draft. Nothing is sent.
    Draft {
        /// The file.
        file: PathBuf,
        /// Put it in the place of this draft.
        #[arg(long, value_name = "ID", value_parser = bulletin_name)]
        replace: Option<BulletinName>,
    },
    /// What goes or went to many, a round's own messages too.
    List {
        /// Only those of this panel.
        #[arg(long, value_name = "SLUG")]
        panel: Option<String>,
    },
    /// How it looks on each channel, who gets it, and how long that takes.
    Preview {
        /// Which.
        #[command(flatten)]
        bulletin: BulletinArgument,
        /// Only in this language.
        #[arg(long, value_name = "TAG", value_parser = language)]
        language: Option<Locale>,
    },
    /// Approve a draft: its text is fixed from then on.
    Approve(BulletinArgument),
    /// Send an approved bulletin. It leaves while "panelbot run" runs.
    Send {
        /// Which.
        #[command(flatten)]
        bulletin: BulletinArgument,
        /// When, such as 2027-02-01T10:00:00+01:00; at once when left out.
        #[arg(long, value_name = "TIME", value_parser = time)]
        at: Option<DateTime<Utc>>,
        /// Even though the same text went to the same audience within the hour.
        #[arg(long)]
        again: bool,
        /// At once, even though it is scheduled for later.
        #[arg(long, conflicts_with = "at")]
        now: bool,
        /// Show how it goes, to its end.
        #[arg(long)]
        watch: bool,
    },
    /// Hold it for now.
    Pause(BulletinArgument),
    /// Let it go on.
    Resume(BulletinArgument),
    /// Break it off: whoever has not got it does not.
    Stop(BulletinArgument),
    /// Put the text of a file in the place of what was sent, wherever the channel allows it.
    Correct {
        /// Which.
        #[command(flatten)]
        bulletin: BulletinArgument,
        /// The file; only its text is used.
        file: PathBuf,
    },
    /// Take it back, wherever the channel allows it.
    Recall(BulletinArgument),
    /// How far it has come.
    Status {
        /// Which.
        #[command(flatten)]
        bulletin: BulletinArgument,
        /// Show how it goes, to its end.
        #[arg(long)]
        watch: bool,
    },
}

/// Which bulletin.
#[derive(Debug, Args)]
pub struct BulletinArgument {
    /// The bulletin's panel and number, such as gnosjo/3, or an id.
    #[arg(value_name = "ID", value_parser = bulletin_name)]
    pub name: BulletinName,
}

fn bulletin_name(text: &str) -> Result<BulletinName, String> {
    if let Ok(id) = text.parse::<Uuid>() {
        return Ok(BulletinName::Id(BroadcastId(id)));
    }
    let numbered = text.split_once('/').and_then(|(panel, number)| {
        Some(BulletinName::Numbered { panel: panel.to_owned(), number: number.parse().ok()? })
    });
    numbered.ok_or_else(|| {
        "write what \"panelbot bulletin list\" shows: PANEL/NUMBER such as gnosjo/3, or an id"
            .to_owned()
    })
}
