//! A year of a panel: what each kind of panelist gets, and when.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use panelbot::conversation::Button;
use panelbot::domain::{PanelId, Platform, RoundId};
use panelbot::service::NewInvitation;

use super::diary::{Diary, at};
use super::panelist::{Habit, Panelist};
use crate::support::{TestDesk, both_databases};

/// Gnosjö's panel with a server of its own.
fn panel() -> String {
    let file = include_str!("../../../examples/gnosjo/panel.toml");
    file.replace(
        "[channels.discord]",
        "[channels.discord]\nserver_channel = \"123456789012345678\"",
    )
}

/// A round of two questions.
fn round(number: u32, titles: [&str; 2], times: &str) -> String {
    let [sv, en] = titles;
    let mut file = format!(
        "panel = \"gnosjo\"\nnumber = {number}\n{times}\ntitle = {{ sv = \"{sv}\", en = \"{en}\" }}\n\
         [promise]\ndecided_by = {{ sv = \"Kommunfullmäktige\", en = \"The council\" }}\n\
         can_change = {{ sv = \"det mesta\", en = \"most things\" }}\n\
         use = {{ sv = \"Ledamöterna läser resultatet.\", en = \"The members read the result.\" }}\n\
         statement_due_days_after_close = 21\n"
    );
    for id in ["first", "second"] {
        let _ = write!(
            file,
            "[[questions]]\nid = \"{id}\"\nkind = \"single_choice\"\n\
             text = {{ sv = \"Vad tycker du?\", en = \"What do you think?\" }}\n\
             options = [\n{{ id = \"yes\", label.sv = \"Ja\", label.en = \"Yes\" }},\n\
             {{ id = \"no\", label.sv = \"Nej\", label.en = \"No\" }},\n]\n"
        );
    }
    file
}

const ROUNDS: [([&str; 2], &str); 7] = [
    (["Skatten", "The tax"], "opens_at = 2027-02-01T09:00:00+01:00\nopen_for_days = 14"),
    // Over the night when the clocks are put forward.
    (["Rondellen", "The roundabout"], "opens_at = 2027-03-22T17:00:00+01:00\nopen_for_days = 10"),
    (
        ["Badplatsen", "The bathing place"],
        "opens_at = 2027-05-10T08:00:00+02:00\nopen_for_days = 3",
    ),
    (["Lunchen", "Lunch"], "opens_at = 2027-06-07T12:00:00+02:00\nopen_for_days = 1"),
    // In the middle of much else.
    (["Bussarna", "The buses"], "opens_at = 2027-09-13T10:00:00+02:00\nclosing_in_a_week"),
    // Late in the evening, over the night when the clocks are put back.
    (
        ["Belysningen", "The street lights"],
        "opens_at = 2027-10-25T22:00:00+02:00\nopen_for_days = 7",
    ),
    (
        ["Julen", "Christmas"],
        "opens_at = 2027-11-29T09:00:00+01:00\ncloses_at = 2027-12-12T23:59:00+01:00",
    ),
];

const BULLETINS: [(&str, [&str; 2]); 8] = [
    ("2027-03-01 12:00", ["Så gick det med **skatten**.", "What came of the **tax**."]),
    ("2027-04-20 21:00", ["Rondellen får ett träd.", "The roundabout gets a tree."]),
    ("2027-07-14 12:00", ["Glad sommar!", "Have a nice summer!"]),
    ("2027-09-01 12:00", ["Ett.", "One."]),
    ("2027-09-03 12:00", ["Två.", "Two."]),
    ("2027-09-06 12:00", ["Tre.", "Three."]),
    ("2027-09-08 12:00", ["Fyra.", "Four."]),
    ("2027-09-10 12:00", ["Fem: en för mycket.", "Five: one too many."]),
];

async fn prepare(diary: &mut Diary) -> (PanelId, BTreeMap<RoundId, String>) {
    let panel = diary.test.panel(&panel()).await;
    let mut titles = BTreeMap::new();
    for (number, (title, times)) in (1..).zip(ROUNDS) {
        let times = times.replace("closing_in_a_week", "open_for_days = 7");
        let id = diary.approve(&round(number, title, &times)).await;
        titles.insert(id, title[0].to_owned());
    }
    for (when, words) in BULLETINS {
        diary.bulletin(panel.id, at(when), words).await;
    }
    (panel.id, titles)
}

