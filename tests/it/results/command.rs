//! `panelbot results show`, from the outside.

use calamine::{Reader as _, Xlsx, open_workbook};

use crate::command::{Deployment, example};
use crate::support::answering::answer_in;

/// Gnosjö's round on the tax, open, with one answer.
fn open() -> Deployment {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let id = deployment.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, &id]);
    }
    answer_in(&deployment, &id);
    deployment
}

#[test]
fn an_open_round_shows_nothing_and_a_closed_one_what_may_be_shown() {
    let deployment = open();
    deployment.fails(&["results", "show", "gnosjo/2"], 1, "its result is counted when it closes");
    deployment.ok(&["round", "close", "gnosjo/2"]);
    let told = deployment.ok(&["results", "show", "gnosjo/2"]);
    assert!(told.contains("Answered            1 of 1\n"), "{told}");
    assert!(told.contains("Completion rate     0 %"), "{told}");
    assert!(told.contains("Several answers possible."), "{told}");
    assert!(told.contains("* Hidden: so few"), "{told}");
    assert!(!told.contains("margin"), "{told}");
    let json = deployment.json(&["results", "show", "gnosjo/2"]);
    assert_eq!(json["result"]["questions"][0]["answers"]["base"], "suppressed");
    let csv = deployment.ok(&["results", "show", "gnosjo/2", "--format", "csv"]);
    let heading = "Fråga (id),Fråga,Raden räknar,Svar (id),Svar,Antal,Andel,Dolt";
    assert!(csv.contains(heading), "{csv}");
    let row = "raise,Vad tycker du om att höja skatten med 50 öre?,dem som svarade så,yes,\"Ja, höj\",,,1";
    assert!(csv.contains(row), "{csv}");
    let by = deployment.ok(&["results", "show", "gnosjo/2", "--by", "age"]);
    assert!(by.contains("Not broken down: there are too few in the groups."), "{by}");
}

#[test]
fn a_result_is_a_spreadsheet_with_a_sheet_for_each_way_to_look_at_it() {
    let deployment = open();
    deployment.ok(&["round", "close", "gnosjo/2"]);
    let path = deployment.path("result.xlsx");
    let show = ["results", "show", "gnosjo/2", "--format", "xlsx", "--output", "result.xlsx"];
    deployment.ok(&show);
    let mut file: Xlsx<_> = open_workbook(path).expect("a spreadsheet");
    assert_eq!(file.sheet_names(), ["Alla", "Dag för dag", "Slutade efter frågan", "Metod"]);
    let all = file.worksheet_range("Alla").expect("a sheet");
    let texts: Vec<Vec<String>> =
        all.rows().take(2).map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(texts[0][..5], ["Fråga (id)", "Fråga", "Raden räknar", "Svar (id)", "Svar"]);
    assert_eq!(texts[1][3..], ["yes", "Ja, höj", "", "", "1"]);
    let method = file.worksheet_range("Metod").expect("a sheet");
    assert!(
        method.rows().any(|row| row[0].to_string().contains("1 av 1 i panelen svarade")),
        "{method:?}"
    );
}

#[test]
fn a_file_for_a_spreadsheet_is_in_the_language_that_was_asked_for_and_in_no_other() {
    let deployment = open();
    deployment.ok(&["round", "close", "gnosjo/2"]);
    let show = |language: &str| {
        let wanted = ["results", "show", "gnosjo/2", "--format", "csv", "--language", language];
        deployment.run(&wanted)
    };
    let csv = show("en").out;
    let row = "raise,What do you think about raising the tax by 50 öre?,those who answered so,yes,";
    assert!(csv.contains(row), "{csv}");
    for word in ["Something else", "Don't know", "Skipped", "Answered the question"] {
        assert!(csv.contains(word), "{word}: {csv}");
    }
    for swedish in ["Något annat", "Vet inte", "Hoppade över", "svarade", "Fråga"] {
        assert!(!csv.contains(swedish), "{swedish}: {csv}");
    }
    let other = show("fi");
    assert_eq!(other.code, 2, "{}", other.err);
    assert!(other.err.contains("has no language fi; it has sv, en"), "{}", other.err);
}

#[test]
fn a_breakdown_that_the_round_did_not_say_before_is_refused() {
    let deployment = open();
    deployment.ok(&["round", "close", "gnosjo/2"]);
    let show = |by: &'static str| ["results", "show", "gnosjo/2", "--by", by];
    deployment.fails(&show("shoe"), 1, "there is no background question shoe: write one of age");
    deployment.fails(&show("age,connection"), 1, "report_by_two for two at once");
}

#[test]
fn two_variables_to_report_by_together_are_two_of_those_that_it_reports_by() {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    let file = std::fs::read_to_string(example("gnosjo/skatten.toml")).expect("there");
    let commented = "# report_by_two = [[\"age\", \"connection\"]] #";
    let with = |pairs: &str| file.replace(commented, &format!("report_by_two = {pairs} #"));
    for wrong in [r#"[["age", "age"]]"#, r#"[["age"]]"#, r#"[["age", "shoe"]]"#] {
        deployment.write("round.toml", &with(wrong));
        deployment.fails(&["round", "apply", "round.toml"], 2, "report_by_two[0]");
    }
    deployment.write("round.toml", &with(r#"[["age", "connection"]]"#));
    deployment.ok(&["round", "apply", "round.toml"]);
}
