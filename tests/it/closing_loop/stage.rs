//! The panel, its staff, the clock, and the transcript that grows.

use std::path::PathBuf;

use panelbot::cli::{Output, at_desk};
use panelbot::conversation::Button;
use panelbot::domain::Locale;
use panelbot::domain::message::Action;
use panelbot::service::{Clock as _, RoundName};

use super::book::Book;
use super::cast::{Moment, everyone};
use super::person::{Person, Seen};
use super::post::{Arrived, Post};
use crate::calendar::diary::at;
use crate::support::TestDesk;
use crate::transcripts::page;

/// The first chat; the decider's is the one before it.
const FIRST_CHAT: i64 = 5001;

/// A member of staff at a terminal: the name in the audit log, and what the transcripts call them.
pub type Clerk = (&'static str, [&'static str; 2]);

/// Writes.
pub const ASTRID: Clerk = ("astrid", ["Astrid, i terminalen", "Astrid, in the terminal"]);

/// Says yes to what others wrote.
pub const BIRGER: Clerk = ("birger", ["Birger, i terminalen", "Birger, in the terminal"]);

/// A picture that came with a message.
pub struct Picture {
    pub language: &'static str,
    /// As Telegram got it.
    pub bytes: Vec<u8>,
    /// The words for those who do not see it.
    pub description: String,
    /// What stood below it.
    pub words: Vec<String>,
}

/// The panel, its staff, the clock, and the transcript that grows.
pub struct Stage {
    pub test: TestDesk,
    pub post: Post,
    pub people: Vec<Person>,
    /// Who decides, in a chat of their own.
    pub decider: Person,
    pub book: Book,
    pub pictures: Vec<Picture>,
    /// How often each has been asked to answer.
    asked: Vec<usize>,
}

impl Stage {
    /// On a fresh database, with nobody in any panel.
    pub async fn open(test: TestDesk) -> Self {
        let post = Post::open().await;
        let people: Vec<Person> =
            (FIRST_CHAT..).zip(everyone()).map(|(chat, part)| Person::new(part, chat)).collect();
        for one in &people {
            post.acquaintance(one.chat);
        }
        let mut decider = Person::new(people[0].part.clone(), FIRST_CHAT - 1);
        decider.part.name = Some("Bo");
        let mut book = Book::default();
        let folder = format!("{}/", test.folder.path().display());
        book.hide(&folder, "");
        let asked = vec![0; people.len()];
        Self { test, post, people, decider, book, pictures: Vec::new(), asked }
    }

    /// A file of staff's, beside the database.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.test.folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    }

    /// It is this time where the panel is; what is due happens.
    pub async fn at(&mut self, local: &str) {
        let ahead = at(local) - self.test.clock.now();
        assert!(ahead >= chrono::Duration::zero(), "{local} has been");
        self.test.clock.pass(ahead);
        self.all_happens().await;
    }

    /// All that is due leaves, arrives, and is answered by those who do.
    pub async fn all_happens(&mut self) {
        self.test.desk.keep_calendar(true).await.expect("the calendar is kept");
        self.tell_staff().await;
        let arrived = self.post.carries(&self.test).await;
        let mut touched = Vec::new();
        for one in arrived {
            touched.push(self.receives(one));
        }
        for place in touched {
            self.reacts(place).await;
        }
        self.test.desk.upkeep().await.expect("upkeep");
    }

    /// Somebody has got something; gives their place.
    fn receives(&mut self, arrived: Arrived) -> usize {
        let Arrived { chat, number, message, photo } = arrived;
        let place = usize::try_from(chat - FIRST_CHAT).expect("one of the panel");
        let now = self.test.clock.now();
        let person = &mut self.people[place];
        if let Some(name) = person.part.name {
            let text = page::written("--", &message);
            let who = [format!("Till {name}"), format!("To {name}")];
            let who = [who[0].as_str(), who[1].as_str()];
            self.book.note(now, Some(person.part.language), who, &text);
        }
        if let Some(file) = &message.attachment {
            self.pictures.push(Picture {
                language: person.part.language,
                bytes: photo.expect("a picture comes with its bytes"),
                description: file.description.clone(),
                words: page::written("--", &message).lines().map(str::to_owned).collect(),
            });
        }
        person.seen.push((number, message));
        place
    }

