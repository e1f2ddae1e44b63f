//! Chats in Discord as transcripts that anyone can read: what somebody does there, and what their own Discord shows. The
//! real client talks to the simulated platform, so each is what a person would see. They are written anew with the
//! others; see `tests/it/transcripts.rs`.

mod actor;
mod event;
mod screen;

use crate::support::desk;
use crate::transcripts::play_all;
use crate::transcripts::script::Script;
use actor::Actor;

#[test]
fn every_chat_in_discord_goes_as_written() {
    let play = async |written: &str| {
        let script = Script::parse(written);
        let mut actor = Actor::new(&script).await;
        let transcript = actor.play(&script).await;
        actor.leave().await;
        transcript
    };
    desk::run(play_all("transcripts/discord", true, play));
}
