//! A round that nobody answered ends by itself: it is concluded when it closes, its links go, no statement is waited for, and
//! whoever asks is told so. On both databases.

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::statement::Standing as Promise;
use panelbot::domain::{LocalText, Locale, Round, RoundPhase};
use panelbot::service::{Refusal, Release, RoundName, Series, Standing};
use panelbot::text::Catalog;

use crate::calendar::diary::at;
use crate::calendar::panelist::Habit;
use crate::statements::stage::{ANSWER, DECISION, Stage, tax};
use crate::support::{TestDesk, both_databases};

const TAX: &str = include_str!("../../examples/gnosjo/skatten.toml");
const SERIES: &str = include_str!("../../examples/svenljunga/varannan-vecka.toml");

const NOBODY: &str = "Ingen svarade den här gången, så det finns inget resultat.";

async fn found(test: &TestDesk, name: &RoundName) -> Round {
    test.desk.round(name).await.expect("the round").round
}

async fn promise(test: &TestDesk, name: &RoundName) -> Promise {
    test.desk.statement_status(name).await.expect("the round").standing
}

/// Somebody presses a button that was shown to them once.
async fn presses(stage: &mut Stage, who: usize, button: &Button) {
    let test = &stage.diary.test;
    let someone = &mut stage.people[who].someone;
    let pressed = someone.does(Heard::Pressed { data: button.encode(), message: None });
    someone.act(test, pressed).await;
}

async fn presses_what_stands_there(stage: &mut Stage, who: usize, kind: fn(&Button) -> bool) {
    stage.people[who].presses(&stage.diary.test, kind).await;
}

/// A year passes, and whatever somebody is told in it, the panel or those who answer for statements.
async fn told_within_a_year(stage: &mut Stage) -> Vec<String> {
    stage.turn_the_page();
    let mut told = Vec::new();
    for _ in 0..122 {
        stage.pass(72).await;
        let desk = stage.test().desk.clone();
        let notices = desk.notices_due().await.expect("readable");
        told.extend(notices.iter().map(|notice| notice.moment.clone()));
        desk.upkeep().await.expect("kept up");
    }
    told.extend(stage.people.iter().flat_map(|one| one.diary.clone()));
    told
}

/// A series of three questions in Gnosjö's panel, approved.
async fn series(stage: &Stage) -> Series {
    let file = SERIES
        .replace("\"svenljunga\"", "\"gnosjo\"")
        .replace("report_by = [\"year\"]", "report_by = []");
    let desk = &stage.test().desk;
    let (series, _) = desk.apply_series(file.as_bytes(), "a test").await.expect("a right file");
    desk.approve_series(&series.name, "a test").await.expect("approved")
}

