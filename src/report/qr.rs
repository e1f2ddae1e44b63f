//! QR codes of links, as pictures to print and to send.
//!
//! Error correction M (15 % may be dirt or a fold) and the quiet zone of four modules that ISO/IEC 18004 asks for.

use png::{BitDepth, ColorType, Encoder};
use qrcode::render::svg;
use qrcode::{Color, EcLevel};

/// Pixels a module, in both formats: sharp on a phone held at arm's length.
const SCALE: usize = 8;

/// Modules of white on each side.
const QUIET_ZONE: usize = 4;

/// The text is longer than a QR code can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct QrTooLong;

/// The QR code of `text` as an SVG document.
///
/// # Errors
/// When the text is longer than a QR code can hold (2,331 bytes).
pub fn qr_svg(text: &str) -> Result<String, QrTooLong> {
    let code = encode(text)?;
    let module = u32::try_from(SCALE).unwrap_or(8);
    Ok(code.render::<svg::Color<'_>>().module_dimensions(module, module).build())
}

/// The QR code of `text` as a PNG picture in black and white.
///
/// # Errors
/// When the text is longer than a QR code can hold (2,331 bytes).
pub fn qr_png(text: &str) -> Result<Vec<u8>, QrTooLong> {
    let code = encode(text)?;
    let (side, pixels) = raster(&code.to_colors(), code.width());
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    // Writing to memory cannot fail, and a picture of this size is within the format's bounds.
    written.map_err(|_| QrTooLong)?;
    Ok(bytes)
}

/// A QR code to be drawn into something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    modules: Vec<Color>,
    side: usize,
}

impl QrCode {
    /// The code of `text`.
    ///
    /// # Errors
    /// When the text is longer than a QR code can hold (2,331 bytes).
    pub fn of(text: &str) -> Result<Self, QrTooLong> {
        let code = encode(text)?;
        Ok(Self { side: code.width(), modules: code.to_colors() })
    }

    /// How many modules it has on each side, without the quiet zone.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Dark modules beside each other: their row, and the first column and the one after the last.
    pub fn runs(&self) -> impl Iterator<Item = (usize, (usize, usize))> {
        self.modules.chunks(self.side).enumerate().flat_map(|(row, modules)| {
            let mut runs: Vec<(usize, (usize, usize))> = Vec::new();
            for (column, _) in modules.iter().enumerate().filter(|(_, one)| **one == Color::Dark) {
                match runs.last_mut() {
                    Some((_, (_, end))) if *end == column => *end += 1,
                    _ => runs.push((row, (column, column + 1))),
                }
            }
            runs
        })
    }
}

fn encode(text: &str) -> Result<qrcode::QrCode, QrTooLong> {
    qrcode::QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| QrTooLong)
}

/// The picture's side in pixels, and one grey byte a pixel, row by row.
fn raster(modules: &[Color], width: usize) -> (u32, Vec<u8>) {
    let side = (width + 2 * QUIET_ZONE) * SCALE;
    let dark_at = |x: usize, y: usize| {
        let place = |pixel: usize| (pixel / SCALE).checked_sub(QUIET_ZONE).filter(|n| *n < width);
        place(x).zip(place(y)).is_some_and(|(x, y)| modules[y * width + x] == Color::Dark)
    };
    let pixels = (0..side * side)
        .map(|index| if dark_at(index % side, index / side) { 0 } else { 255 })
        .collect();
    (u32::try_from(side).unwrap_or(u32::MAX), pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://panel.example.org/j/AB12CD34";

    #[test]
    fn the_png_shows_the_code_module_by_module_inside_its_quiet_zone() {
        let code = encode(LINK).expect("short enough");
        let png = qr_png(LINK).expect("short enough");
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
        let info = reader.next_frame(&mut pixels).expect("one picture");
        let side = code.width() + 8;
        assert_eq!(info.width as usize, side * 8);
        for (index, pixel) in pixels.iter().enumerate() {
            let (x, y) = (index % (side * 8) / 8, index / (side * 8) / 8);
            let inside = (4..side - 4).contains(&x) && (4..side - 4).contains(&y);
            let dark = inside && code[(x - 4, y - 4)] == Color::Dark;
            assert_eq!(*pixel, if dark { 0 } else { 255 }, "module {x}, {y}");
        }
    }

    #[test]
    fn the_svg_has_the_same_size_and_a_white_ground() {
        let side = (encode(LINK).expect("short enough").width() + 8) * 8;
        let svg = qr_svg(LINK).expect("short enough");
        assert!(svg.contains(&format!("viewBox=\"0 0 {side} {side}\"")), "{}", &svg[..200]);
        assert!(svg.contains("#fff"));
    }

    #[test]
    fn runs_are_the_dark_modules_and_no_others() {
        let (code, drawn) = (encode(LINK).expect("short"), QrCode::of(LINK).expect("short"));
        let mut dark = vec![false; drawn.side() * drawn.side()];
        for (row, (start, end)) in drawn.runs() {
            dark[row * drawn.side() + start..row * drawn.side() + end].fill(true);
        }
        let wanted: Vec<bool> = code.to_colors().iter().map(|one| *one == Color::Dark).collect();
        assert_eq!(dark, wanted);
    }

    #[test]
    fn a_text_that_no_code_can_hold_is_refused() {
        let long = "x".repeat(2_332);
        assert_eq!(qr_svg(&long), Err(QrTooLong));
        assert_eq!(qr_png(&long), Err(QrTooLong));
        assert!(qr_png(&long[1..]).is_ok());
    }
}
