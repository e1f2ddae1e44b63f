//! A statement's and a decision's file: what is right is read, and everything that is wrong is told at once.

use std::fmt::Write as _;

use panelbot::domain::statement::{Signature, Statement};
use panelbot::domain::{Locale, Panel, PanelId, Round, RoundId};
use panelbot::service::import::{self, Closed, Problem};
use panelbot::text::Catalog;
use uuid::Uuid;

const ANSWER: &str = include_str!("../../../examples/gnosjo/svaret.toml");
const DECISION: &str = include_str!("../../../examples/gnosjo/beslutet.toml");
const PANEL: &str = include_str!("../../../examples/gnosjo/panel.toml");
const TAX: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const ROUNDABOUT: &str = include_str!("../../../examples/gnosjo/rondellen.toml");

/// The panel, the round on the tax, closed, and the one on the roundabout, open.
fn known() -> (Panel, Vec<Round>) {
    let panel = import::panel(PANEL.as_bytes(), PanelId(Uuid::from_u128(1))).expect("right");
    let now = "2027-01-15T09:00:00Z".parse().expect("a time");
    let read = |file: &str, id| {
        let round = import::round(file.as_bytes(), |_| Some(&panel), now).expect("right");
        let round = Round { id: RoundId(Uuid::from_u128(id)), ..round };
        let round = round.submit(now).and_then(|round| round.approve(now)).expect("approved");
        round.open(now, panel.time_zone).expect("open")
    };
    let rounds = vec![read(TAX, 2).close(now).expect("closed"), read(ROUNDABOUT, 6)];
    (panel, rounds)
}

fn told(problems: &[Problem], language: &str) -> String {
    let locale = Locale::parse(language).expect("a language");
    problems.iter().fold(String::new(), |mut lines, Problem { key, line, fault, .. }| {
        let sentence = Catalog.say(&fault.text(), &locale);
        writeln!(lines, "{line} {key}: {sentence}").expect("written to memory");
        lines
    })
}

fn statement(file: &str, answered: &[RoundId], corrects: bool) -> Result<Statement, Vec<Problem>> {
    let (panel, rounds) = known();
    let known = Closed { panels: &[panel], rounds: &rounds };
    import::statement(file.as_bytes(), known, |_| answered.to_vec(), corrects)
}

#[test]
fn the_example_is_read_whole() {
    let read = statement(ANSWER, &[], false).expect("the example is right");
    assert_eq!(read.rounds, [RoundId(Uuid::from_u128(2))]);
    assert!(
        matches!(read.signature, Some(Signature::Body { ref paragraph, .. }) if paragraph == "§ 14")
    );
    let lists = [&read.replies, &read.misunderstandings, &read.reservations].map(Vec::len);
    assert_eq!((read.remarks.len(), lists), (1, [1, 1, 1]));
    assert!(read.says_more() && read.corrects.is_none());
    for words in ["Påhittat exempel", "Made-up example"] {
        assert!(ANSWER.contains(words) && DECISION.contains(words), "{words}");
    }
}

#[test]
fn nothing_in_a_statement_or_a_decision_turns_the_text_after_it_or_steers_a_terminal() {
    let (panel, rounds) = known();
    let known = Closed { panels: &[panel], rounds: &rounds };
    let now = "2027-04-10T09:00:00Z".parse().expect("a time");
    let right = [
        format!("{:?}", statement(ANSWER, &[], false)),
        format!("{:?}", import::decision(DECISION.as_bytes(), known, None, now)),
    ];
    let read = |sign: &str| {
        // Before whatever words people read; ids are not among them.
        let with = |file: &str| {
            let words = [
                " = \"P", " = \"M", " = \"K", " = \"S", " = \"T", " = \"D", " = \"A", " = \"B",
                " = \"J", " = \"§",
            ];
            let put = |file: String, opens: &&str| {
                file.replace(*opens, &opens.replace('"', &format!("\"{sign}")))
            };
            words.iter().fold(file.replace("\"\"\"\n**", &format!("\"\"\"\n{sign}**")), put)
        };
        let decision = import::decision(with(DECISION).as_bytes(), known, None, now);
        [format!("{:?}", statement(&with(ANSWER), &[], false)), format!("{decision:?}")]
    };
    assert!(right.iter().all(|read| read.starts_with("Ok")));
    for turns in ["\u{202e}", "\u{2066}", "\\u202E"] {
        assert_eq!(read(turns), right, "{turns:?} is left out everywhere");
    }
    for steers in ["\\u0007", "\\u001B"] {
        for read in read(steers) {
            assert!(read.starts_with("Err") && read.contains("ControlCharacter"), "{read}");
        }
    }
}

