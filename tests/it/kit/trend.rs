//! The same question over the years.

use panelbot::domain::trend::{TrendBreak, trends};
use panelbot::domain::{
    Answer, AnswerValue, Background, ChoiceNo, Panel, QuestionNo, RespondentKey, Round, RoundId,
    RoundResult,
};
use panelbot::report::chart::{Chart, TrendFigure};
use panelbot::store::{Settings, Store};
use std::collections::BTreeMap;

use crate::command::Deployment;
use crate::open_answers::stage::PANEL;
use crate::public::sample::locale;
use crate::support::frame::{RoundFile, SWEDISH_AND_ENGLISH};
use crate::support::{TestDesk, both_databases, desk};

/// A round of the evaluation, with this question's words and its first option's label.
fn round_file(number: u32, words: &str, option: &str) -> String {
    let questions = format!(
        r#"
[[questions]]
id = "interest"
kind = "single_choice"
text.sv = "{words}"
text.en = "Has your interest in politics changed?"
options = [{{ id = "more", label.sv = "{option}", label.en = "More" }}, {{ id = "same", label.sv = "Som förr", label.en = "Same" }}, {{ id = "less", label.sv = "Mindre", label.en = "Less" }}]
[[questions]]
id = "grade"
kind = "scale"
from = 1
to = 5
text.sv = "Vilket betyg får panelen?"
text.en = "How do you grade the panel?"
low.sv = "dåligt"
low.en = "bad"
high.sv = "bra"
high.en = "good"
[[questions]]
id = "why"
kind = "open_text"
text.sv = "Varför?"
text.en = "Why?"
"#
    );
    RoundFile {
        panel: "lunch",
        number,
        languages: SWEDISH_AND_ENGLISH,
        title: ["Panelen", "The panel"],
        questions: &questions,
        ..RoundFile::FRAME
    }
    .toml()
}

const WORDS: &str = "Har ditt intresse för politik ändrats?";

/// So many answered each option; everyone gives this grade.
async fn answer(store: &Store, round: RoundId, counts: [u8; 3], grade: i32) {
    let (mut kept, mut answers) = (BTreeMap::new(), BTreeMap::new());
    let each = (0..3_u8).flat_map(|no| std::iter::repeat_n(no, counts[usize::from(no)].into()));
    for (person, choice) in (0_u8..).zip(each) {
        let key = RespondentKey([person; 32]);
        kept.insert((round, key), Background::new());
        let chosen = AnswerValue::Choices { chosen: vec![ChoiceNo(choice)], other: None };
        answers.insert((round, key, QuestionNo(0)), Answer::complete(chosen));
        answers.insert((round, key, QuestionNo(1)), Answer::complete(AnswerValue::Scale(grade)));
    }
    let transaction = store.write().await.expect("a database");
    transaction.save_responses(&kept).await.expect("kept");
    transaction.save_answers(&answers).await.expect("kept");
    transaction.commit().await.expect("kept");
}

/// A round that is closed, with its result.
async fn closed(
    test: &TestDesk,
    file: &str,
    counts: [u8; 3],
    grade: i32,
) -> (Panel, Round, RoundResult) {
    let round = test.open_round(file).await;
    answer(&test.store, round.id, counts, grade).await;
    test.close_round(&round).await;
    test.desk.result(&panelbot::service::RoundName::Id(round.id)).await.expect("a result")
}

/// What parted it from the one before, and how many points it has.
type Part = (Option<TrendBreak>, usize);

both_databases! {
    a_question_is_followed_by_its_id_and_breaks_where_its_words_or_options_are_others(test) {
        test.panel(&PANEL).await;
        let files = [
            round_file(1, WORDS, "Större"),
            round_file(2, WORDS, "Större"),
            round_file(3, WORDS, "Mycket större"),
            round_file(4, "Bryr du dig mer?", "Mycket större"),
        ];
        let mut rounds = Vec::new();
        for (grade, file) in [3, 4, 5, 2].into_iter().zip(&files) {
            rounds.push(closed(&test, file, [20, 12, 9], grade).await);
        }
        let panel = rounds[0].0.clone();
        let told: Vec<_> = rounds.iter().map(|(_, round, result)| (round, result)).collect();
        let trends = trends(&panel, told);
        let shape: Vec<(&str, Vec<Part>)> = trends
            .iter()
            .map(|trend| (trend.id, trend.parts.iter().map(|part| (part.broken, part.points.len())).collect()))
            .collect();
        let (options, wording) = (Some(TrendBreak::Options), Some(TrendBreak::Wording));
        assert_eq!(
            shape,
            [("interest", vec![(None, 2), (options, 1), (wording, 1)]), ("grade", vec![(None, 4)])]
        );
        let chart = Chart::of_trend(&panel, &trends[1].parts[0], TrendFigure::Mean, &locale("sv"));
        let chart = chart.expect("a chart");
        let bars: Vec<(&str, Option<f64>)> =
            chart.bars.iter().map(|bar| (bar.value.as_str(), bar.length)).collect();
        assert_eq!(bars[..3], [("3", Some(0.5)), ("4", Some(0.75)), ("5", Some(1.0))]);
        assert!(chart.bars[0].label.starts_with("Omgång 1, ") && chart.bars[0].label.ends_with(": 41 svarade"), "{:?}", chart.bars[0]);
        if let Some(folder) = std::env::var_os("PANELBOT_PICTURES") {
            let path = std::path::Path::new(&folder).join("trend.png");
            std::fs::write(path, chart.png().expect("a picture")).expect("written");
        }
    }
}

