//! Choosing what a person does next.

use panelbot::conversation::Button;
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::controls::{Control, Wants};
use super::person::Person;
use super::words;
use super::world::World;

/// Something that a person does, before a platform has its own way of telling it.
#[derive(Debug, Clone)]
pub enum Deed {
    Press(String),
    Pick(String, Vec<String>),
    Write(String, String),
    Type(String),
    Share(f64, f64),
    Sticker,
    Voice,
    Picture,
    Block,
    Unblock,
    /// Something that is no part of the conversation.
    Elsewhere,
}

/// What this person does next. `others` is what has been shown to anyone, at any time.
pub fn choose(random: &mut StdRng, person: &Person, others: &[Control], world: &World) -> Deed {
    // Two of three mostly do what is asked, and so come far.
    let careful = !person.number.is_multiple_of(3) && random.random_bool(0.6);
    match random.random_range(0..if careful { 53 } else { 100 }) {
        0..50 => match in_view(random, person) {
            Some(control) => with(random, control, world),
            None => Deed::Type(words::command(random, world)),
        },
        50..68 => Deed::Type(words::typed(random, world)),
        68..73 => match person.showed.choose(random) {
            Some(control) => with(random, control, world),
            None => Deed::Type("/start".to_owned()),
        },
        73..78 => match others.choose(random) {
            Some(control) => with(random, control, world),
            None => Deed::Type(words::wild(random)),
        },
        78..83 => forgery(random, world),
        83..88 => Deed::Type(words::wild(random)),
        88..92 => Deed::Type(words::command(random, world)),
        92..95 => share(random),
        95 => Deed::Sticker,
        96 => Deed::Voice,
        97 => Deed::Picture,
        98 if random.random_bool(0.3) => Deed::Block,
        98 => Deed::Unblock,
        _ => Deed::Elsewhere,
    }
}

/// One thing that is in view: rather something that answers than a way around it.
fn in_view<'a>(random: &mut StdRng, person: &'a Person) -> Option<&'a Control> {
    let answers = |control: &&Control| match control {
        Control::Press(data) => matches!(
            Button::decode(data),
            Some(
                Button::Choose(..)
                    | Button::Tick(_, _, _, true)
                    | Button::Point(..)
                    | Button::Done(..)
            )
        ),
        Control::Menu(..) | Control::Field(..) => true,
    };
    let first = person.shows.choose(random);
    first.filter(answers).or_else(|| person.shows.choose(random))
}

/// Mostly as it is meant.
fn with(random: &mut StdRng, control: &Control, world: &World) -> Deed {
    match control {
        Control::Press(data) => Deed::Press(data.clone()),
        Control::Menu(data, choices) => {
            let mut choices = choices.clone();
            choices.retain(|_| random.random_bool(0.4));
            if random.random_bool(0.05) {
                choices
                    .extend((0..random.random_range(0..60)).map(|_| words::forged(random, world)));
            }
            Deed::Pick(data.clone(), choices)
        }
        Control::Field(_, Wants::Place) if random.random_bool(0.4) => share(random),
        Control::Field(data, wants) => {
            let text = match random.random_range(0..10) {
                0 => words::wild(random),
                2 | 3 => "stopp".to_owned(),
                1 => words::typed(random, world),
                _ => words::fitting(random, *wants),
            };
            Deed::Write(data.clone(), text)
        }
    }
}

fn forgery(random: &mut StdRng, world: &World) -> Deed {
    let data = words::forged(random, world);
    match random.random_range(0..6) {
        0 => {
            let menu = words::pick(random, &world.rounds).id;
            let menu = Button::Done(menu, panelbot::domain::QuestionNo(random.random_range(0..4)));
            let count = random.random_range(0..5);
            Deed::Pick(menu.encode(), (0..count).map(|_| words::forged(random, world)).collect())
        }
        1 => Deed::Pick(data, Vec::new()),
        2 => {
            let round = words::pick(random, &world.rounds).id;
            let question = panelbot::domain::QuestionNo(random.random_range(0..7));
            let field = match words::staff_field(random, world) {
                Some(field) if random.random_bool(0.3) => [field.clone(), field],
                _ => [Button::Write(round, question), Button::WriteOther(round, question)],
            };
            Deed::Write(words::pick(random, &field).encode(), words::typed(random, world))
        }
        3 => Deed::Write(data, words::wild(random)),
        _ => Deed::Press(data),
    }
}

fn share(random: &mut StdRng) -> Deed {
    match random.random_range(0..4) {
        0 => Deed::Share(random.random_range(-400.0..400.0), random.random_range(-400.0..400.0)),
        _ => Deed::Share(random.random_range(57.0..58.0), random.random_range(13.0..14.0)),
    }
}
