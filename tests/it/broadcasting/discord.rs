//! On Discord, where many take no private messages: the brake holds, and they answer by the button in the server's channel.

use std::sync::Arc;
use std::time::Duration;

use panelbot::delivery::{Limits, Sender};
use panelbot::domain::broadcast::{BroadcastState, Figures};
use panelbot::domain::{Address, Platform};
use panelbot::service::{Desk, Settings, SystemClock};
use panelbot::store::{self, Store};
use panelbot_simulator::discord as simulated;
use tokio_util::sync::CancellationToken;

use super::size;
use super::stage::{bulletin, opened};
use crate::discord::announcing::{CHANNEL, GUILD, panel};
use crate::discord::scene::{self, Does, PATIENCE, act};
use crate::support::{desk, panelists};

const FIRST_PERSON: u64 = 700_000_000_000_000_000;

/// What a desk of its own on SQLite stands on.
async fn open() -> (tempfile::TempDir, Store, Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("panelbot.db").display());
    let store = Store::connect(&store::Settings { url }).await.expect("a database");
    store.migrate().await.expect("the tables");
    let key_file = folder.path().join("panelbot.key");
    let links = panelbot::conversation::Links {
        web: None,
        telegram_bot: None,
        discord_application: Some(simulated::APPLICATION_ID),
    };
    let clock = Arc::new(SystemClock);
    let desk = Desk::open(Settings { store: store.clone(), key_file, links, clock }).await;
    (folder, store, desk.expect("a desk"))
}

fn most_in_a_second(times: &[Duration]) -> usize {
    let within = |from: &Duration| {
        times.iter().filter(|at| (*from..*from + Duration::from_secs(1)).contains(*at)).count()
    };
    times.iter().map(within).max().unwrap_or(0)
}

#[test]
fn four_in_ten_take_no_private_messages_and_are_reached_by_the_button_in_the_channel() {
    let people = size(40, 2000);
    desk::run(async {
        let (_folder, store, desk) = open().await;
        let (panel, round) = opened(&desk, &panel()).await;
        let platform = simulated::Discord::start(simulated::Settings::default()).await;
        let platform = platform.expect("a port");
        let channel = platform.server_channel(GUILD, CHANNEL);
        let users: Vec<_> = (0..people as u64)
            .map(|nth| platform.user(FIRST_PERSON + nth, "Kim", "sv-SE").in_private())
            .collect();
        let is_closed = |nth: usize| nth % 5 < 2;
        for (nth, user) in users.iter().enumerate() {
            user.write("hej");
            if is_closed(nth) {
                user.close_dms();
            }
        }
        let place = |user: &simulated::User| {
            let external_id = user.id().to_string();
            let address = Address { platform: Platform::Discord, external_id };
            (address, Some(user.channel().to_string()))
        };
        let places: Vec<_> = users.iter().map(place).collect();
        panelists::enrol(&store, &panel, &round, &places).await;
        // Two at once: what the first meets spares everyone the second.
        let broadcasts = [bulletin(&panel), bulletin(&panel)];
        let transaction = store.write().await.expect("a database");
        for broadcast in &broadcasts {
            transaction.save_broadcast(broadcast).await.expect("saved");
        }
        transaction.commit().await.expect("committed");

        let stop = CancellationToken::new();
        let discord = scene::connect(&platform, &stop).await.expect("the simulator answers");
        let ledger = Arc::new(store.clone());
        let sender = Sender::new(discord.clone(), ledger, Limits::none(), scene::clock());
        let (serving, feeding) = (sender.clone(), sender.clone());
        let [at_door, at_feed, at_board] = [desk.clone(), desk.clone(), desk.clone()];
        let (bot, stopped) = (discord.clone(), stop.clone());
        let served =
            tokio::spawn(async move { Box::pin(bot.serve(&at_door, &serving, &stopped)).await });
        assert!(platform.wait_for_bot(PATIENCE).await, "the bot never came");
        let fed = tokio::spawn(async move { feeding.feed(&at_feed).await });
        let stopped = stop.clone();
        let announced = tokio::spawn(async move { discord.announce(&at_board, &stopped).await });

        let closed = (0..people).filter(|nth| is_closed(*nth)).count();
        for broadcast in &broadcasts {
            let figures = finished(&store, &desk, broadcast.id).await;
            assert_eq!(figures.unreachable, closed as u64, "{figures:?}");
            assert_eq!(figures.sent, (people - closed) as u64, "{figures:?}");
        }
        for (nth, (address, _)) in places.iter().enumerate() {
            assert_eq!(reachable(&store, address).await, Some(!is_closed(nth)), "person {nth}");
        }
        let noes = platform.noes();
        assert_eq!(noes.len(), closed, "nobody is asked twice");
        let most = most_in_a_second(&noes);
        println!("{closed} of {people} closed; at most {most} refusals in any second");
        assert!(most <= 8, "{most} refusals in one second");

        // Those whose private chats are closed press the button in the channel, and answer there.
        for nth in (0..people).filter(|nth| is_closed(*nth)).take(4) {
            let kim = users[nth].at(&channel);
            act(&kim, &Does::Presses("Svara")).await;
            act(&kim, &Does::Presses("Ja, höj")).await;
            let own = kim.wait_for(PATIENCE, |screen| {
                screen.messages.iter().any(|message| message.ephemeral).then_some(())
            });
            assert!(own.await.is_some(), "{}", scene::transcript(&kim));
            let again = reachable(&store, &places[nth].0).await;
            assert_eq!(again, Some(true), "person {nth} is written to again");
        }
        assert_eq!(platform.noes().len(), closed, "nothing else was refused");

        stop.cancel();
        served.await.expect("no panic").expect("it was told to stop");
        fed.await.expect("no panic");
        announced.await.expect("no panic");
        assert_eq!(platform.violations(), Vec::<String>::new());
    });
}

/// Whether someone may be written to.
async fn reachable(store: &Store, address: &Address) -> Option<bool> {
    let read = store.read().await.expect("a database");
    let found = read.addresses(std::slice::from_ref(address)).await.expect("readable");
    found.first().map(|one| one.reachable)
}

/// Tends a broadcast until nothing of it is left, and gives its figures.
async fn finished(store: &Store, desk: &Desk, id: panelbot::domain::BroadcastId) -> Figures {
    let tending = async {
        loop {
            desk.tend_broadcasts(true).await.expect("a database");
            let read = store.read().await.expect("a database");
            let found = read.broadcast(id).await.expect("readable").expect("it is there");
            if matches!(found.state, BroadcastState::Done { .. }) {
                return found.figures.expect("its figures");
            }
            drop(read);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(10), tending).await.expect("it is done in time")
}
