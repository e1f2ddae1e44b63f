//! `panelbot invitation …`

use std::fs::File;
use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::output::{Output, fields, local, table};
use super::{Failure, arguments};
use crate::report::{qr_png, qr_svg};
use crate::service::{Desk, NewInvitation, Recruits};

/// Carries out `invitation …`.
///
/// # Errors
/// When there is no such panel, the invitation could let nobody in, or the picture cannot be written.
pub async fn run(
    command: &arguments::Invitation,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    match command {
        arguments::Invitation::Create(new) => create(new, desk, by).await,
        arguments::Invitation::List { panel } => {
            Ok(list(&desk.recruits(panel.as_deref()).await?, desk))
        }
    }
}

/// Whether a link opens on this machine and nowhere else.
fn leads_here(link: &str) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|here| {
        let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
        rest.starts_with(here)
    })
}

async fn create(new: &arguments::NewInvitation, desk: &Desk, by: &str) -> Result<Output, Failure> {
    // Before the invitation is made: a picture that cannot be written should not leave one behind.
    let picture = new.qr.as_deref().map(open).transpose()?;
    let wanted = NewInvitation {
        panel: new.panel.clone(),
        label: new.label.clone(),
        max_uses: new.max_uses,
        expires_at: new.expires_at,
    };
    let (_, invitation) = desk.create_invitation(wanted, by).await?;
    let browser = desk.links().web_invitation(&invitation.code);
    let telegram = desk.links().telegram_invitation(&invitation.code);
    if browser.as_deref().is_some_and(leads_here) {
        eprintln!(
            "panelbot: the link leads to this machine only: set web.public_url to the address that people see before \
             you share it or print it"
        );
    }
    if let Some((path, mut file)) = picture {
        let link = browser.as_deref().or(telegram.as_deref()).unwrap_or(&invitation.code);
        let bytes = draw(path, link)?;
        file.write_all(&bytes).map_err(|error| Failure::Unwritable(path.to_owned(), error))?;
    }
    let mut told = vec![("Code", invitation.code.clone())];
    told.extend(browser.clone().map(|link| ("Browser", link)));
    told.extend(telegram.clone().map(|link| ("Telegram", link)));
    told.extend(new.qr.as_deref().map(|path| ("QR", path.display().to_string())));
    Ok(Output::Told {
        text: fields(&told),
        json: json!({
            "id": invitation.id, "panel": new.panel, "code": invitation.code, "label": invitation.label,
            "max_uses": invitation.max_uses, "expires_at": invitation.expires_at,
            "links": { "browser": browser, "telegram": telegram },
            "qr": new.qr,
        }),
    })
}

fn open(path: &Path) -> Result<(&Path, File), Failure> {
    let file = File::create(path).map_err(|error| Failure::Unwritable(path.to_owned(), error))?;
    Ok((path, file))
}

fn draw(path: &Path, link: &str) -> Result<Vec<u8>, Failure> {
    let is_svg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let drawn = if is_svg { qr_svg(link).map(String::into_bytes) } else { qr_png(link) };
    Ok(drawn.map_err(anyhow::Error::from)?)
}

fn list(recruits: &[Recruits], desk: &Desk) -> Output {
    let heading = ["PANEL", "CODE", "CAME", "JOINED", "AT MOST", "EXPIRES", "LABEL"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    let mut listed = Vec::new();
    for one in recruits {
        let Recruits { panel, invitations, by_friends: joined, .. } = one;
        for invitation in invitations {
            let came = u64::from(invitation.uses) + one.guests(invitation.id);
            let expires = invitation.expires_at.map(|end| local(panel, end));
            let most = invitation.max_uses.map(|most| most.to_string());
            rows.push(vec![
                panel.slug.clone(),
                invitation.code.clone(),
                came.to_string(),
                invitation.uses.to_string(),
                most.unwrap_or_else(|| "-".to_owned()),
                expires.unwrap_or_else(|| "-".to_owned()),
                invitation.label.clone(),
            ]);
            listed.push(json!({
                "panel": panel.slug, "id": invitation.id, "code": invitation.code,
                "label": invitation.label, "came": came, "joined": invitation.uses, "max_uses": invitation.max_uses,
                "expires_at": invitation.expires_at, "expired": invitation.admits(desk.now()).is_err(),
                "links": {
                    "browser": desk.links().web_invitation(&invitation.code),
                    "telegram": desk.links().telegram_invitation(&invitation.code),
                },
            }));
        }
        let came = joined + one.guests_by_friends();
        let [came_by, joined_by] = [came, *joined].map(|many| many.to_string());
        let friends = ["-", &came_by, &joined_by, "-", "-", "friends' links, all together"];
        rows.push(std::iter::once(panel.slug.as_str()).chain(friends).map(str::to_owned).collect());
        listed
            .push(json!({ "panel": panel.slug, "friends": true, "came": came, "joined": joined }));
    }
    Output::Told { text: table(&rows), json: listed.into() }
}
