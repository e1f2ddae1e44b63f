//! Themes, by command line.

use super::pupils;
use super::stage::{closed, each, handle, listed, text};
use crate::command::Deployment;

fn themes(deployment: &Deployment) -> Vec<(String, Option<u64>)> {
    let found = deployment.json(&["themes", "list", "lunch/1"]);
    let themes = found["themes"].as_array().expect("themes").iter();
    themes
        .map(|one| (one["name"].as_str().expect("a name").to_owned(), one["answers"].as_u64()))
        .collect()
}

fn handles(deployment: &Deployment, search: &str) -> Vec<String> {
    let found = listed(deployment, &["--search", search, "--per-page", "100"]);
    each(&found, "handle").into_iter().map(str::to_owned).collect()
}

fn change(deployment: &Deployment, what: &[&str], handles: &[String]) {
    let handles: Vec<&str> = handles.iter().map(String::as_str).collect();
    deployment.ok(&[&["themes", what[0], "lunch/1"], &what[1..], &handles].concat());
}

#[test]
fn several_answers_get_several_themes_and_a_merge_keeps_them() {
    let mut responses: Vec<_> = (0..8).map(|no| vec![text(&format!("Kall mat {no}"))]).collect();
    responses.extend((0..6).map(|no| vec![text(&format!("Lång kö {no}"))]));
    let deployment = closed(&responses);
    for name in ["Temperatur", "Köer", "Väntan"] {
        deployment.ok(&["themes", "add", "lunch/1", name]);
    }
    let (cold, queue) = (handles(&deployment, "kall"), handles(&deployment, "kö"));
    change(&deployment, &["assign", "--theme", "temperatur", "--theme", "Köer"], &cold);
    change(&deployment, &["assign", "--theme", "Väntan"], &queue);
    change(&deployment, &["assign", "--theme", "Väntan"], &cold[..2]);
    change(&deployment, &["unassign", "--theme", "Köer"], &cold[2..]);
    let named = |name: &str, count| (name.to_owned(), count);
    let found = themes(&deployment);
    assert_eq!(found[0], named("Köer", None), "two are too few to be told");
    assert_eq!(found[1..], [named("Temperatur", Some(8)), named("Väntan", Some(8))]);
    assert!(deployment.ok(&["themes", "list", "lunch/1"]).contains("few      Köer"));

    deployment.ok(&["themes", "merge", "lunch/1", "Köer", "väntan"]);
    deployment.ok(&["themes", "rename", "lunch/1", "Väntan", "Väntetid"]);
    assert_eq!(themes(&deployment), [named("Temperatur", Some(8)), named("Väntetid", Some(8))]);
    assert_eq!(listed(&deployment, &["--theme", "väntetid"]).len(), 8, "each once");
    let two = listed(&deployment, &["--search", "Kall mat", "--theme", "Väntetid"]);
    assert_eq!((two.len(), two[0]["themes"].as_array().map(Vec::len)), (2, Some(2)));
    change(&deployment, &["unassign", "--theme", "Väntetid"], &queue[..1]);
    assert_eq!(listed(&deployment, &["--untagged"]).len(), 1);
}

#[test]
fn a_theme_has_a_name_of_its_own_that_can_be_shown() {
    let deployment = closed(&[vec![text("Mer sås")]]);
    deployment.ok(&["themes", "add", "lunch/1", "Mat"]);
    deployment.ok(&["themes", "add", "lunch/1", "Ljud"]);
    let sauce = handle(&deployment, "sås");
    for (arguments, code, words) in [
        (&["add", "lunch/1", "MAT "][..], 1, "a theme Mat already"),
        (&["rename", "lunch/1", "Ljud", "mat"], 1, "a theme Mat already"),
        (&["add", "lunch/1", " \u{200b}"], 2, "one line of plain text"),
        (&["add", "lunch/1", "a\nb"], 2, "one line of plain text"),
        (&["merge", "lunch/1", "Mat", "mat"], 2, "name two themes"),
        (&["merge", "lunch/1", "Mat", "Luft"], 2, "no theme Luft"),
        (&["assign", "lunch/1", "--theme", "Mat", "QQQQQ"], 2, "no open answer QQQQQ"),
        (&["assign", "lunch/1", "--theme", "Luft", &sauce], 2, "no theme Luft"),
        (&["assign", "lunch/1", "--theme", "Mat"], 2, "HANDLE"),
    ] {
        deployment.fails(&[&["themes"], arguments].concat(), code, words);
    }
    deployment.ok(&["themes", "rename", "lunch/1", "Mat", "MAT"]);
    assert_eq!(listed(&deployment, &["--untagged"]).len(), 1, "all or nothing");
}

#[test]
fn two_hundred_pupils_suggest_what_they_talk_about_and_the_same_each_time() {
    let responses: Vec<_> = pupils::answers(200).iter().map(|words| vec![text(words)]).collect();
    let deployment = closed(&responses);
    let suggest = ["themes", "suggest", "lunch/1", "--question", "better", "--language", "sv"];
    let found = deployment.json(&suggest);
    let words: Vec<&str> = each(found["suggestions"].as_array().expect("suggestions"), "words");
    for topic in ["salladsbuffén", "vegetarisk mat", "matsalen", "soppa"] {
        assert!(words.contains(&topic), "{topic}: {words:?}");
    }
    for word in ["och", "inte", "är", pupils::ONCE] {
        assert!(!words.iter().any(|found| found.split(' ').any(|one| one == word)), "{word}");
    }
    let counts: Vec<u64> = found["suggestions"]
        .as_array()
        .expect("suggestions")
        .iter()
        .map(|one| one["answers"].as_u64().expect("a number"))
        .collect();
    assert!(counts.iter().all(|count| *count >= 5) && counts.is_sorted_by(|a, b| a >= b));
    assert_eq!(deployment.json(&suggest), found);
    deployment.fails(
        &[&suggest[..6], &["xx"]].concat(),
        2,
        "the language xx is not installed; these are: sv, en",
    );
}
