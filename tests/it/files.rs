//! Panels and rounds as files: what is right is read, and everything that is wrong is told at once, with key and line.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use panelbot::domain::{
    Closing, Locale, Panel, PanelId, QuestionKind, Requirement, Round, StatementDue,
};
use panelbot::service::import::{self, FILE_MAX_BYTES, Problem};
use panelbot::text::Catalog;
use proptest::prelude::*;
use uuid::Uuid;

pub const GNOSJO: &str = include_str!("../../examples/gnosjo/panel.toml");
pub const TAX: &str = include_str!("../../examples/gnosjo/skatten.toml");
const SVENLJUNGA: &str = include_str!("../../examples/svenljunga/panel.toml");
const FOOD: &str = include_str!("../../examples/svenljunga/skolmaten.toml");

fn now() -> DateTime<Utc> {
    "2027-01-15T09:00:00Z".parse().expect("a time")
}

pub fn panel(file: &str) -> Result<Panel, Vec<Problem>> {
    import::panel(file.as_bytes(), PanelId(Uuid::nil()))
}

pub fn round(file: &str) -> Result<Round, Vec<Problem>> {
    let gnosjo = panel(GNOSJO).expect("the example is right");
    import::round(file.as_bytes(), |slug| (slug == "gnosjo").then_some(&gnosjo), now())
}

/// The problems as the command line shows them, one a line.
fn told(problems: &[Problem], language: &str) -> String {
    let locale = Locale::parse(language).expect("a language");
    problems.iter().fold(String::new(), |mut lines, Problem { key, line, fault, .. }| {
        let sentence = Catalog.say(&fault.text(), &locale);
        writeln!(lines, "{line} {key}: {sentence}").expect("written to memory");
        lines
    })
}

/// What is told of a file in Swedish, and that nothing is told twice.
pub fn problems_of<T: std::fmt::Debug>(read: Result<T, Vec<Problem>>) -> String {
    told(&read.expect_err("the file is wrong"), "sv")
}

/// The file with one passage changed, which must be there exactly once.
pub fn with(file: &str, passage: &str, change: &str) -> String {
    assert_eq!(file.matches(passage).count(), 1, "{passage}");
    file.replace(passage, change)
}

#[test]
fn the_examples_are_read_whole() {
    let gnosjo = panel(GNOSJO).expect("right");
    assert_eq!(gnosjo.slug, "gnosjo");
    assert_eq!(gnosjo.background.len(), 3);
    assert_eq!(gnosjo.background[0].categories[4].ages, Some((65, 120)));
    assert!(!gnosjo.background[1].categories[4].eligible);
    assert_eq!(gnosjo.channels.len(), 3);

    let tax = round(TAX).expect("right");
    assert_eq!(tax.questions.len(), 6);
    assert_eq!(tax.closing, Closing::AfterDays(14));
    assert_eq!(tax.promise.statement_due, StatementDue::DaysAfterClose(28));
    let money = &tax.questions[1];
    assert!(money.other && money.shuffle && money.skip && !money.dont_know);
    assert!(matches!(&money.show_if[0].requirement, Requirement::AnyOf(yes) if yes.len() == 2));
    assert!(matches!(money.kind, QuestionKind::MultipleChoice { min: 1, max: 2, .. }));

    let svenljunga = panel(SVENLJUNGA).expect("right");
    assert!(!svenljunga.help_lines.is_empty());
    let food = import::round(FOOD.as_bytes(), |_| Some(&svenljunga), now()).expect("right");
    assert_eq!(food.questions[0].choices().len(), 4);
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let short = with(GNOSJO, "[retention]\nguest_days = 30\ninactive_days = 730\n", "");
    let short = with(&short, "recruitment = [\"open\", \"invited\"]", "");
    let read = panel(&short).expect("right");
    assert_eq!((read.retention.guest_days, read.retention.inactive_days), (30, 730));
    assert_eq!(read.recruitment.len(), 2);

    let round = round(&with(TAX, "min = 1\nmax = 2\n", "")).expect("right");
    let QuestionKind::MultipleChoice { min, max, choices } = &round.questions[1].kind else {
        panic!("a multiple choice")
    };
    assert_eq!((*min, usize::from(*max)), (1, choices.len() + 1), "every option, and other");
}

