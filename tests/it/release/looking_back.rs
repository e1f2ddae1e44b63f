//! `/results` and `/mine`: what came of the rounds, and what one answered oneself, as long as anybody can tell.

use panelbot::domain::Platform;

use super::stage::{Panelist, answered, release, sends, summary};
use crate::support::{TestDesk, both_databases};

async fn twelve(test: &TestDesk) -> (Vec<Panelist>, panelbot::domain::Round) {
    let mut people: Vec<Panelist> =
        (0..11).map(|no| Panelist::new(Platform::Telegram, Some(no % 2), 0)).collect();
    people.push(Panelist::new(Platform::Discord, None, 0));
    let round = answered(test, &mut people).await;
    (people, round)
}

both_databases! {
    what_came_of_rounds_is_there_for_everyone_once_it_is_out(test) {
        let (mut people, round) = twelve(&test).await;
        people[0].writes(&test, "/resultat").await;
        assert!(people[0].someone.words().contains("inget resultat att visa än"));
        test.close_round(&round).await;
        people[0].writes(&test, "/results").await;
        assert!(people[0].someone.words().contains("inget resultat att visa än"));
        release(&test, &round, &summary()).await;
        for one in [0, 11] {
            people[one].writes(&test, "/resultat").await;
            let seen = people[one].someone.words();
            assert!(seen.contains("Kvällsbussarnahttps://panel.example/p/kinda/rounds/1"), "{seen}");
            assert!(seen.contains("11 av 12 svarade."), "{seen}");
            assert!(seen.contains("Trafiknämnden svarar senast den 26 februari"), "{seen}");
        }
    }

    ones_own_answers_stand_beside_the_others_until_nobody_can_tell(test) {
        let (mut people, round) = twelve(&test).await;
        test.close_round(&round).await;
        people[0].writes(&test, "/mina").await;
        assert!(people[0].someone.words().contains("inte svarat på något som är klart"));
        release(&test, &round, &summary()).await;
        people[0].writes(&test, "/mina").await;
        let seen = people[0].someone.words();
        assert!(seen.contains("Vill du ha fler kvällsbussar?\nJa, fler\nSamma svar bland alla: 55 %"), "{seen}");
        assert!(seen.contains(&people[0].secret()), "{seen}");
        assert!(people[1..].iter().all(|other| !seen.contains(&other.secret())));
        people[11].writes(&test, "/mine").await;
        assert!(people[11].someone.words().contains("inte svarat på något"));
        sends(&test, &mut people).await;
        assert_eq!(test.desk.upkeep().await.expect("the database is there").sealed, 1);
        people[0].writes(&test, "/mina").await;
        let seen = people[0].someone.words();
        assert!(seen.contains("Vilka svar som var dina kan ingen se längre"), "{seen}");
        assert!(!seen.contains("Ja, fler") && !seen.contains(&people[0].secret()), "{seen}");
    }

    who_is_in_no_panel_is_told_so(test) {
        twelve(&test).await;
        let mut stranger = Panelist::new(Platform::Telegram, None, 0);
        for words in ["/results", "/mine"] {
            stranger.writes(&test, words).await;
            assert!(!stranger.someone.words().contains("Kvällsbussarna"));
        }
    }
}
