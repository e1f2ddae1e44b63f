//! Sealing keeps what staff made of open answers, and leaves nothing that leads to anybody.

use panelbot::domain::Answer;
use panelbot::service::{Hide, OpenAnswer, RoundName, ThemeChange, WantedAnswers};

use super::stage::{PANEL, ROUND, put, quotable};
use crate::support::{TestDesk, both_databases, files};

/// How many answers.
const ANSWERS: usize = 60;

async fn all(test: &TestDesk, name: &RoundName) -> Vec<OpenAnswer> {
    let wanted = WantedAnswers::default();
    test.desk.open_answers(name, &wanted, "a test").await.unwrap().answers
}

async fn read(test: &TestDesk, name: &RoundName) {
    for theme in ["Mat", "Ljud"] {
        let add = ThemeChange::Add(theme.to_owned());
        test.desk.change_themes(name, &add, "a test").await.unwrap();
    }
    for (no, answer) in all(test, name).await.into_iter().enumerate() {
        let handle = answer.handle.unwrap();
        if no % 3 == 0 {
            let hide = Hide::Text("Kalle".to_owned());
            test.desk.hide(name, &handle, &hide, "a test").await.unwrap();
        }
        let theme = if no % 2 == 0 { "Mat" } else { "Ljud" };
        let (handles, themes) = (vec![handle.clone()], vec![theme.to_owned()]);
        let assign = ThemeChange::Assign { handles, themes };
        test.desk.change_themes(name, &assign, "a test").await.unwrap();
        if answer.quotable == Some(true) {
            test.desk.choose_quote(name, &handle, true, true, "a test").await.unwrap();
        }
    }
}

both_databases! {
    sealing_keeps_what_staff_made_of_answers_under_other_keys(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let responses: Vec<Vec<Answer>> = (0..ANSWERS)
            .map(|no| vec![quotable(&format!("Svar {no} till Kalle"), no % 4 == 0)])
            .collect();
        let keys = put(&test.store, round.id, &responses).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        read(&test, &name).await;
        let before = all(&test, &name).await;
        assert_eq!(before.iter().filter(|one| one.chosen).count(), ANSWERS / 4);
        let old: Vec<Vec<u8>> = keys.iter().map(|key| key.0.to_vec()).collect();
        let bytes = files::bytes_of(&test.database_files().await);
        let there = files::found(&bytes, old.iter().map(Vec::as_slice));
        assert_eq!(there.len(), ANSWERS, "the old keys are in the files");

        test.desk.seal(round.id).await.unwrap();

        assert_eq!(all(&test, &name).await, before, "handles, themes, consents and all");
        let bytes = files::bytes_of(&test.database_files().await);
        let kept = files::found(&bytes, old.iter().map(Vec::as_slice));
        assert_eq!(kept.len(), 0, "no old key is left");
        assert_eq!(all(&test, &name).await, before, "reading again draws nothing new");
    }

    what_staff_made_of_answers_says_neither_when_nor_in_which_order_they_came(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let name = RoundName::Id(round.id);
        let danger = WantedAnswers { danger: true, ..WantedAnswers::default() };
        for no in 0..ANSWERS {
            put(&test.store, round.id, &[vec![quotable(&format!("{no:02} vill dö, säg till Kalle"), true)]]).await;
            // Reading while the round is open leaves no trace of what was there by then.
            test.desk.open_answers(&name, &danger, "a test").await.unwrap();
        }
        assert_eq!(test.count("reading").await, 0);
        test.close_round(&round).await;
        read(&test, &name).await;
        test.desk.seal(round.id).await.unwrap();

        let lies = if test.is_sqlite() { "" } else { "ORDER BY reading.ctid" };
        let sql = format!(
            "SELECT value FROM reading JOIN sealed_answer ON \
             sealed_answer.respondent_key = reading.respondent_key {lies}"
        );
        let rows = test.look(&sql).await;
        let values: Vec<String> =
            rows.iter().map(|row| row.try_get("", "value").unwrap()).collect();
        assert_eq!(values.len(), ANSWERS);
        let mut came = values.clone();
        came.sort();
        let right = values.iter().zip(&came).filter(|(a, b)| a == b).count();
        assert!(right < 10, "{right} of {ANSWERS} lie where they came");
        if !test.is_sqlite() {
            let changes = test.look("SELECT DISTINCT xmin::text AS change FROM reading").await;
            assert_eq!(changes.len(), 1, "all rows came in one change");
        }
    }
}
