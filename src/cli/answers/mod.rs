//! `panelbot answers …` and `panelbot themes …`

pub mod arguments;
mod reading;
mod theming;

pub use reading::run;
pub use theming::themes;

use serde_json::{Value, json};

use crate::domain::Round;
use crate::domain::passage::Passage;
use crate::domain::visible::without_turns;
use crate::service::OpenAnswer;

/// What a person wrote, so that it cannot steer the terminal or turn what stands around it.
fn shown(text: &str) -> String {
    let plain = |c: char| if c.is_control() && c != '\n' { '\u{fffd}' } else { c };
    without_turns(text).chars().map(plain).collect()
}

/// The name of the question in the round's file.
fn question_id<'a>(round: &'a Round, answer: &OpenAnswer) -> &'a str {
    round.question(answer.question).map_or("", |question| question.id.as_str())
}

/// What is known of an answer beside its text.
fn marks(round: &Round, answer: &OpenAnswer) -> String {
    let mut marks = vec![answer.handle.clone().unwrap_or_else(|| "-".to_owned())];
    marks.push(question_id(round, answer).to_owned());
    marks.extend(answer.danger.then(|| "MAY MEAN DANGER".to_owned()));
    marks.extend((!answer.exposed().is_empty()).then(|| "personal data?".to_owned()));
    marks.extend((answer.quotable == Some(true)).then(|| "may be quoted".to_owned()));
    marks.extend(answer.chosen.then(|| "chosen".to_owned()));
    if !answer.themes.is_empty() {
        marks.push(format!("themes: {}", answer.themes.join(", ")));
    }
    marks.join("  ")
}

/// A text below its marks, set in.
pub fn set_in(text: &str) -> String {
    shown(text).lines().fold(String::new(), |text, line| text + "    " + line + "\n")
}

fn details(round: &Round, answer: &OpenAnswer) -> Value {
    let parts = |passages: &[Passage]| -> Vec<String> {
        passages.iter().map(|passage| passage.of(&answer.text)).collect()
    };
    json!({
        "handle": answer.handle, "question": question_id(round, answer), "text": answer.shown(),
        "danger": answer.danger, "personal_data": parts(&answer.exposed()), "themes": answer.themes,
        "language": answer.language, "quotable": answer.quotable, "chosen": answer.chosen,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_cannot_steer_the_terminal() {
        assert_eq!(set_in("a\u{1b}[2Jb\r\n\u{202e}c"), "    a\u{fffd}[2Jb\u{fffd}\n    c\n");
    }
}
