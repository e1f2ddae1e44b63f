//! The same through the desk, in batches: what is stored is what the steps of each person alone lead to.

use std::collections::BTreeMap;
use std::sync::Arc;

use panelbot::conversation::{Conversation, Fieldwork, Reply, Situation};
use panelbot::domain::broadcast::BroadcastStep;
use panelbot::domain::delivery::{Outgoing, Verdict};
use panelbot::domain::message::{Incoming, MessageRef};
use panelbot::domain::routing::Answers;
use panelbot::domain::{Audience, BroadcastId, Locale, Panel, PanelId, Platform, Round};
use panelbot::service::{BulletinName, NewBulletin, NewInvitation};
use panelbot::store::Outcome;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::browser::Browser;
use super::deed;
use super::discord::Discord;
use super::game::Adapter;
use super::person::Person;
use super::tally::Tally;
use super::telegram::Telegram;
use super::world::World;
use crate::support::{TestDesk, both_databases, situation};

/// How many things come in on each platform.
const TURNS: usize = 1_000;

/// How many people there are on each platform.
const PEOPLE: u64 = 12;

/// The platform's id of every message: lower than that of all that people write.
const MESSAGE: &str = "0";

/// Most updates handed in at once.
const BATCH: usize = 40;

both_databases! {
    whatever_comes_in_what_is_stored_is_what_each_persons_steps_lead_to(test) {
        let mut world = prepared(&test).await;
        world.bulletins = bulletins(&test, world.rounds[0].panel).await;
        let staffs = staffs_doings(&test).await;
        let mut people = Vec::new();
        people.extend(Box::pin(play(&test, &world, &Telegram, 1)).await);
        people.extend(Box::pin(play(&test, &world, &Browser, 2)).await);
        people.extend(Box::pin(play(&test, &world, &Discord, 3)).await);
        assert_eq!(test.count("set_aside").await, 0, "nothing was set aside");
        assert_eq!(staffs_doings(&test).await, staffs, "a stranger did what only staff may");
        states_are_equal(&test, &people).await;
        memberships_are_equal(&test, &people).await;
        for round in &world.rounds {
            answers_are_equal(&test, round, &people).await;
            taking_part_is_equal(&test, round, &people).await;
        }
    }
}

/// Two panels with an open round each, and an invitation to each.
async fn prepared(test: &TestDesk) -> World {
    let gnosjo = test.panel(include_str!("../../../examples/gnosjo/panel.toml")).await;
    let tax = include_str!("../../../examples/gnosjo/skatten.toml");
    // In the file's own order: typed numbers would mean something else to everyone.
    let tax = test.open_round(&tax.replace("shuffle = true", "shuffle = false")).await;
    let (svenljunga, food) = test.svenljunga().await;
    let mut invitations = Vec::new();
    for panel in [&gnosjo, &svenljunga] {
        let new = NewInvitation { panel: panel.slug.clone(), ..NewInvitation::default() };
        invitations.push(test.desk.create_invitation(new, "a test").await.expect("a code").1);
    }
    let panels = [gnosjo, svenljunga].map(|panel: Panel| (panel.id, Arc::new(panel)));
    let mut rounds = [tax, food].map(|round: Round| Fieldwork {
        round: Arc::new(round),
        seed: None,
        answers: Answers::new(),
        participation: None,
        declined: false,
    });
    rounds.sort_by_key(|work| work.round.id);
    let newcomer = Situation {
        now: test.desk.now(),
        rounds: rounds.into(),
        panels: Arc::new(BTreeMap::from(panels)),
        ..situation::newcomer(Platform::Telegram)
    };
    World::new(newcomer, invitations)
}

/// A bulletin of every kind that a stranger could do something with.
async fn bulletins(test: &TestDesk, panel: PanelId) -> Vec<BroadcastId> {
    let mut made = Vec::new();
    for steps in [&[][..], &[BroadcastStep::Approve], &[BroadcastStep::Approve]] {
        let words = (Locale::parse("sv").expect("a language"), format!("Nyhet {}", made.len()));
        let new = NewBulletin {
            panel,
            text: [words].into_iter().collect(),
            picture: None,
            audience: Audience::default(),
        };
        let drafted = test.desk.draft_bulletin(new, None, "a test").await.expect("a draft");
        let id = drafted.broadcast.id;
        for step in steps {
            let name = BulletinName::Id(id);
            test.desk.advance_bulletin(&name, *step, "a test").await.expect("a step");
        }
        made.push(id);
    }
    made
}

/// All that only staff can change.
async fn staffs_doings(test: &TestDesk) -> Vec<String> {
    let sql = "SELECT definition AS line FROM broadcast UNION ALL \
               SELECT action AS line FROM audit UNION ALL SELECT role AS line FROM staff";
    let rows = test.look(sql).await;
    let mut lines: Vec<String> =
        rows.iter().map(|row| row.try_get("", "line").expect("a line")).collect();
    lines.sort();
    lines
}

