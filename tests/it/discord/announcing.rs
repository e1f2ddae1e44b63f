//! A round in the panel's own server: announced once, answered by whoever presses, and closed there too.

use std::future::Future;
use std::sync::Arc;

use panelbot_simulator::discord as simulated;
use tokio_util::sync::CancellationToken;

use super::scene::{self, Does, PATIENCE, Scene, act};
use crate::support::{TestDesk, both_databases};

pub const GUILD: u64 = 123_456_789_012_340_000;
pub const CHANNEL: u64 = 123_456_789_012_345_678;

/// Gnosjö's panel with a server of its own.
pub fn panel() -> String {
    let file = include_str!("../../../examples/gnosjo/panel.toml");
    let channel = format!("[channels.discord]\nserver_channel = \"{CHANNEL}\"");
    file.replace("[channels.discord]", &channel)
}

/// Announces what is due until the test has seen what it waits for.
pub async fn announcing<T>(
    test: &TestDesk,
    platform: &simulated::Discord,
    seen: impl Future<Output = T>,
) -> T {
    let stop = CancellationToken::new();
    let discord = scene::connect(platform, &stop).await.expect("the simulator answers");
    tokio::select! {
        () = Box::pin(discord.announce(&test.desk, &stop)) => panic!("it goes on until it is told to stop"),
        seen = seen => seen,
    }
}

/// Waits until one of our announcements in the channel reads so.
async fn reads(platform: &simulated::Discord, words: &str) {
    let reader = platform.user(66, "Läsare", "sv-SE").at(&platform.server_channel(GUILD, CHANNEL));
    let read = reader.wait_for(PATIENCE, |screen| {
        screen.messages.iter().any(|message| message.text.contains(words)).then_some(())
    });
    assert!(
        read.await.is_some(),
        "no announcement reads {words:?}: {}",
        scene::transcript(&reader)
    );
}

/// Waits until nothing is due any more.
pub async fn settled(test: &TestDesk) {
    let settled = async {
        while !test.desk.announcements_due().await.expect("a database").is_empty() {
            tokio::task::yield_now().await;
        }
    };
    let settled = tokio::time::timeout(PATIENCE, settled).await;
    assert!(settled.is_ok(), "something is still to be announced");
}

both_databases! {
    a_round_is_announced_answered_in_the_server_and_closed_there(test) {
        test.panel(&panel()).await;
        let round = test.open_round(include_str!("../../../examples/gnosjo/skatten.toml")).await;
        let scene = Scene::open(test.desk.clone(), Arc::new(test.store.clone())).await;
        let channel = scene.platform.server_channel(GUILD, CHANNEL);
        announcing(&test, &scene.platform, async {
            reads(&scene.platform, "Ingen annan i servern ser vad du svarar").await;
            settled(&test).await;
        })
        .await;

        let anna = scene.platform.user(77, "Anna", "sv-SE").at(&channel);
        for does in [
            Does::Presses("Svara"),
            Does::Presses("Ja, jag vill vara med"),
        ] {
            act(&anna, &does).await;
        }
        assert!(
            anna.wait_for(PATIENCE, |screen| {
                let own = screen.messages.iter().filter(|message| message.ephemeral);
                (own.count() >= 2).then_some(())
            })
            .await
            .is_some(),
            "{}",
            scene::transcript(&anna)
        );
        let public = channel.messages();
        assert_eq!(public.len(), 1, "what people answer is theirs alone");
        assert!(public[0].labels().contains(&"Svara"), "the button stays for the others");

        test.close_round(&round).await;
        announcing(&test, &scene.platform, async {
            reads(&scene.platform, "stängd").await;
            settled(&test).await;
        })
        .await;
        assert!(channel.messages()[0].labels().is_empty());
        let (platform, _) = scene.close().await;
        assert_eq!(platform.violations(), Vec::<String>::new());
    }

    an_announcement_whose_answer_was_lost_is_found_and_not_put_up_twice(test) {
        test.panel(&panel()).await;
        test.open_round(include_str!("../../../examples/gnosjo/skatten.toml")).await;
        let platform = simulated::Discord::start(simulated::Settings::default()).await.unwrap();
        let channel = platform.server_channel(GUILD, CHANNEL);
        let due = test.desk.announcements_due().await.unwrap();
        announcing(&test, &platform, settled(&test)).await;
        // As if the program had been killed between the request and its answer.
        test.desk.settle_announcement(&due[0], "1").await.unwrap();
        test.tamper("UPDATE announcement SET message = NULL").await;
        platform.skip(std::time::Duration::from_hours(1));
        announcing(&test, &platform, settled(&test)).await;
        assert_eq!(channel.messages().len(), 1);
        assert_eq!(platform.violations(), Vec::<String>::new());
    }
}
