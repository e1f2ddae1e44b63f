//! A result that is corrected or taken back after it went out. On both databases.

use panelbot::domain::broadcast::BroadcastStep;
use panelbot::domain::delivery::Claimed;
use panelbot::domain::{LocalText, Locale, Platform, RoundPhase};
use panelbot::service::BulletinName;

use super::stage::{
    Panelist, answered, broadcast, claims, given_back, release, sends, stands, summary, words,
};
use crate::support::{TestDesk, both_databases};

async fn sent(test: &TestDesk) -> (Vec<Panelist>, panelbot::domain::Round) {
    let mut people: Vec<Panelist> =
        (0..12).map(|_| Panelist::new(Platform::Telegram, Some(0), 0)).collect();
    let round = answered(test, &mut people).await;
    test.close_round(&round).await;
    release(test, &round, &summary()).await;
    sends(test, &mut people).await;
    (people, round)
}

both_databases! {
    other_words_take_the_place_of_those_that_were_sent(test) {
        let (mut people, round) = sent(&test).await;
        let name = BulletinName::Id(broadcast(&test, &round).await.id);
        let sv = Locale::parse("sv").expect("a language");
        let text: LocalText = [(sv, "Rättat: de flesta vill det.".to_owned())].into_iter().collect();
        test.clock.pass(chrono::Duration::hours(1));
        test.desk.correct_bulletin(&name, text, "a test").await.expect("it stands there");
        assert_eq!(test.desk.upkeep().await.expect("there").sealed, 0, "it goes out once more");
        sends(&test, &mut people).await;
        for one in &people {
            let [first, second] = one.got.as_slice() else { panic!("{:?}", one.got) };
            assert!(words(second).contains("Rättat") && !words(first).contains("Rättat"));
            assert!(second.replaces.is_some());
            assert_eq!(given_back(second), given_back(first));
        }
    }

    what_is_taken_back_is_nobodys_to_see_and_can_be_let_out_anew(test) {
        let (mut people, round) = sent(&test).await;
        test.desk.upkeep().await.expect("the database is there");
        assert_eq!(stands(&test, &round).await.phase(), RoundPhase::Reported);
        let name = BulletinName::Id(broadcast(&test, &round).await.id);
        test.clock.pass(chrono::Duration::hours(1));
        test.desk.advance_bulletin(&name, BroadcastStep::Recall, "a test").await.expect("taken");
        let claimed = claims(&test, Platform::Telegram, 100).await;
        assert_eq!(claimed.len(), 12);
        assert!(claimed.iter().all(|one| matches!(one, Claimed::TakeBack { .. })));
        let withheld = stands(&test, &round).await;
        assert_eq!((withheld.phase(), withheld.released_at()), (RoundPhase::Closed, None));
        people[0].writes(&test, "/resultat").await;
        assert!(people[0].someone.words().contains("inget resultat att visa än"));
        for one in &mut people {
            one.got.clear();
        }
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.len() == 1));
    }
}
