//! Bulletins on our own page, on both databases: they wait for a visit, and no bulletin waits for visits.

use chrono::Duration;
use panelbot::domain::Platform;
use panelbot::domain::broadcast::{BroadcastStep, Figures};

use super::steps::{panel, panelist, sent, swedish, take, tend, total};
use crate::support::{Someone, TestDesk, both_databases};

/// What the person's page says when they fetch it.
async fn visit(test: &TestDesk, someone: &mut Someone) -> String {
    let page = test.desk.visit(&someone.address).await.expect("readable").expect("known");
    someone.sees = page.latest;
    someone.words()
}

both_databases! {
    a_bulletin_waits_for_a_visit_stays_for_a_day_and_is_shown_again_when_it_is_corrected(test) {
        let panel = panel(&test).await;
        let mut bo = panelist(&test, Platform::Browser, "bo").await;
        let before = visit(&test, &mut bo).await;
        let name = sent(&test, &panel, "Nyheter!").await;
        assert_eq!(total(&test, &name).await, ("done", Figures { waiting: 1, ..Figures::default() }));
        test.clock.pass(Duration::days(29));
        // The person's menu and presses do not take it for seen.
        bo.write(&test, "/rounds").await;
        assert_eq!(total(&test, &name).await.1.waiting, 1);
        let shown = visit(&test, &mut bo).await;
        assert!(shown.contains("Nyheter!"), "{shown}");
        assert_eq!(total(&test, &name).await.1, Figures { sent: 1, ..Figures::default() });
        test.clock.pass(Duration::hours(23));
        assert!(visit(&test, &mut bo).await.contains("Nyheter!"));
        test.clock.pass(Duration::hours(1));
        assert!(!visit(&test, &mut bo).await.contains("Nyheter!"));

        test.desk.correct_bulletin(&name, swedish("Rättelse!"), "a test").await.expect("corrected");
        tend(&test).await;
        assert!(visit(&test, &mut bo).await.contains("Rättelse!"));
        take(&test, &name, BroadcastStep::Recall).await;
        assert!(!visit(&test, &mut bo).await.contains("Rättelse!"));
        assert_eq!(total(&test, &name).await.1.sent, 1, "what was shown cannot be taken back");
        assert!(!before.contains("Nyheter!"));
    }

    what_is_stopped_before_a_visit_is_not_shown_and_what_is_paused_waits(test) {
        let panel = panel(&test).await;
        let mut bo = panelist(&test, Platform::Browser, "bo").await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = sent(&test, &panel, "Nyheter!").await;
        take(&test, &name, BroadcastStep::Pause).await;
        assert!(!visit(&test, &mut bo).await.contains("Nyheter!"));
        take(&test, &name, BroadcastStep::Resume).await;
        take(&test, &name, BroadcastStep::Stop).await;
        tend(&test).await;
        assert!(!visit(&test, &mut bo).await.contains("Nyheter!"));
        assert_eq!(total(&test, &name).await.1, Figures { cancelled: 2, ..Figures::default() });
    }

    nobody_came_for_thirty_days_and_it_is_given_up(test) {
        let panel = panel(&test).await;
        let mut bo = panelist(&test, Platform::Browser, "bo").await;
        let name = sent(&test, &panel, "Nyheter!").await;
        test.clock.pass(Duration::days(30) + Duration::seconds(1));
        assert!(!visit(&test, &mut bo).await.contains("Nyheter!"));
        assert_eq!(test.desk.upkeep().await.expect("done").unseen_given_up, 1);
        assert_eq!(total(&test, &name).await.1, Figures { cancelled: 1, ..Figures::default() });
    }
}
