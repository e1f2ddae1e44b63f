//! The conversation's step, played by chance: whatever comes in, it holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use panelbot::conversation::{
    Button, Conversation, Effect, Fieldwork, Links, Situation, Step, Vocabulary, draft, latest,
    step,
};
use panelbot::domain::message::{
    Action, BUTTON_DATA_MAX_BYTES, Heard, Incoming, Input, Message, Unreadable,
};
use panelbot::domain::{
    Address, Ask, CategoryNo, ChoiceNo, Locale, Panel, PanelId, PanelistId, Platform, QuestionNo,
    Round, RoundId, VariableNo, routing,
};
use panelbot::service::import;
use panelbot::text::Catalog;
use proptest::prelude::*;
use uuid::Uuid;

fn now() -> DateTime<Utc> {
    "2027-01-15T09:00:00Z".parse().expect("a time")
}

/// A panel and its open round from two of the examples.
fn fieldwork(panel: &[u8], round: &[u8], id: u128) -> (Panel, Round) {
    let panel = import::panel(panel, PanelId(Uuid::from_u128(id))).expect("a right file");
    let round = import::round(round, |_| Some(&panel), now()).expect("a right file");
    let round = Round { id: RoundId(Uuid::from_u128(id + 100)), ..round };
    let round = round.submit(now()).and_then(|round| round.approve(now()));
    let round = round.and_then(|round| round.open(now())).expect("an open round");
    (panel, round)
}

fn newcomer(platform: Platform) -> Situation {
    let both = [
        fieldwork(
            include_bytes!("../../examples/gnosjo/panel.toml"),
            include_bytes!("../../examples/gnosjo/skatten.toml"),
            1,
        ),
        fieldwork(
            include_bytes!("../../examples/svenljunga/panel.toml"),
            include_bytes!("../../examples/svenljunga/skolmaten.toml"),
            2,
        ),
    ];
    let rounds = both.iter().map(|(_, round)| Fieldwork {
        round: Arc::new(round.clone()),
        seed: Some(7),
        answers: BTreeMap::new(),
        participation: None,
    });
    Situation {
        now: now(),
        platform,
        languages: Catalog.languages(),
        rounds: rounds.collect(),
        panels: Arc::new(both.into_iter().map(|(panel, _)| (panel.id, Arc::new(panel))).collect()),
        members: Vec::new(),
        invitation: None,
        vocabulary: Arc::new(Vocabulary::default()),
        links: Arc::new(Links::default()),
        own_page: None,
        fresh_panelist: PanelistId(Uuid::from_u128(99)),
        seed: 3,
        missed: false,
        prompt: None,
        unseen: false,
        own_codes: BTreeMap::new(),
        link: None,
        elsewhere: Vec::new(),
        own_link_code: None,
        my_data: None,
    }
}

/// One thing a person does, chosen by chance: mostly what is in front of them, sometimes anything at all.
#[derive(Debug, Clone)]
enum Deed {
    Press(prop::sample::Index),
    Type(String),
    Forge(String),
    Pick(prop::sample::Index, u8),
    Other(Oddity),
}

