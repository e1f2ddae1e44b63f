//! Words, numbers and button data as people, machines and forgers write them.

use panelbot::conversation::{Button, Command, StaffAct};
use panelbot::domain::{
    BroadcastId, CategoryNo, ChoiceNo, Locale, PanelId, QuestionNo, RoundId, VariableNo,
};
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use uuid::Uuid;

use super::controls::Wants;
use super::world::World;

/// Texts that have been trouble somewhere.
const TROUBLE: [&str; 30] = [
    "",
    " ",
    "\u{0}",
    "\u{202e}mordnilap",
    "å̈̃́",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "ﷺ",
    "İıẞ",
    "１２",
    "١٢٫٥",
    "1e308",
    "-0",
    "NaN",
    "1 500,5 kronor",
    "999999999999999999999",
    "5️⃣",
    "12 out of 10",
    "/",
    "/@",
    "/start",
    "/start NOSUCHCODE",
    "/help@Bot x y",
    "/join",
    "/language xx",
    "//",
    "<b>&amp;</b>",
    "'; DROP TABLE answer; --",
    "{{ text }} { $name }",
    "rad\r\ntvå\n\n\ttre",
    "_*~`|>[](x)",
];

/// What someone who means well writes in such a field.
pub fn fitting(random: &mut StdRng, wants: Wants) -> String {
    match wants {
        Wants::Number => random.random_range(0..2200).to_string(),
        Wants::Place => format!("vid skola {}", random.random_range(1..9)),
        Wants::Words => format!("Mer till skola {}", random.random_range(1..99)),
    }
}

/// What someone writes who answers by typing: a number, a word that means something, an option's own words.
pub fn typed(random: &mut StdRng, world: &World) -> String {
    match random.random_range(0..10) {
        0..3 => random.random_range(-3..12).to_string(),
        3 => fitting(random, Wants::Number),
        4 => fitting(random, Wants::Words),
        5 => format!("{}, {}", random.random_range(1..6), random.random_range(1..6)),
        _ => pick(random, &world.words).clone(),
    }
}

/// A command, known or not.
pub fn command(random: &mut StdRng, world: &World) -> String {
    let mut name = pick(random, &Command::ALL);
    if matches!(name, Command::Leave | Command::Forget) && random.random_bool(0.7) {
        name = &Command::Start;
    }
    let name = name.as_str();
    match random.random_range(0..9) {
        8 => word(random, &["/staff", "/staff BCDFGHJKMNPQ", "/STAFF x"]).to_owned(),
        0..3 => format!("/start {}", pick(random, &world.invitations).code),
        3 => format!("/language {}", word(random, &["sv", "en", "de", "🙂"])),
        4 => format!("/{name} {}", wild(random)),
        _ => format!("/{name}"),
    }
}

/// Anything.
pub fn wild(random: &mut StdRng) -> String {
    match random.random_range(0..60) {
        0 => "å".repeat(random.random_range(190..5000)),
        1 => format!("{} ", word(random, &TROUBLE)).repeat(random.random_range(1..40)),
        2..25 => word(random, &TROUBLE).to_owned(),
        _ => {
            let length = random.random_range(0..24);
            (0..length).map(|_| random.random::<char>()).collect()
        }
    }
}

/// Data that a button could carry, with ids that are right, wrong or nobody's, spelt so or otherwise.
pub fn forged(random: &mut StdRng, world: &World) -> String {
    let data = button(random, world).encode();
    match random.random_range(0..12) {
        0 => wild(random),
        1 => data.to_uppercase(),
        2 => format!("{data}.{}", random.random_range(0..300)),
        3 => data.chars().take(random.random_range(0..data.len())).collect(),
        4 => format!("{data}{}", wild(random)),
        5 => data.replace('.', ".+"),
        _ => data,
    }
}

