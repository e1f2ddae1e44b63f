//! What people write to do harm is read like anything else.

use super::stage::{closed, handle, listed, text};

#[test]
fn hostile_texts_neither_steer_the_terminal_nor_lose_a_letter() {
    let long = "å".repeat(4000);
    let texts = [
        "\u{1b}[2J\u{1b}]0;x\u{7} sudda",
        "\u{202e}bakåt\u{202c} RLM\u{200f}",
        "<script>alert('x')</script>",
        "=HYPERLINK(\"http://x\")",
        "a\r\nb\0c",
        long.as_str(),
    ];
    let deployment = closed(&texts.map(|one| vec![text(one)]));
    let told = deployment.ok(&["answers", "list", "lunch/1"]);
    let steers = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!told.contains(steers), "{told:?}");
    assert!(told.contains(&long) && told.contains("<script>alert('x')</script>"));
    let mut kept: Vec<String> = listed(&deployment, &[])
        .iter()
        .map(|answer| answer["text"].as_str().expect("a text").to_owned())
        .collect();
    kept.sort();
    let mut written = texts.map(str::to_owned).to_vec();
    written.sort();
    assert_eq!(kept, written);
    let link = handle(&deployment, "hyperlink");
    let hidden = deployment.json(&["answers", "hide", "lunch/1", &link, "--suggested"]);
    assert_eq!(hidden["text"], "=[…]\")");
    let long = handle(&deployment, &"å".repeat(50).repeat(80));
    deployment.ok(&["answers", "hide", "lunch/1", &long, "--text", &"å".repeat(4000)]);
}
