//! Which edition of a text somebody has seen.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Broadcast;
use crate::domain::LocalText;

impl Broadcast {
    /// A sign of what it says and to whom, to tell whether somebody has seen it as it is now. Another version of the program may
    /// make another one of the same.
    #[must_use]
    pub fn edition(&self) -> u32 {
        let mut hasher = DefaultHasher::new();
        for (locale, words) in self.text.iter().chain(self.picture.iter().flat_map(LocalText::iter))
        {
            (locale.as_str(), words).hash(&mut hasher);
        }
        format!("{:?}", self.audience).hash(&mut hasher);
        // The upper half of it.
        u32::try_from(hasher.finish() >> 32).unwrap_or_default()
    }
}
