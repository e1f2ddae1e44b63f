//! Gnosjö's round about the tax with a result that is out, and the same in Arabic.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use panelbot::domain::statement::Followup;
use panelbot::domain::{
    Breakdown, CategoryNo, ChoiceNo, Distribution, Figure, Group, LocalText, Locale, Panel,
    PanelId, QuestionKind, QuestionNo, QuestionResult, Round, RoundResult, RoundState, Row,
    Turnout, VariableNo,
};
use panelbot::service::{PublicRound, PublicTheme, Sequel, Standing, import};
use uuid::Uuid;

pub fn locale(tag: &str) -> Locale {
    Locale::parse(tag).expect("a language")
}

pub fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

pub fn gnosjo() -> Panel {
    let file = include_bytes!("../../../examples/gnosjo/panel.toml");
    import::panel(file, PanelId(Uuid::nil())).expect("a right file")
}

/// A round of Gnosjö's that has closed.
pub fn closed(panel: &Panel, file: &[u8]) -> Round {
    let opened_at = time("2027-01-18T08:00:00Z");
    let read = import::round(file, |_| Some(panel), opened_at).expect("a right file");
    let json = serde_json::json!({
        "phase": "closed", "opened_at": opened_at,
        "closed_at": time("2027-02-01T08:00:00Z"), "sealed_at": null,
    });
    let state: RoundState = serde_json::from_value(json).expect("a state");
    Round { state, ..read }
}

pub fn tax(panel: &Panel) -> Round {
    closed(panel, include_bytes!("../../../examples/gnosjo/skatten.toml"))
}

fn shown(counts: &[u64]) -> Vec<Figure> {
    counts.iter().map(|count| Figure::Shown(*count)).collect()
}

fn answers(base: u64, counts: Vec<Figure>) -> Distribution {
    Distribution {
        base: Figure::Shown(base),
        counts,
        dont_know: Figure::Shown(6),
        skipped: Figure::Suppressed,
        mean: None,
        median: None,
    }
}

fn question(no: u8, rows: Vec<Row>, answers: Distribution) -> QuestionResult {
    QuestionResult { question: QuestionNo(no), rows, answers }
}

fn choices(count: u8) -> Vec<Row> {
    (0..count).map(|no| Row::Choice(ChoiceNo(no))).collect()
}

/// How many took part, as the handbook tells of Gnosjö.
pub fn turnout() -> Turnout {
    let day = |day| NaiveDate::from_ymd_opt(2027, 1, day).expect("a day");
    Turnout {
        panelists: 122,
        responded: 86,
        completed: 80,
        drawn: false,
        days: vec![(day(18), 41), (day(19), 20), (day(23), 11), (day(29), 14)],
        broke_off: Vec::new(),
    }
}

/// A result of every kind of question, with a figure that is hidden.
pub fn result() -> RoundResult {
    let money = vec![
        Figure::Shown(51),
        Figure::Shown(38),
        Figure::Suppressed,
        Figure::Shown(9),
        Figure::Suppressed,
    ];
    let rows = choices(4).into_iter().chain([Row::Other]).collect();
    let points = (1..=5).map(Row::Point).collect();
    let scale = answers(80, shown(&[6, 12, 33, 22, 7]));
    let bands = [(0.0, 100.0), (100.0, 500.0), (500.0, 2000.0)];
    let bands = bands.map(|(from, to)| Row::Band { from, to }).into();
    let questions = vec![
        question(0, choices(3), answers(86, shown(&[40, 30, 16]))),
        question(1, rows, answers(70, money)),
        question(2, Vec::new(), answers(16, Vec::new())),
        question(3, points, Distribution { mean: Some(3.15), median: Some(3.0), ..scale }),
        question(4, bands, answers(71, shown(&[39, 21, 11]))),
        question(5, Vec::new(), answers(44, Vec::new())),
    ];
    let group = |category: Option<u8>, base, counts: Vec<Figure>| Group {
        categories: vec![category.map(CategoryNo)],
        answers: answers(base, counts),
    };
    let by_age = Breakdown {
        question: QuestionNo(0),
        by: vec![VariableNo(0)],
        groups: vec![
            group(Some(1), 21, shown(&[12, 9, 0])),
            group(Some(2), 40, vec![Figure::Shown(20), Figure::Suppressed, Figure::Suppressed]),
            group(None, 12, shown(&[6, 6, 0])),
        ],
    };
    RoundResult {
        frozen_at: time("2027-02-01T08:01:00Z"),
        turnout: turnout(),
        questions,
        breakdowns: vec![by_age],
    }
}

