//! Staff: roles given and taken away, what each leaves in the audit log, and that nobody loses one by chance.

use panelbot::conversation::{Button, StaffAct};
use panelbot::domain::Platform;
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::service::NewPost;

use crate::command::{Deployment, example};
use crate::linking;
use crate::linking::scene::{become_one, join, unlink};
use crate::support::{Someone, TestDesk, both_databases};

async fn code(test: &TestDesk, role: Role) -> String {
    let new = NewPost { panel: "gnosjo".to_owned(), role, name: "Kim".to_owned() };
    test.desk.add_staff(new, "a test").await.expect("a code").1
}

async fn staff(test: &TestDesk, role: Role) -> Someone {
    let mut someone = Someone::on(Platform::Telegram, "staff");
    let code = code(test, role).await;
    someone.write(test, &format!("/staff {code}")).await;
    someone
}

/// Whether the menu opens.
async fn is_staff(test: &TestDesk, someone: &mut Someone) -> bool {
    someone.write(test, "/staff").await;
    someone.labels().contains(&"Skriv en nyhet")
}

both_databases! {
    what_was_written_anew_since_it_was_shown_is_not_approved_but_shown(test) {
        test.gnosjo().await;
        let mut kim = staff(&test, Role::Owner).await;
        kim.press(&test, "Skriv en nyhet").await;
        kim.write(&test, "Skatten blir som den är.").await;
        kim.press(&test, "Samma text").await;
        let seen = kim.presses("Godkänn");
        kim.press(&test, "Skriv på svenska").await;
        kim.write(&test, "Skatten höjs.").await;
        kim.act(&test, seen).await;
        assert!(kim.words().contains("har ändrats sedan du såg den"), "{}", kim.words());
        assert!(kim.words().contains("Skatten höjs."), "{}", kim.words());
        kim.press(&test, "Godkänn").await;
        assert!(kim.labels().contains(&"Skicka"), "{:?}", kim.labels());
    }

    each_thing_done_is_kept_with_who_did_it_and_nothing_refused_is(test) {
        test.gnosjo().await;
        let mut kim = staff(&test, Role::Owner).await;
        let mut robin = Someone::on(Platform::Telegram, "robin");
        kim.press(&test, "Skriv en nyhet").await;
        kim.write(&test, "Nu är rondellen klar.").await;
        kim.press(&test, "Samma text").await;
        let approve = kim.presses("Godkänn");
        robin.act(&test, robin.does(approve.heard.clone())).await;
        kim.act(&test, approve).await;
        let log = test.desk.audit_log(Some("gnosjo"), None).await.expect("the log");
        let done: Vec<&str> = log.iter().map(|entry| entry.action.as_str()).collect();
        let by_staff =
            ["staff add", "staff join", "bulletin draft", "bulletin draft", "bulletin approve"];
        assert_eq!(done[done.len() - by_staff.len()..], by_staff);
        let last = log.last().expect("a line");
        assert!(last.who.starts_with("Kim (owner, "), "{}", last.who);
        assert_eq!(test.desk.audit_log(Some("gnosjo"), Some(test.desk.now())).await.expect("it").len(), log.len());
        test.panel(include_str!("../../examples/svenljunga/panel.toml")).await;
        let other = test.desk.audit_log(Some("svenljunga"), None).await.expect("the log");
        assert_eq!(other.len(), 1, "another panel's log");
    }

    where_a_link_carries_the_chat_nobody_is_staff(test) {
        test.gnosjo().await;
        let code = code(&test, Role::Owner).await;
        let mut page = Someone::on(Platform::Browser, "kim");
        page.write(&test, &format!("/staff {code}")).await;
        assert!(page.words().contains("Telegram eller Discord"), "{}", page.words());
        let mut kim = Someone::on(Platform::Telegram, "kim");
        kim.write(&test, &format!("/staff {code}")).await;
        assert!(is_staff(&test, &mut kim).await, "the code was not used up");
    }

    whoever_is_reached_on_a_page_too_is_not_staff_there(test) {
        test.gnosjo().await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "kim")).await;
        let mut page = join(&test, Someone::on(Platform::Browser, "kim")).await;
        become_one(&test, &mut kim, &mut page).await;
        let code = code(&test, Role::Owner).await;
        kim.write(&test, &format!("/staff {code}")).await;
        page.write(&test, "/staff").await;
        assert!(page.words().contains("Telegram eller Discord"), "{}", page.words());
        assert!(is_staff(&test, &mut kim).await);
        // Whoever has got hold of the page's link gets no further by it.
        let mut thief = join(&test, Someone::on(Platform::Telegram, "thief")).await;
        let from_page = linking::scene::code(&test, &mut page).await;
        thief.write(&test, &format!("/koppla {from_page}")).await;
        assert!(thief.words().contains("har en roll i panelen"), "{}", thief.words());
        assert!(!is_staff(&test, &mut thief).await);
    }

    whoever_has_a_role_is_joined_to_nobody_by_either_code_or_an_old_button(test) {
        test.gnosjo().await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "kim")).await;
        let mut thief = join(&test, Someone::on(Platform::Telegram, "thief")).await;
        let (own, lure) =
            (linking::scene::code(&test, &mut kim).await, linking::scene::code(&test, &mut thief).await);
        kim.write(&test, &format!("/koppla {lure}")).await;
        let yes = kim.finds(|button| matches!(button, Button::LinkYes(_)));
        let code = code(&test, Role::Editor).await;
        kim.write(&test, &format!("/staff {code}")).await;
        kim.act(&test, yes).await;
        assert!(kim.words().contains("har en roll i panelen"), "{}", kim.words());
        kim.write(&test, &format!("/koppla {lure}")).await;
        assert!(kim.words().contains("har en roll i panelen"), "{}", kim.words());
        thief.write(&test, &format!("/koppla {own}")).await;
        assert!(thief.words().contains("har en roll i panelen"), "{}", thief.words());
        assert!(is_staff(&test, &mut kim).await);
        assert!(!is_staff(&test, &mut thief).await);
    }

    a_code_is_not_stored_and_works_once_in_any_case(test) {
        test.gnosjo().await;
        let code = code(&test, Role::Editor).await;
        assert!(!test.dump().await.contains(&code), "whoever reads the database could use it");
        let mut kim = Someone::on(Platform::Telegram, "kim");
        kim.write(&test, &format!("/STAFF {}", code.to_lowercase())).await;
        assert!(is_staff(&test, &mut kim).await);
        let mut robin = Someone::on(Platform::Telegram, "robin");
        robin.write(&test, &format!("/staff {code}")).await;
        assert!(!is_staff(&test, &mut robin).await);
    }

    a_role_is_the_persons_and_stays_when_a_place_is_let_go(test) {
        test.gnosjo().await;
        let mut here = join(&test, Someone::on(Platform::Telegram, "kim")).await;
        let mut there = join(&test, Someone::on(Platform::Browser, "kim")).await;
        become_one(&test, &mut there, &mut here).await;
        let code = code(&test, Role::Editor).await;
        here.write(&test, &format!("/staff {code}")).await;
        assert!(is_staff(&test, &mut here).await);
        unlink(&test, &mut here).await;
        assert!(!is_staff(&test, &mut here).await, "this place is nobody's now");
        let role = test.look("SELECT COUNT(*) AS many FROM staff WHERE person_id IS NOT NULL").await;
        assert_eq!(role[0].try_get::<i64>("", "many").expect("a number"), 1);
    }

    no_role_is_lost_by_saying_no_to_joining_or_by_keeping_silent(test) {
        test.gnosjo().await;
        let mut kim = staff(&test, Role::Editor).await;
        kim.write(&test, "/start").await;
        let gnosjo = kim.finds(|button| matches!(button, Button::Join(_)));
        kim.act(&test, gnosjo).await;
        kim.press(&test, "Nej tack").await;
        assert!(is_staff(&test, &mut kim).await);
        test.clock.pass(chrono::Duration::days(1000));
        test.desk.upkeep().await.expect("upkeep");
        assert!(is_staff(&test, &mut kim).await);
        kim.write(&test, "/forget").await;
        kim.press(&test, "Ja, ta bort allt").await;
        assert!(!is_staff(&test, &mut kim).await);
        assert_eq!(test.count("staff").await, 0);
    }

    a_role_that_goes_with_whoever_is_forgotten_leaves_a_line_in_the_audit_log(test) {
        test.gnosjo().await;
        let mut kim = staff(&test, Role::Owner).await;
        let second = code(&test, Role::Editor).await;
        kim.write(&test, &format!("/staff {second}")).await;
        staff(&test, Role::Analyst).await;
        let before = test.desk.audit_log(Some("gnosjo"), None).await.expect("the log");
        kim.write(&test, "/forget").await;
        kim.press(&test, "Ja, ta bort allt").await;
        let log = test.desk.audit_log(Some("gnosjo"), None).await.expect("the log");
        let joined: Vec<_> = before.iter().filter(|line| line.action == "staff join").collect();
        let left: Vec<_> = log[before.len()..].iter().collect();
        assert_eq!(left.len(), 2, "{left:?}");
        for (line, joined) in left.iter().zip(&joined) {
            assert_eq!(line.action, "staff leave");
            assert_eq!((&line.who, &line.subject), (&joined.who, &joined.subject), "no more than before");
        }
        assert_eq!(test.count("staff").await, 1, "Robin's");
    }

    whoever_is_staff_of_two_panels_chooses_between_them(test) {
        test.gnosjo().await;
        let (svenljunga, _) = test.svenljunga().await;
        let mut kim = staff(&test, Role::Analyst).await;
        let new = NewPost { panel: svenljunga.slug, role: Role::Owner, name: String::new() };
        let (_, code) = test.desk.add_staff(new, "a test").await.expect("a code");
        kim.write(&test, &format!("/staff {code}")).await;
        kim.write(&test, "/staff").await;
        kim.press(&test, "Gnosjöpanelen").await;
        assert_eq!(kim.labels(), Vec::<&str>::new(), "an analyst sees numbers only");
        let writes = Button::Staff(StaffAct::New(svenljunga.id)).encode();
        let text = Heard::Written { data: writes, text: "Hej!".to_owned(), message: None };
        kim.act(&test, kim.does(text)).await;
        kim.press(&test, "Samma text").await;
        assert!(kim.labels().contains(&"Godkänn"));
    }
}

