//! Photos and documents: files that come with a request, or that Telegram knows from before.

use axum::body::Bytes;

use super::params::{Params, Upload};
use super::refusal::Refusal;

/// Bytes of a photo. Source: Bot API `sendPhoto`.
const PHOTO_BYTES: usize = 10 * 1024 * 1024;
/// Bytes of a document. Source: Bot API, "Sending files".
const DOCUMENT_BYTES: usize = 50 * 1024 * 1024;
/// Width and height of a photo together. Source: Bot API `sendPhoto`.
const SIDES: u64 = 10_000;
/// How many times longer the long side may be. Source: Bot API `sendPhoto`.
const RATIO: u64 = 20;

/// What a message carries beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Photo,
    /// A file.
    Document,
}

/// A file in a request.
#[derive(Debug, Clone)]
pub(crate) struct Media {
    pub(crate) kind: Kind,
    pub(crate) source: Source,
    pub(crate) width: u64,
    pub(crate) height: u64,
}

/// A file that was brought along once, by what the platform knows it as.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) kind: Kind,
    /// Width and height.
    pub(crate) sides: (u64, u64),
    pub(crate) bytes: Bytes,
}

/// Where the file comes from.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    Uploaded(Upload),
    Known(String),
}

/// The photo of a `sendPhoto`.
pub(crate) fn photo(params: &Params) -> Result<Media, Refusal> {
    let mut media = read(params, "photo", Kind::Photo)?;
    if let Source::Uploaded(upload) = &media.source {
        if upload.bytes.len() > PHOTO_BYTES {
            return Err(Refusal::broken("file is too big"));
        }
        (media.width, media.height) =
            size(&upload.bytes).ok_or_else(|| Refusal::broken("IMAGE_PROCESS_FAILED"))?;
        let (short, long) = (media.width.min(media.height), media.width.max(media.height));
        if short == 0 || short + long > SIDES || long > short * RATIO {
            return Err(Refusal::broken("PHOTO_INVALID_DIMENSIONS"));
        }
    }
    Ok(media)
}

/// The file of a `sendDocument`.
pub(crate) fn document(params: &Params) -> Result<Media, Refusal> {
    let media = read(params, "document", Kind::Document)?;
    match &media.source {
        Source::Uploaded(upload) if upload.bytes.is_empty() => {
            Err(Refusal::broken("file must be non-empty"))
        }
        Source::Uploaded(upload) if upload.bytes.len() > DOCUMENT_BYTES => {
            Err(Refusal::broken("file is too big"))
        }
        _ => Ok(media),
    }
}

fn read(params: &Params, name: &str, kind: Kind) -> Result<Media, Refusal> {
    let source = match (params.file(name), params.text(name)) {
        (Some(upload), _) => Source::Uploaded(upload.clone()),
        (None, Some(id)) if !id.is_empty() => Source::Known(id.to_owned()),
        _ => {
            return Err(Refusal::broken(format!("there is no {name} in the request")));
        }
    };
    Ok(Media { kind, source, width: 1, height: 1 })
}

/// Width and height of a PNG; a JPEG is believed to be square. `None` for anything else.
fn size(bytes: &[u8]) -> Option<(u64, u64)> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some((640, 640));
    }
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let side =
        |at: usize| Some(u64::from(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?)));
    Some((side(8)?, side(12)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Params {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        let mut params = Params::default();
        params.files.insert("photo".into(), Upload { name: "a.png".into(), bytes: bytes.into() });
        params
    }

    #[test]
    fn a_photo_must_be_a_picture_of_a_sensible_shape() {
        assert_eq!(photo(&png(780, 780)).map(|media| media.width), Ok(780));
        assert!(
            photo(&png(100, 2001))
                .is_err_and(|refusal| refusal.description.ends_with("PHOTO_INVALID_DIMENSIONS"))
        );
        let mut svg = png(1, 1);
        svg.files.insert("photo".into(), Upload { name: "a.svg".into(), bytes: "<svg/>".into() });
        assert!(
            photo(&svg).is_err_and(|refusal| refusal.description.ends_with("IMAGE_PROCESS_FAILED"))
        );
    }
}