/// What happens in the year that no habit covers: when, who, and what they do.
enum Deed {
    Join,
    Write(&'static str),
    Answer,
    BreakOff,
    Visit,
}

const ANNA: usize = 0;
const DAVID: usize = 3;
const EVA: usize = 4;
const FARID: usize = 5;
const GUN: usize = 6;
const HUGO: usize = 7;
const INES: usize = 8;

fn people() -> Vec<Panelist> {
    let telegram = Platform::Telegram;
    vec![
        Panelist::new("Anna answers at once (Telegram)", Habit::Answers, telegram),
        Panelist::new("Bo breaks off (Telegram)", Habit::BreaksOff, telegram),
        Panelist::new("Cecilia never answers (Telegram)", Habit::Reads, telegram),
        Panelist::new(
            "David is paused from April to October (Telegram)",
            Habit::AnswersWhenReminded,
            telegram,
        ),
        Panelist::new("Eva wants fewer messages from March on (Telegram)", Habit::Reads, telegram),
        Panelist::new(
            "Farid says no to each round, and changes his mind in December (Telegram)",
            Habit::SaysNo,
            telegram,
        ),
        Panelist::new(
            "Gun joins in the middle of the second round, and breaks off (Telegram)",
            Habit::Reads,
            telegram,
        ),
        Panelist::new(
            "Hugo is in the server only (Discord without a private chat)",
            Habit::Reads,
            Platform::Discord,
        ),
        Panelist::new(
            "Ines comes to our page on the 15th of each month (browser)",
            Habit::Reads,
            Platform::Browser,
        ),
        Panelist::new(
            "Jack reads English and answers when reminded (Telegram)",
            Habit::AnswersWhenReminded,
            telegram,
        )
        .in_english(),
        Panelist::new(
            "Kim answers at once (Discord with a private chat)",
            Habit::Answers,
            Platform::Discord,
        )
        .with_a_room(),
    ]
}

const DEEDS: [(&str, usize, Deed); 20] = [
    ("2027-02-15 12:00", INES, Deed::Visit),
    ("2027-03-02 10:00", EVA, Deed::Write("/mindre")),
    ("2027-03-15 12:00", INES, Deed::Visit),
    ("2027-03-25 19:00", GUN, Deed::Join),
    ("2027-03-30 16:00", GUN, Deed::BreakOff),
    ("2027-04-01 10:00", DAVID, Deed::Write("/paus")),
    ("2027-04-15 12:00", INES, Deed::Visit),
    ("2027-05-15 12:00", INES, Deed::Visit),
    ("2027-06-15 12:00", INES, Deed::Visit),
    ("2027-07-15 12:00", INES, Deed::Visit),
    ("2027-08-15 12:00", INES, Deed::Visit),
    ("2027-09-15 12:00", INES, Deed::Visit),
    ("2027-10-15 12:00", INES, Deed::Visit),
    ("2027-11-01 10:00", DAVID, Deed::Write("/start")),
    ("2027-11-15 12:00", INES, Deed::Visit),
    ("2027-12-01 10:00", FARID, Deed::Answer),
    ("2027-12-02 10:00", HUGO, Deed::Write("/frågor")),
    ("2027-12-10 10:00", EVA, Deed::Write("/vanligt")),
    ("2027-12-15 12:00", INES, Deed::Visit),
    ("2027-12-31 12:00", ANNA, Deed::Write("/frågor")),
];

async fn walk(test: TestDesk) -> String {
    let mut diary = Diary::new(test);
    let (panel, titles) = prepare(&mut diary).await;
    let new = NewInvitation { panel: "gnosjo".to_owned(), ..NewInvitation::default() };
    let (_, code) = diary.test.desk.create_invitation(new, "a test").await.expect("a code");
    let mut people = people();
    for (no, one) in people.iter_mut().enumerate() {
        if no != GUN {
            one.joins(&diary.test, &code.code).await;
        }
    }
    for (when, who, deed) in DEEDS {
        diary.pass_until(at(when), &mut people).await;
        let (one, test) = (&mut people[who], &diary.test);
        let note = match deed {
            Deed::Join => {
                one.joins(test, &code.code).await;
                "joins".to_owned()
            }
            Deed::Write(words) => {
                one.writes(test, words).await;
                format!("writes {words}")
            }
            Deed::Answer => {
                one.answers(test).await;
                "answers after all".to_owned()
            }
            Deed::BreakOff => {
                one.presses(test, |one| matches!(one, Button::Choose(..))).await;
                "answers the first question".to_owned()
            }
            Deed::Visit => "opens our page".to_owned(),
        };
        one.diary.push(format!(
            "{} - {note}",
            at(when).with_timezone(&chrono_tz::Europe::Stockholm).format("%Y-%m-%d %a %H:%M")
        ));
        if matches!(deed, Deed::Visit) {
            people[who].visits(&diary.test).await;
        }
    }
    diary.pass_until(at("2028-01-15 10:00"), &mut people).await;
    diary.test.desk.upkeep().await.expect("what nobody came for is given up");
    written(&diary, panel, &titles, &people).await
}

async fn written(
    diary: &Diary,
    panel: PanelId,
    titles: &BTreeMap<RoundId, String>,
    people: &[Panelist],
) -> String {
    let mut text = String::new();
    for one in people {
        let _ = writeln!(text, "{}", one.name);
        for line in &one.diary {
            let _ = writeln!(text, "  {line}");
        }
        text.push('\n');
    }
    let _ = writeln!(text, "The channel in the server");
    for line in &diary.channel {
        let _ = writeln!(text, "  {line}");
    }
    let _ = writeln!(text, "\nWhat staff see of each");
    text + &diary.figures(panel, titles).await
}

both_databases! {
    each_kind_of_panelist_gets_through_the_year_what_is_written_here(test) {
        insta::assert_snapshot!("a_year", Box::pin(walk(test)).await);
    }
}
