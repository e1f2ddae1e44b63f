//! A poster of one A4 page: what most said, the chart, what those who decide answer, and the way to the whole result.

use super::MediaKit;
use crate::domain::Locale;
use crate::report::chart::{Chart, DrawingFault, Poster, Shape};
use crate::report::qr::{QrCode, QrTooLong};
use crate::text::{Catalog, Text};

/// A poster in the forms in which it is printed and shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterFile {
    /// A page that prints as one A4 page from any browser.
    pub html: String,
    /// A picture of the same, about 150 pixels an inch.
    pub png: Vec<u8>,
}

/// Why there is no poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PosterFault {
    /// There is no memory for it.
    #[error(transparent)]
    Drawing(#[from] DrawingFault),
    /// The address of the page is too long.
    #[error(
        "the address of the result's page does not fit in a QR code: choose a shorter one for the web pages"
    )]
    Link(#[from] QrTooLong),
}

impl MediaKit<'_> {
    /// The poster.
    ///
    /// # Errors
    /// When it cannot be drawn, or the page's address is too long for a QR code.
    pub fn poster(&self, locale: &Locale) -> Result<PosterFile, PosterFault> {
        let poster = Poster {
            panel: self.panel.say(&self.panel.name, locale).to_owned(),
            headline: self.headline(locale),
            lead: self.lead(locale),
            chart: self.chart(locale).map_or_else(|| self.nothing(locale), |(_, chart)| chart),
            answer: self.answer(locale),
            page: match self.page {
                Some(url) => Some((QrCode::of(url)?, Catalog.say(&Text::KitScan, locale))),
                None => None,
            },
            address: self.page.map(|url| without_scheme(url).to_owned()),
        };
        Ok(PosterFile { html: poster.html(), png: poster.png()? })
    }

    /// What stands in the chart's place where every question is answered in people's own words.
    fn nothing(&self, locale: &Locale) -> Chart {
        Chart {
            title: self.title(locale),
            unit: String::new(),
            bars: Vec::new(),
            notes: vec![Catalog.say(&Text::ChartEach, locale)],
            shape: Shape::Shares,
            locale: locale.clone(),
        }
    }
}

/// An address as people read it.
fn without_scheme(url: &str) -> &str {
    url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url)
}
