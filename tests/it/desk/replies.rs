//! What is said: how long it lies in the queue, what it changes, and where it waits.

use panelbot::conversation::Button;
use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::{AttachmentKind, Heard};
use panelbot::domain::{DeliveryId, Platform};
use panelbot::store::Outcome;

use super::{at_the_question, member, new_invitation, outcomes};
use crate::support::{Someone, both_databases};

both_databases! {
    a_reply_lies_in_the_queue_until_its_outcome_is_known_and_no_longer(test) {
        test.svenljunga().await;
        let anna = at_the_question(&test, Platform::Telegram, "anna").await;
        let pending = test.store.pending_at_start(Platform::Telegram).await.unwrap();
        assert!(pending.len() >= 2);
        let again = test.desk.compose(pending.last().unwrap().id).await.unwrap().unwrap();
        assert_eq!(Some(&again.message), anna.sees.last());
        assert_eq!(again.to, anna.address);
        let outcomes = outcomes(&test).await;
        for _ in 0..2 {
            test.store.record_outcomes(&outcomes).await.unwrap();
            assert_eq!(test.count("delivery").await, 0);
        }
        let rows = test.look("SELECT prompt_message FROM conversation").await;
        assert_eq!(rows[0].try_get::<String>("", "prompt_message").unwrap(), "77");
        assert_eq!(test.desk.compose(DeliveryId(uuid::Uuid::nil())).await.unwrap(), None);
    }

    a_typed_answer_takes_the_place_of_its_question(test) {
        test.gnosjo().await;
        let mut anna = member(&test, Platform::Telegram, "anna").await;
        test.store.record_outcomes(&outcomes(&test).await).await.unwrap();
        let received = anna.write(&test, "Nej, höj inte").await;
        let replaced = received.replies[0].message.replaces.as_ref().map(|id| id.0.as_str());
        assert_eq!(replaced, Some("77"));
        let rows = test.look("SELECT prompt_message FROM conversation").await;
        assert_eq!(rows[0].try_get::<Option<String>>("", "prompt_message").unwrap(), None);
    }

    someone_who_blocked_us_is_not_written_to_until_they_return(test) {
        test.svenljunga().await;
        let mut anna = at_the_question(&test, Platform::Telegram, "anna").await;
        let reachable = async || {
            let rows = test.look("SELECT reachable FROM address").await;
            rows[0].try_get::<bool>("", "reachable").unwrap()
        };
        let blocked = anna.does(Heard::Blocked);
        anna.act(&test, blocked).await;
        assert!(!reachable().await);
        assert_eq!(test.count("delivery").await, 0);
        anna.write(&test, "/start").await;
        assert!(reachable().await);
        let away = outcomes(&test).await;
        let away: Vec<Outcome> =
            away.into_iter().map(|one| Outcome { verdict: Verdict::Unreachable, ..one }).collect();
        test.store.record_outcomes(&away).await.unwrap();
        assert!(!reachable().await);
        assert_eq!(test.count("delivery").await, 0);
    }

    in_the_browser_replies_wait_and_the_next_update_takes_their_place(test) {
        test.svenljunga().await;
        let mut anna = Someone::on(Platform::Browser, "anna");
        assert_eq!(test.desk.page(&anna.address).await.unwrap(), None);
        let received = anna.write(&test, "/start").await;
        assert!(received.replies.is_empty());
        anna.press(&test, "Ungdomspanelen").await;
        let page = test.desk.page(&anna.address).await.unwrap().unwrap();
        assert_eq!(page.title, "Ungdomspanelen i Svenljunga");
        assert_eq!(test.desk.page(&anna.address).await.unwrap().unwrap(), page);
        let rows = test.look("SELECT state FROM delivery").await;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].try_get::<String>("", "state").unwrap(), "waiting");
        anna.press(&test, "Den är god").await;
        let page = test.desk.page(&anna.address).await.unwrap().unwrap();
        assert_eq!(page.answered.len(), 1);
        assert!(anna.words().contains("Tack"), "{}", anna.words());
    }

    a_preview_shows_what_would_be_said_and_stores_nothing(test) {
        test.svenljunga().await;
        let invitation = test.desk.create_invitation(new_invitation("svenljunga"), "a test").await;
        let code = invitation.unwrap().1.code;
        let before = test.dump().await;
        let anna = Someone::on(Platform::Browser, "anna");
        let start = anna.writes(&format!("/start {}", code.to_lowercase()));
        let page = test.desk.preview(vec![start]).await.unwrap();
        assert_eq!(page.title, "Ungdomspanelen i Svenljunga");
        assert_eq!(test.dump().await, before);
        let ways = test.desk.ways_in(&code).await.unwrap().unwrap();
        let urls: Vec<_> = ways.others.iter().map(|way| way.url.as_str()).collect();
        assert!(urls[0].ends_with(&code), "Telegram's link carries the code");
        assert_eq!(
            urls[1..],
            ["https://discord.com/oauth2/authorize?client_id=1042424242424242424"],
            "Discord's cannot"
        );
        assert_eq!(test.desk.ways_in("NOSUCH").await.unwrap(), None);
    }

    a_friends_link_is_made_once_and_counts_who_joins(test) {
        test.gnosjo().await;
        let mut anna = member(&test, Platform::Telegram, "anna").await;
        let received = anna.write(&test, "/invite").await;
        let picture = received.replies[0].message.attachment.as_ref().expect("a QR code");
        assert_eq!(picture.kind, AttachmentKind::Png);
        anna.write(&test, "/invite").await;
        let codes = test.look("SELECT code, uses FROM invitation").await;
        assert_eq!(codes.len(), 1);
        let code: String = codes[0].try_get("", "code").unwrap();
        assert!(anna.words().contains(&code), "{}", anna.words());
        let mut bo = Someone::on(Platform::Telegram, "bo");
        bo.write(&test, &format!("/start {code}")).await;
        let consent = bo.finds(|button| matches!(button, Button::Consent(..)));
        bo.act(&test, consent).await;
        let uses = async || {
            let rows = test.look("SELECT uses FROM invitation").await;
            rows[0].try_get::<i32>("", "uses").unwrap()
        };
        assert_eq!(uses().await, 1);
        bo.press(&test, "Under 16").await;
        assert_eq!(uses().await, 0, "someone turned away has not joined");
    }
}
