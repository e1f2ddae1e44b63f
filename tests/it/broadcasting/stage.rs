//! Where a broadcast plays: a deployment with Gnosjö's panel, its open round, and as many panelists on Telegram as asked for.

use std::fs::File;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use panelbot::conversation::Links;
use panelbot::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, BroadcastStep};
use panelbot::domain::{Address, Audience, BroadcastId, LocalText, Locale, Panel, Platform, Round};
use panelbot::service::{Advance, BulletinName, Desk, RoundName, Settings, SystemClock};
use panelbot::store::{self, Store};
use panelbot_simulator::program::Program;
use panelbot_simulator::telegram::Telegram;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};
use uuid::Uuid;

use super::is_full;
use crate::command::Deployment;
use crate::support::panelists;

/// So many times the real ones are the rates and the platform's limit. `PANELBOT_REHEARSAL_TIMES` says another number: 1 is
/// real time, and the more it is, the more a moment in which the machine does something else takes from the rate.
pub fn times() -> u16 {
    let asked = std::env::var("PANELBOT_REHEARSAL_TIMES").ok();
    asked.map_or(if is_full() { 4 } else { 3 }, |times| times.parse().expect("a small number"))
}

/// What goes to many in a second.
pub fn bulk() -> u32 {
    24 * u32::from(times())
}

/// What the platform allows in a second.
pub fn limit() -> usize {
    30 * usize::from(times())
}

const FIRST_CHAT: i64 = 100_000_000;

/// A deployment with people in it.
pub struct Stage {
    deployment: Arc<Deployment>,
    base: String,
    url: String,
    pub store: Store,
    pub panel: Panel,
    pub round: Round,
}

/// The chat of the panelist with this number, from 0.
pub fn chat(person: usize) -> i64 {
    FIRST_CHAT + i64::try_from(person).expect("a few")
}

impl Stage {
    /// On a fresh database; a name alone is a file of SQLite in the deployment.
    pub async fn new(database: Option<String>, people: usize) -> Self {
        let deployment = Deployment::new();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let listen = port.expect("a free port").to_string();
        let base = format!("http://{listen}");
        let file = || format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
        let url = database.unwrap_or_else(file);
        let key_file = deployment.path("panelbot.key");
        deployment.write(
            "config.toml",
            &format!(
                "[database]\nurl = \"{url}\"\nkey_file = \"{}\"\n\
                 [web]\nlisten = \"{listen}\"\npublic_url = \"{base}\"\n\
                 [telegram]\nmessages_per_second = {}\nbulk_per_second = {}\n",
                key_file.display(),
                25 * times(),
                bulk()
            ),
        );
        deployment.write("log", "");
        let store =
            Store::connect(&store::Settings { url: url.clone() }).await.expect("a database");
        store.migrate().await.expect("the tables");
        let links = Links { web: None, telegram_bot: None, discord_application: None };
        let clock = Arc::new(SystemClock);
        let settings = Settings { store: store.clone(), key_file, links, clock };
        let desk = Desk::open(settings).await.expect("a desk");
        let file = include_str!("../../../examples/gnosjo/panel.toml");
        let (panel, round) = opened(&desk, file).await;
        say_nothing_of_the_round(&desk, &store, &panel).await;
        let address = |person| Address {
            platform: Platform::Telegram,
            external_id: chat(person).to_string(),
        };
        let places: Vec<_> = (0..people).map(|person| (address(person), None)).collect();
        panelists::enrol(&store, &panel, &round, &places).await;
        Self { deployment: Arc::new(deployment), base, url, store, panel, round }
    }

    /// A bulletin to everyone, on its way.
    pub async fn begin(&self) -> BroadcastId {
        let broadcast = bulletin(&self.panel);
        let transaction = self.store.write().await.expect("a database");
        transaction.save_broadcast(&broadcast).await.expect("saved");
        transaction.commit().await.expect("committed");
        broadcast.id
    }

