//! Spreadsheets (XLSX) that are written row by row, however many rows there are.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::Cell;

/// Most rows that a sheet takes, its heading included.
pub const MOST_ROWS: u32 = 1_048_576;

/// Most characters (UTF-16 units) that a cell takes.
const CELL_MOST: usize = 32_767;

/// Widest column, in characters.
const WIDEST: u16 = 80;

/// A spreadsheet of several sheets. Rows go to a nameless file of the system's as they come, so memory does not grow.
#[derive(Default)]
pub struct Spreadsheet {
    workbook: Workbook,
}

/// One sheet, being written.
pub struct Sheet {
    worksheet: Worksheet,
    heading: Format,
    next: u32,
}

impl Spreadsheet {
    /// A sheet of this name, with columns of these widths in characters. It becomes part of the file by
    /// [`Spreadsheet::add`].
    ///
    /// # Errors
    /// When the system gives no file, or the name is no sheet's.
    pub fn sheet(&mut self, name: &str, widths: &[u16]) -> io::Result<Sheet> {
        let mut sheet = self.workbook.new_worksheet_with_constant_memory().map_err(fault)?;
        sheet.set_name(name).map_err(fault)?;
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, (*width).min(WIDEST)).map_err(fault)?;
        }
        Ok(Sheet { worksheet: sheet, heading: Format::new().set_bold(), next: 0 })
    }

    /// Puts a finished sheet after those that are there.
    pub fn add(&mut self, sheet: Sheet) {
        self.workbook.push_worksheet(sheet.worksheet);
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(mut self, out: impl Write + Send) -> io::Result<()> {
        self.workbook.save_to_writer(out).map_err(fault)
    }
}

impl Sheet {
    /// The first row: bold, and in sight however far one scrolls.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn heading(&mut self, names: &[String]) -> io::Result<()> {
        for (column, name) in (0..).zip(names) {
            self.worksheet
                .write_string_with_format(self.next, column, cut(name), &self.heading)
                .map_err(fault)?;
        }
        self.next += 1;
        self.worksheet.set_freeze_panes(self.next, 0).map_err(fault)?;
        Ok(())
    }

    /// One more row. A text is text there, whatever it looks like.
    ///
    /// # Errors
    /// When it cannot be written, or the sheet is full.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Cell::Empty => continue,
                Cell::Text(text) => self.worksheet.write_string(self.next, column, cut(text)),
                Cell::Number(number) => self.worksheet.write_number(self.next, column, *number),
            };
            written.map_err(fault)?;
        }
        self.next += 1;
        Ok(())
    }
}

/// As much of a text as a cell takes.
fn cut(text: &str) -> String {
    let mut left = CELL_MOST;
    let fits = |sign: &char| left.checked_sub(sign.len_utf16()).map(|rest| left = rest).is_some();
    text.chars().take_while(fits).collect()
}

fn fault(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_is_cut_between_two_signs() {
        assert_eq!(cut("hej"), "hej");
        assert_eq!(cut(&"🚌".repeat(20_000)).chars().count(), CELL_MOST / 2);
    }

    #[test]
    fn a_file_is_a_zip_archive() {
        let mut file = Spreadsheet::default();
        let mut sheet = file.sheet("data", &[10]).expect("a sheet");
        sheet.heading(&["a".to_owned()]).expect("written");
        sheet.row(&[Cell::Text("=1+1".to_owned()), Cell::Number(2.5)]).expect("written");
        file.add(sheet);
        let mut bytes = Vec::new();
        file.write(&mut bytes).expect("written");
        assert!(bytes.starts_with(b"PK"));
    }
}
