//! Gnosjö's panel with rounds that people have answered, closed, and whose results are out.

use std::sync::LazyLock;

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::staff::Role;
use panelbot::domain::{Platform, Round, RoundId};
use panelbot::service::{Clock as _, NewPost, Release, RoundName};

use crate::calendar::diary::Diary;
use crate::calendar::panelist::{Habit, Panelist};
use crate::support::{Someone, TestDesk};

const PANEL: &str = include_str!("../../../examples/gnosjo/panel.toml");
pub const TAX: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const ROUNDABOUT: &str = include_str!("../../../examples/gnosjo/rondellen.toml");

/// The answer of the example, decided on the day on which the tests' clock begins.
pub static ANSWER: LazyLock<String> = LazyLock::new(|| {
    let file = include_str!("../../../examples/gnosjo/svaret.toml");
    on(file, "2027-02-25", FIRST_DAY)
});

/// The decision of the example, of that day too.
pub static DECISION: LazyLock<String> = LazyLock::new(|| {
    let file = include_str!("../../../examples/gnosjo/beslutet.toml");
    on(file, "2027-04-10", FIRST_DAY)
});

/// The day on which the tests' clock begins.
const FIRST_DAY: &str = "2027-01-15";

/// A file that is dated on one day, dated on another.
fn on(file: &str, day: &str, other: &str) -> String {
    assert_eq!(file.matches(day).count(), 1, "{day}");
    file.replace(day, other)
}

/// The name of the round on the tax.
pub fn tax() -> RoundName {
    RoundName::Numbered { panel: "gnosjo".to_owned(), number: 2 }
}

pub struct Stage {
    pub diary: Diary,
    pub people: Vec<Panelist>,
}

impl Stage {
    /// Three who answer everything, and one who answers nothing.
    pub async fn open(test: TestDesk) -> Self {
        test.panel(PANEL).await;
        let mut stage = Self { diary: Diary::new(test), people: Vec::new() };
        let names = ["Ann", "Bo", "Cia", "Dag"];
        let habits = [Habit::Answers, Habit::Answers, Habit::Answers, Habit::Reads];
        for (name, habit) in names.into_iter().zip(habits) {
            stage.joins(Panelist::new(name, habit, Platform::Telegram)).await;
        }
        stage
    }

    /// One more joins.
    pub async fn joins(&mut self, mut one: Panelist) {
        let test = &self.diary.test;
        one.writes(test, "/start").await;
        one.presses(test, |one| matches!(one, Button::Join(_))).await;
        one.joins_here(test).await;
        self.people.push(one);
    }

    pub fn test(&self) -> &TestDesk {
        &self.diary.test
    }

    /// The round on the tax: answered, and closed.
    pub async fn tax_is_closed(&mut self) -> Round {
        self.is_closed(TAX, &[0, 1, 2]).await
    }

    /// The round on the roundabout, which only these answered.
    pub async fn roundabout_is_closed(&mut self, who: &[usize]) -> Round {
        self.is_closed(ROUNDABOUT, who).await
    }

    async fn is_closed(&mut self, file: &str, who: &[usize]) -> Round {
        let test = &self.diary.test;
        let round = test.open_round(file).await;
        for one in who {
            let begins = Button::Begin(round.id);
            let data =
                panelbot::domain::message::Heard::Pressed { data: begins.encode(), message: None };
            let someone = &mut self.people[*one].someone;
            let begins = someone.does(data);
            someone.act(test, begins).await;
            let chooses = someone.finds(|one| matches!(one, Button::Choose(..)));
            someone.act(test, chooses).await;
        }
        test.close_round(&round).await;
        round
    }

    /// The result of a round goes out, and reaches everyone.
    pub async fn is_released(&mut self, round: RoundId) {
        let desk = self.test().desk.clone();
        let release = Release::default();
        desk.release_result(&RoundName::Id(round), &release, "a test").await.expect("let out");
        self.all_leaves().await;
    }

    /// All that is due leaves, and arrives.
    pub async fn all_leaves(&mut self) {
        self.diary.hour(&mut self.people).await;
        self.diary.hour(&mut self.people).await;
    }

    /// Time passes; what is due leaves, every third hour.
    pub async fn pass(&mut self, hours: i64) {
        for _ in 0..hours / 3 {
            self.test().clock.pass(Duration::hours(3));
            self.diary.hour(&mut self.people).await;
        }
    }

    /// Forgets what everyone has got until now.
    pub fn turn_the_page(&mut self) {
        self.people.iter_mut().for_each(|one| one.diary.clear());
    }

    /// A file of the first day, dated today.
    pub fn today(&self, file: &str) -> String {
        on(file, FIRST_DAY, &self.test().clock.now().date_naive().to_string())
    }

    /// The answer of the example, drafted, handed over and approved by somebody else.
    pub async fn approved(&self) {
        let desk = &self.test().desk;
        desk.draft_statement(self.today(&ANSWER).as_bytes(), "astrid").await.expect("a right file");
        desk.submit_statement(&tax(), "astrid").await.expect("handed over");
        desk.approve_statement(&tax(), "birger").await.expect("approved");
    }

    /// The same of the round on the tax, whose result is out, where it is to be decided on a day to come.
    pub async fn approved_ahead(&mut self) -> Round {
        let round = self.tax_is_closed().await;
        self.is_released(round.id).await;
        let desk = &self.test().desk;
        let file = ANSWER.replace("decided_on = 2027-01-15", "decided_on = 2027-01-17");
        desk.draft_statement(file.as_bytes(), "astrid").await.expect("right");
        desk.submit_statement(&tax(), "astrid").await.expect("handed over");
        desk.approve_statement(&tax(), "birger").await.expect("approved");
        round
    }

    /// The same, sent, and with everyone.
    pub async fn answered(&mut self) -> Round {
        self.answered_by(&[0, 1, 2]).await
    }

    /// The same where these answered the round.
    pub async fn answered_by(&mut self, who: &[usize]) -> Round {
        let round = self.is_closed(TAX, who).await;
        self.is_released(round.id).await;
        self.approved().await;
        self.test().desk.send_statement(&tax(), "birger").await.expect("sent");
        self.turn_the_page();
        self.all_leaves().await;
        round
    }

    /// What was sent is put right: written, handed over, approved and sent.
    pub async fn corrected(&self) {
        let desk = &self.test().desk;
        let file = self.today(&ANSWER).replace("# [corrected]\n# sv = ", "[corrected]\nsv = ");
        let file = file.replace("25 öre", "20 öre");
        desk.correct_statement(&tax(), file.as_bytes(), "astrid").await.expect("right");
        desk.submit_statement(&tax(), "astrid").await.expect("handed over");
        desk.approve_statement(&tax(), "birger").await.expect("approved");
        desk.send_statement(&tax(), "birger").await.expect("sent");
    }

    /// Someone with a role.
    pub async fn staff(&self, role: Role) -> Someone {
        let mut someone = Someone::on(Platform::Telegram, role.as_str());
        let name = role.as_str().to_owned();
        let new = NewPost { panel: "gnosjo".to_owned(), role, name };
        let (_, code) = self.test().desk.add_staff(new, "a test").await.expect("a code");
        someone.write(self.test(), &format!("/staff {code}")).await;
        someone
    }
}
