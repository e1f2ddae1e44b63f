//! Sizes and colours. Units are points on a phone's screen of 390; the picture for chats has two pixels each.

/// The width of a chart.
pub(super) const WIDTH: f32 = 390.0;

/// Room on each side.
pub(super) const MARGIN: f32 = 20.0;

/// The ground that the chart brings with it, so that it reads in dark surroundings.
pub(super) const GROUND: &str = "#ffffff";

/// From one line of text to the next, as a part of its size.
pub(super) const LEADING: f32 = 1.34;

/// What something is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Words.
    Text,
    /// Words that matter less.
    Soft,
    /// Bars.
    Accent,
    /// What bars are seen against.
    Track,
}

impl Ink {
    pub const fn colour(self) -> &'static str {
        match self {
            Self::Text => "#1d1c1a",
            Self::Soft => "#57554f",
            Self::Accent => "#0b5a6b",
            Self::Track => "#e4ecee",
        }
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Face {
    /// Units from line to line, before the leading.
    pub size: f32,
    pub bold: bool,
    pub ink: Ink,
}

const fn face(size: f32, bold: bool, ink: Ink) -> Face {
    Face { size, bold, ink }
}

pub(super) const TITLE: Face = face(19.0, true, Ink::Text);
pub(super) const LABEL: Face = face(15.5, false, Ink::Text);
pub(super) const VALUE: Face = face(15.5, true, Ink::Text);
pub(super) const HIDDEN: Face = face(14.5, false, Ink::Soft);
pub(super) const NOTE: Face = face(14.5, false, Ink::Soft);

/// The card that other sites show, in pixels.
pub(super) mod card {
    use super::{Face, Ink, face};

    pub const WIDTH: f32 = 1200.0;
    pub const HEIGHT: f32 = 630.0;
    pub const MARGIN: f32 = 64.0;
    pub const PANEL: Face = face(30.0, true, Ink::Accent);
    pub const TITLE: Face = face(50.0, true, Ink::Text);
    pub const LABEL: Face = face(32.0, false, Ink::Text);
    pub const VALUE: Face = face(32.0, true, Ink::Text);
    pub const NOTE: Face = face(28.0, false, Ink::Soft);
}

/// A poster of one A4 page, four units a millimetre.
pub(super) mod poster {
    use super::{Face, Ink, face};

    pub const WIDTH: f32 = 840.0;
    pub const HEIGHT: f32 = 1188.0;
    pub const MARGIN: f32 = 64.0;
    /// The side of the code that leads to the page: 40 millimetres.
    pub const QR: f32 = 160.0;
    pub const PANEL: Face = face(26.0, true, Ink::Accent);
    pub const HEADLINE: Face = face(54.0, true, Ink::Text);
    pub const LEAD: Face = face(24.0, false, Ink::Text);
    pub const TITLE: Face = face(27.0, true, Ink::Text);
    pub const LABEL: Face = face(23.0, false, Ink::Text);
    pub const VALUE: Face = face(23.0, true, Ink::Text);
    pub const HIDDEN: Face = face(20.0, false, Ink::Soft);
    pub const NOTE: Face = face(18.0, false, Ink::Soft);
    pub const ANSWER: Face = face(24.0, true, Ink::Text);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2's relative luminance. <https://www.w3.org/TR/WCAG21/#dfn-relative-luminance>
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let part = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn words_and_bars_stand_out_from_the_ground() {
        for ink in [Ink::Text, Ink::Soft, Ink::Accent] {
            assert!(contrast(ink.colour(), GROUND) >= 4.5, "{ink:?}");
        }
        assert!(contrast(Ink::Accent.colour(), Ink::Track.colour()) >= 4.5);
    }

    #[test]
    fn text_is_large_enough_on_a_phone() {
        for face in [TITLE, LABEL, VALUE, HIDDEN, NOTE] {
            // In a page the chart is a little narrower than the screen.
            assert!(face.size * 358.0 / 390.0 >= 13.0, "{face:?}");
        }
    }
}
