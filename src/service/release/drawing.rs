//! The picture of a result: the chart of one question, in each language of the panel.

use std::collections::BTreeMap;

use crate::domain::{LocalText, Locale, Panel, QuestionNo, Round, RoundResult};
use crate::report::chart::Chart;

/// The charts of one question; none where it has no figures.
pub(super) fn charts(
    panel: &Panel,
    round: &Round,
    result: &RoundResult,
    question: Option<QuestionNo>,
) -> BTreeMap<Locale, Chart> {
    let Some(result) = question.and_then(|no| result.question(no)) else { return BTreeMap::new() };
    let chart =
        |locale: &Locale| Some((locale.clone(), Chart::of_question(panel, round, result, locale)?));
    panel.languages.iter().filter_map(chart).collect()
}

/// What they show, for those who cannot see them; `None` without any.
pub(super) fn described(charts: &BTreeMap<Locale, Chart>) -> Option<LocalText> {
    let texts = charts.iter().map(|(locale, chart)| (locale.clone(), chart.alt()));
    (!charts.is_empty()).then(|| texts.collect())
}

/// The charts as PNG. One that cannot be drawn is left out, and that is logged: the figures stand in the text as well.
pub(super) fn drawn(charts: &BTreeMap<Locale, Chart>) -> BTreeMap<Locale, Vec<u8>> {
    let draw = |(locale, chart): (&Locale, &Chart)| {
        let png = chart.png().inspect_err(|error| {
            tracing::error!(%error, %locale, "the chart of a result cannot be drawn");
        });
        Some((locale.clone(), png.ok()?))
    };
    charts.iter().filter_map(draw).collect()
}
