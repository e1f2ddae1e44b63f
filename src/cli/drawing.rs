//! A result as a picture or as a page in one file.

use super::Failure;
use super::output::Output;
use crate::domain::Locale;
use crate::report::chart::Chart;
use crate::service::PublicRound;
use crate::web;

/// What a result is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// One question's chart, 780 pixels across.
    Png,
    /// The same without pixels.
    Svg,
    /// The whole result as the public page shows it once it is released, in one file.
    Html,
}

/// Draws a result: the question with this number, from 1, or the first that has a chart.
///
/// # Errors
/// When the question has no chart.
pub fn draw(
    shown: &PublicRound,
    drawing: Drawing,
    question: Option<usize>,
    locale: &Locale,
    base: &str,
) -> Result<Output, Failure> {
    let failed = |error: &dyn std::error::Error| Failure::Failed(anyhow::anyhow!("{error}"));
    let bytes = match drawing {
        Drawing::Png => chart(shown, question, locale)?.png().map_err(|error| failed(&error))?,
        Drawing::Svg => chart(shown, question, locale)?.svg().into_bytes(),
        Drawing::Html => {
            web::result_file(shown, locale, base).map_err(|error| failed(&error))?.into_bytes()
        }
    };
    Ok(Output::Bytes(bytes))
}

fn chart(shown: &PublicRound, question: Option<usize>, locale: &Locale) -> Result<Chart, Failure> {
    let (panel, round) = (shown.panel.as_ref(), shown.round.as_ref());
    let numbered = (1..).zip(shown.standing.questions());
    let mut wanted = numbered.filter(|(number, _)| question.is_none_or(|one| one == *number));
    wanted.find_map(|(_, one)| Chart::of_question(panel, round, one, locale)).ok_or_else(|| {
        Failure::Argument(question.map_or_else(
            || "no question of this round has a chart".to_owned(),
            |number| {
                format!(
                    "question {number} has no chart: it is answered in people's own words, or the round has {} questions",
                    round.questions.len()
                )
            },
        ))
    })
}
