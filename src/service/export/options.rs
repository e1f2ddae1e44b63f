//! What somebody wants taken out, and how.

use crate::domain::Locale;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A spreadsheet with data, codebook, method and log.
    Xlsx,
    /// The data alone, with a codebook beside it.
    Csv,
    /// Syntax for SPSS, and the data that it reads.
    Sps,
    /// The places.
    GeoJson,
}

/// How answers are to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// The form.
    pub format: ExportFormat,
    /// Words in the place of the codes.
    pub labels: bool,
    /// Also what people wrote in their own words.
    pub with_words: bool,
    /// The language of labels and notes; the panel's own when left out.
    pub language: Option<Locale>,
}

impl ExportFormat {
    /// The name on the command line and in the audit log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Sps => "sps",
            Self::GeoJson => "geojson",
        }
    }
}
