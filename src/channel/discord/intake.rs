//! Taking in what the gateway brings: nothing is called saved before what it led to is stored.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::door::Door;
use super::error::Trouble;
use super::gateway::{Event, Gateway, Over, Way};
use super::{Discord, NAME, incoming};
use crate::channel::{Patience, Reception, storing};
use crate::delivery::{Compose, Sender};
use crate::domain::message::Incoming;
use crate::metrics::Place;
use crate::service::Received;

/// Discord takes and gives nothing any more, until somebody has seen to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Discord has stopped: {0}")]
pub struct Halted(pub String);

/// Most updates that are taken in together.
const BATCH: usize = 64;

/// How long after a stop, and after the last storing, a request under way may finish: 4 s in all.
const STOP: Duration = Duration::from_secs(3);

/// An update, the door to whoever waits for its answer, and its place among those that are not stored yet.
type Knock = (Incoming, Option<Arc<Door>>, Place);

/// What the loops work with.
struct Intake<'a, D> {
    discord: &'a Discord,
    desk: &'a D,
    sender: &'a Sender<Discord>,
    stop: &'a CancellationToken,
}

impl Discord {
    /// Serves until told to stop: sends what the last run left unsent, takes updates in, hands the replies to the
    /// sender, and lets what is under way finish within 5 s of the stop.
    ///
    /// # Errors
    /// When Discord takes or gives nothing any more (a wrong token). It is logged.
    pub async fn serve(
        &self,
        desk: &(impl Reception + Compose),
        sender: &Sender<Self>,
        stop: &CancellationToken,
    ) -> Result<(), Halted> {
        let intake = Intake { discord: self, desk, sender, stop };
        let (event, events) = mpsc::unbounded_channel();
        let (knock, knocks) = mpsc::unbounded_channel();
        let registering = stop.run_until_cancelled(self.register_commands());
        let running = async {
            if stop.run_until_cancelled(sender.resume(desk)).await.is_some() {
                tokio::select! {
                    kept = intake.keep_gateway(event) => kept,
                    () = intake.open_doors(events, knock) => Ok(()),
                    () = intake.store_all(knocks) => Ok(()),
                    never = sender.post(desk) => match never {},
                }
            } else {
                Ok(())
            }
        };
        let served = tokio::select! {
            (served, _) = async { tokio::join!(running, registering) } => served,
            reason = sender.halted() => Err(Halted(reason)),
        };
        self.tasks.close();
        let finishing = tokio::time::timeout(STOP, self.tasks.wait());
        let _ = tokio::join!(finishing, sender.finish(STOP));
        served
    }
}

