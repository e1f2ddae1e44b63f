//! The real program with Gnosjö's panel and a simulated Telegram, where nothing is quiet at night.

use std::net::TcpListener;
use std::process::Child;
use std::time::Duration;

use panelbot_simulator::telegram::{self, Message, Telegram, User};

use crate::command::{Deployment, example};

/// As long as a test waits for what must come.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program, and staff at its command line.
pub struct Stage {
    pub staff: Deployment,
    pub platform: Telegram,
    code: String,
    child: Option<Child>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A bulletin's file with this text in Swedish.
pub fn news(text: &str) -> String {
    format!("panel = \"gnosjo\"\n[text]\nsv = \"\"\"\n{text}\n\"\"\"\n")
}

/// Gnosjö's panel, which writes at any hour and as often as staff like.
pub fn panel() -> String {
    let file = std::fs::read_to_string(example("gnosjo/panel.toml")).expect("there");
    let changes = [
        ("quiet_from = 20", "quiet_from = 0"),
        ("quiet_until = 8", "quiet_until = 0"),
        ("most = 4", "most = 200"),
    ];
    changes.iter().fold(file, |file, (usual, here)| file.replace(usual, here))
}

impl Stage {
    /// Opens it and lets the program run.
    pub async fn open() -> Self {
        let staff = Deployment::new();
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let listen = free.expect("a free port").to_string();
        staff.write("config.toml", &format!("[web]\nlisten = \"{listen}\"\n"));
        staff.write("panel.toml", &panel());
        staff.ok(&["panel", "apply", "panel.toml"]);
        let made = staff.json(&["invitation", "create", "--panel", "gnosjo"]);
        let code = made["code"].as_str().expect("a code").to_owned();
        let platform = Telegram::start(telegram::Settings::default()).await.expect("a free port");
        let mut stage = Self { staff, platform, code, child: None };
        stage.run();
        stage
    }

    /// Lets the program run.
    pub fn run(&mut self) {
        let mut command = self.staff.command(&["run"]);
        let log = std::fs::File::create(self.staff.path("log")).expect("a file");
        command
            .env("PANELBOT_TELEGRAM__API_URL", self.platform.api_url())
            .env("PANELBOT_TELEGRAM__TOKEN", self.platform.token())
            .stdout(log.try_clone().expect("the file again"))
            .stderr(log);
        self.child = Some(command.spawn().expect("started"));
    }

    /// Ends it.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Someone who has joined the panel on Telegram.
    pub async fn panelist(&self, id: i64, name: &str) -> User {
        let user = self.platform.user(id, name, "sv");
        user.start(&self.code);
        for label in ["Ja, jag vill vara med", "16–29", "Jag bor här"] {
            let shown = user.wait_for(PATIENCE, |chat| {
                let labels = chat.messages.iter().flat_map(Message::labels);
                labels.into_iter().any(|shown| shown == label).then_some(())
            });
            assert!(shown.await.is_some(), "{label} never came: {}", self.log());
            user.press(label).expect("it is shown");
        }
        let joined = user.wait_for(PATIENCE, |chat| {
            let last = chat.last()?;
            last.labels().iter().all(|label| *label != "Jag bor här").then_some(())
        });
        assert!(joined.await.is_some(), "{}", self.log());
        user
    }

    /// Waits for a message that contains this.
    pub async fn gets(&self, user: &User, text: &str) -> Message {
        let got = user.wait_for_text(0, text, PATIENCE).await;
        got.unwrap_or_else(|| panic!("{text:?} never came: {}", self.log()))
    }

    /// Waits until no message contains this.
    pub async fn loses(&self, user: &User, text: &str) {
        let gone = user.wait_for(PATIENCE, |chat| {
            let there = chat.messages.iter().any(|message| message.text.contains(text));
            (!there).then_some(())
        });
        assert!(gone.await.is_some(), "{text:?} is still there: {}", self.log());
    }

    /// Drafts a bulletin with this text and approves it; gives its name.
    pub fn approved(&self, text: &str) -> String {
        self.staff.write("news.toml", &news(text));
        let name = self.staff.ok(&["bulletin", "draft", "news.toml"]);
        self.staff.ok(&["bulletin", "approve", &name]);
        name
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.staff.path("log")).unwrap_or_default()
    }
}

/// Whether a chat shows this.
pub fn shows(user: &User, text: &str) -> bool {
    user.messages().iter().any(|message| message.text.contains(text))
}
