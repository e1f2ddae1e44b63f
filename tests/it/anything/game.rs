//! The game: people take turns, and each turn goes through the adapter into the step.

use chrono::{DateTime, Utc};
use panelbot::domain::Platform;
use panelbot::domain::message::Incoming;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::controls::Control;
use super::deed;
use super::deed::Deed;
use super::person::Person;
use super::tally::Tally;
use super::world::World;

/// How many play at once.
const PEOPLE: usize = 50;

/// How many turns someone has before somebody new comes in their place.
const LIFE: usize = 400;

/// How much of what has been shown to anyone is remembered, for pressing it as somebody else.
const MEMORY: usize = 2000;

/// One platform's way of telling what somebody did.
pub trait Adapter {
    const PLATFORM: Platform;
    /// What comes from the platform.
    type Raw;

    /// What the platform sends when this person does this.
    fn raw(&self, random: &mut StdRng, who: u64, deed: &Deed) -> Self::Raw;

    /// Breaks it somewhere.
    fn mangle(&self, random: &mut StdRng, raw: &mut Self::Raw);

    /// Reads it with the adapter's own reader; `None` for what is no part of a conversation.
    fn read(&self, raw: &Self::Raw, who: u64, now: DateTime<Utc>) -> Option<Incoming>;
}

/// Plays so many turns, and tells what happened in them.
pub fn play<A: Adapter>(adapter: &A, turns: usize, seed: u64) -> Tally {
    let world = World::of_the_examples();
    let mut random = StdRng::seed_from_u64(seed);
    let mut tally = Tally::default();
    let mut others: Vec<Control> = Vec::new();
    let mut newest = 1000;
    let mut newcomer = |platform| {
        newest += 1;
        Person::new(platform, newest, &world)
    };
    let mut people: Vec<Person> = (0..PEOPLE).map(|_| newcomer(A::PLATFORM)).collect();
    for turn in 0..turns {
        let person = &mut people[random.random_range(0..PEOPLE)];
        if person.turns >= LIFE {
            *person = newcomer(A::PLATFORM);
        }
        person.lives_on(&mut random, &world);
        let deed = deed::choose(&mut random, person, &others, &world);
        let mut raw = adapter.raw(&mut random, person.number, &deed);
        let mangled = random.random_bool(0.2);
        if mangled {
            adapter.mangle(&mut random, &mut raw);
        }
        let Some(incoming) = adapter.read(&raw, person.number, person.situation.now) else {
            tally.count("not a conversation");
            continue;
        };
        if mangled {
            tally.count("mangled and read");
        }
        let from = &incoming.from.external_id;
        // What is mangled may come from somebody else, or from nobody we know.
        match people.iter_mut().find(|person| person.number.to_string() == *from) {
            Some(person) => {
                person.take(&incoming, &world, &mut random, &mut tally);
                if !person.shows.is_empty() {
                    others.truncate(MEMORY);
                    others.insert(
                        turn % (others.len() + 1),
                        person.shows[turn % person.shows.len()].clone(),
                    );
                }
            }
            None => {
                Person::new(A::PLATFORM, 0, &world).take(
                    &incoming,
                    &world,
                    &mut random,
                    &mut tally,
                );
            }
        }
    }
    tally
}
