//! What the real program logs, as it comes.

use std::io::{BufRead, BufReader, PipeReader, PipeWriter};

use tokio::sync::watch;

/// What has been logged so far. Whoever waits is told of each line, and of the end.
pub struct Log(watch::Receiver<String>);

impl Log {
    /// A log, and the end of it that is written to.
    pub fn open() -> (Self, PipeWriter) {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let (lines, log) = watch::channel(String::new());
        std::thread::spawn(move || read(reader, &lines));
        (Self(log), writer)
    }

    /// All of it.
    pub fn so_far(&self) -> String {
        self.0.borrow().clone()
    }

    /// Waits until it says this; false when it ends before.
    pub async fn says(&self, words: &str) -> bool {
        self.0.clone().wait_for(|log| log.contains(words)).await.is_ok()
    }

    /// Waits until whoever writes it has ended.
    pub async fn ends(&self) {
        let _ = self.0.clone().wait_for(|_| false).await;
    }
}

fn read(reader: PipeReader, lines: &watch::Sender<String>) {
    for line in BufReader::new(reader).lines().map_while(Result::ok) {
        lines.send_modify(|log| {
            log.push_str(&line);
            log.push('\n');
        });
    }
}
