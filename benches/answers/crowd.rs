//! The people who answer: each goes through the round's questions, one press after the next question has come.
//!
//! Nobody answers the last question, so that there is always a next one to be asked; when all panelists have been
//! through, they come again and change their answers.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::round::{OPTIONS, QUESTIONS};

/// The people, between whoever lets them press and the platform that they are on.
pub type Shared = Rc<RefCell<Crowd>>;

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

/// Somebody has pressed an option of a question.
pub struct Press {
    /// The press's own number: no other press or message has it, and later ones have greater ones.
    pub number: i64,
    /// Which panelist, from 0.
    pub person: usize,
    /// The round's id, as buttons carry it.
    pub round: Rc<str>,
    /// Which question, from 0.
    pub question: u8,
    /// Which option, from 0.
    pub option: u8,
    /// The number of the message with the question.
    pub message: i64,
}

impl Press {
    /// What the button carries.
    pub fn button(&self) -> String {
        format!("c.{}.{}.{}", self.round, self.question, self.option)
    }
}

/// Somebody in the middle of the round.
struct Person {
    /// The next question to answer.
    question: u8,
    option: u8,
    /// When the press that is under way was offered.
    offered: Option<Instant>,
    /// The number of the message with the question.
    message: i64,
}

/// All of them, and the presses that their platform has not seen.
pub struct Crowd {
    panelists: usize,
    round: Rc<str>,
    /// What every button begins with that is an option of a question.
    option: String,
    /// How many have begun so far, in this run and those before it.
    pub begun: usize,
    people: HashMap<usize, Person>,
    ready: VecDeque<usize>,
    pressed: Vec<Press>,
    last_number: i64,
    news: Rc<Notify>,
    load: Load,
    /// How long each answer took since this was last emptied.
    pub took: Vec<Duration>,
    /// How many presses have been offered.
    pub offered: usize,
    /// How many messages have been shown.
    pub shown: usize,
    /// How many messages were changed in place, and presses answered.
    pub edits: usize,
    pub presses: usize,
}

impl Crowd {
    /// Nobody presses yet. `begun` is what it was at the end of the last run on this database.
    pub fn new(panelists: usize, round: &str, begun: usize) -> Self {
        // Higher than in any run before, as a platform's are; a number that has been seen is not taken in again.
        let last_number = (chrono::Utc::now().timestamp() - 1_700_000_000) * 10_000;
        Self {
            panelists,
            round: round.into(),
            option: format!(r#""c.{round}."#),
            begun,
            people: HashMap::new(),
            ready: VecDeque::new(),
            pressed: Vec::new(),
            last_number,
            news: Rc::default(),
            load: Load::None,
            took: Vec::new(),
            offered: 0,
            shown: 0,
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
        let person = self.ready.pop_front().unwrap_or_else(|| self.begin_one());
        self.press(person, time);
    }

    /// How many presses wait for the next question.
    pub fn waiting(&self) -> usize {
        self.people.values().filter(|person| person.offered.is_some()).count()
    }

    /// Someone begins: far from whoever began before, wherever that matters to the database.
    fn begin_one(&mut self) -> usize {
        loop {
            // A large prime, so that everyone comes once before anyone comes again.
            let number = (self.begun.wrapping_mul(1_000_003)) % self.panelists;
            let option =
                u8::try_from((self.begun / self.panelists) % usize::from(OPTIONS)).unwrap_or(0);
            self.begun += 1;
            if !self.people.contains_key(&number) {
                let message = self.number();
                self.people.insert(number, Person { question: 0, option, offered: None, message });
                return number;
            }
        }
    }

    fn press(&mut self, number: usize, time: Instant) {
        let (id, round) = (self.number(), Rc::clone(&self.round));
        let Some(person) = self.people.get_mut(&number) else { return };
        person.offered = Some(time);
        self.offered += 1;
        self.pressed.push(Press {
            number: id,
            person: number,
            round,
            question: person.question,
            option: person.option,
            message: person.message,
        });
        self.news.notify_one();
    }

    fn number(&mut self) -> i64 {
        self.last_number += 1;
        self.last_number
    }

    /// Wakes the platform when there is something to tell.
    pub fn news(&self) -> Rc<Notify> {
        Rc::clone(&self.news)
    }

    /// Everything that has been pressed since this was last asked, in order.
    pub fn take_presses(&mut self) -> impl Iterator<Item = Press> + use<> {
        std::mem::take(&mut self.pressed).into_iter()
    }

    /// The bot shows somebody a message; when the next question can be answered there, it has come. Returns the number of
    /// the message that the person looks at now.
    pub fn shown(&mut self, person: usize, body: &str) -> i64 {
        self.shown += 1;
        if body.contains(&self.option) {
            return self.asked(person);
        }
        self.people.get(&person).map_or(self.last_number, |person| person.message)
    }

    /// The next question has come to somebody. Returns the message's number.
    fn asked(&mut self, number: usize) -> i64 {
        let message = self.number();
        let Some(person) = self.people.get_mut(&number) else { return message };
        person.message = message;
        let Some(offered) = person.offered.take() else { return message };
        person.question += 1;
        self.took.push(offered.elapsed());
        let done = person.question + 1 >= QUESTIONS;
        if done {
            self.people.remove(&number);
        }
        match self.load {
            Load::AtOnce if done => self.press_at(Instant::now()),
            Load::AtOnce => self.press(number, Instant::now()),
            _ if done => {}
            _ => self.ready.push_back(number),
        }
        message
    }
}
