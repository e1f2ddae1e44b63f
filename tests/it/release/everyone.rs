//! Who gets the result, and what stands in it. On both databases.

use panelbot::domain::Platform;
use panelbot::domain::broadcast::BroadcastKind;
use panelbot::service::{Release, Standing};

use super::stage::{
    OPTIONS, Panelist, answered, broadcast, claims, given_back, release, sends, stands, summary,
    thirty, words,
};
use crate::support::{TestDesk, both_databases};

async fn is_public(test: &TestDesk) -> bool {
    let found = test.desk.public_round("kinda", 1).await.expect("readable").expect("it is there");
    matches!(found.standing, Standing::Released { .. })
}

/// Everyone opens our page who has no other way.
async fn all_visit(test: &TestDesk, people: &mut [Panelist]) {
    for one in people.iter_mut().filter(|one| is_on_page(one)) {
        one.visits(test).await;
    }
}

fn is_on_page(one: &Panelist) -> bool {
    one.someone.address.platform == Platform::Browser
}

both_databases! {
    everyone_who_took_part_gets_the_result_once_with_their_own_answer_and_nobody_elses(test) {
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        sends(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.is_empty()), "nothing before it is let out");
        assert!(!is_public(&test).await);
        release(&test, &round, &summary()).await;
        assert!(is_public(&test).await);
        sends(&test, &mut people).await;
        all_visit(&test, &mut people).await;
        for one in &people {
            let Some(chose) = one.chose else {
                assert!(one.got.is_empty(), "{:?}", one.got);
                continue;
            };
            let [message] = one.got.as_slice() else { panic!("{:?}", one.got) };
            assert_eq!(given_back(message), [OPTIONS[chose]]);
            let told = words(message);
            assert!(told.contains("24 av 30 svarade"), "{told}");
            assert!(told.contains("De flesta vill åka hem sent"), "{told}");
            assert!(told.contains("Samma svar i din grupp, "), "{told}");
            assert!(told.contains("Trafiknämnden svarar senast den 26 februari"), "{told}");
            for other in people.iter().filter(|other| other.someone.address != one.someone.address) {
                assert!(!told.contains(&other.secret()));
            }
        }
        let stored = test.dump().await;
        for one in people.iter().filter(|one| one.chose.is_some()) {
            let told = one.secret().replace('-', "");
            assert_eq!(stored.matches(&told).count(), 1, "in the answer, and in no queue");
        }
    }

    the_link_goes_to_those_who_did_not_take_part_where_staff_say_so(test) {
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        let released = release(&test, &round, &Release { link_to_others: true, ..summary() }).await;
        assert_eq!(
            released.broadcasts.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(),
            ["result", "result_link"]
        );
        sends(&test, &mut people).await;
        all_visit(&test, &mut people).await;
        for one in &people {
            assert_eq!(one.got.len(), 1);
            let is_link = words(&one.got[0]).contains("Du var inte med den här gången");
            assert_eq!(is_link, one.chose.is_none());
            let page = format!("{:?}", one.got[0].buttons);
            assert!(page.contains("https://panel.example/p/kinda/rounds/1"), "{page}");
            assert!(one.chose.is_some() || given_back(&one.got[0]).is_empty());
        }
    }

    who_is_on_a_break_or_has_left_gets_nothing_and_who_wants_fewer_messages_gets_it(test) {
        let new = || Panelist::new(Platform::Telegram, Some(0), 0);
        let mut people: Vec<Panelist> = (0..12).map(|_| new()).collect();
        let round = answered(&test, &mut people).await;
        for (no, command) in ["/pause", "/leave", "/fewer", "/forget"].into_iter().enumerate() {
            people[no].writes(&test, command).await;
        }
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        let got: Vec<usize> = people.iter().map(|one| one.got.len()).collect();
        // To be forgotten is asked about first.
        assert_eq!(got, [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    }

    killed_while_it_goes_out_it_comes_once(test) {
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        let on_their_way = claims(&test, Platform::Discord, 3).await;
        assert_eq!(on_their_way.len(), 3);
        assert_eq!(test.reopened().await.leave_uncertain().await.expect("readable"), 3);
        sends(&test, &mut people).await;
        all_visit(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.len() <= 1));
        assert_eq!(people.iter().filter(|one| one.got.len() == 1).count(), 24 - 3);
        let figures = broadcast(&test, &round).await.figures.expect("it is over");
        assert_eq!(figures.uncertain, 3);
        test.desk.upkeep().await.expect("the database is there");
        assert!(stands(&test, &round).await.aftermath().result_through_at.is_some());
    }

    the_chart_is_brought_to_telegram_once_a_language_and_is_the_same_for_all(test) {
        let mut people: Vec<Panelist> =
            (0..14).map(|_| Panelist::new(Platform::Telegram, Some(0), 0)).collect();
        people.extend((0..3).map(|_| Panelist::new(Platform::Discord, Some(1), 1)));
        let round = answered(&test, &mut people).await;
        for one in &mut people[4..8] {
            one.writes(&test, "/language en").await;
        }
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        let picture = |one: &Panelist| one.got[0].attachment.clone().expect("a chart");
        let pictures: Vec<_> = people.iter().map(picture).collect();
        let brought = pictures[..14].iter().filter(|one| one.known_as.is_none());
        assert_eq!(brought.count(), 2, "one in Swedish, one in English");
        assert!(pictures[4..8].iter().all(|one| one.description == pictures[4].description));
        assert!(pictures[4].description != pictures[0].description);
        assert!(pictures[14..].iter().all(|one| one.bytes == pictures[14].bytes));
        assert!(pictures[14].bytes.starts_with(b"\x89PNG"));
        assert_eq!(test.count("upload").await, 2);
    }

    in_the_quiet_hours_it_waits_for_the_morning(test) {
        let mut people: Vec<Panelist> =
            (0..12).map(|_| Panelist::new(Platform::Telegram, Some(1), 1)).collect();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        test.clock.pass(chrono::Duration::hours(11));
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.is_empty()));
        test.clock.pass(chrono::Duration::hours(11));
        sends(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.len() == 1));
        let question = panelbot::domain::QuestionNo(0);
        let kind = BroadcastKind::Result { round: round.id, question: Some(question) };
        assert_eq!(broadcast(&test, &round).await.kind, kind);
    }
}