fn button(random: &mut StdRng, world: &World) -> Button {
    let (panel, round) = ids(random, world);
    let question = QuestionNo(small(random));
    let choice = ChoiceNo(small(random));
    let variable = VariableNo(small(random));
    let category = random.random_bool(0.8).then(|| CategoryNo(small(random)));
    match random.random_range(0..39) {
        0 => Button::Command(*pick(random, &Command::ALL)),
        1 => Button::Language(Locale::parse(word(random, &["sv", "en", "de"])).expect("a tag")),
        2 => Button::Join(panel),
        3 => Button::Consent(panel, small(random).into()),
        4 => Button::Decline(panel),
        5 => Button::TooYoung(panel),
        6 => Button::Enrol(panel),
        7 => Button::StayGuest(panel),
        8 => Button::Background(panel, variable, category),
        9 => Button::Begin(round),
        10 => Button::Answer(round),
        11..14 => Button::Choose(round, question, choice),
        14 => Button::Tick(round, question, choice, random.random()),
        15 => Button::Point(round, question, random.random_range(-4..13)),
        16 => Button::Point(round, question, random.random()),
        17 => Button::Done(round, question),
        18 => Button::DontKnow(round, question),
        19 => Button::Skip(round, question),
        20 => Button::Write(round, question),
        21 => Button::WriteOther(round, question),
        22 => Button::Other(round, question),
        23 => Button::NothingElse(round, question),
        24 => Button::Back(round, question),
        25 => Button::Change(round, question),
        26 => Button::AnswerMeant(round, question),
        27 => Button::Forget(random.random_bool(0.1)),
        28..36 => Button::Staff(staff_act(random, world, panel)),
        36 => Button::NotThisRound(round),
        37 => Button::Quote(round, question, random.random()),
        _ if random.random_bool(0.8) => Button::Answer(round),
        _ => Button::StopMeant,
    }
}

/// A field in which staff write.
pub fn staff_field(random: &mut StdRng, world: &World) -> Option<Button> {
    let id = world.bulletins.choose(random)?;
    Some(Button::Staff(StaffAct::Rewrite(*id, Locale::parse("sv").expect("a tag"))))
}

/// What only staff may, with ids that are right or nobody's.
fn staff_act(random: &mut StdRng, world: &World, panel: PanelId) -> StaffAct {
    let nobody = BroadcastId(Uuid::from_u128(random.random()));
    let id = world.bulletins.choose(random).copied().unwrap_or(nobody);
    match random.random_range(0..14) {
        0 => StaffAct::Menu(None),
        1 => StaffAct::Menu(Some(panel)),
        2 => StaffAct::New(panel),
        3 => StaffAct::Rewrite(id, Locale::parse("sv").expect("a tag")),
        4 => StaffAct::SameForAll(id),
        5 => StaffAct::Bulletin(id),
        6 => StaffAct::Preview(id),
        7 => StaffAct::Approve(id, random.random()),
        8 => StaffAct::AskSend(id),
        9 => StaffAct::Send(id, random.random()),
        10 => StaffAct::Pause(id),
        11 => StaffAct::Resume(id),
        12 => StaffAct::AskStop(id),
        _ => StaffAct::Stop(id),
    }
}

fn ids(random: &mut StdRng, world: &World) -> (PanelId, RoundId) {
    let round = pick(random, &world.rounds);
    let nobody = Uuid::from_u128(random.random());
    match random.random_range(0..10) {
        0 => (PanelId(nobody), RoundId(nobody)),
        1 => (PanelId(round.id.0), RoundId(round.panel.0)),
        _ => (round.panel, round.id),
    }
}

/// Mostly a number that something has.
fn small(random: &mut StdRng) -> u8 {
    if random.random_bool(0.9) { random.random_range(0..6) } else { random.random() }
}

/// One of these.
pub fn pick<'a, T>(random: &mut StdRng, these: &'a [T]) -> &'a T {
    these.choose(random).expect("something to choose from")
}

/// One of these words.
pub fn word(random: &mut StdRng, these: &[&'static str]) -> &'static str {
    these.choose(random).copied().expect("something to choose from")
}
