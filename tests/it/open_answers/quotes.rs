//! Quotes: asked for in the round, chosen by staff, and only where the writer agreed.

use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::{Platform, QuestionNo};
use panelbot::service::{Hide, Release, RoundName, WantedAnswers};

use super::stage::{PANEL, ROUND, closed, handle, others, put, quotable, text};
use crate::support::{Someone, TestDesk, both_databases};

async fn writes(test: &TestDesk, platform: Platform, words: &str) -> Someone {
    let mut someone = Someone::on(platform, words);
    someone.write(test, "/start").await;
    someone.press(test, "Gå med").await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
    someone.write(test, words).await;
    someone
}

/// What each has said of showing their answer, by what they wrote.
async fn said(test: &TestDesk, name: &RoundName) -> Vec<(String, Option<bool>)> {
    let wanted = WantedAnswers::default();
    let found = test.desk.open_answers(name, &wanted, "a test").await.unwrap().answers;
    let mut said: Vec<_> = found.into_iter().map(|one| (one.text, one.quotable)).collect();
    said.sort();
    said
}

both_databases! {
    what_each_says_of_showing_their_answer_is_kept_with_it_and_survives_sealing(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let telegram = Platform::Telegram;
        writes(&test, telegram, "a, ja").await.press(&test, "Ja, det går bra").await;
        writes(&test, telegram, "b, nej").await.write(&test, "nej").await;
        writes(&test, telegram, "c, inget").await;
        let mut changes = writes(&test, telegram, "d, ändrar sig").await;
        changes.press(&test, "Ja, det går bra").await;
        let no = changes.finds(|button| matches!(button, Button::Skip(..)));
        let forged = Button::Quote(round.id, QuestionNo(0), false);
        changes.act(&test, no).await;
        let data = forged.encode();
        let late = changes.does(Heard::Pressed { data, message: None });
        changes.act(&test, late.clone()).await;
        assert!(changes.my_answers(&test).await.contains("\"may_be_shown\": false"));
        writes(&test, Platform::Browser, "e, sidan").await.press(&test, "Ja, det går bra").await;
        test.close_round(&round).await;
        let after = changes.does(late.heard);
        changes.act(&test, after).await;

        let name = RoundName::Id(round.id);
        let told = |text: &str, said| (text.to_owned(), said);
        let expected = [
            told("a, ja", Some(true)),
            told("b, nej", Some(false)),
            told("c, inget", None),
            told("d, ändrar sig", Some(false)),
            told("e, sidan", Some(true)),
        ];
        assert_eq!(said(&test, &name).await, expected);
        test.desk.seal(round.id).await.unwrap();
        assert_eq!(said(&test, &name).await, expected);
    }

    a_chosen_quote_stands_on_the_rounds_page_once_the_result_is_out(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        for words in ["Mer sås, säger Anna", "Mindre kö"] {
            writes(&test, Platform::Telegram, words).await.press(&test, "Ja, det går bra").await;
        }
        put(&test.store, round.id, &others()).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        let found = test.desk.open_answers(&name, &WantedAnswers::default(), "a test").await;
        let found = found.unwrap().answers;
        let sauce = found.iter().find(|one| one.text.contains("sås")).unwrap();
        let handle = sauce.handle.clone().expect("a handle");
        test.desk.choose_quote(&name, &handle, true, false, "a test").await.unwrap();
        let anna = Hide::Text("Anna".to_owned());
        test.desk.hide(&name, &handle, &anna, "a test").await.unwrap();
        let slug = test.desk.round(&name).await.unwrap().panel.slug;
        let shown = async || {
            let page = test.desk.public_round(&slug, round.number).await.unwrap().expect("open");
            page.quotes.into_iter().map(|quote| quote.text).collect::<Vec<_>>()
        };
        assert_eq!(shown().await, Vec::<String>::new(), "the result is not out");
        test.desk.release_result(&name, &Release::default(), "a test").await.unwrap();
        assert_eq!(shown().await, ["Mer sås, säger […]"]);
        test.desk.seal(round.id).await.unwrap();
        assert_eq!(shown().await, ["Mer sås, säger […]"]);
        test.desk.choose_quote(&name, &handle, false, false, "a test").await.unwrap();
        assert_eq!(shown().await, Vec::<String>::new());
    }

    where_fewer_than_ten_answered_nothing_is_quoted_and_no_quote_goes_out(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let nine: Vec<_> = (1..=9).map(|no| vec![quotable(&format!("Mer sås {no}"), true)]).collect();
        put(&test.store, round.id, &nine).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        let found = test.desk.open_answers(&name, &WantedAnswers::default(), "a test").await;
        let handle = found.unwrap().answers[0].handle.clone().expect("a handle");
        for sure in [false, true] {
            let refused = test.desk.choose_quote(&name, &handle, true, sure, "a test").await;
            assert!(refused.unwrap_err().to_string().starts_with("fewer than ten answered"));
        }
        test.desk.choose_quote(&name, &handle, false, false, "a test").await.expect("let go");
        // As if it had been chosen before that was refused.
        let transaction = test.store.write().await.unwrap();
        let mut reading = transaction.readings(round.id).await.unwrap()[&handle].clone();
        reading.chosen = true;
        transaction.save_reading(round.id, &handle, &reading).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(test.desk.chosen_quotes(&name).await.unwrap(), []);
        test.desk.release_result(&name, &Release::default(), "a test").await.unwrap();
        let slug = test.desk.round(&name).await.unwrap().panel.slug;
        let page = test.desk.public_round(&slug, round.number).await.unwrap().expect("out");
        assert_eq!(page.quotes, []);
        let again = test.desk.result(&name).await.unwrap();
        assert_eq!(test.desk.as_released(again).await.unwrap().quotes, []);
    }

    whoever_says_nothing_of_showing_it_has_come_to_the_end_all_the_same(test) {
        test.panel(&PANEL).await;
        let only = ROUND.split("[[questions]]\nid = \"why\"").next().unwrap();
        let round = test.open_round(only).await;
        let someone = writes(&test, Platform::Telegram, "Mer sås").await;
        assert!(someone.words().contains("Får vi visa det du skrev"), "{}", someone.words());
        let name = RoundName::Id(round.id);
        let summary = test.desk.round(&name).await.unwrap();
        assert_eq!((summary.started, summary.completed), (1, 1));
    }

    a_question_that_nobody_was_asked_gives_no_right(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let mut someone = writes(&test, Platform::Telegram, "Mer sås").await;
        someone.press(&test, "Nej tack").await;
        for no in [1, 2, 9] {
            let data = Button::Quote(round.id, QuestionNo(no), true).encode();
            let heard = Heard::Pressed { data, message: None };
            let forged = someone.does(heard);
            someone.act(&test, forged).await;
        }
        test.close_round(&round).await;
        let found = said(&test, &RoundName::Id(round.id)).await;
        assert_eq!(found, [("Mer sås".to_owned(), Some(false))]);
    }
}

