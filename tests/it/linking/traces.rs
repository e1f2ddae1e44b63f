//! What is left of a code, and of having been two.

use chrono::Duration;

use super::scene::{become_one, browser, code, join, link, telegram};
use crate::support::{TestDesk, both_databases, files};

/// The ids of people and panelists, and the keys of responses, as bytes.
async fn ids(test: &TestDesk) -> Vec<Vec<u8>> {
    let mut ids = Vec::new();
    for table in ["person", "panelist"] {
        for row in test.look(&format!("SELECT id FROM {table}")).await {
            ids.push(row.try_get::<uuid::Uuid>("", "id").unwrap().as_bytes().to_vec());
        }
    }
    for row in test.look("SELECT respondent_key FROM response").await {
        ids.push(row.try_get("", "respondent_key").unwrap());
    }
    ids
}

both_databases! {
    a_used_code_is_nowhere(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = code(&test, &mut anna).await;
        assert!(test.dump().await.contains(&code));
        let mut there = join(&test, browser("anna")).await;
        link(&test, &mut there, &code).await;
        assert!(!test.dump().await.contains(&code));
        test.desk.upkeep().await.unwrap();
        let bytes = files::bytes_of(&test.database_files().await);
        if test.is_sqlite() {
            assert!(!files::contains(&bytes, code.as_bytes()));
        }
    }

    an_unused_code_is_erased_when_its_time_is_over(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        code(&test, &mut anna).await;
        assert_eq!(test.desk.upkeep().await.unwrap().link_codes_erased, 0);
        test.clock.pass(Duration::minutes(10));
        assert_eq!(test.desk.upkeep().await.unwrap().link_codes_erased, 1);
        assert_eq!(test.count("link_code").await, 0);
    }

    after_sealing_nothing_tells_that_someone_was_two(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Ja, höj").await;
        let two = ids(&test).await;
        become_one(&test, &mut anna, &mut there).await;
        let one = ids(&test).await;
        let gone: Vec<Vec<u8>> = two.iter().filter(|id| !one.contains(id)).cloned().collect();
        assert_eq!(gone.len(), 3, "a person, a panelist, a key");
        test.close_round(&round).await;
        let before = files::bytes_of(&test.database_files().await);
        test.desk.seal(round.id).await.unwrap();
        let bytes = files::bytes_of(&test.database_files().await);
        let key = one.last().unwrap();
        assert!(files::contains(&before, key), "the old key was in the files");
        assert!(!files::contains(&bytes, key), "and is no longer");
        if test.is_sqlite() {
            for id in &gone {
                assert!(!files::contains(&bytes, id), "a trace of the other is in the files");
            }
        }
        let dump = test.dump().await;
        for id in gone.iter().map(|id| files::hex(id)) {
            assert!(!dump.contains(&id), "{id} is still there");
        }
    }
}
