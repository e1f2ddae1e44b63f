//! The command line: what each command tells, and what it says and does when something is wrong.

use serde_json::Value;

use crate::command::{Deployment, example};
use crate::support::answering::answer_in;
use crate::support::stored;

const PANEL: &str = "gnosjo/panel.toml";
const ROUND: &str = "gnosjo/skatten.toml";

fn with_panel() -> Deployment {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example(PANEL)]);
    deployment
}

fn with_round() -> (Deployment, String) {
    let deployment = with_panel();
    let id = deployment.ok(&["round", "apply", &example(ROUND)]);
    (deployment, id)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("text: {value}"))
}

#[test]
fn a_panel_is_applied_listed_and_applied_again() {
    let deployment = Deployment::new();
    let apply = ["panel", "apply", &example(PANEL)];
    assert_eq!(deployment.ok(&apply), "gnosjo created, version 1");
    assert_eq!(deployment.ok(&apply), "gnosjo unchanged, version 1");
    let file = std::fs::read_to_string(example(PANEL)).expect("there");
    deployment.write("panel.toml", &file.replace("Hej och välkommen!", "Hej!"));
    let applied = deployment.json(&["panel", "apply", "panel.toml"]);
    assert_eq!((text(&applied["result"]), applied["version"].as_u64()), ("changed", Some(2)));

    let listed = deployment.ok(&["panel", "list"]);
    assert_eq!(
        listed,
        "PANEL   VERSION  ROUNDS  PANELISTS  GUESTS  NAME\ngnosjo        2       0          0       0  Gnosjöpanelen"
    );
    assert_eq!(deployment.json(&["panel", "list"])[0]["panel"], "gnosjo");
}

#[test]
fn a_consent_text_changes_only_with_its_version() {
    let deployment = with_panel();
    let file = std::fs::read_to_string(example(PANEL)).expect("there");
    let changed = file.replace("Vi sparar dina svar", "Vi sparar svaren");
    deployment.write("panel.toml", &changed);
    deployment.fails(&["panel", "apply", "panel.toml"], 1, "raise the version");
    deployment.write("panel.toml", &changed.replace("version = 1", "version = 2"));
    deployment.ok(&["panel", "apply", "panel.toml"]);
    deployment.fails(&["panel", "apply", &example(PANEL)], 1, "consent.version is 2");
}

#[test]
fn a_round_goes_from_draft_to_closed_and_every_step_needs_the_one_before() {
    let (deployment, id) = with_round();
    assert_eq!(id.len(), 36, "the id alone: {id}");
    assert_eq!(deployment.ok(&["round", "apply", &example(ROUND)]), id);
    deployment.fails(&["round", "open", &id], 1, "only an approved round can be opened");
    assert_eq!(deployment.ok(&["round", "submit", &id]), "gnosjo/2 in_review");
    assert_eq!(deployment.ok(&["round", "approve", "gnosjo/2"]), "gnosjo/2 approved");
    let file = std::fs::read_to_string(example(ROUND)).expect("there");
    deployment.write("round.toml", &file.replace("Ska vi höja skatten?", "Skatten"));
    let again = deployment.run(&["round", "apply", "round.toml"]);
    assert!(again.code == 0 && again.err.contains("it is a draft again"), "{}", again.err);
    deployment.fails(&["round", "open", &id], 1, "only an approved round can be opened");
    deployment.ok(&["round", "apply", &example(ROUND)]);
    for step in ["submit", "approve"] {
        deployment.ok(&["round", step, &id]);
    }
    assert_eq!(deployment.ok(&["round", "open", &id]), "gnosjo/2 open");
    deployment.fails(
        &["round", "apply", "round.toml"],
        1,
        "round 2 of gnosjo is open: its text is fixed",
    );
    deployment.fails(&["round", "submit", &id], 1, "only a draft can be submitted");

    let shown = deployment.json(&["round", "show", &id]);
    assert_eq!((text(&shown["state"]), text(&shown["panel"])), ("open", "gnosjo"));
    assert_eq!(shown["questions"].as_array().map(Vec::len), Some(6));
    assert!(deployment.ok(&["round", "show", &id]).contains("Statement due"));
    let listed = deployment.json(&["round", "list", "--panel", "gnosjo"]);
    assert_eq!(listed[0]["id"], id.as_str());
    assert!(deployment.ok(&["round", "list"]).contains("Ska vi höja skatten?"));
    answer_in(&deployment, &id);
    assert_eq!(text(&deployment.json(&["round", "close", &id])["state"]), "closed");
}