#[test]
fn only_what_its_writer_agreed_to_is_chosen_and_nothing_personal_by_mistake() {
    let answers = [
        vec![quotable("Mer sås till alla", true)],
        vec![quotable("Ring mig på 070-123 45 67", true)],
        vec![quotable("Nej till fisk", false)],
        vec![text("Inget sagt")],
    ];
    let deployment = closed(&[answers.to_vec(), others()].concat());
    let quote = |words: &str| {
        ["answers".to_owned(), "quote".to_owned(), "lunch/1".to_owned(), handle(&deployment, words)]
    };
    let run = |words: &str, more: &[&str]| {
        let named = quote(words);
        let arguments: Vec<&str> =
            named.iter().map(String::as_str).chain(more.iter().copied()).collect();
        deployment.run(&arguments)
    };
    for (words, wrong) in [
        ("Nej till fisk", "has not agreed"),
        ("Inget sagt", "has not agreed"),
        ("Ring mig", "looks like personal data"),
    ] {
        let done = run(words, &[]);
        assert!(done.code == 1 && done.err.contains(wrong), "{words}: {}", done.err);
    }
    assert_eq!(run("Nej till fisk", &["--sure"]).code, 1, "consent cannot be overruled");
    assert_eq!(run("sås", &[]).code, 0);
    let number = handle(&deployment, "Ring mig");
    deployment.ok(&["answers", "hide", "lunch/1", &number, "--suggested"]);
    assert!(run("Ring mig", &[]).out.contains("chosen"), "it is hidden now");
    let chosen = deployment.json(&["answers", "list", "lunch/1", "--chosen"]);
    assert_eq!(chosen["answers_in_all"], 2);
    deployment.ok(&["answers", "hide", "lunch/1", &number, "--nothing"]);
    assert_eq!(run("Ring mig", &["--off"]).code, 0);
    assert_eq!(run("Ring mig", &["--sure"]).code, 0);
    assert_eq!(run("sås", &["--off"]).code, 0);
    assert_eq!(deployment.json(&["answers", "list", "lunch/1", "--chosen"])["answers_in_all"], 1);
    deployment.ok(&["answers", "hide", "lunch/1", &number, "--all"]);
    assert!(run("Ring mig", &[]).err.contains("hidden whole"));
    assert!(deployment.ok(&["audit", "list"]).contains("answers unquote"));
}

