//! Series by the command line: taken in, shown, approved, paused and resumed, and what is said when something is wrong; and the
//! one promise that all of its rounds share.

use panelbot::domain::Platform;
use panelbot::service::{NewInvitation, SeriesName};
use serde_json::Value;

use crate::command::{Deployment, example};
use crate::support::{Someone, TestDesk, both_databases};

const PANEL: &str = "svenljunga/panel.toml";
const SERIES: &str = "svenljunga/varannan-vecka.toml";
const NAME: &str = "svenljunga/varannan-vecka";

fn with_panel() -> Deployment {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example(PANEL)]);
    deployment
}

fn with_series() -> Deployment {
    let deployment = with_panel();
    deployment.ok(&["series", "apply", &example(SERIES)]);
    deployment
}

/// The example's file, with another time for its first question, long after any test is run.
fn file() -> String {
    let file = std::fs::read_to_string(example(SERIES)).expect("there");
    file.replace("2027-02-01", "2057-02-01").replace("2027-04-12", "2057-04-12")
}

fn each<'v>(series: &'v Value, key: &str) -> Vec<&'v Value> {
    let rounds = series["rounds"].as_array().expect("rounds");
    rounds.iter().map(|round| &round[key]).collect()
}

#[test]
fn a_series_is_applied_listed_shown_and_applied_again() {
    let deployment = with_panel();
    assert_eq!(deployment.ok(&["series", "list"]), "SERIES  STATE  QUESTIONS  ASKED  NEXT OPENS");
    assert_eq!(deployment.json(&["series", "list"]), serde_json::json!([]));
    let apply = ["series", "apply", &example(SERIES)];
    let told =
        format!("{NAME} created, 3 questions; approve it with \"panelbot series approve {NAME}\"");
    assert_eq!(deployment.ok(&apply), told);
    assert_eq!(deployment.ok(&apply), told.replace("created", "unchanged"));
    assert_eq!(deployment.json(&apply)["result"], "unchanged");

    let listed = deployment.ok(&["series", "list"]);
    assert!(listed.contains(NAME) && listed.contains("to be approved"), "{listed}");
    let shown = deployment.ok(&["series", "show", NAME]);
    for words in [
        "Statement due  2027-04-12 12:00",
        "2  draft  2027-02-01 10:00  Rasterna",
        "3  draft  2027-02-15 10:00  Arbetsro",
        // Ten is ten after the clocks have changed, too.
        "4  draft  2027-03-01 10:00  En sak att ändra",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn a_changed_file_changes_what_has_not_opened_and_is_approved_anew() {
    let deployment = with_panel();
    deployment.write("series.toml", &file());
    deployment.ok(&["series", "apply", "series.toml"]);
    let approved = deployment.json(&["series", "approve", NAME]);
    assert_eq!(each(&approved, "state"), ["approved"; 3]);
    assert_eq!(approved["state"], "running");
    let changed =
        file().replace("Arbetsro", "Lugn och ro").replace("every_days = 14", "every_days = 7");
    deployment.write("series.toml", &changed);
    let applied = deployment.json(&["series", "apply", "series.toml"]);
    assert_eq!(
        (&applied["result"], &applied["state"]),
        (&"changed".into(), &"to be approved".into())
    );
    assert_eq!(each(&applied, "title")[1], "Lugn och ro");
    assert_eq!(each(&applied, "opens_at")[2], "2057-02-15T09:00:00Z");
    assert_eq!(deployment.json(&["series", "apply", "series.toml"])["result"], "unchanged");
    let again = deployment.json(&["series", "approve", NAME]);
    assert_eq!(each(&again, "state"), ["approved"; 3]);
}

#[test]
fn a_paused_series_opens_nothing_until_it_is_resumed() {
    let deployment = with_panel();
    deployment.write("series.toml", &file());
    deployment.ok(&["series", "apply", "series.toml"]);
    deployment.ok(&["series", "approve", NAME]);
    let paused = deployment.json(&["series", "pause", NAME]);
    assert_eq!(paused["state"], "paused");
    deployment.fails(&["series", "pause", NAME], 1, "waits to open by itself");
    assert_eq!(each(&paused, "opens_at"), [&Value::Null; 3]);
    assert!(deployment.ok(&["series", "list"]).contains("paused"));
    // The same file again does not let it go on behind their back.
    assert_eq!(deployment.json(&["series", "apply", "series.toml"])["result"], "unchanged");
    assert_eq!(deployment.json(&["series", "show", NAME])["state"], "paused");
    let resumed = deployment.json(&["series", "resume", NAME]);
    assert_eq!(resumed["state"], "running");
    assert_eq!(each(&resumed, "opens_at")[0], "2057-02-01T09:00:00Z");
    let audit = deployment.ok(&["audit", "list"]);
    for action in ["series apply", "series approve", "series pause", "series resume"] {
        assert!(audit.contains(action), "{action}\n{audit}");
    }
}

#[test]
fn a_wrong_file_is_told_with_file_line_and_key() {
    let deployment = with_panel();
    let whole = file();
    for (passage, wrong, told) in [
        (
            "every_days = 14",
            "every_days = 0",
            "series.toml:8: every_days: the number must be at least 1",
        ),
        (
            "every_days = 14",
            "every_days = \"weekly\"",
            "series.toml:8: every_days: this should be a whole number",
        ),
        (
            "panel = \"svenljunga\"",
            "panel = \"atlantis\"",
            "series.toml:4: panel: there is no panel called atlantis",
        ),
        (
            "first_number = 2",
            "first_number = 0",
            "series.toml:6: first_number: the number must be at least 1",
        ),
    ] {
        assert!(whole.contains(passage), "{passage}");
        deployment.write("series.toml", &whole.replace(passage, wrong));
        deployment.fails(&["series", "apply", "series.toml"], 2, told);
    }
    let questions = whole.find("[[questions]]").expect("there");
    deployment.write("series.toml", &whole[..questions]);
    deployment.fails(&["series", "apply", "series.toml"], 2, "questions: the key is missing");
    let empty = whole[..questions].replace("[promise]", "questions = []\n[promise]");
    deployment.write("series.toml", &empty);
    deployment.fails(&["series", "apply", "series.toml"], 2, "questions: this must not be empty");
    deployment.fails(&["series", "apply", "missing.toml"], 2, "missing.toml: cannot be read");
    assert_eq!(deployment.json(&["series", "list"]), serde_json::json!([]), "nothing was kept");
}

#[test]
fn what_is_no_series_or_takes_anothers_number_is_told_with_what_to_do() {
    let deployment = with_series();
    for command in ["show", "approve", "pause", "resume"] {
        let unknown = ["series", command, "svenljunga/varje-dag"];
        deployment.fails(
            &unknown,
            2,
            "there is no series svenljunga/varje-dag: \"panelbot series list\"",
        );
        deployment.fails(&["series", command, "varannan-vecka"], 2, "svenljunga/varannan-vecka");
    }
    // Its second question would be round 3, which is another series'.
    let other = file().replace("series = \"varannan-vecka\"", "series = \"varje-vecka\"");
    deployment.write("other.toml", &other.replace("first_number = 2", "first_number = 4"));
    deployment.fails(
        &["series", "apply", "other.toml"],
        2,
        "round 4 of svenljunga is not of this series: choose another",
    );
    deployment.write("other.toml", &other.replace("first_number = 2", "first_number = 5"));
    deployment.ok(&["series", "apply", "other.toml"]);
    let listed = deployment.json(&["series", "list"]);
    assert_eq!(listed.as_array().map(Vec::len), Some(2));
    // A round of its own cannot be put among them either.
    let round = std::fs::read_to_string(example("svenljunga/skolmaten.toml")).expect("there");
    assert!(round.contains("number = 1"));
    deployment.write("round.toml", &round.replace("number = 1", "number = 2"));
    deployment.fails(
        &["round", "apply", "round.toml"],
        2,
        "round 2 of svenljunga belongs to the series varannan-vecka",
    );
    let first = deployment.json(&["series", "show", NAME]);
    assert_eq!(each(&first, "title")[0], "Rasterna");
}

/// Lets the clock come to this time of the year and the rounds do what is due.
async fn comes(test: &TestDesk, time: &str) {
    let time: chrono::DateTime<chrono::Utc> = time.parse().expect("a time");
    test.clock.pass(time - test.desk.now());
    for _ in 0..3 {
        test.desk.keep_calendar(true).await.expect("kept");
    }
}

both_databases! {
    every_question_of_a_series_comes_with_the_same_promise(test) {
        let read = |name: &str| std::fs::read_to_string(example(name)).expect("there");
        test.panel(&read(PANEL)).await;
        let (series, _) =
            test.desk.apply_series(read(SERIES).as_bytes(), "a test").await.expect("right");
        assert!(series.rounds.iter().all(|round| round.promise == series.rounds[0].promise));
        let name = SeriesName { panel: "svenljunga".to_owned(), series: "varannan-vecka".to_owned() };
        test.desk.approve_series(&name, "a test").await.expect("approved");
        let new = NewInvitation { panel: name.panel.clone(), ..NewInvitation::default() };
        let (_, invitation) = test.desk.create_invitation(new, "a test").await.expect("a code");
        let code = invitation.code;
        for (time, question) in [
            ("2027-02-01T09:00:00Z", "Är rasterna lagom långa?"),
            ("2027-02-15T09:00:00Z", "arbeta i lugn och ro"),
            ("2027-03-01T09:00:00Z", "Om du fick ändra en sak"),
        ] {
            comes(&test, time).await;
            let mut robin = Someone::on(Platform::Telegram, "robin");
            robin.write(&test, &format!("/start {code}")).await;
            let words = robin.words();
            for promised in [question, "Barn- och utbildningsnämnden", "12 april"] {
                assert!(words.contains(promised), "{promised}\n{words}");
            }
        }
    }
}
