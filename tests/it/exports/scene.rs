//! A panel, a round with every kind of question, two hundred respondents with hostile pens, and what their rows must be.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use panelbot::domain::routing::Answers;
use panelbot::domain::{
    Answer, AnswerValue, Background, CategoryNo, ChoiceNo, Nonresponse, Place, QuestionNo,
    RespondentKey, Round, RoundId, VariableNo,
};
use panelbot::service::{ExportFormat, ExportOptions};
use panelbot::store::Store;

use crate::support::TestDesk;
use crate::support::frame::{AREA_AND_SCHOOL, PanelFile, RoundFile, SWEDISH};

pub const PEOPLE: u16 = 200;

pub static PANEL: LazyLock<String> = LazyLock::new(|| {
    PanelFile { slug: "exported", languages: SWEDISH, background: AREA_AND_SCHOOL }.toml()
});

pub static ROUND: LazyLock<String> = LazyLock::new(|| {
    RoundFile {
        panel: "exported",
        report_by: &["area", "school"],
        title: ["'Torget'. =1+1", ""],
        questions: QUESTIONS,
        ..RoundFile::FRAME
    }
    .toml()
});

const QUESTIONS: &str = r#"
[[questions]]
id = "raise"
kind = "single_choice"
text.sv = "Ska vi 'höja'?"
dont_know = true
skip = true
other = true
options = [{ id = "y", label.sv = "=Ja" }, { id = "l", label.sv = "Lite" }, { id = "n", label.sv = "Nej" }]
[[questions]]
id = "money"
kind = "multiple_choice"
text.sv = "Till vad?"
min = 1
max = 3
other = true
show_if = [{ question = "raise", any_of = ["y", "l"] }]
options = [{ id = "a", label.sv = "Skolan" }, { id = "b", label.sv = "Vägar" }, { id = "c", label.sv = "Fritid" }]
[[questions]]
id = "trust"
kind = "scale"
from = -2
to = 2
text.sv = "Litar du på oss?"
low.sv = "nej"
high.sv = "ja"
[[questions]]
id = "pay"
kind = "number"
text.sv = "Hur mycket?"
skip = true
[[questions]]
id = "word"
kind = "open_text"
text.sv = "Vad mer?"
max_length = 500
[[questions]]
id = "where"
kind = "location"
text.sv = "Var?"
options = [{ id = "hill", label.sv = "Backen" }, { id = "lake", label.sv = "Sjön" }]
"#;

/// The columns, with what people wrote in their own words.
pub const COLUMNS: [&str; 20] = [
    "respondent",
    "area",
    "school",
    "raise",
    "raise_other_words",
    "money_a",
    "money_b",
    "money_c",
    "money_other",
    "money_other_words",
    "trust",
    "trust_why",
    "pay",
    "pay_why",
    "word",
    "word_words",
    "where",
    "where_latitude",
    "where_longitude",
    "where_words",
];

const HOSTILE: [&str; 5] = [
    "=HYPERLINK(\"http://evil.example\",\"tryck\")",
    "-1+1|cmd",
    "@SUM(A1)",
    "rad ett\nrad två; \"citat\", '.\nERASE FILE='x'.",
    "+46 <b>&amp;</b> _x0041_ 🚌",
];

/// One cell as it must be.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Want {
    Number(f64),
    Text(String),
    Nothing,
}

pub fn options(format: ExportFormat) -> ExportOptions {
    ExportOptions { format, labels: false, with_words: true, language: None }
}

/// The round, answered by all, closed and sealed.
pub async fn sealed(test: &TestDesk) -> Round {
    test.panel(&PANEL).await;
    let round = test.open_round(&ROUND).await;
    answer(&test.store, round.id, people(PEOPLE)).await;
    test.close_round(&round).await;
    test.desk.seal(round.id).await.expect("sealed")
}

/// So many respondents.
pub fn people(count: u16) -> Vec<(Background, Answers)> {
    (0..count).map(|n| (background(n), answers(n))).collect()
}

/// Puts responses into an open round.
pub async fn answer(store: &Store, round: RoundId, people: Vec<(Background, Answers)>) {
    let (mut backgrounds, mut given) = (BTreeMap::new(), BTreeMap::new());
    for (number, (background, answers)) in (0_u16..).zip(people) {
        let mut key = [0; 32];
        key[..2].copy_from_slice(&number.to_be_bytes());
        let key = RespondentKey(key);
        backgrounds.insert((round, key), background);
        given.extend(answers.into_iter().map(|(no, answer)| ((round, key, no), answer)));
    }
    let transaction = store.write().await.expect("a database");
    transaction.save_responses(&backgrounds).await.expect("responses");
    transaction.save_answers(&given).await.expect("answers");
    transaction.commit().await.expect("committed");
}

