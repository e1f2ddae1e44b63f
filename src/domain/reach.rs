//! Where a person is written to, of all the places where they can be.

use chrono::{DateTime, Utc};

use super::{Panel, Platform};

/// One place where a person can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// On which platform.
    pub platform: Platform,
    /// Whether messages get there, as far as we know.
    pub reachable: bool,
    /// Whether the platform gave us a private chat to write to.
    pub has_room: bool,
    /// When something last came from there.
    pub seen_at: DateTime<Utc>,
}

/// The place in this list where a panelist of this panel is written to: where they were last, of the chats that can be
/// written to; else by e-mail, if they have confirmed that; else our own page, which shows it at their next visit. `None` when nothing reaches them.
///
/// Nobody is written to in Discord who has not opened a private chat themselves: they see the panel's channel.
#[must_use]
pub fn written_to(places: &[Place], panel: &Panel) -> Option<usize> {
    let fits = |place: &Place| {
        let open = match place.platform {
            Platform::Telegram | Platform::Browser => true,
            Platform::Discord | Platform::Email => place.has_room,
            Platform::Terminal => false,
        };
        place.reachable && open && panel.uses(place.platform)
    };
    let places = places.iter().enumerate().filter(|(_, place)| fits(place));
    let rank = |place: &Place| match place.platform {
        Platform::Browser => 0,
        Platform::Email => 1,
        _ => 2,
    };
    let best = places.max_by_key(|(_, place)| (rank(place), place.seen_at));
    best.map(|(index, _)| index)
}
