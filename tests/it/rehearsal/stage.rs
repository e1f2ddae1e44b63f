//! Where a rehearsal plays: a deployment with Gnosjö's panel and its open round.

use std::collections::BTreeMap;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use panelbot_simulator::discord::Discord;
use panelbot_simulator::people::Answer;
use panelbot_simulator::program::Program;
use panelbot_simulator::telegram::Telegram;
use tokio::time::{Duration, sleep};

use super::CHANNEL;
use crate::command::Deployment;
use crate::support::stored;

/// One response as it is stored: question to answer.
pub type Stored = BTreeMap<String, Answer>;

/// So many lines of the log are shown with a failure.
const LAST_LINES: usize = 40;

/// A deployment with Gnosjö's panel and its open round.
pub struct Stage {
    deployment: Arc<Deployment>,
    database: String,
    base: String,
    round: String,
    code: String,
}

impl Stage {
    /// On a fresh database.
    pub fn new(database: &str) -> Self {
        let deployment = Deployment::new();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let listen = port.expect("a free port").to_string();
        let base = format!("http://{listen}");
        deployment.write(
            "config.toml",
            &format!(
                "[database]\nurl = \"{database}\"\n\
                 [web]\nlisten = \"{listen}\"\npublic_url = \"{base}\"\n\
                 [telegram]\nmessages_per_second = 0\nmessages_per_second_each = 0\n\
                 [discord]\nmessages_per_second = 0\nmessages_per_second_each = 0\n"
            ),
        );
        deployment.write("log", "");
        deployment.ok(&["migrate"]);
        let panel = std::fs::read_to_string(example("panel.toml")).expect("the panel");
        let placeholder = "# server_channel = \"123456789012345678\"";
        assert!(panel.contains(placeholder));
        let channel = format!("server_channel = \"{CHANNEL}\"");
        deployment.write("panel.toml", &panel.replace(placeholder, &channel));
        deployment.ok(&["panel", "apply", "panel.toml"]);
        let round = example("skatten.toml").display().to_string();
        let applied = deployment.json(&["round", "apply", &round]);
        let round = applied["id"].as_str().expect("an id").to_owned();
        for step in ["submit", "approve", "open"] {
            deployment.ok(&["round", step, &round]);
        }
        let made = deployment.json(&["invitation", "create", "--panel", "gnosjo"]);
        let code = made["code"].as_str().expect("a code").to_owned();
        Self { deployment: Arc::new(deployment), database: database.to_owned(), base, round, code }
    }

    /// The address of its pages.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The first invitation.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Starts the program, as often as it takes, with its log in one file.
    pub fn serve(&self, telegram: &Telegram, discord: &Discord) -> Result<Program> {
        let deployment = Arc::clone(&self.deployment);
        let environment = [
            ("PANELBOT_TELEGRAM__API_URL", telegram.api_url()),
            ("PANELBOT_TELEGRAM__TOKEN", telegram.token().to_owned()),
            ("PANELBOT_DISCORD__API_URL", discord.api_url()),
            ("PANELBOT_DISCORD__TOKEN", discord.token().to_owned()),
            ("PANELBOT_DISCORD__APPLICATION_ID", discord.application_id().to_string()),
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
        Program::start(make, &self.base)
    }

    /// Everything that is stored.
    pub fn stored(&self) -> Vec<Stored> {
        let all = stored::at(&self.database, &self.deployment.path("."), &self.round);
        all.as_array().expect("responses").iter().map(said).collect()
    }

    /// The lines of the log that hold one of these words.
    pub fn log_lines(&self, words: &[&str]) -> Vec<String> {
        let log = std::fs::read_to_string(self.deployment.path("log")).expect("the log");
        let bad = |line: &&str| words.iter().any(|word| line.contains(word));
        log.lines().filter(bad).map(str::to_owned).collect()
    }

    /// Waits until the program says that something could not be stored.
    pub async fn complains(&self) {
        let before = self.log_lines(&["WARN", "ERROR"]).len();
        while self.log_lines(&["WARN", "ERROR"]).len() == before {
            sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Stage {
    /// What the program complained of last belongs to a failure.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let lines = self.log_lines(&["WARN", "ERROR", "panicked"]);
            let last = &lines[lines.len().saturating_sub(LAST_LINES)..];
            eprintln!("of {} complaints in the log, the last:\n{}", lines.len(), last.join("\n"));
        }
    }
}

/// A file of the example.
pub fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gnosjo").join(name)
}

/// What was answered.
fn said(answers: &serde_json::Value) -> Stored {
    let answers = answers.as_object().expect("answers");
    answers
        .iter()
        .map(|(question, answer)| {
            let answer = serde_json::from_value(answer.clone());
            (question.clone(), answer.unwrap_or_else(|error| panic!("{question}: {error}")))
        })
        .collect()
}
