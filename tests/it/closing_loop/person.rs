//! Someone in the panel with a chat on Telegram: what they do, and what they see.

use panelbot::conversation::Button;
use panelbot::domain::delivery::{Outgoing, Verdict};
use panelbot::domain::message::{Action, Heard, Incoming, Input, Message, MessageRef};
use panelbot::domain::statement::Felt;
use panelbot::domain::{Address, CategoryNo, ChoiceNo, Locale, Platform};
use panelbot::store::Outcome;
use uuid::Uuid;

use super::cast::Part;
use crate::support::TestDesk;

/// The first number of what is said in answer: what comes unasked has the platform's own, which stay below it.
const FIRST_REPLY: u32 = 1000;

/// Someone in the panel.
pub struct Person {
    pub part: Part,
    pub address: Address,
    /// The number of their chat.
    pub chat: i64,
    /// What stands in their chat, the oldest first.
    pub seen: Vec<(MessageRef, Message)>,
    /// What they did and saw since it was last written down.
    pub screen: Vec<Seen>,
    replies: u32,
}

/// Something new on someone's screen.
pub enum Seen {
    /// What they did, as it is told.
    Did(String),
    /// What came back at once.
    Reply(Box<Message>),
}

impl Person {
    /// Someone new with this chat.
    pub fn new(part: Part, chat: i64) -> Self {
        let address = Address { platform: Platform::Telegram, external_id: chat.to_string() };
        let (seen, screen) = (Vec::new(), Vec::new());
        Self { part, address, chat, seen, screen, replies: FIRST_REPLY }
    }

    async fn does(&mut self, test: &TestDesk, deed: String, heard: Heard) {
        let incoming = Incoming {
            update_id: Uuid::new_v4().to_string(),
            from: self.address.clone(),
            locale: Locale::parse(self.part.language),
            room: None,
            number: None,
            session: None,
            received_at: test.desk.now(),
            heard,
        };
        self.screen.push(Seen::Did(deed));
        let received = Box::pin(test.desk.receive(vec![incoming])).await.expect("it is taken in");
        let mut outcomes = Vec::new();
        for reply in received.into_iter().flat_map(|one| one.replies) {
            outcomes.push(self.gets_back(reply));
        }
        test.store.record_outcomes(&outcomes).await.expect("recorded");
    }

    /// A reply arrives, in the place of another message where it says so.
    fn gets_back(&mut self, reply: Outgoing) -> Outcome {
        let Outgoing { delivery, address, message, .. } = reply;
        let number = message.replaces.clone().unwrap_or_else(|| {
            self.replies += 1;
            MessageRef(self.replies.to_string())
        });
        self.seen.retain(|(other, _)| *other != number);
        self.seen.push((number.clone(), message.clone()));
        self.screen.push(Seen::Reply(Box::new(message)));
        Outcome { delivery, address, verdict: Verdict::Sent(Some(number.0)), copy: None }
    }

    /// Writes something.
    pub async fn writes(&mut self, test: &TestDesk, words: &str) {
        self.does(test, words.to_owned(), Heard::Text(words.to_owned())).await;
    }

    /// Presses the newest button of a kind.
    pub async fn presses(&mut self, test: &TestDesk, kind: impl Fn(&Button) -> bool) {
        let all = self.buttons();
        let Some((button, label, message)) = all.into_iter().find(|(one, ..)| kind(one)) else {
            panic!("no such button in the chat {}", self.chat)
        };
        let heard = Heard::Pressed { data: button.encode(), message: Some(message) };
        self.does(test, format!("[{label}]"), heard).await;
    }

    /// The buttons in the chat, the newest message first: each with its label, and where it stands.
    fn buttons(&self) -> Vec<(Button, String, MessageRef)> {
        let mut found = Vec::new();
        for (number, message) in self.seen.iter().rev() {
            let (ticks, done) = match &message.input {
                Input::Menu { choices, data, submit, .. } => {
                    (choices.as_slice(), Some((data.as_str(), submit.as_str())))
                }
                _ => (&[][..], None),
            };
            let pressed = message.buttons.iter().flatten().chain(ticks);
            let shown = pressed.filter_map(|one| match &one.action {
                Action::Press(data) => Some((data.as_str(), one.label.as_str())),
                Action::Open(_) => None,
            });
            let ours = shown.chain(done).filter_map(|(data, label)| {
                Some((Button::decode(data)?, label.to_owned(), number.clone()))
            });
            found.extend(ours);
        }
        found
    }

