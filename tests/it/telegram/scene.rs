//! A bot on the simulated Telegram, with a sender and a notebook of outcomes.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::Utc;
use panelbot::channel::telegram::{NotConnected, Telegram};
use panelbot::delivery::{Clock, Ledger, Limits, Sender};
use panelbot::domain::delivery::{Outgoing, Verdict};
use panelbot::domain::message::{Action, Block, Button, Heard, Message, MessageRef};
use panelbot::domain::{Address, AddressId, DeliveryId, Platform};
use panelbot::store::{Error, Outcome};
use panelbot_simulator::telegram as simulated;
use secrecy::SecretString;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// As long as a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What the sender said of messages.
#[derive(Clone, Default)]
pub struct Notebook {
    settled: Arc<Mutex<Vec<Outcome>>>,
    changed: watch::Sender<usize>,
}

impl Ledger for Notebook {
    async fn record(&self, settled: &[Outcome]) -> Result<(), Error> {
        let mut all = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend_from_slice(settled);
        self.changed.send_replace(all.len());
        Ok(())
    }
}

impl Notebook {
    /// Waits for so many outcomes, and gives them in the order in which they came.
    pub async fn verdicts(&self, count: usize) -> Vec<Verdict> {
        let mut changed = self.changed.subscribe();
        let enough = changed.wait_for(|written| *written >= count);
        let came = tokio::time::timeout(PATIENCE, enough).await;
        assert!(came.is_ok(), "{count} outcomes in time");
        self.now().into_iter().map(|settled| settled.verdict).collect()
    }

    /// What is written now.
    pub fn now(&self) -> Vec<Outcome> {
        self.settled.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Everything that a test needs.
pub struct Scene {
    pub platform: simulated::Telegram,
    pub telegram: Telegram,
    pub sender: Sender<Telegram>,
    pub notebook: Notebook,
    pub stop: CancellationToken,
}

/// The time of the machine.
pub fn clock() -> Clock {
    Arc::new(Utc::now)
}

/// The bot of a simulated Telegram.
pub async fn connect(
    platform: &simulated::Telegram,
    stop: &CancellationToken,
) -> Result<Telegram, NotConnected> {
    let token = SecretString::from(platform.token());
    Telegram::connect(&token, &platform.api_url(), clock(), stop).await
}

impl Scene {
    /// A platform without limits and faults.
    pub async fn open() -> Self {
        Self::open_with(simulated::Settings::default(), Limits::none()).await
    }

    /// A platform of the test's choice.
    pub async fn open_with(platform: simulated::Settings, limits: Limits) -> Self {
        let platform = simulated::Telegram::start(platform).await.expect("a free port");
        let stop = CancellationToken::new();
        let telegram = connect(&platform, &stop).await.expect("the simulator answers");
        let notebook = Notebook::default();
        let sender = Sender::new(telegram.clone(), Arc::new(notebook.clone()), limits, clock());
        Self { platform, telegram, sender, notebook, stop }
    }

    /// Another sender with the same notebook, as after a new start.
    pub fn another_sender(&self) -> Sender<Telegram> {
        let ledger = Arc::new(self.notebook.clone());
        Sender::new(self.telegram.clone(), ledger, Limits::none(), clock())
    }

    /// Someone who has started the bot.
    pub fn kim(&self) -> simulated::User {
        let kim = self.platform.user(7, "Kim", "sv");
        kim.start("");
        kim
    }

    /// Sends messages to someone and waits until all have an outcome.
    pub async fn send(&self, to: i64, messages: Vec<Message>) -> Vec<Verdict> {
        let before = self.notebook.now().len();
        let count = messages.len();
        self.sender.take(messages.into_iter().map(|message| to_chat(to, message)).collect()).await;
        self.notebook.verdicts(before + count).await.split_off(before)
    }

    /// The methods called and what came of them, without start-up.
    pub fn calls(&self) -> Vec<(String, String)> {
        let requests = self.platform.requests().into_iter();
        let shown = requests.filter(|request| {
            ["send", "edit", "answer"].iter().any(|verb| request.method.starts_with(verb))
        });
        shown.map(|request| (request.method, request.outcome)).collect()
    }

    /// Fails when a request broke a rule of the platform.
    pub fn assert_no_violation(&self) {
        assert_eq!(self.platform.violations(), Vec::<String>::new());
    }
}

/// A message on its way to a chat.
pub fn to_chat(chat: i64, message: Message) -> Outgoing {
    Outgoing {
        delivery: DeliveryId(Uuid::now_v7()),
        address: AddressId(Uuid::from_u128(chat.unsigned_abs().into())),
        to: Address { platform: Platform::Telegram, external_id: chat.to_string() },
        room: None,
        attempts: 0,
        heard_at: None,
        message,
    }
}

/// A message of one paragraph.
pub fn words(text: &str) -> Message {
    Message { body: vec![Block::Text(text.to_owned())], ..Message::default() }
}

/// A button to press.
pub fn button(label: &str, data: &str) -> Button {
    let action = Action::Press(data.to_owned());
    Button { label: label.to_owned(), action, ticked: false }
}

/// Sends one message to Kim, and gives what the bot has in the chat afterwards.
pub async fn seen(message: Message) -> Vec<simulated::Message> {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let verdicts = scene.send(7, vec![message]).await;
    assert!(matches!(verdicts[0], Verdict::Sent(Some(_))), "{verdicts:?}");
    scene.assert_no_violation();
    kim.messages().into_iter().filter(|message| message.from_bot).collect()
}

/// The labels of a message's buttons, row by row.
pub fn labels(message: &simulated::Message) -> Vec<Vec<&str>> {
    message
        .buttons
        .iter()
        .map(|row| row.iter().map(|button| button.label.as_str()).collect())
        .collect()
}

/// What the platform calls a message that was sent.
pub fn number(verdict: &Verdict) -> MessageRef {
    let Verdict::Sent(Some(number)) = verdict else { panic!("not sent: {verdict:?}") };
    MessageRef(number.clone())
}

/// What was heard, in words that a test can compare: the real thing shows nothing of itself.
pub fn shown(heard: &Heard) -> String {
    match heard {
        Heard::Text(text) => text.clone(),
        Heard::Pressed { data, message } => {
            let message = message.as_ref().map(|message| message.0.as_str());
            format!("pressed {data} in {message:?}")
        }
        Heard::Picked { .. } => "picked".to_owned(),
        Heard::Written { data, text, .. } => format!("wrote {text} in {data}"),
        Heard::Location { latitude, longitude } => format!("{latitude} {longitude}"),
        Heard::Unreadable(what) => format!("{what:?}"),
        Heard::Blocked => "blocked".to_owned(),
        Heard::Unblocked => "unblocked".to_owned(),
    }
}