both_databases! {
    chosen_quotes_come_as_they_may_be_shown(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let name = RoundName::Id(round.id);
        let answers = [quotable("Fråga Kalle om såsen", true), quotable("Mer tid", true)];
        put(&test.store, round.id, &answers.map(|one| vec![one])).await;
        put(&test.store, round.id, &others()).await;
        assert!(test.desk.chosen_quotes(&name).await.is_err(), "while it is open, nothing is read");
        test.close_round(&round).await;
        let wanted = WantedAnswers { search: Some("Kalle".to_owned()), ..WantedAnswers::default() };
        let found = test.desk.open_answers(&name, &wanted, "a test").await.unwrap();
        let handle = found.answers[0].handle.clone().unwrap();
        let hide = Hide::Text("Kalle".to_owned());
        test.desk.hide(&name, &handle, &hide, "a test").await.unwrap();
        test.desk.choose_quote(&name, &handle, true, false, "a test").await.unwrap();
        let quotes = test.desk.chosen_quotes(&name).await.unwrap();
        assert_eq!(quotes.len(), 1);
        assert_eq!(quotes[0].text, "Fråga […] om såsen");
        test.desk.hide(&name, &handle, &Hide::All, "a test").await.unwrap();
        assert_eq!(test.desk.chosen_quotes(&name).await.unwrap(), []);
    }
}

#[test]
fn the_preview_of_a_result_has_its_quotes_and_a_choice_after_it_is_out_says_that_it_is_public() {
    let deployment = closed(&[others(), vec![vec![quotable("Kortare kö", true)]]].concat());
    let preview = || deployment.ok(&["results", "preview", "lunch/1"]);
    assert!(preview().contains("No quotes are chosen for the public page."), "{}", preview());
    let chosen = handle(&deployment, "Kortare");
    let quote = |more: &[&str]| {
        let told = deployment.run(&[&["answers", "quote", "lunch/1", &chosen], more].concat());
        assert_eq!(told.code, 0, "{}", told.err);
        told.err
    };
    assert_eq!(quote(&[]), "");
    let one = "Quotes chosen for the public page: 1\n  better\n    Kortare kö\n";
    assert!(preview().contains(one), "{}", preview());
    let json = deployment.json(&["results", "preview", "lunch/1"]);
    let wanted = serde_json::json!([{ "question": "better", "text": "Kortare kö" }]);
    assert_eq!(json["quotes"], wanted);
    deployment.ok(&["results", "release", "lunch/1"]);
    assert!(quote(&["--off"]).contains("lunch/1: the quote is gone from its public page now"));
    assert!(quote(&[]).contains("lunch/1: the quote stands on its public page now"));
}
