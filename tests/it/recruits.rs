//! How many came by which link: also where one answers first and need not join.

use panelbot::conversation::Button;
use panelbot::domain::Invitation;
use panelbot::service::NewInvitation;

use crate::linking::scene::telegram;
use crate::support::{Someone, TestDesk, both_databases};

async fn poster(test: &TestDesk) -> Invitation {
    let new = NewInvitation { panel: PANEL.to_owned(), ..NewInvitation::default() };
    test.desk.create_invitation(new, "a test").await.expect("a code").1
}

const PANEL: &str = "svenljunga";

/// Someone who opens a link.
async fn comes(test: &TestDesk, name: &str, code: &str) -> Someone {
    let mut someone = telegram(name);
    someone.write(test, &format!("/start {code}")).await;
    someone
}

/// How many joined and how many are guests, by the poster and by friends.
async fn counts(test: &TestDesk) -> [u64; 4] {
    let recruits = test.desk.recruits(Some(PANEL)).await.expect("readable").remove(0);
    let poster = &recruits.invitations[0];
    [
        poster.uses.into(),
        recruits.guests(poster.id),
        recruits.by_friends,
        recruits.guests_by_friends(),
    ]
}

both_databases! {
    whoever_comes_by_a_link_and_answers_as_a_guest_is_counted_for_it_once_also_when_they_join(test) {
        test.svenljunga().await;
        let code = poster(&test).await.code;
        comes(&test, "looks", &code).await;
        assert_eq!(counts(&test).await, [0, 0, 0, 0], "to look is not to come");
        let mut anna = comes(&test, "anna", &code).await;
        anna.press(&test, "Den är god").await;
        let mut bo = comes(&test, "bo", &code).await;
        bo.press(&test, "Den är god").await;
        assert_eq!(counts(&test).await, [0, 2, 0, 0]);
        let enrol = anna.finds(|button| matches!(button, Button::Enrol(_)));
        anna.act(&test, enrol).await;
        assert_eq!(counts(&test).await, [1, 1, 0, 0]);
        anna.write(&test, "/invite").await;
        let own = anna.words();
        let own = own.split("/j/").nth(1).or_else(|| own.split("start=").nth(1)).expect("a link");
        let own: String = own.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect();
        let mut cia = comes(&test, "cia", &own).await;
        cia.press(&test, "Den är god").await;
        assert_eq!(counts(&test).await, [1, 1, 0, 1]);
    }
}
