//! `panelbot results …`

pub mod arguments;
mod columns;
mod course;
mod kit;
mod labels;
mod lines;
mod release;
mod show;
mod trend;
mod workbook;

use std::path::Path;

use self::arguments::{Format, Results, Show};
use self::columns::Columns;
use self::lines::{lines, same, variables};
use super::Failure;
use super::asking::Asking;
use super::drawing::{Drawing, draw};
use super::new_file::NewFile;
use super::output::Output;
use crate::domain::{Locale, Panel};
use crate::report::csv_bytes;
use crate::service::Desk;

/// Carries out `results …`.
///
/// # Errors
/// When there is no such round, it is not closed yet, or it is not reported by the variables; when a file has problems, or
/// the result cannot be let out.
pub(super) async fn run(
    command: &Results,
    desk: &Desk,
    who: &str,
    asking: Asking,
) -> Result<Output, Failure> {
    match command {
        Results::Show(wanted) => show(wanted, desk).await,
        Results::Preview { round, summary } => {
            release::preview(round, summary.as_deref(), desk).await
        }
        Results::Release { round, summary } => {
            release::release(round, summary.as_deref(), desk, who, asking).await
        }
        Results::Trend(wanted) => trend::run(wanted, desk).await,
        Results::Kit { round, folder, question, overwrite } => {
            kit::write(&desk.media_kit(&round.name, *question).await?, folder, *overwrite)
        }
    }
}

async fn show(wanted: &Show, desk: &Desk) -> Result<Output, Failure> {
    let Show { round, by, format, question, language, output } = wanted;
    let (panel, round, result) = desk.result(&round.name).await?;
    let shown = desk.as_released((panel.clone(), round.clone(), result.clone())).await?;
    let by = variables(&panel, by)?;
    if !by.is_empty() && !result.breakdowns.iter().any(|one| same(&one.by, &by)) {
        let reported = round.report_by.join(", ");
        return Err(anyhow::anyhow!(
            "this round is not reported by that: its file says report_by = [{reported}], and report_by_two for two at once"
        )
        .into());
    }
    let locale = spoken(&panel, language.as_ref())?;
    let lines = lines(&round, &result, &by);
    let draw = |drawing| {
        let base = desk.links().web.clone().unwrap_or_default();
        draw(&shown, drawing, *question, locale, base.trim_end_matches('/'))
    };
    let written = match format {
        Some(Format::Png) => draw(Drawing::Png)?,
        Some(Format::Svg) => draw(Drawing::Svg)?,
        Some(Format::Html) => draw(Drawing::Html)?,
        Some(Format::Csv) => {
            let columns = Columns { panel: &panel, round: &round, locale };
            let rows: Vec<_> = lines.iter().map(|line| columns.row(line)).collect();
            let bytes = csv_bytes(&columns.heading(&by), &rows);
            Output::Bytes(bytes.map_err(anyhow::Error::from)?)
        }
        Some(Format::Xlsx) => {
            let bytes = workbook::xlsx(Columns { panel: &panel, round: &round, locale }, &result);
            Output::Bytes(bytes.map_err(anyhow::Error::from)?)
        }
        Some(Format::Json) => {
            Output::Bytes(format!("{:#}\n", show::json(&panel, &round, &result)).into_bytes())
        }
        None => Output::Told {
            text: show::text((&panel, locale), &round, &result, &lines),
            json: show::json(&panel, &round, &result),
        },
    };
    if *format == Some(Format::Html) && !round.is_told() {
        eprintln!("panelbot: the result is not out yet: nobody else may see this page");
    }
    match output {
        Some(path) => to_file(path, &written),
        None => Ok(written),
    }
}

/// Writes what was told to a file, and nothing to the terminal.
fn to_file(path: &Path, written: &Output) -> Result<Output, Failure> {
    let bytes = match written {
        Output::Bytes(bytes) => bytes.as_slice(),
        Output::Told { text, .. } => text.as_bytes(),
        Output::Nothing => &[],
    };
    NewFile::write(path, bytes)?;
    Ok(Output::Nothing)
}

/// The language that was asked for, or the panel's own.
fn spoken<'a>(panel: &'a Panel, language: Option<&'a Locale>) -> Result<&'a Locale, Failure> {
    let locale = language.unwrap_or_else(|| panel.default_locale());
    if panel.languages.contains(locale) {
        return Ok(locale);
    }
    let has = panel.languages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let says = format!("the panel {} has no language {locale}; it has {has}", panel.slug);
    Err(Failure::Argument(says))
}
