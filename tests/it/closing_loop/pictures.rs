//! The charts that came with the result: one a language, with the figures that were answered.

use std::collections::BTreeSet;
use std::path::Path;

use panelbot::domain::{ChoiceNo, QuestionNo, QuestionResult, Row};
use panelbot::service::Standing;

use super::book::LANGUAGES;
use super::cast::{ANSWERING, Moment, Opinion, PEOPLE};
use super::stage::{Picture, Stage};

/// What those who answered think, and whether they broke off after the first question.
fn opinions(stage: &Stage) -> impl Iterator<Item = (&Opinion, bool)> {
    let answering = stage.people.iter().filter(|one| one.part.moment != Moment::Never);
    answering.map(|one| (&one.part.opinion, one.part.stops))
}

/// How many chose an option of the first question.
fn chose(stage: &Stage, no: u8) -> usize {
    opinions(stage).filter(|(one, _)| one.raise == Some(no)).count()
}

fn shown(result: &QuestionResult, row: &Row) -> Option<u64> {
    let place = result.rows.iter().position(|one| one == row)?;
    result.answers.counts[place].shown()
}

/// The result counts what was answered, and each picture shows it, in one picture a language that was brought once.
pub async fn show_what_was_answered(stage: &Stage) {
    let found = stage.test.desk.public_round("gnosjo", 2).await.expect("readable").expect("public");
    let Standing::Released { result, .. } = found.standing else { panic!("it is out") };
    assert_eq!(
        (result.turnout.responded, result.turnout.panelists),
        (ANSWERING as u64, PEOPLE as u64)
    );
    let through = opinions(stage).filter(|(_, stops)| !stops).count();
    assert_eq!(result.turnout.completed, through as u64, "some broke off");
    assert!(through < ANSWERING);
    let raise = result.question(QuestionNo(0)).expect("asked");
    let counts: Vec<usize> = (0..3).map(|no| chose(stage, no)).collect();
    for (no, count) in (0..).zip(&counts) {
        assert_eq!(shown(raise, &Row::Choice(ChoiceNo(no))), Some(*count as u64), "{no}");
    }
    assert!(counts[1] > counts[0] + counts[2], "most would raise it less: {counts:?}");
    let trust = result.question(QuestionNo(3)).expect("asked");
    for point in 1..=5 {
        let count =
            opinions(stage).filter(|(one, stops)| !stops && one.trust == Some(point)).count();
        let shown = shown(trust, &Row::Point(point));
        assert!(shown.is_none_or(|shown| shown == count as u64), "{point}");
    }
    assert_eq!(stage.pictures.len(), ANSWERING, "everyone who answered got one");
    for (language, labels) in LANGUAGES.into_iter().zip([
        ["Ja, höj", "Höj, men mindre", "Nej, höj inte"],
        ["Yes, raise it", "Raise it, but less", "No, do not"],
    ]) {
        let theirs: Vec<&Picture> =
            stage.pictures.iter().filter(|one| one.language == language).collect();
        let bytes: BTreeSet<&[u8]> = theirs.iter().map(|one| one.bytes.as_slice()).collect();
        assert_eq!(bytes.len(), 1, "everyone got the same");
        assert_eq!(png_width(&theirs[0].bytes), 780, "twice the pixels of a phone");
        for (label, count) in labels.into_iter().zip(&counts) {
            let percent = (count * 1000 / counts.iter().sum::<usize>() + 5) / 10;
            let drawn = format!("{label}: {percent}");
            assert!(theirs[0].description.contains(&drawn), "{drawn}: {}", theirs[0].description);
            let told = theirs[0].words.iter().find(|line| line.contains(&drawn)).expect("told");
            assert!(told.contains(&format!("({count})")), "{label} {count}: {told}");
        }
    }
    assert_eq!(stage.post.platform.uploads(), LANGUAGES.len(), "each was brought once");
}

/// The width that a PNG says it has.
fn png_width(bytes: &[u8]) -> u32 {
    assert!(bytes.starts_with(b"\x89PNG"));
    u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes"))
}

/// Keeps the pictures in the folder that `PANELBOT_SCREENSHOTS` names, if it names one.
pub fn keep(stage: &Stage) {
    let Ok(folder) = std::env::var("PANELBOT_SCREENSHOTS") else { return };
    for language in LANGUAGES {
        let picture = stage.pictures.iter().find(|one| one.language == language).expect("one");
        let path = Path::new(&folder).join(format!("loop-chart-{language}.png"));
        std::fs::write(path, &picture.bytes).expect("kept");
    }
}