    /// Starts the program, with its log in one file.
    pub async fn serve(&self, telegram: &Telegram) -> Program {
        let deployment = Arc::clone(&self.deployment);
        let environment = [
            ("PANELBOT_TELEGRAM__API_URL", telegram.api_url()),
            ("PANELBOT_TELEGRAM__TOKEN", telegram.token().to_owned()),
        ];
        let make = move || {
            let log = File::options().append(true).open(deployment.path("log")).expect("a file");
            let mut command = deployment.command(&["run"]);
            command
                .envs(environment.clone())
                .stdout(log.try_clone().expect("the file again"))
                .stderr(log);
            command
        };
        let mut program = Program::start(make, &self.base).expect("started");
        program.serves().await.expect("serving");
        program
    }

    /// Waits until nothing of a broadcast is left to send.
    pub async fn done(&self, id: BroadcastId, patience: Duration) -> Broadcast {
        let looking = async {
            loop {
                let read = self.store.read().await.expect("a database");
                let found = read.broadcast(id).await.expect("readable").expect("it is there");
                if matches!(found.state, BroadcastState::Done { .. }) {
                    return found;
                }
                drop(read);
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        };
        tokio::time::timeout(patience, looking).await.expect("it is done in time")
    }

    /// Where each copy stands, by chat.
    pub async fn copies(&self) -> Vec<(i64, String)> {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        let eyes = Database::connect(options).await.expect("the database again");
        let sql = "SELECT external_id, state FROM delivery JOIN address ON address.id = address_id \
                   WHERE broadcast_id IS NOT NULL";
        let rows = eyes.query_all_raw(Statement::from_string(eyes.get_database_backend(), sql));
        let rows = rows.await.expect("rows").into_iter().map(|row| {
            let chat: String = row.try_get("", "external_id").expect("a chat");
            (chat.parse().expect("a number"), row.try_get("", "state").expect("a state"))
        });
        let rows = rows.collect();
        eyes.close().await.expect("closed");
        rows
    }

    /// The lines of the log that hold this word.
    pub fn log_lines(&self, word: &str) -> Vec<String> {
        let log = std::fs::read_to_string(self.deployment.path("log")).expect("the log");
        log.lines().filter(|line| line.contains(word)).map(str::to_owned).collect()
    }
}

/// Gnosjö's panel from its file, without quiet hours, and its round, open.
pub async fn opened(desk: &Desk, panel: &str) -> (Panel, Round) {
    let panel = panel.replace("quiet_from = 20", "quiet_from = 0");
    let panel = panel.replace("quiet_until = 8", "quiet_until = 0");
    let (panel, _) = desk.apply_panel(panel.as_bytes(), "a test").await.expect("a right file");
    let round = include_bytes!("../../../examples/gnosjo/skatten.toml");
    let (mut round, _) = desk.apply_round(round, "a test").await.expect("a right file");
    let name = RoundName::Id(round.id);
    for step in [Advance::Submit, Advance::Approve, Advance::Open] {
        round = desk.advance_round(&name, step, "a test").await.expect("a step").round;
    }
    (panel, round)
}

/// Breaks off what the round says of itself when it opens, before anyone is there to hear it.
async fn say_nothing_of_the_round(desk: &Desk, store: &Store, panel: &Panel) {
    desk.keep_calendar(true).await.expect("kept");
    let read = store.read().await.expect("a database");
    let said = read.broadcasts_of(panel.id).await.expect("readable");
    drop(read);
    for (_, one) in said {
        let name = BulletinName::Id(one.id);
        desk.advance_bulletin(&name, BroadcastStep::Stop, "a test").await.expect("a step");
    }
}

/// A bulletin to everyone in a panel, on its way.
pub fn bulletin(panel: &Panel) -> Broadcast {
    let words = "**Bussen går** oftare från måndag. [Läs mer](https://gnosjo.se/buss)";
    let text: LocalText =
        [(Locale::parse("sv").expect("a language"), words.to_owned())].into_iter().collect();
    let draft = Broadcast {
        id: BroadcastId(Uuid::now_v7()),
        panel: panel.id,
        kind: BroadcastKind::Bulletin,
        audience: Audience::default(),
        text,
        picture: None,
        state: BroadcastState::Draft,
        figures: None,
    };
    let steps = [BroadcastStep::Approve, BroadcastStep::Start];
    steps.into_iter().fold(draft, |one, step| one.step(step, Utc::now()).expect("a step"))
}
