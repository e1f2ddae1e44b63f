//! What goes to many: made by staff or by a round's own calendar, spread over an audience, and claimed copy by copy.

mod advancing;
mod calendar;
mod claiming;
mod drafting;
mod missed;
mod naming;
mod pictures;
mod preview;
mod promises;
mod reaching;
mod recipient;
mod showing;
mod spreading;
mod status;

pub use advancing::Sending;
pub(super) use advancing::check_not_sent_already;
pub use calendar::{Calendar, RoundMessage};
pub(super) use calendar::{audience, moment};
pub use drafting::{Correction, NewBulletin, Picture};
pub use naming::{Bulletin, BulletinName};
pub(super) use pictures::attached;
pub use preview::Preview;
pub(super) use showing::{Spoke, WAITS};
pub use status::BulletinStatus;
pub(super) use status::became;