#[test]
fn every_problem_of_a_round_is_told_at_once_with_key_and_line() {
    let file = TAX
        .replace("mode = \"confidential\"", "mode = \"secret\"")
        .replace("report_by = [\"age\", \"connection\"]", "report_by = [\"age\", \"shoe\"]")
        .replace("[promise]", "[promises]")
        .replace("any_of = [\"no\"]", "any_of = [\"never\"]")
        .replace(
            "question = \"raise\", any_of = [\"yes\", \"lower\"]",
            "question = \"pay\", at_least = 3",
        )
        .replace("max_length = 3000", "max_length = 5000")
        .replace("dont_know = true\noptions", "dont_knows = true\noptions")
        .replace("label.sv = \"Skolan\", ", &format!("label.sv = \"{}\", ", "å".repeat(81)))
        .replace("from = 1", "from = \"one\"");
    insta::assert_snapshot!(problems_of(round(&file)));
}

#[test]
fn an_empty_panel_file_is_told_everything_that_is_missing() {
    let told = problems_of(panel(""));
    for key in ["slug", "languages", "name", "organiser", "welcome", "promise", "consent", "entry"]
    {
        assert_eq!(told.matches(&format!(" {key}: ")).count(), 1, "{key}: {told}");
    }
}

#[test]
fn every_problem_of_a_panel_is_told_at_once_with_key_and_line() {
    let file = GNOSJO
        .replace("slug = \"gnosjo\"", "slug = \"Gnosjö\"")
        .replace("time_zone = \"Europe/Stockholm\"", "timezone = \"Europe/Gnosjö\"")
        .replace("entry = \"join_first\"", "entry = 3")
        .replace("[\"open\", \"invited\"]", "[\"open\", \"lottery\"]")
        .replace("sv = \"Gnosjöpanelen\"\n", "fi = \"Gnosjöpaneeli\"\n")
        .replace("version = 1", "version = 0")
        .replace("guest_days = 30", "guest_days = 100000")
        .replace("[channels.discord]", "[channels.discrod]")
        .replace("ages = [0, 15]", "ages = [15, 0]")
        .replace("id = \"30-49\"", "id = \"16-29\"")
        .replace("ask = \"afterwards\"\ntext.sv = \"", "ask = \"afterwards\"\ntext.svenska = \"");
    insta::assert_snapshot!(problems_of(panel(&file)));
}

#[test]
fn a_problem_is_told_in_english_too() {
    let problems = round(&with(TAX, "[title]", "[titel]")).expect_err("wrong");
    assert_eq!(
        told(&problems, "en"),
        "1 title.sv: the text is missing in the panel's own language (sv)\n\
         12 titel: there is no such key; do you mean title?\n"
    );
}

#[test]
fn a_condition_that_points_forward_names_the_question() {
    let file = with(
        TAX,
        "any_of = [\"yes\", \"lower\"] }]",
        "any_of = [\"yes\", \"lower\"] }, { question = \"trust\", at_least = 3 }]",
    );
    assert_eq!(
        problems_of(round(&file)),
        "56 questions[1].show_if[1]: trust kommer inte före den här frågan: ett villkor kan bara gälla en \
         tidigare fråga\n"
    );
}

#[test]
fn a_condition_on_an_unknown_question_is_told() {
    let file = with(
        TAX,
        "{ question = \"raise\", any_of = [\"no\"] }",
        "{ question = \"risa\", any_of = [\"no\"] }",
    );
    assert_eq!(
        problems_of(round(&file)),
        "70 questions[2].show_if[0].question: det finns ingen fråga som heter risa\n"
    );
}

#[test]
fn a_round_without_a_promise_or_with_one_that_comes_too_early_is_refused() {
    let start = TAX.find("[promise]").expect("there");
    let end = TAX.find("[[questions]]").expect("there");
    let without = format!("{}{}", &TAX[..start], &TAX[end..]);
    assert!(problems_of(round(&without)).contains("1 promise: omgången saknar löfte"));

    let early = with(TAX, "open_for_days = 14", "closes_at = 2027-03-01T12:00:00+01:00 #");
    let early = with(
        &early,
        "statement_due_days_after_close = 28",
        "statement_due_at = 2027-02-28T12:00:00Z #",
    );
    let told = problems_of(round(&early));
    assert!(told.contains("promise: svaret till panelen är utlovat före stängningen"), "{told}");
}

#[test]
fn more_options_than_a_platform_can_show_are_refused() {
    let many: String = (0..26).fold(String::new(), |mut list, no| {
        write!(list, "{{ id = \"{no}\", label.sv = \"{no}\" }}, ").expect("written");
        list
    });
    let start = TAX.find("  { id = \"yes\"").expect("there");
    let end = start + TAX[start..].find("\n]").expect("there");
    let file = format!("{}{many}{}", &TAX[..start], &TAX[end..]);
    let told = problems_of(round(&file));
    assert!(
        told.contains(
            "questions[0].options: här finns 26 alternativ, men det går att visa högst 25"
        ),
        "{told}"
    );
}

