//! Random panels, rounds and answers, from a seed.

use panelbot::domain::routing::{self, Answers};
use panelbot::domain::{
    Answer, AnswerValue, Background, CategoryNo, ChoiceNo, Nonresponse, Panel, PanelId, Place,
    Question, QuestionKind, Round, VariableNo,
};
use panelbot::service::import;

use crate::support::frame::{PanelFile, RoundFile, SWEDISH};

/// Numbers that look random, the same for the same seed.
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 up to, but not with, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 16) % end.max(1)
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A place, the first ones more often.
    fn skewed(&mut self, count: usize) -> usize {
        let one = self.below(count as u64).min(self.below(count as u64));
        usize::try_from(one).expect("a place")
    }
}

/// A panel's file with so many background questions, each of two to four categories.
pub fn panel_file(slug: &str, chance: &mut Chance, variables: usize) -> String {
    let mut background = String::new();
    for no in 0..variables {
        let categories: Vec<_> = (0..2 + chance.below(3))
            .map(|one| format!("{{ id = \"c{one}\", label.sv = \"Grupp {one}\" }}"))
            .collect();
        let categories = categories.join(", ");
        let frame = format!("[[background]]\nid = \"v{no}\"\ntext.sv = \"?\"");
        background = background + &frame + "\ncategories = [" + &categories + "]\n";
    }
    PanelFile { slug, languages: SWEDISH, background: &background }.toml()
}

/// A round's file with so many questions; by two variables at once where `two` says so.
pub fn round_file(
    panel: &str,
    number: u32,
    chance: &mut Chance,
    questions: usize,
    variables: usize,
    two: bool,
) -> String {
    let names: Vec<_> = (0..variables).map(|no| format!("v{no}")).collect();
    let report_by: Vec<&str> = names.iter().map(String::as_str).collect();
    let report_by_two: Vec<_> =
        report_by.windows(2).take(usize::from(two)).map(|pair| [pair[1], pair[0]]).collect();
    let questions: String = (0..questions).map(|no| question(no, chance)).collect();
    RoundFile {
        panel,
        number,
        report_by: &report_by,
        report_by_two: &report_by_two,
        questions: &questions,
        ..RoundFile::FRAME
    }
    .toml()
}

fn question(no: usize, chance: &mut Chance) -> String {
    let options: Vec<_> = (0..2 + chance.below(4))
        .map(|one| format!("{{ id = \"o{one}\", label.sv = \"Val {one}\" }}"))
        .collect();
    let options = format!("options = [{}]\n", options.join(", "));
    let (kind, rest) = match if no == 0 { 0 } else { chance.below(6) } {
        0 | 1 => ("single_choice", options),
        2 => ("multiple_choice", format!("min = 1\nmax = 2\n{options}")),
        3 => ("scale", "from = 1\nto = 5\nlow.sv = \"lite\"\nhigh.sv = \"mycket\"\n".to_owned()),
        4 => ("number", "min = 0\nmax = 60\nunit.sv = \"kronor\"\n".to_owned()),
        _ if chance.percent(50) => ("open_text", "max_length = 100\n".to_owned()),
        _ => ("location", options),
    };
    let condition = if no > 0 && chance.percent(20) {
        "show_if = [{ question = \"q0\", any_of = [\"o0\"] }]\n"
    } else {
        ""
    };
    format!(
        "[[questions]]\nid = \"q{no}\"\nkind = \"{kind}\"\ntext.sv = \"?\"\ndont_know = {}\nskip = {}\n{condition}{rest}",
        chance.percent(60),
        chance.percent(40),
    )
}

/// A panel and a round of it, from their files.
pub fn read(panel: &str, round: &str) -> (Panel, Round) {
    let panel = import::panel(panel.as_bytes(), PanelId(uuid::Uuid::nil()))
        .unwrap_or_else(|problems| panic!("{problems:?}\n{panel}"));
    let now = chrono::DateTime::UNIX_EPOCH;
    let read = import::round(round.as_bytes(), |_| Some(&panel), now);
    let round = read.unwrap_or_else(|problems| panic!("{problems:?}\n{round}"));
    (panel, round)
}

/// So many responses; some break off, some say nothing of themselves.
pub fn responses(
    panel: &Panel,
    round: &Round,
    chance: &mut Chance,
    people: u64,
) -> Vec<(Background, Answers)> {
    let break_off = chance.below(3) * 8;
    (0..people).map(|_| (background(panel, chance), answers(round, chance, break_off))).collect()
}

fn background(panel: &Panel, chance: &mut Chance) -> Background {
    let mut background = Background::new();
    for (no, variable) in panel.variables() {
        if chance.percent(96) {
            let category = chance.skewed(variable.categories.len());
            let category = CategoryNo(u8::try_from(category).expect("a category"));
            background.insert(no, chance.percent(97).then_some(category));
        }
    }
    background.retain(|no, _| *no < VariableNo(9));
    background
}

fn answers(round: &Round, chance: &mut Chance, break_off: u64) -> Answers {
    let mut answers = Answers::new();
    for (no, question) in round.questions() {
        if !routing::is_shown(question, &answers) {
            continue;
        }
        if no.0 > 0 && chance.percent(break_off) {
            if question.is_multiple() {
                answers.insert(
                    no,
                    Answer { complete: false, ..Answer::complete(value(question, chance)) },
                );
            }
            break;
        }
        answers.insert(no, Answer::complete(value(question, chance)));
    }
    answers
}

fn value(question: &Question, chance: &mut Chance) -> AnswerValue {
    if question.dont_know && chance.percent(8) {
        return AnswerValue::Nonresponse(Nonresponse::DontKnow);
    }
    if question.skip && chance.percent(6) {
        return AnswerValue::Nonresponse(Nonresponse::Skipped);
    }
    let count = question.choices().len();
    let mut choice = || ChoiceNo(u8::try_from(chance.skewed(count)).expect("an option"));
    match &question.kind {
        QuestionKind::SingleChoice { .. } => {
            AnswerValue::Choices { chosen: vec![choice()], other: None }
        }
        QuestionKind::MultipleChoice { .. } => {
            let mut chosen = vec![choice(), choice()];
            chosen.sort_unstable();
            chosen.dedup();
            AnswerValue::Choices { chosen, other: None }
        }
        QuestionKind::Scale { .. } => {
            AnswerValue::Scale(1 + i32::try_from(chance.skewed(5)).expect("a point"))
        }
        QuestionKind::Number { .. } => {
            AnswerValue::Number(f64::from(u32::try_from(chance.skewed(61)).expect("a number")))
        }
        QuestionKind::OpenText { .. } => AnswerValue::Text("=1+1, \"nej\"".to_owned()),
        QuestionKind::Location { .. } => AnswerValue::Place(match chance.below(3) {
            0 => Place::Words("vid bron".to_owned()),
            1 => Place::Point { latitude: 57.5, longitude: 13.1 },
            _ => Place::Area(ChoiceNo(u8::try_from(chance.skewed(count)).expect("an area"))),
        }),
    }
}
