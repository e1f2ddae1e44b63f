//! What people gave and saw, held against what is stored.

use panelbot_simulator::people::{Given, Reached};
use panelbot_simulator::rehearse::Report;

use super::stage::Stored;

/// Nobody is stuck, every request was right, and everyone's answers are stored once, as they were given. Whatever is not
/// so is told all at once.
#[track_caller]
pub fn check(report: &Report, stored: Vec<Stored>, panelists: usize) {
    assert_eq!(report.people.len(), panelists);
    let mut faults: Vec<String> =
        report.violations.iter().map(|violation| format!("refused: {violation}")).collect();
    faults.extend(report.stuck().map(|given| format!("stuck: {}", told(given))));
    faults.extend(differences(report, stored));
    let finished = report.people.iter().filter(|one| one.reached == Reached::Finished).count();
    if finished * 2 <= panelists {
        faults.push(format!("only {finished} came to the end"));
    }
    assert!(faults.is_empty(), "{} faults\n\n{}", faults.len(), faults.join("\n\n"));
}

/// Where what is stored is not what was given.
fn differences(report: &Report, mut stored: Vec<Stored>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut silent = Vec::new();
    for given in &report.people {
        match stored.iter().position(|response| mentions(response, &given.token)) {
            Some(place) => wrong.extend(same(given, &stored.swap_remove(place))),
            None => silent.push(given),
        }
    }
    // Those whose own word does not stand in their answers are found by the answers themselves; exactly the same first,
    // so that who is sure of everything takes nobody else's.
    let (sure, unsure): (Vec<_>, Vec<_>) =
        silent.into_iter().partition(|given| given.unacknowledged().next().is_none());
    for given in sure.into_iter().chain(unsure) {
        let exact = stored.iter().position(|response| *response == given.expected());
        let fits = |response: &Stored| given.differs(response).is_none();
        match exact.or_else(|| stored.iter().position(fits)) {
            Some(place) => drop(stored.swap_remove(place)),
            None => wrong.extend(same(given, &Stored::new())),
        }
    }
    wrong.extend(
        stored.iter().map(|response| format!("stored, and given by nobody: {response:#?}")),
    );
    wrong
}

/// What is wrong with one person's answers, and everything about it.
fn same(given: &Given, stored: &Stored) -> Option<String> {
    let why = given.differs(stored)?;
    let told = told(given);
    Some(format!("{why}\ngave {:?}\nstored {stored:?}\n{told}", given.history))
}

/// Whether a response holds the word that only this person writes.
fn mentions(response: &Stored, token: &str) -> bool {
    let written = serde_json::to_string(response).expect("JSON");
    written
        .match_indices(token)
        .any(|(at, _)| !written[at + token.len()..].starts_with(|next: char| next.is_ascii_digit()))
}

/// What a person did and saw, to read.
fn told(given: &Given) -> String {
    let lines = given.transcript.iter().map(|line| {
        let who = if line.panel { "<" } else { ">" };
        format!("{who} {} {:?}", line.text, line.buttons)
    });
    let lines: Vec<String> = lines.collect();
    let Given { token, platform, second, habits, why, .. } = given;
    format!("{token} {platform:?} {second:?} {habits:?} {why:?}\n{}", lines.join("\n"))
}
