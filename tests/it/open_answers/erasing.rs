//! What staff made of an answer goes where the answer goes.

use panelbot::conversation::Button;
use panelbot::domain::Platform;
use panelbot::service::{Hide, OpenAnswer, RoundName, ThemeChange, WantedAnswers};

use super::stage::{PANEL, ROUND};
use crate::linking::scene::become_one;
use crate::support::{Someone, TestDesk, both_databases};

async fn join(test: &TestDesk, someone: &mut Someone) {
    someone.write(test, "/start").await;
    someone.press(test, "Gå med").await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
}

async fn answer(test: &TestDesk, platform: Platform, words: &str) -> Someone {
    let mut someone = Someone::on(platform, words);
    join(test, &mut someone).await;
    someone.write(test, words).await;
    someone.press(test, "Ja, det går bra").await;
    someone.press(test, "Hoppa över").await;
    someone.press(test, "Hoppa över").await;
    someone
}

/// The closed round, read, with one hidden answer of one theme by each of these.
async fn read(test: &TestDesk, name: &RoundName) {
    let add = ThemeChange::Add("Mat".to_owned());
    test.desk.change_themes(name, &add, "a test").await.unwrap();
    let all = test.desk.open_answers(name, &WantedAnswers::default(), "a test").await.unwrap();
    for answer in all.answers {
        let handle = answer.handle.unwrap();
        test.desk.hide(name, &handle, &Hide::Text("Kalle".to_owned()), "a test").await.unwrap();
        let (handles, themes) = (vec![handle], vec!["Mat".to_owned()]);
        let assign = ThemeChange::Assign { handles, themes };
        test.desk.change_themes(name, &assign, "a test").await.unwrap();
    }
}

both_databases! {
    what_staff_made_of_a_counted_answer_stays_with_it_when_its_writer_is_forgotten(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let mut someone = answer(&test, Platform::Telegram, "Fråga Kalle").await;
        answer(&test, Platform::Telegram, "Hälsa Kalle").await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        read(&test, &name).await;
        assert_eq!((test.count("reading").await, test.count("theming").await), (2, 2));

        someone.write(&test, "/forget").await;
        someone.press(&test, "Ja").await;

        assert_eq!((test.count("reading").await, test.count("theming").await), (2, 2));
        let left = test.desk.open_answers(&name, &WantedAnswers::default(), "a test").await.unwrap();
        let mut shown: Vec<_> = left.answers.iter().map(OpenAnswer::shown).collect();
        shown.sort();
        assert_eq!(shown, ["Fråga […]", "Hälsa […]"]);
        assert!(left.answers.iter().all(|one| one.themes == ["Mat"]));
        assert_eq!(test.count("panelist").await, 1);
    }

    two_who_turn_out_to_be_one_keep_what_staff_made_of_their_answers(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let mut here = Someone::on(Platform::Browser, "here");
        join(&test, &mut here).await;
        let mut there = answer(&test, Platform::Telegram, "Fråga Kalle").await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        read(&test, &name).await;

        become_one(&test, &mut here, &mut there).await;

        let all = test.desk.open_answers(&name, &WantedAnswers::default(), "a test").await.unwrap();
        assert_eq!(all.answers.len(), 1);
        assert_eq!(all.answers[0].shown(), "Fråga […]");
        assert_eq!(all.answers[0].themes, ["Mat"]);
        assert_eq!(test.count("reading").await, 1);
    }
}