#[test]
fn roles_are_given_listed_and_taken_away_on_the_command_line() {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let add = ["staff", "add", "--panel", "gnosjo", "--role", "editor", "--name", "Kim Berg"];
    let added = deployment.json(&add);
    assert_eq!(added["code"].as_str().map(str::len), Some(12));
    let listed = deployment.json(&["staff", "list", "--panel", "gnosjo"]);
    assert_eq!(
        (&listed[0]["name"], &listed[0]["role"], &listed[0]["state"]),
        (&"Kim Berg".into(), &"editor".into(), &"invited".into())
    );
    let id = listed[0]["id"].as_str().expect("an id");
    assert!(
        deployment.ok(&["staff", "remove", id]).starts_with("removed gnosjo/Kim Berg (editor,")
    );
    assert_eq!(deployment.json(&["staff", "list"]), serde_json::json!([]));
    let log = deployment.json(&["audit", "list", "--panel", "gnosjo"]);
    let lines = log.as_array().expect("lines");
    let done: Vec<_> = lines.iter().filter_map(|line| line["action"].as_str()).collect();
    assert_eq!(done, ["panel apply", "staff add", "staff remove"]);
    let who = lines[0]["who"].as_str().expect("somebody");
    assert!(who.starts_with("astrid (terminal, uid "), "{who}");
    let log = deployment.ok(&["audit", "list", "--since", "2999-01-01T00:00:00Z"]);
    assert_eq!(log.lines().count(), 1, "the heading alone: {log}");
}
