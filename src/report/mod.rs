//! What leaves as bytes: charts, QR codes and tables, and whether a picture that staff bring is one. Pure functions.

pub mod chart;
mod method;
mod picture;
mod qr;
mod table;

pub use method::method;
pub use picture::{PngFault, png_fault};
pub use qr::{QrTooLong, qr_png, qr_svg};
pub use table::{Cell, csv_bytes};
