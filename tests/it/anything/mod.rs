//! Anything at all comes in, a hundred thousand times for each platform: through the adapter's own reading of it into the
//! conversation's step. Nothing falls over, every state can be stored and read again, and an answer is only ever to a
//! question that was asked of that panelist.
//!
//! Some fifty people are in the middle of it at once. Mostly they press, pick and write what they see; often what they
//! saw long ago, or what somebody else sees; and often what nobody was ever shown.

mod browser;
mod check;
mod controls;
mod deed;
mod desk;
mod discord;
mod fits;
mod game;
mod mangle;
mod model;
mod person;
mod tally;
mod telegram;
mod words;
mod world;

use game::play;

/// How many things come in on each platform.
const ROUNDS: usize = 100_000;

#[test]
fn a_hundred_thousand_telegram_updates_put_no_answer_where_it_does_not_belong() {
    let tally = play(&telegram::Telegram, ROUNDS, 2027);
    tally.assert_often(&["heard pressed", "heard text", "heard location", "heard unreadable"]);
    tally.assert_often(&["heard blocked", "not a conversation", "mangled and read"]);
    tally.assert_often(&["pretended to be staff"]);
}

#[test]
fn a_hundred_thousand_forms_put_no_answer_where_it_does_not_belong() {
    let tally = play(&browser::Browser, ROUNDS, 2028);
    tally.assert_often(&["heard pressed", "heard picked", "heard written", "heard text"]);
    tally.assert_often(&["heard location", "not a conversation", "mangled and read"]);
}

#[test]
fn a_hundred_thousand_discord_events_put_no_answer_where_it_does_not_belong() {
    let tally = play(&discord::Discord, ROUNDS, 2029);
    tally.assert_often(&["heard pressed", "heard picked", "heard written", "heard text"]);
    tally.assert_often(&["heard unreadable", "not a conversation", "mangled and read"]);
}