#[test]
fn something_else_takes_the_place_of_an_option_where_all_stand_in_one_menu() {
    let many: String = (0..25).fold(String::new(), |mut list, no| {
        write!(list, "{{ id = \"{no}\", label.sv = \"{no}\" }}, ").expect("written");
        list
    });
    let start = TAX.find("  { id = \"yes\"").expect("there");
    let end = start + TAX[start..].find("\n]").expect("there");
    let file = format!("{}{many}{}", &TAX[..start], &TAX[end..]);
    let too_many = "questions[0].options: här finns 26 alternativ";
    let with = |kind: &str| problems_of(round(&file.replacen("kind = \"single_choice\"", kind, 1)));
    let several = "kind = \"multiple_choice\"\nmin = 1\nmax = 2";
    assert!(with(&format!("{several}\nother = true")).contains(too_many));
    assert!(!with(several).contains(too_many));
    assert!(
        !with("kind = \"single_choice\"\nother = true").contains(too_many),
        "a button of its own"
    );
}

#[test]
fn an_unknown_panel_is_told_together_with_everything_else() {
    let file =
        with(&with(TAX, "panel = \"gnosjo\"", "panel = \"gnosjö\""), "number = 2", "number = 0");
    let told = problems_of(round(&file));
    assert!(told.starts_with("4 panel: det finns ingen panel som heter gnosjö"), "{told}");
    assert!(told.contains("5 number: talet ska vara minst 1 och högst"), "{told}");
}

#[test]
fn a_file_that_is_not_toml_is_told_with_line_and_column() {
    let problems =
        panel(&with(GNOSJO, "entry = \"join_first\"", "entry = join first")).expect_err("wrong");
    assert_eq!((problems[0].line, problems[0].column), (7, Some(9)));
    let twice = with(GNOSJO, "entry = \"join_first\"", "slug = \"again\"");
    assert_eq!(panel(&twice).expect_err("wrong")[0].line, 7, "a key that stands twice");
}

#[test]
fn a_file_from_another_editor_is_read_the_same() {
    let windows = format!("\u{feff}{}", GNOSJO.replace('\n', "\r\n"));
    assert_eq!(panel(&windows).expect("right"), panel(GNOSJO).expect("right"));
}

#[test]
fn a_file_that_no_one_could_mean_is_refused_at_once() {
    let huge = "#".repeat(FILE_MAX_BYTES + 1);
    assert!(problems_of(panel(&huge)).contains("större än 256 kibibyte"));
    let latin1 = import::panel(b"slug = \"gnosj\xf6\"", PanelId(Uuid::nil()));
    assert!(problems_of(latin1).starts_with("1 : filen är inte text i UTF-8"));
    let nul = with(GNOSJO, "Gnosjöpanelen\"\nen", "\\u0000\"\nen");
    assert!(problems_of(panel(&nul)).contains("ett tecken som inte kan visas"));
    let deep = format!("slug = {}", "[".repeat(50_000));
    assert!(panel(&deep).is_err());
    let questions = format!("{TAX}{}", "\n[[questions]]".repeat(10_000));
    let told = problems_of(round(&questions));
    assert!(told.contains("questions: listan har 10006 delar"), "{told}");
    assert!(told.lines().count() <= 101, "{}", told.lines().count());
}

proptest! {
    /// Any bytes at all are read or refused, never a panic.
    #[test]
    fn importing_is_total(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = import::panel(&bytes, PanelId(Uuid::nil()));
        let _ = import::round(&bytes, |_| None, now());
    }

    /// An example with one piece taken out, doubled or replaced is read or refused, never a panic.
    #[test]
    fn importing_a_damaged_example_is_total(
        start in 0..TAX.len(),
        length in 0_usize..60,
        change in "(|[\\[\\]{}=\".,0-9a-z\n]{1,8}|-1|1e999|2027-02-01|true|nan|\"\")",
    ) {
        for example in [TAX, GNOSJO] {
            let mut bytes = example.as_bytes().to_vec();
            let from = start.min(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, change.bytes());
            let gnosjo = panel(GNOSJO).expect("right");
            if let Err(problems) = import::round(&bytes, |_| Some(&gnosjo), now()) {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| problem.line >= 1));
            }
            let _ = import::panel(&bytes, PanelId(Uuid::nil()));
        }
    }
}
