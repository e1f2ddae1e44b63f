//! Tables as CSV files that open well in a spreadsheet and do no harm there.

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words that somebody wrote. Guarded, so that a spreadsheet never takes them for a formula.
    Text(String),
    /// A number, written with a point.
    Number(f64),
}

/// A table as CSV: comma, UTF-8 with a byte order mark (spreadsheets take it for Latin-1 otherwise), CRLF after each row
/// (RFC 4180). Line breaks within a text stay, inside quotes.
///
/// # Errors
/// When the rows could not be written to memory.
pub fn csv_bytes(header: &[String], rows: &[Vec<Cell>]) -> std::io::Result<Vec<u8>> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    let head = header.iter().map(|name| guarded(name)).collect::<Vec<_>>();
    let lines = rows.iter().map(|row| row.iter().map(written).collect::<Vec<_>>());
    for record in std::iter::once(head).chain(lines) {
        writer.write_record(record)?;
    }
    drop(writer);
    Ok(bytes)
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
    }
}

/// The text with an apostrophe before it if a spreadsheet would take it for a formula.
/// <https://owasp.org/www-community/attacks/CSV_Injection>
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_cell(cell: Cell) -> String {
        let bytes = csv_bytes(&["a".to_owned(), "b".to_owned()], &[vec![cell, Cell::Empty]]);
        String::from_utf8(bytes.expect("written")).expect("UTF-8")
    }

    #[test]
    fn a_file_begins_with_a_byte_order_mark_and_its_header() {
        assert_eq!(one_cell(Cell::Text("ja".to_owned())), "\u{feff}a,b\r\nja,\r\n");
    }

    #[test]
    fn text_that_looks_like_a_formula_is_guarded_and_a_number_is_not() {
        for start in ["=", "+", "-", "@", "\t"] {
            let row = one_cell(Cell::Text(format!("{start}cmd")));
            assert!(row.contains(&format!("\n'{start}cmd,")), "{row:?}");
        }
        assert!(one_cell(Cell::Text("\rcmd".to_owned())).contains("\"'\rcmd\","));
        assert!(one_cell(Cell::Number(-2.5)).contains("\n-2.5,"));
    }

    #[test]
    fn line_breaks_quotes_and_commas_come_back_whole() {
        let text = "Hej, \"du\"\nrad två\r\n🚌";
        let bytes = csv_bytes(&["svar".to_owned()], &[vec![Cell::Text(text.to_owned())]]);
        let bytes = bytes.expect("written");
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        let record = reader.records().next().expect("a row").expect("well formed");
        assert_eq!(&record[0], text);
    }
}
