//! Reading and hiding, by command line.

use std::collections::BTreeSet;

use super::stage::{closed, deployment, each, handle, listed, option, other, place, text};

#[test]
fn open_answers_of_every_kind_are_listed_whole_and_filtered() {
    let long = format!("Mer sallad. {}Slut.", "Och mer tid. ".repeat(140));
    let deployment = closed(&[
        vec![text(&long), option(), place("I matsalen")],
        vec![text("Kortare kö"), other("Det luktar"), place("Hemma")],
        vec![text("Shorter queue and more of the time")],
    ]);
    assert_eq!(listed(&deployment, &[]).len(), 6);
    let better = listed(&deployment, &["--question", "better"]);
    let mut texts = each(&better, "text");
    texts.sort_unstable();
    assert_eq!(texts, ["Kortare kö", &long, "Shorter queue and more of the time"]);
    assert!(deployment.ok(&["answers", "list", "lunch/1"]).contains("Och mer tid. Slut."));

    assert_eq!(each(&listed(&deployment, &["--question", "why"]), "text"), ["Det luktar"]);
    assert_eq!(each(&listed(&deployment, &["--question", "where"]), "question"), ["where"; 2]);
    assert_eq!(each(&listed(&deployment, &["--search", "KORTARE  kö"]), "text"), ["Kortare kö"]);
    let english = listed(&deployment, &["--language", "en"]);
    assert_eq!(each(&english, "text"), ["Shorter queue and more of the time"]);
}

#[test]
fn answers_are_paged_under_handles_that_stay_and_tell_no_order() {
    let responses: Vec<_> = (0..45).map(|no| vec![text(&format!("Svar {no}"))]).collect();
    let deployment = closed(&responses);
    let told = deployment.ok(&["answers", "list", "lunch/1", "--page", "2"]);
    assert!(told.ends_with("Page 2 of 3, 45 answers in all; next: --page 3"), "{told}");
    let pages: Vec<_> =
        ["1", "2", "3"].iter().flat_map(|page| listed(&deployment, &["--page", page])).collect();
    let handles = each(&pages, "handle");
    assert_eq!(handles.iter().collect::<BTreeSet<_>>().len(), 45);
    assert!(handles.iter().all(|handle| handle.len() == 5 && handle.is_ascii()));
    assert!(handles.is_sorted(), "by chance, and not as they came");
    let again = listed(&deployment, &["--per-page", "100"]);
    assert_eq!(pages, again);
    let typed = handles[7].to_lowercase();
    let shown = deployment.json(&["answers", "show", "lunch/1", &typed]);
    assert_eq!(shown["as_written"], pages[7]["text"]);
    deployment.fails(&["answers", "list", "lunch/1", "--page", "4"], 2, "the last one is 3");
}

#[test]
fn what_may_mean_danger_comes_first_and_is_marked() {
    let mut responses: Vec<_> = (0..30).map(|no| vec![text(&format!("Svar {no}"))]).collect();
    responses.push(vec![text("Jag orkar inte mer. Jag har SJÄLVMORDSTANKAR")]);
    let deployment = closed(&responses);
    let told = deployment.ok(&["answers", "list", "lunch/1"]);
    assert!(told.lines().next().is_some_and(|line| line.contains("MAY MEAN DANGER")), "{told}");
    let danger = listed(&deployment, &["--danger"]);
    assert_eq!((danger.len(), danger[0]["danger"].as_bool()), (1, Some(true)));
}

#[test]
fn while_a_round_is_open_only_what_may_mean_danger_is_read_and_without_a_handle() {
    let deployment = deployment(&[vec![text("Maten är kall")], vec![text("jag vill dö")]]);
    let list = ["answers", "list", "lunch/1"];
    deployment.fails(&list, 1, "the round is open: open answers are read when it has closed");
    deployment.fails(&[&list[..], &["--danger", "--untagged"]].concat(), 1, "has closed");
    deployment.fails(&["themes", "add", "lunch/1", "Mat"], 1, "has closed");
    let danger = listed(&deployment, &["--danger"]);
    assert_eq!(each(&danger, "text"), ["jag vill dö"]);
    assert!(danger[0]["handle"].is_null());
    deployment.ok(&["round", "close", "lunch/1"]);
    assert_eq!(listed(&deployment, &[]).len(), 2);
}

#[test]
fn a_passage_is_hidden_everywhere_and_the_log_tells_nothing_of_it() {
    let written = "Fråga Kalle på 070-123 45 67 eller kalle@example.se. Kalle vet.";
    let deployment = closed(&[vec![text(written)], vec![text("Mer sås")]]);
    let handle = handle(&deployment, "kalle vet");
    let shown = deployment.ok(&["answers", "show", "lunch/1", &handle]);
    assert!(shown.contains("Looks like personal data\n    070-123 45 67\n    kalle@example.se"));

    let hide = ["answers", "hide", "lunch/1", &handle];
    deployment.ok(&[&hide[..], &["--suggested"]].concat());
    let told = deployment.ok(&[&hide[..], &["--text", "KALLE", "--text", "vet"]].concat());
    assert!(told.ends_with("Fråga […] på […] eller […]. […] […]."), "{told}");
    let shown = deployment.json(&["answers", "show", "lunch/1", &handle]);
    assert_eq!(shown["as_written"], written);
    assert_eq!(shown["personal_data"].as_array().map(Vec::len), Some(0), "nothing is left");
    let all = deployment.json(&[&hide[..], &["--all"]].concat());
    assert_eq!(all["text"], "[…]");
    let none = deployment.json(&[&hide[..], &["--nothing"]].concat());
    assert_eq!(none["text"], written);

    deployment.fails(&[&hide[..], &["--text", "Lisa"]].concat(), 2, "does not say that");
    deployment.fails(&hide, 2, "--text");
    let log = deployment.ok(&["audit", "list"]);
    assert!(log.contains("answers hide") && log.contains("answers unhide"), "{log}");
    assert!(log.contains("astrid"), "who did it");
    for secret in ["Kalle", "KALLE", handle.as_str()] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn what_is_not_there_is_told_with_what_to_do() {
    let deployment = closed(&[vec![text("Mer sås")]]);
    for (arguments, code, words) in [
        (&["answers", "list", "lunch/2"][..], 2, "there is no round lunch/2"),
        (
            &["answers", "list", "lunch/1", "--question", "food"],
            2,
            "those with open answers: better",
        ),
        (&["answers", "list", "lunch/1", "--theme", "Mat"], 2, "no theme Mat"),
        (&["answers", "show", "lunch/1", "QQQQQ"], 2, "no open answer QQQQQ"),
        (&["answers", "list", "lunch/1", "--page", "0"], 2, "--page"),
    ] {
        deployment.fails(arguments, code, words);
    }
    let nothing = deployment.ok(&["answers", "list", "lunch/1", "--danger"]);
    assert_eq!(nothing, "Page 1 of 1, 0 answers in all");
    let handle = handle(&deployment, "sås");
    let hide = ["answers", "hide", "lunch/1", handle.as_str(), "--suggested"];
    deployment.fails(&hide, 1, "looks like personal data");
}
