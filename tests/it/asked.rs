//! What is asked at a terminal before something goes to many, with a real terminal from `script`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::command::{Deployment, Done, done, example};
use crate::open_answers::stage::{closed, others};

/// Whether there is a terminal to be had; said clearly where there is none.
fn has_terminal() -> bool {
    let found = Command::new("script").arg("--version").output().is_ok();
    if !found {
        eprintln!(
            "script is not installed (util-linux): what is asked at a terminal is not tested"
        );
    }
    found
}

/// Runs a command at a terminal where somebody types this line.
fn typed(deployment: &Deployment, arguments: &[&str], line: &str) -> Done {
    let program = env!("CARGO_BIN_EXE_panelbot");
    let asked = [&[program], arguments].concat().join(" ");
    let mut started = Command::new("script")
        .args(["-qec", &asked, "/dev/null"])
        .current_dir(deployment.path("."))
        .env("LC_ALL", "en_GB.UTF-8")
        .env("USER", "astrid")
        .env_remove("SUDO_USER")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut keys = started.stdin.take().expect("a keyboard");
    keys.write_all(line.as_bytes()).expect("typed");
    let ended = started.wait_with_output().expect("ended");
    drop(keys);
    done(&ended)
}

#[track_caller]
fn declined(deployment: &Deployment, arguments: &[&str], question: &str) {
    let told = typed(deployment, arguments, "n\n");
    assert!(told.out.contains(question), "{arguments:?}: {}", told.out);
    assert!(told.out.contains("nothing was done"), "{arguments:?}: {}", told.out);
    assert_eq!(told.code, 1, "{}", told.out);
}

#[test]
fn before_a_result_goes_out_whoever_is_at_the_terminal_is_asked() {
    if !has_terminal() {
        return;
    }
    let deployment = closed(&others());
    let release = ["results", "release", "lunch/1"];
    let question = "lunch/1 \"Maten i skolan\": send its result to the 0 who took part, now? \
                    Anyone may see it from then on. [y/N]";
    declined(&deployment, &release, question);
    deployment.fails(&["results", "kit", "lunch/1", "--folder", "ut"], 1, "is not out yet");
    let told = typed(&deployment, &release, "y\n");
    assert!(told.code == 0 && told.out.contains("lunch/1 released"), "{}", told.out);
}

#[test]
fn before_news_and_answers_go_out_or_are_taken_back_whoever_is_at_the_terminal_is_asked() {
    if !has_terminal() {
        return;
    }
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let news = example("gnosjo/nyheter.toml");
    let name = deployment.ok(&["bulletin", "draft", &news]);
    deployment.ok(&["bulletin", "approve", &name]);
    let title = format!("{name} \"");
    declined(&deployment, &["bulletin", "send", &name], &title);
    declined(&deployment, &["bulletin", "send", &name], "send it to the 0 who get it, now? [y/N]");
    declined(&deployment, &["bulletin", "correct", &name, &news], "has reached 0: put the text of");
    declined(&deployment, &["bulletin", "recall", &name], "has reached 0: take it back from them");

    let id = deployment.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, &id]);
    }
    crate::support::answering::answer_in(&deployment, &id);
    deployment.ok(&["round", "close", &id]);
    deployment.ok(&["statement", "draft", &example("gnosjo/svaret.toml")]);
    let question =
        "gnosjo/2 \"Ska vi höja skatten?\": send the answer to the 0 who took part, now?";
    declined(&deployment, &["statement", "send", "gnosjo/2"], question);
    let question = "to the 0 who took part in gnosjo/2, now?";
    declined(&deployment, &["decision", "add", &example("gnosjo/beslutet.toml")], question);
}
