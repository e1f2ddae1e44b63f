//! What is asked: every kind of question, two of them only of some, by four background variables, two of them together.

use anyhow::Result;
use panelbot::domain::{Panel, Round};
use panelbot::service::{Advance, Desk, RoundName};

const ME: &str = "a benchmark";

/// The panel's round, as the command line names it.
pub const NAME: &str = "tally/1";

const PANEL: &str = r#"
slug = "tally"
languages = ["sv", "en"]
time_zone = "Europe/Stockholm"
entry = "join_first"
recruitment = ["open"]
name = { sv = "Panelen", en = "The panel" }
organiser = { sv = "Kommunen", en = "The municipality" }
welcome = { sv = "Hej!", en = "Hi!" }
promise = { sv = "Du får svar.", en = "You get an answer." }
help_lines = { sv = "", en = "" }
[consent]
version = 1
text = { sv = "Ja.", en = "Yes." }
[retention]
guest_days = 30
inactive_days = 730
[channels.telegram]
minimum_age = 0
"#;

/// The background variables, each with the names of its categories.
const BACKGROUND: [(&str, [&str; 4]); 4] = [
    ("age", ["16-29", "30-49", "50-64", "65-"]),
    ("part", ["Norra delen", "Centralorten", "Södra delen", "Landsbygden"]),
    ("housing", ["Hyresrätt", "Bostadsrätt", "Villa", "Annat"]),
    ("work", ["Arbetar", "Studerar", "Pensionär", "Annat"]),
];

const ROUND: &str = r#"
panel = "tally"
number = 1
report_by = ["age", "part", "housing", "work"]
report_by_two = [["age", "part"]]
open_for_days = 14
title = { sv = "Skatten och bussarna", en = "The tax and the buses" }
[promise]
decided_by = { sv = "Kommunfullmäktige", en = "The municipal council" }
can_change = { sv = "det mesta", en = "most of it" }
use = { sv = "Ledamöterna läser resultatet.", en = "The members read the result." }
statement_due_days_after_close = 28
"#;

/// Puts the panel and an open round into the database.
pub async fn open(desk: &Desk) -> Result<(Panel, Round)> {
    let panel = PANEL.to_owned() + &BACKGROUND.map(variable).concat();
    let (panel, _) = desk.apply_panel(panel.as_bytes(), ME).await?;
    let round = ROUND.to_owned() + &questions().concat();
    let (mut round, _) = desk.apply_round(round.as_bytes(), ME).await?;
    let name = RoundName::Id(round.id);
    for step in [Advance::Submit, Advance::Approve, Advance::Open] {
        round = desk.advance_round(&name, step, ME).await?.round;
    }
    Ok((panel, round))
}

/// Closes it.
pub async fn close(desk: &Desk, name: &RoundName) -> Result<()> {
    desk.advance_round(name, Advance::Close, ME).await?;
    Ok(())
}

fn variable((id, categories): (&str, [&str; 4])) -> String {
    let category = |(no, name): (usize, &str)| choice(&format!("c{no}"), name, name);
    let categories: Vec<_> = categories.into_iter().enumerate().map(category).collect();
    let text = words("text", "?", "?");
    format!("[[background]]\nid = \"{id}\"\n{text}\ncategories = [{}]\n", categories.join(", "))
}

fn questions() -> [String; 8] {
    [
        question("raise", "single_choice", "Ska vi höja skatten?", "Should we raise the tax?")
            + "dont_know = true\nskip = true\nother = true\n"
            + &options(&[
                ("yes", "Ja, höj", "Yes, raise it"),
                ("lower", "Höj, men mindre", "Raise it, but less"),
                ("no", "Nej, höj inte", "No, do not"),
            ]),
        question(
            "money",
            "multiple_choice",
            "Vad ska pengarna gå till?",
            "What should the money go to?",
        ) + "min = 1\nmax = 3\nother = true\n"
            + "show_if = [{ question = \"raise\", any_of = [\"yes\", \"lower\"] }]\n"
            + &options(&[
                ("school", "Skolan", "Schools"),
                ("elderly", "Äldreomsorgen", "Care of the elderly"),
                ("roads", "Gator och vägar", "Streets and roads"),
                ("sport", "Fritid och idrott", "Leisure and sport"),
                ("culture", "Kultur", "Culture"),
            ]),
        question("trust", "scale", "Litar du på oss?", "Do you trust us?")
            + "from = 1\nto = 5\ndont_know = true\n"
            + &words("low", "inte alls", "not at all")
            + &words("high", "helt", "fully"),
        question("why", "open_text", "Vad kunde bli bättre?", "What could be better?")
            + "skip = true\nmax_length = 500\n"
            + "show_if = [{ question = \"trust\", at_most = 3 }]\n",
        question("pay", "number", "Hur mycket mer kan du betala?", "How much more can you pay?")
            + "min = 0\nmax = 1000\nskip = true\n"
            + &words("unit", "kronor i månaden", "kronor a month"),
        question(
            "where",
            "location",
            "Var ska nästa hållplats ligga?",
            "Where should the next stop be?",
        ) + "dont_know = true\n"
            + &options(&[
                ("square", "Torget", "The square"),
                ("station", "Stationen", "The station"),
                ("school", "Skolan", "The school"),
            ]),
        question("buses", "scale", "Hur bra går bussarna?", "How well do the buses run?")
            + "from = 0\nto = 10\n"
            + &words("low", "dåligt", "badly")
            + &words("high", "bra", "well"),
        question("again", "single_choice", "Vill du vara med igen?", "Will you take part again?")
            + &options(&[
                ("yes", "Ja", "Yes"),
                ("perhaps", "Kanske", "Perhaps"),
                ("no", "Nej", "No"),
            ]),
    ]
}

fn question(id: &str, kind: &str, sv: &str, en: &str) -> String {
    format!("[[questions]]\nid = \"{id}\"\nkind = \"{kind}\"\n") + &words("text", sv, en)
}

fn options(all: &[(&str, &str, &str)]) -> String {
    let all: Vec<_> = all.iter().map(|(id, sv, en)| choice(id, sv, en)).collect();
    format!("options = [{}]\n", all.join(", "))
}

fn choice(id: &str, sv: &str, en: &str) -> String {
    format!("{{ id = \"{id}\", label = {{ sv = \"{sv}\", en = \"{en}\" }} }}")
}

/// A line of a file that gives something in both languages.
fn words(what: &str, sv: &str, en: &str) -> String {
    format!("{what} = {{ sv = \"{sv}\", en = \"{en}\" }}\n")
}
