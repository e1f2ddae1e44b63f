//! The desk: what comes in is stored once, all of it or none of it, on both databases.

use std::collections::BTreeSet;

use panelbot::conversation::Button;
use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::{AttachmentKind, Heard};
use panelbot::domain::{CategoryNo, ChoiceNo, DeliveryId, Platform, QuestionNo, VariableNo};
use panelbot::service::Desk;
use panelbot::store::Outcome;

use crate::support::{Someone, TestDesk, both_databases, desk, files};

/// A newcomer before Svenljunga's question.
async fn at_the_question(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = Someone::on(platform, name);
    someone.write(test, "/start").await;
    someone.press(test, "Ungdomspanelen").await;
    someone
}

/// A guest who has answered Svenljunga's question.
async fn guest(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = at_the_question(test, platform, name).await;
    someone.press(test, "Den är god").await;
    someone
}

/// A member of Gnosjö's panel before the first question.
async fn member(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = Someone::on(platform, name);
    someone.write(test, "/start").await;
    let join = someone.finds(|button| matches!(button, Button::Join(_)));
    someone.act(test, join).await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
    someone.press(test, "30–49").await;
    someone.press(test, "Jag bor här").await;
    someone
}

async fn outcomes(test: &TestDesk) -> Vec<Outcome> {
    let rows = test.store.pending_at_start(Platform::Telegram).await.expect("rows");
    let sent = |row: panelbot::store::StoredDelivery| Outcome {
        delivery: row.id,
        address: row.address,
        verdict: Verdict::Sent(Some("77".to_owned())),
        copy: None,
    };
    rows.into_iter().map(sent).collect()
}

