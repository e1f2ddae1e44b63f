//! The file for print.

use super::stage::{closed, handle, other, quotable, text};
use crate::command::Deployment;

fn printed(deployment: &Deployment, more: &[&str]) -> String {
    let print = ["answers", "print", "lunch/1", "--output", "svar.html"];
    let language = if more.contains(&"--language") { &[][..] } else { &["--language", "sv"] };
    assert_eq!(deployment.ok(&[&print[..], language, more].concat()), "svar.html");
    std::fs::read_to_string(deployment.path("svar.html")).expect("written")
}

fn place(html: &str, words: &str) -> usize {
    html.find(words).unwrap_or_else(|| panic!("no {words} in {html}"))
}

#[test]
fn answers_are_printed_by_question_and_theme_with_what_is_hidden_left_out() {
    let deployment = closed(&[
        vec![quotable("Mer sås, säger Kalle", true), other("Det luktar")],
        vec![text("Kortare kö")],
        vec![text("jag vill dö")],
        vec![text("Hemligt alltihop")],
        vec![text("Ring mig på 070-123 45 67")],
    ]);
    deployment.ok(&["themes", "add", "lunch/1", "Maten <&>"]);
    let sauce = handle(&deployment, "sås");
    deployment.ok(&["themes", "assign", "lunch/1", "--theme", "Maten <&>", &sauce]);
    deployment.ok(&["answers", "hide", "lunch/1", &sauce, "--text", "Kalle"]);
    let secret = handle(&deployment, "hemligt");
    deployment.ok(&["answers", "hide", "lunch/1", &secret, "--all"]);

    let html = printed(&deployment, &[]);
    let order = [
        "<h1>Maten i skolan</h1>",
        "Här finns 3 svar.",
        "Var och en talar för sig själv.",
        "Svar som kan handla om att någon far illa, eller som kan peka ut någon, finns inte med",
        "<h2 dir=\"auto\">Vad skulle göra maten bättre?</h2>",
        "<h3 dir=\"auto\">Maten &lt;&amp;&gt;</h3>",
        "Mer sås, säger […]<p class=\"small\">Får visas</p>",
        "<h3 dir=\"auto\">Utan tema</h3>",
        "Kortare kö</blockquote>",
        "<h2 dir=\"auto\">Varför äter du inte?</h2>",
        "Det luktar",
    ];
    assert!(order.map(|words| place(&html, words)).is_sorted(), "{html}");
    for left_out in ["vill dö", "Kalle", "Hemligt", "Var äter du?", "070"] {
        assert!(!html.contains(left_out), "{left_out}");
    }
    let all = printed(&deployment, &["--all"]);
    assert!(all.contains("jag vill dö") && all.contains("070-123 45 67"));

    let quotes = printed(&deployment, &["--quotable", "--language", "en"]);
    assert!(quotes.contains("<html lang=\"en\">") && quotes.contains("The school food"));
    assert!(quotes.contains("There is one answer here.") && quotes.contains("Each one speaks"));
    assert!(!quotes.contains("Kortare kö"));
    deployment.fails(
        &["answers", "print", "lunch/1", "--language", "sv", "--output", "no/such/folder.html"],
        2,
        "cannot be written",
    );
    deployment.fails(
        &["answers", "print", "lunch/1", "--language", "xx", "--output", "x.html"],
        2,
        "the language xx is not installed",
    );
    assert!(deployment.ok(&["audit", "list"]).contains("answers print"));
}

#[test]
fn a_printed_file_runs_nothing_and_asks_for_nothing() {
    let hostile = "<img src=http://x onerror=alert(1)>\u{202e}\u{1b}</blockquote><script>";
    let deployment = closed(&[vec![text(hostile)], vec![text("سلام عليكم")]]);
    let html = printed(&deployment, &["--all"]);
    let tags = html.matches('<').count();
    let plain = closed(&[vec![text("a")], vec![text("b")]]);
    assert_eq!(tags, printed(&plain, &["--all"]).matches('<').count(), "not a tag more");
    assert!(html.contains("default-src 'none'") && html.contains("counter(page)"));
    assert!(!html.contains(['\u{202e}', '\u{1b}']));
    for outside in ["<script", "<img", "<link", "url(", "src="] {
        assert!(!html.replace("&lt;img src=", "").contains(outside), "{outside}");
    }
}
