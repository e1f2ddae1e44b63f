//! The same question over a panel's rounds, for people, for spreadsheets and for machines.

use serde_json::{Value, json};

use super::arguments::{TrendArguments, TrendFormat};
use super::labels::label;
use super::lines::row_id;
use super::show::{HIDDEN, WHY_HIDDEN};
use crate::cli::Failure;
use crate::cli::output::{Output, table};
use crate::domain::trend::{Trend, TrendBreak, TrendPart, TrendPoint, trends};
use crate::domain::{Panel, QuestionKind, Row};
use crate::report::chart::{Chart, TrendFigure};
use crate::report::{Cell, csv_bytes};
use crate::service::{Desk, PublicRound, Refusal, Standing};

/// Carries out `results trend`. Only results that are out are read.
///
/// # Errors
/// When there is no such panel, question or answer, or nothing was asked twice.
pub(super) async fn run(wanted: &TrendArguments, desk: &Desk) -> Result<Output, Failure> {
    let found = desk.public_panel(&wanted.panel).await.map_err(anyhow::Error::from)?;
    let found = found.ok_or_else(|| Refusal::NoSuchPanel(wanted.panel.clone()))?;
    let panel = &found.panel;
    let released = found.rounds.iter().rev().filter_map(|one: &PublicRound| match &one.standing {
        Standing::Released { result, .. } => Some((one.round.as_ref(), result.as_ref())),
        Standing::Open { .. } | Standing::Waiting { .. } | Standing::Unanswered { .. } => None,
    });
    let mut trends = trends(panel, released);
    if let Some(id) = &wanted.question {
        trends.retain(|trend| trend.id == id);
    }
    if trends.is_empty() {
        return Err(anyhow::anyhow!("{}", nothing(wanted)).into());
    }
    let written = match wanted.format {
        Some(TrendFormat::Png) => Output::Bytes(
            chart(panel, &trends[0], wanted)?.png().map_err(|error| anyhow::anyhow!("{error}"))?,
        ),
        Some(TrendFormat::Svg) => {
            Output::Bytes(chart(panel, &trends[0], wanted)?.svg().into_bytes())
        }
        Some(TrendFormat::Csv) => Output::Bytes(csv(panel, &trends).map_err(anyhow::Error::from)?),
        Some(TrendFormat::Json) => {
            Output::Bytes(format!("{:#}\n", details(panel, &trends)).into_bytes())
        }
        None => Output::Told { text: text(panel, &trends), json: details(panel, &trends) },
    };
    match &wanted.output {
        Some(path) => super::to_file(path, &written),
        None => Ok(written),
    }
}

fn nothing(wanted: &TrendArguments) -> String {
    let TrendArguments { panel, question, .. } = wanted;
    let what = match question {
        Some(id) => format!("no question with the id {id} and figures was asked in two rounds"),
        None => "no question with the same id and figures was asked in two rounds".to_owned(),
    };
    format!("{what} of {panel} whose results are out: \"panelbot round list\" shows the rounds")
}

fn date(panel: &Panel, point: &TrendPoint<'_>) -> String {
    point.closed_at.with_timezone(&panel.time_zone).format("%Y-%m-%d").to_string()
}

