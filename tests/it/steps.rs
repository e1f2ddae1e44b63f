//! The conversation's step in the cases that are easily got wrong.

use panelbot::conversation::{
    Button, Conversation, Effect, Hint, Say, Situation, Step, Waiting, step,
};
use panelbot::domain::message::{Heard, Incoming};
use panelbot::domain::{
    Address, CategoryNo, ChoiceNo, Locale, PanelId, Platform, QuestionNo, RoundId, VariableNo,
};
use uuid::Uuid;

use crate::support::situation::{newcomer, now};

fn incoming(heard: Heard) -> Incoming {
    let from = Address { platform: Platform::Telegram, external_id: "1".to_owned() };
    Incoming {
        update_id: "1".to_owned(),
        from,
        locale: Locale::parse("en"),
        room: None,
        number: None,
        session: None,
        received_at: now(),
        heard,
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
    assert!(matches!(waits_for, Waiting::Answer { .. }));
    let never_asked = step(again.conversation, &incoming(write(9, "1")), again.situation);
    assert!(never_asked.effects.is_empty());
}

/// The question with several options in Gnosjö's round, its menu sent with *something else* picked.
fn picks_something_else(round: RoundId) -> Heard {
    let pick = Button::Other(round, QuestionNo(1)).encode();
    let data = Button::Done(round, QuestionNo(1)).encode();
    Heard::Picked { data, choices: vec![pick], message: None }
}

#[test]
fn what_something_else_is_can_be_sent_twice_or_after_coming_back_and_is_the_whole_answer() {
    let (panel, round) = (PanelId(Uuid::from_u128(1)), RoundId(Uuid::from_u128(101)));
    let press = |button: Button| Heard::Pressed { data: button.encode(), message: None };
    let words = Heard::Written {
        data: Button::WriteOther(round, QuestionNo(1)).encode(),
        text: "Badet".to_owned(),
        message: None,
    };
    let picked = vec![
        press(Button::Join(panel)),
        press(Button::Consent(panel, 1)),
        press(Button::Background(panel, VariableNo(0), Some(CategoryNo(1)))),
        press(Button::Background(panel, VariableNo(1), Some(CategoryNo(0)))),
        press(Button::Choose(round, QuestionNo(0), ChoiceNo(0))),
        picks_something_else(round),
    ];
    let is_whole = |step: &Step| {
        let fieldwork = step.situation.fieldwork(round).expect("the round");
        fieldwork.answers.get(&QuestionNo(1)).is_some_and(|answer| answer.complete)
    };
    let next = Waiting::Answer { round, question: QuestionNo(3) };
    let back = Heard::Text("/start".to_owned());
    let ways = [vec![words.clone()], vec![back, words.clone()]];
    for way in ways {
        let once = after(newcomer(Platform::Discord), [picked.clone(), way.clone()].concat());
        assert!(is_whole(&once), "{way:?}");
        assert_eq!(once.conversation.waiting, next);
        let again = vec![words.clone()];
        let twice = after(newcomer(Platform::Discord), [picked.clone(), way, again].concat());
        assert!(twice.effects.is_empty() && is_whole(&twice), "the same once more changes nothing");
        assert_eq!(twice.conversation.waiting, next);
    }
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

/// What the last of these deeds is answered with; and nothing else comes of it.
fn said_only(situation: Situation, mut deeds: Vec<Heard>) -> Vec<Say> {
    let last = deeds.pop().expect("something is done");
    let before = after(situation, deeds);
    let step = step(before.conversation.clone(), &incoming(last), before.situation);
    assert!(step.effects.is_empty(), "nothing is stored");
    let waiting = |conversation: &Conversation| conversation.waiting.clone();
    assert_eq!(waiting(&step.conversation), waiting(&before.conversation));
    step.replies.into_iter().map(|reply| reply.say).collect()
}

#[test]
fn whoever_says_yes_to_joining_again_is_shown_what_is_waited_for() {
    let (panel, round) = (PanelId(Uuid::from_u128(1)), RoundId(Uuid::from_u128(101)));
    let press = |button: Button| Heard::Pressed { data: button.encode(), message: None };
    let yes = || press(Button::Consent(panel, 1));
    let mut way = vec![press(Button::Join(panel)), yes(), yes()];
    let background = Say::Background { panel, variable: VariableNo(0) };
    assert_eq!(
        said_only(newcomer(Platform::Telegram), way.clone()),
        [Say::Already { panel }, background]
    );
    way.push(press(Button::Background(panel, VariableNo(0), Some(CategoryNo(1)))));
    way.push(press(Button::Background(panel, VariableNo(1), Some(CategoryNo(0)))));
    way.push(yes());
    let question = Say::Question { round, question: QuestionNo(0) };
    assert_eq!(said_only(newcomer(Platform::Telegram), way), [Say::Already { panel }, question]);
}

#[test]
fn a_guest_who_joins_twice_is_shown_what_is_waited_for() {
    let (panel, round) = (PanelId(Uuid::from_u128(2)), RoundId(Uuid::from_u128(102)));
    let press = |button: Button| Heard::Pressed { data: button.encode(), message: None };
    let way = vec![
        press(Button::Join(panel)),
        press(Button::Choose(round, QuestionNo(0), ChoiceNo(0))),
        press(Button::Enrol(panel)),
        press(Button::Enrol(panel)),
    ];
    let said = said_only(newcomer(Platform::Browser), way);
    assert_eq!(said[0], Say::Already { panel });
    assert!(said[1].is_prompt(), "{said:?}");
}

#[test]
fn a_forged_option_of_a_question_with_ticks_changes_nothing() {
    let (panel, round) = (PanelId(Uuid::from_u128(1)), RoundId(Uuid::from_u128(101)));
    let press = |button: Button| Heard::Pressed { data: button.encode(), message: None };
    let way = vec![
        press(Button::Join(panel)),
        press(Button::Consent(panel, 1)),
        press(Button::Background(panel, VariableNo(0), Some(CategoryNo(1)))),
        press(Button::Background(panel, VariableNo(1), Some(CategoryNo(0)))),
        press(Button::Choose(round, QuestionNo(0), ChoiceNo(0))),
        press(Button::Choose(round, QuestionNo(1), ChoiceNo(0))),
    ];
    let said = said_only(newcomer(Platform::Telegram), way);
    assert_eq!(said, [Say::Hint(Hint::OldButton)]);
}
