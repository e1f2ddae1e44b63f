//! The feed of a panel, once what was sent has been put right.

use panelbot::web;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::stage::Stage;
use crate::support::both_databases;

/// The feed in Swedish, as it is served.
async fn feed(stage: &Stage) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let settings = web::Settings {
        listen: String::new(),
        public_url: url.clone(),
        newcomers: web::Newcomers::default(),
    };
    let health = web::Health::new(Vec::new);
    let router = web::router(stage.test().desk.clone(), settings, health);
    let shutdown = CancellationToken::new();
    let served = tokio::spawn(web::serve(listener, router, shutdown.clone()));
    let feed = reqwest::get(format!("{url}/p/gnosjo/feed.xml?lang=sv")).await.expect("an answer");
    let feed = feed.text().await.expect("a feed").replace('\u{a0}', " ");
    shutdown.cancel();
    served.await.expect("joined").expect("it ends");
    feed
}

/// The entries with these words in their titles.
fn entries<'a>(feed: &'a str, title: &str) -> Vec<&'a str> {
    let entries = feed.split("<entry>").skip(1);
    entries.filter(|one| one.contains(&format!("<title>{title}"))).collect()
}

/// When an entry was last changed.
fn updated(entry: &str) -> &str {
    entry.split_once("<updated>").and_then(|(_, rest)| rest.split_once('<')).expect("a time").0
}

both_databases! {
    what_was_put_right_is_marked_in_the_feed_as_no_longer_so_and_the_correction_as_one(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let before = feed(&stage).await;
        let first = entries(&before, "Svar från Kommunfullmäktige");
        assert_eq!(first.len(), 1, "{before}");
        let told_at = updated(first[0]).to_owned();
        stage.pass(48).await;
        stage.corrected().await;
        let after = feed(&stage).await;
        assert_eq!(entries(&after, "Svar från Kommunfullmäktige"), Vec::<&str>::new(), "{after}");
        let corrected = entries(&after, "Rättelse av svaret från Kommunfullmäktige");
        assert!(corrected.len() == 1 && corrected[0].contains("20 öre"), "{after}");
        let former = entries(&after, "Det tidigare svaret från Kommunfullmäktige");
        assert!(former.len() == 1 && former[0].contains("25 öre"), "{after}");
        assert!(updated(former[0]) > told_at.as_str(), "readers are shown it anew: {after}");
        assert_eq!(updated(former[0]), updated(corrected[0]));
    }
}
