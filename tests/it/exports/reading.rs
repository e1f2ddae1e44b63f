//! Reading files back with other code than wrote them.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::scene::Want;

/// The rows of one sheet, the heading too.
pub fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Want>> {
    let mut file = Xlsx::new(Cursor::new(bytes)).expect("a spreadsheet");
    assert_eq!(file.sheet_names(), ["data", "codebook", "method", "log"]);
    assert!(file.worksheet_formula(name).expect("a sheet").is_empty(), "no cell is a formula");
    let cell = |cell: &Data| match cell {
        Data::Empty => Want::Nothing,
        Data::String(text) => Want::Text(text.clone()),
        Data::Float(number) => Want::Number(*number),
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        Data::Int(number) => Want::Number(*number as f64),
        other => panic!("neither text nor number: {other:?}"),
    };
    let range = file.worksheet_range(name).expect("a sheet");
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

/// The rows of a CSV file, the heading too; its guard against formulas is taken away again.
pub fn csv(bytes: &[u8], separator: u8) -> Vec<Vec<Want>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text);
    let rows = reader.records().map(|record| record.expect("well formed"));
    rows.map(|row| row.iter().map(|cell| csv_cell(cell, separator)).collect()).collect()
}

fn csv_cell(cell: &str, separator: u8) -> Want {
    let number = if separator == b';' { cell.replace(',', ".") } else { cell.to_owned() };
    if cell.is_empty() {
        Want::Nothing
    } else if let Ok(number) = number.parse() {
        Want::Number(number)
    } else {
        let guarded = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(guarded, "a spreadsheet takes it for a formula: {cell:?}");
        Want::Text(cell.strip_prefix('\'').unwrap_or(cell).to_owned())
    }
}

/// The heading's names.
pub fn names(heading: &[Want]) -> Vec<&str> {
    heading.iter().map(text).collect()
}

fn text(cell: &Want) -> &str {
    match cell {
        Want::Text(text) => text,
        other => panic!("no text: {other:?}"),
    }
}