/// Each row's name, and each round's share of it in the same order.
fn text(panel: &Panel, trends: &[Trend<'_>]) -> String {
    let mut told = String::new();
    let mut hidden = false;
    for trend in trends {
        for part in &trend.parts {
            let (Some(first), Some(last)) = (part.points.first(), part.points.last()) else {
                continue;
            };
            if let Some(why) = part.broken {
                told = told + "\n" + &broken(why, first) + "\n";
            }
            let words = panel.say(&last.question.text, panel.default_locale());
            told = told + "\n" + trend.id + ": " + words + "\n";
            let rows = table_of(panel, part);
            hidden |= rows.iter().flatten().any(|cell| cell == HIDDEN);
            told += &table(&rows);
        }
    }
    if hidden {
        told = told + "\n" + WHY_HIDDEN;
    }
    told.trim_start().to_owned()
}

fn broken(why: TrendBreak, first: &TrendPoint<'_>) -> String {
    let what = match why {
        TrendBreak::Options => "other options",
        TrendBreak::Wording => "other words",
    };
    let number = first.round.number;
    format!(
        "From round {number} on it is asked with {what}: what follows cannot be compared with what is above."
    )
}

fn table_of(panel: &Panel, part: &TrendPart<'_>) -> Vec<Vec<String>> {
    let each = |name: &str, cell: &dyn Fn(&TrendPoint<'_>) -> String| {
        let cells = part.points.iter().map(cell);
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let mut rows = vec![
        each("ROUND", &|point| point.round.number.to_string()),
        each("closed", &|point| date(panel, point)),
        each("answered", &|point| {
            let base = point.result.answers.base.shown();
            base.map_or_else(|| HIDDEN.to_owned(), |base| base.to_string())
        }),
    ];
    if has_mean(part) {
        rows.push(each("mean", &|point| {
            let mean = point.result.answers.mean;
            mean.map_or_else(|| missing(point), |mean| format!("{mean:.1}"))
        }));
    }
    for row in 0..part.rows().len() {
        rows.push(each(&name(panel, part, row), &|point| {
            let share = point.share(row);
            share.map_or_else(|| missing(point), |share| format!("{:.0} %", share * 100.0))
        }));
    }
    rows
}

/// What stands where there is no figure: that it is hidden, or that nobody answered.
fn missing(point: &TrendPoint<'_>) -> String {
    let nobody = point.result.answers.base.shown() == Some(0);
    if nobody { "-" } else { HIDDEN }.to_owned()
}

fn has_mean(part: &TrendPart<'_>) -> bool {
    let kind = part.points.last().map(|point| &point.question.kind);
    matches!(kind, Some(QuestionKind::Scale { .. } | QuestionKind::Number { .. }))
}

/// What the row at this place is called.
fn name(panel: &Panel, part: &TrendPart<'_>, place: usize) -> String {
    let (rows, locale) = (part.rows(), panel.default_locale());
    let found = part.points.last().zip(rows.get(place));
    found.map_or_else(String::new, |(last, row)| {
        label((panel, locale), last.question, (*row, place + 1 == rows.len()))
    })
}

/// A row's id in the file, by which it is chosen.
fn id(part: &TrendPart<'_>, row: &Row) -> String {
    let last = part.points.last();
    last.map_or_else(String::new, |point| row_id(point.question, row))
}

/// The chart of the last rounds that can be compared.
fn chart(panel: &Panel, trend: &Trend<'_>, wanted: &TrendArguments) -> Result<Chart, Failure> {
    let locale = wanted.language.as_ref().unwrap_or_else(|| panel.default_locale());
    let none = || Failure::Argument(format!("the question {} has nothing to draw", trend.id));
    let part = trend.parts.last().ok_or_else(none)?;
    let figure = match &wanted.answer {
        Some(answer) => {
            let place = part.rows().iter().position(|row| id(part, row) == *answer);
            let ids: Vec<String> = part.rows().iter().map(|row| id(part, row)).collect();
            let row = place.ok_or_else(|| {
                Failure::Argument(format!(
                    "no answer has the id {answer}: write one of {}",
                    ids.join(", ")
                ))
            })?;
            TrendFigure::Share(row)
        }
        None if has_mean(part) => TrendFigure::Mean,
        None => TrendFigure::Share(most(part).ok_or_else(none)?),
    };
    Chart::of_trend(panel, part, figure, locale).ok_or_else(none)
}

/// What most answered in the last round.
fn most(part: &TrendPart<'_>) -> Option<usize> {
    let last = part.points.last()?;
    let shares = (0..part.rows().len()).filter_map(|row| Some((row, last.share(row)?)));
    shares.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(row, _)| row)
}

fn csv(panel: &Panel, trends: &[Trend<'_>]) -> std::io::Result<Vec<u8>> {
    let header = [
        "question",
        "part",
        "round",
        "closed_on",
        "what",
        "answer",
        "count",
        "share",
        "mean",
        "hidden",
    ];
    let mut rows = Vec::new();
    for trend in trends {
        for (number, part) in (1_u32..).zip(&trend.parts) {
            for point in &part.points {
                let row = |what: &str, answer: String, figures: [Option<f64>; 3]| {
                    let number_cell =
                        |figure: Option<f64>| figure.map_or(Cell::Empty, Cell::Number);
                    let hidden = figures.iter().all(Option::is_none) && missing(point) == HIDDEN;
                    let [count, share, mean] = figures.map(number_cell);
                    vec![
                        Cell::Text(trend.id.to_owned()),
                        Cell::Number(number.into()),
                        Cell::Number(point.round.number.into()),
                        Cell::Text(date(panel, point)),
                        Cell::Text(what.to_owned()),
                        Cell::Text(answer),
                        count,
                        share,
                        mean,
                        Cell::Number(f64::from(u8::from(hidden))),
                    ]
                };
                let answers = &point.result.answers;
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "counts of people are far below 2^52"
                )]
                let shown =
                    |figure: crate::domain::Figure| figure.shown().map(|count| count as f64);
                rows.push(row("base", String::new(), [shown(answers.base), None, None]));
                if has_mean(part) {
                    rows.push(row("mean", String::new(), [None, None, answers.mean]));
                }
                for place in 0..part.rows().len() {
                    let count = answers.counts.get(place).copied().and_then(shown);
                    let figures = [count, point.share(place), None];
                    rows.push(row("answer", name(panel, part, place), figures));
                }
            }
        }
    }
    csv_bytes(&header.map(str::to_owned), &rows)
}

fn details(panel: &Panel, trends: &[Trend<'_>]) -> Value {
    let point = |part: &TrendPart<'_>, point: &TrendPoint<'_>| {
        let answers = &point.result.answers;
        let rows = part.rows().iter().enumerate().map(|(place, row)| {
            let count = answers.counts.get(place).and_then(|count| count.shown());
            json!({
                "id": id(part, row), "label": name(panel, part, place), "count": count, "share": point.share(place),
            })
        });
        json!({
            "round": point.round.id, "number": point.round.number, "closed_at": point.closed_at,
            "base": answers.base.shown(), "mean": answers.mean, "answers": rows.collect::<Vec<_>>(),
        })
    };
    let part = |part: &TrendPart<'_>| {
        let points = part.points.iter().map(|one| point(part, one)).collect::<Vec<_>>();
        json!({ "broken": part.broken.map(TrendBreak::as_str), "rounds": points })
    };
    let trend = |trend: &Trend<'_>| {
        let parts = trend.parts.iter().map(part).collect::<Vec<_>>();
        json!({ "question": trend.id, "parts": parts })
    };
    json!({ "panel": panel.slug, "trends": trends.iter().map(trend).collect::<Vec<_>>() })
}