impl<D: Reception> Intake<'_, D> {
    /// Keeps a connection to the gateway until told to stop.
    async fn keep_gateway(&self, events: mpsc::UnboundedSender<Event>) -> Result<(), Halted> {
        let mut patience = Patience::new(NAME);
        loop {
            let way = match self.stop.run_until_cancelled(Way::find(&self.discord.rest)).await {
                None => return self.until_stored().await,
                Some(Ok(way)) => way,
                Some(Err(failure)) if failure.is_wrong_token() => {
                    return Err(refused(super::error::WRONG_TOKEN.to_owned()));
                }
                Some(Err(failure)) => {
                    let reason = failure.to_string();
                    let waiting = patience.wait(&reason, failure.wait());
                    self.stop.run_until_cancelled(waiting).await;
                    continue;
                }
            };
            patience.over();
            if let Some(wait) = way.wait() {
                let seconds = wait.as_secs();
                tracing::warn!(
                    seconds,
                    "Discord takes no more connections of this bot for a while"
                );
                self.stop.run_until_cancelled(tokio::time::sleep(wait)).await;
                continue;
            }
            let settings = &self.discord.settings;
            let opened = Gateway::open(&settings.token, &settings.api_url, way, events.clone());
            let over = match opened {
                Ok(mut gateway) => self.stop.run_until_cancelled(gateway.over()).await,
                Err(_) => Some(Over::Broken),
            };
            match over {
                None => return self.until_stored().await,
                Some(Over::Refused(reason)) => return Err(refused(reason)),
                Some(Over::Broken) => {
                    let reason = Trouble::Broke.to_string();
                    let waiting = patience.wait(&reason, None);
                    self.stop.run_until_cancelled(waiting).await;
                }
            }
        }
    }

    /// After the stop, the other loops end by themselves when what is under way is stored or overdue.
    async fn until_stored(&self) -> Result<(), Halted> {
        std::future::pending().await
    }

    /// Reads what comes in, opens a door to whoever waits for an answer, and a window where a press asks for one.
    async fn open_doors(
        &self,
        mut events: mpsc::UnboundedReceiver<Event>,
        knocks: mpsc::UnboundedSender<Knock>,
    ) {
        let inbox = self.sender.inbox();
        while let Some(event) = events.recv().await {
            let now = (self.discord.clock)();
            let (interaction, arrived) = match event {
                Event::Interaction(interaction, arrived) => (interaction, arrived),
                Event::Message(message) => {
                    if let Some(heard) = incoming::parse_message(&message, now) {
                        let _ = knocks.send((heard, None, inbox.enter()));
                    }
                    continue;
                }
            };
            let parsed = incoming::parse(&interaction, now);
            let door = parsed.opening.map(|opening| Arc::new(Door::new(opening, arrived)));
            if let Some(heard) = parsed.incoming {
                if let Some(door) = &door {
                    self.guard(Arc::clone(door));
                }
                let _ = knocks.send((heard, door, inbox.enter()));
            } else if let (Some(door), Some(window)) = (door, parsed.window) {
                let discord = self.discord.clone();
                self.discord.tasks.spawn(async move { discord.open_window(&door, &window).await });
            }
        }
    }

    fn guard(&self, door: Arc<Door>) {
        let (discord, stop) = (self.discord.clone(), self.stop.clone());
        self.discord.tasks.spawn(async move { discord.guard(&door, &stop).await });
    }

    /// Stores what has come, until told to stop.
    async fn store_all(&self, mut knocks: mpsc::UnboundedReceiver<Knock>) {
        let mut together = Vec::new();
        loop {
            let knocking = knocks.recv_many(&mut together, BATCH);
            if self.stop.run_until_cancelled(knocking).await.is_none_or(|count| count == 0) {
                return;
            }
            // Discord's numbers grow with time.
            together
                .sort_by_key(|(update, ..)| update.update_id.parse::<u64>().unwrap_or_default());
            let mut doors: HashMap<String, Arc<Door>> = HashMap::new();
            let mut updates = Vec::with_capacity(together.len());
            let mut waiting = Vec::with_capacity(together.len());
            for (update, door, place) in together.drain(..) {
                if let Some(again) =
                    door.and_then(|door| doors.insert(update.update_id.clone(), door))
                {
                    // The same interaction twice: the later door does for both.
                    again.shut();
                }
                updates.push(update);
                waiting.push(place);
            }
            while !updates.is_empty() {
                let storing = storing::store(self.desk, self.sender, &updates, self.stop);
                let Some(received) = storing.await else { return };
                let taken_in: HashSet<_> =
                    received.iter().map(|one| one.update_id.clone()).collect();
                updates.retain(|update| !taken_in.contains(&update.update_id));
                waiting.drain(..waiting.len() - updates.len());
                let mut replies = Vec::new();
                for one in received {
                    if let Some(door) = doors.remove(&one.update_id) {
                        self.discord.stored(&door, &one);
                    }
                    replies.extend(one.replies);
                }
                if self.stop.run_until_cancelled(self.sender.take(replies)).await.is_none() {
                    return;
                }
            }
        }
    }
}

impl Discord {
    /// What came through a door is stored, and its replies will go out there.
    fn stored(&self, door: &Arc<Door>, received: &Received) {
        self.doors.stored(door, received.replies.iter().map(|reply| reply.delivery));
        if received.replies.is_empty() {
            self.spawn_leave(Arc::clone(door));
        }
    }

    /// Puts a door in order that nothing more goes through.
    pub(super) fn spawn_leave(&self, door: Arc<Door>) {
        let discord = self.clone();
        self.tasks.spawn(async move { discord.leave(&door).await });
    }
}

fn refused(reason: String) -> Halted {
    tracing::error!(reason, "Discord takes and gives nothing any more");
    Halted(reason)
}
