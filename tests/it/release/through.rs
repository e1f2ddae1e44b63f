//! When the result has reached everyone the link goes; at the latest thirty days after the close. On both databases.

use chrono::Duration;
use panelbot::domain::{Platform, RoundPhase};

use super::stage::{
    Panelist, answered, given_back, release, sends, stands, summary, thirty, words,
};
use crate::support::{TestDesk, both_databases};

async fn upkeep(test: &TestDesk) -> (u64, u64) {
    let done = test.desk.upkeep().await.expect("the database is there");
    (done.reported, done.sealed)
}

both_databases! {
    the_link_goes_when_the_result_has_reached_everyone_and_not_before(test) {
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        assert_eq!(upkeep(&test).await, (0, 0), "nobody has it");
        sends(&test, &mut people).await;
        assert_eq!(upkeep(&test).await, (0, 0), "it waits on pages");
        let mut pages: Vec<_> = people
            .iter_mut()
            .filter(|one| one.someone.address.platform == Platform::Browser)
            .collect();
        let (last, others) = pages.split_last_mut().expect("someone");
        for one in others {
            one.visits(&test).await;
        }
        assert_eq!(upkeep(&test).await, (0, 0), "one has not come yet");
        assert_eq!(stands(&test, &round).await.phase(), RoundPhase::Closed);
        last.visits(&test).await;
        assert_eq!(upkeep(&test).await, (1, 1));
        assert_eq!(upkeep(&test).await, (0, 0));
        let sealed = stands(&test, &round).await;
        assert_eq!(sealed.phase(), RoundPhase::Reported);
        assert!(sealed.sealed_at().is_some());
        assert_eq!(test.count("round_secret").await, 0);
        assert_eq!(test.count("answer").await, 0);
    }

    thirty_days_after_the_close_the_link_goes_whoever_has_not_come(test) {
        let mut people: Vec<Panelist> =
            (0..12).map(|_| Panelist::new(Platform::Browser, Some(0), 0)).collect();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        test.clock.pass(Duration::days(20));
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        people[0].visits(&test).await;
        assert_eq!(given_back(&people[0].got[0]).len(), 1);
        test.clock.pass(Duration::days(10));
        assert_eq!(upkeep(&test).await, (0, 1));
        people[1].visits(&test).await;
        let told = words(&people[1].got[0]);
        assert!(told.contains("Vilka svar som var dina kan ingen se längre"), "{told}");
        assert!(given_back(&people[1].got[0]).is_empty(), "{told}");
        test.clock.pass(Duration::days(21));
        assert_eq!(upkeep(&test).await, (0, 0), "what nobody came for is given up");
        assert_eq!(upkeep(&test).await, (1, 0));
        assert_eq!(stands(&test, &round).await.phase(), RoundPhase::Reported);
    }
}
