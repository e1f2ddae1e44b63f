//! The real program with a simulated Telegram and pages, on a database that a test can spoil.

use std::net::TcpListener;
use std::process::{Child, Command};
use std::time::Duration;

use panelbot_simulator::telegram::{self, Telegram, User};
use reqwest::{Client, Response};
use serde_json::Value;

use super::log::Log;
use crate::browser::requests::{once, text, value, visitor};
use crate::command::{Deployment, example};
use crate::support::stored;

/// As long as a test waits for what must come: longer than the program waits for a database that is busy.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Svenljunga's panel, where the first question comes first, served by the real program.
pub struct Program {
    pub deployment: Deployment,
    database: String,
    pub platform: Telegram,
    pub code: String,
    pub base: String,
    round: String,
    child: Child,
    log: Log,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it on this database.
    pub async fn start(database: &str) -> Self {
        Self::start_by(database, |command| command).await
    }

    /// The same, with a command that runs the program's own.
    pub async fn start_by(database: &str, wrap: impl Fn(Command) -> Command) -> Self {
        let deployment = Deployment::new();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let listen = port.expect("a free port").to_string();
        let base = format!("http://{listen}");
        deployment.write(
            "config.toml",
            &format!(
                "[database]\nurl = \"{database}\"\n[web]\nlisten = \"{listen}\"\npublic_url = \"{base}\"\n"
            ),
        );
        deployment.ok(&["migrate"]);
        deployment.ok(&["panel", "apply", &example("svenljunga/panel.toml")]);
        let applied = deployment.json(&["round", "apply", &example("svenljunga/skolmaten.toml")]);
        let round = applied["id"].as_str().expect("an id").to_owned();
        for step in ["submit", "approve", "open"] {
            deployment.ok(&["round", step, &round]);
        }
        let made = deployment.json(&["invitation", "create", "--panel", "svenljunga"]);
        let code = made["code"].as_str().expect("a code").to_owned();
        let platform = Telegram::start(telegram::Settings::default()).await.expect("a free port");
        let (log, writer) = Log::open();
        let mut command = wrap(deployment.command(&["run"]));
        command
            .current_dir(deployment.path("."))
            .env("PANELBOT_TELEGRAM__API_URL", platform.api_url())
            .env("PANELBOT_TELEGRAM__TOKEN", platform.token())
            .stdout(writer.try_clone().expect("the pipe again"))
            .stderr(writer);
        let child = command.spawn().expect("started");
        // The program alone holds the pipe now: the log ends with it.
        drop(command);
        let database = database.to_owned();
        let program = Self { deployment, database, platform, code, base, round, child, log };
        assert!(program.platform.wait_for_bot(PATIENCE).await, "{}", program.log());
        program
    }

    /// What the program has logged.
    pub fn log(&self) -> String {
        self.log.so_far()
    }

    /// How many lines of the log say this.
    pub fn logged(&self, words: &str) -> usize {
        self.log().lines().filter(|line| line.contains(words)).count()
    }

    /// Waits until the log says this.
    pub async fn says(&self, words: &str) {
        let said = tokio::time::timeout(PATIENCE, self.log.says(words)).await;
        assert_eq!(said, Ok(true), "{words:?} is not said: {}", self.log());
    }

    /// Waits until the only press is told that it is not stored yet.
    pub async fn apologises(&self) {
        let told = self.platform.wait_for_request(PATIENCE, |request| {
            request.method == "answercallbackquery" && request.params["text"] == NOT_YET
        });
        assert!(told.await, "no apology: {}", self.log());
        assert_eq!(self.told_to_presses(), [NOT_YET]);
    }

    /// Someone on Telegram who has the first question before them.
    pub async fn kim(&self) -> User {
        let kim = self.platform.user(7, "Kim", "sv");
        kim.start(&self.code);
        self.shows(&kim, "Den är god").await;
        kim
    }

    /// Waits until the newest messages offer this.
    pub async fn shows(&self, user: &User, label: &str) {
        let shown = user.wait_for(PATIENCE, |chat| {
            let labels = chat.messages.iter().flat_map(telegram::Message::labels);
            labels.into_iter().any(|shown| shown.contains(label)).then_some(())
        });
        assert!(shown.await.is_some(), "{label} never came: {}", self.log());
    }

    /// What people were told when they pressed.
    fn told_to_presses(&self) -> Vec<String> {
        let requests = self.platform.requests().into_iter();
        requests
            .filter(|request| request.method == "answercallbackquery")
            .map(|request| request.params["text"].as_str().unwrap_or("").to_owned())
            .collect()
    }

    /// A browser with the question before it, and the form that answers it.
    pub async fn browser(&self) -> (Client, Vec<(&'static str, String)>) {
        let browser = visitor();
        let page = browser.get(self.invitation()).send().await.expect("a page");
        let page = text(page).await;
        let form = vec![("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
        (browser, form)
    }

    /// Posts a form on the invitation's page.
    pub async fn post(&self, browser: &Client, form: &[(&'static str, String)]) -> Response {
        browser.post(self.invitation()).form(form).send().await.expect("an answer")
    }

    fn invitation(&self) -> String {
        format!("{}/j/{}", self.base, self.code)
    }

    /// How many responses are stored.
    pub fn responses(&self) -> usize {
        let all = stored::at(&self.database, &self.deployment.path("."), &self.round);
        all.as_array().expect("responses").len()
    }

    /// What is answered there, as JSON.
    pub async fn health(&self, path: &str) -> (u16, Value) {
        let answer = reqwest::get(format!("{}{path}", self.base)).await.expect("an answer");
        let status = answer.status().as_u16();
        (status, answer.json().await.expect("JSON"))
    }

    /// Waits until just this is told not to be ready.
    pub async fn not_ready(&self, wanted: &Value) {
        let asking = async {
            while self.health("/health/ready").await.1["not_ready"] != *wanted {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let told = tokio::time::timeout(PATIENCE, asking).await;
        assert!(told.is_ok(), "{wanted} is not told: {}", self.log());
    }

    /// Waits for the program's end, and gives its exit code.
    pub async fn ends(&mut self) -> Option<i32> {
        let ended = tokio::time::timeout(PATIENCE, self.log.ends()).await;
        assert!(ended.is_ok(), "it does not end: {}", self.log());
        self.child.wait().expect("a child").code()
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

/// What a press is told that is not stored in good time.
const NOT_YET: &str = "Det är inte sparat än. Tryck igen om en liten stund.";