#[derive(Debug, Clone, Copy)]
enum Oddity {
    Place(i16, i16),
    Sticker,
    Blocked,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let ids = prop::sample::select(vec![1_u128, 2, 101, 102, 103]);
    let forged = (
        ids,
        0_u8..20,
        0_u8..40,
        prop::sample::select(vec!["c", "p", "d", "k", "v", "y", "i", "u"]),
    )
        .prop_map(|(id, first, second, kind)| {
            let id = Uuid::from_u128(id).simple().to_string();
            match kind {
                "i" => format!("i.{id}.{first}.{second}.1"),
                "d" | "k" | "u" => format!("{kind}.{id}.{first}"),
                "y" => format!("{kind}.{id}.{second}"),
                _ => format!("{kind}.{id}.{first}.{second}"),
            }
        });
    let words = prop::sample::select(vec![
        "1",
        "2",
        "3,5",
        "-1",
        "900",
        "stopp",
        "vet inte",
        "hoppa över",
        "tillbaka",
        "klar",
        "ja",
        "nej",
        "/start",
        "/help",
        "/rounds",
        "/pause",
        "/leave",
        "/forget",
        "/mydata",
        "/invite",
        "/language en",
        "Skolan, Gator och vägar",
        "något annat",
        "12 out of 10",
        "",
    ]);
    let deed = prop_oneof![
        12 => any::<prop::sample::Index>().prop_map(Deed::Press),
        3 => words.prop_map(|words| Deed::Type(words.to_owned())),
        1 => ".{0,30}".prop_map(Deed::Type),
        2 => forged.prop_map(Deed::Forge),
        1 => ".{0,70}".prop_map(Deed::Forge),
        3 => (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(at, bits)| Deed::Pick(at, bits)),
        1 => (any::<i16>(), any::<i16>()).prop_map(|(a, b)| Deed::Other(Oddity::Place(a, b))),
        1 => Just(Deed::Other(Oddity::Sticker)),
        1 => Just(Deed::Other(Oddity::Blocked)),
    ];
    prop::collection::vec(deed, 1..60)
}

/// Everything that can be pressed or sent in these messages.
struct Shown {
    presses: Vec<String>,
    menus: Vec<(String, Vec<String>)>,
}

fn shown(messages: &[Message]) -> Shown {
    let press = |action: &Action| match action {
        Action::Press(data) => Some(data.clone()),
        Action::Open(_) => None,
    };
    let mut shown = Shown { presses: Vec::new(), menus: Vec::new() };
    for message in messages {
        let buttons = message.buttons.iter().flatten();
        shown.presses.extend(buttons.filter_map(|button| press(&button.action)));
        if let Input::Menu { data, choices, .. } = &message.input {
            let choices: Vec<_> = choices.iter().filter_map(|one| press(&one.action)).collect();
            shown.presses.extend(choices.iter().cloned().chain([data.clone()]));
            shown.menus.push((data.clone(), choices));
        }
    }
    shown
}

fn heard(deed: &Deed, shown: &Shown) -> Heard {
    match deed {
        Deed::Press(index) if !shown.presses.is_empty() => {
            Heard::Pressed { data: index.get(&shown.presses).clone(), message: None }
        }
        Deed::Pick(index, bits) if !shown.menus.is_empty() => {
            let (data, all) = index.get(&shown.menus).clone();
            let ticked = |at: usize| bits & (1 << (at % 8)) != 0;
            let choices =
                all.into_iter().enumerate().filter(|(at, _)| ticked(*at)).map(|(_, one)| one);
            Heard::Picked { data, choices: choices.collect(), message: None }
        }
        Deed::Press(_) | Deed::Pick(..) => Heard::Text("/start".to_owned()),
        Deed::Type(words) => Heard::Text(words.clone()),
        Deed::Forge(data) => Heard::Pressed { data: data.clone(), message: None },
        Deed::Other(Oddity::Place(a, b)) => {
            Heard::Location { latitude: f64::from(*a) / 300.0, longitude: f64::from(*b) / 150.0 }
        }
        Deed::Other(Oddity::Sticker) => Heard::Unreadable(Unreadable::Sticker),
        Deed::Other(Oddity::Blocked) => Heard::Blocked,
    }
}

fn incoming(heard: Heard) -> Incoming {
    let from = Address { platform: Platform::Telegram, external_id: "1".to_owned() };
    Incoming {
        update_id: "1".to_owned(),
        from,
        locale: Locale::parse("en"),
        room: None,
        received_at: now(),
        heard,
    }
}