    /// Somebody does what they do when something has come.
    async fn reacts(&mut self, place: usize) {
        let person = &mut self.people[place];
        let (_, newest) = person.seen.last().expect("what has just come");
        let begins = newest.buttons.iter().flatten().any(|button| match &button.action {
            Action::Press(data) => matches!(Button::decode(data), Some(Button::Begin(_))),
            Action::Open(_) => false,
        });
        if begins {
            self.asked[place] += 1;
            let moments = [Moment::AtOnce, Moment::Reminded, Moment::RemindedAgain];
            if person.part.moment == moments[self.asked[place] - 1] {
                person.answers(&self.test).await;
            }
        }
        self.people[place].feels(&self.test).await;
        self.write_down(place);
    }

    /// What somebody whom we follow did and saw goes into the transcript.
    pub fn write_down(&mut self, place: usize) {
        let now = self.test.clock.now();
        let person = &mut self.people[place];
        let text = told(std::mem::take(&mut person.screen));
        if let Some(name) = person.part.name.filter(|_| !text.is_empty()) {
            self.book.note(now, Some(person.part.language), [name; 2], &text);
        }
    }

    /// Somebody whom we follow writes something.
    pub async fn writes(&mut self, place: usize, words: &str) {
        self.people[place].writes(&self.test, words).await;
        self.write_down(place);
    }

    /// Somebody whom we follow presses something.
    pub async fn presses(&mut self, place: usize, kind: impl Fn(&Button) -> bool) {
        self.people[place].presses(&self.test, kind).await;
        self.write_down(place);
    }

    /// What the decider did and saw goes into the transcript.
    pub fn write_down_decider(&mut self) {
        let text = told(std::mem::take(&mut self.decider.screen));
        let who = ["Bo, som svarar för fullmäktige", ""];
        self.book.note(self.test.clock.now(), Some("sv"), who, &text);
    }

    /// Those who answer for the statement are told what is due.
    async fn tell_staff(&mut self) {
        let now = self.test.clock.now();
        for notice in self.test.desk.notices_due().await.expect("readable") {
            assert!(self.test.desk.note_notice(&notice).await.expect("noted"), "told once");
            for (owner, words) in &notice.to {
                assert_eq!(owner.to.address, self.decider.address);
                self.book.note(now, Some("sv"), ["Till Bo", ""], &format!("    {words}\n"));
            }
        }
    }

    /// A member of staff types a command; gives what it tells.
    pub async fn staff(&mut self, (user, names): Clerk, words: &[&str]) -> String {
        let done = at_desk(words, &self.test.desk, user).await;
        let told = match done {
            Ok(Output::Told { text, .. }) => text,
            Ok(Output::Bytes(bytes)) => String::from_utf8(bytes).expect("text"),
            Ok(Output::Nothing) => String::new(),
            Err(failure) => {
                let locale = Locale::parse("en").expect("a language");
                panic!("{words:?}: {}", failure.lines(&locale).join("\n"))
            }
        };
        let mut text = format!("    $ panelbot {}\n", words.join(" "));
        for line in told.lines() {
            let indent = if line.is_empty() { "" } else { "    " };
            text = text + indent + line + "\n";
        }
        self.book.note(self.test.clock.now(), None, names, &text);
        told
    }

    /// The round on the tax.
    pub async fn round(&self) -> panelbot::domain::Round {
        self.test.desk.round(&tax()).await.expect("there").round
    }
}

/// The name of the round on the tax.
pub fn tax() -> RoundName {
    RoundName::Numbered { panel: "gnosjo".to_owned(), number: 2 }
}

/// What was done and seen, as it stands in a transcript.
fn told(screen: Vec<Seen>) -> String {
    screen.into_iter().fold(String::new(), |all, seen| match seen {
        Seen::Did(deed) => all + "  > " + &deed + "\n",
        Seen::Reply(message) => {
            let title = if message.replaces.is_some() { "-- becomes" } else { "--" };
            all + &page::written(title, &message)
        }
    })
}
