//! The media kit: what it says, in which languages, from what, and where it is written.

use panelbot::domain::statement::{Signature, Standing, Statement, StatementState};
use panelbot::domain::{
    ChoiceNo, Distribution, Figure, LocalText, QuestionKind, QuestionNo, QuestionResult,
    RoundResult, Row, StatementId,
};
use panelbot::report::kit::MediaKit;
use uuid::Uuid;

use crate::command::{Deployment, example};
use crate::open_answers::stage::{option, quotable};
use crate::public::sample::{gnosjo, locale, result, tax, time};
use crate::support::answering::answer_in;

const PAGE: &str = "https://panel.gnosjo.example/p/gnosjo/rounds/2";

fn both(sv: &str, en: &str) -> LocalText {
    [(locale("sv"), sv.to_owned()), (locale("en"), en.to_owned())].into_iter().collect()
}

fn promised() -> Standing {
    Standing::Promised { due_at: time("2027-02-12T17:00:00Z") }
}

/// The kit of Gnosjö's round on the tax, told to `tell`.
fn told<T>(result: &RoundResult, tell: impl FnOnce(MediaKit<'_>) -> T) -> T {
    let panel = gnosjo();
    let round = tax(&panel);
    let kit = MediaKit {
        panel: &panel,
        round: &round,
        result,
        question: None,
        quotes: &[],
        standing: promised(),
        statement: None,
        decisions: &[],
        page: Some(PAGE),
    };
    tell(kit)
}

fn headline(counts: &[Option<u64>], base: u64) -> String {
    let figure = |count: &Option<u64>| count.map_or(Figure::Suppressed, Figure::Shown);
    let answers = Distribution {
        base: Figure::Shown(base),
        counts: counts.iter().map(figure).collect(),
        dont_know: Figure::Shown(0),
        skipped: Figure::Shown(0),
        mean: None,
        median: None,
    };
    let rows = (0..3).map(|no| Row::Choice(ChoiceNo(no))).collect();
    let questions = vec![QuestionResult { question: QuestionNo(0), rows, answers }];
    let result = RoundResult { questions, ..result() };
    told(&result, |kit| kit.headline(&locale("sv")))
}

#[test]
fn the_headline_says_no_more_than_the_figures_carry() {
    assert_eq!(headline(&[Some(40), Some(30), Some(16)], 86), "Flest svarade ”Ja, höj”: 40 av 86");
    assert_eq!(
        headline(&[Some(40), Some(40), Some(6)], 86),
        "Lika många svarade ”Ja, höj” och ”Höj, men mindre”: 40 av 86 var"
    );
    assert_eq!(
        headline(&[Some(30), Some(30), Some(30)], 90),
        "Lika många svarade ”Ja, höj”, ”Höj, men mindre” och ”Nej, höj inte”: 30 av 90 var"
    );
    // What is hidden is at most 26 together, so nothing of it can be more.
    assert_eq!(headline(&[Some(60), None, None], 86), "Flest svarade ”Ja, höj”: 60 av 86");
    // Nobody can know.
    assert_eq!(headline(&[Some(20), None, None], 86), "20 av 86 svarade ”Ja, höj”");
    assert_eq!(headline(&[None, None, None], 86), "86 av 122 svarade om ”Ska vi höja skatten?”");
    assert_eq!(
        headline(&[Some(0), Some(0), Some(0)], 0),
        "86 av 122 svarade om ”Ska vi höja skatten?”"
    );
}

#[test]
fn the_question_that_is_to_stand_first_does_and_a_mean_is_told_with_its_scale() {
    let result = result();
    let of = |no: u8, tag: &str| {
        told(&result, |kit| {
            MediaKit { question: Some(QuestionNo(no)), ..kit }.headline(&locale(tag))
        })
    };
    assert_eq!(of(3, "sv"), "I snitt 3,2 på skalan från 1 (mycket dåligt) till 5 (mycket bra)");
    assert_eq!(of(3, "en"), "On average 3.2 on the scale from 1 (very badly) to 5 (very well)");
    // Several answers each, two of them hidden: nothing says that no more chose those.
    assert!(of(1, "sv").starts_with("51 av 70 svarade"), "{}", of(1, "sv"));
    assert!(!told(&result, |kit| MediaKit { question: Some(QuestionNo(2)), ..kit }.has_chart()));
}

#[test]
fn where_no_figure_can_be_told_of_the_first_question_the_first_that_has_one_stands_first() {
    let all = result();
    let too_few = QuestionResult {
        answers: Distribution {
            base: Figure::Suppressed,
            counts: vec![Figure::Suppressed; 3],
            ..all.questions[0].answers.clone()
        },
        ..all.questions[0].clone()
    };
    let only = |questions: Vec<QuestionResult>| RoundResult { questions, ..all.clone() };
    let of = |result: &RoundResult| told(result, |kit| kit.headline(&locale("sv")));
    let scale = "I snitt 3,2 på skalan från 1 (mycket dåligt) till 5 (mycket bra)";
    let open = all.questions[2].clone();
    assert_eq!(of(&only(vec![open.clone(), all.questions[3].clone()])), scale);
    assert_eq!(of(&only(vec![too_few.clone(), all.questions[3].clone()])), scale);
    let turnout = "86 av 122 svarade om ”Ska vi höja skatten?”";
    assert_eq!(of(&only(vec![open.clone()])), turnout);
    assert_eq!(of(&only(vec![open, too_few])), turnout);
}

#[test]
fn how_many_showed_a_place_on_the_map_is_no_headline() {
    let panel = gnosjo();
    let mut round = tax(&panel);
    round.questions[0].kind = QuestionKind::Location { areas: Vec::new() };
    let mut result = result();
    result.questions[0].rows = vec![Row::OnTheMap, Row::InWords];
    result.questions[0].answers.counts = vec![Figure::Shown(60), Figure::Shown(26)];
    result.questions.truncate(1);
    let headline = told(&result, |kit| MediaKit { round: &round, ..kit }.headline(&locale("sv")));
    assert_eq!(headline, "86 av 122 svarade om ”Ska vi höja skatten?”");
}

#[test]
fn the_press_release_says_who_how_what_it_cannot_say_what_was_promised_and_whom_to_ask() {
    let result = result();
    let quotes = [(QuestionNo(5), "Tänk på [de gamla](http://evil.example) <b>".to_owned())];
    let release =
        told(&result, |kit| MediaKit { quotes: &quotes, ..kit }.press_release(&locale("sv")));
    for words in [
        "[Utkast till pressmeddelande.",
        "fyll i det som står inom hakparenteser",
        "\nVad tycker du om att höja skatten med 50 öre?\nFlest svarade ”Ja, höj”: 40 av 86\n=====",
        "86 av 122 i Gnosjöpanelen svarade på frågorna om ”Ska vi höja skatten?”.",
        "Kommunfullmäktige svarar senast den 12\u{a0}februari 2027.",
        "Det panelen svarade\n---",
        "för få svar för att visas",
        "Det panelen har lovats\n---",
        "– ”Tänk på [de gamla](http://evil.example) <b>”",
        "Var och en talar för sig själv",
        PAGE,
        "Kontakt\n-------\n\n[Fyll i: namn",
    ] {
        assert!(release.contains(words), "{words}: {release}");
    }
    let english = told(&result, |kit| kit.press_release(&locale("en")));
    assert!(english.contains("86 of 122") && english.contains("[Fill in: the name"), "{english}");
    assert!(!english.contains("In the panel’s own words"), "no heading without a quote: {english}");
}

#[test]
fn once_those_who_decide_have_answered_the_kit_says_what() {
    let result = result();
    let panel = gnosjo();
    let round = tax(&panel);
    let statement = Statement {
        id: StatementId(Uuid::nil()),
        panel: panel.id,
        rounds: vec![round.id],
        signature: Some(Signature::Person {
            name: "Anna Ek".to_owned(),
            role: both("kommunalråd", "mayor"),
            party: String::new(),
        }),
        text: both("Vi *höjer* med 25 öre.", "We raise it by 25 öre."),
        administration: LocalText::default(),
        remarks: Vec::new(),
        replies: Vec::new(),
        misunderstandings: Vec::new(),
        reservations: Vec::new(),
        corrects: None,
        writers: Vec::new(),
        state: StatementState::Draft,
    };
    let at = time("2027-02-10T12:00:00Z");
    let standing = Standing::Given { statement: statement.id, at, missed: None };
    let kit = |tag: &str| {
        told(&result, |kit| {
            let kit = MediaKit { standing, statement: Some(&statement), ..kit };
            (kit.press_release(&locale(tag)), kit.newsletter(&locale(tag)))
        })
    };
    let (release, news) = kit("sv");
    assert!(release.contains("Anna Ek svarade panelen den 10\u{a0}februari 2027."), "{release}");
    assert!(release.contains("Vi höjer med 25 öre."), "{release}");
    let asked =
        "Vad tycker du om att höja skatten med 50 öre?\nFlest svarade ”Ja, höj”: 40 av 86\n";
    assert!(news.starts_with(asked), "{news}");
    assert_eq!(news.lines().count(), 4, "{news}");
    assert!(news.contains("Anna Ek svarade panelen den 10\u{a0}februari 2027."), "{news}");
    assert!(kit("en").0.contains("We raise it by 25 öre."));
}

#[test]
fn the_figures_of_a_number_stand_with_what_it_counts() {
    let mut result = result();
    let answers = Distribution {
        base: Figure::Shown(80),
        counts: vec![Figure::Shown(50), Figure::Shown(30)],
        dont_know: Figure::Shown(0),
        skipped: Figure::Shown(6),
        mean: Some(195.3),
        median: Some(75.0),
    };
    let band = |from: f64, to: f64| Row::Band { from, to };
    let rows = vec![band(0.0, 200.0), band(200.0, 400.0)];
    result.questions = vec![QuestionResult { question: QuestionNo(4), rows, answers }];
    let (headline, press) =
        told(&result, |kit| (kit.headline(&locale("sv")), kit.press_release(&locale("sv"))));
    assert_eq!(headline, "I snitt 195,3 kronor i månaden");
    assert!(press.contains("\nkronor i månaden\n0 till under 200: "), "{press}");
    assert!(
        press.contains("Medelvärdet är 195,3 kronor i månaden, och medianen är 75."),
        "{press}"
    );
}

#[test]
fn of_a_round_of_few_there_is_only_a_paragraph_that_says_that_no_figures_are_shown() {
    let deployment = closed();
    deployment.ok(&["results", "release", "gnosjo/2"]);
    let done = deployment.run(&["results", "kit", "gnosjo/2", "--folder", "ut"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(done.out, "ut/newsletter.sv.txt\nut/newsletter.en.txt\n");
    assert!(done.err.contains("fewer than ten answered"), "{}", done.err);
    let news = std::fs::read_to_string(deployment.path("ut/newsletter.sv.txt")).expect("there");
    assert!(news.contains("Färre än tio svarade. Då visas inga siffror om vad"), "{news}");
    assert!(!news.contains("Var och en talar"), "{news}");
}

/// Gnosjö's round on the tax, closed with one answer.
fn closed() -> Deployment {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let id = deployment.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, &id]);
    }
    answer_in(&deployment, &id);
    deployment.ok(&["round", "close", &id]);
    deployment
}