fn background(n: u16) -> Background {
    let category = |odd: bool| Some(CategoryNo(odd.into()));
    Background::from([
        (VariableNo(0), category(n % 2 == 1)),
        (VariableNo(1), category(n / 2 % 2 == 1)),
    ])
}

fn breaks_off(n: u16) -> bool {
    n % 7 == 6
}

fn answers(n: u16) -> Answers {
    let choices = |chosen: &[u8], other: Option<String>| AnswerValue::Choices {
        chosen: chosen.iter().copied().map(ChoiceNo).collect(),
        other,
    };
    let mut values = vec![(
        0,
        match n % 6 {
            chosen @ 0..3 => choices(&[u8::try_from(chosen).expect("small")], None),
            3 => choices(&[], Some(format!("={n}+1"))),
            4 => AnswerValue::Nonresponse(Nonresponse::DontKnow),
            _ => AnswerValue::Nonresponse(Nonresponse::Skipped),
        },
    )];
    match n % 6 {
        0 => values.push((1, choices(&[0, 2], None))),
        1 => values.push((1, choices(&[1], Some(format!("\tannat {n}"))))),
        _ => {}
    }
    if !breaks_off(n) {
        values.push((2, AnswerValue::Scale(i32::from(n % 5) - 2)));
        values.push((
            3,
            match n % 11 {
                0 => AnswerValue::Nonresponse(Nonresponse::Skipped),
                _ => AnswerValue::Number(f64::from(n) / 2.0 - 10.0),
            },
        ));
        values.push((4, AnswerValue::Text(HOSTILE[usize::from(n % 5)].to_owned())));
        values.push((
            5,
            AnswerValue::Place(match n % 3 {
                0 => Place::Area(ChoiceNo(1)),
                1 => Place::Point { latitude: 57.358_249_9, longitude: -13.739_61 },
                _ => Place::Words("@vid kiosken".to_owned()),
            }),
        ));
    }
    values.into_iter().map(|(no, value)| (QuestionNo(no), Answer::complete(value))).collect()
}

/// The row that somebody must have, without the running number: worked out from the questions as they are written above.
pub fn wanted(n: u16) -> Vec<Want> {
    let number = |number: i32| Want::Number(number.into());
    let text = |text: &str| Want::Text(text.to_owned());
    let mut row = vec![number((n % 2 + 1).into()), number((n / 2 % 2 + 1).into())];
    row.push(number(match n % 6 {
        chosen @ 0..4 => i32::from(chosen) + 1,
        4 => -2,
        _ => -1,
    }));
    row.push(if n % 6 == 3 { Want::Text(format!("={n}+1")) } else { Want::Nothing });
    row.extend(match n % 6 {
        0 => [1, 0, 1, 0].map(number),
        1 => [0, 1, 0, 1].map(number),
        _ => [-3; 4].map(number),
    });
    row.push(if n % 6 == 1 { Want::Text(format!("\tannat {n}")) } else { Want::Nothing });
    if breaks_off(n) {
        row.extend([Want::Nothing, number(-4), Want::Nothing, number(-4), number(-4)]);
        row.extend([Want::Nothing, number(-4), Want::Nothing, Want::Nothing, Want::Nothing]);
        return row;
    }
    row.extend([number(i32::from(n % 5) - 2), number(0)]);
    row.extend(match n % 11 {
        0 => [Want::Nothing, number(-1)],
        _ => [Want::Number(f64::from(n) / 2.0 - 10.0), number(0)],
    });
    row.extend([number(1), text(HOSTILE[usize::from(n % 5)])]);
    row.extend(match n % 3 {
        0 => [number(2), Want::Nothing, Want::Nothing, Want::Nothing],
        1 => [number(3), Want::Number(57.358), Want::Number(-13.74), Want::Nothing],
        _ => [number(4), Want::Nothing, Want::Nothing, text("@vid kiosken")],
    });
    row
}

/// Every row that must be there, in an order of its own.
pub fn all_wanted() -> Vec<Vec<Want>> {
    in_order((0..PEOPLE).map(wanted).collect())
}

pub fn in_order(mut rows: Vec<Vec<Want>>) -> Vec<Vec<Want>> {
    rows.sort_by(|one, other| one.partial_cmp(other).expect("no number is none"));
    rows
}
