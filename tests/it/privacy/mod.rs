//! The attacker's test: with the whole database of a sealed round, every row, time and byte, and knowing who each panelist
//! is and in which order they answered, nobody can tell better than by chance who gave which answer within a background
//! group. The same attacks succeed before the sealing, so that the test can fail.

mod attacks;
mod panel;
mod view;
mod wal;

use attacks::{by_group_of_changes, by_length, by_order};
use panel::{GROUPS, PEOPLE, Truth};
use view::View;

use crate::support::{both_databases, files};

/// Matches that chance alone passes with a probability of less than one in 10⁸. In a group of any size, pairing two
/// lists by chance gives one match on average, and nearly a Poisson distribution; so many groups give as many on average.
const CHANCE: usize = GROUPS + 16;

both_databases! {
    sealing_leaves_the_attacker_no_better_than_chance(test) {
        let round = panel::open(&test).await;
        let truth: Truth = panel::answer(&test, &round).await;
        test.close_round(&round).await;

        let before = View::of(&test, &round).await;
        let secrets = before.secrets();
        assert_eq!(before.rows.len(), PEOPLE);
        let bytes = files::bytes_of(&test.database_files().await);
        let there = files::found(&bytes, secrets.iter().map(Vec::as_slice));
        assert!(there.len() > PEOPLE, "the old keys and the secret are in the files");
        let changes = before.changes(&test, &round, &bytes);
        // Everyone who came to the end.
        assert!(truth.matches(&by_group_of_changes(&before, &changes)) * 2 > PEOPLE);
        if !test.is_sqlite() {
            let guesses = by_order(&before, &truth.order, |row| row.change);
            assert!(truth.matches(&guesses) * 5 > PEOPLE * 4);
        }
        assert!(by_length(&before).is_some(), "who broke off is known, and so are their answers");
        assert!(view::chats_naming(&test.dump().await, &round).len() > PEOPLE);

        test.desk.seal(round.id).await.unwrap();
        // As the upkeep does, where PostgreSQL's own ANALYZE was reading meanwhile.
        while test.store.scrub().await.is_err() {}

        let after = View::of(&test, &round).await;
        assert_eq!(after.rows.len(), PEOPLE, "no answer is lost");
        assert_eq!(after.answers(), before.answers(), "and none is changed");
        for place in [|row: &view::Row| row.place, |row: &view::Row| row.change] {
            let guesses = by_order(&after, &truth.order, place);
            assert!(truth.matches(&guesses) <= CHANCE, "{}", truth.matches(&guesses));
        }
        let bytes = files::bytes_of(&test.database_files().await);
        let changes = after.changes(&test, &round, &bytes);
        let guesses = by_group_of_changes(&after, &changes);
        assert!(truth.matches(&guesses) <= CHANCE, "{}", truth.matches(&guesses));
        assert_eq!(by_length(&after), None, "who broke off is forgotten");
        let kept = files::found(&bytes, secrets.iter().map(Vec::as_slice));
        assert!(kept.is_empty(), "{} old keys or secrets are still in the files", kept.len());
        assert!(after.rows.iter().all(|row| !secrets.contains(&row.key)), "every key is new");
        let same_change = after.rows.windows(2).all(|pair| pair[0].change == pair[1].change);
        assert!(same_change, "all rows came in one change");
        view::assert_nothing_points_at(&test, &round).await;
    }

    what_somebody_reads_while_a_round_is_sealed_goes_from_the_files_with_the_next_upkeep(test) {
        let round = panel::open(&test).await;
        panel::answer(&test, &round).await;
        test.close_round(&round).await;
        let secrets = View::of(&test, &round).await.secrets();
        let found = async || {
            let bytes = files::bytes_of(&test.database_files().await);
            files::found(&bytes, secrets.iter().map(Vec::as_slice)).len()
        };
        let reader = test.store.read().await.unwrap();
        reader.panels().await.unwrap();
        test.desk.seal(round.id).await.unwrap();
        assert!(test.store.scrub().await.is_err(), "it is known that traces are left");
        assert!(found().await > 0);
        reader.commit().await.unwrap();
        test.desk.upkeep().await.unwrap();
        while test.store.scrub().await.is_err() {}
        assert_eq!(found().await, 0);
    }

    a_rare_background_is_coarsened_by_sealing(test) {
        let round = panel::open(&test).await;
        panel::answer_rarely(&test, &round).await;
        test.close_round(&round).await;
        test.desk.seal(round.id).await.unwrap();
        let read = test.store.read().await.unwrap();
        let mut sizes = std::collections::BTreeMap::new();
        for response in read.responses(round.id).await.unwrap() {
            *sizes.entry(format!("{:?}", response.background)).or_insert(0) += 1;
        }
        assert!(sizes.values().all(|size| *size >= 5), "{sizes:?}");
        assert!(sizes.len() > 1, "{sizes:?}");
    }

    after_sealing_not_even_the_panelist_finds_their_answers(test) {
        let round = panel::open(&test).await;
        let mut anna = panel::join(&test, "anna", 0).await;
        anna.write(&test, "4711").await;
        assert!(anna.my_answers(&test).await.contains("4711"));
        test.close_round(&round).await;
        assert!(anna.my_answers(&test).await.contains("4711"));
        test.desk.seal(round.id).await.unwrap();
        let file = anna.my_answers(&test).await;
        assert!(!file.contains("4711"), "{file}");
        assert!(file.contains("\"rounds\": ["), "that they took part is still known");
    }
}