#[test]
fn nothing_is_written_before_the_result_is_out_or_over_what_is_there() {
    let deployment = closed();
    let kit = ["results", "kit", "gnosjo/2", "--folder", "ut"];
    deployment.fails(
        &kit,
        1,
        "is not out yet: let it out first, with \"panelbot results release gnosjo/2\"",
    );
    assert!(!deployment.path("ut").exists());
    let responses = vec![vec![quotable("Mindre kö", true), option()]; 12];
    let deployment = crate::open_answers::stage::closed(&responses);
    deployment.ok(&["results", "release", "lunch/1"]);
    let kit = ["results", "kit", "lunch/1", "--folder", "ut/maj"];
    let written = deployment.ok(&kit);
    let names = ["press", "newsletter", "poster"];
    let wanted = ["sv", "en"].map(|tag| {
        let [press, news, poster] = names.map(|name| format!("ut/maj/{name}.{tag}"));
        format!("{press}.txt\n{news}.txt\n{poster}.html\n{poster}.png")
    });
    assert_eq!(written, wanted.join("\n"));
    let press = std::fs::read_to_string(deployment.path("ut/maj/press.sv.txt")).expect("there");
    assert!(press.contains("Flest svarade ”Ont om tid”: 12 av 12"), "{press}");
    assert!(!press.contains("Mindre kö"), "nobody chose it: {press}");
    deployment.write("ut/maj/press.sv.txt", "rättad");
    let refused = deployment.fails(&kit, 2, "press.sv.txt is there already");
    assert!(refused.out.is_empty());
    let kept = std::fs::read_to_string(deployment.path("ut/maj/press.sv.txt")).expect("there");
    assert_eq!(kept, "rättad");
    let json = deployment.json(&[&kit[..], &["--overwrite"]].concat());
    assert_eq!(json["files"].as_array().map(Vec::len), Some(8));
    let press = std::fs::read_to_string(deployment.path("ut/maj/press.sv.txt")).expect("there");
    assert_ne!(press, "rättad");
    let first = |number: &'static str| [&kit[..], &["--overwrite", "--question", number]].concat();
    deployment.ok(&first("2"));
    for wrong in ["0", "1", "4"] {
        deployment.fails(&first(wrong), 2, "has no chart");
    }
}
