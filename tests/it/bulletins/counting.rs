//! How many get a bulletin, and how many wait: counted where nobody has to wait for it.

use std::num::NonZeroU32;

use chrono::Duration;
use panelbot::domain::broadcast::{BroadcastStep, Lane, Pace};
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::{Audience, CategoryNo, Panel, Platform, VariableNo};
use panelbot::service::{BulletinName, NewBulletin, NewPost, Queued, Refusal, Sending};

use super::steps::{panel, panelist, sent, swedish, take, tend};
use crate::support::{Someone, TestDesk, both_databases};

/// The owner, who has written a bulletin and sees it.
async fn with_bulletin(test: &TestDesk) -> Someone {
    let mut owner = panelist(test, Platform::Telegram, "anna").await;
    let new = NewPost { panel: "gnosjo".to_owned(), role: Role::Owner, name: String::new() };
    let (_, code) = test.desk.add_staff(new, "a test").await.expect("a code");
    let taken = owner.does(Heard::Text(format!("/staff {code}")));
    owner.act(test, taken).await;
    owner.press(test, "Skriv en nyhet").await;
    owner.write(test, "Nu är rondellen klar.").await;
    owner.press(test, "Samma text på alla språk").await;
    owner
}

/// Presses, and sees that everyone was gone through before the transaction that took it in at last; that begins with the
/// update's id.
async fn press(test: &TestDesk, owner: &mut Someone, label: &str) {
    let pressed = owner.presses(label);
    test.statements();
    let received = test.desk.receive(vec![pressed]).await.expect("it is taken in");
    owner.receives(&received[0]);
    let statements = test.statements();
    let is_count = |one: &String| one.contains("FROM \"panelist\"") && one.contains("LIMIT");
    let is_begin = |one: &String| one.contains("INTO inbox");
    let counted = statements.iter().rposition(is_count).expect("it was counted");
    let begun = statements.iter().rposition(is_begin).expect("it was taken in");
    assert!(counted < begun, "{statements:#?}");
}

/// A bulletin for those of these ages, approved.
async fn for_ages(test: &TestDesk, panel: &Panel, categories: &[u8]) -> BulletinName {
    let ages = categories.iter().copied().map(CategoryNo).collect();
    let audience = Audience { background: [(VariableNo(0), ages)].into(), ..Audience::default() };
    let new = NewBulletin { panel: panel.id, text: swedish("Nyheter!"), picture: None, audience };
    let draft = test.desk.draft_bulletin(new, None, "a test").await.expect("a draft");
    let name = BulletinName::Id(draft.broadcast.id);
    take(test, &name, BroadcastStep::Approve).await;
    name
}

both_databases! {
    fewer_than_five_who_are_chosen_by_their_background_are_neither_counted_nor_written_to(test) {
        let panel = panel(&test).await;
        for name in ["bo", "cilla", "dan", "eva"] {
            panelist(&test, Platform::Telegram, name).await;
        }
        for ages in [&[1_u8][..], &[4]] {
            let name = for_ages(&test, &panel, ages).await;
            let preview = test.desk.preview_bulletin(&name).await.expect("a preview");
            assert!(preview.is_few && preview.reached.is_empty() && preview.nowhere == 0, "{preview:?}");
            let refused = test.desk.send_bulletin(&name, Sending::default(), "a test").await;
            assert!(matches!(refused, Err(Refusal::FewByBackground)), "four, and nobody: {refused:?}");
        }
        panelist(&test, Platform::Telegram, "fia").await;
        let name = for_ages(&test, &panel, &[1]).await;
        assert_eq!(test.desk.preview_bulletin(&name).await.expect("a preview").gets(), 5);
        test.desk.send_bulletin(&name, Sending::default(), "a test").await.expect("sent");
    }

    staff_are_told_how_many_get_it_and_nobody_who_answers_waits_for_the_count(test) {
        panel(&test).await;
        let mut owner = with_bulletin(&test).await;
        assert!(owner.words().contains("Den går till en person."), "{}", owner.words());
        press(&test, &mut owner, "Godkänn").await;
        press(&test, &mut owner, "Skicka").await;
        assert!(owner.words().contains("Ska den skickas nu, till en person?"), "{}", owner.words());
        press(&test, &mut owner, "Ja, skicka").await;
        tend(&test).await;
        assert_eq!(test.count("delivery WHERE broadcast_id IS NOT NULL").await, 1);
    }

    the_menu_reckons_with_the_rates_that_are_set_and_says_when_it_is_paid_for(test) {
        panel(&test).await;
        for name in ["bo", "cilla"] {
            panelist(&test, Platform::Telegram, name).await;
        }
        let per_second = [(Platform::Telegram, NonZeroU32::new(1))].into();
        test.desk.keep_pace(Pace { per_second, paid: Some(Platform::Telegram) });
        let owner = with_bulletin(&test).await;
        assert!(owner.words().contains("Betald utsändning är på"), "{}", owner.words());
        let pace = test.desk.pace();
        assert_eq!(pace.minutes([(Platform::Telegram, 121)]), 3);
    }

    what_waits_is_counted_by_lane_and_platform_and_what_is_held_is_not(test) {
        let panel = panel(&test).await;
        for name in ["anna", "bo"] {
            panelist(&test, Platform::Telegram, name).await;
        }
        panelist(&test, Platform::Browser, "cilla").await;
        let begun = test.desk.now();
        let name = sent(&test, &panel, "Hej!").await;
        test.clock.pass(Duration::minutes(5));
        let backlog = test.desk.backlog().await.expect("counted");
        let there: Vec<_> = backlog.queued.keys().copied().collect();
        let lane = |lane| [Platform::Telegram, Platform::Discord, Platform::Email].map(|one| (lane, one));
        assert_eq!(there, [lane(Lane::Reminder), lane(Lane::Bulk)].concat());
        let waiting = backlog.queued[&(Lane::Bulk, Platform::Telegram)];
        assert_eq!(waiting, Queued { waiting: 2, first_due_at: Some(begun) });
        assert_eq!(backlog.queued[&(Lane::Reminder, Platform::Telegram)], Queued::default());
        assert_eq!(backlog.set_aside, 0);
        take(&test, &name, BroadcastStep::Pause).await;
        let backlog = test.desk.backlog().await.expect("counted");
        assert_eq!(backlog.queued[&(Lane::Bulk, Platform::Telegram)], Queued::default());
    }
}