/// What the public sees when the result is out.
pub fn released() -> PublicRound {
    let panel = gnosjo();
    let round = tax(&panel);
    released_of(panel, round, result())
}

/// The same with what staff wrote to it, and what several wrote about.
pub fn released_with_words() -> PublicRound {
    let summary = "Tack! **De flesta** vill höja.\n\n- <script>";
    let named = |no, name: &str| PublicTheme { question: QuestionNo(no), name: name.to_owned() };
    PublicRound {
        summary: [(locale("sv"), summary.to_owned())].into_iter().collect(),
        themes: vec![named(2, "Konsulter"), named(2, "<b>Arvoden"), named(5, "Skolan")],
        ..released()
    }
}

fn released_of(panel: Panel, round: Round, result: RoundResult) -> PublicRound {
    let since = time("2027-02-02T09:00:00Z");
    let sequel = Sequel::of(&panel, &round, &Followup::default(), since);
    let standing = Standing::Released { since, result: Box::new(result) };
    let (panel, round) = (Arc::new(panel), Arc::new(round));
    let (themes, quotes) = (Vec::new(), Vec::new());
    PublicRound { panel, round, standing, summary: LocalText::default(), themes, quotes, sequel }
}

/// Adds words in Arabic.
pub fn with_arabic(text: &mut LocalText, words: &str) {
    let mut all: Vec<(Locale, String)> =
        text.iter().map(|(locale, text)| (locale.clone(), text.to_owned())).collect();
    all.push((locale("ar"), words.to_owned()));
    *text = all.into_iter().collect();
}

/// The same where staff have also written in Arabic. Our own sentences have no Arabic yet, and stay Swedish.
pub fn in_arabic() -> PublicRound {
    let mut panel = gnosjo();
    panel.languages.push(locale("ar"));
    with_arabic(&mut panel.name, "لجنة مواطني غنوشو");
    let mut round = tax(&panel);
    with_arabic(&mut round.title, "هل نرفع الضريبة؟");
    with_arabic(
        &mut round.facts,
        "مثال مختلق: 50 أوره إضافية من كل 100 كرون تمنح البلدية 9 ملايين كرون في السنة.",
    );
    with_arabic(&mut round.questions[0].text, "ما رأيك في رفع الضريبة بمقدار 50 أوره؟");
    if let QuestionKind::SingleChoice { choices } = &mut round.questions[0].kind {
        let labels = ["نعم، ارفعوها", "ارفعوها، ولكن أقل", "لا، لا ترفعوها"];
        for (choice, label) in choices.iter_mut().zip(labels) {
            with_arabic(&mut choice.label, label);
        }
    }
    released_of(panel, round, result())
}

/// A round of as many questions with as many options as can be, with labels of ordinary length.
pub fn largest() -> PublicRound {
    let panel = gnosjo();
    let mut round = tax(&panel);
    let mut one = round.questions[0].clone();
    if let QuestionKind::SingleChoice { choices } = &mut one.kind {
        let first = choices[0].clone();
        *choices = (0..12).map(|_| first.clone()).collect();
        for (number, choice) in choices.iter_mut().enumerate() {
            let label = format!("Fler bänkar längs vägen, {number}");
            choice.label = [(locale("sv"), label)].into_iter().collect();
        }
    }
    round.questions = vec![one; 12];
    let counts = shown(&[7; 12]);
    let questions = (0..12).map(|no| question(no, choices(12), answers(84, counts.clone())));
    let result = RoundResult {
        questions: questions.collect(),
        breakdowns: Vec::new(),
        turnout: turnout(),
        frozen_at: time("2027-02-01T08:01:00Z"),
    };
    released_of(panel, round, result)
}
