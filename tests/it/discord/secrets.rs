//! What must never stand in a log: tokens, codes, names, answers, people.

use std::sync::Arc;

use panelbot_simulator::discord::TOKEN;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::parrot::Parrot;
use super::scene::{PATIENCE, Scene};
use crate::telegram::scene::Notebook;
use crate::telegram::secrets::Log;

#[tokio::test]
async fn neither_token_nor_code_nor_words_stand_in_a_log_however_talkative() {
    let log = Log::default();
    // These two write what comes in word for word: the program never listens to them.
    let level = tracing_subscriber::EnvFilter::new("trace,serenity=off,tungstenite=off");
    let logging = tracing_subscriber::fmt().with_env_filter(level);
    let _guard = logging.with_writer(log.clone()).with_ansi(false).finish().set_default();
    let scene = Scene::open(Parrot::default(), Arc::new(Notebook::default())).await;
    scene.commands().await;
    let kim = scene.platform.user(7_123_456_789, "Kimberly", "sv-SE");
    kim.slash("join", &[("code", "SECRETCODE")]).expect("a command");
    assert!(kim.wait_for_text(0, "SECRETCODE", PATIENCE).await.is_some());
    scene.platform.next_is_bad_gateway();
    kim.write("a-private-answer");
    assert!(kim.wait_for_text(0, "a-private-answer", PATIENCE).await.is_some());
    scene.platform.next_is_cut_after();
    kim.write("a-private-answer too");
    assert!(kim.wait_for_text(0, "too", PATIENCE).await.is_some());
    let bodies = scene.platform.requests().into_iter();
    let paths: Vec<_> = bodies.map(|request| request.path).collect();
    let callback = paths.iter().find(|path| path.ends_with("/callback")).expect("an answer");
    let interaction_token = callback.split('/').nth(3).expect("a token").to_owned();
    let (_platform, served) = scene.close().await;
    assert_eq!(served, Ok(()));
    tracing::info!("the end");
    let log = log.text();
    assert!(log.contains("the end"));
    for hidden in
        [TOKEN, &interaction_token, "SECRETCODE", "a-private-answer", "Kimberly", "7123456789"]
    {
        let line = log.lines().find(|line| line.contains(hidden));
        assert_eq!(line, None, "{hidden}");
    }
}
