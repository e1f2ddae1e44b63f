//! A channel that does as a test says, in time that flies.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use panelbot::delivery::{Channel, Clock, Ledger, Limits, Sender};
use panelbot::domain::delivery::{Destination, Outgoing, Verdict};
use panelbot::domain::message::{Block, Message, MessageRef};
use panelbot::domain::{Address, AddressId, DeliveryId, Platform};
use panelbot::store::{Error, Outcome};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;
use uuid::Uuid;

/// When time begins.
pub const START: DateTime<Utc> = DateTime::UNIX_EPOCH;

/// A channel that answers with what a test has laid out for each chat, else that it arrived, and notes what was sent.
#[derive(Clone)]
pub struct Stage {
    begun: Instant,
    verdicts: Arc<Mutex<HashMap<u128, VecDeque<Verdict>>>>,
    pub sent: Arc<Mutex<Vec<(Duration, u128, String)>>>,
    pub takes: Duration,
}

pub fn in_this<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Stage {
    pub fn new() -> Self {
        Self {
            begun: Instant::now(),
            verdicts: Arc::default(),
            sent: Arc::default(),
            takes: Duration::from_millis(10),
        }
    }

    pub fn answers(self, chat: u128, verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        in_this(&self.verdicts).insert(chat, verdicts.into_iter().collect());
        self
    }

    pub fn clock(&self) -> Clock {
        let begun = self.begun;
        Arc::new(move || START + TimeDelta::from_std(begun.elapsed()).expect("a short test"))
    }

    /// What was sent to a chat, and how many whole seconds after the start.
    pub fn to(&self, chat: u128) -> Vec<(u64, String)> {
        let sent = in_this(&self.sent);
        let to_chat = sent.iter().filter(|(_, to, _)| *to == chat);
        to_chat.map(|(at, _, text)| (at.as_secs(), text.clone())).collect()
    }

    /// Notes a request, and answers it.
    async fn meets(&self, to: &Address, text: &str) -> Verdict {
        let chat = to.external_id.parse().expect("a number");
        in_this(&self.sent).push((self.begun.elapsed(), chat, text.to_owned()));
        tokio::time::sleep(self.takes).await;
        let laid_out = in_this(&self.verdicts).get_mut(&chat).and_then(VecDeque::pop_front);
        laid_out.unwrap_or_else(|| Verdict::Sent(Some(text.to_owned())))
    }

    pub fn open(&self, limits: Limits) -> (Sender<Self>, UnboundedReceiver<Outcome>) {
        let (written, outcomes) = unbounded_channel();
        (Sender::new(self.clone(), Arc::new(Written(written)), limits, self.clock()), outcomes)
    }
}

impl Channel for Stage {
    fn platform(&self) -> Platform {
        Platform::Terminal
    }

    fn parts(&self, message: Message) -> Vec<Message> {
        let part = |block| Message {
            body: vec![block],
            replaces: message.replaces.clone(),
            ..Message::default()
        };
        message.body.iter().cloned().map(part).collect()
    }

    async fn take_back(&self, at: &Destination, message: &MessageRef) -> Verdict {
        self.meets(&at.address, &format!("take back {}", message.0)).await
    }

    async fn send(&self, to: &Destination, part: &Message) -> Verdict {
        let [Block::Text(text)] = part.body.as_slice() else { panic!("one text") };
        match &part.replaces {
            Some(message) if to.part == 0 && text.starts_with("right") => {
                self.meets(&to.address, &format!("{text} in {}", message.0)).await
            }
            _ => self.meets(&to.address, text).await,
        }
    }
}

#[derive(Clone)]
pub struct Written(pub UnboundedSender<Outcome>);

impl Ledger for Written {
    async fn record(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        for outcome in outcomes {
            self.0.send(outcome.clone()).expect("the test listens");
        }
        Ok(())
    }
}

pub fn message(chat: u128, texts: &[&str]) -> Outgoing {
    Outgoing {
        delivery: DeliveryId(Uuid::now_v7()),
        address: AddressId(Uuid::from_u128(chat)),
        to: Address { platform: Platform::Terminal, external_id: chat.to_string() },
        room: None,
        attempts: 0,
        heard_at: None,
        message: Message {
            body: texts.iter().map(|text| Block::Text((*text).to_owned())).collect(),
            ..Message::default()
        },
    }
}

pub fn edit(chat: u128, target: &str, text: &str) -> Outgoing {
    let mut edit = message(chat, &[text]);
    edit.message.replaces = Some(MessageRef(target.to_owned()));
    edit
}

pub async fn verdicts(outcomes: &mut UnboundedReceiver<Outcome>, count: usize) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for _ in 0..count {
        verdicts.push(outcomes.recv().await.expect("an outcome").verdict);
    }
    verdicts
}

pub fn texts(sent: &[(u64, String)]) -> Vec<&str> {
    sent.iter().map(|(_, text)| text.as_str()).collect()
}

pub fn sent(id: &str) -> Verdict {
    Verdict::Sent(Some(id.to_owned()))
}
