//! Both examples, open for answers, served on a port of their own.

use std::sync::Arc;
use std::time::Duration;

use panelbot::conversation::Links;
use panelbot::domain::{Answer, RoundId};
use panelbot::service::{self, Advance, Desk, NewInvitation, RoundName, SystemClock};
use panelbot::store::{self, Store};
use panelbot::web;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A running site.
pub struct Site {
    /// Where it is, without a closing slash.
    pub url: String,
    /// A code for Gnosjö's panel.
    pub gnosjo: String,
    /// A code for Svenljunga's panel.
    pub svenljunga: String,
    shutdown: CancellationToken,
    served: JoinHandle<std::io::Result<()>>,
    desk: Desk,
    store: Store,
    rounds: Vec<RoundId>,
    _folder: TempDir,
}

impl Site {
    /// Opens one.
    pub async fn open() -> Self {
        Self::open_at("http://127.0.0.1").await
    }

    /// Opens one that people are told to find at `public_url` (a port is added to this machine's own).
    pub async fn open_at(public_url: &str) -> Self {
        Self::open_with(public_url, web::Newcomers::default()).await
    }

    /// Opens one that holds back newcomers so.
    pub async fn open_with(public_url: &str, newcomers: web::Newcomers) -> Self {
        Self::open_within(Duration::from_secs(30), public_url, newcomers).await
    }

    /// Opens one that waits no longer than this for the rest of a request.
    pub async fn open_within(
        patience: Duration,
        public_url: &str,
        newcomers: web::Newcomers,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let own = public_url == "http://127.0.0.1";
        let public_url = if own { url.clone() } else { public_url.to_owned() };
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("panelbot.sqlite");
        let settings = store::Settings { url: format!("sqlite://{}", path.display()) };
        let store = Store::connect(&settings).await.expect("a database");
        store.migrate().await.expect("tables");
        let links = Links {
            web: Some(public_url.clone()),
            telegram_bot: Some("ExamplePanelBot".to_owned()),
            discord_application: Some(123),
        };
        let key_file = folder.path().join("panelbot.key");
        let clock = Arc::new(SystemClock);
        let settings = service::Settings { store: store.clone(), key_file, links, clock };
        let desk = Desk::open(settings).await.expect("a desk");

        let gnosjo = (
            include_bytes!("../../../examples/gnosjo/panel.toml").as_slice(),
            include_bytes!("../../../examples/gnosjo/skatten.toml").as_slice(),
        );
        let svenljunga = (
            include_bytes!("../../../examples/svenljunga/panel.toml").as_slice(),
            include_bytes!("../../../examples/svenljunga/skolmaten.toml").as_slice(),
        );
        let (gnosjo, first) = open_round(&desk, gnosjo).await;
        let (svenljunga, second) = open_round(&desk, svenljunga).await;

        let settings = web::Settings { listen: String::new(), public_url, newcomers };
        let shutdown = CancellationToken::new();
        let serving = web::serve_within(
            patience,
            listener,
            web::router(desk.clone(), settings, web::Health::new(Vec::new)),
            shutdown.clone(),
        );
        let served = tokio::spawn(serving);
        let rounds = vec![first, second];
        Self { url, gnosjo, svenljunga, shutdown, served, desk, store, rounds, _folder: folder }
    }

    /// The page of Svenljunga's invitation.
    pub fn invitation(&self) -> String {
        format!("{}/j/{}", self.url, self.svenljunga)
    }

    /// The page of the chat.
    pub fn chat(&self) -> String {
        format!("{}/c", self.url)
    }

    /// Opens one more panel with its round, and gives the page of its invitation.
    pub async fn add(&mut self, panel: &str, round: &str) -> String {
        let (code, round) = open_round(&self.desk, (panel.as_bytes(), round.as_bytes())).await;
        self.rounds.push(round);
        format!("{}/j/{code}", self.url)
    }

    /// Closes the round of Gnosjö's panel.
    pub async fn close_gnosjo(&self) {
        let name = RoundName::Id(self.rounds[0]);
        let closed = self.desk.advance_round(&name, Advance::Close, "the test").await;
        closed.expect("a closed round");
    }

    /// How many complete answers are stored.
    pub async fn answers(&self) -> usize {
        let read = self.store.read().await.expect("the database");
        let mut count = 0;
        for round in &self.rounds {
            let responses = read.responses(*round).await.expect("responses");
            let answers = responses.iter().flat_map(|response| response.answers.values());
            count += answers.filter(|answer: &&Answer| answer.complete).count();
        }
        count
    }

    /// Tells the site to stop, and gives what comes of it.
    pub fn stop(self) -> JoinHandle<std::io::Result<()>> {
        self.shutdown.cancel();
        self.served
    }

    /// Takes the database away.
    pub async fn lose_database(&self) {
        self.store.clone().close().await.expect("the database closes");
    }
}

/// Takes in a panel and its round from the examples, opens the round, and makes an invitation.
async fn open_round(desk: &Desk, (panel, round): (&[u8], &[u8])) -> (String, RoundId) {
    let by = "the test";
    let (panel, _) = desk.apply_panel(panel, by).await.expect("a right panel");
    let (round, _) = desk.apply_round(round, by).await.expect("a right round");
    for step in [Advance::Submit, Advance::Approve, Advance::Open] {
        desk.advance_round(&RoundName::Id(round.id), step, by).await.expect("a step");
    }
    let new = NewInvitation { panel: panel.slug, ..NewInvitation::default() };
    let (_, invitation) = desk.create_invitation(new, by).await.expect("an invitation");
    (invitation.code, round.id)
}
