//! The commands, as they are typed.

use chrono::{Duration, Utc};
use chrono_tz::Europe::Stockholm;

use super::stage::{ANSWER, DECISION};
use crate::command::{Deployment, example};
use crate::support::answering::answer_in;

/// So many days after today, where the panel is.
fn day(days: i64) -> String {
    let then = Utc::now() + Duration::days(days);
    then.with_timezone(&Stockholm).date_naive().to_string()
}

#[test]
fn a_statement_is_briefed_drafted_refused_and_put_off_on_the_command_line() {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let id = deployment.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    let brief = deployment.ok(&["statement", "brief", "gnosjo/2"]);
    for words in [
        "Underlag för svaret om ”Ska vi höja skatten?”",
        "Kommunfullmäktige bestämmer",
        "rounds = [2]",
        "[signature]",
        "question = \"raise\"",
    ] {
        assert!(brief.contains(words), "{words}: {brief}");
    }
    the_file_to_fill_in_says_what_a_body_and_what_a_person_must_fill_in(&deployment, &brief);
    let draft = deployment.fails(&["statement", "draft", "svar.toml"], 2, "has not closed");
    assert!(!draft.err.contains("not TOML"), "{}", draft.err);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, "gnosjo/2"]);
    }
    answer_in(&deployment, &id);
    deployment.ok(&["round", "close", "gnosjo/2"]);
    let answer = "svaret.toml".to_owned();
    deployment.write(&answer, &ANSWER.replace("2027-01-15", &day(0)));
    deployment.fails(&["statement", "preview", "gnosjo/2"], 2, "has no statement");
    somebody_elses_signature_is_told_and_not_refused(&deployment);
    let drafted = deployment.run(&["statement", "draft", &answer]);
    assert_eq!((drafted.code, drafted.out.trim()), (0, "gnosjo/2 draft"), "{}", drafted.err);
    assert!(!drafted.err.contains("somebody else has signed"), "{}", drafted.err);
    let again = "panelbot: gnosjo/2: it is a draft again: submit it and approve it anew";
    assert!(drafted.err.contains(again), "the other one was handed over: {}", drafted.err);
    assert!(!deployment.run(&["statement", "draft", &answer]).err.contains(again));
    let preview = deployment.ok(&["statement", "preview", "gnosjo/2", "--language", "sv"]);
    for words in [
        "── telegram, sv ──",
        "── discord, sv ──",
        "Svar från Kommunfullmäktige",
        "Skatten höjs med 25 öre",
    ] {
        assert!(preview.contains(words), "{words}: {preview}");
    }
    behind_the_button_stands_the_whole_answer(&preview);
    assert_eq!(deployment.ok(&["statement", "submit", "gnosjo/2"]), "gnosjo/2 in review");
    deployment.fails(&["statement", "approve", "gnosjo/2"], 1, "somebody else approves it");
    let mut same = deployment.command(&["statement", "approve", "gnosjo/2"]);
    let same = crate::command::done(&same.env("USER", " ASTRID").output().expect("started"));
    assert_eq!(same.code, 1, "the same name in other letters: {}", same.out);
    assert!(same.err.contains("ASTRID (terminal, uid "), "{}", same.err);
    let mut other = deployment.command(&["statement", "approve", "gnosjo/2"]);
    let other = crate::command::done(&other.env("USER", "birger").output().expect("started"));
    assert_eq!((other.code, other.out.trim()), (0, "gnosjo/2 approved"), "{}", other.err);
    deployment.fails(
        &["statement", "send", "gnosjo/2"],
        1,
        "has not gone out to those who took part",
    );
    deployment.fails(
        &["statement", "correct", "gnosjo/2", &answer],
        1,
        "nothing of it has been sent",
    );
    let postpone = |until: &str, why: &str| {
        deployment.run(&["statement", "postpone", "gnosjo/2", "--until", until, "--why", why])
    };
    assert_eq!(postpone("2999-01-01", "sv=Hej").code, 2);
    assert_eq!(postpone("i morgon", "sv=Hej").code, 2);
    assert_eq!(postpone("2999-01-01", "Hej").code, 2);
    let in_swedish_only = postpone(&day(60), "sv=Nämnden läser.");
    assert_eq!(in_swedish_only.code, 2, "{}", in_swedish_only.err);
    assert!(in_swedish_only.err.contains("the reason is missing in en"), "{}", in_swedish_only.err);
    let status = deployment.json(&["statement", "status", "gnosjo/2"]);
    assert_eq!((&status["state"], &status["standing"]), (&"approved".into(), &"promised".into()));
    let decision = "beslutet.toml".to_owned();
    deployment.write(&decision, &DECISION.replace("2027-01-15", &day(2)));
    let early = deployment.run(&["decision", "add", &decision, "--preview"]);
    assert_eq!(early.code, 0, "{}", early.err);
    assert!(early.err.contains("dated is a day that has not come yet"), "{}", early.err);
    deployment.fails(&["decision", "add", &decision], 1, "which has not come yet");
    deployment.write(&decision, &DECISION.replace("2027-01-15", &day(0)));
    let looked = deployment.ok(&["decision", "add", &decision, "--preview"]);
    assert!(looked.contains("Beslutat: Sex nya tjänster i skolan"), "{looked}");
    assert_eq!(deployment.json(&["decision", "list"]), serde_json::json!([]));
    let told = deployment.ok(&["decision", "add", &decision]);
    let back = told
        .strip_prefix("gnosjo/1 decided, told to 0\nTo take it back: panelbot bulletin recall ");
    assert!(back.is_some(), "{told}");
    assert_eq!(deployment.json(&["decision", "list"])[0]["decision"], "gnosjo/1");
}

