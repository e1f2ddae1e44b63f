//! Whether a statement felt like an answer: told to whoever pressed, erased with them, and counted once for one person.

use panelbot::conversation::Button;

use crate::linking::scene::become_one;
use crate::statements::stage::{Stage, tax};
use crate::support::both_databases;

async fn counts(stage: &Stage) -> [u64; 3] {
    stage.test().desk.statement_status(&tax()).await.expect("a status").felt.counts
}

/// Everyone who took part is asked, and these press this.
async fn pressed(stage: &mut Stage, presses: &[(usize, &str)]) {
    stage.answered().await;
    stage.pass(8 * 24).await;
    for (one, label) in presses {
        stage.people[*one].someone.press(&stage.diary.test, label).await;
    }
}

/// The first asks for a code, and the second uses it.
async fn join(stage: &mut Stage, owner: usize, other: usize) {
    let [owner, other] = stage.people.get_disjoint_mut([owner, other]).expect("two people");
    become_one(&stage.diary.test, &mut owner.someone, &mut other.someone).await;
}

async fn forget(stage: &mut Stage, one: usize) {
    stage.people[one].someone.write(&stage.diary.test, "/forget").await;
    let yes = stage.people[one].someone.finds(|button| matches!(button, Button::Forget(true)));
    stage.people[one].someone.act(&stage.diary.test, yes).await;
}

both_databases! {
    of_two_presses_by_one_person_the_one_who_goes_on_counts(test) {
        let mut stage = Stage::open(test).await;
        pressed(&mut stage, &[(0, "Ja"), (1, "Nej"), (2, "Delvis")]).await;
        assert_eq!(counts(&stage).await, [1, 1, 1]);
        join(&mut stage, 0, 1).await;
        assert_eq!(counts(&stage).await, [1, 1, 0], "Bo was Ann");
        assert_eq!(stage.test().count("felt_by").await, 2);
        let told = stage.people[1].someone.my_answers(&stage.diary.test).await;
        assert!(told.contains("\"felt_like_an_answer\": \"yes\""), "{told}");
        assert!(!told.contains("\"no\""), "{told}");
    }

    a_press_goes_over_to_whoever_had_not_pressed_and_leaves_with_them(test) {
        let mut stage = Stage::open(test).await;
        pressed(&mut stage, &[(0, "Ja"), (2, "Delvis")]).await;
        join(&mut stage, 3, 2).await;
        assert_eq!(counts(&stage).await, [1, 1, 0], "Cia was Dag");
        let told = stage.people[3].someone.my_answers(&stage.diary.test).await;
        assert!(told.contains("\"felt_like_an_answer\": \"partly\""), "{told}");
        forget(&mut stage, 3).await;
        assert_eq!(counts(&stage).await, [1, 0, 0]);
        assert_eq!(stage.test().count("felt_by").await, 1);
    }

    what_was_pressed_is_told_in_words_and_readable_nowhere_else(test) {
        let mut stage = Stage::open(test).await;
        pressed(&mut stage, &[(0, "Ja"), (1, "Delvis"), (2, "Nej")]).await;
        let words = [
            "Svaret om ”Ska vi höja skatten?”: det kändes som ett svar, har du tryckt",
            "Svaret om ”Ska vi höja skatten?”: det kändes delvis som ett svar, har du tryckt",
            "Svaret om ”Ska vi höja skatten?”: det kändes inte som ett svar, har du tryckt",
        ];
        for (one, words) in words.into_iter().enumerate() {
            stage.people[one].someone.write(&stage.diary.test, "/mydata").await;
            let told = stage.people[one].someone.words();
            assert!(told.contains(words), "{told}");
        }
        stage.people[3].someone.write(&stage.diary.test, "/mydata").await;
        assert!(!stage.people[3].someone.words().contains("kändes"));
        let length = if stage.test().is_sqlite() { "length(said)" } else { "octet_length(said)" };
        let rows = stage.test().look(&format!("SELECT DISTINCT {length} AS bytes FROM felt_by")).await;
        assert_eq!(rows.len(), 1, "nothing tells which word it is");
        let hex = if stage.test().is_sqlite() { "hex(said)" } else { "encode(said, 'hex')" };
        let rows = stage.test().look(&format!("SELECT DISTINCT {hex} AS said FROM felt_by")).await;
        assert_eq!(rows.len(), 3);
    }
}
