//! The code, and what using it leads to.

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::{Platform, QuestionNo};

use super::scene::{
    answers, become_one, browser, code, counts, join, link, shown_code, taken_part, telegram,
};
use crate::support::{Someone, both_databases};

both_databases! {
    a_round_begun_in_one_place_is_finished_in_the_other(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        assert!(there.words().contains("spara i stället"), "{}", there.words());
        there.write(&test, "På konsulter.").await;
        there.write(&test, "3").await;
        let answered = answers(&test, &round).await;
        assert_eq!(answered.len(), 1);
        assert_eq!(answered[0].len(), 3);
        assert_eq!(counts(&test).await, [1, 2, 1]);
        assert_eq!(test.count("link_code").await, 0);
        anna.write(&test, "/start").await;
        assert!(anna.words().contains("Hur mycket mer"), "{}", anna.words());
    }

    the_consent_is_kept_for_the_new_place_too(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = browser("anna");
        let code = code(&test, &mut anna).await;
        there.write(&test, &format!("/start {code}")).await;
        assert!(there.words().contains("Vi sparar dina svar skilda"), "{}", there.words());
        let yes = there.finds(|button| matches!(button, Button::LinkYes(_)));
        there.act(&test, yes).await;
        let rows = test.look("SELECT platform, version FROM consent ORDER BY platform").await;
        let kept: Vec<(String, i32)> = rows
            .iter()
            .map(|row| (row.try_get("", "platform").unwrap(), row.try_get("", "version").unwrap()))
            .collect();
        assert_eq!(kept, [("browser".to_owned(), 1), ("telegram".to_owned(), 1)]);
    }

    a_consent_that_has_changed_is_asked_for_where_the_person_goes_on(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let file = include_str!("../../../examples/gnosjo/panel.toml");
        test.panel(&file.replace("version = 1", "version = 2")).await;
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        assert_eq!(test.count("consent").await, 1);
        assert!(there.words().contains("Vi har ändrat"), "{}", there.words());
    }

    a_code_is_understood_however_it_comes(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = code(&test, &mut anna).await;
        for words in [
            format!("/start {code}"),
            format!("/join {}", code.to_lowercase()),
            format!("/link {code}"),
            format!("/koppla {code}"),
            format!(" {code} "),
        ] {
            // Nothing comes in by e-mail.
            for platform in Platform::ALL.into_iter().filter(|one| *one != Platform::Email) {
                let newcomer = Someone::on(platform, "anna");
                let page = test.desk.preview(vec![newcomer.writes(&words)]).await.unwrap();
                let said = format!("{:?}", page.latest);
                let asked = said.contains("bett om koden");
                // Gnosjö's panel uses every platform of the outside world.
                assert!(asked, "{words}: {said}");
            }
        }
        assert!(test.desk.ways_in(&code).await.unwrap().is_some(), "the page is there");
        let mut bo = join(&test, telegram("bo")).await;
        bo.write(&test, &code).await;
        assert!(bo.words().contains("bett om koden"), "also before a question: {}", bo.words());
    }

    a_code_is_wrong_old_or_used_and_nothing_happens(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let first = code(&test, &mut anna).await;
        let mut there = browser("anna");
        there.write(&test, "/koppla BCDFGHJK").await;
        assert!(there.words().contains("gäller inte"), "{}", there.words());
        there.write(&test, &format!("/start {first}")).await;
        let late = there.finds(|button| matches!(button, Button::LinkYes(_)));
        test.clock.pass(Duration::minutes(10));
        there.act(&test, late).await;
        assert!(there.words().contains("gäller inte"), "{}", there.words());
        let second = code(&test, &mut anna).await;
        let third = code(&test, &mut anna).await;
        assert_eq!(test.count("link_code").await, 1, "a new one takes the old one's place");
        there.write(&test, &format!("/koppla {second}")).await;
        assert!(there.words().contains("gäller inte"), "{}", there.words());
        assert_eq!(counts(&test).await, [2, 2, 1]);
        link(&test, &mut there, &third).await;
        assert_eq!(counts(&test).await, [1, 2, 1]);
        let mut bo = telegram("bo");
        bo.write(&test, &format!("/koppla {third}")).await;
        assert!(bo.words().contains("gäller inte"), "{}", bo.words());
    }

    a_forged_yes_gives_nobody_anything(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut eve = join(&test, telegram("eve")).await;
        let own = code(&test, &mut anna).await;
        let before = counts(&test).await;
        for forged in ["+.BCDFGHJK", "+.", "+.%%%%%%%%", "-", "/.1", "-.x"] {
            let press = eve.does(Heard::Pressed { data: forged.to_owned(), message: None });
            eve.act(&test, press).await;
        }
        let press = anna.does(Heard::Pressed { data: format!("+.{own}"), message: None });
        anna.act(&test, press).await;
        assert!(anna.words().contains("din egen kod"), "{}", anna.words());
        assert_eq!(counts(&test).await, before);
        assert_eq!(test.count("link_code").await, 1);
    }

    one_press_on_the_page_of_a_code_is_enough(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = code(&test, &mut anna).await;
        let mut there = browser("anna");
        let opening = there.writes(&format!("/start {code}"));
        there.sees = test.desk.preview(vec![opening.clone()]).await.unwrap().latest;
        let yes = there.finds(|button| matches!(button, Button::LinkYes(_)));
        let taken = test.desk.receive(vec![opening.clone(), yes.clone()]).await.unwrap();
        assert_eq!(taken.len(), 2);
        assert_eq!(counts(&test).await, [1, 2, 1]);
        let again = test.desk.receive(vec![opening, yes]).await.unwrap();
        assert!(again.iter().all(|one| one.repeated));
        let page = test.desk.page(&there.address).await.unwrap().unwrap();
        assert_eq!(page.title, "Gnosjöpanelen");
    }

    someone_unknown_is_told_where_codes_are_made(test) {
        test.gnosjo().await;
        let mut anna = telegram("anna");
        anna.write(&test, "/koppla").await;
        assert!(anna.words().contains("annanstans"), "{}", anna.words());
        assert_eq!(test.count("link_code").await, 0);
    }

    who_says_no_stays_unknown(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = code(&test, &mut anna).await;
        let mut there = telegram("anna again");
        there.write(&test, &format!("/start {code}")).await;
        there.press(&test, "Nej").await;
        assert_eq!(counts(&test).await, [1, 1, 1]);
        assert_eq!(test.count("link_code").await, 1);
    }

    nobody_comes_by_a_code_to_a_place_they_are_too_young_for(test) {
        let file = include_str!("../../../examples/gnosjo/panel.toml")
            .replace("[channels.browser]\nminimum_age = 16", "[channels.browser]\nminimum_age = 0");
        test.panel(&file).await;
        let mut kid = browser("kid");
        kid.write(&test, "/start").await;
        let panel = kid.finds(|button| matches!(button, Button::Join(_)));
        kid.act(&test, panel).await;
        let consent = kid.finds(|button| matches!(button, Button::Consent(..)));
        kid.act(&test, consent).await;
        kid.press(&test, "Under 16").await;
        kid.press(&test, "Jag bor här").await;
        let code = code(&test, &mut kid).await;
        let mut there = telegram("kid");
        there.write(&test, &format!("/start {code}")).await;
        assert!(there.words().contains("16 år"), "{}", there.words());
        let forged = there.does(Heard::Pressed { data: format!("+.{code}"), message: None });
        there.act(&test, forged).await;
        assert_eq!(counts(&test).await, [1, 1, 1], "nothing is joined, and nothing kept");
        let mut laptop = browser("laptop");
        link(&test, &mut laptop, &code).await;
        assert_eq!(counts(&test).await, [1, 2, 1], "another browser is all right");
    }

    the_queue_names_no_code_and_the_page_still_shows_it(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, browser("anna")).await;
        let code = code(&test, &mut anna).await;
        let bodies = test.look("SELECT body FROM delivery").await;
        assert!(!bodies.is_empty());
        for row in &bodies {
            assert!(!row.try_get::<String>("", "body").unwrap().contains(&code));
        }
        anna.sees = test.desk.page(&anna.address).await.unwrap().unwrap().latest;
        assert_eq!(shown_code(&anna), code);
        test.clock.pass(Duration::minutes(11));
        anna.sees = test.desk.page(&anna.address).await.unwrap().unwrap().latest;
        assert!(!anna.words().contains(&code), "{}", anna.words());
        assert_eq!(taken_part(&test, &round).await, (1, 0));
        assert_eq!(answers(&test, &round).await.first().map(|all| all.contains_key(&QuestionNo(0))), None);
    }
}