#[test]
fn a_person_signs_with_name_and_role() {
    let start = ANSWER.find("body.sv").expect("a body");
    let end = ANSWER.find("# … or").expect("its end");
    let person = "name = \"Anna Ek\"\nrole.sv = \"kommunalråd\"\n";
    let file = format!("{}{person}{}", &ANSWER[..start], &ANSWER[end..]);
    let read = statement(&file, &[], false).expect("right");
    assert!(
        matches!(read.signature, Some(Signature::Person { ref party, .. }) if party.is_empty())
    );
}

#[test]
fn every_problem_of_a_statement_is_told_at_once_with_key_and_line() {
    let long = "å".repeat(1801);
    let file = format!(
        r#"panel = "gnosjo"
rounds = [2, 6, 2, 9]
text.en = "Only in English"
text.fi = "{long}"
administration.sv = "{long}"
corrected.sv = "Ingenting"
colour = "blue"
[signature]
body.sv = "Två\nrader"
name = "Anna"
[[remarks]]
question = "nothing"
text.sv = "Hej"
[[remarks]]
text.sv = "Hej"
[[remarks]]
theme.sv = "Ett"
question = "raise"
[[replies]]
to.sv = ""
[[reservations]]
by = "Bo"
"#
    );
    let problems = statement(&file, &[], false).expect_err("all of this is wrong");
    let unsigned =
        "panel = \"gnosjo\"\nrounds = []\ntext.sv = \" \"\n[signature]\ndecided_on = \"i går\"\n";
    let unsigned = statement(unsigned, &[], false).expect_err("wrong too");
    let nothing = statement("panel = \"other\"\n", &[], false).expect_err("no such panel");
    let missing = "panel = \"gnosjo\"\nrounds = [2]\ntext.sv = \"Hej\"\n";
    let missing =
        statement(missing, &[RoundId(Uuid::from_u128(2))], true).expect_err("no signature");
    let all = [problems, unsigned, nothing, missing];
    let lines = all.iter().map(|problems| told(problems, "sv") + "\n" + &told(problems, "en"));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n---\n"));
}

#[test]
fn every_problem_of_a_decision_is_told_at_once_with_key_and_line() {
    let (panel, rounds) = known();
    let known = Closed { panels: &[panel], rounds: &rounds };
    let now = "2027-04-10T09:00:00Z".parse().expect("a time");
    let read = |file: &str, earlier| import::decision(file.as_bytes(), known, earlier, now);
    let first = read(DECISION, None).expect("the example is right");
    let wrong = "panel = \"gnosjo\"\nrounds = [6]\nstatus = \"not_done\"\ndated = 2027-04-10T09:00:00Z\ntitle.sv = \"\"\nwho = 1\n";
    let wrong = read(wrong, None).expect_err("all of this is wrong");
    let earlier =
        "panel = \"gnosjo\"\nstatus = \"perhaps\"\ndated = 2027-04-09\ntext.sv = \"Hej\"\n";
    let earlier = read(earlier, Some(&first)).expect_err("dated before the first");
    let lines =
        [wrong, earlier].map(|problems| told(&problems, "sv") + "\n" + &told(&problems, "en"));
    insta::assert_snapshot!(lines.join("\n---\n"));
    let later = "panel = \"gnosjo\"\nstatus = \"not_done\"\ndated = 2027-05-01\ntext.sv = \"Det blir inget.\"\nwhy.sv = \"Pengarna är slut.\"\n";
    let later = read(later, Some(&first)).expect("right");
    assert_eq!((later.updates.len(), &later.title), (2, &first.title));
}
