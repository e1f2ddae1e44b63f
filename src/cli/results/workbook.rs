//! A result as a spreadsheet: the whole panel, each breakdown, how the round went, and what the figures can say.

use std::io;

use super::columns::{Columns, number};
use super::lines::lines;
use crate::domain::{Figure, QuestionNo, RoundResult, VariableNo};
use crate::report::{Cell, Spreadsheet, method};
use crate::text::Text;

/// Most characters of a sheet's name. <https://support.microsoft.com/en-us/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9>
const NAME_MOST: usize = 31;

/// Widths of the columns, in characters.
const WIDTHS: [u16; 9] = [14, 40, 18, 24, 18, 30, 14, 10, 10];

/// The width of a sentence.
const WIDE: [u16; 1] = [80];

/// The whole file, with everything in it in one language.
///
/// # Errors
/// When the system gives no file to write in.
pub(super) fn xlsx(columns: Columns<'_>, result: &RoundResult) -> io::Result<Vec<u8>> {
    let Columns { panel, round, locale } = columns;
    let mut file = Spreadsheet::default();
    for (number, by) in std::iter::once(Vec::new()).chain(breakdowns(result)).enumerate() {
        let counted = lines(round, result, &by);
        let rows: Vec<_> = counted.iter().map(|line| columns.row(line)).collect();
        // Where there are too few in the groups, it is not broken down.
        if !rows.is_empty() {
            add(&mut file, &name(columns, number, &by), &WIDTHS, &columns.heading(&by), &rows)?;
        }
    }
    let days = result.turnout.days.iter();
    let days: Vec<_> =
        days.map(|(day, count)| vec![Cell::Text(day.to_string()), number(*count)]).collect();
    let heading = [Text::PublicDay, Text::TableBegan].map(|text| columns.say(&text));
    add(&mut file, &columns.say(&Text::TableDays), &WIDTHS, &heading, &days)?;
    let (heading, rows) = broke_off(columns, result);
    add(&mut file, &columns.say(&Text::TableBrokeOff), &WIDTHS, &heading, &rows)?;
    let said = method(panel, round, result, locale).into_iter().map(|line| vec![Cell::Text(line)]);
    let said: Vec<_> = said.collect();
    add(&mut file, &columns.say(&Text::TableMethod), &WIDE, &[], &said)?;
    let mut bytes = Vec::new();
    file.write(&mut bytes)?;
    Ok(bytes)
}

/// After which question how many broke off.
fn broke_off(columns: Columns<'_>, result: &RoundResult) -> (Vec<String>, Vec<Vec<Cell>>) {
    let mut heading = columns.question_heading().to_vec();
    heading.extend([Text::PublicCount, Text::TableHidden].map(|text| columns.say(&text)));
    let row = |(no, figure): &(QuestionNo, Figure)| {
        let mut row = columns.question(*no).to_vec();
        row.push(figure.shown().map_or(Cell::Empty, number));
        row.push(Cell::Number(f64::from(u8::from(*figure == Figure::Suppressed))));
        row
    };
    (heading, result.turnout.broke_off.iter().map(row).collect())
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

/// What a sheet is called: what it is broken down by as the files have it. The number keeps those apart whose names are
/// cut.
fn name(columns: Columns<'_>, number: usize, by: &[VariableNo]) -> String {
    if by.is_empty() {
        return columns.say(&Text::TableAll);
    }
    let variables = by.iter().filter_map(|no| columns.panel.variable(*no));
    let ids: Vec<_> = variables.map(|one| one.id.as_str()).collect();
    format!("{number} {}", ids.join(", ")).chars().take(NAME_MOST).collect()
}
