//! Ten thousand random panels, attacked.

use std::collections::BTreeSet;

use chrono::DateTime;
use panelbot::domain::disclosure::{Frame, protect};
use panelbot::domain::routing::Answers;
use panelbot::domain::tally::{RawBreakdown, RawGroup, RawQuestion, Tables, Tally};
use panelbot::domain::{Background, CategoryNo, Figure, Panel, Round, RoundResult, VariableNo};

use super::attacker::{Attacker, Cell, GroupKey};
use super::random::{Chance, panel_file, read, responses, round_file};

/// How many counts of breakdowns are shown, and how many there are.
#[derive(Default)]
struct Told {
    shown: u64,
    all: u64,
}

fn frame() -> Frame {
    Frame { frozen_at: DateTime::UNIX_EPOCH, panelists: 200, drawn: false, days: Vec::new() }
}

fn count(
    panel: &Panel,
    round: &Round,
    responses: &[(Background, Answers)],
) -> (Tables, RoundResult) {
    let mut tally = Tally::new(panel, round);
    for (background, answers) in responses {
        tally.add(background, answers);
    }
    let tables = tally.tables();
    let result = protect(round, &tables, frame());
    (tables, result)
}

/// What may be said of one count that is hidden: it could be another. A nought may follow from there being none at all in
/// what is shown, or in all hidden groups together.
fn is_safe(value: u64, (low, high): (i64, i64)) -> bool {
    let value = i64::try_from(value).expect("a count");
    assert!((low..=high).contains(&value), "the attacker errs: {value} is not in {low} to {high}");
    value == 0 || low < high
}

fn attack(seed: u64, told: &mut Told) {
    let mut chance = Chance::new(seed);
    let variables = 1 + usize::try_from(chance.below(3)).expect("few");
    let questions = 1 + usize::try_from(chance.below(3)).expect("few");
    let panel = panel_file("random", &mut chance, variables);
    let two = chance.percent(60);
    let (panel, round) =
        read(&panel, &round_file("random", 1, &mut chance, questions, variables, two));
    for _ in 0..10 {
        let people = 5 + chance.below(146);
        let responses = responses(&panel, &round, &mut chance, people);
        let (tables, result) = count(&panel, &round, &responses);
        let attacker = Attacker::new(&panel, &round, &result);
        for question in &tables.questions {
            for breakdown in &question.breakdowns {
                look_at_the_rest(seed, &result, question, breakdown);
                for group in &breakdown.groups {
                    look(seed, &attacker, &result, question.question, &breakdown.by, group, told);
                }
            }
        }
    }
}

