//! What became of a broadcast's messages.

use serde::{Deserialize, Serialize};

use crate::domain::delivery::DeliveryState;

/// What became of a broadcast's messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Not sent yet.
    pub waiting: u64,
    /// Being sent right now.
    pub sending: u64,
    /// Arrived.
    pub sent: u64,
    /// To people whom nothing reaches.
    pub unreachable: u64,
    /// Refused, or given up after many tries.
    pub failed: u64,
    /// Arrived or not: nobody knows, and they are not sent again.
    pub uncertain: u64,
    /// No longer wanted when their turn came.
    pub cancelled: u64,
    /// Held back, because the person has had enough for now.
    pub held: u64,
    /// Taken back.
    pub recalled: u64,
}

impl Figures {
    /// The figure for those that stand there.
    pub const fn of(&mut self, state: DeliveryState) -> &mut u64 {
        match state {
            DeliveryState::Waiting => &mut self.waiting,
            DeliveryState::Sending => &mut self.sending,
            DeliveryState::Sent => &mut self.sent,
            DeliveryState::Unreachable => &mut self.unreachable,
            DeliveryState::Failed => &mut self.failed,
            DeliveryState::Uncertain => &mut self.uncertain,
            DeliveryState::Cancelled => &mut self.cancelled,
            DeliveryState::Held => &mut self.held,
            DeliveryState::Recalled => &mut self.recalled,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        let mut other = other;
        for state in DeliveryState::ALL {
            *self.of(state) += *other.of(state);
        }
        self
    }

    /// The same once staff have stopped it: what waits is cancelled in small steps from then on.
    #[must_use]
    pub const fn stopped(self) -> Self {
        Self { waiting: 0, cancelled: self.cancelled + self.waiting, ..self }
    }

    /// All of them.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.waiting
            + self.sending
            + self.sent
            + self.unreachable
            + self.failed
            + self.uncertain
            + self.cancelled
            + self.held
            + self.recalled
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.waiting + self.sending == 0
    }
}
