//! What is asked: a round of as many questions as a round may have, with an option to press at each.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use panelbot::domain::broadcast::BroadcastStep;
use panelbot::domain::{Panel, Round};
use panelbot::service::{Advance, BulletinName, Desk, RoundName};

/// Questions in the round: the most that there may be.
pub const QUESTIONS: u8 = 12;

/// Options of each question.
pub const OPTIONS: u8 = 5;

const PANEL: &str = include_str!("../../examples/gnosjo/panel.toml");
const NUMBER: u32 = 7;
const ME: &str = "a benchmark";

/// Puts the example's panel and an open round into the database, or finds them there.
pub async fn open(desk: &Desk) -> Result<(Panel, Round)> {
    // At night, and every day.
    let panel = PANEL.replace("quiet_from = 20", "quiet_from = 0");
    let panel = panel.replace("quiet_until = 8", "quiet_until = 0");
    let panel = panel.replace("most = 4", "most = 255");
    let (panel, _) = desk.apply_panel(panel.as_bytes(), ME).await?;
    let name = RoundName::Numbered { panel: panel.slug.clone(), number: NUMBER };
    if let Some(known) = desk.rounds(None).await?.into_iter().find(|one| one.round.number == NUMBER)
    {
        return Ok((panel, known.round));
    }
    desk.apply_round(file().as_bytes(), ME).await?;
    let mut opened = None;
    for step in [Advance::Submit, Advance::Approve, Advance::Open] {
        opened = Some(desk.advance_round(&name, step, ME).await?.round);
    }
    say_nothing_of_it(desk, &panel).await?;
    Ok((panel, opened.context("a round was opened")?))
}

/// Breaks off what the round says of itself when it opens, before anyone is there to hear it.
async fn say_nothing_of_it(desk: &Desk, panel: &Panel) -> Result<()> {
    desk.keep_calendar(true).await?;
    for said in desk.bulletins(Some(&panel.slug)).await? {
        desk.advance_bulletin(
            &BulletinName::Id(said.bulletin.broadcast.id),
            BroadcastStep::Stop,
            ME,
        )
        .await?;
    }
    Ok(())
}

fn file() -> String {
    let mut file = format!(
        r#"
panel = "gnosjo"
number = {NUMBER}
report_by = ["age", "connection"]
open_for_days = 300
title.sv = "Tolv frågor om kommunen"
title.en = "Twelve questions on the municipality"
[promise]
decided_by.sv = "Kommunfullmäktige"
decided_by.en = "The municipal council"
can_change.sv = "det mesta"
can_change.en = "most of it"
use.sv = "Ledamöterna läser resultatet innan de beslutar."
use.en = "The members read the result before they decide."
statement_due_days_after_close = 28
"#
    );
    for question in 1..=QUESTIONS {
        let _ = write!(
            file,
            r#"
[[questions]]
id = "q{question}"
kind = "single_choice"
dont_know = true
text.sv = "Fråga {question}: hur väl tycker du att kommunen sköter det som du bryr dig mest om?"
text.en = "Question {question}: how well does the municipality take care of what you care for most?"
options = ["#
        );
        for option in 1..=OPTIONS {
            let _ = write!(
                file,
                r#"
  {{ id = "o{option}", label.sv = "Det är svar nummer {option}", label.en = "This is answer number {option}" }},"#
            );
        }
        file.push_str("\n]\n");
    }
    file
}