/// An answer only ever to a question that was asked, and of the question's own kind.
fn answers_are_to_questions_asked(before: &Situation, step: &Step) {
    let mut answers: BTreeMap<RoundId, routing::Answers> =
        before.rounds.iter().map(|work| (work.round.id, work.answers.clone())).collect();
    for effect in &step.effects {
        if let Effect::Record { round, question, answer } = effect {
            let work = step.situation.fieldwork(*round).expect("a round that exists");
            let so_far = answers.get_mut(round).expect("a round that exists");
            assert!(may_answer(before, work), "answered before the panel knew who may");
            let path = routing::path(&work.round, so_far);
            assert!(path.has_asked(*question), "{question:?} was not asked");
            let asked = work.round.question(*question).expect("a question that exists");
            assert!(answer.chosen().iter().all(|choice| asked.choice(*choice).is_some()));
            so_far.insert(*question, answer.clone());
        }
    }
    for work in &step.situation.rounds {
        assert!(routing::orphans(&work.round, &work.answers).is_empty(), "an answer is left over");
    }
}

/// Whether someone who has joined has told all that is asked on joining. (A guest has not joined.)
fn may_answer(before: &Situation, work: &Fieldwork) -> bool {
    let (panel, member) = (before.panel(work.round.panel), before.member(work.round.panel));
    let told = |member: &panelbot::conversation::Member| {
        let mut variables = panel.expect("a panel that exists").variables();
        variables.all(|(no, one)| one.ask != Ask::Joining || member.background.contains_key(&no))
    };
    member.is_none_or(|member| !member.membership.has_joined() || told(member))
}

fn play(platform: Platform, deeds: &[Deed]) {
    let mut situation = newcomer(platform);
    let mut stored = String::from("{}");
    let mut messages: Vec<Message> = Vec::new();
    for deed in deeds {
        let conversation: Conversation = serde_json::from_str(&stored).expect("a state");
        let update = incoming(heard(deed, &shown(&messages)));
        let next = step(conversation, &update, situation.clone());
        answers_are_to_questions_asked(&situation, &next);
        stored = serde_json::to_string(&next.conversation).expect("a state");
        let said = next.replies.iter().map(|reply| reply.say.clone()).collect();
        let page = latest(said, &next.conversation, &next.situation);
        assert!(!page.is_empty(), "nothing is shown");
        messages = page
            .iter()
            .filter_map(|say| draft(say, &next.conversation, &next.situation))
            .map(|draft| {
                Catalog.fill(
                    draft,
                    &panelbot::conversation::locale(&next.conversation, &next.situation),
                )
            })
            .collect();
        let shown = shown(&messages);
        for data in &shown.presses {
            assert!(data.len() <= BUTTON_DATA_MAX_BYTES, "{data}");
            assert!(Button::decode(data).is_some(), "{data}");
        }
        situation = next.situation;
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2027),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_comes_in_an_answer_is_only_ever_to_a_question_that_was_asked(deeds in deeds()) {
        play(Platform::Telegram, &deeds);
        play(Platform::Browser, &deeds);
    }
}

#[test]
fn a_forged_option_changes_nothing() {
    let round = RoundId(Uuid::from_u128(102));
    let mut situation = newcomer(Platform::Browser);
    let start = step(Conversation::default(), &incoming(Heard::Text("/start".into())), situation);
    situation = start.situation;
    let forged = Button::Choose(round, QuestionNo(0), ChoiceNo(200)).encode();
    let press = incoming(Heard::Pressed { data: forged, message: None });
    let after = step(start.conversation, &press, situation);
    assert!(after.effects.is_empty());
    assert_eq!(after.replies.len(), 1);
}

/// Does one thing after the other, and gives the last step.
fn after(situation: Situation, deeds: Vec<Heard>) -> Step {
    let nothing = step(Conversation::default(), &incoming(Heard::Unblocked), situation);
    deeds
        .into_iter()
        .fold(nothing, |last, deed| step(last.conversation, &incoming(deed), last.situation))
}

