//! A week after the statement, one press: counted once a person, and apart from who.

use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::statement::Felt;

use super::stage::{Stage, tax};
use crate::support::both_databases;

both_databases! {
    a_week_later_one_press_tells_whether_it_felt_like_an_answer_once_a_person(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        stage.turn_the_page();
        stage.pass(6 * 24).await;
        assert!(stage.people.iter().all(|one| one.diary.is_empty()), "it is too early");
        stage.pass(2 * 24).await;
        let asked: Vec<usize> = stage.people.iter().map(|one| one.diary.len()).collect();
        assert_eq!(asked, [1, 1, 1, 0]);
        assert!(stage.people[0].diary[0].contains("Kändes det som ett svar?"), "{:?}", stage.people[0].diary);
        assert!(stage.people[0].diary[0].contains("[Ja] [Delvis] [Nej]"), "{:?}", stage.people[0].diary);
        for (one, label) in [(0, "Ja"), (1, "Delvis")] {
            stage.people[one].someone.press(&stage.diary.test, label).await;
            assert!(stage.people[one].someone.words().contains("Tack!"));
        }
        let statement = stage.test().desk.statement_status(&tax()).await.expect("a status").given.expect("given").id;
        let no = Heard::Pressed { data: Button::Felt(statement, Felt::No).encode(), message: None };
        // Once more, and by somebody who did not take part.
        for one in [0, 3] {
            let press = stage.people[one].someone.does(no.clone());
            stage.people[one].someone.act(&stage.diary.test, press).await;
        }
        let felt = stage.test().desk.statement_status(&tax()).await.expect("a status").felt;
        assert_eq!(felt.counts, [1, 1, 0]);
        assert_eq!(felt.shown(), None, "too few to show");
        assert_eq!(stage.test().count("felt_by").await, 2);
        let columns = if stage.test().is_sqlite() { "SELECT name FROM pragma_table_info('felt_by')" } else {
            "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = 'felt_by'"
        };
        let names = stage.test().look(columns).await;
        let mut names: Vec<String> = names.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
        names.sort();
        assert_eq!(names, ["comment", "panelist_id", "said", "statement_id"], "what was said, encrypted, and nothing of when");
        stage.people[0].writes(&stage.diary.test, "/forget").await;
        stage.people[0].someone.press(&stage.diary.test, "Ja, ta bort allt").await;
        assert_eq!(stage.test().count("felt_by").await, 1);
    }
}
