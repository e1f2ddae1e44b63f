//! What became of it later reaches those who took part, and nobody else.

use panelbot::domain::check::Fault as Rule;
use panelbot::service::import::Fault;
use panelbot::service::{DecisionName, DecisionNews, Refusal, RoundName};

use super::stage::{DECISION, Stage};
use crate::support::both_databases;

fn last(stage: &Stage, one: usize) -> String {
    stage.people[one].diary.join("\n")
}

both_databases! {
    decisions_and_what_becomes_of_them_are_told_to_those_who_took_part_only(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        stage.turn_the_page();
        let looked = desk.tell_decision(None, DECISION.as_bytes(), true, "astrid").await.expect("right");
        assert_eq!(looked.preview.gets(), 3);
        assert_eq!(desk.decisions(None).await.expect("decisions").len(), 0, "only looked at");
        let told = desk.tell_decision(None, DECISION.as_bytes(), false, "astrid").await.expect("right");
        assert_eq!(told.name().to_string(), "gnosjo/1");
        stage.all_leaves().await;
        for one in 0..3 {
            let got = last(&stage, one);
            assert!(got.contains("Beslutat: Sex nya tjänster i skolan"), "{got}");
        }
        assert_eq!(last(&stage, 3), "", "Dag did not take part");
        stage.turn_the_page();
        let update = "panel = \"gnosjo\"\nstatus = \"not_done\"\ndated = 2027-08-01\n\
            text.sv = \"Det blev fem.\"\nwhy.sv = \"Pengarna räckte inte.\"\n";
        let name = told.name();
        desk.tell_decision(Some(&name), update.as_bytes(), false, "astrid").await.expect("right");
        stage.all_leaves().await;
        let got = last(&stage, 0);
        assert!(got.contains("Det blir inte av: Sex nya tjänster i skolan"), "{got}");
        assert!(got.contains("Varför inte: Pengarna räckte inte."), "{got}");
        assert_eq!(last(&stage, 3), "");
        let all = desk.decisions(Some("gnosjo")).await.expect("decisions");
        assert_eq!(all[0].1.updates.len(), 2);
        let nobody = DecisionName { panel: "gnosjo".to_owned(), number: 9 };
        let refused = desk.tell_decision(Some(&nobody), update.as_bytes(), false, "astrid").await;
        assert!(matches!(refused, Err(Refusal::NoSuchDecision(_))));
        let log = desk.audit_log(Some("gnosjo"), None).await.expect("the log");
        let done: Vec<_> = log.iter().filter(|one| one.action.starts_with("decision")).map(|one| one.subject.as_str()).collect();
        assert_eq!(done, ["gnosjo/1", "gnosjo/1"]);
    }

    an_update_that_repeats_the_one_before_it_is_told_once_and_one_that_says_more_again(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        let told = desk.tell_decision(None, DECISION.as_bytes(), false, "astrid").await.expect("right");
        let update = "panel = \"gnosjo\"\nstatus = \"done\"\ndated = 2027-01-15\ntext.sv = \"De är på plats.\"\n";
        let name = told.name();
        let tell = async |file: &str| desk.tell_decision(Some(&name), file.as_bytes(), false, "astrid").await;
        tell(update).await.expect("right");
        stage.turn_the_page();
        stage.test().clock.pass(chrono::Duration::hours(1));
        let again = tell(update).await;
        assert!(matches!(&again, Err(Refusal::DecisionTold(which)) if which == "gnosjo/1"), "{again:?}");
        stage.all_leaves().await;
        let got = last(&stage, 0);
        assert_eq!(got.matches("De är på plats.").count(), 1, "it came once: {got}");
        tell(&update.replace("på plats", "på plats och trivs")).await.expect("it says more");
        assert_eq!(desk.decisions(None).await.expect("decisions")[0].1.updates.len(), 3);
    }

    what_is_decided_or_done_is_told_from_its_day_on_and_what_is_under_way_before_it(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        let dated = |status: &str| {
            DECISION
                .replace("dated = 2027-01-15", "dated = 2027-01-17")
                .replace("status = \"decided\"", &format!("status = \"{status}\""))
        };
        let tell = async |of: Option<&DecisionName>, status: &str, only_look: bool| {
            desk.tell_decision(of, dated(status).as_bytes(), only_look, "astrid").await
        };
        let is_early = |told: Result<DecisionNews, Refusal>| {
            matches!(told, Err(Refusal::NotDecidedYet(day)) if day.to_string() == "2027-01-17")
        };
        for status in ["decided", "done"] {
            assert!(is_early(tell(None, status, false).await), "{status}");
            tell(None, status, true).await.expect("it may be looked at");
        }
        assert_eq!(desk.decisions(None).await.expect("decisions").len(), 0);
        let name = tell(None, "under_way", false).await.expect("a plan").name();
        assert!(is_early(tell(Some(&name), "done", false).await), "an update");
        stage.pass(48).await;
        tell(Some(&name), "done", false).await.expect("on the day");
    }

    a_decision_dated_before_its_round_had_opened_is_refused_with_its_line(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        let opened = desk.round(&RoundName::Id(round.id)).await.expect("a round").round.opened_at();
        let day = opened.expect("it opened").date_naive();
        let dated = |day: chrono::NaiveDate| {
            DECISION.replace("dated = 2027-01-15", &format!("dated = {day}"))
        };
        let before = day.pred_opt().expect("a day");
        let refused = desk.tell_decision(None, dated(before).as_bytes(), false, "astrid").await;
        let Err(Refusal::File(problems)) = refused else { panic!("{refused:?}") };
        let found: Vec<_> = problems.iter().map(|one| (one.key.as_str(), &one.fault)).collect();
        assert!(matches!(&found[..], [("dated", Fault::Rule(Rule::DayBeforeRound))]), "{found:?}");
        desk.tell_decision(None, dated(day).as_bytes(), false, "astrid").await.expect("on the day");
    }
}
