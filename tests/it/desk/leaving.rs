//! What is kept of people, and what is left of them when they go.

use panelbot::conversation::Button;
use panelbot::domain::message::{AttachmentKind, Heard};
use panelbot::domain::{CategoryNo, Platform, VariableNo};

use super::{guest, member, new_invitation};
use crate::support::{Someone, TestDesk, both_databases, files};

both_databases! {
    a_stranger_who_blocks_us_leaves_only_the_updates_id(test) {
        let mut anna = Someone::on(Platform::Telegram, "anna");
        for heard in [Heard::Blocked, Heard::Unblocked] {
            let update = anna.does(heard);
            anna.act(&test, update).await;
        }
        assert_eq!(test.count("inbox").await, 2);
        assert_eq!(test.count("address").await + test.count("person").await, 0);
    }

    someone_too_young_leaves_only_the_ids_of_their_updates(test) {
        test.gnosjo().await;
        let mut kid = Someone::on(Platform::Telegram, "kid");
        kid.write(&test, "/start").await;
        let join = kid.finds(|button| matches!(button, Button::Join(_)));
        kid.act(&test, join).await;
        let consent = kid.finds(|button| matches!(button, Button::Consent(..)));
        kid.act(&test, consent).await;
        let ids = ids(&test).await;
        let received = kid.press(&test, "Under 16").await;
        assert_eq!(received.replies.len(), 1, "the goodbye is said all the same");
        assert_nothing_is_left_of(&test, &kid, &ids).await;
        assert_eq!(test.count("inbox").await, 4);
    }

    who_is_forgotten_leaves_nothing_behind(test) {
        test.gnosjo().await;
        let (_, round) = test.svenljunga().await;
        guest(&test, Platform::Telegram, "other").await;
        let others = ids(&test).await;
        let mut anna = guest(&test, Platform::Telegram, "anna").await;
        let invitation = test.desk.create_invitation(new_invitation("gnosjo"), "a test").await;
        anna.write(&test, &format!("/start {}", invitation.unwrap().1.code)).await;
        let consent = anna.finds(|button| matches!(button, Button::Consent(..)));
        anna.act(&test, consent).await;
        anna.press(&test, "30–49").await;
        anna.press(&test, "Jag bor här").await;
        anna.press(&test, "Nej, höj inte").await;
        anna.write(&test, "/invite").await;
        let ids: Vec<String> =
            ids(&test).await.into_iter().filter(|id| !others.contains(id)).collect();
        assert_eq!(ids.len(), 6, "a person, an address, two panelists, two keys");
        anna.write(&test, "/forget").await;
        let yes = anna.finds(|button| matches!(button, Button::Forget(true)));
        let received = anna.act(&test, yes).await;
        assert_eq!(received.replies.len(), 1);
        assert_eq!(received.replies[0].to, anna.address);
        assert_nothing_is_left_of(&test, &anna, &ids).await;
        let responses = test.store.read().await.unwrap().responses(round.id).await.unwrap();
        assert_eq!(responses.len(), 1, "the other's answer stays");
        assert_eq!(test.count("person").await, 1);
    }

    all_that_is_kept_can_be_read_and_taken_along(test) {
        test.gnosjo().await;
        let mut anna = member(&test, Platform::Telegram, "anna").await;
        anna.press(&test, "Nej, höj inte").await;
        let received = anna.write(&test, "/mydata").await;
        let file = received.replies[0].message.attachment.as_ref().expect("a file");
        assert_eq!(file.kind, AttachmentKind::Json);
        let json: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
        let panel = &json["panels"][0];
        assert_eq!(json["reached_at"][0]["external_id"], anna.address.external_id.as_str());
        assert_eq!(panel["membership"]["state"], "enrolled");
        assert_eq!(panel["background"][1]["answer"][0], "Jag bor här");
        assert_eq!(panel["rounds"][0]["answers"][0]["answer"][0], "Nej, höj inte");
        assert_eq!(panel["consents"].as_array().unwrap().len(), 1);
    }

    a_background_fact_told_later_reaches_the_responses_of_open_rounds(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = guest(&test, Platform::Telegram, "anna").await;
        let stored = async || {
            let read = test.store.read().await.unwrap();
            read.responses(round.id).await.unwrap()[0].background.clone()
        };
        assert!(stored().await.is_empty());
        let enrol = anna.finds(|button| matches!(button, Button::Enrol(_)));
        anna.act(&test, enrol).await;
        anna.press(&test, "Årskurs 8").await;
        assert_eq!(stored().await[&VariableNo(0)], Some(CategoryNo(1)));
    }
}

/// The ids of people, addresses and panelists, and the keys of responses, in hexadecimal digits.
async fn ids(test: &TestDesk) -> Vec<String> {
    let mut ids = Vec::new();
    for table in ["person", "address", "panelist"] {
        for row in test.look(&format!("SELECT id FROM {table}")).await {
            ids.push(row.try_get::<uuid::Uuid>("", "id").unwrap().simple().to_string());
        }
    }
    for row in test.look("SELECT respondent_key FROM response").await {
        ids.push(files::hex(&row.try_get::<Vec<u8>>("", "respondent_key").unwrap()));
    }
    ids
}

async fn assert_nothing_is_left_of(test: &TestDesk, someone: &Someone, ids: &[String]) {
    let dump = test.dump().await;
    let external = someone.address.external_id.replace('-', "");
    assert!(!dump.contains(&external), "the address is still there");
    for id in ids {
        assert!(!dump.contains(id.as_str()), "{id} is still there:\n{dump}");
    }
    if test.is_sqlite() {
        let bytes = files::bytes_under(&test.files);
        assert!(!files::contains(&bytes, someone.address.external_id.as_bytes()));
        for id in ids {
            let needle = files::unhex(id);
            assert!(!files::contains(&bytes, &needle), "{id} is in the file");
        }
    }
}
