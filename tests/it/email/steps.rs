//! What is stored, step by step, on both databases.

use panelbot::domain::broadcast::Figures;
use panelbot::domain::delivery::Claimed;
use panelbot::domain::message::Block;
use panelbot::domain::{DeliveryId, Platform};
use panelbot::service::{Given, MailState};

use crate::bulletins::steps::{panel, panelist, sent, total};
use crate::support::{Someone, TestDesk, both_databases};

/// Gives this address, and gives the token of the link in the letter that then leaves.
async fn given(test: &TestDesk, someone: &Someone, mailbox: &str) -> String {
    let given = test.desk.give_mailbox(&someone.address, mailbox).await.expect("stored");
    assert_eq!(given, Given::Kept);
    let letter = test.desk.posted(Platform::Email).await.remove(0);
    let letter = test.desk.compose(letter.delivery).await.expect("readable").expect("a letter");
    assert_eq!(letter.room.as_deref(), Some(mailbox));
    let link = letter.message.body.iter().find_map(|block| match block {
        Block::Link { url, .. } => url.rsplit('/').next(),
        _ => None,
    });
    link.expect("a link").to_owned()
}

async fn due(test: &TestDesk) -> Vec<DeliveryId> {
    let due = test.desk.copies_due(Platform::Email, 10).await.expect("readable");
    due.into_iter().map(|(delivery, _)| delivery).collect()
}

both_databases! {
    a_mailbox_is_given_confirmed_written_to_and_taken_away(test) {
        test.desk.offer_email();
        let panel = panel(&test).await;
        let bo = panelist(&test, Platform::Browser, "bo").await;
        let token = given(&test, &bo, "bo@example.org").await;
        assert!(test.desk.can_confirm_mailbox(&token).await.expect("readable"));
        assert!(test.desk.confirm_mailbox(&token).await.expect("stored"));
        let first = sent(&test, &panel, "Nyheter!").await;
        let claimed = test.desk.claim_copies(&due(&test).await).await.expect("claimed");
        let [Claimed::Send(letter)] = &claimed[..] else { panic!("{}", claimed.len()) };
        let around = letter.message.letter.as_ref().expect("a letter");
        let stop = around.stop_url.as_ref().and_then(|url| url.rsplit('/').next()).expect("a way out");

        let second = sent(&test, &panel, "Mer nyheter!").await;
        assert_eq!(due(&test).await.len(), 1);
        assert!(test.desk.stop_letters(stop).await.expect("stored"));
        assert_eq!(due(&test).await, []);
        // What may have left stays known; what waited is met on the page.
        assert_eq!(test.desk.leave_uncertain().await.expect("stored"), 1);
        assert_eq!(total(&test, &first).await.1, Figures { uncertain: 1, ..Figures::default() });
        let page = test.desk.visit(&bo.address).await.expect("readable").expect("known");
        assert!(format!("{:?}", page.latest).contains("Mer nyheter!"));
        assert_eq!(total(&test, &second).await.1, Figures { sent: 1, ..Figures::default() });
        assert!(!test.dump().await.contains("bo@example.org"));
        assert!(!test.desk.confirm_mailbox(&token).await.expect("readable"), "it is gone");
    }

    a_person_in_a_chat_is_written_to_there_and_a_mailbox_goes_along_when_two_become_one(test) {
        test.desk.offer_email();
        let panel = panel(&test).await;
        let mut bo = panelist(&test, Platform::Browser, "bo").await;
        let token = given(&test, &bo, "bo@example.org").await;
        assert!(test.desk.confirm_mailbox(&token).await.expect("stored"));
        let mut chat = panelist(&test, Platform::Telegram, "7").await;
        chat.write(&test, "/link").await;
        let shown = chat.sees.iter().flat_map(|message| message.body.iter());
        let code = shown.into_iter().find_map(|block| match block {
            Block::Copy(code) => Some(code.clone()),
            _ => None,
        });
        bo.write(&test, &format!("/start {}", code.expect("a code"))).await;
        bo.press(&test, "Ja, koppla ihop").await;
        sent(&test, &panel, "Nyheter!").await;
        assert_eq!(due(&test).await, []);
        assert_eq!(test.desk.copies_due(Platform::Telegram, 10).await.expect("readable").len(), 1);
        let state = test.desk.mail_state(&bo.address).await.expect("readable").expect("offered");
        assert!(matches!(state, MailState::On(_)), "{state:?}");
    }
}