both_databases! {
    a_round_that_staff_close_without_an_answer_is_concluded_and_nothing_is_waited_for(test) {
        let mut stage = Stage::open(test).await;
        let _owner = stage.staff(Role::Owner).await;
        let mut decider = stage.staff(Role::Decider).await;
        let round = stage.roundabout_is_closed(&[]).await;
        let name = RoundName::Id(round.id);
        let closed = found(stage.test(), &name).await;
        assert!(closed.phase() == RoundPhase::Concluded && closed.nobody_answered());
        assert_eq!(promise(stage.test(), &name).await, Promise::Lapsed);
        decider.write(stage.test(), "/staff").await;
        assert!(!decider.labels().iter().any(|label| label.contains("svar")), "{:?}", decider.labels());
        assert_eq!(told_within_a_year(&mut stage).await, Vec::<String>::new());
    }

    a_round_that_closes_by_the_clock_without_an_answer_is_concluded_and_sealed(test) {
        let (_, round) = test.gnosjo().await;
        test.clock.pass(Duration::days(15));
        let done = test.desk.upkeep().await.expect("an upkeep");
        assert_eq!((done.closed, done.sealed), (1, 1));
        let closed = found(&test, &RoundName::Id(round.id)).await;
        assert!(closed.phase() == RoundPhase::Concluded && closed.sealed_at().is_some());
        assert_eq!(test.count("round_secret").await, 0);
        assert_eq!(test.reopened().await.round(&RoundName::Id(round.id)).await.expect("there").round, closed);
    }

    answers_that_nobody_finished_are_cut_loose_and_those_who_began_are_told(test) {
        let mut stage = Stage::open(test).await;
        let several = TAX.replacen("kind = \"single_choice\"", "kind = \"multiple_choice\"\nmin = 1\nmax = 2", 1);
        let round = stage.test().open_round(&several).await;
        presses(&mut stage, 0, &Button::Begin(round.id)).await;
        presses_what_stands_there(&mut stage, 0, |one| matches!(one, Button::Tick(..))).await;
        presses(&mut stage, 1, &Button::Begin(round.id)).await;
        assert_eq!(stage.test().count("answer").await, 1, "it is kept, and not finished");
        stage.test().close_round(&round).await;
        let name = RoundName::Id(round.id);
        assert_eq!(found(stage.test(), &name).await.phase(), RoundPhase::Concluded);
        let done = stage.test().desk.upkeep().await.expect("an upkeep");
        assert_eq!(done.sealed, 1);
        for (table, rows) in [("answer", 0), ("response", 0), ("round_secret", 0), ("sealed_answer", 1)] {
            assert_eq!(stage.test().count(table).await, rows, "{table}");
        }
        stage.turn_the_page();
        stage.pass(24).await;
        for (one, told) in stage.people.iter().zip([1, 1, 0, 0]) {
            assert_eq!(one.diary.len(), told, "{:?}", one.diary);
            assert!(one.diary.iter().all(|line| line.contains("så det finns inget resultat")), "{:?}", one.diary);
        }
        assert_eq!(told_within_a_year(&mut stage).await, Vec::<String>::new());
    }

    a_single_finished_answer_is_one_that_is_owed_a_statement(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.roundabout_is_closed(&[2]).await;
        let name = RoundName::Id(round.id);
        assert_eq!(found(stage.test(), &name).await.phase(), RoundPhase::Closed);
        assert!(matches!(promise(stage.test(), &name).await, Promise::Promised { .. }));
    }

    what_a_series_promised_stands_for_those_of_its_rounds_that_were_answered(test) {
        let mut stage = Stage::open(test).await;
        stage.people.iter_mut().for_each(|one| one.habit = Habit::Reads);
        let series = series(&stage).await;
        stage.test().clock.pass(at("2027-02-01 10:00") - stage.diary.now());
        stage.pass(15 * 24).await;
        presses(&mut stage, 0, &Button::Begin(series.rounds[1].id)).await;
        presses_what_stands_there(&mut stage, 0, |one| matches!(one, Button::Point(..))).await;
        stage.pass(29 * 24).await;
        let names = series.rounds.iter().map(|round| RoundName::Id(round.id)).collect::<Vec<_>>();
        for (name, phase) in names.iter().zip([RoundPhase::Concluded, RoundPhase::Closed, RoundPhase::Concluded]) {
            assert_eq!(found(stage.test(), name).await.phase(), phase, "{name}");
        }
        assert_eq!(promise(stage.test(), &names[0]).await, Promise::Lapsed);
        assert!(matches!(promise(stage.test(), &names[1]).await, Promise::Promised { .. }));
        stage.turn_the_page();
        stage.pass(30 * 24).await;
        let late: Vec<&String> = stage.people[0].diary.iter().filter(|line| line.contains("lovade")).collect();
        assert_eq!(late.len(), 1, "{late:?}");
        assert!(late[0].contains("Arbetsro") && !late[0].contains("Rasterna"), "{late:?}");
        assert!(stage.people[1..].iter().all(|one| one.diary.is_empty()));
    }

    whoever_asks_is_told_that_nobody_answered(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.test().open_round(TAX).await;
        presses(&mut stage, 0, &Button::Begin(round.id)).await;
        stage.test().close_round(&round).await;
        for (who, asks, finds) in [(0, "/resultat", true), (1, "/resultat", true), (0, "/mina", true), (1, "/mina", false)] {
            stage.people[who].writes(&stage.diary.test, asks).await;
            let words = stage.people[who].someone.words();
            assert_eq!(words.contains(NOBODY), finds, "{who} {asks}: {words}");
            assert!(!words.contains("svarar senast") && !words.contains("av 4"), "{words}");
        }
        presses(&mut stage, 1, &Button::Answer(round.id)).await;
        assert!(stage.people[1].someone.words().contains("Ingen svarade den här gången"));
        let shown = stage.test().desk.public_round("gnosjo", 2).await.expect("readable").expect("public");
        assert!(matches!(shown.standing, Standing::Unanswered { .. }));
        assert_eq!(shown.sequel.statement, Promise::Lapsed);
    }

    nothing_is_written_about_a_round_that_nobody_answered(test) {
        let stage = Stage::open(test).await;
        let round = stage.test().open_round(TAX).await;
        stage.test().close_round(&round).await;
        let desk = &stage.test().desk;
        let why = |refusal: Refusal| match refusal {
            Refusal::File(problems) => {
                let say = |text| Catalog.say(&text, &Locale::parse("en").expect("a language"));
                problems.iter().map(|one| say(one.fault.text())).collect::<Vec<_>>().join("\n")
            }
            other => other.to_string(),
        };
        let day = "2027-04-01".parse().expect("a day");
        for refused in [
            desk.draft_statement(ANSWER.as_bytes(), "astrid").await.map(|_| ()),
            desk.tell_decision(None, DECISION.as_bytes(), false, "astrid").await.map(|_| ()),
            desk.postpone_statement(&tax(), day, LocalText::default(), "astrid").await.map(|_| ()),
            desk.statement_brief(&tax()).await.map(|_| ()),
            desk.media_kit(&tax(), None).await.map(|_| ()),
            desk.release_result(&tax(), &Release::default(), "astrid").await.map(|_| ()),
        ] {
            let why = why(refused.expect_err("there is nothing to tell"));
            assert!(why.contains("nobody answered"), "{why}");
        }
    }
}
