//! A result that cannot go out, and why. On both databases.

use panelbot::domain::Platform;
use panelbot::service::{Release, RoundName};

use super::stage::{Panelist, answered, given_back, release, sends, summary, words};
use crate::support::{TestDesk, both_databases};

fn some(count: usize) -> Vec<Panelist> {
    (0..count).map(|no| Panelist::new(Platform::Telegram, Some(no % 2), 0)).collect()
}

async fn why_not(test: &TestDesk, round: &panelbot::domain::Round) -> String {
    let name = RoundName::Id(round.id);
    let previewed = test.desk.preview_release(&name, &Release::default()).await;
    let refused = test.desk.release_result(&name, &Release::default(), "a test").await;
    let why = refused.expect_err("it does not go out").to_string();
    assert_eq!(previewed.expect_err("nor is it shown").to_string(), why);
    why
}

both_databases! {
    an_open_round_has_no_result_to_send(test) {
        let round = answered(&test, &mut some(1)).await;
        let why = why_not(&test, &round).await;
        assert!(why.contains("counted when it closes") && why.contains("is open"), "{why}");
    }

    a_round_that_nobody_answered_has_none_either(test) {
        let mut nobody = vec![Panelist::new(Platform::Telegram, None, 0)];
        let round = answered(&test, &mut nobody).await;
        test.close_round(&round).await;
        let why = why_not(&test, &round).await;
        assert!(why.contains("nobody answered"), "{why}");
    }

    the_same_result_goes_out_once(test) {
        let mut people = some(12);
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        let why = why_not(&test, &round).await;
        assert!(why.contains("out already"), "{why}");
        sends(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.len() == 1));
        let audit = test.desk.audit_log(None, None).await.expect("readable");
        assert_eq!(audit.iter().filter(|entry| entry.action == "results release").count(), 1);
    }

    nine_answers_are_told_as_nine_without_any_figures(test) {
        let mut people = some(9);
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        for one in &people {
            let told = words(&one.got[0]);
            assert!(told.contains("9 av 9 svarade. När så få"), "{told}");
            assert!(!told.contains('%') && given_back(&one.got[0]).is_empty(), "{told}");
        }
    }
}
