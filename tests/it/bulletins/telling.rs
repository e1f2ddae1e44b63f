//! What staff are told besides: what they may not have meant, and what a name stands for.

use chrono::{Duration, Utc};
use panelbot::domain::Platform;
use panelbot::service::BulletinName;

use super::stage::Stage;
use super::steps::{approved, deliver, panel, panelist, sent};
use crate::command::{Deployment, example};
use crate::support::both_databases;

const TEXT: &str = "[text]\nsv = \"**Nytt om [bussen](gnosjo.se/buss)\"\n";

fn with_panel() -> Deployment {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    deployment
}

fn drafted(staff: &Deployment, audience: &str) -> (String, String) {
    let file = format!("panel = \"gnosjo\"\n{TEXT}[audience]\n{audience}");
    staff.write("news.toml", &file);
    let done = staff.run(&["bulletin", "draft", "news.toml"]);
    assert_eq!(done.code, 0, "{}", done.err);
    (done.out.trim_end().to_owned(), done.err)
}

#[test]
fn a_draft_tells_of_markup_that_is_none_and_the_preview_who_it_is_for() {
    let staff = with_panel();
    staff.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    staff.ok(&["invitation", "create", "--panel", "gnosjo", "--label", "Affisch"]);
    let (name, told) = drafted(&staff, "");
    for slip in ["in sv, ** is no markup", "in sv, [bussen](gnosjo.se/buss) is no markup"] {
        assert!(told.contains(slip), "{told}");
    }
    assert!(
        staff
            .ok(&["bulletin", "preview", &name])
            .contains("Is for               all in the panel\n")
    );
    let (name, _) = drafted(
        &staff,
        "took_part_in = 2\nlanguages = [\"sv\"]\nplatforms = [\"telegram\", \"browser\"]\n\
         invitations = [\"Affisch\"]\n[audience.background]\nage = [\"16-29\", \"30-49\"]\n",
    );
    let seen = staff.ok(&["bulletin", "preview", &name]);
    let words = "all in the panel, who took part in gnosjo/2, whose age is 16-29 or 30-49, who read sv, \
                 who came by \"Affisch\", reached by telegram or browser";
    assert!(seen.contains(words), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_begins_at_night_says_when_it_leaves_and_what_was_stopped_how_it_is_taken_back() {
    let stage = Stage::open().await;
    stage.panelist(7, "Kim").await;
    let staff = &stage.staff;
    staff.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let (name, _) = drafted(staff, "");
    staff.ok(&["bulletin", "approve", &name]);
    staff.fails(&["bulletin", "approve", &name], 1, "send it with \"panelbot bulletin send\"");
    let day = (Utc::now() + Duration::days(3)).date_naive();
    let sent = staff.run(&["bulletin", "send", &name, "--at", &format!("{day}T03:00:00+01:00")]);
    let leaves =
        format!("{name}: nothing leaves in the panel's quiet hours: it leaves from {day} 08:00 on");
    assert!(sent.code == 0 && sent.err.contains(&leaves), "{}", sent.err);
    let day = format!("{day}T12:00:00+01:00");
    assert_eq!(staff.run(&["bulletin", "send", &name, "--at", &day]).err, "");
    staff.ok(&["bulletin", "stop", &name]);
    staff.fails(&["bulletin", "correct", &name, "news.toml"], 1, "\"panelbot bulletin recall\"");
}

#[test]
fn a_round_that_is_to_open_in_the_past_or_at_night_says_so_and_is_listed_with_its_opening() {
    let staff = with_panel();
    let file = std::fs::read_to_string(example("gnosjo/skatten.toml")).expect("there");
    let planned = |time: &str| {
        let opens = format!("opens_at = {time}\nopen_for_days = 14");
        staff.write("round.toml", &file.replace("open_for_days = 14", &opens));
        staff.run(&["round", "apply", "round.toml"]).err
    };
    let past = planned("2020-01-18T09:00:00+01:00");
    assert!(past.contains("gnosjo/2: opens_at is past"), "{past}");
    let submitted = staff.run(&["round", "submit", "gnosjo/2"]);
    assert_eq!(submitted.code, 0, "a warning, no refusal: {}", submitted.err);
    assert!(submitted.err.contains("gnosjo/2: opens_at is past"), "{}", submitted.err);
    let night = planned("2099-01-18T23:00:00+01:00");
    assert!(night.contains("people are told from 2099-01-19 08:00 on"), "{night}");
    assert_eq!(planned("2099-01-18T09:00:00+01:00"), "");
    let listed = staff.ok(&["round", "list"]);
    assert!(
        listed.contains("OPENS") && listed.contains("2099-01-18 09:00  2099-02-01 09:00"),
        "{listed}"
    );
}

#[test]
fn the_audit_log_calls_rounds_and_bulletins_what_staff_call_them() {
    let staff = with_panel();
    staff.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    drafted(&staff, "");
    let log = staff.json(&["audit", "list", "--panel", "gnosjo"]);
    let entries = log.as_array().expect("entries");
    let told = |entry: &serde_json::Value| format!("{} {}", entry["action"], entry["subject"]);
    let told: Vec<_> = entries.iter().map(told).collect();
    assert_eq!(
        told,
        [
            r#""panel apply" "gnosjo""#,
            r#""round apply" "gnosjo/2""#,
            r#""bulletin draft" "gnosjo/1""#
        ]
    );
}

#[test]
fn a_command_in_the_wrong_folder_says_that_it_made_a_database() {
    let staff = Deployment::new();
    let first = staff.run(&["panel", "list"]);
    assert!(
        first.err.contains("there was no database panelbot.sqlite: it has been made"),
        "{}",
        first.err
    );
    assert_eq!(staff.run(&["panel", "list"]).err, "");
}

#[test]
fn what_would_turn_the_line_around_it_is_left_out_of_names_and_files() {
    let staff = with_panel();
    let add = ["staff", "add", "--panel", "gnosjo", "--role", "editor", "--name", "Eva\u{202e}!"];
    assert_eq!(staff.json(&add)["name"], "Eva!");
    let file = std::fs::read_to_string(example("gnosjo/skatten.toml")).expect("there");
    staff.write("round.toml", &file.replace("Ska vi höja", "Ska \u{202e}vi höja"));
    staff.ok(&["round", "apply", "round.toml"]);
    assert_eq!(staff.json(&["round", "show", "gnosjo/2"])["title"], "Ska vi höja skatten?");
    staff.fails(&["staff", "remove", "nope"], 2, "\"panelbot staff list\" shows");
    let failed = staff.run(&["round", "show", "gnosjo\u{1b}[31m/2"]);
    assert!(!failed.err.contains('\u{1b}'), "{:?}", failed.err);
}

both_databases! {
    the_preview_counts_those_who_have_had_enough_for_now(test) {
        let panel = panel(&test).await;
        panelist(&test, Platform::Telegram, "anna").await;
        let name = approved(&test, &panel, "Den femte").await;
        let enough = async |name: &BulletinName| {
            let preview = test.desk.preview_bulletin(name).await.expect("it is there");
            (preview.gets(), preview.enough)
        };
        for number in 1..=4 {
            assert_eq!(enough(&name).await, (1, 0), "after {number}");
            sent(&test, &panel, &format!("Nummer {number}")).await;
            deliver(&test).await;
        }
        assert_eq!(enough(&name).await, (1, 1));
    }
}
