//! What the decision about a copy looks at in one panelist.

use chrono::{DateTime, Utc};

use crate::domain::RoundId;
use crate::domain::broadcast::Broadcast;
use crate::domain::contact::Recipient;
use crate::service::situation::Batch;
use crate::store::StoredPanelist;

/// A panelist, as the decision about their copy sees them.
pub(super) fn recipient<'a>(
    broadcast: &Broadcast,
    panelist: &StoredPanelist,
    batch: &Batch,
    written_to: &'a [DateTime<Utc>],
) -> Recipient<'a> {
    let any = &broadcast.audience.took_part_in_any;
    let declined = |round: &RoundId| batch.declined.contains_key(&(*round, panelist.id));
    let took_part = |round: &&RoundId| batch.participation.contains_key(&(**round, panelist.id));
    let round = broadcast.kind.round();
    Recipient {
        membership: panelist.membership,
        contact: panelist.contact,
        open_until: round
            .and_then(|id| batch.catalogue.rounds.get(&id))
            .filter(|round| round.is_open(batch.now))
            .map(|round| round.closes_at(batch.now)),
        participation: round.and_then(|id| batch.participation.get(&(id, panelist.id)).copied()),
        // Of several rounds: of every one in which they took part.
        declined: if any.is_empty() {
            round.is_some_and(|id| declined(&id))
        } else {
            any.iter().filter(took_part).all(declined)
        },
        written_to,
    }
}
