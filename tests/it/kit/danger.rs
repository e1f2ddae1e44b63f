//! Owners are told at once that there is something to read which may mean danger, and never what it says.

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::staff::Role;
use panelbot::domain::{Platform, Round};
use panelbot::service::{DangerNotice, NewPost};

use crate::open_answers::stage::{PANEL, ROUND};
use crate::support::{Someone, TestDesk, both_databases};

/// The round, open, with an owner and somebody of each other role, all of whom have a chat.
async fn open(test: &TestDesk) -> Round {
    test.panel(&PANEL).await;
    for role in Role::ALL {
        let new = NewPost { panel: "lunch".to_owned(), role, name: String::new() };
        let (_, code) = test.desk.add_staff(new, "a test").await.expect("a code");
        let mut someone = Someone::on(Platform::Telegram, role.as_str());
        someone.write(test, &format!("/staff {code}")).await;
    }
    test.open_round(&ROUND).await
}

/// Somebody new who writes this to the first question.
async fn writes(test: &TestDesk, words: &str) -> Someone {
    let mut someone = Someone::on(Platform::Telegram, "elev");
    someone.write(test, "/start").await;
    let join = someone.finds(|button| matches!(button, Button::Join(_)));
    someone.act(test, join).await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
    someone.write(test, words).await;
    someone
}

/// What leaves now.
async fn told(test: &TestDesk) -> Vec<DangerNotice> {
    let due = test.desk.danger_due().await.expect("readable");
    for notice in &due {
        assert!(test.desk.note_danger_told(notice).await.expect("noted"));
        assert!(!test.desk.note_danger_told(notice).await.expect("noted"), "told once");
    }
    due
}

both_databases! {
    an_owner_is_told_in_which_round_and_how_to_read_it_and_no_word_of_it(test) {
        open(&test).await;
        writes(&test, "Mindre kö, tack").await;
        assert_eq!(told(&test).await, []);
        writes(&test, "Jag heter Kalle och vill dö").await;
        let notices = told(&test).await;
        assert_eq!(notices.len(), 1);
        let to: Vec<&str> = notices[0].to.iter().map(|(owner, _)| owner.to.address.external_id.as_str()).collect();
        assert!(to.len() == 1 && to[0].contains("owner"), "{to:?}");
        let words = &notices[0].to[0].1;
        assert!(words.contains("Någon har skrivit något som kan betyda fara."), "{words}");
        assert!(words.contains("”Maten i skolan”: panelbot answers list lunch/1 --danger"), "{words}");
        assert!(!words.contains("Kalle") && !words.contains("vill dö"), "{words}");
    }

    a_panel_is_told_of_at_most_once_an_hour_and_nothing_is_left_afterwards(test) {
        open(&test).await;
        writes(&test, "vill dö").await;
        assert_eq!(told(&test).await.len(), 1);
        for _ in 0..3 {
            test.clock.pass(Duration::minutes(10));
            writes(&test, "självmord").await;
            assert_eq!(told(&test).await, []);
        }
        test.clock.pass(Duration::minutes(29));
        assert_eq!(told(&test).await, []);
        test.clock.pass(Duration::minutes(1));
        assert_eq!(told(&test).await.len(), 1, "of all three together");
        test.clock.pass(Duration::minutes(60));
        assert_eq!(told(&test).await, []);
        assert_eq!(test.count("danger").await, 0, "nothing says when it was");
    }

    what_has_been_told_is_not_told_again(test) {
        open(&test).await;
        writes(&test, "vill dö").await;
        assert_eq!(told(&test).await.len(), 1);
        test.clock.pass(Duration::hours(2));
        assert_eq!(told(&test).await, []);
    }

    words_in_something_else_and_in_a_place_are_seen_too(test) {
        open(&test).await;
        let mut someone = writes(&test, "Mindre kö").await;
        someone.press(&test, "Nej").await;
        assert_eq!(told(&test).await, []);
        someone.press(&test, "Något annat").await;
        someone.write(&test, "jag vill dö").await;
        assert_eq!(told(&test).await.len(), 1);
    }
}
