//! The people who answer: each goes through the round's questions, one press after the next question has come.
//!
//! Nobody answers the last question, so that there is always a next one to be asked; when all panelists have been
//! through, they come again and change their answers.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use super::round::{OPTIONS, QUESTIONS};
use super::seed;

/// How the people press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// Not any more.
    None,
    /// As soon as the next question has come.
    AtOnce,
    /// When [`Crowd::press_at`] says.
    OnTime,
}

/// Somebody in the middle of the round.
struct Person {
    /// The next question to answer.
    question: u8,
    option: u8,
    /// When the press that is under way was offered.
    offered: Option<Instant>,
    /// Telegram's number of the message with the question.
    message: i64,
}

/// All of them, and the updates that the program has not acknowledged.
pub struct Crowd {
    panelists: usize,
    round: String,
    /// How many have begun so far, in this run and those before it.
    pub begun: usize,
    people: HashMap<i64, Person>,
    ready: VecDeque<i64>,
    updates: VecDeque<(i64, String)>,
    next_update: i64,
    next_message: i64,
    load: Load,
    /// How long each answer took since this was last emptied.
    pub took: Vec<Duration>,
    /// How many presses have been offered.
    pub offered: usize,
    /// How many messages were changed in place, and presses answered.
    pub edits: usize,
    pub presses: usize,
}

impl Crowd {
    /// Nobody presses yet. `begun` is what it was at the end of the last run on this database.
    pub fn new(panelists: usize, round: &str, begun: usize) -> Self {
        // Higher than in any run before, as Telegram's are; a number that has been seen is not taken in again.
        let first_update = (chrono::Utc::now().timestamp() - 1_700_000_000) * 10_000;
        Self {
            panelists,
            round: round.to_owned(),
            begun,
            people: HashMap::new(),
            ready: VecDeque::new(),
            updates: VecDeque::new(),
            next_update: first_update,
            next_message: first_update,
            load: Load::None,
            took: Vec::new(),
            offered: 0,
            edits: 0,
            presses: 0,
        }
    }

    /// Begins to press so; as soon as possible, this many people at once.
    pub fn begin(&mut self, load: Load, people: usize) {
        self.load = load;
        if load == Load::AtOnce {
            (0..people).for_each(|_| self.press_at(Instant::now()));
        }
    }

    /// Whoever is ready presses now, and it counts from this time on.
    pub fn press_at(&mut self, time: Instant) {
        let chat = self.ready.pop_front().unwrap_or_else(|| self.begin_one());
        self.press(chat, time);
    }

    /// How many presses wait for the next question.
    pub fn waiting(&self) -> usize {
        self.people.values().filter(|person| person.offered.is_some()).count()
    }

    /// Someone begins: far from whoever began before, wherever that matters to the database.
    fn begin_one(&mut self) -> i64 {
        loop {
            // A large prime, so that everyone comes once before anyone comes again.
            let number = (self.begun.wrapping_mul(1_000_003)) % self.panelists;
            let option =
                u8::try_from((self.begun / self.panelists) % usize::from(OPTIONS)).unwrap_or(0);
            self.begun += 1;
            let chat = seed::chat(number);
            if !self.people.contains_key(&chat) {
                let message = self.next_message;
                self.people.insert(chat, Person { question: 0, option, offered: None, message });
                return chat;
            }
        }
    }

    fn press(&mut self, chat: i64, time: Instant) {
        let Some(person) = self.people.get_mut(&chat) else { return };
        person.offered = Some(time);
        let id = self.next_update;
        self.next_update += 1;
        self.offered += 1;
        let (round, question, option, message) =
            (&self.round, person.question, person.option, person.message);
        let update = format!(
            r#"{{"update_id":{id},"callback_query":{{"id":"{id}","from":{{"id":{chat},"is_bot":false,"first_name":"Kim","language_code":"sv"}},"message":{{"message_id":{message},"from":{{"id":424242,"is_bot":true,"first_name":"Panelbot","username":"bench_bot"}},"date":1700000000,"chat":{{"id":{chat},"type":"private","first_name":"Kim"}},"text":"Fråga 1: hur väl tycker du att kommunen sköter det som du bryr dig mest om?","reply_markup":{{"inline_keyboard":[[{{"text":"Det är svar nummer 1","callback_data":"c.{round}.{question}.0"}}],[{{"text":"Det är svar nummer 2","callback_data":"c.{round}.{question}.1"}}]]}}}},"chat_instance":"1","data":"c.{round}.{question}.{option}"}}}}"#
        );
        self.updates.push_back((id, update));
    }

    /// The updates from this number on, as the answer to a poll; those before it are acknowledged. `None` when there is
    /// nothing to tell.
    pub fn poll(&mut self, offset: i64, limit: usize) -> Option<String> {
        while self.updates.front().is_some_and(|(id, _)| *id < offset) {
            self.updates.pop_front();
        }
        if self.updates.is_empty() {
            return None;
        }
        let bodies: Vec<&str> =
            self.updates.iter().take(limit).map(|(_, body)| body.as_str()).collect();
        Some(bodies.join(","))
    }

    /// The next question has come to a chat. Returns the message's number.
    pub fn asked(&mut self, chat: i64) -> i64 {
        self.next_message += 1;
        let number = self.next_message;
        let Some(person) = self.people.get_mut(&chat) else { return number };
        person.message = number;
        let Some(offered) = person.offered.take() else { return number };
        person.question += 1;
        self.took.push(offered.elapsed());
        let done = person.question + 1 >= QUESTIONS;
        if done {
            self.people.remove(&chat);
        }
        match self.load {
            Load::AtOnce if done => self.press_at(Instant::now()),
            Load::AtOnce => self.press(chat, Instant::now()),
            _ if done => {}
            _ => self.ready.push_back(chat),
        }
        number
    }
}
