//! Pictures that staff bring along.

use std::io::Cursor;

use png::Decoder;

/// Most pixels of width and height together, and how many times the one may be the other.
/// <https://core.telegram.org/bots/api#sendphoto>
const SIDES_MAX: u32 = 10_000;
const RATIO_MAX: u32 = 20;

/// Why a file is no picture that every channel can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PngFault {
    /// It is no PNG, or not all of one.
    NotPng,
    /// It is too wide, too high or too narrow.
    Shape,
}

/// What keeps these bytes from being a picture that every channel can show; `None` when nothing does. Reads it row by row,
/// so that no picture takes more memory than its file and one row.
#[must_use]
pub fn png_fault(bytes: &[u8]) -> Option<PngFault> {
    let Ok(mut reader) = Decoder::new(Cursor::new(bytes)).read_info() else {
        return Some(PngFault::NotPng);
    };
    let (width, height) = (reader.info().width, reader.info().height);
    let (short, long) = (width.min(height), width.max(height));
    if width.saturating_add(height) > SIDES_MAX || long > short.saturating_mul(RATIO_MAX) {
        return Some(PngFault::Shape);
    }
    loop {
        match reader.next_row() {
            Ok(Some(_)) => {}
            Ok(None) => return None,
            Err(_) => return Some(PngFault::NotPng),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::qr_png;

    #[test]
    fn a_whole_png_is_a_picture_and_nothing_else_is() {
        let whole = qr_png("https://panel.example.org").expect("short enough");
        assert_eq!(png_fault(&whole), None);
        assert_eq!(png_fault(&whole[..whole.len() / 2]), Some(PngFault::NotPng));
        assert_eq!(png_fault(b"\x89PNG\r\n\x1a\n"), Some(PngFault::NotPng));
        assert_eq!(png_fault(b""), Some(PngFault::NotPng));
        assert_eq!(png_fault(b"GIF89a"), Some(PngFault::NotPng));
    }

    #[test]
    fn a_picture_that_telegram_would_not_take_is_told() {
        let of = |width: u32, height: u32| {
            let mut bytes = Vec::new();
            let mut encoder = png::Encoder::new(&mut bytes, width, height);
            encoder.set_depth(png::BitDepth::One);
            let rows = vec![0; (width.div_ceil(8) * height) as usize];
            let written = encoder.write_header().and_then(|mut file| file.write_image_data(&rows));
            written.expect("in memory");
            bytes
        };
        assert_eq!(png_fault(&of(9_000, 2_000)), Some(PngFault::Shape));
        assert_eq!(png_fault(&of(2_100, 100)), Some(PngFault::Shape));
    }
}
