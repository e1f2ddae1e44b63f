//! What must never stand in a log: the token, codes, names, answers, chats.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::{Action, Button, Message};
use panelbot_simulator::telegram::TOKEN;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::scene::{Scene, words};

/// A log in memory.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Everything that was logged.
    pub fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[tokio::test]
async fn neither_token_nor_code_nor_words_stand_in_a_log_however_talkative() {
    let log = Log::default();
    let logging = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
    let _guard = logging.with_writer(log.clone()).with_ansi(false).finish().set_default();
    let scene = Scene::open().await;
    let kim = scene.platform.user(7_123_456, "Kimberly", "sv");
    kim.start("SECRETCODE");
    let said = || words("a-private-answer");
    scene.platform.next_is_bad_gateway();
    scene.send(7_123_456, vec![said()]).await;
    scene.platform.next_is_cut_after();
    scene.send(7_123_456, vec![said()]).await;
    scene.platform.next_is_too_many();
    scene.send(7_123_456, vec![said()]).await;
    let url = "https://bad host.example/j/SECRETCODE".to_owned();
    let button = Button { label: "a".to_owned(), action: Action::Open(url), ticked: false };
    scene.send(7_123_456, vec![Message { buttons: vec![vec![button]], ..said() }]).await;
    let data = "x".repeat(65);
    let button = Button { label: "a".to_owned(), action: Action::Press(data), ticked: false };
    let refused =
        scene.send(7_123_456, vec![Message { buttons: vec![vec![button]], ..said() }]).await;
    assert!(matches!(refused[0], Verdict::Rejected(_)));
    kim.block();
    scene.send(7_123_456, vec![said()]).await;
    tracing::info!(telegram = ?scene.stop, "the end");
    let log = log.text();
    assert!(log.contains("the end") && log.contains("the platform refuses a message of ours"));
    let secret = TOKEN.split(':').nth(1).expect("a secret");
    for hidden in
        [TOKEN, &format!(":{secret}"), "SECRETCODE", "a-private-answer", "Kimberly", "7123456"]
    {
        let line = log.lines().find(|line| line.contains(hidden));
        assert_eq!(line, None, "{hidden}");
    }
}
