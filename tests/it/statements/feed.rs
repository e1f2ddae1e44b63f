//! The feed of a panel, once what was sent has been put right.

use super::stage::Stage;
use crate::closing_loop::screens::Pages;
use crate::support::both_databases;

/// The feed in Swedish, as it is served.
async fn feed(stage: &Stage) -> String {
    Pages::serve(stage.test()).await.get("/p/gnosjo/feed.xml?lang=sv").await
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
