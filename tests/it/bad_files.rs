//! Files about what goes to many, wrong in every key: how often a panel writes, when a round opens by itself, a series and its
//! beat. Each problem is told with key and line, and what to do.

use std::fmt::Write as _;

use panelbot::domain::contact::ContactRule;
use panelbot::domain::{Locale, Panel, PanelId};
use panelbot::service::import::{self, Problem};
use panelbot::text::Catalog;
use uuid::Uuid;

const GNOSJO: &str = include_str!("../../examples/gnosjo/panel.toml");
const TAX: &str = include_str!("../../examples/gnosjo/skatten.toml");
const SVENLJUNGA: &str = include_str!("../../examples/svenljunga/panel.toml");
const SERIES: &str = include_str!("../../examples/svenljunga/varannan-vecka.toml");

fn panel(file: &str) -> Result<Panel, Vec<Problem>> {
    import::panel(file.as_bytes(), PanelId(Uuid::nil()))
}

/// The problems as the command line shows them, one a line.
fn told<T: std::fmt::Debug>(read: Result<T, Vec<Problem>>, language: &str) -> String {
    let locale = Locale::parse(language).expect("a language");
    let problems = read.expect_err("the file is wrong");
    problems.iter().fold(String::new(), |mut lines, Problem { key, line, fault, .. }| {
        let sentence = Catalog.say(&fault.text(), &locale);
        writeln!(lines, "{line} {key}: {sentence}").expect("written to memory");
        lines
    })
}

/// Gnosjö's panel with these lines in the place of its rules for writing.
fn with_contact(lines: &str) -> Result<Panel, Vec<Problem>> {
    let (start, end) = (GNOSJO.find("[contact]"), GNOSJO.find("# The lowest age on each"));
    let (start, end) = (start.expect("there"), end.expect("there"));
    panel(&format!("{}{lines}\n{}", &GNOSJO[..start], &GNOSJO[end..]))
}

fn round(file: &str) -> String {
    let gnosjo = panel(GNOSJO).expect("the example is right");
    let now = "2027-01-15T09:00:00Z".parse().expect("a time");
    told(import::round(file.as_bytes(), |_| Some(&gnosjo), now), "sv")
}

fn series(file: &str) -> String {
    let svenljunga = panel(SVENLJUNGA).expect("the example is right");
    let find = |slug: &str| (slug == "svenljunga").then_some(&svenljunga);
    told(import::series(file.as_bytes(), find), "sv")
}

/// The series' file with one passage changed, which must be there exactly once.
fn with(file: &str, passage: &str, change: &str) -> String {
    assert_eq!(file.matches(passage).count(), 1, "{passage}");
    file.replace(passage, change)
}

#[test]
fn what_is_left_out_of_how_often_a_panel_writes_has_its_usual_value() {
    assert_eq!(with_contact("").expect("right").contact, ContactRule::default());
    let one = with_contact("[contact]\nreminders = 1").expect("right").contact;
    assert_eq!(one, ContactRule { reminders: 1, ..ContactRule::default() });
    let edges = "[contact]\nquiet_from = 23\nquiet_until = 0\nmost = 255\nwithin_days = 60\nreminders = 0\n\
                 first_reminder_days = 60\nlast_reminder_days = 60";
    assert!(with_contact(edges).is_ok());
}

#[test]
fn every_key_of_how_often_a_panel_writes_says_what_it_can_be() {
    for (key, highest) in [
        ("quiet_from", 23),
        ("quiet_until", 23),
        ("most", 255),
        ("within_days", 60),
        ("reminders", 2),
        ("first_reminder_days", 60),
        ("last_reminder_days", 60),
    ] {
        for value in ["-1".to_owned(), (highest + 1).to_string(), "100000".to_owned()] {
            let told = told(with_contact(&format!("[contact]\n{key} = {value}")), "en");
            let wanted =
                format!("38 contact.{key}: the number must be at least 0 and at most {highest}\n");
            assert_eq!(told, wanted);
        }
        for value in ["\"20\"", "20.5", "true", "[20]", "07:30:00"] {
            let told = told(with_contact(&format!("[contact]\n{key} = {value}")), "en");
            let wanted = format!("38 contact.{key}: this should be a whole number");
            assert!(told.starts_with(&wanted) && told.lines().count() == 1, "{told}");
        }
    }
}

#[test]
fn what_is_misspelt_or_no_table_is_told() {
    let misspelt = told(with_contact("[contact]\nquiet_form = 20"), "sv");
    assert_eq!(misspelt, "38 contact.quiet_form: nyckeln finns inte; menar du quiet_from?\n");
    let flat =
        told(panel(&format!("contact = 4\n{}", GNOSJO.replace("[contact]", "[kontakt]"))), "sv");
    assert!(flat.contains("1 contact: här ska det stå flera nycklar"), "{flat}");
    assert!(flat.contains("kontakt: nyckeln finns inte; menar du contact?"), "{flat}");
}

