//! Where of all their places a panelist is written to.

use crate::domain::{Panel, Platform, reach};
use crate::service::Desk;
use crate::store::StoredAddress;

impl Desk {
    /// The one of a person's places where a panelist of this panel is written to; see [`reach::written_to`].
    pub(super) fn written_to(
        &self,
        mut theirs: Vec<StoredAddress>,
        panel: &Panel,
    ) -> Option<StoredAddress> {
        theirs.retain(|one| one.address.platform != Platform::Email || self.offers_email());
        let places: Vec<reach::Place> = theirs.iter().map(place).collect();
        reach::written_to(&places, panel).map(|index| theirs.swap_remove(index))
    }
}

fn place(stored: &StoredAddress) -> reach::Place {
    reach::Place {
        platform: stored.address.platform,
        reachable: stored.reachable,
        has_room: stored.room.is_some() || stored.address.platform != Platform::Discord,
        seen_at: stored.seen_at,
    }
}
