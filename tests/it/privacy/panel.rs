//! A panel with four background groups, a round in which everyone gives an answer of their own, and the truth about it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use panelbot::conversation::Button;
use panelbot::domain::{CategoryNo, Platform, Round, VariableNo};
use uuid::Uuid;

use crate::support::frame::{AREA_AND_SCHOOL, PanelFile, RoundFile, SWEDISH};
use crate::support::{Someone, TestDesk};

/// People who answer.
pub const PEOPLE: usize = 200;

/// Combinations of background categories, each held by equally many.
pub const GROUPS: usize = 4;

/// Everyone of so many breaks off after the first question.
const ONE_IN: usize = 3;

static PANEL: LazyLock<String> = LazyLock::new(|| {
    PanelFile { slug: "attacked", languages: SWEDISH, background: AREA_AND_SCHOOL }.toml()
});

static ROUND: LazyLock<String> = LazyLock::new(|| {
    RoundFile {
        panel: "attacked",
        report_by: &["area", "school"],
        title: ["Pengar", ""],
        questions: QUESTIONS,
        ..RoundFile::FRAME
    }
    .toml()
});

const QUESTIONS: &str = r#"
[[questions]]
id = "own"
kind = "number"
text.sv = "Hur mycket?"
min = 0
max = 10000000
[[questions]]
id = "more"
kind = "single_choice"
text.sv = "Vill du ha mer?"
options = [{ id = "y", label.sv = "Gärna" }, { id = "n", label.sv = "Helst inte" }]
"#;

/// What the attacker wants to know, and what they know.
pub struct Truth {
    /// The answer of each panelist, which no one else gave.
    pub answers: BTreeMap<Uuid, u64>,
    /// The panelists in the order in which they answered.
    pub order: Vec<Uuid>,
}

impl Truth {
    /// How many guesses are right.
    pub fn matches(&self, guesses: &BTreeMap<Uuid, u64>) -> usize {
        guesses.iter().filter(|(who, guess)| self.answers.get(who) == Some(guess)).count()
    }
}

/// The panel with its open round.
pub async fn open(test: &TestDesk) -> Round {
    test.panel(&PANEL).await;
    test.open_round(&ROUND).await
}

/// Someone in a background group, before the first question.
pub async fn join(test: &TestDesk, name: &str, group: usize) -> Someone {
    let mut people = vec![(Someone::on(Platform::Telegram, name), group)];
    join_all(test, &mut people).await;
    people.remove(0).0
}

/// Everyone comes in, all at once.
async fn join_all(test: &TestDesk, people: &mut [(Someone, usize)]) {
    for step in 0..5 {
        let deed = |(someone, group): &(Someone, usize)| match step {
            0 => someone.writes("/start"),
            1 => someone.finds(|button| matches!(button, Button::Join(_))),
            2 => someone.finds(|button| matches!(button, Button::Consent(..))),
            _ => {
                let variable = VariableNo(step - 3);
                let category = CategoryNo(u8::from(group >> (step - 3) & 1 == 1));
                someone.finds(|button| {
                    matches!(button, Button::Background(_, no, Some(one)) if (*no, *one) == (variable, category))
                })
            }
        };
        let updates = people.iter().map(deed).collect();
        let taken = test.desk.receive(updates).await.unwrap();
        for received in &taken {
            let whose = people.iter_mut().find(|(one, _)| one.address == received.from);
            whose.expect("one of them").0.receives(received);
        }
    }
}

/// Everyone comes in and answers, one after the other, in an order by chance; some break off.
pub async fn answer(test: &TestDesk, _round: &Round) -> Truth {
    let mut people: Vec<(Someone, usize)> = (0..PEOPLE)
        .map(|number| (Someone::on(Platform::Telegram, &number.to_string()), number % GROUPS))
        .collect();
    join_all(test, &mut people).await;
    let panelists = panelists(test).await;
    let mut truth = Truth { answers: BTreeMap::new(), order: Vec::new() };
    let mut dice = Dice(2027);
    dice.shuffle(&mut people);
    for (number, (someone, _)) in people.iter_mut().enumerate() {
        let own = 1_000_000 + u64::try_from(number).unwrap() * 37_501 % 8_000_009;
        let panelist = panelists[&someone.address.external_id];
        truth.answers.insert(panelist, own);
        truth.order.push(panelist);
        someone.write(test, &own.to_string()).await;
        if !number.is_multiple_of(ONE_IN) {
            someone.press(test, "Gärna").await;
        }
    }
    assert_eq!(truth.answers.values().collect::<std::collections::BTreeSet<_>>().len(), PEOPLE);
    truth
}

/// Two common groups, and one of a single person.
pub async fn answer_rarely(test: &TestDesk, _round: &Round) {
    for (number, group) in [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 3].into_iter().enumerate() {
        let mut someone = join(test, &number.to_string(), group).await;
        someone.write(test, &number.to_string()).await;
    }
}

/// Who is which panelist: the attacker knows it.
async fn panelists(test: &TestDesk) -> BTreeMap<String, Uuid> {
    let sql = "SELECT external_id, panelist.id AS id FROM address \
               JOIN panelist ON panelist.person_id = address.person_id";
    let rows = test.look(sql).await;
    let read = |row: &sea_orm::QueryResult| {
        (row.try_get("", "external_id").unwrap(), row.try_get("", "id").unwrap())
    };
    rows.iter().map(read).collect()
}

/// Chance that falls the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
