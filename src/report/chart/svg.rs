//! Writing a drawing as SVG. Text stays text; nothing in it can become markup.

use std::fmt::Write;

use super::Chart;
use super::fonts::FAMILY;
use super::layout::{Drawing, Item, Line};
use super::look::{self, GROUND, Ink};

/// Where a reader's own font could be wider than ours, a line that needs more than this part of its room is held to its width.
const HELD_FROM: f32 = 0.8;

/// The drawing as an SVG document, named by its chart, and described by it where nothing else says the same.
///
/// Everything is placed from the left, and its direction is written with marks: so a browser and our own painter put it
/// in the same place whatever the page around it.
pub(super) fn write(drawing: &Drawing, chart: &Chart, described: bool) -> String {
    let Drawing { width, height, items } = drawing;
    let (size, fill) = (look::LABEL.size, look::LABEL.ink.colour());
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" direction="ltr" lang="{}" font-family="'{FAMILY}', system-ui, sans-serif" font-size="{size}" fill="{fill}">"#,
        chart.locale
    );
    let _ = write!(svg, "<title>{}</title>", escaped(&chart.title));
    if described {
        let _ = write!(svg, "<desc>{}</desc>", escaped(&chart.alt()));
    }
    let _ = write!(svg, r#"<path fill="{GROUND}" d="M0 0h{width}v{height}H0z"/>"#);
    for ink in [Ink::Track, Ink::Accent, Ink::Text] {
        bars(&mut svg, items, ink);
    }
    for item in items {
        if let Item::Line(line) = item {
            words(&mut svg, line);
        }
    }
    svg.push_str("</svg>");
    svg
}

/// All bars of one ink at once.
fn bars(svg: &mut String, items: &[Item], wanted: Ink) {
    let boxes = items.iter().filter_map(|item| match item {
        Item::Bar { x, y, width, height, ink } if *ink == wanted => {
            let [x, y, width, height] = [x, y, width, height].map(|length| short(*length));
            Some(format!("M{x} {y}h{width}v{height}h-{width}z"))
        }
        _ => None,
    });
    let path: String = boxes.collect();
    if !path.is_empty() {
        let _ = write!(svg, r#"<path fill="{}" d="{path}"/>"#, wanted.colour());
    }
}

fn words(svg: &mut String, line: &Line) {
    let Line { x, y, face, .. } = line;
    let _ = write!(svg, r#"<text x="{}" y="{}""#, short(*x), short(*y));
    if line.at_end {
        svg.push_str(r#" text-anchor="end""#);
    }
    if (face.size - look::LABEL.size).abs() > f32::EPSILON {
        let _ = write!(svg, r#" font-size="{}""#, face.size);
    }
    if face.bold {
        svg.push_str(r#" font-weight="700""#);
    }
    if face.ink != look::LABEL.ink {
        let _ = write!(svg, r#" fill="{}""#, face.ink.colour());
    }
    if line.width > line.room * HELD_FROM {
        let width = short(line.width);
        let _ = write!(svg, r#" textLength="{width}" lengthAdjust="spacingAndGlyphs""#);
    }
    let _ = write!(svg, ">{}</text>", escaped(&line.text));
}

/// A length with one decimal.
fn short(length: f32) -> String {
    let short = format!("{length:.1}");
    short.strip_suffix(".0").map_or(short.clone(), ToOwned::to_owned)
}

/// Words as they may stand in XML: its own signs written out, and what it cannot hold left out.
/// <https://www.w3.org/TR/xml/#charsets>
pub(super) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => safe.push(' '),
            _ => safe.push(sign),
        }
    }
    safe
}
