//! What becomes of a bulletin's copies, step by step, on both databases.

use chrono::Duration;
use panelbot::cli::{Output, at_desk};
use panelbot::domain::broadcast::{BroadcastStep, Figures};
use panelbot::domain::delivery::{Claimed, DeliveryState, Verdict, after_attempt};
use panelbot::domain::message::Heard;
use panelbot::domain::{Audience, LocalText, Locale, Panel, Platform};
use panelbot::service::{BulletinName, NewBulletin, Refusal, Sending};
use panelbot::store::{Outcome, SettledCopy};

use crate::support::{Someone, TestDesk, both_databases};

/// A text in Swedish.
pub fn swedish(text: &str) -> LocalText {
    [(Locale::parse("sv").expect("a language"), text.to_owned())].into_iter().collect()
}

/// Someone who has joined Gnosjö's panel.
pub async fn panelist(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = Someone::on(platform, name);
    someone.write(test, "/start").await;
    for label in ["Gå med", "Ja, jag vill vara med", "16–29", "Jag bor här"] {
        someone.press(test, label).await;
    }
    someone
}

pub async fn panel(test: &TestDesk) -> Panel {
    test.panel(include_str!("../../../examples/gnosjo/panel.toml")).await
}

/// A bulletin with this text, approved.
pub async fn approved(test: &TestDesk, panel: &Panel, words: &str) -> BulletinName {
    let new = NewBulletin {
        panel: panel.id,
        text: swedish(words),
        picture: None,
        audience: Audience::default(),
    };
    let draft = test.desk.draft_bulletin(new, None, "a test").await.expect("a draft");
    let name = BulletinName::Id(draft.broadcast.id);
    take(test, &name, BroadcastStep::Approve).await;
    name
}

pub async fn take(test: &TestDesk, name: &BulletinName, step: BroadcastStep) {
    test.desk.advance_bulletin(name, step, "a test").await.expect("a step");
}

/// The same, on its way and handed out.
pub async fn sent(test: &TestDesk, panel: &Panel, words: &str) -> BulletinName {
    let name = approved(test, panel, words).await;
    test.desk.send_bulletin(&name, Sending::default(), "a test").await.expect("it is sent");
    tend(test).await;
    name
}

pub async fn tend(test: &TestDesk) {
    while test.desk.tend_broadcasts(true).await.expect("tended") {}
}

pub async fn total(test: &TestDesk, name: &BulletinName) -> (&'static str, Figures) {
    let status = test.desk.bulletin_status(name).await.expect("it is there");
    (status.bulletin.broadcast.state.as_str(), status.total)
}

/// Lets everything due on Telegram arrive, as the program does; gives what was done, in words.
pub async fn deliver(test: &TestDesk) -> Vec<String> {
    tend(test).await;
    let leaving = leave(test).await;
    arrive(test, leaving).await
}

/// What is due on Telegram, on its way.
async fn leave(test: &TestDesk) -> Vec<Claimed> {
    let due = test.desk.copies_due(Platform::Telegram, 100).await.expect("readable");
    let ids: Vec<_> = due.into_iter().map(|(delivery, _)| delivery).collect();
    test.desk.claim_copies(&ids).await.expect("claimed")
}

/// Lets it arrive.
async fn arrive(test: &TestDesk, leaving: Vec<Claimed>) -> Vec<String> {
    let (mut done, mut outcomes) = (Vec::new(), Vec::new());
    for claimed in leaving {
        let (delivery, address, taking_back, what) = match claimed {
            Claimed::Send(out) => {
                let words = format!("{:?}", out.message.body);
                let verb = if out.message.replaces.is_some() { "changed" } else { "sent" };
                (out.delivery, out.address, false, format!("{verb} {words}"))
            }
            Claimed::TakeBack { at, address, .. } => {
                (at.delivery, address, true, "took back".to_owned())
            }
        };
        done.push(what);
        let verdict = Verdict::Sent((!taking_back).then(|| "17".to_owned()));
        let (state, at, attempts) = after_attempt(&verdict, 0, taking_back, test.desk.now());
        let message = (!taking_back).then(|| "17".to_owned());
        let copy = Some(SettledCopy { delivery, state, at, attempts, message, file: None });
        outcomes.push(Outcome { delivery, address, verdict, copy });
    }
    test.store.record_outcomes(&outcomes).await.expect("recorded");
    tend(test).await;
    done
}

