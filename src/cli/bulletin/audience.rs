//! Who a bulletin is for, in words.

use super::super::Failure;
use crate::domain::{Audience, CategoryNo, InvitationId, Panel, RoundId, VariableNo};
use crate::service::{Bulletin, Desk, Recruits, RoundSummary};

/// Who it is for: everyone in the panel, and what must hold of them besides.
///
/// # Errors
/// When the database could not be read.
pub async fn words(bulletin: &Bulletin, desk: &Desk) -> Result<String, Failure> {
    let Bulletin { broadcast, panel, .. } = bulletin;
    let rounds = desk.rounds(Some(&panel.slug)).await?;
    let recruits = desk.recruits(Some(&panel.slug)).await?;
    let audience = &broadcast.audience;
    let all = if audience.guests { "all in the panel and guests" } else { "all in the panel" };
    let mut words = vec![all.to_owned()];
    words.extend(by_part(audience, panel, &rounds));
    words.extend(
        audience.background.iter().filter_map(|(variable, among)| told(panel, *variable, among)),
    );
    if !audience.languages.is_empty() {
        let tags = audience.languages.iter().map(ToString::to_string);
        words.push(format!("who read {}", either(tags)));
    }
    if !audience.invitations.is_empty() {
        let labels = labels(&audience.invitations, &recruits);
        words.push(format!("who came by {}", either(labels.into_iter())));
    }
    if !audience.platforms.is_empty() {
        let names = audience.platforms.iter().map(|one| one.as_str().to_owned());
        words.push(format!("reached by {}", either(names)));
    }
    Ok(words.join(", "))
}

/// What part they had in which rounds.
fn by_part(audience: &Audience, panel: &Panel, rounds: &[RoundSummary]) -> Vec<String> {
    let name = |id: &RoundId| {
        let found = rounds.iter().find(|one| one.round.id == *id);
        found.map_or_else(|| id.to_string(), |one| format!("{}/{}", panel.slug, one.round.number))
    };
    let any = &audience.took_part_in_any;
    let any = (!any.is_empty()).then(|| either(any.iter().map(name)));
    let parts = [
        ("who took part in", audience.took_part_in.as_ref().map(name).or(any)),
        ("who have not answered all of", audience.not_completed.as_ref().map(name)),
        ("who have answered nothing of", audience.took_no_part_in.as_ref().map(name)),
    ];
    parts.into_iter().filter_map(|(what, of)| Some(format!("{what} {}", of?))).collect()
}

fn told(panel: &Panel, variable: VariableNo, among: &[CategoryNo]) -> Option<String> {
    let (_, variable) = panel.variables().find(|(no, _)| *no == variable)?;
    let category = |no: &CategoryNo| variable.categories.get(usize::from(no.0));
    let ids = among.iter().filter_map(category).map(|one| one.id.clone());
    Some(format!("whose {} is {}", variable.id, either(ids)))
}

fn labels(wanted: &[InvitationId], recruits: &[Recruits]) -> Vec<String> {
    let made = recruits.iter().flat_map(|one| &one.invitations);
    let among = made.filter(|one| wanted.contains(&one.id));
    let mut labels: Vec<_> = among.map(|one| format!("\"{}\"", one.label)).collect();
    labels.dedup();
    labels
}

fn either(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" or ")
}
