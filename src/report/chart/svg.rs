//! Writing a drawing as SVG. Text stays text; nothing in it can become markup.

use std::fmt::Write;

use super::Chart;
use super::fonts::FAMILY;
use super::layout::{Drawing, Item};
use super::look::{GROUND, Ink};

/// Where a reader's own font could be wider than ours, a line that needs more than this part of its room is held to its width.
const HELD_FROM: f32 = 0.8;

/// The drawing as an SVG document, named and described by its chart.
///
/// Everything is placed from the left, and its direction is written with marks: so a browser and our own painter put it
/// in the same place whatever the page around it.
pub(super) fn write(drawing: &Drawing, chart: &Chart) -> String {
    let Drawing { width, height, items } = drawing;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" direction="ltr" lang="{}" font-family="'{FAMILY}', system-ui, sans-serif">"#,
        chart.locale
    );
    let (title, alt) = (escaped(&chart.title), escaped(&chart.alt()));
    let _ = write!(svg, "<title>{title}</title><desc>{alt}</desc>");
    let ground = Item::Bar { x: 0.0, y: 0.0, width: *width, height: *height, ink: None };
    for item in std::iter::once(&ground).chain(items) {
        one(&mut svg, item);
    }
    svg.push_str("</svg>");
    svg
}

fn one(svg: &mut String, item: &Item) {
    let written = match item {
        Item::Bar { x, y, width, height, ink } => {
            let (fill, round) = ink.map_or((GROUND, 0), |ink| (ink.colour(), 2));
            let round = if round > 0 { format!(r#" rx="{round}""#) } else { String::new() };
            write!(
                svg,
                r#"<rect x="{}" y="{}" width="{}" height="{}"{round} fill="{fill}"/>"#,
                short(*x),
                short(*y),
                short(*width),
                short(*height)
            )
        }
        Item::Line(line) => {
            let anchor = if line.at_end { r#" text-anchor="end""# } else { "" };
            let weight = if line.face.bold { r#" font-weight="700""# } else { "" };
            let held = if line.width > line.room * HELD_FROM {
                format!(r#" textLength="{}" lengthAdjust="spacingAndGlyphs""#, short(line.width))
            } else {
                String::new()
            };
            write!(
                svg,
                r#"<text x="{}" y="{}"{anchor} font-size="{}"{weight}{held} fill="{}">{}</text>"#,
                short(line.x),
                short(line.y),
                line.face.size,
                Ink::colour(line.face.ink),
                escaped(&line.text)
            )
        }
    };
    debug_assert!(written.is_ok());
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
