//! What was a slip can be taken back: a new day for the answer until people have been told of it, and what was told of a
//! decision last. On both databases.

use chrono::{Duration, NaiveDate};
use panelbot::domain::LocalText;
use panelbot::domain::broadcast::BroadcastStep;
use panelbot::domain::staff::Role;
use panelbot::domain::statement::Standing;
use panelbot::service::{BulletinName, Clock, DecisionNews, Refusal};

use super::stage::{DECISION, Stage, tax};
use crate::support::both_databases;

async fn standing(stage: &Stage) -> Standing {
    stage.test().desk.statement_status(&tax()).await.expect("a status").standing
}

/// The answer is put off by so many days from now.
async fn put_off(stage: &Stage, days: i64) -> NaiveDate {
    let until = (stage.test().clock.now() + Duration::days(days)).date_naive();
    let why = LocalText::default();
    stage.test().desk.postpone_statement(&tax(), until, why, "astrid").await.expect("put off");
    until
}

async fn withdrawn(stage: &Stage) -> Result<(), Refusal> {
    stage.test().desk.withdraw_postponement(&tax(), "astrid").await.map(|_| ())
}

async fn told(stage: &Stage, file: &str, of: Option<&DecisionNews>) -> DecisionNews {
    let name = of.map(DecisionNews::name);
    let told = stage.test().desk.tell_decision(name.as_ref(), file.as_bytes(), false, "astrid");
    told.await.expect("told")
}

/// The message with it is taken back.
async fn taken_back(stage: &Stage, what: &DecisionNews) -> Result<(), Refusal> {
    let message = BulletinName::Id(what.preview.bulletin.broadcast.id);
    let desk = &stage.test().desk;
    desk.advance_bulletin(&message, BroadcastStep::Recall, "astrid").await.map(|_| ())
}

/// What Ann reads about what came of the rounds.
async fn results(stage: &mut Stage) -> String {
    let ann = &mut stage.people[0].someone;
    ann.write(&stage.diary.test, "/resultat").await;
    ann.words()
}

both_databases! {
    a_new_day_is_withdrawn_as_long_as_the_one_before_it_is_not_over(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let promised = standing(&stage).await;
        assert!(matches!(withdrawn(&stage).await, Err(Refusal::NotWithdrawable(_))));
        put_off(&stage, 200).await;
        put_off(&stage, 300).await;
        withdrawn(&stage).await.expect("the last");
        withdrawn(&stage).await.expect("the first");
        assert_eq!(standing(&stage).await, promised);
        let day = put_off(&stage, 200).await;
        stage.turn_the_page();
        stage.pass(24 * 100).await;
        assert!(stage.people[0].diary.iter().any(|line| line.contains("i stället")), "{:?}", stage.people[0].diary);
        assert!(matches!(withdrawn(&stage).await, Err(Refusal::NotWithdrawable(_))), "people have been told");
        let Standing::Late { until: Some(until), .. } = standing(&stage).await else { panic!("late") };
        assert_eq!(until.date_naive(), day);
        let log = stage.test().desk.audit_log(Some("gnosjo"), None).await.expect("the log");
        assert_eq!(log.iter().filter(|one| one.action == "statement withdraw").count(), 2);
    }

    a_decider_takes_a_slip_back_in_the_chat(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let mut decider = stage.staff(Role::Decider).await;
        let test = stage.test();
        decider.write(test, "/staff").await;
        for label in ["Inget svar skrivet", "Skjut upp svaret"] {
            decider.press(test, label).await;
        }
        assert!(!decider.labels().iter().any(|label| label.starts_with("Ångra")), "{:?}", decider.labels());
        decider.press(test, "Till den").await;
        decider.press(test, "Skjut upp svaret").await;
        let undo = decider.presses("Ångra");
        decider.act(test, undo.clone()).await;
        assert!(matches!(standing(&stage).await, Standing::Promised { .. }));
        // Pressed twice.
        decider.act(stage.test(), undo).await;
        assert!(matches!(standing(&stage).await, Standing::Promised { .. }));
    }

    what_was_told_of_a_decision_last_is_taken_back_from_the_chats_and_from_everywhere(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        stage.is_released(round.id).await;
        let first = told(&stage, &DECISION, None).await;
        let update = "panel = \"gnosjo\"\nstatus = \"done\"\ndated = 2027-01-15\ntext.sv = \"Det blev så.\"\n";
        let second = told(&stage, update, Some(&first)).await;
        stage.all_leaves().await;
        assert!(results(&mut stage).await.contains("Klart (15 januari): Sex nya tjänster i skolan"));
        assert!(matches!(taken_back(&stage, &first).await, Err(Refusal::DecisionWentOn(_))));
        taken_back(&stage, &second).await.expect("the last");
        assert!(results(&mut stage).await.contains("Beslutat (15 januari): Sex nya tjänster i skolan"));
        told(&stage, update, Some(&first)).await;
        assert!(results(&mut stage).await.contains("Klart (15 januari)"));
    }

    a_decision_of_which_nothing_else_was_told_is_gone_with_its_message(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        stage.is_released(round.id).await;
        let only = told(&stage, &DECISION, None).await;
        stage.turn_the_page();
        taken_back(&stage, &only).await.expect("all of it");
        stage.all_leaves().await;
        assert_eq!(stage.people[0].diary, Vec::<String>::new(), "it had not left yet");
        assert!(!results(&mut stage).await.contains("Sex nya tjänster"));
        assert_eq!(stage.test().desk.decisions(None).await.expect("decisions").len(), 0);
    }
}
