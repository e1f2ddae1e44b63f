//! What comes in is stored once, whatever comes together with it and whatever breaks.

use std::collections::BTreeSet;

use panelbot::domain::{ChoiceNo, Platform, QuestionNo};
use panelbot::service::Desk;

use super::{at_the_question, guest};
use crate::support::{Someone, both_databases, desk};

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
        // Newcomers: inbox, catalogue and addresses are read; people, addresses, chats and deliveries written. Of whoever is
        // known the key of their page is read. With the answers come chats and panelists to read, and panelists, consents,
        // participation, responses and answers to write.
        assert_eq!(counts, [7, 8, 13]);
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
