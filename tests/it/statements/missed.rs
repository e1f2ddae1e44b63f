//! Whoever reads on their own page, and stays away for longer than a copy waits there, is told at their next visit what came
//! meanwhile. On both databases.

use chrono::Duration;
use panelbot::domain::Platform;

use super::stage::{DECISION, Stage};
use crate::calendar::panelist::{Habit, Panelist};
use crate::linking::scene::become_one;
use crate::support::both_databases;

const HEADING: &str = "Det här har kommit sedan du var här sist";

const EVA: usize = 4;

/// Eva joins in the browser, answers with the others, and does not come back; the result, an answer and a decision come.
async fn eva_is_away(stage: &mut Stage) {
    stage.joins(Panelist::new("Eva", Habit::Answers, Platform::Browser)).await;
    stage.test().clock.pass(Duration::days(1));
    stage.answered_by(&[0, 1, 2, EVA]).await;
    let desk = stage.test().desk.clone();
    desk.tell_decision(None, stage.today(&DECISION).as_bytes(), false, "astrid")
        .await
        .expect("told");
    stage.all_leaves().await;
}

/// What somebody's page says when they open it.
async fn page(stage: &mut Stage, who: usize) -> String {
    let test = &stage.diary.test;
    stage.people[who].visits(test).await;
    stage.people[who].someone.words()
}

both_databases! {
    whoever_comes_back_after_more_than_thirty_days_is_told_what_came_until_they_do_something(test) {
        let mut stage = Stage::open(test).await;
        eva_is_away(&mut stage).await;
        stage.test().clock.pass(Duration::days(40));
        stage.test().desk.upkeep().await.expect("kept up");
        let shown = page(&mut stage, EVA).await;
        for words in [
            HEADING,
            "Ska vi höja skatten?",
            "4 av 5 svarade.",
            "Kommunfullmäktige svarade den",
            "Beslutat (16 januari): Sex nya tjänster i skolan",
        ] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert_eq!(page(&mut stage, EVA).await, shown, "the page stands still");
        stage.people[EVA].someone.press(&stage.diary.test, "Läs svaret").await;
        assert!(stage.people[EVA].someone.words().contains("Svar från Kommunfullmäktige"));
        assert!(!page(&mut stage, EVA).await.contains(HEADING));
    }

    as_long_as_the_copies_wait_they_are_what_the_page_shows(test) {
        let mut stage = Stage::open(test).await;
        eva_is_away(&mut stage).await;
        stage.test().clock.pass(Duration::days(20));
        let shown = page(&mut stage, EVA).await;
        assert!(shown.contains("Svar från Kommunfullmäktige") && !shown.contains(HEADING), "{shown}");
    }

    whoever_did_not_take_part_or_is_written_to_elsewhere_has_missed_nothing(test) {
        let mut stage = Stage::open(test).await;
        stage.joins(Panelist::new("Finn", Habit::Reads, Platform::Browser)).await;
        stage.joins(Panelist::new("Eva", Habit::Answers, Platform::Browser)).await;
        let (finn, eva) = (4, 5);
        let mut phone = Panelist::new("Eva", Habit::Reads, Platform::Telegram);
        become_one(&stage.diary.test, &mut stage.people[eva].someone, &mut phone.someone).await;
        stage.people.push(phone);
        stage.test().clock.pass(Duration::days(1));
        stage.answered_by(&[0, 1, 2, eva]).await;
        stage.test().clock.pass(Duration::days(40));
        for one in [finn, eva] {
            let shown = page(&mut stage, one).await;
            assert!(!shown.contains(HEADING), "{shown}");
        }
    }
}
