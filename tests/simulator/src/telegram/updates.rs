//! The queue of updates: sequential ids, confirmed by a later offset, forgotten when they are old.
//!
//! Sources: Bot API `getUpdates`; the lifetimes are those of tdlib's telegram-bot-api server (`Client.cpp` 17154–17158).

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::{Value, json};

/// A button press waits this long for the bot.
const PRESS_LIFETIME: Duration = Duration::from_secs(150);
/// Everything else waits this long.
const LIFETIME: Duration = Duration::from_hours(24);
/// Kinds that come only to those who ask for them by name. Source: Bot API `getUpdates`, `allowed_updates`.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

#[derive(Debug, Clone)]
struct Queued {
    id: i64,
    body: Value,
    gone_at: Duration,
    /// Confirmed once already, and delivered a second time as a fault.
    again: bool,
    delivered: bool,
}

/// All updates that the bot has not confirmed.
#[derive(Debug)]
pub(crate) struct Updates {
    queue: VecDeque<Queued>,
    next_id: i64,
    allowed: Vec<String>,
    /// Which poll is the current one; an older one that still waits is terminated.
    pub(crate) poll: u64,
    /// How many polls there have been, for those who wait for the bot to come.
    pub(crate) expired: u64,
}

impl Updates {
    /// An empty queue whose first update gets this id.
    pub(crate) fn new(first_id: i64) -> Self {
        Self { queue: VecDeque::new(), next_id: first_id, allowed: Vec::new(), poll: 0, expired: 0 }
    }

    /// Adds an update of a kind (`message`, `callback_query`, …) unless the bot has said it does not want them.
    pub(crate) fn push(&mut self, kind: &str, payload: &Value, now: Duration) -> Option<i64> {
        let wanted = if self.allowed.is_empty() {
            !ON_REQUEST.contains(&kind)
        } else {
            self.allowed.iter().any(|a| a == kind)
        };
        if !wanted {
            return None;
        }
        let id = self.next_id;
        self.next_id += 1;
        let lifetime = if kind == "callback_query" { PRESS_LIFETIME } else { LIFETIME };
        let body = json!({ "update_id": id, kind: payload });
        self.queue.push_back(Queued {
            id,
            body,
            gone_at: now + lifetime,
            again: false,
            delivered: false,
        });
        Some(id)
    }

    /// Remembers which kinds the bot wants; nothing given leaves it as it was, an empty list means the usual ones.
    pub(crate) fn allow(&mut self, kinds: Option<Vec<String>>) {
        if let Some(kinds) = kinds {
            self.allowed = kinds;
        }
    }

    /// Confirms everything below the offset (a negative one counts from the end). With `repeat` one that was just
    /// confirmed is put back, to come again.
    pub(crate) fn confirm(&mut self, offset: i64, repeat: bool, now: Duration) {
        let before = self.queue.len();
        self.queue.retain(|update| update.gone_at > now);
        self.expired += u64::try_from(before - self.queue.len()).unwrap_or(0);
        let floor = if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX).min(self.queue.len());
            self.queue.get(self.queue.len() - keep).map_or(self.next_id, |update| update.id)
        } else {
            offset
        };
        let mut back: Option<Queued> = None;
        self.queue.retain(|update| {
            let done = if update.again { update.delivered } else { update.id < floor };
            if done && !update.again && update.delivered && repeat {
                back = Some(update.clone());
            }
            !done
        });
        if let Some(mut update) = back {
            update.again = true;
            update.delivered = false;
            self.queue.push_front(update);
        }
    }

    /// The oldest unconfirmed updates, at most `limit` of them.
    pub(crate) fn take(&mut self, limit: usize) -> Vec<Value> {
        self.queue
            .iter_mut()
            .take(limit)
            .map(|update| {
                update.delivered = true;
                update.body.clone()
            })
            .collect()
    }

    /// How many are unconfirmed.
    pub(crate) fn len(&self) -> usize {
        self.queue.len()
    }

    /// Forgets everything (`drop_pending_updates`).
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::from_secs(5);

    fn ids(updates: &mut Updates) -> Vec<i64> {
        updates.take(100).iter().filter_map(|update| update["update_id"].as_i64()).collect()
    }

    fn three() -> Updates {
        let mut updates = Updates::new(10);
        for kind in ["message", "callback_query", "message"] {
            updates.push(kind, &json!({}), NOW);
        }
        updates
    }

    #[test]
    fn an_update_comes_again_until_a_higher_offset_confirms_it() {
        let mut updates = three();
        assert_eq!(ids(&mut updates), [10, 11, 12]);
        updates.confirm(0, false, NOW);
        assert_eq!(ids(&mut updates), [10, 11, 12]);
        updates.confirm(12, false, NOW);
        assert_eq!(ids(&mut updates), [12]);
        updates.confirm(13, false, NOW);
        assert_eq!(updates.len(), 0);
    }

    #[test]
    fn a_negative_offset_keeps_the_last_ones_only() {
        let mut updates = three();
        updates.confirm(-1, false, NOW);
        assert_eq!(ids(&mut updates), [12]);
    }

    #[test]
    fn a_press_is_gone_after_150_seconds_and_a_message_is_not() {
        let mut updates = three();
        updates.confirm(0, false, NOW + PRESS_LIFETIME);
        assert_eq!(ids(&mut updates), [10, 12]);
        assert_eq!(updates.expired, 1);
    }

    #[test]
    fn the_fault_delivers_a_confirmed_update_once_more_and_only_once() {
        let mut updates = three();
        assert_eq!(ids(&mut updates), [10, 11, 12]);
        updates.confirm(13, true, NOW);
        assert_eq!(ids(&mut updates), [12]);
        updates.confirm(13, true, NOW);
        assert_eq!(updates.len(), 0);
    }

    #[test]
    fn kinds_that_the_bot_does_not_want_never_come() {
        let mut updates = Updates::new(1);
        updates.allow(Some(vec!["message".into()]));
        assert_eq!(updates.push("callback_query", &json!({}), NOW), None);
        updates.allow(None);
        assert_eq!(updates.push("message", &json!({}), NOW), Some(1));
    }
}