    fn sees(&self, kind: impl Fn(&Button) -> bool) -> bool {
        self.buttons().iter().any(|(button, ..)| kind(button))
    }

    /// Comes in, says yes, and tells who they are.
    pub async fn joins(&mut self, test: &TestDesk) {
        self.writes(test, "/start").await;
        self.presses(test, |one| matches!(one, Button::Join(_))).await;
        let language = Locale::parse(self.part.language).expect("a language");
        let chooses = |one: &Button| matches!(one, Button::Language(one) if *one == language);
        if self.sees(chooses) {
            self.presses(test, chooses).await;
        }
        self.presses(test, |one| matches!(one, Button::Consent(..))).await;
        for category in self.part.background {
            let told = Some(CategoryNo(category));
            self.presses(test, |one| matches!(one, Button::Background(_, _, no) if *no == told))
                .await;
        }
    }

    /// Answers everything that is asked.
    pub async fn answers(&mut self, test: &TestDesk) {
        self.presses(test, |one| matches!(one, Button::Begin(_))).await;
        while let Some(question) = self.asked() {
            self.answer(test, question).await;
            if self.part.stops {
                return;
            }
        }
        if self.sees(|one| matches!(one, Button::Background(..))) {
            let none = |one: &Button| matches!(one, Button::Background(_, _, None));
            self.presses(test, none).await;
        }
    }

    /// The place of the question that is asked.
    fn asked(&self) -> Option<u8> {
        self.buttons().into_iter().find_map(|(button, ..)| match button {
            Button::Skip(_, question)
            | Button::DontKnow(_, question)
            | Button::Choose(_, question, _)
            | Button::Tick(_, question, ..) => Some(question.0),
            _ => None,
        })
    }

    async fn answer(&mut self, test: &TestDesk, question: u8) {
        let opinion = self.part.opinion.clone();
        match question {
            0 => match opinion.raise {
                Some(no) => self.chooses(test, no).await,
                None => self.does_not_know(test).await,
            },
            1 => {
                for no in opinion.money {
                    let ticks = |one: &Button| matches!(one, Button::Tick(_, _, choice, true) if choice.0 == no);
                    self.presses(test, ticks).await;
                }
                self.presses(test, |one| matches!(one, Button::Done(..))).await;
            }
            2 => self.writes_or_skips(test, opinion.save).await,
            3 => match opinion.trust {
                Some(point) => {
                    let points =
                        |one: &Button| matches!(one, Button::Point(_, _, no) if *no == point);
                    self.presses(test, points).await;
                }
                None => self.does_not_know(test).await,
            },
            4 => match opinion.pay {
                Some(kronor) => self.writes(test, &kronor.to_string()).await,
                None => self.does_not_know(test).await,
            },
            _ => self.writes_or_skips(test, opinion.word).await,
        }
    }

    async fn chooses(&mut self, test: &TestDesk, no: u8) {
        let wanted = ChoiceNo(no);
        self.presses(test, |one| matches!(one, Button::Choose(_, _, no) if *no == wanted)).await;
    }

    async fn does_not_know(&mut self, test: &TestDesk) {
        self.presses(test, |one| matches!(one, Button::DontKnow(..))).await;
    }

    async fn writes_or_skips(&mut self, test: &TestDesk, words: Option<&str>) {
        match words {
            Some(words) => self.writes(test, words).await,
            None => self.presses(test, |one| matches!(one, Button::Skip(..))).await,
        }
    }

    /// Says whether the statement felt like an answer.
    pub async fn feels(&mut self, test: &TestDesk) {
        let Some(felt) = self.part.felt.map(|place| Felt::ALL[place]) else { return };
        let says = |one: &Button| matches!(one, Button::Felt(_, one) if *one == felt);
        if self.sees(says) {
            self.presses(test, says).await;
        }
    }
}
