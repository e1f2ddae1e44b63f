//! A result as a picture or a page in a file, as staff get it from the command line.

use panelbot::cli::{Drawing, Output, draw};

use super::sample::{locale, released};

const BASE: &str = "https://panel.example.se";

fn drawn(drawing: Drawing, question: Option<usize>, tag: Option<&str>) -> Result<Vec<u8>, String> {
    match draw(&released(), drawing, question, &locale(tag.unwrap_or("sv")), BASE) {
        Ok(Output::Bytes(bytes)) => Ok(bytes),
        Ok(other) => panic!("no file: {other:?}"),
        Err(failure) => Err(failure.lines(&locale("en")).join("\n")),
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

#[test]
fn a_question_is_drawn_by_its_number_and_the_first_without_one() {
    let svg = text(drawn(Drawing::Svg, None, None).expect("a chart"));
    assert!(svg.contains("<title>Vad tycker du om att höja skatten med 50 öre?</title>"));
    let svg = text(drawn(Drawing::Svg, Some(4), Some("en")).expect("a chart"));
    assert!(svg.contains("<title>How well do you think"), "{svg}");
    assert!(drawn(Drawing::Png, Some(2), None).expect("a chart").starts_with(b"\x89PNG"));
}

#[test]
fn what_cannot_be_drawn_is_told() {
    for number in [0, 3, 7] {
        let told = drawn(Drawing::Png, Some(number), None).expect_err("no chart");
        assert!(told.contains(&format!("question {number} has no chart")), "{told}");
    }
}

#[test]
fn a_page_in_a_file_needs_nothing_beside_it() {
    let page = text(drawn(Drawing::Html, None, Some("en")).expect("a page"));
    assert!(page.contains("<style>") && !page.contains("stylesheet"), "{page}");
    assert!(!page.contains("href=\"/assets") && page.contains("86 of 122 answered."));
    assert!(page.contains("@media print"));
}
