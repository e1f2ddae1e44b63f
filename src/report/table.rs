//! Tables as CSV files that open well in a spreadsheet and do no harm there.

use std::io::{self, Write};

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

/// What stands between two cells of a row, and the decimal sign that goes with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Separator {
    /// A comma, and numbers with a point.
    #[default]
    Comma,
    /// A semicolon, and numbers with a comma: what a spreadsheet in Swedish expects.
    Semicolon,
}

/// A table that is written as CSV row by row: UTF-8 with a byte order mark (spreadsheets take it for Latin-1 otherwise),
/// CRLF after each row (RFC 4180). Line breaks within a text stay, inside quotes.
pub struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
    separator: Separator,
}

impl<W: Write> CsvTable<W> {
    /// A table without rows.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn new(mut out: W, separator: Separator) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let delimiter = match separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
        };
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .delimiter(delimiter)
            .flexible(true)
            .from_writer(out);
        Ok(Self { writer, separator })
    }

    /// One more row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let separator = self.separator;
        self.writer.write_record(cells.iter().map(|cell| written(cell, separator)))?;
        Ok(())
    }

    /// Hands over what is left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A table as CSV with commas.
///
/// # Errors
/// When the rows could not be written to memory.
pub fn csv_bytes(header: &[String], rows: &[Vec<Cell>]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut table = CsvTable::new(&mut bytes, Separator::Comma)?;
    let head: Vec<Cell> = header.iter().cloned().map(Cell::Text).collect();
    for row in std::iter::once(&head).chain(rows) {
        table.row(row)?;
    }
    table.end()?;
    Ok(bytes)
}

fn written(cell: &Cell, separator: Separator) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => match separator {
            Separator::Comma => number.to_string(),
            Separator::Semicolon => number.to_string().replace('.', ","),
        },
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
