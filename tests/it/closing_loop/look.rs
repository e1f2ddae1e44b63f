//! What anyone sees of the rehearsed round as it goes its way.

use super::screens::Pages;
use super::stage::Stage;
use crate::support::TestDesk;

const ROUND: &str = "/p/gnosjo/rounds/2?lang=sv";
const PANEL: &str = "/p/gnosjo?lang=sv";
const FEED: &str = "/p/gnosjo/feed.xml?lang=sv";

/// How many entries a feed has.
fn entries(feed: &str) -> usize {
    feed.matches("<entry>").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_show_the_promise_the_result_the_answer_and_what_became_of_it() {
    let mut stage = Box::pin(Stage::open(TestDesk::sqlite().await)).await;
    let pages = Pages::serve(&stage.test).await;
    stage.is_drafted().await;
    assert!(pages.bytes(ROUND).await.is_none(), "an approved round is nobody's business yet");
    Box::pin(stage.is_answered()).await;
    Box::pin(stage.is_closed()).await;
    let told = pages.get(ROUND).await;
    assert!(told.contains("Stängd. Resultatet kommer här."), "{told}");
    assert!(told.contains("Kommunfullmäktige svarar senast den 1 mars 2027."), "{told}");
    assert!(!told.contains("<svg") && !told.contains("class=\"jump\""), "{told}");
    pages.look_at("1-closed").await;

    Box::pin(stage.is_released()).await;
    let told = pages.get(ROUND).await;
    assert!(told.contains("86 av 122 svarade.") && told.contains("<svg"), "{told}");
    assert!(told.contains("Kommunfullmäktige svarar senast den 1 mars 2027."), "{told}");
    assert_eq!(entries(&pages.get(FEED).await), 1);
    pages.look_at("2-released").await;

    Box::pin(stage.is_stated()).await;
    let told = pages.get(ROUND).await;
    for words in [
        "Kommunfullmäktige svarade den 26 februari 2027.",
        "<strong>Skatten höjs med 25 öre, inte 50.</strong>",
        "Kommunfullmäktige, beslut den 25 februari 2027, § 14, dnr KS 2027/12",
        "Vad pengarna går till",
        "Sälj kommunens skog i stället",
        "Politikerna får mer betalt",
        "Bo Ask (Y)",
        "Från förvaltningen",
        "När något händer berättar vi det här.",
        "href=\"#statement\"",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("birger") && !told.contains("astrid"), "who wrote is nobody's business");
    assert_eq!(entries(&pages.get(FEED).await), 2);
    pages.look_at("3-stated").await;

    Box::pin(stage.is_felt()).await;
    Box::pin(stage.is_done()).await;
    let told = pages.get(ROUND).await;
    let places: Vec<usize> = ["15 mars 2027: på gång", "20 augusti 2027: klart"]
        .map(|words| told.find(words).unwrap_or_else(|| panic!("{words}: {told}")))
        .into();
    assert!(places.is_sorted(), "the newest comes last");
    assert!(told.contains("<h3>Klart: Sex nya tjänster i skolan</h3>"), "{told}");
    let panel = pages.get(PANEL).await;
    assert!(panel.contains("Kommunfullmäktige svarade den 26 februari 2027."), "{panel}");
    assert!(panel.contains("<li>Klart: Sex nya tjänster i skolan</li>"), "{panel}");
    let feed = pages.get(FEED).await;
    assert_eq!(entries(&feed), 4, "{feed}");
    assert!(feed.contains("<title>Klart: Sex nya tjänster i skolan</title>"), "{feed}");
    pages.look_at("4-done").await;
    super::pictures::keep(&stage);
}