/// Somebody who adds up the groups that are shown, and takes them from the panel, or, of groups by two variables, from a group
/// by one.
fn look_at_the_rest(
    seed: u64,
    result: &RoundResult,
    question: &RawQuestion,
    breakdown: &RawBreakdown,
) {
    let find = |by: &[VariableNo]| {
        result.breakdowns.iter().find(|one| one.question == question.question && one.by == by)
    };
    let published = |by: &[VariableNo], of: &[Option<CategoryNo>]| {
        find(by).and_then(|one| one.groups.iter().find(|group| group.categories == of))
    };
    let whole = &result.question(question.question).expect("the question").answers;
    let all: Vec<&RawGroup> = breakdown.groups.iter().filter(|group| group.people > 0).collect();
    let mut sums = vec![(Some(whole), all.clone())];
    for (place, variable) in breakdown.by.iter().enumerate().filter(|_| breakdown.by.len() == 2) {
        let categories: BTreeSet<_> = all.iter().map(|group| group.categories[place]).collect();
        for category in categories {
            let within = |group: &&RawGroup| group.categories[place] == category;
            let groups = all.iter().copied().filter(within).collect();
            sums.push((published(&[*variable], &[category]).map(|one| &one.answers), groups));
        }
    }
    for (sum, groups) in sums {
        let Some(sum) = sum else { continue };
        let (shown, rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .map(|group| (group, published(&breakdown.by, &group.categories)))
            .partition(|(_, published)| published.is_some());
        let base: u64 = rest.iter().map(|(group, _)| group.cells.base).sum();
        for row in 0..whole.counts.len() {
            let is_told = |figure: Figure| figure.shown().is_some();
            let follows = is_told(sum.counts[row])
                && shown.iter().all(|(_, one)| is_told(one.expect("shown").answers.counts[row]));
            let count: u64 = rest.iter().map(|(group, _)| group.cells.counts[row]).sum();
            let all_alike = count == base && whole.counts[row] != whole.base;
            let tells = (1..5).contains(&count) || all_alike && base > 0 || base < 10 && count > 0;
            assert!(
                !(follows && !shown.is_empty() && tells),
                "seed {seed}: {count} of the {base} in groups that are not shown, row {row} of {:?} by {:?}\n{result:#?}",
                question.question,
                breakdown.by,
            );
        }
    }
}

fn look(
    seed: u64,
    attacker: &Attacker,
    result: &RoundResult,
    question: panelbot::domain::QuestionNo,
    by: &[panelbot::domain::VariableNo],
    group: &RawGroup,
    told: &mut Told,
) {
    let whole = &result.question(question).expect("the question").answers;
    let breakdown = result.breakdowns.iter().find(|one| one.question == question && one.by == by);
    let published =
        breakdown.and_then(|one| one.groups.iter().find(|one| one.categories == group.categories));
    let mut key: GroupKey = by.iter().copied().zip(group.categories.iter().copied()).collect();
    key.sort();
    let hidden = Figure::Suppressed;
    let answers = published.map(|one| &one.answers);
    let rows = group.cells.counts.iter().enumerate().map(|(row, count)| {
        (Cell::Row(row), *count, answers.map_or(hidden, |one| one.counts[row]), whole.counts[row])
    });
    let others = [
        (
            Cell::DontKnow,
            group.cells.dont_know,
            answers.map_or(hidden, |one| one.dont_know),
            whole.dont_know,
        ),
        (
            Cell::Skipped,
            group.cells.skipped,
            answers.map_or(hidden, |one| one.skipped),
            whole.skipped,
        ),
        (Cell::Base, group.cells.base, answers.map_or(hidden, |one| one.base), whole.base),
    ];
    for (cell, count, figure, in_panel) in rows.chain(others) {
        told.all += u64::from(group.people > 0);
        if let Figure::Shown(shown) = figure {
            told.shown += u64::from(group.people > 0);
            assert_eq!(shown, count, "seed {seed}: a figure that is not what was counted");
            assert!(
                !(1..5).contains(&shown),
                "seed {seed}: {cell:?} of {key:?} is small and shown"
            );
            assert!(
                answers.is_some_and(|one| one.base.shown() >= Some(10)),
                "seed {seed}: a small group"
            );
            continue;
        }
        let place = (Some(question), key.clone(), cell);
        let bounds = attacker.bounds(&place);
        // That everybody in the panel said the same is told by the panel's totals alone.
        let unanimous = in_panel == whole.base
            && whole.dont_know == Figure::Shown(0)
            && whole.skipped == Figure::Shown(0);
        let small_base = cell == Cell::Base && count >= 5;
        // Where everybody who said so is in one group by one variable and in one by the other, they are in the group of both.
        let follows =
            by.len() == 2 && count >= 5 && breakdown.is_none_or(|one| one.groups.is_empty());
        assert!(
            is_safe(count, bounds) || follows || unanimous || small_base,
            "seed {seed}: {cell:?} of question {question:?}, {key:?} is {count}, and the attacker knows {bounds:?}\n{result:#?}"
        );
    }
}

fn attack_all(seeds: std::ops::Range<u64>) {
    let mut told = Told::default();
    for seed in seeds {
        attack(seed, &mut told);
    }
    println!("{} of {} figures by background are shown", told.shown, told.all);
    assert!(
        told.shown * 10 > told.all,
        "too much is hidden: {} of {} are shown",
        told.shown,
        told.all
    );
}

#[test]
fn nothing_hidden_can_be_worked_out_in_random_panels_1_to_2500() {
    attack_all(0..250);
}

#[test]
fn nothing_hidden_can_be_worked_out_in_random_panels_2501_to_5000() {
    attack_all(250..500);
}

#[test]
fn nothing_hidden_can_be_worked_out_in_random_panels_5001_to_7500() {
    attack_all(500..750);
}

#[test]
fn nothing_hidden_can_be_worked_out_in_random_panels_7501_to_10000() {
    attack_all(750..1000);
}
