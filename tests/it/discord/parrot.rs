//! A desk that repeats what it hears.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use panelbot::channel::Reception;
use panelbot::delivery::{Compose, NotComposed, Unsent};
use panelbot::domain::delivery::Outgoing;
use panelbot::domain::message::{Block, Heard, Incoming, Input, Message, MessageRef};
use panelbot::domain::{Address, AddressId, DeliveryId, Platform};
use panelbot::service::{Error, Received};
use tokio::sync::watch;
use uuid::Uuid;

use super::scene::PATIENCE;
use crate::telegram::scene::{button, shown, words};

/// A desk that repeats what it hears, remembers update ids and rooms as the real one does, and fails or waits when told
/// to. `/pause` and a press on `quiet` are answered with nothing, and a press on `change` changes its message.
#[derive(Clone)]
pub struct Parrot {
    memory: Arc<Mutex<Memory>>,
    open: watch::Sender<bool>,
    /// How much has been heard.
    count: watch::Sender<usize>,
}

#[derive(Default)]
struct Memory {
    failures_to_come: u32,
    known: HashSet<String>,
    rooms: HashMap<Address, String>,
    heard: Vec<(String, String)>,
}

impl Default for Parrot {
    fn default() -> Self {
        Self {
            memory: Arc::default(),
            open: watch::Sender::new(true),
            count: watch::Sender::new(0),
        }
    }
}

impl Parrot {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who did what, in the order in which it was stored.
    pub fn heard(&self) -> Vec<(String, String)> {
        self.memory().heard.clone()
    }

    /// Waits until so much has been heard.
    pub async fn hears(&self, count: usize) {
        let mut heard = self.count.subscribe();
        let enough = tokio::time::timeout(PATIENCE, heard.wait_for(|heard| *heard >= count)).await;
        assert!(enough.is_ok(), "only {:?} was heard", self.heard());
    }

    /// The next so many attempts fail.
    pub fn fails(&self, times: u32) {
        self.memory().failures_to_come = times;
    }

    /// From now on storing takes until [`Self::goes_on`].
    pub fn waits(&self) {
        self.open.send_replace(false);
    }

    /// Storing works again.
    pub fn goes_on(&self) {
        self.open.send_replace(true);
    }

    fn take(memory: &mut Memory, incoming: Incoming) -> Received {
        let Incoming { update_id, from, room, heard, .. } = incoming;
        let repeated = !memory.known.insert(update_id.clone());
        if let Some(room) = room {
            memory.rooms.insert(from.clone(), room);
        }
        let mut replies = Vec::new();
        if !repeated {
            let said = shown(&heard);
            memory.heard.push((from.external_id.clone(), said.clone()));
            let room = memory.rooms.get(&from).cloned();
            let messages = answers(&heard, &said).into_iter();
            replies.extend(messages.map(|message| outgoing(&from, room.clone(), message)));
        }
        Received { update_id, from, repeated, replies }
    }
}

/// A message on its way to somebody.
pub fn outgoing(to: &Address, room: Option<String>, message: Message) -> Outgoing {
    Outgoing {
        delivery: DeliveryId(Uuid::now_v7()),
        address: AddressId(Uuid::nil()),
        to: to.clone(),
        room,
        attempts: 0,
        heard_at: None,
        message,
    }
}

fn answers(heard: &Heard, said: &str) -> Vec<Message> {
    let mut echo = words(said);
    echo.buttons = vec![vec![button("Igen", "again"), button("Tyst", "quiet")]];
    echo.buttons.push(vec![button("Ändra", "change")]);
    echo.input = Input::Text {
        data: "write".to_owned(),
        label: "Skriv något.".to_owned(),
        submit: "Skicka".to_owned(),
        max_length: 4000,
        long: true,
    };
    match heard {
        Heard::Pressed { data, .. } if data == "quiet" => Vec::new(),
        Heard::Text(text) if text == "/pause" => Vec::new(),
        Heard::Pressed { data, message } if data == "change" => {
            vec![changed(message.clone()), words("och en till")]
        }
        Heard::Written { message, .. } => vec![changed(message.clone()), echo],
        _ => vec![echo],
    }
}

fn changed(replaces: Option<MessageRef>) -> Message {
    let body = vec![Block::Text("ändrat".to_owned())];
    Message { body, replaces, ..Message::default() }
}

impl Reception for Parrot {
    async fn receive(&self, batch: Vec<Incoming>) -> Result<Vec<Received>, Error> {
        let mut open = self.open.subscribe();
        let _ = open.wait_for(|open| *open).await;
        let mut memory = self.memory();
        if memory.failures_to_come > 0 {
            memory.failures_to_come -= 1;
            return Err(Error::Unavailable("locked".into()));
        }
        let received =
            batch.into_iter().map(|incoming| Self::take(&mut memory, incoming)).collect();
        self.count.send_replace(memory.heard.len());
        Ok(received)
    }
}

/// An earlier run left nothing.
impl Compose for Parrot {
    async fn unsent(&self, _: Platform) -> Result<Vec<Unsent>, NotComposed> {
        Ok(Vec::new())
    }

    async fn compose(&self, _: DeliveryId) -> Result<Option<Outgoing>, NotComposed> {
        Ok(None)
    }
}
