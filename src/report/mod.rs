//! What leaves as bytes: QR codes and tables. Pure functions from values to files.

mod qr;
mod table;

pub use qr::{QrTooLong, qr_png, qr_svg};
pub use table::{Cell, csv_bytes};