/// A deployment with these rounds, each answered so, closed, and its result out where it is said so.
fn deployment(rounds: &[(String, [u8; 3], bool)]) -> Deployment {
    let deployment = Deployment::new();
    deployment.write("panel.toml", &PANEL);
    deployment.ok(&["panel", "apply", "panel.toml"]);
    for (number, (file, counts, released)) in (1..).zip(rounds) {
        let name = format!("lunch/{number}");
        deployment.write("round.toml", file);
        let id = deployment.ok(&["round", "apply", "round.toml"]);
        for step in ["submit", "approve", "open"] {
            deployment.ok(&["round", step, &name]);
        }
        let url = format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
        let id = RoundId(id.parse().expect("an id"));
        desk::run(async {
            let store = Store::connect(&Settings { url }).await.expect("the database");
            answer(&store, id, *counts, 4).await;
            store.close().await.expect("closed");
        });
        deployment.ok(&["round", "close", &name]);
        if *released {
            deployment.ok(&["results", "release", &name]);
        }
    }
    deployment
}

#[test]
fn the_table_reads_only_results_that_are_out_and_hides_what_they_hide() {
    let rounds = [
        (round_file(1, WORDS, "Större"), [20, 12, 9], true),
        (round_file(2, WORDS, "Större"), [6, 2, 1], true),
        (round_file(3, WORDS, "Mycket större"), [30, 5, 6], true),
        (round_file(4, WORDS, "Mycket större"), [41, 0, 0], false),
    ];
    let deployment = deployment(&rounds);
    let told = deployment.ok(&["results", "trend", "lunch"]);
    let line = |start: &str| {
        let found = told.lines().find(|line| line.starts_with(start));
        let found = found.unwrap_or_else(|| panic!("{start}: {told}"));
        found.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(line("Större"), ["Större", "49", "%", "*"]);
    assert_eq!(line("Mindre"), ["Mindre", "22", "%", "*"]);
    assert_eq!(line("Mycket större"), ["Mycket", "större", "73", "%"]);
    assert!(told.contains("From round 3 on it is asked with other options"), "{told}");
    assert_eq!(line("answered"), ["answered", "41", "*"]);
    assert_eq!(line("mean"), ["mean", "4.0", "*", "4.0"], "{told}");
    assert!(told.contains("* Hidden: so few"), "{told}");
    let csv =
        deployment.ok(&["results", "trend", "lunch", "--format", "csv", "--question", "interest"]);
    assert!(csv.contains("interest,1,2,") && csv.contains("Mindre,,,,1"), "{csv}");
    assert!(!csv.contains("interest,1,4,") && !csv.contains("interest,2,4,"), "{csv}");
    let json = deployment.json(&["results", "trend", "lunch"]);
    assert_eq!(json["trends"][0]["parts"][1]["broken"], "options");
    assert_eq!(
        json["trends"][0]["parts"][0]["rounds"][1]["answers"][2]["count"],
        serde_json::Value::Null
    );
}

#[test]
fn a_trend_is_drawn_for_one_answer_and_what_cannot_be_drawn_is_told() {
    let rounds = [
        (round_file(1, WORDS, "Större"), [20, 12, 9], true),
        (round_file(2, WORDS, "Större"), [22, 12, 7], true),
    ];
    let deployment = deployment(&rounds);
    let trend = |more: &[&'static str]| [&["results", "trend", "lunch"], more].concat();
    let svg =
        deployment.ok(&trend(&["--question", "interest", "--answer", "same", "--format", "svg"]));
    assert!(
        svg.starts_with("<svg") && svg.contains("Andelen som svarade") && svg.contains("29\u{a0}%"),
        "{svg}"
    );
    let svg =
        deployment.ok(&trend(&["--question", "interest", "--format", "svg", "--language", "en"]));
    assert!(svg.contains("The share that answered “More”"), "{svg}");
    deployment.ok(&trend(&["--question", "grade", "--format", "png", "--output", "trend.png"]));
    let png = std::fs::read(deployment.path("trend.png")).expect("written");
    assert!(png.starts_with(b"\x89PNG"));
    let none = trend(&["--question", "interest", "--answer", "never", "--format", "svg"]);
    deployment.fails(&none, 2, "no answer has the id never: write one of more, same, less");
    deployment.fails(&trend(&["--question", "why"]), 1, "was asked in two rounds");
    deployment.fails(&["results", "trend", "atlantis"], 2, "there is no panel called atlantis");
}
