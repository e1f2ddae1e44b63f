//! A mail server on loopback that speaks SMTP (RFC 5321), with a login if asked for (RFC 4954), without encryption. It keeps what it
//! takes, refuses what it is told to refuse, and breaks off where it is told to.

mod letter;
mod session;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use letter::Letter;

/// What a mail server is started with.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The only login that it takes; `None` when it asks for none.
    pub login: Option<(String, String)>,
}

/// What the server does instead of taking a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Answers the recipient with this, such as `550 5.1.1 No such user`.
    Refuses(String),
    /// Answers the letter's text with this.
    RefusesText(String),
    /// Takes the text, keeps the letter, and closes the connection without a word.
    KeepsAndBreaks,
    /// Closes the connection when the text is about to come.
    Breaks,
}

/// A running mail server. It stops when this is dropped.
#[derive(Debug)]
pub struct MailServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    settings: Settings,
    state: Mutex<State>,
    changed: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct State {
    letters: Vec<Letter>,
    /// By recipient: what happens to the next letters, the first next, each so many times.
    troubles: BTreeMap<String, Vec<(Trouble, usize)>>,
    /// How often a letter to each recipient was begun.
    attempts: BTreeMap<String, usize>,
    logins: usize,
    violations: Vec<String>,
}

impl MailServer {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn start(settings: Settings) -> std::io::Result<Self> {
        Self::start_on(0, settings).await
    }

    /// Starts one on this port.
    ///
    /// # Errors
    /// When it is taken.
    pub async fn start_on(port: u16, settings: Settings) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        let shared =
            Arc::new(Shared { settings, state: Mutex::default(), changed: watch::Sender::new(()) });
        let serving = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            let mut sessions = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&serving);
                sessions.spawn(async move { session::serve(stream, &shared).await });
            }
        });
        Ok(Self { address, shared, task })
    }

    /// Its port on 127.0.0.1.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.address.port()
    }

    /// What it has taken, the oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        self.shared.state().letters.clone()
    }

    /// What it has taken for one recipient.
    #[must_use]
    pub fn letters_to(&self, recipient: &str) -> Vec<Letter> {
        let mut letters = self.letters();
        letters.retain(|letter| letter.to == recipient);
        letters
    }

    /// How often a letter to this recipient was begun.
    #[must_use]
    pub fn attempts(&self, recipient: &str) -> usize {
        self.shared.state().attempts.get(recipient).copied().unwrap_or(0)
    }

    /// How many have tried to log in.
    #[must_use]
    pub fn logins(&self) -> usize {
        self.shared.state().logins
    }

    /// What came that no mail server need take.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.shared.state().violations.clone()
    }

    /// Lets this happen to the next letters for a recipient, so many times, after what was asked for before.
    pub fn trouble(&self, recipient: &str, trouble: Trouble, times: usize) {
        self.shared
            .state()
            .troubles
            .entry(recipient.to_owned())
            .or_default()
            .push((trouble, times));
    }

    /// Waits until it finds something in what has come; `None` when it takes longer than that.
    pub async fn wait_for<T>(
        &self,
        patience: Duration,
        mut find: impl FnMut(&Self) -> Option<T>,
    ) -> Option<T> {
        let mut changes = self.shared.changed.subscribe();
        let looking = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = find(self) {
                    return Some(found);
                }
                changes.changed().await.ok()?;
            }
        };
        tokio::time::timeout(patience, looking).await.ok().flatten()
    }

    /// Waits until so many letters have come for a recipient, and gives them.
    pub async fn wait_for_letters(
        &self,
        recipient: &str,
        count: usize,
        patience: Duration,
    ) -> Option<Vec<Letter>> {
        let enough = |server: &Self| {
            let letters = server.letters_to(recipient);
            (letters.len() >= count).then_some(letters)
        };
        self.wait_for(patience, enough).await
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is known, and tells whoever waits.
    fn note<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.state());
        self.changed.send_replace(());
        result
    }

    /// What happens to a letter for this recipient that begins now.
    fn begin(&self, recipient: &str) -> Option<Trouble> {
        self.note(|state| {
            *state.attempts.entry(recipient.to_owned()).or_default() += 1;
            let waiting = state.troubles.get_mut(recipient)?;
            let (trouble, times) = waiting.first_mut()?;
            let trouble = trouble.clone();
            *times -= 1;
            if *times == 0 {
                waiting.remove(0);
            }
            Some(trouble)
        })
    }
}