/// It stands last in the brief, or alone where it is asked for.
fn the_file_to_fill_in_says_what_a_body_and_what_a_person_must_fill_in(
    deployment: &Deployment,
    brief: &str,
) {
    let ask = ["statement", "brief", "gnosjo/2", "--output", "svar.toml"];
    assert_eq!(deployment.ok(&ask), "svar.toml");
    let file = std::fs::read_to_string(deployment.path("svar.toml")).expect("written");
    assert!(brief.ends_with(file.trim_end()), "{file}");
    assert!(
        file.contains("# En nämnd svarar: fyll i dagen för beslutet, paragrafen och"),
        "{file}"
    );
    assert!(file.contains("# En person svarar: "), "{file}");
    deployment.fails(&ask, 2, "svar.toml is there already");
    assert_eq!(deployment.ok(&[&ask[..], &["--overwrite"]].concat()), "svar.toml");
    let of_body =
        |line: &&str| ["body", "paragraph", "registry"].iter().all(|key| !line.starts_with(key));
    let signed = file.replace("# name = \"\"", "name = \"Anna Ek\"");
    let signed = signed.replace("# role.sv = \"\"", "role.sv = \"kommunalråd\"");
    let person: String =
        signed.lines().filter(of_body).map(|line| line.to_owned() + "\n").collect();
    deployment.write("person.toml", &person);
    let told = deployment.fails(&["statement", "draft", "person.toml"], 2, "has not closed").err;
    assert!(!told.contains("signature"), "{told}");
}

/// A deputy may sign: it is said at each step.
fn somebody_elses_signature_is_told_and_not_refused(deployment: &Deployment) {
    let file = ANSWER.replace("2027-01-15", &day(0));
    let file = file.replace("body.sv = \"Kommunfullmäktige\"", "body.sv = \"Utskottet\"");
    let file = file.replace("body.en = \"The municipal council\"", "body.en = \"The committee\"");
    deployment.write("annan.toml", &file);
    for step in [["statement", "draft", "annan.toml"], ["statement", "submit", "gnosjo/2"]] {
        let told = deployment.run(&step);
        assert_eq!(told.code, 0, "{}", told.err);
        let warning = "gnosjo/2 was promised an answer from Kommunfullmäktige, and somebody else";
        assert!(told.err.contains(warning), "{step:?}: {}", told.err);
    }
}

/// In the words and the order of the chat, once for each channel that has buttons.
fn behind_the_button_stands_the_whole_answer(preview: &str) {
    let behind: Vec<&str> = preview.split("(behind the button)").skip(1).collect();
    assert_eq!(behind.len(), 3, "Telegram, Discord and the browser: {preview}");
    for whole in behind {
        let mut last = 0;
        for words in [
            "Resten av svaret från Kommunfullmäktige",
            "Fråga för fråga",
            "Sex nya tjänster i skolan från augusti.",
            "Svar på era kommentarer och förslag",
            "Sälj kommunens skog i stället",
            "Vanliga missförstånd",
            "Arvodena är desamma som förra året.",
            "Reservationer",
            "Jag ville inte höja skatten alls.",
            "Från förvaltningen",
            "ekonomiavdelningen följer upp i november",
        ] {
            let at = whole.find(words).unwrap_or_else(|| panic!("{words}: {whole}"));
            assert!(at > last, "{words} comes too early: {whole}");
            last = at;
        }
    }
}
