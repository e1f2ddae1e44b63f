//! `panelbot set-aside …`: what broke the program, for whoever looks into it.

use clap::Subcommand;
use serde_json::json;

use super::Failure;
use super::output::{Output, table};
use crate::service::{BrokenUpdate, Desk};

/// `set-aside`.
#[derive(Debug, Subcommand)]
pub enum SetAside {
    /// The updates that are set aside.
    List {
        /// Show what they hold: what a person wrote or pressed, and who they are on the platform. That you looked is
        /// written down.
        #[arg(long)]
        content: bool,
    },
}

/// Carries out `set-aside …`.
///
/// # Errors
/// When the database does not work, or was written with another key file.
pub async fn run(command: &SetAside, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let SetAside::List { content } = command;
    let broken =
        if *content { desk.open_set_aside(by).await? } else { desk.set_aside_now().await? };
    let json: Vec<_> = broken.iter().map(machine).collect();
    Ok(Output::Told { text: text(&broken), json: json!({ "set_aside": json }) })
}

fn machine(broken: &BrokenUpdate) -> serde_json::Value {
    let BrokenUpdate { platform, update_id, failed_at, update } = broken;
    let mut json = json!({
        "failed_at": failed_at, "platform": platform.as_str(), "update": update_id,
    });
    if let Some(update) = update {
        json["content"] = json!(update);
    }
    json
}

fn text(broken: &[BrokenUpdate]) -> String {
    if broken.is_empty() {
        return "nothing is set aside\n".to_owned();
    }
    let heading = ["failed at", "platform", "update", "content"].map(str::to_owned).to_vec();
    let row = |one: &BrokenUpdate| {
        let content = one.update.as_ref().map(|update| json!(update).to_string());
        vec![
            one.failed_at.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
            one.platform.as_str().to_owned(),
            one.update_id.clone(),
            content.unwrap_or_else(|| "(--content shows it)".to_owned()),
        ]
    };
    table(&std::iter::once(heading).chain(broken.iter().map(row)).collect::<Vec<_>>())
}
