//! Painting a drawing as a PNG.

use png::{BitDepth, ColorType, Encoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::layout::Drawing;
use super::{Chart, fonts, svg};

/// The picture could not be painted: there is no memory for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the chart could not be painted")]
pub struct DrawingFault;

/// The drawing with so many pixels a unit.
pub(super) fn draw(drawing: &Drawing, chart: &Chart, scale: f32) -> Result<Vec<u8>, DrawingFault> {
    let svg = svg::write(drawing, chart, false);
    let tree = Tree::from_str(&svg, &fonts::options()).map_err(|_| DrawingFault)?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or(DrawingFault)?;
    let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or(DrawingFault)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encode(&pixmap).map_err(|_| DrawingFault)
}

/// Without transparency: the ground covers everything.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let pixels =
        pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let pixels: Vec<u8> = pixels.collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(bytes)
}
