//! What became of it later reaches those who took part, and nobody else.

use panelbot::service::{DecisionName, Refusal};

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
}
