//! What is said to whoever writes words that may mean danger.

use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::{Platform, QuestionNo, Round};
use panelbot::service::{RoundName, WantedAnswers};
use uuid::Uuid;

use crate::open_answers::stage::{PANEL, ROUND, closed, handle, others, put, quotable};
use crate::support::{Someone, TestDesk, both_databases};

const READ: &str = "Människor läser det du skrev, men inte dygnet runt.";
const UNREAD: &str = "Det du skrev sparas inte här, så ingen läser det.";
const AT_ONCE: &str = "ring 112.";
const ASKED: &str = "Får vi visa det du skrev";
const HELP: &str = "Bris har öppet på 116 111.";

async fn open(test: &TestDesk) -> Round {
    test.panel(&PANEL.replace(r#"help_lines.sv = """#, &format!("help_lines.sv = \"{HELP}\"")))
        .await;
    test.open_round(&ROUND).await
}

/// Someone at the first question, which is to be answered in their own words.
async fn at_the_question(test: &TestDesk, platform: Platform) -> Someone {
    let mut someone = Someone::on(platform, &Uuid::new_v4().to_string());
    someone.write(test, "/start").await;
    someone.press(test, "Gå med").await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
    someone
}

/// What they see, in the order in which it stands there.
fn places(someone: &Someone, said: &[&str]) -> Vec<usize> {
    let words = someone.words();
    said.iter().map(|part| words.find(part).unwrap_or_else(|| panic!("{part}: {words}"))).collect()
}

both_databases! {
    whoever_writes_of_something_hard_is_met_kindly_wherever_they_write(test) {
        let round = open(&test).await;
        let written = [
            (Platform::Discord, "I want to die"),
            (Platform::Telegram, "Jag orkar inte leva längre"),
            (Platform::Browser, "jag har SJÄLVMORDSTANKAR"),
        ];
        for (platform, words) in written {
            let mut someone = at_the_question(&test, platform).await;
            someone.write(&test, words).await;
            let seen = places(&someone, &[READ, HELP, AT_ONCE, "Varför äter du inte?"]);
            assert!(seen.is_sorted(), "{platform:?}: {}", someone.words());
            assert!(!someone.words().contains(ASKED), "{platform:?}: {}", someone.words());
        }
        let name = RoundName::Id(round.id);
        let danger = WantedAnswers { danger: true, ..WantedAnswers::default() };
        let found = test.desk.open_answers(&name, &danger, "a test").await.unwrap();
        let mut saved: Vec<_> = found.answers.iter().map(|one| one.text.as_str()).collect();
        saved.sort_unstable();
        assert_eq!(saved, written.map(|(_, words)| words), "saved as any other, and read first");
    }

    whoever_writes_of_food_is_asked_whether_it_may_be_shown(test) {
        open(&test).await;
        for platform in [Platform::Telegram, Platform::Browser] {
            let mut someone = at_the_question(&test, platform).await;
            someone.write(&test, "Maten är dödstråkig").await;
            assert!(someone.words().contains(ASKED), "{}", someone.words());
            assert!(!someone.words().contains(AT_ONCE), "{}", someone.words());
        }
    }

    nobody_can_agree_to_the_showing_of_what_may_mean_danger(test) {
        let round = open(&test).await;
        let mut someone = at_the_question(&test, Platform::Telegram).await;
        someone.write(&test, "Mer sås").await;
        someone.press(&test, "Ja, det går bra").await;
        assert!(someone.my_answers(&test).await.contains("\"may_be_shown\": true"));
        let change = someone.does(Heard::Pressed {
            data: Button::Change(round.id, QuestionNo(0)).encode(),
            message: None,
        });
        someone.act(&test, change).await;
        someone.write(&test, "Jag vill inte leva").await;
        assert!(someone.words().contains(READ), "{}", someone.words());
        let data = Button::Quote(round.id, QuestionNo(0), true).encode();
        let forged = someone.does(Heard::Pressed { data, message: None });
        someone.act(&test, forged).await;
        assert!(!someone.my_answers(&test).await.contains("may_be_shown"));
    }

    what_somebody_wrote_beside_the_options_is_met_so_too(test) {
        open(&test).await;
        let mut someone = at_the_question(&test, Platform::Telegram).await;
        someone.press(&test, "Hoppa över").await;
        someone.press(&test, "Något annat").await;
        someone.write(&test, "Pappa slår mig").await;
        assert!(someone.words().contains(READ), "{}", someone.words());
    }

    whoever_writes_of_it_where_nothing_is_kept_is_met_too_and_told_that_nobody_reads_it(test) {
        let round = open(&test).await;
        let mut someone = at_the_question(&test, Platform::Telegram).await;
        let too_long = format!("Jag vill dö. {}", "Ingen lyssnar. ".repeat(200));
        someone.write(&test, &too_long).await;
        let seen = places(&someone, &[UNREAD, HELP, AT_ONCE, "Vad skulle göra maten bättre?"]);
        assert!(seen.is_sorted() && !someone.words().contains(READ), "{}", someone.words());
        test.close_round(&round).await;
        for platform in [Platform::Telegram, Platform::Browser, Platform::Discord] {
            let mut stranger = Someone::on(platform, &Uuid::new_v4().to_string());
            stranger.write(&test, "Jag orkar inte leva längre").await;
            places(&stranger, &[UNREAD, AT_ONCE]);
        }
        someone.write(&test, "jag vill inte leva").await;
        places(&someone, &[UNREAD, HELP, AT_ONCE]);
        someone.write(&test, "hej hej").await;
        assert!(!someone.words().contains(AT_ONCE), "{}", someone.words());
    }

    what_waits_to_be_shown_tells_nothing_of_what_was_written(test) {
        open(&test).await;
        let mut waiting = Vec::new();
        for words in ["Jag vill dö", "Mer sås"] {
            let mut someone = at_the_question(&test, Platform::Browser).await;
            someone.write(&test, words).await;
            let read = test.store.read().await.unwrap();
            let known = read.addresses(std::slice::from_ref(&someone.address)).await.unwrap();
            let rows = read.deliveries_to(known[0].id).await.unwrap();
            let care = rows.into_iter().map(|row| row.body).filter(|body| body.contains("care"));
            waiting.push(care.collect::<Vec<_>>());
        }
        assert_eq!(waiting[0].len(), 1);
        assert_eq!(waiting[0], waiting[1]);
    }

    staff_must_be_sure_before_they_quote_what_may_mean_danger(test) {
        let round = open(&test).await;
        put(&test.store, round.id, &[vec![quotable("Jag vill dö när det är fisk", true)]]).await;
        put(&test.store, round.id, &others()).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        let found = test.desk.open_answers(&name, &WantedAnswers::default(), "a test").await.unwrap();
        let handle = found.answers[0].handle.clone().unwrap();
        let refused = test.desk.choose_quote(&name, &handle, true, false, "a test").await;
        assert!(refused.unwrap_err().to_string().contains("--sure"));
        assert!(test.desk.chosen_quotes(&name).await.unwrap().is_empty());
        test.desk.choose_quote(&name, &handle, true, true, "a test").await.unwrap();
        assert_eq!(test.desk.chosen_quotes(&name).await.unwrap().len(), 1);
    }
}

#[test]
fn the_command_says_why_it_asks_whether_one_is_sure() {
    let answer = vec![quotable("Jag vill dö när det är fisk", true)];
    let deployment = closed(&[vec![answer], others()].concat());
    let answer = handle(&deployment, "fisk");
    let done = deployment.run(&["answers", "quote", "lunch/1", &answer]);
    assert!(
        done.code == 1 && done.err.contains("may mean that somebody is in danger"),
        "{}",
        done.err
    );
    assert_eq!(deployment.run(&["answers", "quote", "lunch/1", &answer, "--sure"]).code, 0);
}
