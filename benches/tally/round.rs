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
[[questions]]
id = "raise"
kind = "single_choice"
text = { sv = "Ska vi höja skatten?", en = "Should we raise the tax?" }
dont_know = true
skip = true
other = true
options = [
  { id = "yes", label = { sv = "Ja, höj", en = "Yes, raise it" } },
  { id = "lower", label = { sv = "Höj, men mindre", en = "Raise it, but less" } },
  { id = "no", label = { sv = "Nej, höj inte", en = "No, do not" } },
]
[[questions]]
id = "money"
kind = "multiple_choice"
text = { sv = "Vad ska pengarna gå till?", en = "What should the money go to?" }
min = 1
max = 3
other = true
show_if = [{ question = "raise", any_of = ["yes", "lower"] }]
options = [
  { id = "school", label = { sv = "Skolan", en = "Schools" } },
  { id = "elderly", label = { sv = "Äldreomsorgen", en = "Care of the elderly" } },
  { id = "roads", label = { sv = "Gator och vägar", en = "Streets and roads" } },
  { id = "sport", label = { sv = "Fritid och idrott", en = "Leisure and sport" } },
  { id = "culture", label = { sv = "Kultur", en = "Culture" } },
]
[[questions]]
id = "trust"
kind = "scale"
from = 1
to = 5
text = { sv = "Litar du på oss?", en = "Do you trust us?" }
low = { sv = "inte alls", en = "not at all" }
high = { sv = "helt", en = "fully" }
dont_know = true
[[questions]]
id = "why"
kind = "open_text"
text = { sv = "Vad kunde bli bättre?", en = "What could be better?" }
skip = true
max_length = 500
show_if = [{ question = "trust", at_most = 3 }]
[[questions]]
id = "pay"
kind = "number"
min = 0
max = 1000
unit = { sv = "kronor i månaden", en = "kronor a month" }
text = { sv = "Hur mycket mer kan du betala?", en = "How much more can you pay?" }
skip = true
[[questions]]
id = "where"
kind = "location"
text = { sv = "Var ska nästa hållplats ligga?", en = "Where should the next stop be?" }
dont_know = true
options = [
  { id = "square", label = { sv = "Torget", en = "The square" } },
  { id = "station", label = { sv = "Stationen", en = "The station" } },
  { id = "school", label = { sv = "Skolan", en = "The school" } },
]
[[questions]]
id = "buses"
kind = "scale"
from = 0
to = 10
text = { sv = "Hur bra går bussarna?", en = "How well do the buses run?" }
low = { sv = "dåligt", en = "badly" }
high = { sv = "bra", en = "well" }
[[questions]]
id = "again"
kind = "single_choice"
text = { sv = "Vill du vara med igen?", en = "Will you take part again?" }
options = [
  { id = "yes", label = { sv = "Ja", en = "Yes" } },
  { id = "perhaps", label = { sv = "Kanske", en = "Perhaps" } },
  { id = "no", label = { sv = "Nej", en = "No" } },
]
"#;

/// Puts the panel and an open round into the database.
pub async fn open(desk: &Desk) -> Result<(Panel, Round)> {
    let variable = |(id, categories): (&str, [&str; 4])| {
        let category = |(no, name): (usize, &str)| {
            format!("{{ id = \"c{no}\", label = {{ sv = \"{name}\", en = \"{name}\" }} }}")
        };
        let categories: Vec<_> = categories.into_iter().enumerate().map(category).collect();
        let text = "text = { sv = \"?\", en = \"?\" }";
        format!("[[background]]\nid = \"{id}\"\n{text}\ncategories = [{}]\n", categories.join(", "))
    };
    let file = PANEL.to_owned() + &BACKGROUND.map(variable).concat();
    let (panel, _) = desk.apply_panel(file.as_bytes(), ME).await?;
    let (mut round, _) = desk.apply_round(ROUND.as_bytes(), ME).await?;
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
