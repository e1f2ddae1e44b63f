//! What people gave and saw, held against what is stored.

use panelbot_simulator::people::{Given, Reached};
use panelbot_simulator::rehearse::Report;

use super::matching;
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
    // Those whose own word does not stand in their answers are found by the answers themselves.
    let fit = |given: &&Given| stored.iter().map(|one| given.differs(one).is_none()).collect();
    let fits: Vec<Vec<bool>> = silent.iter().map(fit).collect();
    let must = |given: &&Given| given.differs(&Stored::new()).is_some();
    let must: Vec<bool> = silent.iter().map(must).collect();
    let given_by = matching::pair(&fits, &must, stored.len());
    for (person, given) in silent.iter().enumerate() {
        if must[person] && !given_by.contains(&Some(person)) {
            wrong.extend(same(given, &Stored::new()));
        }
    }
    let by_nobody = stored.iter().zip(&given_by).filter(|(_, person)| person.is_none());
    wrong.extend(by_nobody.map(|(one, _)| format!("stored, and given by nobody: {one:#?}")));
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
        format!("{} {who} {} {:?}", line.at.format("%T"), line.text, line.buttons)
    });
    let lines: Vec<String> = lines.collect();
    let Given { token, platform, second, habits, why, .. } = given;
    format!("{token} {platform:?} {second:?} {habits:?} {why:?}\n{}", lines.join("\n"))
}