#[test]
fn a_round_that_nobody_answered_is_told_as_that_by_every_command() {
    let (deployment, id) = with_round();
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, &id]);
    }
    assert_eq!(deployment.ok(&["round", "close", &id]), "gnosjo/2 concluded, unanswered");
    let shown = deployment.ok(&["round", "show", &id]);
    assert!(shown.contains("State            concluded, unanswered\n"), "{shown}");
    assert!(shown.contains("Statement due    -\n"), "{shown}");
    assert!(deployment.ok(&["round", "list"]).contains("concluded, unanswered"));
    let json = deployment.json(&["round", "show", &id]);
    assert_eq!((text(&json["state"]), &json["nobody_answered"]), ("concluded", &true.into()));
    let result = deployment.ok(&["results", "show", &id]);
    assert!(result.contains("Nobody answered this time, so there is no result."), "{result}");
    let page = deployment.ok(&["results", "show", &id, "--format", "html"]);
    assert!(page.contains("Ingen svarade den här gången"), "{page}");
    let status = deployment.ok(&["statement", "status", &id]);
    assert!(status.contains("none is to come: nobody answered"), "{status}");
    assert_eq!(deployment.json(&["statement", "status", &id])["standing"], "lapsed");
}

#[test]
fn a_round_in_review_that_changes_is_a_draft_again() {
    let (deployment, id) = with_round();
    deployment.ok(&["round", "submit", &id]);
    let file = std::fs::read_to_string(example(ROUND)).expect("there");
    deployment.write("round.toml", &file.replace("Ska vi höja skatten?", "Skatten"));
    let applied = deployment.json(&["round", "apply", "round.toml"]);
    assert_eq!((text(&applied["state"]), applied["version"].as_u64()), ("draft", Some(2)));
    deployment.fails(&["round", "approve", &id], 1, "only a round in review");
}

#[test]
fn an_invitation_has_a_code_links_and_a_picture() {
    let deployment = with_panel();
    let create =
        ["invitation", "create", "--panel", "gnosjo", "--label", "Affisch", "--max-uses", "5"];
    let until = ["--expires-at", "2099-01-01T00:00:00+01:00", "--qr"];
    let made = deployment.json(&[&create[..], &until, &["poster.svg"]].concat());
    let code = text(&made["code"]);
    assert!(text(&made["links"]["browser"]).ends_with(&format!("/j/{code}")), "{made}");
    assert!(made["links"]["telegram"].is_null());
    let svg = std::fs::read_to_string(deployment.path("poster.svg")).expect("written");
    assert!(svg.contains("<svg"));
    let told = deployment.ok(&[&create[..], &until, &["poster.PNG"]].concat());
    assert!(told.starts_with("Code     "), "{told}");
    assert!(std::fs::read(deployment.path("poster.PNG")).expect("written").starts_with(b"\x89PNG"));

    let listed = deployment.json(&["invitation", "list"]);
    assert_eq!((text(&listed[0]["label"]), listed[0]["came"].as_u64()), ("Affisch", Some(0)));
    assert_eq!(listed[0]["joined"].as_u64(), Some(0));
    assert!(deployment.ok(&["invitation", "list", "--panel", "gnosjo"]).contains("friends' links"));
}

