//! What time brings about: closing, sealing, erasing. On both databases.

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::{Platform, RoundPhase};
use panelbot::service::Upkeep;

use crate::support::{Someone, TestDesk, both_databases};

async fn guest(test: &TestDesk, name: &str) -> Someone {
    let mut someone = Someone::on(Platform::Telegram, name);
    someone.write(test, "/start").await;
    someone.press(test, "Ungdomspanelen").await;
    someone.press(test, "Den är god").await;
    someone
}

both_databases! {
    a_round_closes_on_time_and_is_sealed_thirty_days_later(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = guest(&test, "anna").await;
        let enrol = anna.finds(|button| matches!(button, Button::Enrol(_)));
        anna.act(&test, enrol).await;
        anna.press(&test, "Årskurs 8").await;
        assert_eq!(test.desk.upkeep().await.unwrap(), Upkeep::default());
        test.clock.pass(Duration::days(14));
        let done = test.desk.upkeep().await.unwrap();
        assert_eq!((done.closed, done.sealed), (1, 0));
        test.clock.pass(Duration::days(29));
        assert_eq!(test.desk.upkeep().await.unwrap().sealed, 0);
        test.clock.pass(Duration::days(1));
        assert_eq!(test.desk.upkeep().await.unwrap().sealed, 1);
        assert_eq!(test.desk.upkeep().await.unwrap(), Upkeep::default());
        let read = test.store.read().await.unwrap();
        let sealed = read.round(round.id).await.unwrap().unwrap();
        assert_eq!(sealed.phase(), RoundPhase::Closed);
        assert_eq!(read.responses(round.id).await.unwrap().len(), 1);
        assert_eq!(test.count("response").await + test.count("answer").await, 0);
        assert_eq!(test.count("round_secret").await, 0);
        assert!(test.desk.seal(round.id).await.is_err(), "only once");
    }

    nobody_answers_in_a_round_past_its_time_even_before_it_is_closed(test) {
        test.svenljunga().await;
        let mut anna = Someone::on(Platform::Telegram, "anna");
        anna.write(&test, "/start").await;
        anna.press(&test, "Ungdomspanelen").await;
        test.clock.pass(Duration::days(14));
        anna.press(&test, "Den är god").await;
        assert_eq!(test.count("answer").await, 0);
    }

    an_open_round_and_one_that_keeps_the_link_are_not_sealed(test) {
        let (_, round) = test.svenljunga().await;
        assert!(test.desk.seal(round.id).await.is_err());
        let linked = include_str!("../../examples/svenljunga/skolmaten.toml")
            .replace("mode = \"confidential\"", "mode = \"linked\"")
            .replace("number = 1", "number = 2");
        let linked = test.open_round(&linked).await;
        test.close_round(&linked).await;
        let refused = test.desk.seal(linked.id).await.unwrap_err().to_string();
        assert!(refused.contains("promised"), "{refused}");
        test.clock.pass(Duration::days(100));
        let done = test.desk.upkeep().await.unwrap();
        assert_eq!((done.closed, done.sealed), (1, 1), "the other one");
    }

    a_guest_who_does_not_join_is_erased_after_thirty_days(test) {
        test.svenljunga().await;
        guest(&test, "anna").await;
        test.clock.pass(Duration::days(29));
        assert_eq!(test.desk.upkeep().await.unwrap().guests_erased, 0);
        test.clock.pass(Duration::days(1));
        assert_eq!(test.desk.upkeep().await.unwrap().guests_erased, 1);
        for table in ["person", "address", "panelist", "consent", "participation", "conversation"] {
            assert_eq!(test.count(table).await, 0, "{table}");
        }
    }

    a_panelist_not_heard_from_for_as_long_as_the_panel_keeps_them_is_erased(test) {
        test.svenljunga().await;
        let mut anna = guest(&test, "anna").await;
        let enrol = anna.finds(|button| matches!(button, Button::Enrol(_)));
        anna.act(&test, enrol).await;
        test.clock.pass(Duration::days(200));
        anna.write(&test, "/help").await;
        test.clock.pass(Duration::days(365));
        assert_eq!(test.desk.upkeep().await.unwrap().inactive_erased, 0);
        test.clock.pass(Duration::days(1));
        assert_eq!(test.desk.upkeep().await.unwrap().inactive_erased, 1);
        assert_eq!(test.count("person").await, 0);
    }

    who_came_by_and_joined_nothing_is_forgotten_after_thirty_days(test) {
        test.svenljunga().await;
        let mut anna = Someone::on(Platform::Browser, "anna");
        anna.write(&test, "/start").await;
        test.clock.pass(Duration::days(30));
        assert_eq!(test.desk.upkeep().await.unwrap().strangers_erased, 0);
        test.clock.pass(Duration::days(1));
        assert_eq!(test.desk.upkeep().await.unwrap().strangers_erased, 1);
        assert_eq!(test.count("person").await + test.count("address").await, 0);
    }

    ids_of_updates_are_forgotten_after_two_days(test) {
        let mut anna = Someone::on(Platform::Browser, "anna");
        anna.write(&test, "/start").await;
        test.clock.pass(Duration::hours(48));
        assert_eq!(test.desk.upkeep().await.unwrap().updates_forgotten, 0);
        test.clock.pass(Duration::hours(1));
        assert_eq!(test.desk.upkeep().await.unwrap().updates_forgotten, 1);
    }
}
