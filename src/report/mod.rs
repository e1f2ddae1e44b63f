//! What leaves as bytes: QR codes and tables, and whether a picture that staff bring is one. Pure functions.

mod geojson;
mod picture;
mod qr;
mod spreadsheet;
mod spss;
mod table;

pub use geojson::GeoJson;
pub use picture::{PngFault, png_fault};
pub use qr::{QrTooLong, qr_png, qr_svg};
pub use spreadsheet::{MOST_ROWS, Sheet, Spreadsheet};
pub use spss::{SpssVariable, spss_syntax};
pub use table::{Cell, CsvTable, Separator, csv_bytes};
