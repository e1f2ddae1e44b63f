//! Copies of a broadcast that wait, as the database keeps them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use panelbot::delivery::{Clock, Due, Feed, Ledger, Limits, NotComposed, Sender};
use panelbot::domain::delivery::{Claimed, DeliveryState, Destination};
use panelbot::domain::message::MessageRef;
use panelbot::domain::{DeliveryId, Platform};
use panelbot::store::{Error, Outcome};
use tokio::task::JoinHandle;

use super::stage::{START, Stage, in_this, message};

/// One person's copy.
#[derive(Debug, Clone)]
pub struct Row {
    pub chat: u128,
    pub state: DeliveryState,
    pub due_at: DateTime<Utc>,
    pub attempts: u32,
    pub message: Option<String>,
}

/// All of them.
#[derive(Clone)]
pub struct Copies {
    pub rows: Arc<Mutex<BTreeMap<DeliveryId, Row>>>,
    /// How many claims there were.
    pub claims: Arc<Mutex<usize>>,
    texts: &'static [&'static str],
    taking_back: bool,
    clock: Clock,
}

impl Copies {
    /// One that waits for each of these chats.
    pub fn waiting(stage: &Stage, chats: impl IntoIterator<Item = u128>) -> Self {
        let row = |chat| Row {
            chat,
            state: DeliveryState::Waiting,
            due_at: START,
            attempts: 0,
            message: None,
        };
        let rows = chats.into_iter().map(|chat| (message(chat, &[]).delivery, row(chat)));
        Self {
            rows: Arc::new(Mutex::new(rows.collect())),
            claims: Arc::default(),
            texts: &["news"],
            taking_back: false,
            clock: stage.clock(),
        }
    }

    /// With these texts as their parts.
    pub fn saying(self, texts: &'static [&'static str]) -> Self {
        Self { texts, ..self }
    }

    /// The same, standing in each chat as the message "1", to be changed there, or to be taken back.
    pub fn standing(self, taking_back: bool) -> Self {
        in_this(&self.rows).values_mut().for_each(|row| row.message = Some("1".to_owned()));
        Self { taking_back, texts: &["right"], ..self }
    }

    /// A sender with these to send, and its feeding.
    pub fn open(&self, stage: &Stage, limits: Limits) -> (Sender<Stage>, JoinHandle<()>) {
        let (copies, ledger) = (self.clone(), Arc::new(self.clone()));
        let sender = Sender::new(stage.clone(), ledger, limits, stage.clock());
        let feeding = sender.clone();
        (sender, tokio::spawn(async move { feeding.feed(&copies).await }))
    }

    /// Waits until none waits or is being sent.
    pub async fn over(&self) {
        let under_way = [DeliveryState::Waiting, DeliveryState::Sending];
        while in_this(&self.rows).values().any(|row| under_way.contains(&row.state)) {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }

    /// Where a chat's copy stands.
    pub fn state(&self, chat: u128) -> DeliveryState {
        let rows = in_this(&self.rows);
        rows.values().find(|row| row.chat == chat).expect("a copy").state
    }

    /// How many stand there.
    pub fn count(&self, state: DeliveryState) -> usize {
        in_this(&self.rows).values().filter(|row| row.state == state).count()
    }
}

impl Feed for Copies {
    async fn due(&self, _: Platform, most: usize) -> Result<Vec<Due>, NotComposed> {
        let (rows, now) = (in_this(&self.rows), (self.clock)());
        let mut due: Vec<_> = rows
            .iter()
            .filter(|(_, row)| row.state == DeliveryState::Waiting && row.due_at <= now)
            .collect();
        due.sort_by_key(|(_, row)| row.due_at);
        let due = due.into_iter().take(most);
        Ok(due.map(|(id, row)| Due { delivery: *id, address: message(row.chat, &[]).to }).collect())
    }

    async fn claim(&self, copies: &[DeliveryId]) -> Result<Vec<Claimed>, NotComposed> {
        *in_this(&self.claims) += 1;
        let mut rows = in_this(&self.rows);
        let mut claimed = Vec::new();
        for id in copies {
            let row = rows.get_mut(id).expect("a copy");
            assert_eq!(row.state, DeliveryState::Waiting, "claimed twice");
            row.state = DeliveryState::Sending;
            let (delivery, attempts) = (*id, row.attempts);
            let mut copy = message(row.chat, self.texts);
            (copy.delivery, copy.attempts) = (delivery, attempts);
            let stands = row.message.clone().map(MessageRef);
            claimed.push(match (stands, self.taking_back) {
                (Some(message), true) => Claimed::TakeBack {
                    message,
                    at: Destination { delivery, address: copy.to, room: None, part: 0 },
                    address: copy.address,
                    attempts,
                },
                (stands, _) => {
                    copy.message.replaces = stands;
                    Claimed::Send(Box::new(copy))
                }
            });
        }
        Ok(claimed)
    }
}

impl Ledger for Copies {
    async fn record(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        let mut rows = in_this(&self.rows);
        for settled in outcomes.iter().filter_map(|outcome| outcome.copy.as_ref()) {
            let row = rows.get_mut(&settled.delivery).expect("a copy");
            assert_eq!(row.state, DeliveryState::Sending, "settled twice");
            row.state = settled.state;
            row.due_at = settled.at;
            row.attempts = settled.attempts;
            row.message = settled.message.clone().or_else(|| row.message.take());
        }
        Ok(())
    }
}
