//! People in a panel, each with a habit.

use panelbot::conversation::Button;
use panelbot::domain::message::{Incoming, Message};
use panelbot::domain::{Locale, Platform};
use panelbot::service::Clock;

use super::diary::line;
use crate::support::{Someone, TestDesk};

/// What someone does when something comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Answers all of a round when they hear of it.
    Answers,
    /// Answers when they are reminded.
    AnswersWhenReminded,
    /// Answers the first question, and goes away.
    BreaksOff,
    /// Nothing.
    Reads,
    /// Says no to each round.
    SaysNo,
}

/// Someone in a panel.
pub struct Panelist {
    /// Who they are, in words.
    pub name: &'static str,
    pub habit: Habit,
    pub someone: Someone,
    /// All that came unasked, and what they did themselves.
    pub diary: Vec<String>,
    language: &'static str,
    room: Option<String>,
}

impl Panelist {
    pub fn new(name: &'static str, habit: Habit, platform: Platform) -> Self {
        let someone = Someone::on(platform, "panelist");
        Self { name, habit, someone, diary: Vec::new(), language: "sv", room: None }
    }

    /// The same in English.
    pub fn in_english(self) -> Self {
        Self { language: "en", ..self }
    }

    /// The same with a private chat.
    pub fn with_a_room(self) -> Self {
        Self { room: Some("1900000000000000001".to_owned()), ..self }
    }

    async fn does(&mut self, test: &TestDesk, incoming: Incoming) {
        let locale = Locale::parse(self.language);
        let incoming = Incoming { locale, room: self.room.clone(), ..incoming };
        self.someone.act(test, incoming).await;
    }

    /// Writes something.
    pub async fn writes(&mut self, test: &TestDesk, words: &str) {
        let incoming = self.someone.writes(words);
        self.does(test, incoming).await;
    }

    /// Presses the first button of a kind.
    pub async fn presses(&mut self, test: &TestDesk, kind: impl Fn(&Button) -> bool) {
        let incoming = self.someone.finds(kind);
        self.does(test, incoming).await;
    }

    /// Whether there is a button of a kind.
    pub fn sees(&self, kind: impl Fn(&Button) -> bool) -> bool {
        let buttons = self.someone.sees.iter().flat_map(|message| message.buttons.iter().flatten());
        buttons.into_iter().any(|button| match &button.action {
            panelbot::domain::message::Action::Press(data) => {
                Button::decode(data).is_some_and(|one| kind(&one))
            }
            panelbot::domain::message::Action::Open(_) => false,
        })
    }

    /// Joins by a code.
    pub async fn joins(&mut self, test: &TestDesk, code: &str) {
        self.writes(test, &format!("/start {code}")).await;
        if self.language == "en" {
            self.writes(test, "/language en").await;
        }
        self.joins_here(test).await;
    }

    /// Says yes, and who they are.
    pub async fn joins_here(&mut self, test: &TestDesk) {
        self.presses(test, |one| matches!(one, Button::Consent(..))).await;
        for category in [1, 0] {
            let wanted = Some(panelbot::domain::CategoryNo(category));
            self.presses(
                test,
                |one| matches!(one, Button::Background(_, _, which) if *which == wanted),
            )
            .await;
        }
    }

    /// Opens our page, and writes down what stands on it.
    pub async fn visits(&mut self, test: &TestDesk) {
        let page = test.desk.visit(&self.someone.address).await.expect("readable").expect("known");
        self.diary.extend(page.latest.iter().map(|message| line(test.clock.now(), message)));
        self.someone.sees = page.latest;
    }

    /// Something came.
    pub async fn gets(&mut self, test: &TestDesk, message: Message) {
        self.someone.sees = vec![message];
        let begins = |one: &Button| matches!(one, Button::Begin(_));
        let refuses = |one: &Button| matches!(one, Button::NotThisRound(_));
        match self.habit {
            Habit::SaysNo if self.sees(refuses) => self.presses(test, refuses).await,
            Habit::Answers if self.sees(begins) => self.answers(test).await,
            // An opening has a heading and more; a reminder is one sentence.
            Habit::AnswersWhenReminded
                if self.sees(begins) && self.someone.sees[0].body.len() == 1 =>
            {
                self.answers(test).await;
            }
            Habit::BreaksOff if self.sees(begins) => self.breaks_off(test).await,
            _ => {}
        }
    }

    /// Answers the first question, where they have not.
    pub async fn breaks_off(&mut self, test: &TestDesk) {
        self.presses(test, |one| matches!(one, Button::Begin(_))).await;
        let first = |one: &Button| matches!(one, Button::Choose(_, question, _) if question.0 == 0);
        if self.sees(first) {
            self.presses(test, first).await;
        }
    }

    /// Answers everything.
    pub async fn answers(&mut self, test: &TestDesk) {
        self.presses(test, |one| matches!(one, Button::Begin(_))).await;
        let chooses = |one: &Button| matches!(one, Button::Choose(..));
        while self.sees(chooses) {
            self.presses(test, chooses).await;
        }
    }
}
