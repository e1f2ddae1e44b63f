//! `panelbot answers …`

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::arguments::{AnswerArgument, Answers as Command, List};
use super::{details, marks, set_in};
use crate::cli::Failure;
use crate::cli::new_file::NewFile;
use crate::cli::output::Output;
use crate::domain::Round;
use crate::service::{Desk, Hide, OpenAnswer, OpenAnswers, Printed, RoundSummary, WantedAnswers};

/// Carries out `answers …`.
///
/// # Errors
/// When there is no such round or answer, the round is not closed, or what was asked for is not allowed.
pub async fn run(command: &Command, desk: &Desk, by: &str) -> Result<Output, Failure> {
    match command {
        Command::List(wanted) => list(wanted, desk, by).await,
        Command::Show(answer) => {
            let found = desk.open_answer(&answer.round.name, &answer.handle, by).await?;
            Ok(show(&found))
        }
        Command::Hide { answer, text, suggested, all, .. } => {
            let mut steps: Vec<Hide> = text.iter().cloned().map(Hide::Text).collect();
            if steps.is_empty() {
                steps.push(match (suggested, all) {
                    (true, _) => Hide::Suggested,
                    (_, true) => Hide::All,
                    _ => Hide::Nothing,
                });
            }
            if *suggested {
                eprintln!(
                    "panelbot: names and places are not found by themselves: read what is left"
                );
            }
            hide(answer, &steps, desk, by).await
        }
        Command::Print { round, language, output, all, quotable } => {
            let printed = Printed { all: *all, quotable: *quotable };
            let booklet = desk.booklet(&round.name, language, printed, by).await?;
            write(output, booklet.to_html().as_bytes())
        }
        Command::Quote { answer, sure, off } => {
            let AnswerArgument { round, handle } = answer;
            let chosen = desk.choose_quote(&round.name, handle, !off, *sure, by).await?;
            let round = desk.round(&round.name).await?;
            if round.round.released_at().is_some() {
                let now = if *off { "is gone from" } else { "stands on" };
                eprintln!("panelbot: {}: the quote {now} its public page now", name(&round));
            }
            told(desk, answer, &chosen).await
        }
    }
}

fn name(RoundSummary { panel, round, .. }: &RoundSummary) -> String {
    format!("{}/{}", panel.slug, round.number)
}

fn write(file: &Path, bytes: &[u8]) -> Result<Output, Failure> {
    NewFile::write(file, bytes)?;
    let name = file.display().to_string();
    Ok(Output::Told { text: format!("{name}\n"), json: json!({ "file": name }) })
}

async fn hide(
    answer: &AnswerArgument,
    steps: &[Hide],
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let mut last = None;
    for step in steps {
        last = Some(desk.hide(&answer.round.name, &answer.handle, step, by).await?);
    }
    match last {
        Some(hidden) => told(desk, answer, &hidden).await,
        None => Ok(Output::Nothing),
    }
}

/// The answer as it is now.
async fn told(desk: &Desk, named: &AnswerArgument, answer: &OpenAnswer) -> Result<Output, Failure> {
    let round = desk.round(&named.round.name).await?.round;
    Ok(Output::Told { text: paragraph(&round, answer), json: details(&round, answer) })
}

fn paragraph(round: &Round, answer: &OpenAnswer) -> String {
    format!("{}\n{}", marks(round, answer), set_in(&answer.shown()))
}

async fn list(list: &List, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let wanted = WantedAnswers {
        question: list.question.clone(),
        theme: list.theme.clone(),
        untagged: list.untagged,
        search: list.search.clone(),
        danger: list.danger,
        personal: list.personal_data,
        language: list.language.clone(),
        chosen: list.chosen,
    };
    let OpenAnswers { round, answers, .. } =
        desk.open_answers(&list.round.name, &wanted, by).await?;
    let size = usize::try_from(list.per_page).unwrap_or(usize::MAX);
    let (page, total) = (usize::try_from(list.page).unwrap_or(usize::MAX), answers.len());
    let pages = total.div_ceil(size).max(1);
    if page > pages {
        let wrong = format!("there is no page {page}: the last one is {pages}");
        return Err(Failure::Argument(wrong));
    }
    let here: Vec<&OpenAnswer> = answers.iter().skip((page - 1) * size).take(size).collect();
    let mut text: String = here.iter().map(|answer| paragraph(&round, answer) + "\n").collect();
    let next = if page < pages { format!("; next: --page {}", page + 1) } else { String::new() };
    let _ = writeln!(text, "Page {page} of {pages}, {total} answers in all{next}");
    let json = json!({
        "page": page, "pages": pages, "answers_in_all": total,
        "answers": here.iter().map(|answer| details(&round, answer)).collect::<Vec<_>>(),
    });
    Ok(Output::Told { text, json })
}

fn show(found: &OpenAnswers) -> Output {
    let mut text = String::new();
    let mut all = Vec::new();
    for answer in &found.answers {
        let _ = write!(text, "{}\n{}", marks(&found.round, answer), set_in(&answer.text));
        let mut json = details(&found.round, answer);
        json["as_written"] = answer.text.clone().into();
        if !answer.hidden.is_empty() {
            let _ = write!(text, "\nShown to others as\n{}", set_in(&answer.shown()));
        }
        let exposed = answer.exposed();
        if !exposed.is_empty() {
            let parts: Vec<String> = exposed.iter().map(|part| part.of(&answer.text)).collect();
            let _ = write!(text, "\nLooks like personal data\n{}", set_in(&parts.join("\n")));
        }
        all.push(json);
    }
    Output::Told { text, json: all.pop().unwrap_or_default() }
}
