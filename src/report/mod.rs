//! What leaves as bytes: charts, QR codes, tables, maps and files to print, and whether a picture that staff bring is one.
//! Pure functions.

mod booklet;
pub mod chart;
mod geojson;
pub mod kit;
mod method;
mod picture;
mod qr;
mod spreadsheet;
mod spss;
mod table;

pub use booklet::{Booklet, BookletAnswer, BookletGroup, BookletSection};
pub use geojson::GeoJson;
pub use method::method;
pub use picture::{PngFault, png_fault};
pub use qr::{QrTooLong, qr_png, qr_svg};
pub use spreadsheet::{MOST_ROWS, Sheet, Spreadsheet};
pub use spss::{SpssVariable, spss_syntax};
pub use table::{Cell, CsvTable, Separator, csv_bytes};
