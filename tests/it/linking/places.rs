//! Several places: what the others are told, and letting go of them.

use futures_util::FutureExt as _;
use panelbot::conversation::Button;
use panelbot::domain::Platform;
use panelbot::service::OwnPage;

use super::scene::{answers, become_one, browser, code, counts, join, telegram};
use crate::support::{Someone, TestDesk, both_databases};

/// What has come to a platform because of something elsewhere, as words.
async fn come(test: &TestDesk, platform: Platform) -> Vec<(String, String)> {
    let mut come = Vec::new();
    for posted in test.desk.posted(platform).now_or_never().unwrap_or_default() {
        let outgoing = test.desk.compose(posted.delivery).await.expect("readable").expect("words");
        let seen = Someone { address: outgoing.to.clone(), sees: vec![outgoing.message] };
        come.push((outgoing.to.external_id, seen.words()));
    }
    come
}

/// The token of the link to somebody's own page, which they are shown when they ask for a new one.
async fn new_link(test: &TestDesk, someone: &mut Someone) -> String {
    someone.write(test, "/nylank").await;
    let yes = someone.finds(|button| matches!(button, Button::NewLink(true)));
    someone.act(test, yes).await;
    let words = someone.words();
    let token = words.split("/r/").nth(1).unwrap_or_else(|| panic!("no link: {words}"));
    token.split_whitespace().next().expect("a token").to_owned()
}

async fn unlink_others(test: &TestDesk, someone: &mut Someone) {
    someone.write(test, "/kopplaloss").await;
    let others = someone.finds(|button| *button == Button::UnlinkOthers);
    someone.act(test, others).await;
}

both_databases! {
    each_place_that_was_there_before_is_told_that_another_is_joined(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = Someone::on(Platform::Discord, "anna");
        become_one(&test, &mut anna, &mut there).await;
        let told = come(&test, Platform::Telegram).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, anna.address.external_id);
        assert!(told[0].1.contains("en chatt på Discord"), "{told:?}");
        assert_eq!(come(&test, Platform::Discord).await, []);

        let mut page = browser("anna");
        become_one(&test, &mut there, &mut page).await;
        for platform in [Platform::Telegram, Platform::Discord] {
            let told = come(&test, platform).await;
            assert!(told[0].1.contains("en sida i webbläsaren"), "{told:?}");
        }
        let shown = test.desk.page(&page.address).await.unwrap().expect("a page");
        assert!(!format!("{:?}", shown.latest).contains("Nu är ett ställe till"));
    }

    whoever_lets_go_of_the_others_is_alone_and_keeps_every_answer(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let (mut thief, mut more) = (browser("thief"), Someone::on(Platform::Discord, "thief"));
        become_one(&test, &mut anna, &mut thief).await;
        become_one(&test, &mut thief, &mut more).await;
        let kept = code(&test, &mut more).await;
        unlink_others(&test, &mut anna).await;
        assert!(anna.words().contains("nu är du bara med här"), "{}", anna.words());
        assert_eq!(counts(&test).await, [1, 1, 1]);
        assert_eq!(answers(&test, &round).await.len(), 1);
        let mut stranger = telegram("thief");
        stranger.write(&test, &format!("/koppla {kept}")).await;
        assert!(stranger.words().contains("Den koden gäller inte"), "{}", stranger.words());
        thief.write(&test, "/fragor").await;
        assert!(thief.words().contains("inte med i någon panel"), "{}", thief.words());
        anna.write(&test, "På konsulter.").await;
        assert_eq!(answers(&test, &round).await[0].len(), 2);
    }

    a_link_to_the_own_page_leads_nowhere_once_there_is_a_new_one(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let first = new_link(&test, &mut anna).await;
        let OwnPage::At(page) = test.desk.own_page_at(&first).await.unwrap() else { panic!("gone") };
        test.desk.open_own_page(&first).await.unwrap();
        assert!(test.desk.leads_to_somebody(&page).await.unwrap());

        let second = new_link(&test, &mut anna).await;
        assert_eq!(test.desk.own_page_at(&first).await.unwrap(), OwnPage::Gone);
        assert!(!test.desk.leads_to_somebody(&page).await.unwrap());
        test.desk.open_own_page(&first).await.unwrap();
        assert_eq!(counts(&test).await, [1, 1, 1], "an old link makes no page");
        test.desk.open_own_page(&second).await.unwrap();
        assert_eq!(counts(&test).await, [1, 2, 1]);
        assert_eq!(test.desk.own_page_at("x.y").await.unwrap(), OwnPage::NotOurs);
    }

    nobody_gets_a_new_link_or_loses_places_by_a_forged_button(test) {
        test.gnosjo().await;
        let mut stranger = telegram("stranger");
        for button in [Button::NewLink(true), Button::UnlinkOthers] {
            let forged = stranger.does(panelbot::domain::message::Heard::Pressed {
                data: button.encode(),
                message: None,
            });
            stranger.act(&test, forged).await;
            assert!(stranger.words().contains("inte med i någon panel"), "{}", stranger.words());
        }
    }
}