/// Plays on one platform: each update is stepped by itself, and handed to the desk with others.
async fn play<A: Adapter>(test: &TestDesk, world: &World, adapter: &A, seed: u64) -> Vec<Person> {
    let mut random = StdRng::seed_from_u64(seed);
    let newcomer = |number| Person::new(A::PLATFORM, seed * 1000 + number, world);
    let mut people: Vec<Person> = (1..=PEOPLE).map(newcomer).collect();
    let mut batch = Vec::new();
    for turn in 0..TURNS {
        let at = random.random_range(0..people.len());
        let deed = deed::choose(&mut random, &people[at], &[], world);
        let mut raw = adapter.raw(&mut random, people[at].number, &deed);
        if random.random_bool(0.1) {
            adapter.mangle(&mut random, &mut raw);
        }
        let read = adapter.read(&raw, people[at].number, people[at].situation.now);
        let whose = |person: &Person, from: &str| person.number.to_string() == from;
        if let Some(mut incoming) = read
            && let Some(person) =
                people.iter_mut().find(|person| whose(person, &incoming.from.external_id))
        {
            incoming.update_id = format!("{seed}-{turn}");
            // Whoever does something more has seen what came of the last.
            if batch.iter().any(|other: &Incoming| other.from == incoming.from) {
                hand_in(test, &mut batch).await;
            }
            let said = person.take(&incoming, world, &mut random, &mut Tally::default());
            arrives(person, &said);
            batch.push(incoming);
        }
        if random.random_range(0..BATCH) < batch.len() {
            hand_in(test, &mut batch).await;
        }
    }
    hand_in(test, &mut batch).await;
    people
}

/// Hands the batch to the desk, and lets all that it says arrive.
async fn hand_in(test: &TestDesk, batch: &mut Vec<Incoming>) {
    let count = batch.len();
    let received = test.desk.receive(std::mem::take(batch)).await.expect("taken in");
    assert_eq!(received.iter().filter(|one| !one.repeated).count(), count);
    let replies = received.iter().flat_map(|one| &one.replies);
    let arrived = |reply: &Outgoing| Outcome {
        delivery: reply.delivery,
        address: reply.address,
        verdict: Verdict::Sent(Some(MESSAGE.to_owned())),
        copy: None,
    };
    let outcomes: Vec<Outcome> = replies.map(arrived).collect();
    test.store.record_outcomes(&outcomes).await.expect("recorded");
}

/// The same for the person: what was said has arrived, and may have asked something.
fn arrives(person: &mut Person, said: &[Reply]) {
    person.situation.unseen = false;
    if person.situation.platform == Platform::Browser {
        person.situation.prompt = None;
    } else if said.iter().any(|reply| reply.say.is_prompt()) {
        person.situation.prompt = Some(MessageRef(MESSAGE.to_owned()));
    } else if said.iter().any(|reply| reply.replaces.is_some()) {
        person.situation.prompt = None;
    }
}

async fn states_are_equal(test: &TestDesk, people: &[Person]) {
    let sql = "SELECT external_id, state FROM conversation \
               JOIN address ON address.id = conversation.address_id";
    let mut stored = BTreeMap::new();
    for row in test.look(sql).await {
        let state: String = row.try_get("", "state").expect("a state");
        let state: Conversation = serde_json::from_str(&state).expect("a state");
        stored.insert(row.try_get::<String>("", "external_id").expect("an id"), state);
    }
    let nothing = Conversation::default();
    for person in people {
        let expected: Conversation = serde_json::from_str(&person.stored).expect("a state");
        let found = stored.get(&person.number.to_string()).unwrap_or(&nothing);
        assert_eq!(found, &expected, "the chat of {}", person.number);
    }
}

async fn memberships_are_equal(test: &TestDesk, people: &[Person]) {
    let sql = "SELECT external_id, membership, consent_version FROM panelist \
               JOIN address ON address.person_id = panelist.person_id";
    let mut stored = Vec::new();
    for row in test.look(sql).await {
        stored.push((
            row.try_get::<String>("", "external_id").expect("an id"),
            row.try_get::<String>("", "membership").expect("a membership"),
            row.try_get::<i32>("", "consent_version").expect("a version"),
        ));
    }
    let parts = people.iter().flat_map(|person| {
        person.model.members.values().map(|part| {
            let version = i32::try_from(part.consent).expect("a small number");
            (person.number.to_string(), part.membership.as_str().to_owned(), version)
        })
    });
    let mut expected: Vec<_> = parts.collect();
    stored.sort();
    expected.sort();
    assert!(expected.len() > 10, "only {} joined", expected.len());
    assert_eq!(stored, expected);
}

/// Whose they are cannot be seen in the database: so all of them together.
async fn answers_are_equal(test: &TestDesk, round: &Round, people: &[Person]) {
    let read = test.store.read().await.expect("the database");
    let responses = read.responses(round.id).await.expect("responses");
    let written = |answers: &Answers| serde_json::to_string(answers).expect("answers");
    let some = |answers: &&Answers| !answers.is_empty();
    let mut stored: Vec<_> =
        responses.iter().map(|one| &one.answers).filter(some).map(written).collect();
    let answers = people.iter().filter_map(|person| person.model.answers.get(&round.id));
    let mut expected: Vec<_> = answers.filter(some).map(written).collect();
    stored.sort();
    expected.sort();
    assert!(expected.len() > 5, "only {} answered", expected.len());
    assert_eq!(stored, expected);
}

async fn taking_part_is_equal(test: &TestDesk, round: &Round, people: &[Person]) {
    let read = test.store.read().await.expect("the database");
    let (begun, completed) = read.count_participation(round.id).await.expect("figures");
    let expected: Vec<bool> =
        people.iter().filter_map(|person| person.model.begun.get(&round.id)).copied().collect();
    let done = expected.iter().filter(|done| **done).count();
    assert_eq!((begun, completed), (expected.len() as u64, done as u64));
}
