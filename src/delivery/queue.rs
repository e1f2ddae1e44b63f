//! What waits for each address, in order.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::OwnedSemaphorePermit;

use crate::domain::delivery::{Destination, Outgoing};
use crate::domain::message::Message;
use crate::domain::{Address, AddressId};
use crate::metrics::Place;

/// One message under way.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) to: Destination,
    pub(super) address: AddressId,
    /// What is still to be sent of it.
    pub(super) parts: VecDeque<Message>,
    /// How many attempts have failed.
    pub(super) attempts: u32,
    /// How many attempts may have arrived or not.
    pub(super) uncertain: u32,
    /// When that came in which it answers.
    pub(super) heard_at: Option<DateTime<Utc>>,
    /// Its place among all that may wait, and among those that are counted.
    _room: (OwnedSemaphorePermit, Place),
}

impl Job {
    pub(super) fn new(
        outgoing: Outgoing,
        parts: impl FnOnce(Message) -> Vec<Message>,
        room: (OwnedSemaphorePermit, Place),
    ) -> Self {
        Self {
            to: Destination {
                delivery: outgoing.delivery,
                address: outgoing.to,
                room: outgoing.room,
                part: 0,
            },
            address: outgoing.address,
            parts: parts(outgoing.message).into(),
            attempts: outgoing.attempts,
            uncertain: 0,
            heard_at: outgoing.heard_at,
            _room: room,
        }
    }

    /// Whether `later` would overwrite all that this one shows, so that this one need not be sent.
    fn is_overwritten_by(&self, later: &Self) -> bool {
        let (Some(message), 1) = (self.parts.front(), self.parts.len()) else { return false };
        let target = later.parts.front().and_then(|message| message.replaces.as_ref());
        message.replaces.is_some() && message.replaces.as_ref() == target
    }
}

/// The addresses that something waits for, or is under way to.
#[derive(Debug, Default)]
pub(super) struct Queues(Mutex<HashMap<Address, VecDeque<Job>>>);

/// What putting a job in its queue led to.
#[derive(Debug)]
pub(super) enum Put {
    /// Nobody works on this address: whoever put the job there must see to it.
    First,
    /// Someone works on this address.
    Behind,
    /// The same, and this earlier message, not yet begun, has been overwritten by the new one.
    InPlaceOf(Job),
}

impl Queues {
    /// Puts a job last in its address's queue.
    pub(super) fn put(&self, to: &Address, job: Job) -> Put {
        let mut queues = self.lock();
        let Some(queue) = queues.get_mut(to) else {
            queues.insert(to.clone(), VecDeque::from([job]));
            return Put::First;
        };
        if let Some(earlier) = queue.back_mut()
            && earlier.is_overwritten_by(&job)
        {
            return Put::InPlaceOf(std::mem::replace(earlier, job));
        }
        queue.push_back(job);
        Put::Behind
    }

    /// The next job for an address. When there is none, the address is left: the next job put there is the first.
    pub(super) fn next(&self, to: &Address) -> Option<Job> {
        let mut queues = self.lock();
        let job = queues.get_mut(to)?.pop_front();
        if job.is_none() {
            queues.remove(to);
        }
        job
    }

    /// Takes away all that waits for an address.
    pub(super) fn drain(&self, to: &Address) -> Vec<Job> {
        self.lock().get_mut(to).map(|queue| queue.drain(..).collect()).unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Address, VecDeque<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
