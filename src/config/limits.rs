//! How fast a platform is written to.

use std::num::NonZeroU32;

use super::layers::Layers;
use crate::delivery::Limits;

/// The limits behind three keys: messages a second in all, to one address, and of what goes to many.
pub(super) fn limits(layers: &mut Layers, keys: [&'static str; 3]) -> Limits {
    let [per_second, per_second_each, bulk_per_second] = keys.map(|key| {
        let number = |text: &str| text.parse::<u32>().ok();
        layers
            .needed(key, "must be a whole number; 0 for no limit", number)
            .and_then(NonZeroU32::new)
    });
    Limits { per_second, per_second_each, bulk_per_second, ..Limits::default() }
}
