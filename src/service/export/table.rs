//! The answers as a spreadsheet or as CSV, a row a respondent.

use std::io::Write;

use super::{Export, Unwritten};
use crate::report::{Cell, CsvTable, Separator, Sheet, Spreadsheet};

/// How wide the columns of each sheet are, in characters.
const CODEBOOK_WIDTHS: [u16; 3] = [24, 16, 16];
const METHOD_WIDTHS: [u16; 1] = [80];
const LOG_WIDTHS: [u16; 2] = [18, 40];

impl Export {
    /// A spreadsheet with the sheets `data`, `codebook`, `method` and `log`. `told` hears how many rows are written.
    ///
    /// # Errors
    /// When the answers cannot be read, or the file cannot be written.
    pub async fn xlsx(
        &mut self,
        out: impl Write + Send,
        mut told: impl FnMut(u32),
    ) -> Result<(), Unwritten> {
        let mut file = Spreadsheet::default();
        let mut data = file.sheet("data", &[])?;
        data.heading(&self.heading())?;
        let words = self.wanted_words();
        loop {
            let page = self.next_page().await?;
            if page.is_empty() {
                break;
            }
            for (number, response) in &page {
                data.row(&self.row(*number, response, &words))?;
            }
            told(self.done());
        }
        file.add(data);
        let mut codebook = file.sheet("codebook", &CODEBOOK_WIDTHS)?;
        fill(&mut codebook, &self.codebook_rows())?;
        file.add(codebook);
        let mut method = file.sheet("method", &METHOD_WIDTHS)?;
        self.method_rows().iter().try_for_each(|row| method.row(row))?;
        file.add(method);
        let mut log = file.sheet("log", &LOG_WIDTHS)?;
        fill(&mut log, &self.log_rows())?;
        file.add(log);
        file.write(out)?;
        Ok(())
    }

    /// The data as CSV. `told` hears how many rows are written.
    ///
    /// # Errors
    /// When the answers cannot be read, or the file cannot be written.
    pub async fn csv(
        &mut self,
        out: impl Write + Send,
        separator: Separator,
        mut told: impl FnMut(u32),
    ) -> Result<(), Unwritten> {
        let mut table = CsvTable::new(out, separator)?;
        let heading: Vec<Cell> = self.heading().into_iter().map(Cell::Text).collect();
        table.row(&heading)?;
        let words = self.wanted_words();
        loop {
            let page = self.next_page().await?;
            if page.is_empty() {
                break;
            }
            for (number, response) in &page {
                table.row(&self.row(*number, response, &words))?;
            }
            told(self.done());
        }
        Ok(table.end()?)
    }

    /// What belongs beside the data: the notice and the method, a sentence a row; the codebook; the log.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn codebook_csv(&self, out: impl Write, separator: Separator) -> Result<(), Unwritten> {
        let mut table = CsvTable::new(out, separator)?;
        for part in [self.method_rows(), self.codebook_rows(), self.log_rows()] {
            part.iter().try_for_each(|row| table.row(row))?;
            table.row(&[Cell::Text(String::new())])?;
        }
        Ok(table.end()?)
    }
}

/// A heading and the rows below it.
fn fill(sheet: &mut Sheet, rows: &[Vec<Cell>]) -> std::io::Result<()> {
    let mut rows = rows.iter();
    let name = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    };
    if let Some(heading) = rows.next() {
        sheet.heading(&heading.iter().map(name).collect::<Vec<_>>())?;
    }
    rows.try_for_each(|row| sheet.row(row))
}