#[test]
fn a_wrong_argument_is_told_with_what_to_do_and_code_2() {
    let deployment = with_panel();
    let create = ["invitation", "create", "--panel", "gnosjo"];
    for (arguments, words) in [
        (&["nonsense"][..], "unrecognized subcommand"),
        (&["round", "show", "abc"], "PANEL/NUMBER such as gnosjo/2"),
        (&["round", "show", "gnosjo/9"], "there is no round gnosjo/9"),
        (&["round", "show", "00000000-0000-0000-0000-000000000000"], "there is no round"),
        (&["round", "list", "--panel", "atlantis"], "there is no panel called atlantis"),
        (&["export", "gnosjo/9", "--format", "xml", "--output", "a"], "possible values: xlsx, csv"),
        (&["invitation", "create"], "--panel"),
        (&["invitation", "create", "--panel", "atlantis"], "there is no panel called atlantis"),
        (&[&create[..], &["--max-uses", "0"]].concat(), "0 is not in"),
        (&[&create[..], &["--expires-at", "tomorrow"]].concat(), "2027-02-01T20:00:00+01:00"),
        (&[&create[..], &["--expires-at", "2001-01-01T00:00:00Z"]].concat(), "expired already"),
        (&[&create[..], &["--label", "a\nb"]].concat(), "one line"),
        (&[&create[..], &["--qr", "poster.gif"]].concat(), ".svg or .png"),
        (&[&create[..], &["--qr", "nowhere/poster.svg"]].concat(), "cannot be written"),
        (&["panel", "apply", "missing.toml"], "missing.toml: cannot be read"),
        (&["panel", "list", "--config", "missing.toml"], "missing.toml: cannot be read"),
        (&["play", "--panel", "atlantis"], "there is no panel called atlantis"),
        (&["play", "--panel", "x", "--code", "y"], "cannot be used with"),
        (&["demo", "--listen", "here"], "invalid"),
    ] {
        deployment.fails(arguments, 2, words);
    }
    assert_eq!(deployment.json(&["invitation", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_wrong_file_is_told_whole_with_file_line_and_key() {
    let deployment = with_panel();
    let file = std::fs::read_to_string(example(ROUND)).expect("there");
    let wrong = file
        .replace("mode = \"confidential\"", "mode = \"secret\"")
        .replace("max = 2\n", "maks = 2\n");
    deployment.write("round.toml", &wrong);
    let done =
        deployment.fails(&["round", "apply", "round.toml"], 2, "round.toml:6: mode: this word");
    assert!(
        done.err
            .contains("round.toml:53: questions[1].maks: there is no such key; do you mean max?"),
        "{}",
        done.err
    );

    let swedish =
        deployment.command(&["round", "apply", "round.toml"]).env("LC_ALL", "sv_SE.UTF-8").output();
    let told = String::from_utf8(swedish.expect("started").stderr).expect("text");
    assert!(told.contains("questions[1].maks: nyckeln finns inte; menar du max?"), "{told}");

    let done = deployment.fails(&["round", "apply", "round.toml", "--json"], 2, "");
    let told: Value = serde_json::from_str(&done.err).expect("JSON");
    assert_eq!(
        (&told["problems"][0]["line"], text(&told["problems"][0]["key"])),
        (&6.into(), "mode")
    );
    deployment.write("round.toml", "mode = ");
    deployment.fails(&["round", "apply", "round.toml"], 2, "round.toml:1:");
}

#[test]
fn a_wrong_setting_is_told_with_its_source_and_never_with_a_secret() {
    let deployment = Deployment::new();
    deployment.write("config.toml", "[telegram]\ntoken = \"1 SECRET\"\n[wbe]\n");
    let done = deployment.fails(&["run"], 2, "telegram.token (from config.toml)");
    assert!(done.err.contains("wbe (from config.toml): there is no such section"), "{}", done.err);
    assert!(!done.err.contains("SECRET"), "{}", done.err);
    let mut command = deployment.command(&["panel", "list", "--json"]);
    let output =
        command.env("PANELBOT_DATABASE__URL", "mysql://root:SECRET@x/y").output().expect("started");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(
        told.contains("the environment variable PANELBOT_DATABASE__URL")
            && !told.contains("SECRET"),
        "{told}"
    );
}

#[test]
fn a_database_that_cannot_be_reached_is_a_failure_without_its_password() {
    let deployment = Deployment::new();
    deployment.write("config.toml", "[database]\nurl = \"sqlite:///nowhere/at/all.sqlite\"\n");
    deployment.fails(&["panel", "list"], 1, "look at database.url");
    deployment.write("config.toml", "[database]\nurl = \"postgres://a:SECRET@127.0.0.1:1/b\"\n");
    let done = deployment.fails(&["migrate"], 1, "");
    assert!(!done.err.contains("SECRET"), "{}", done.err);
}

#[test]
fn migrating_tells_what_it_did_once() {
    let deployment = Deployment::new();
    assert!(deployment.ok(&["migrate"]).contains("create_panels"));
    assert_eq!(deployment.ok(&["migrate"]), "nothing to do: the database is of this version");
    assert_eq!(deployment.json(&["migrate"])["migrated"], Value::Array(Vec::new()));
}

#[test]
fn the_doctor_says_what_is_sound_and_what_to_fix() {
    let deployment = with_panel();
    let told = deployment.ok(&["doctor"]);
    assert!(told.contains("ok    database  reached, of this version"), "{told}");
    assert!(told.contains("warn  address   web.public_url is not set"), "{told}");
    assert!(told.contains("ok    key file"), "{told}");
    let checks = deployment.json(&["doctor"]);
    assert!(checks["checks"].as_array().is_some_and(|checks| checks.len() >= 6), "{checks}");

    let telegram = "[telegram]\ntoken = \"1:SECRET\"\napi_url = \"http://127.0.0.1:1\"\n[log]\nlevel = \"trace\"\n";
    deployment.write("config.toml", telegram);
    deployment.write("panelbot.key", "short");
    let done = deployment.run(&["doctor"]);
    assert_eq!(done.code, 1, "{}", done.out);
    assert!(done.out.contains("fail  telegram"), "{}", done.out);
    assert!(done.out.contains("fail  key file"), "{}", done.out);
    assert!(!(done.out + &done.err).contains("SECRET"));
}

#[test]
fn a_conversation_can_be_had_in_the_terminal_and_goes_on_where_it_was() {
    use std::io::Write as _;
    use std::process::Stdio;

    let (deployment, id) = with_round();
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, &id]);
    }
    let play = |arguments: &[&str], lines: &str| {
        let mut command = deployment.command(&[&["play"], arguments].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        child.stdin.take().expect("piped").write_all(lines.as_bytes()).expect("written");
        let done = crate::command::done(&child.wait_with_output().expect("ended"));
        assert_eq!(done.code, 0, "{}", done.err);
        done.out
    };
    let joined = play(&["--panel", "gnosjo"], "2\n2\n1\n1\n1 3\n");
    assert!(joined.contains("Hej och välkommen!"), "{joined}");
    let shown = deployment.json(&["round", "show", &id]);
    assert_eq!((shown["started"].as_u64(), shown["completed"].as_u64()), (Some(1), Some(0)));
    // A scale, then a number and open text, and a button where a number could be the answer.
    let done = play(&[], "4\n-1\n.1\n=1+1, \"hej\"\n");
    assert!(done.contains("Tack, nu är dina svar med!"), "{done}");
    check_answers(&deployment, &id);
    check_background_stays(&deployment);
}

/// What a panelist has told is kept by its place, so that the places must stay.
fn check_background_stays(deployment: &Deployment) {
    let file = std::fs::read_to_string(example(PANEL)).expect("there");
    let summer = "  { id = \"summer\", label.sv = \"Jag har fritidshus här\", label.en = \"I have a summer house here\" },\n";
    let without = file.replace(summer, "");
    assert_ne!(without, file);
    deployment.write("panel.toml", &without);
    deployment.fails(&["panel", "apply", "panel.toml"], 1, "keep their ids and order");
    let last = "  { id = \"none\", eligible = false,";
    let more = without.replace(last, &format!("{summer}{last}"));
    deployment.write("panel.toml", &more);
    deployment.fails(&["panel", "apply", "panel.toml"], 1, "keep their ids and order");
    deployment.write("panel.toml", &file.replace("Annat\"", "Något annat\""));
    deployment.ok(&["panel", "apply", "panel.toml"]);
}

/// The answers that were given above, as they are stored.
fn check_answers(deployment: &Deployment, id: &str) {
    let all = stored::at("sqlite://panelbot.sqlite", &deployment.path("."), id);
    let answers = &all[0];
    assert_eq!(answers["raise"], serde_json::json!({ "kind": "choice", "option": "yes" }));
    assert!(answers["save"].is_null(), "it was not asked");
    assert_eq!(answers["trust"]["point"], 4);
    assert_eq!(answers["pay"]["kind"], "dont_know");
    assert_eq!(answers["word"]["text"], "=1+1, \"hej\"");
}
