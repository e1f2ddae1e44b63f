//! Rounds that close, and rounds of which little can be told.

use panelbot::domain::{Figure, RoundResult};
use panelbot::service::{Refusal, RoundName};

use super::random::{Chance, panel_file, responses, round_file};
use super::tallies::store;
use crate::support::frame::RoundFile;
use crate::support::{TestDesk, both_databases};

const QUESTIONS: usize = 3;

/// A closed round with so many responses.
async fn closed(test: &TestDesk, people: u64) -> (RoundName, RoundResult) {
    let mut chance = Chance::new(people + 1);
    test.panel(&panel_file("liten", &mut chance, 2)).await;
    let round = test.open_round(&round_file("liten", 1, &mut chance, QUESTIONS, 2, true)).await;
    let name = RoundName::Id(round.id);
    let panel = test.desk.round(&name).await.expect("the round").panel;
    store(test, &round, &responses(&panel, &round, &mut chance, people)).await;
    test.close_round(&round).await;
    let (_, _, result) = test.desk.result(&name).await.expect("a result");
    (name, result)
}

fn figures(result: &RoundResult) -> Vec<Figure> {
    let of_one = |one: &panelbot::domain::Distribution| {
        [one.base, one.dont_know, one.skipped]
            .into_iter()
            .chain(one.counts.clone())
            .collect::<Vec<_>>()
    };
    let groups = result.breakdowns.iter().flat_map(|one| &one.groups).map(|one| &one.answers);
    result.questions.iter().map(|one| &one.answers).chain(groups).flat_map(of_one).collect()
}

both_databases! {
    the_result_of_an_open_round_is_refused_kindly(test) {
        let (_, round) = test.gnosjo().await;
        let name = RoundName::Id(round.id);
        let refusal = test.desk.result(&name).await.expect_err("it is open");
        assert!(matches!(refusal, Refusal::NoResultYet { number: 2, .. }));
        assert_eq!(
            refusal.to_string(),
            "round 2 of gnosjo is open: its result is counted when it closes, and until then nobody can see how it stands"
        );
        assert_eq!(test.count("result").await, 0);
    }

    of_a_round_that_nobody_answered_nothing_is_told_but_that(test) {
        let (_, result) = closed(&test, 0).await;
        assert_eq!((result.turnout.responded, result.turnout.completed), (0, 0));
        assert!(!result.shows_answers());
        assert!(figures(&result).iter().all(|figure| *figure == Figure::Suppressed));
    }

    of_nine_answers_only_their_number_is_told(test) {
        let (_, result) = closed(&test, 9).await;
        assert_eq!(result.turnout.responded, 9);
        assert!(figures(&result).iter().all(|figure| *figure == Figure::Suppressed));
        assert!(result.questions.iter().all(|one| one.answers.mean.is_none()));
    }

    a_round_that_closes_by_the_clock_is_counted_in_the_same_moment(test) {
        let (_, round) = test.gnosjo().await;
        test.clock.pass(chrono::Duration::days(15));
        let done = test.desk.upkeep().await.expect("an upkeep");
        assert_eq!((done.closed, test.count("result").await), (1, 1));
        test.desk.result(&RoundName::Id(round.id)).await.expect("a result");
    }

    a_round_that_closed_before_results_were_kept_is_counted_when_somebody_asks(test) {
        let (name, before) = closed(&test, 40).await;
        test.tamper("DELETE FROM result").await;
        let (_, _, after) = test.desk.result(&name).await.expect("a result");
        assert_eq!(after, before);
        assert_eq!(test.count("result").await, 1);
    }

    what_is_frozen_stays_when_the_answers_go(test) {
        let (name, before) = closed(&test, 60).await;
        test.tamper("DELETE FROM answer").await;
        let (_, _, after) = test.desk.result(&name).await.expect("a result");
        assert_eq!(after, before);
        assert!(before.shows_answers());
    }

    vasbys_twenty_seven_answers_give_a_useful_result(test) {
        test.panel(&vasby_panel()).await;
        let round = test.open_round(&vasby_round()).await;
        let name = RoundName::Id(round.id);
        let panel = test.desk.round(&name).await.expect("the round").panel;
        let mut chance = Chance::new(27);
        store(&test, &round, &responses(&panel, &round, &mut chance, 27)).await;
        test.close_round(&round).await;
        let (_, _, result) = test.desk.result(&name).await.expect("a result");
        assert_eq!(result.turnout.responded, 27);
        for question in &result.questions {
            let shown = question.answers.counts.iter().chain([&question.answers.base]);
            assert!(shown.into_iter().all(|figure| figure.shown().is_some()), "{question:?}");
        }
        assert!(result.questions[1].answers.mean.is_some());
    }
}

fn vasby_panel() -> String {
    panel_file("vasby", &mut Chance::new(73), 1)
}

fn vasby_round() -> String {
    RoundFile {
        panel: "vasby",
        report_by: &["v0"],
        title: ["Parken", "The park"],
        questions: VASBY_QUESTIONS,
        ..RoundFile::FRAME
    }
    .toml()
}

const VASBY_QUESTIONS: &str = r#"
[[questions]]
id = "use"
kind = "single_choice"
text.sv = "Hur ofta är du i parken?"
options = [{ id = "often", label.sv = "Ofta" }, { id = "seldom", label.sv = "Sällan" }, { id = "never", label.sv = "Aldrig" }]
[[questions]]
id = "like"
kind = "scale"
from = 1
to = 5
low.sv = "dåligt"
high.sv = "bra"
text.sv = "Vad tycker du om den?"
"#;
