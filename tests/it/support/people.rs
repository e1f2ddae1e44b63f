//! People who write and press.

use panelbot::conversation;
use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::{Action, Block, Button, Heard, Incoming, Input, Message};
use panelbot::domain::{Address, Locale, Platform};
use panelbot::service::Received;
use panelbot::store::{Outcome, StoredDelivery};
use uuid::Uuid;

use super::TestDesk;

/// Someone with a chat, and the messages that came last.
pub struct Someone {
    pub address: Address,
    pub sees: Vec<Message>,
}

impl Someone {
    /// Someone new on a platform, whose app is in Swedish.
    pub fn on(platform: Platform, name: &str) -> Self {
        let external_id = format!("external-{name}-{}", Uuid::new_v4().simple());
        Self { address: Address { platform, external_id }, sees: Vec::new() }
    }

    /// Something that this person does, as an adapter hands it in.
    pub fn does(&self, heard: Heard) -> Incoming {
        Incoming {
            update_id: Uuid::new_v4().to_string(),
            from: self.address.clone(),
            locale: Locale::parse("sv"),
            room: None,
            number: None,
            session: None,
            received_at: chrono::DateTime::UNIX_EPOCH,
            heard,
        }
    }

    /// What writing this is.
    pub fn writes(&self, text: &str) -> Incoming {
        self.does(Heard::Text(text.to_owned()))
    }

    /// What pressing the button with these words is. Fails the test when there is none.
    pub fn presses(&self, label: &str) -> Incoming {
        let data = self.button(label).unwrap_or_else(|| {
            panic!("no button says {label:?}; there are {:?}", self.labels());
        });
        self.does(Heard::Pressed { data, message: None })
    }

    /// What pressing the first button of this kind is. Fails the test when there is none.
    pub fn finds(&self, kind: impl Fn(&conversation::Button) -> bool) -> Incoming {
        let found = self.buttons().find_map(|button| match &button.action {
            Action::Press(data)
                if conversation::Button::decode(data).is_some_and(|one| kind(&one)) =>
            {
                Some(data.clone())
            }
            _ => None,
        });
        let data = found.unwrap_or_else(|| panic!("no such button among {:?}", self.labels()));
        self.does(Heard::Pressed { data, message: None })
    }

    fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.sees.iter().rev().flat_map(|message| {
            let ticks = match &message.input {
                Input::Menu { choices, .. } => choices.as_slice(),
                _ => &[],
            };
            message.buttons.iter().flatten().chain(ticks)
        })
    }

    /// What stands on the buttons.
    pub fn labels(&self) -> Vec<&str> {
        self.buttons().map(|button| button.label.as_str()).collect()
    }

    fn button(&self, label: &str) -> Option<String> {
        self.buttons().find_map(|button| match &button.action {
            Action::Press(data) if button.label.contains(label) => Some(data.clone()),
            _ => None,
        })
    }

    /// Takes in what came back.
    pub fn receives(&mut self, received: &Received) {
        if !received.replies.is_empty() {
            self.sees = received.replies.iter().map(|reply| reply.message.clone()).collect();
        }
    }

    /// Lets all that is on its way to this person arrive, as the sender does, by the time that they have read it.
    pub async fn reads(&self, desk: &TestDesk) {
        if matches!(self.address.platform, Platform::Browser | Platform::Terminal) {
            return;
        }
        let read = desk.store.read().await.expect("the database is there");
        let known = read.addresses(std::slice::from_ref(&self.address)).await.expect("readable");
        let Some(address) = known.first().map(|known| known.id) else { return };
        let rows = read.deliveries_to(address).await.expect("readable");
        drop(read);
        let arrived = |row: StoredDelivery| Outcome {
            delivery: row.id,
            address,
            verdict: Verdict::Sent(None),
            copy: None,
        };
        let outcomes: Vec<Outcome> = rows.into_iter().map(arrived).collect();
        if !outcomes.is_empty() {
            desk.store.record_outcomes(&outcomes).await.expect("recorded");
        }
    }

    /// Does something, and sees what comes back. Whoever writes has read what came before.
    pub async fn act(&mut self, desk: &TestDesk, incoming: Incoming) -> Received {
        if matches!(incoming.heard, Heard::Text(_) | Heard::Location { .. }) {
            self.reads(desk).await;
        }
        self.acts_at_once(desk, incoming).await
    }

    /// Does something before what was said last has reached them.
    pub async fn acts_at_once(&mut self, desk: &TestDesk, incoming: Incoming) -> Received {
        let received = Box::pin(desk.desk.receive(vec![incoming])).await;
        let mut received = received.expect("it is taken in");
        let received = received.pop().expect("an update is answered");
        self.receives(&received);
        if let Ok(Some(page)) = desk.desk.page(&self.address).await
            && self.address.platform == Platform::Browser
        {
            self.sees = page.latest;
        }
        received
    }

    /// Writes, and sees what comes back.
    pub async fn write(&mut self, desk: &TestDesk, text: &str) -> Received {
        let incoming = self.writes(text);
        self.act(desk, incoming).await
    }

    /// Presses, and sees what comes back.
    pub async fn press(&mut self, desk: &TestDesk, label: &str) -> Received {
        let incoming = self.presses(label);
        self.act(desk, incoming).await
    }

    /// The file with everything that is kept about this person.
    pub async fn my_answers(&mut self, desk: &TestDesk) -> String {
        let received = self.write(desk, "/mydata").await;
        let files = received.replies.iter().filter_map(|reply| reply.message.attachment.as_ref());
        files.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
    }

    /// All the words that are seen.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for block in self.sees.iter().flat_map(|message| &message.body) {
            match block {
                Block::Heading(text)
                | Block::Text(text)
                | Block::Small(text)
                | Block::Quote(text)
                | Block::Copy(text) => words.push_str(text),
                Block::Markup(markup) => words.push_str(&markup.plain()),
                Block::List(points) => words.push_str(&points.join("\n")),
                Block::Link { label, url } => {
                    words.push_str(label);
                    words.push_str(url);
                }
            }
            words.push('\n');
        }
        words
    }
}
