//! A result as a spreadsheet: the whole panel, each breakdown, how the round went, and what the figures can say.

use std::io;

use super::lines::lines;
use super::{course, show};
use crate::domain::{Figure, Locale, Panel, Round, RoundResult, VariableNo};
use crate::report::{Cell, Spreadsheet, method};

/// Most characters of a sheet's name. <https://support.microsoft.com/en-us/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9>
const NAME_MOST: usize = 31;

/// Widths of the columns, in characters.
const WIDTHS: [u16; 8] = [18, 18, 18, 30, 10, 10, 10, 10];

/// The width of a sentence.
const WIDE: [u16; 1] = [80];

/// The whole file.
///
/// # Errors
/// When the system gives no file to write in.
pub(super) fn xlsx(
    panel: &Panel,
    round: &Round,
    result: &RoundResult,
    locale: &Locale,
) -> io::Result<Vec<u8>> {
    let mut file = Spreadsheet::default();
    for (number, by) in std::iter::once(Vec::new()).chain(breakdowns(result)).enumerate() {
        let counted = lines(panel, round, result, &by, locale);
        let (heading, rows) = show::rows_of(panel, round, &by, &counted);
        // Where there are too few in the groups, it is not broken down.
        if !rows.is_empty() {
            add(&mut file, &name(panel, number, &by), &WIDTHS, &heading, &rows)?;
        }
    }
    let days = result.turnout.days.iter();
    let days: Vec<_> =
        days.map(|(day, count)| vec![Cell::Text(day.to_string()), number(*count)]).collect();
    add(&mut file, "days", &WIDTHS, &["day", "began"].map(str::to_owned), &days)?;
    let broke_off = result.turnout.broke_off.iter();
    let broke_off: Vec<_> = broke_off
        .map(|(no, figure)| vec![Cell::Text(course::id(round, *no)), counted(*figure)])
        .collect();
    add(&mut file, "broke off", &WIDTHS, &["after", "count"].map(str::to_owned), &broke_off)?;
    let said = method(panel, round, result, locale).into_iter().map(|line| vec![Cell::Text(line)]);
    add(&mut file, "method", &WIDE, &[], &said.collect::<Vec<_>>())?;
    let mut bytes = Vec::new();
    file.write(&mut bytes)?;
    Ok(bytes)
}

fn add(
    file: &mut Spreadsheet,
    name: &str,
    widths: &[u16],
    heading: &[String],
    rows: &[Vec<Cell>],
) -> io::Result<()> {
    let mut sheet = file.sheet(name, widths)?;
    if !heading.is_empty() {
        sheet.heading(heading)?;
    }
    for row in rows {
        sheet.row(row)?;
    }
    file.add(sheet);
    Ok(())
}

/// What the round is reported by, each once, as it comes in the result.
fn breakdowns(result: &RoundResult) -> Vec<Vec<VariableNo>> {
    let mut all: Vec<Vec<VariableNo>> = Vec::new();
    for breakdown in &result.breakdowns {
        if !all.contains(&breakdown.by) {
            all.push(breakdown.by.clone());
        }
    }
    all
}

/// What a sheet is called. The number keeps those apart whose names are cut.
fn name(panel: &Panel, number: usize, by: &[VariableNo]) -> String {
    if by.is_empty() {
        return "all".to_owned();
    }
    let ids: Vec<_> =
        by.iter().filter_map(|no| panel.variable(*no)).map(|one| one.id.as_str()).collect();
    format!("{number} by {}", ids.join(" and ")).chars().take(NAME_MOST).collect()
}

fn counted(figure: Figure) -> Cell {
    figure.shown().map_or(Cell::Text(show::HIDDEN.to_owned()), number)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
const fn number(count: u64) -> Cell {
    Cell::Number(count as f64)
}
