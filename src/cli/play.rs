//! `panelbot play`: the conversation in the terminal.

use std::io::Write;

use chrono::Utc;
use tokio::io::{AsyncBufReadExt, BufReader};

use super::Failure;
use super::arguments::Play;
use super::output::Output;
use crate::channel::terminal::Screen;
use crate::domain::message::{Heard, Incoming};
use crate::domain::{Address, Platform};
use crate::service::{Desk, NewInvitation, Page};

/// What is told before the first message.
const GREETING: &str = "\
Type what stands beside a choice, or write. Several ticks at once: 1 3. Stop with Ctrl-D; what you
have answered is kept, and /forget erases it.
";

/// One chat of one person, in one terminal.
struct Chat<'a> {
    desk: &'a Desk,
    address: Address,
    updates: u32,
}

/// Carries out `play`: a chat until the input ends or the process is told to stop.
///
/// # Errors
/// When the database goes away, or there is no such panel.
pub async fn run(arguments: &Play, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let address = Address { platform: Platform::Terminal, external_id: by.to_owned() };
    let mut chat = Chat { desk, address, updates: 0 };
    let mut page = chat.begin(arguments, by).await?;
    print(GREETING);
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    loop {
        let screen = Screen::new(&page);
        print(&format!("\n{}\n> ", screen.text));
        let line = tokio::select! {
            line = lines.next_line() => line.map_err(anyhow::Error::from)?,
            () = crate::app::until_told_to_stop() => None,
        };
        let Some(line) = line else {
            print("\n");
            return Ok(Output::Nothing);
        };
        if !line.trim().is_empty() {
            page = chat.say(screen.heard(&line)).await?;
        }
    }
}

impl Chat<'_> {
    /// The first page: where the chat was, or the way in.
    async fn begin(&mut self, arguments: &Play, by: &str) -> Result<Page, Failure> {
        if let Some(code) = &arguments.code {
            return self.say(Heard::Text(format!("/start {code}"))).await;
        }
        if let Some(panel) = &arguments.panel {
            let label = format!("{by}'s terminal");
            let new =
                NewInvitation { panel: panel.clone(), label, max_uses: Some(1), expires_at: None };
            let (_, invitation) = self.desk.create_invitation(new, by).await?;
            return self.say(Heard::Text(format!("/start {}", invitation.code))).await;
        }
        match self.desk.page(&self.address).await? {
            Some(page) => Ok(page),
            None => self.say(Heard::Text("/start".to_owned())).await,
        }
    }

    async fn say(&mut self, heard: Heard) -> Result<Page, Failure> {
        self.updates += 1;
        let received_at = Utc::now();
        let micros = received_at.timestamp_micros();
        let update = Incoming {
            update_id: format!("{micros}-{}-{}", std::process::id(), self.updates),
            from: self.address.clone(),
            locale: Some(super::person::locale()),
            room: None,
            number: None,
            session: None,
            received_at,
            heard,
        };
        let received = self.desk.receive(vec![update]).await?;
        if let Some(page) = self.desk.page(&self.address).await? {
            return Ok(page);
        }
        // Nothing of the chat is kept: the goodbye stands in the replies and nowhere else.
        let latest = received.into_iter().flat_map(|received| received.replies);
        let latest = latest.map(|reply| reply.message).collect();
        Ok(Page {
            locale: super::person::locale(),
            title: String::new(),
            earlier: Vec::new(),
            answered: Vec::new(),
            latest,
            fresh: Vec::new(),
        })
    }
}

/// Prints at once. Who reads no more ends the chat by closing its input.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}
