//! A statement that is late, with a clock that is set by hand: what its owner is told and when, and what the panel is.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Stockholm;
use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::{LocalText, Locale, Platform};
use panelbot::service::{Clock as _, Refusal};

use super::stage::{Stage, TAX, tax};
use crate::calendar::diary::at;
use crate::support::{Someone, both_databases};

fn day(date: &str) -> NaiveDate {
    date.parse().expect("a day")
}

/// Lets time pass until then, and writes down what staff are told.
async fn pass_until(stage: &mut Stage, then: &str, staff: &mut String) {
    while stage.diary.now() < at(then) {
        stage.pass(3).await;
        let desk = stage.test().desk.clone();
        for notice in desk.notices_due().await.expect("readable") {
            assert!(desk.note_notice(&notice).await.expect("noted"), "told once");
            let when = local(stage.test().clock.now());
            let told = notice.to.iter().map(|(owner, words)| {
                let whom = owner.to.address.external_id.split('-').nth(1).unwrap_or_default();
                format!("{when}  to the {whom}: {words}\n")
            });
            // They stand in no order.
            let told: std::collections::BTreeSet<String> = told.collect();
            staff.extend(told);
        }
    }
}

fn local(time: DateTime<Utc>) -> String {
    time.with_timezone(&Stockholm).format("%Y-%m-%d %a %H:%M").to_string()
}

fn why<const N: usize>(words: [(&str, &str); N]) -> LocalText {
    let each = words.into_iter();
    each.map(|(tag, words)| (Locale::parse(tag).expect("a language"), words.to_owned())).collect()
}

both_databases! {
    owners_are_reminded_and_the_panel_is_told_honestly_with_a_new_date(test) {
        let mut stage = Stage::open(test).await;
        let _owner = stage.staff(Role::Owner).await;
        let _decider = stage.staff(Role::Decider).await;
        let _editor = stage.staff(Role::Editor).await;
        let round = stage.tax_is_closed().await;
        stage.is_released(round.id).await;
        stage.turn_the_page();
        stage.test().clock.pass(chrono::Duration::hours(2));
        let mut staff = String::new();
        let desk = stage.test().desk.clone();
        // Promised for 26 February. Nobody does anything until 2 March.
        pass_until(&mut stage, "2027-03-02 12:00", &mut staff).await;
        desk.postpone_statement(&tax(), day("2027-03-10"), why([("sv", "Nämnden behöver läsa mer."), ("en", "The board has to read more.")]), "astrid").await.expect("put off");
        pass_until(&mut stage, "2027-03-08 12:00", &mut staff).await;
        // In good time this time.
        desk.postpone_statement(&tax(), day("2027-03-17"), LocalText::default(), "astrid").await.expect("put off");
        pass_until(&mut stage, "2027-03-15 12:00", &mut staff).await;
        stage.approved().await;
        pass_until(&mut stage, "2027-03-16 15:00", &mut staff).await;
        desk.send_statement(&tax(), "birger").await.expect("sent");
        pass_until(&mut stage, "2027-04-03 12:00", &mut staff).await;
        let panel = stage.people[0].diary.join("\n");
        assert_eq!(stage.people[3].diary, Vec::<String>::new(), "Dag was promised nothing");
        insta::assert_snapshot!("late", format!("STAFF\n{staff}\nTHE PANEL\n{panel}\n"));
    }

    a_date_puts_something_off_or_is_refused(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        let put_off = async |date: &str, words: LocalText| {
            desk.postpone_statement(&tax(), day(date), words, "astrid").await
        };
        assert!(matches!(put_off("2027-01-01", LocalText::default()).await, Err(Refusal::DayIsPast)));
        assert!(matches!(put_off("2027-02-12", LocalText::default()).await, Err(Refusal::NotLater(_))));
        assert!(matches!(put_off("2029-02-12", LocalText::default()).await, Err(Refusal::TimeIsFar)));
        let finnish = why([("sv", "Nej"), ("en", "No"), ("fi", "Ei")]);
        assert!(matches!(put_off("2027-03-12", finnish).await, Err(Refusal::StatementUnfit(_))));
        for (given, missing) in [("sv", "en"), ("en", "sv")] {
            let refused = put_off("2027-03-12", why([(given, "…")])).await;
            assert!(matches!(&refused, Err(Refusal::ReasonMissing(tag)) if tag.as_str() == missing), "{refused:?}");
        }
        put_off("2027-03-12", LocalText::default()).await.expect("later");
        stage.is_released(round.id).await;
        stage.approved().await;
        desk.send_statement(&tax(), "birger").await.expect("sent");
        assert!(matches!(put_off("2027-04-12", LocalText::default()).await, Err(Refusal::StatementGiven(_))));
    }

    a_new_date_is_what_the_chat_promises_from_then_on(test) {
        let stage = Stage::open(test).await;
        let test = stage.test();
        let round = test.open_round(TAX).await;
        let mut someone = Someone::on(Platform::Telegram, "Eva");
        someone.write(test, "/start").await;
        let begins = someone.does(Heard::Pressed { data: Button::Answer(round.id).encode(), message: None });
        someone.act(test, begins.clone()).await;
        for label in ["Ja, jag vill vara med", "30–49", "Jag bor här"] {
            someone.press(test, label).await;
        }
        let first = someone.words();
        assert!(first.contains("Senast den") && !first.contains("12 april"), "{first}");
        test.desk.postpone_statement(&tax(), day("2027-04-12"), LocalText::default(), "astrid").await.expect("put off");
        let mut later = Someone::on(Platform::Telegram, "Filip");
        let begins = later.does(begins.heard);
        later.act(test, begins).await;
        for label in ["Ja, jag vill vara med", "30–49", "Jag bor här"] {
            later.press(test, label).await;
        }
        assert!(later.words().contains("Senast den 12 april"), "{}", later.words());
    }

    a_clock_that_was_set_tells_nobody_that_anything_is_late(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        stage.turn_the_page();
        stage.test().clock.pass(chrono::Duration::days(44));
        let done = stage.test().desk.keep_calendar(false).await.expect("kept");
        assert_eq!(done.begun, 0);
        let done = stage.test().desk.keep_calendar(true).await.expect("kept");
        assert_eq!(done.begun, 1);
        stage.test().clock.pass(chrono::Duration::days(300));
        let done = stage.test().desk.keep_calendar(true).await.expect("kept");
        assert_eq!(done.begun, 0, "what is long over is left unsaid");
    }
}