both_databases! {
    a_scheduled_bulletin_begins_by_itself_and_ends_when_all_have_it(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = approved(&test, &panel, "Hej!").await;
        let at = (test.desk.now() + Duration::minutes(5)).to_rfc3339();
        let shown = name.to_string();
        let told = at_desk(&["bulletin", "send", &shown, "--at", &at], &test.desk, "a test").await;
        let Ok(Output::Told { text, .. }) = told else { panic!("{told:?}") };
        assert_eq!(text, "gnosjo/1 scheduled for 2027-01-15 10:05\n");
        tend(&test).await;
        assert_eq!(total(&test, &name).await.0, "scheduled");
        test.clock.pass(Duration::minutes(5));
        tend(&test).await;
        assert_eq!(total(&test, &name).await, ("running", Figures { waiting: 1, ..Figures::default() }));
        assert_eq!(deliver(&test).await.len(), 1);
        assert_eq!(total(&test, &name).await, ("done", Figures { sent: 1, ..Figures::default() }));
        assert_eq!(deliver(&test).await, Vec::<String>::new(), "nobody twice");
    }

    by_a_clock_that_cannot_be_trusted_no_scheduled_bulletin_begins_and_what_has_begun_goes_on(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let begun = approved(&test, &panel, "Hej!").await;
        test.desk.send_bulletin(&begun, Sending::default(), "a test").await.expect("it is sent");
        let name = approved(&test, &panel, "Hej hej!").await;
        let at = Some(test.desk.now() + Duration::days(1));
        test.desk.send_bulletin(&name, Sending { at, ..Sending::default() }, "a test").await.expect("scheduled");
        test.clock.pass(Duration::days(365));
        while test.desk.tend_broadcasts(false).await.expect("tended") {}
        assert_eq!(total(&test, &name).await.0, "scheduled");
        assert_eq!(total(&test, &begun).await.1.waiting, 1);
        tend(&test).await;
        assert_eq!(total(&test, &name).await.0, "running");
    }

    pausing_holds_it_stopping_cancels_it_and_neither_can_be_undone_by_sending(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = sent(&test, &panel, "Hej!").await;
        take(&test, &name, BroadcastStep::Pause).await;
        assert!(deliver(&test).await.is_empty());
        let refused = test.desk.send_bulletin(&name, Sending::default(), "a test").await;
        assert!(matches!(refused, Err(Refusal::BulletinNotNow { .. })));
        take(&test, &name, BroadcastStep::Resume).await;
        take(&test, &name, BroadcastStep::Stop).await;
        assert!(deliver(&test).await.is_empty());
        assert_eq!(total(&test, &name).await, ("stopped", Figures { cancelled: 1, ..Figures::default() }));
    }

    a_correction_changes_what_stands_and_a_recall_takes_it_back(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = sent(&test, &panel, "Hej!").await;
        deliver(&test).await;
        test.clock.pass(Duration::hours(12));
        test.desk.correct_bulletin(&name, swedish("Rätt!"), "a test").await.expect("corrected");
        let done = deliver(&test).await;
        assert!(done.len() == 1 && done[0].starts_with("changed") && done[0].contains("Rätt!"), "{done:?}");
        assert_eq!(total(&test, &name).await.0, "done");
        test.desk.correct_bulletin(&name, swedish("Rättare!"), "a test").await.expect("corrected");
        take(&test, &name, BroadcastStep::Stop).await;
        tend(&test).await;
        assert_eq!(total(&test, &name).await, ("stopped", Figures { sent: 1, ..Figures::default() }));
        test.clock.pass(Duration::seconds(1));
        take(&test, &name, BroadcastStep::Recall).await;
        assert_eq!(deliver(&test).await, ["took back"]);
        assert_eq!(total(&test, &name).await, ("recalled", Figures { recalled: 1, ..Figures::default() }));
    }

    what_waits_on_our_own_page_or_for_a_later_hour_is_told_and_ends_with_a_recall(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Browser, "anna").await;
        panelist(&test, Platform::Telegram, "bo").await;
        let name = sent(&test, &panel, "Hej!").await;
        let status = async || test.desk.bulletin_status(&name).await.expect("it is there");
        assert_eq!(status().await.put_off, None);
        test.tamper("UPDATE delivery SET due_at = '2099-01-01 00:00:00+00:00' WHERE platform = 'telegram'").await;
        let (count, until) = status().await.put_off.expect("one waits for later");
        assert_eq!((count, until.to_string().as_str()), (1, "2099-01-01 00:00:00 UTC"));
        assert_eq!(status().await.total.waiting, 2);
        take(&test, &name, BroadcastStep::Recall).await;
        tend(&test).await;
        assert_eq!(total(&test, &name).await, ("recalled", Figures { cancelled: 2, ..Figures::default() }));
    }

    what_is_corrected_or_taken_back_while_it_leaves_does_not_slip_through(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = sent(&test, &panel, "Hej!").await;
        let leaving = leave(&test).await;
        test.desk.correct_bulletin(&name, swedish("Rätt!"), "a test").await.expect("corrected");
        assert!(arrive(&test, leaving).await[0].contains("Hej!"));
        assert_eq!(total(&test, &name).await.0, "running");
        let leaving = leave(&test).await;
        take(&test, &name, BroadcastStep::Recall).await;
        assert!(arrive(&test, leaving).await[0].contains("Rätt!"));
        assert_eq!(deliver(&test).await, ["took back"]);
        assert_eq!(deliver(&test).await, Vec::<String>::new());
        assert_eq!(total(&test, &name).await, ("recalled", Figures { recalled: 1, ..Figures::default() }));
    }

    the_same_text_to_the_same_audience_within_an_hour_asks_first(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        sent(&test, &panel, "Hej!").await;
        deliver(&test).await;
        test.clock.pass(Duration::minutes(59));
        let name = approved(&test, &panel, "Hej!").await;
        let refused = test.desk.send_bulletin(&name, Sending::default(), "a test").await;
        assert!(matches!(&refused, Err(Refusal::SentAlready { other }) if other == "gnosjo/1"), "{refused:?}");
        sent(&test, &panel, "Hej då!").await;
        test.clock.pass(Duration::minutes(1));
        test.desk.send_bulletin(&name, Sending::default(), "a test").await.expect("an hour later");
    }

    every_step_is_kept_in_the_audit_log(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = sent(&test, &panel, "Hej!").await;
        take(&test, &name, BroadcastStep::Recall).await;
        let rows = test.look("SELECT action FROM audit WHERE action LIKE 'bulletin%' ORDER BY action").await;
        let actions: Vec<String> = rows.iter().map(|row| row.try_get("", "action").unwrap()).collect();
        assert_eq!(actions, ["bulletin approve", "bulletin draft", "bulletin recall", "bulletin send"]);
    }

    who_got_it_is_forgotten_after_sixty_days_and_the_figures_are_kept(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = sent(&test, &panel, "Hej!").await;
        deliver(&test).await;
        test.clock.pass(Duration::days(59));
        assert_eq!(test.desk.upkeep().await.expect("done").broadcasts_forgotten, 0);
        assert_eq!(test.count("delivery WHERE panelist_id IS NOT NULL").await, 1);
        test.clock.pass(Duration::days(1));
        assert_eq!(test.desk.upkeep().await.expect("done").broadcasts_forgotten, 1);
        assert_eq!(test.desk.upkeep().await.expect("done").broadcasts_forgotten, 0);
        assert_eq!(test.count("delivery WHERE panelist_id IS NOT NULL").await, 0);
        assert_eq!(total(&test, &name).await, ("done", Figures { sent: 1, ..Figures::default() }));
        let too_late = test.desk.correct_bulletin(&name, swedish("Rätt!"), "a test").await;
        assert!(matches!(too_late, Err(Refusal::NothingStands { .. })), "{too_late:?}");
        let too_late = test.desk.advance_bulletin(&name, BroadcastStep::Recall, "a test").await;
        assert!(matches!(too_late, Err(Refusal::NothingStands { .. })), "{too_late:?}");
    }

    the_preview_counts_who_gets_it_and_who_is_reached_nowhere(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        panelist(&test, Platform::Browser, "bo").await;
        let mut cilla = panelist(&test, Platform::Telegram, "cilla").await;
        let blocks = cilla.does(Heard::Blocked);
        cilla.act(&test, blocks).await;
        let mut english = panelist(&test, Platform::Telegram, "dan").await;
        english.write(&test, "/language").await;
        english.press(&test, "English").await;
        let name = approved(&test, &panel, "Hej!").await;
        let preview = test.desk.preview_bulletin(&name).await.expect("it is there");
        assert_eq!((preview.gets(), preview.nowhere, preview.fewer), (3, 1, 0));
        let by_platform = preview.by_platform();
        assert_eq!((by_platform[&Platform::Telegram], by_platform[&Platform::Browser]), (2, 1));
        let [sv, en] = ["sv", "en"].map(|tag| Locale::parse(tag).expect("a language"));
        assert_eq!(preview.reached[&(Platform::Telegram, en.clone())], 1);
        assert_eq!(preview.fallbacks(), [(en.clone(), sv, 1)]);
        let asked = test.desk.preview_message(&preview.bulletin, Platform::Telegram, &en).await;
        let shown = format!("{:?}", asked.expect("readable").expect("words").body);
        assert!(shown.contains("Hej!") && shown.contains("Want fewer messages?"), "{shown}");
        test.tamper("UPDATE panelist SET contact = 'fewer'").await;
        let refused = test.desk.send_bulletin(&name, Sending::default(), "a test").await;
        assert!(matches!(refused, Err(Refusal::Nobody { nowhere: 1, fewer: 3 })), "{refused:?}");
    }
}

/// What a state is called in the figures is what it is called in the database.
#[test]
fn every_state_has_a_figure() {
    let mut figures = Figures::default();
    for state in DeliveryState::ALL {
        *figures.of(state) += 1;
    }
    assert_eq!(figures.total(), DeliveryState::ALL.len() as u64);
}