both_databases! {
    one_press_answers_the_question_that_meets_you(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = at_the_question(&test, Platform::Telegram, "anna").await;
        assert!(anna.words().contains("Vad tycker du om maten i skolan?"), "{}", anna.words());
        anna.press(&test, "Den är god").await;
        let responses = test.store.read().await.unwrap().responses(round.id).await.unwrap();
        assert_eq!(responses.len(), 1);
        assert_eq!(responses[0].answers[&QuestionNo(0)].chosen(), [ChoiceNo(0)]);
        assert_eq!(test.count("consent").await, 1);
        assert_eq!(test.count("participation").await, 1);
        let members = test.look("SELECT membership FROM panelist").await;
        assert_eq!(members[0].try_get::<String>("", "membership").unwrap(), "guest");
    }

    a_repeated_update_changes_nothing(test) {
        test.svenljunga().await;
        let anna = at_the_question(&test, Platform::Telegram, "anna").await;
        let press = anna.presses("Den är god");
        let first = test.desk.receive(vec![press.clone()]).await.unwrap();
        assert!(!first[0].repeated);
        assert!(!first[0].replies.is_empty());
        let before = test.dump().await;
        for _ in 0..3 {
            let again = test.desk.receive(vec![press.clone(), press.clone()]).await.unwrap();
            assert!(again.iter().all(|one| one.repeated && one.replies.is_empty()));
        }
        assert_eq!(test.dump().await, before);
    }

    a_repeat_in_one_batch_counts_once(test) {
        let (_, round) = test.svenljunga().await;
        let anna = at_the_question(&test, Platform::Telegram, "anna").await;
        let press = anna.presses("Den är god");
        let taken = test.desk.receive(vec![press.clone(), press]).await.unwrap();
        assert_eq!(taken.iter().filter(|one| one.repeated).count(), 1);
        let (started, completed) =
            test.store.read().await.unwrap().count_participation(round.id).await.unwrap();
        assert_eq!((started, completed), (1, 1));
    }

    a_batch_of_sixty_four_takes_few_statements(test) {
        test.svenljunga().await;
        guest(&test, Platform::Telegram, "the first, for whom the catalogue is read").await;
        let mut people = Vec::new();
        for number in 0..64 {
            people.push(Someone::on(Platform::Telegram, &number.to_string()));
        }
        let rounds: [fn(&Someone) -> panelbot::domain::message::Incoming; 3] = [
            |someone| someone.writes("/start"),
            |someone| someone.presses("Ungdomspanelen"),
            |someone| someone.presses("Den är god"),
        ];
        let mut counts = Vec::new();
        for deed in rounds {
            let updates = people.iter().map(deed).collect();
            test.statements();
            let taken = test.desk.receive(updates).await.unwrap();
            counts.push(test.statements().len());
            for (someone, received) in people.iter_mut().zip(&taken) {
                someone.receives(received);
            }
        }
        // Newcomers: inbox, catalogue and addresses are read; people, addresses, chats and deliveries written. With the
        // answers come chats and panelists to read, and panelists, consents, participation, responses and answers to write.
        assert_eq!(counts, [7, 7, 12]);
        assert_eq!(test.count("answer").await, 65);
    }

    updates_of_one_person_are_taken_in_one_after_the_other(test) {
        let (_, round) = test.svenljunga().await;
        let anna = at_the_question(&test, Platform::Telegram, "anna").await;
        let bo = at_the_question(&test, Platform::Telegram, "bo").await;
        let updates = vec![
            anna.presses("Den är god"),
            bo.presses("Den är okej"),
            anna.presses("Den är inte god"),
        ];
        let ids: Vec<String> = updates.iter().map(|update| update.update_id.clone()).collect();
        let taken = test.desk.receive(updates).await.unwrap();
        let taken: BTreeSet<String> = taken.into_iter().map(|one| one.update_id).collect();
        assert_eq!(taken, ids.into_iter().collect());
        let responses = test.store.read().await.unwrap().responses(round.id).await.unwrap();
        assert_eq!(responses.len(), 2);
    }

    two_batches_at_once_lose_nothing(test) {
        let (_, round) = test.svenljunga().await;
        let mut people = Vec::new();
        for number in 0..12 {
            people.push(at_the_question(&test, Platform::Telegram, &number.to_string()).await);
        }
        let mut tasks = tokio::task::JoinSet::new();
        for someone in &people {
            for label in ["Den är god", "Den är okej"] {
                let (desk, press): (Desk, _) = (test.desk.clone(), someone.presses(label));
                tasks.spawn(async move { desk.receive(vec![press]).await.map(|taken| taken.len()) });
            }
        }
        while let Some(taken) = tasks.join_next().await {
            assert_eq!(taken.unwrap().unwrap(), 1);
        }
        let responses = test.store.read().await.unwrap().responses(round.id).await.unwrap();
        assert_eq!(responses.len(), 12);
        assert!(responses.iter().all(|response| response.answers.len() == 1));
    }

    a_chat_whose_state_cannot_be_read_begins_anew(test) {
        test.svenljunga().await;
        let mut anna = guest(&test, Platform::Telegram, "anna").await;
        test.tamper("UPDATE conversation SET state = 'of a later version'").await;
        test.tamper("UPDATE delivery SET body = 'of a later version'").await;
        for row in test.store.pending_at_start(Platform::Telegram).await.unwrap() {
            assert_eq!(test.desk.compose(row.id).await.unwrap(), None);
        }
        let received = anna.write(&test, "/start").await;
        assert!(!received.replies.is_empty());
        assert_eq!(test.count("set_aside").await, 0);
    }

    an_update_that_breaks_the_program_is_set_aside_and_the_others_go_on(test) {
        let (_, round) = test.svenljunga().await;
        let anna = guest(&test, Platform::Telegram, "anna").await;
        let bo = at_the_question(&test, Platform::Telegram, "bo").await;
        test.tamper("UPDATE panelist SET background = 'not a background'").await;
        let press = anna.writes("/help");
        let taken =
            test.desk.receive(vec![press.clone(), bo.presses("Den är okej")]).await.unwrap();
        assert_eq!(taken.len(), 2);
        assert!(taken[0].replies.is_empty());
        assert!(!taken[1].replies.is_empty());
        let responses = test.store.read().await.unwrap().responses(round.id).await.unwrap();
        assert_eq!(responses.len(), 2);
        assert!(test.desk.receive(vec![press.clone()]).await.unwrap()[0].repeated);
        let aside = test.desk.open_set_aside("a test").await.unwrap();
        assert!(aside[0].update.as_ref() == Some(&press));
        assert!(!test.look("SELECT payload FROM set_aside").await.is_empty());
        test.clock.pass(chrono::Duration::days(8));
        assert_eq!(test.desk.upkeep().await.unwrap().set_aside_erased, 1);
        assert!(test.desk.set_aside_now().await.unwrap().is_empty());
    }

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

    a_stranger_who_blocks_us_leaves_only_the_updates_id(test) {
        let mut anna = Someone::on(Platform::Telegram, "anna");
        for heard in [Heard::Blocked, Heard::Unblocked] {
            let update = anna.does(heard);
            anna.act(&test, update).await;
        }
        assert_eq!(test.count("inbox").await, 2);
        assert_eq!(test.count("address").await + test.count("person").await, 0);
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

    the_program_goes_on_where_it_was_and_not_without_its_key(test) {
        test.svenljunga().await;
        let anna = at_the_question(&test, Platform::Telegram, "anna").await;
        let desk = test.reopened().await;
        let taken = desk.receive(vec![anna.presses("Den är god")]).await.unwrap();
        assert!(!taken[0].replies.is_empty());
        let open = async |file: &str| {
            let file = test.folder.path().join(file);
            let settings = desk::settings(test.store.clone(), file, test.clock.clone());
            Desk::open(settings).await.map(drop)
        };
        let missing = open("another.key").await.unwrap_err().to_string();
        assert!(missing.contains("another.key is missing"), "{missing}");
        assert!(!test.folder.path().join("another.key").exists());
        std::fs::write(test.folder.path().join("wrong.key"), [7; 32]).unwrap();
        let wrong = open("wrong.key").await.unwrap_err().to_string();
        assert!(wrong.contains("made with another key file"), "{wrong}");
    }
}

fn new_invitation(panel: &str) -> panelbot::service::NewInvitation {
    panelbot::service::NewInvitation {
        panel: panel.to_owned(),
        label: "a poster".to_owned(),
        max_uses: None,
        expires_at: None,
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