#[test]
fn a_round_that_opens_by_itself_at_no_time_or_too_late_is_refused() {
    for wrong in ["\"i morgon\"", "2027-02-01", "2027-02-01T10:00:00", "10:00:00", "7"] {
        let told = round(&format!("opens_at = {wrong}\n{TAX}"));
        let wanted =
            "1 opens_at: här ska det stå en tidpunkt med tidszon, som 2027-02-01T20:00:00+01:00";
        assert!(told.starts_with(wanted), "{wrong}: {told}");
    }
    let closes = "closes_at = 2027-02-01T10:00:00+01:00";
    let early = with(TAX, "open_for_days = 14", closes);
    for opens in ["2027-02-01T10:00:00+01:00", "2027-02-02T10:00:00+01:00"] {
        let told = round(&format!("opens_at = {opens}\n{early}"));
        assert!(told.contains("closes_at: ") && told.lines().count() == 1, "{told}");
    }
    // What opens by itself is promised an answer counted from then.
    let due = with(
        TAX,
        "statement_due_days_after_close = 28",
        "statement_due_at = 2027-03-01T10:00:00+01:00",
    );
    let late = round(&format!("opens_at = 2027-02-20T10:00:00+01:00\n{due}"));
    assert!(late.contains("promise: svaret till panelen är utlovat före stängningen"), "{late}");
}

#[test]
fn every_problem_of_a_series_is_told_at_once_with_key_and_line() {
    let file = SERIES
        .replace("series = \"varannan-vecka\"", "series = \" \"")
        .replace("first_number = 2", "first_number = 0")
        .replace("starts_at = 2027-02-01T10:00:00+01:00", "starts_at = 2027-02-01")
        .replace("every_days = 14", "every_day = 14")
        .replace("# open_for_days = 14", "open_for_days = 0 #")
        .replace("report_by = [\"year\"]", "report_by = [\"shoe\"]")
        .replace("can_change.sv = \"hur skoldagen ser ut\"", "can_change.fi = \"kaikki\"")
        .replace("title.sv = \"Arbetsro\"\n", "")
        .replace("to = 5", "to = 50")
        .replace("max_length = 500", "max_length = 50000");
    insta::assert_snapshot!(series(&file));
}

#[test]
fn a_beat_of_no_days_or_of_something_else_is_refused() {
    let beat =
        |value: &str| series(&with(SERIES, "every_days = 14", &format!("every_days = {value}")));
    for value in ["0", "-14", "367", "65536"] {
        let told = beat(value);
        assert!(told.starts_with("8 every_days: talet ska vara minst 1 och högst 366"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    for value in ["\"varannan vecka\"", "1.5", "[14]"] {
        assert!(
            beat(value).starts_with("8 every_days: här ska det stå ett heltal"),
            "{}",
            beat(value)
        );
    }
    let none = series(&with(SERIES, "every_days = 14", ""));
    assert_eq!(none, "1 every_days: nyckeln saknas\n");
}

#[test]
fn a_series_is_promised_its_answer_within_a_year_after_its_last_round() {
    // The third round opens on 1 March, for two weeks.
    let due = |time: &str| with(SERIES, "2027-04-12T12:00:00+02:00", time);
    let svenljunga = panel(SVENLJUNGA).expect("right");
    let within = import::series(due("2028-03-15T10:00:00+01:00").as_bytes(), |_| Some(&svenljunga));
    assert!(within.is_ok(), "{within:?}");
    let told = series(&due("2028-03-17T10:00:00+01:00"));
    assert!(
        told.contains(" promise.statement_due_at: svaret till panelen lovas minst 1"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn a_series_without_questions_panel_or_promise_is_refused() {
    let questions = SERIES.find("[[questions]]").expect("there");
    let (start, end) = (SERIES.find("[promise]").expect("there"), questions);
    let frame = &SERIES[..questions];
    assert_eq!(series(frame), "1 questions: nyckeln saknas\n");
    let empty = frame.replace("[promise]", "questions = []\n[promise]");
    assert!(series(&empty).contains("questions: det här får inte vara tomt"), "{}", series(&empty));
    let without = format!("{}{}", &SERIES[..start], &SERIES[end..]);
    assert_eq!(
        series(&without).matches("omgången saknar löfte").count(),
        1,
        "{}",
        series(&without)
    );
    let elsewhere = series(&with(SERIES, "panel = \"svenljunga\"", "panel = \"atlantis\""));
    assert!(elsewhere.contains("panel: det finns ingen panel som heter atlantis"), "{elsewhere}");
    assert_eq!(elsewhere.lines().count(), 1, "{elsewhere}");
    // The last question is open for two weeks after it has opened.
    let early = series(&with(SERIES, "2027-04-12T12:00:00+02:00", "2027-03-10T12:00:00+01:00"));
    assert_eq!(
        early.matches("svaret till panelen är utlovat före stängningen").count(),
        1,
        "{early}"
    );
}

#[test]
fn a_series_of_an_hour_that_the_clocks_skip_is_read() {
    let svenljunga = panel(SVENLJUNGA).expect("right");
    // Two weeks after this, half past two in the night does not come.
    let file = with(SERIES, "2027-02-01T10:00:00+01:00", "2027-03-14T02:30:00+01:00");
    let file = with(&file, "2027-04-12T12", "2027-06-12T12");
    let rounds = import::series(file.as_bytes(), |_| Some(&svenljunga)).expect("right");
    let opens: Vec<String> = rounds
        .iter()
        .filter_map(|round| Some(round.opens_at?.with_timezone(&svenljunga.time_zone).to_string()))
        .collect();
    assert_eq!(opens.len(), 3);
    assert!(opens[2].starts_with("2027-04-11 02:30"), "{opens:?}");
}
