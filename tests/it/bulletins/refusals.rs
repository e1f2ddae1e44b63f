//! What staff are told when a bulletin cannot be sent, or not yet.

use super::stage::{news, panel};
use crate::command::Deployment;

fn with_panel() -> Deployment {
    let deployment = Deployment::new();
    deployment.write("panel.toml", &panel());
    deployment.ok(&["panel", "apply", "panel.toml"]);
    deployment
}

fn drafted(deployment: &Deployment, text: &str) -> String {
    deployment.write("news.toml", &news(text));
    deployment.ok(&["bulletin", "draft", "news.toml"])
}

#[test]
fn a_wrong_name_or_time_is_told_with_what_to_do_and_code_2() {
    let deployment = with_panel();
    let name = drafted(&deployment, "Hej!");
    for (arguments, words) in [
        (&["bulletin", "send", "abc"][..], "PANEL/NUMBER such as gnosjo/3"),
        (&["bulletin", "send", "gnosjo/9"], "there is no bulletin gnosjo/9"),
        (&["bulletin", "stop", "atlantis/1"], "there is no panel called atlantis"),
        (&["bulletin", "status", "00000000-0000-0000-0000-000000000000"], "there is no bulletin"),
        (&["bulletin", "list", "--panel", "atlantis"], "there is no panel called atlantis"),
        (&["bulletin", "send", &name, "--at", "tomorrow"], "2027-02-01T20:00:00+01:00"),
        (&["bulletin", "send", &name, "--at", "2001-01-01T10:00:00Z"], "that time is past"),
        (&["bulletin", "preview", &name, "--language", "fi"], "does not have the language fi"),
        (&["bulletin", "draft", "missing.toml"], "missing.toml: cannot be read"),
        (&["bulletin", "draft", "news.toml", "--replace", "gnosjo/9"], "no bulletin gnosjo/9"),
    ] {
        deployment.fails(arguments, 2, words);
    }
}

#[test]
fn a_wrong_file_is_told_with_file_line_and_key() {
    let deployment = with_panel();
    deployment.write("long.toml", &news(&"å".repeat(5000)));
    deployment.fails(
        &["bulletin", "draft", "long.toml"],
        2,
        "long.toml:3: text.sv: the text is 5000",
    );
    deployment.write("empty.toml", "panel = \"gnosjo\"\n");
    deployment.fails(&["bulletin", "draft", "empty.toml"], 2, "text: the text is empty");
    let with_picture = news("Hej!").replace("[text]", "picture = \"no.png\"\n[text]");
    deployment.write("picture.toml", &with_picture);
    deployment.fails(
        &["bulletin", "draft", "picture.toml"],
        2,
        "picture.toml:2: picture: the picture cannot be read",
    );
    assert_eq!(deployment.json(&["bulletin", "list"]), serde_json::json!([]));
}

#[test]
fn a_bulletin_to_nobody_is_not_sent() {
    let deployment = with_panel();
    let name = drafted(&deployment, "Hej!");
    deployment.ok(&["bulletin", "approve", &name]);
    deployment.fails(&["bulletin", "send", &name], 1, "nobody would get it");
    let told = deployment.ok(&["bulletin", "status", &name]);
    assert!(told.contains("approved since"), "{told}");
}

#[test]
fn what_its_state_does_not_allow_is_told_with_what_to_do() {
    let deployment = with_panel();
    let name = drafted(&deployment, "Hej!");
    for (step, words) in [
        ("send", "its state is draft, so it cannot be sent; approve it first"),
        ("pause", "its state is draft, so it cannot be paused; nothing of it has been sent"),
        ("recall", "its state is draft, so it cannot be recalled; nothing of it has been sent"),
        ("stop", "its state is draft, so it cannot be stopped"),
        ("resume", "its state is draft, so it cannot be resumed"),
    ] {
        deployment.fails(&["bulletin", step, &name], 1, words);
    }
    deployment.fails(&["bulletin", "correct", &name, "news.toml"], 1, "it cannot be corrected");
}

#[test]
fn a_draft_is_replaced_and_an_approved_one_is_not() {
    let deployment = with_panel();
    let name = drafted(&deployment, "Hej!");
    deployment.write("better.toml", &news("Hej igen!"));
    let replace = ["bulletin", "draft", "better.toml", "--replace", &name];
    assert_eq!(deployment.ok(&replace), name);
    assert!(deployment.ok(&["bulletin", "list"]).contains("Hej igen!"));
    deployment.ok(&["bulletin", "approve", &name]);
    deployment.fails(&["bulletin", "approve", &name], 1, "its state is approved");
    deployment.fails(&replace, 1, "its text is fixed");
    assert_eq!(drafted(&deployment, "Hej då!"), "gnosjo/2");
}

#[test]
fn a_language_without_a_text_is_a_warning_and_no_refusal() {
    let deployment = with_panel();
    deployment.write("news.toml", &news("Hej!"));
    let done = deployment.run(&["bulletin", "draft", "news.toml"]);
    assert_eq!(done.code, 0);
    assert!(done.err.contains("there is no text in en: the 0 who read it get sv"), "{}", done.err);
    let told = deployment.json(&["bulletin", "preview", "gnosjo/1"]);
    assert_eq!(told["fallbacks"][0]["instead"], "sv");
}