#[test]
fn an_answer_written_again_before_the_next_question_came_is_no_answer_to_it() {
    let (panel, round) = (PanelId(Uuid::from_u128(1)), RoundId(Uuid::from_u128(101)));
    let press = |button: Button| Heard::Pressed { data: button.encode(), message: None };
    let write = |text: &str| Heard::Text(text.to_owned());
    let joined = vec![
        press(Button::Join(panel)),
        press(Button::Consent(panel, 1)),
        press(Button::Background(panel, VariableNo(0), Some(CategoryNo(1)))),
        press(Button::Background(panel, VariableNo(1), Some(CategoryNo(0)))),
        press(Button::DontKnow(round, QuestionNo(0))),
        press(Button::Point(round, QuestionNo(3), 4)),
        write("150"),
    ];
    let once = after(newcomer(Platform::Telegram), joined.clone());
    assert!(!once.effects.is_empty());
    let twice = after(newcomer(Platform::Telegram), [joined.clone(), vec![write("150")]].concat());
    assert!(twice.effects.is_empty() && twice.replies.is_empty());
    let other = after(newcomer(Platform::Telegram), [joined, vec![write("151")]].concat());
    assert!(!other.effects.is_empty(), "something else is an answer");
}

/// Someone in Gnosjö's panel with the first four questions behind them, asked for a number now.
fn asked_for_a_number(platform: Platform) -> Step {
    let (panel, round) = (PanelId(Uuid::from_u128(1)), RoundId(Uuid::from_u128(101)));
    let press = |button: Button| Heard::Pressed { data: button.encode(), message: None };
    let deeds = vec![
        press(Button::Join(panel)),
        press(Button::Consent(panel, 1)),
        press(Button::Background(panel, VariableNo(0), Some(CategoryNo(1)))),
        press(Button::Background(panel, VariableNo(1), Some(CategoryNo(0)))),
        press(Button::DontKnow(round, QuestionNo(0))),
        press(Button::Point(round, QuestionNo(3), 4)),
    ];
    after(newcomer(platform), deeds)
}

#[test]
fn what_is_written_in_a_questions_field_is_for_that_question_and_no_other() {
    let round = RoundId(Uuid::from_u128(101));
    let write = |question: u8, text: &str| Heard::Written {
        data: Button::Write(round, QuestionNo(question)).encode(),
        text: text.to_owned(),
        message: None,
    };
    let asked = asked_for_a_number(Platform::Discord);
    let waits_for = asked.conversation.waiting.clone();
    let first = step(asked.conversation, &incoming(write(0, "1")), asked.situation);
    let recorded = |step: &Step| {
        step.effects.iter().find_map(|effect| match effect {
            Effect::Record { question, .. } => Some(*question),
            _ => None,
        })
    };
    assert_eq!(recorded(&first), Some(QuestionNo(0)));
    let again = step(first.conversation, &incoming(write(0, "1")), first.situation);
    assert_eq!(recorded(&again), None, "the same once more changes nothing");
    assert!(matches!(waits_for, panelbot::conversation::Waiting::Answer { .. }));
    let never_asked = step(again.conversation, &incoming(write(9, "1")), again.situation);
    assert!(never_asked.effects.is_empty());
}

#[test]
fn someone_whom_nothing_reached_is_asked_again_when_they_are_back() {
    let round = RoundId(Uuid::from_u128(101));
    let asked = asked_for_a_number(Platform::Discord);
    let again =
        Heard::Pressed { data: Button::Point(round, QuestionNo(3), 4).encode(), message: None };
    let questions = |step: &Step| step.replies.iter().filter(|reply| reply.say.is_prompt()).count();
    let here = step(asked.conversation.clone(), &incoming(again.clone()), asked.situation.clone());
    assert_eq!(questions(&here), 0);
    let missed = Situation { missed: true, ..asked.situation };
    let back = step(asked.conversation, &incoming(again), missed);
    assert_eq!(questions(&back), 1);
}
