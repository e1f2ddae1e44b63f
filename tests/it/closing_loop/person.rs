//! Someone in the panel with a chat on Telegram: what they do, and what they see.

use panelbot::conversation::Button;
use panelbot::domain::message::{Action, Incoming, Message};
use panelbot::domain::statement::Felt;
use panelbot::domain::{Address, CategoryNo, ChoiceNo, Locale, Platform};

use super::cast::Part;
use crate::support::{Someone, TestDesk};

/// Someone in the panel.
pub struct Person {
    pub part: Part,
    pub someone: Someone,
    /// The number of their chat.
    pub chat: i64,
    /// What they did and saw since it was last written down.
    pub screen: Vec<Seen>,
}

/// What stands on someone's screen.
pub enum Seen {
    /// What they did, as it is told.
    Did(String),
    /// What came back at once.
    Reply(Message),
}

impl Person {
    /// Someone new with this chat.
    pub fn new(part: Part, chat: i64) -> Self {
        let address = Address { platform: Platform::Telegram, external_id: chat.to_string() };
        Self { part, someone: Someone { address, sees: Vec::new() }, chat, screen: Vec::new() }
    }

    async fn does(&mut self, test: &TestDesk, deed: &str, incoming: Incoming) {
        let incoming = Incoming { locale: Locale::parse(self.part.language), ..incoming };
        let received = self.someone.act(test, incoming).await;
        self.screen.push(Seen::Did(deed.to_owned()));
        self.screen.extend(received.replies.into_iter().map(|reply| Seen::Reply(reply.message)));
    }

    /// Writes something.
    pub async fn writes(&mut self, test: &TestDesk, words: &str) {
        let incoming = self.someone.writes(words);
        self.does(test, words, incoming).await;
    }

    /// Presses the newest button of a kind.
    pub async fn presses(&mut self, test: &TestDesk, kind: impl Fn(&Button) -> bool) {
        let label = self.label(&kind);
        let incoming = self.someone.finds(kind);
        self.does(test, &format!("[{label}]"), incoming).await;
    }

    /// What stands on the newest button of a kind.
    fn label(&self, kind: impl Fn(&Button) -> bool) -> String {
        let found = self.buttons().find(|(button, _)| kind(button)).map(|(_, label)| label);
        found.unwrap_or_else(|| panic!("no such button among {:?}", self.someone.labels()))
    }

    /// The buttons on the screen, the newest message first, each with its label.
    fn buttons(&self) -> impl Iterator<Item = (Button, String)> {
        let messages = self.someone.sees.iter().rev();
        messages.flat_map(|one| one.buttons.iter().flatten()).filter_map(|one| match &one.action {
            Action::Press(data) => Some((Button::decode(data)?, one.label.clone())),
            Action::Open(_) => None,
        })
    }

    fn sees(&self, kind: impl Fn(&Button) -> bool) -> bool {
        self.buttons().any(|(button, _)| kind(&button))
    }

    /// Comes in, says yes, and tells who they are.
    pub async fn joins(&mut self, test: &TestDesk) {
        self.writes(test, "/start").await;
        let language = Locale::parse(self.part.language).expect("a language");
        let chooses = |one: &Button| matches!(one, Button::Language(one) if *one == language);
        if self.part.language == "en" && self.sees(chooses) {
            self.presses(test, chooses).await;
        }
        if self.sees(|one| matches!(one, Button::Join(_))) {
            self.presses(test, |one| matches!(one, Button::Join(_))).await;
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
        }
        if self.sees(|one| matches!(one, Button::Background(..))) {
            let none = |one: &Button| matches!(one, Button::Background(_, _, None));
            self.presses(test, none).await;
        }
    }

    /// The place of the question that is asked.
    fn asked(&self) -> Option<u8> {
        self.buttons().find_map(|(button, _)| match button {
            Button::Skip(_, question) | Button::DontKnow(_, question) => Some(question.0),
            Button::Choose(_, question, _) | Button::Tick(_, question, ..) => Some(question.0),
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
