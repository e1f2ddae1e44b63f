//! Random rounds, stored, closed, and counted anew by other code.

use std::collections::BTreeMap;

use panelbot::domain::routing::Answers;
use panelbot::domain::{
    AnswerValue, Background, CategoryNo, Distribution, Figure, Panel, RespondentKey, Round,
    RoundResult, VariableNo,
};
use panelbot::service::RoundName;

use super::independent::{Counted, Record, count, record};
use super::random::{Chance, panel_file, responses, round_file};
use crate::support::{TestDesk, both_databases};

/// Puts responses where answers are kept, under keys of their own.
pub async fn store(test: &TestDesk, round: &Round, responses: &[(Background, Answers)]) {
    let mut backgrounds = BTreeMap::new();
    let mut given = BTreeMap::new();
    for (no, (background, answers)) in (0_u64..).zip(responses) {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&no.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
        let key = RespondentKey(key);
        backgrounds.insert((round.id, key), background.clone());
        given.extend(answers.iter().map(|(no, answer)| ((round.id, key, *no), answer.clone())));
    }
    let transaction = test.store.write().await.expect("a transaction");
    transaction.save_responses(&backgrounds).await.expect("kept");
    transaction.save_answers(&given).await.expect("kept");
    transaction.commit().await.expect("committed");
}

/// A closed round with its result, and what was given in it.
pub struct Played {
    pub panel: Panel,
    pub round: Round,
    pub result: RoundResult,
    pub given: Vec<(Background, Answers)>,
}

/// Plays random rounds of one panel to their close: 220 on SQLite, 30 on PostgreSQL. In some fewer than ten take part; in
/// every eighth one so many that few share a background with too few.
pub async fn play(test: &TestDesk) -> Vec<Played> {
    let rounds = if test.is_sqlite() { 220 } else { 30 };
    let mut chance = Chance::new(20_270_301);
    let panel = test.panel(&panel_file("random", &mut chance, 2)).await;
    let mut played = Vec::new();
    for number in 1..=rounds {
        let questions = 1 + usize::try_from(chance.below(4)).expect("few");
        let file = round_file("random", number, &mut chance, questions, 2, true);
        let round = test.open_round(&varied(&file, number)).await;
        let people = chance.below(140) + if number.is_multiple_of(8) { 600 } else { 0 };
        let mut given = responses(&panel, &round, &mut chance, people);
        vary(&panel, &round, &mut given);
        store(test, &round, &given).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        let (panel, round, result) = test.desk.result(&name).await.expect("a result");
        played.push(Played { panel, round, result, given });
    }
    played
}

/// Every third round has numbers below zero, and every second one more options in one's own words.
fn varied(file: &str, number: u32) -> String {
    let mut file = file.to_owned();
    if number.is_multiple_of(3) {
        file = file.replace("min = 0\nmax = 60", "min = -20\nmax = 60");
    }
    if number.is_multiple_of(2) {
        for kind in ["single", "multiple"] {
            let kind = format!("kind = \"{kind}_choice\"\n");
            file = file.replace(&kind, &format!("{kind}other = true\n"));
        }
    }
    file
}

/// Answers as such questions have them. In every second round everyone has told all of their
/// background.
fn vary(panel: &Panel, round: &Round, given: &mut [(Background, Answers)]) {
    for (person, (background, answers)) in given.iter_mut().enumerate() {
        if round.number.is_multiple_of(2) {
            for (no, _) in panel.variables() {
                background.entry(no).or_default().get_or_insert(CategoryNo(0));
            }
        }
        for (no, answer) in answers {
            let question = round.question(*no).expect("the question");
            match &mut answer.value {
                AnswerValue::Number(number) if question.goes_below_zero() => *number -= 20.0,
                // The first question decides what else is asked.
                AnswerValue::Choices { chosen, other }
                    if question.other && no.0 > 0 && person % 5 == 0 =>
                {
                    chosen.truncate(usize::from(question.is_multiple()));
                    *other = Some("=annat".to_owned());
                }
                _ => {}
            }
        }
    }
}

both_databases! {
    every_shown_figure_of_random_rounds_is_what_other_code_counts_from_what_was_given(test) {
        for Played { panel, round, result, given } in play(&test).await {
            let given = given.iter().map(|(told, said)| record(&panel, &round, told, said));
            compare(&panel, &round, &result, &given.collect::<Vec<_>>());
        }
    }
}

fn compare(panel: &Panel, round: &Round, result: &RoundResult, all: &[Record]) {
    assert_eq!(result.turnout.responded, all.len() as u64);
    let came_to_the_end = |record: &&Record| {
        round.questions.iter().all(|one| record[&format!("{}.missing", one.id)] != "not_reached")
    };
    assert_eq!(result.turnout.completed, all.iter().filter(came_to_the_end).count() as u64);
    let everyone: Vec<&Record> = all.iter().collect();
    for (no, question) in round.questions() {
        let whole = result.question(no).expect("the question");
        let counted = count(&everyone, question, &whole.rows);
        assert_eq!(whole.answers.base.shown().is_some(), counted.base >= 10);
        check(&whole.answers, &counted);
    }
    for breakdown in &result.breakdowns {
        let question = round.question(breakdown.question).expect("the question");
        let rows = &result.question(breakdown.question).expect("the question").rows;
        for group in &breakdown.groups {
            let is_in = |record: &&&Record| {
                let mut facts = breakdown.by.iter().zip(&group.categories);
                facts.all(|(variable, category)| is_of(panel, record, *variable, *category))
            };
            let theirs: Vec<&Record> = everyone.iter().filter(is_in).copied().collect();
            check(&group.answers, &count(&theirs, question, rows));
        }
    }
}

fn is_of(
    panel: &Panel,
    record: &Record,
    variable: VariableNo,
    category: Option<CategoryNo>,
) -> bool {
    let variable = panel.variable(variable).expect("a variable");
    let id = category.map(|no| variable.category(no).expect("a category").id.as_str());
    record[&variable.id] == id.unwrap_or_default()
}

/// Whatever is shown is what was counted.
pub fn check(told: &Distribution, counted: &Counted) {
    let same = |figure: Figure, count: u64| {
        assert!(figure.shown().is_none_or(|one| one == count), "{figure:?} is {count}");
    };
    same(told.base, counted.base);
    same(told.dont_know, counted.dont_know);
    same(told.skipped, counted.skipped);
    assert_eq!(told.counts.len(), counted.counts.len());
    told.counts.iter().zip(&counted.counts).for_each(|(figure, count)| same(*figure, *count));
    for (told, counted) in [(told.mean, counted.mean), (told.median, counted.median)] {
        let near = |told: f64| counted.is_some_and(|counted| (told - counted).abs() < 1e-9);
        assert!(told.is_none_or(near), "{told:?} is {counted:?}");
    }
}
