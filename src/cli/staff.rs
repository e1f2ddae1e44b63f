//! `panelbot staff …` and `panelbot audit …`

use serde_json::{Value, json};

use super::output::{Output, fields, local_or_dash, table};
use super::{Failure, arguments};
use crate::service::{Desk, NewPost, PostSummary};

/// Carries out `staff …`.
///
/// # Errors
/// When there is no such panel or no such member of staff, or the name does not fit on a line.
pub async fn run(command: &arguments::Staff, desk: &Desk, by: &str) -> Result<Output, Failure> {
    match command {
        arguments::Staff::Add { panel, role, name } => {
            let new = NewPost { panel: panel.clone(), role: *role, name: name.clone() };
            let (summary, code) = desk.add_staff(new, by).await?;
            Ok(added(&summary, &code))
        }
        arguments::Staff::List { panel } => Ok(list(&desk.staff(panel.as_deref()).await?, desk)),
        arguments::Staff::Remove { id } => {
            let summary = desk.remove_staff(*id, by).await?;
            let who = format!("{}/{}", summary.panel.slug, summary.post.signature());
            Ok(Output::Told { text: format!("removed {who}\n"), json: details(&summary, desk) })
        }
    }
}

/// Carries out `audit …`.
///
/// # Errors
/// When there is no such panel.
pub async fn audit(command: &arguments::Audit, desk: &Desk) -> Result<Output, Failure> {
    let arguments::Audit::List { panel, since } = command;
    let entries = desk.audit_log(panel.as_deref(), *since).await?;
    let mut rows = vec![["AT", "WHO", "DID", "TO"].map(str::to_owned).to_vec()];
    let mut listed = Vec::new();
    for entry in entries {
        let at = entry.at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        listed.push(json!({
            "at": entry.at, "who": entry.who, "action": entry.action, "subject": entry.subject,
        }));
        rows.push(vec![at, entry.who, entry.action, entry.subject]);
    }
    Ok(Output::Told { text: table(&rows), json: listed.into() })
}

/// The code is shown here and never again.
fn added(summary: &PostSummary, code: &str) -> Output {
    let until = local_or_dash(&summary.panel, summary.expires_at);
    let told = [
        ("Code", code.to_owned()),
        ("Good until", until),
        ("To use it", format!("write /staff {code} to the bot, in a private chat")),
        ("Id", summary.post.id.to_string()),
    ];
    let json = json!({
        "id": summary.post.id, "panel": summary.panel.slug, "role": summary.post.role,
        "name": summary.post.name, "code": code, "expires_at": summary.expires_at,
    });
    Output::Told { text: fields(&told), json }
}

fn list(staff: &[PostSummary], desk: &Desk) -> Output {
    let mut rows = vec![["PANEL", "ROLE", "STATE", "NAME", "ID"].map(str::to_owned).to_vec()];
    for summary in staff {
        let state = match state(summary, desk) {
            "invited" => {
                format!("code good until {}", local_or_dash(&summary.panel, summary.expires_at))
            }
            other => other.to_owned(),
        };
        rows.push(vec![
            summary.panel.slug.clone(),
            summary.post.role.as_str().to_owned(),
            state,
            summary.post.name.clone(),
            summary.post.id.to_string(),
        ]);
    }
    let json = staff.iter().map(|summary| details(summary, desk)).collect();
    Output::Told { text: table(&rows), json }
}

fn details(summary: &PostSummary, desk: &Desk) -> Value {
    json!({
        "id": summary.post.id, "panel": summary.panel.slug, "role": summary.post.role,
        "name": summary.post.name, "state": state(summary, desk),
        "expires_at": summary.expires_at,
    })
}

fn state(summary: &PostSummary, desk: &Desk) -> &'static str {
    match summary.expires_at {
        _ if summary.taken_up => "active",
        Some(end) if end > desk.now() => "invited",
        _ => "code expired",
    }
}
