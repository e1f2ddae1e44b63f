//! What the small script adds: sharing the place where one is, and copying. Without it the place is written.

use super::chromium::{Browser, Setup, browse};
use super::site::Site;

/// A page that asks for a place first.
async fn asks_for_a_place(site: &mut Site) -> String {
    let panel = include_str!("../../../examples/svenljunga/panel.toml");
    let round = include_str!("../../../examples/svenljunga/skolmaten.toml");
    let (head, _) = round.split_once("[[questions]]").expect("questions");
    let question = "[[questions]]\nid = \"bench\"\nkind = \"location\"\n\
                    text.sv = \"Var behövs en bänk?\"\ntext.en = \"Where is a bench needed?\"\n";
    let (panel, round) = (panel.to_owned(), format!("{head}{question}"));
    site.add(
        &panel.replace("\"svenljunga\"", "\"places\""),
        &round.replace("\"svenljunga\"", "\"places\""),
    )
    .await
}

/// Makes the phone say that it is there, or that it will not say.
async fn is_at(browser: &Browser, place: &str) {
    let script = format!("navigator.geolocation.getCurrentPosition = (found, failed) => {place};");
    browser.0.execute(&script, Vec::new()).await.expect("the phone is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_shared_from_the_phone() {
    let mut site = Site::open().await;
    let link = asks_for_a_place(&mut site).await;
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        browser.audit("sv").await;
        browser.picture("place").await;
        is_at(&browser, "found({ coords: { latitude: 57.49, longitude: 13.12 } })").await;
        browser.press("Dela min plats").await;
        assert!(browser.now().await.contains("Tack, nu är ditt svar med!"));
        assert!(browser.text().await.contains("En plats på kartan"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_does_not_tell_leaves_the_field_to_write_in() {
    let mut site = Site::open().await;
    let link = asks_for_a_place(&mut site).await;
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        is_at(&browser, "failed()").await;
        browser.tap("Dela min plats").await;
        assert!(browser.now().await.contains("Det gick inte att läsa platsen."));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_place_is_written() {
    let mut site = Site::open().await;
    let link = asks_for_a_place(&mut site).await;
    browse(Setup { scripts: false, ..Setup::default() }, async move |browser| {
        browser.open(&link).await;
        assert!(!browser.text().await.contains("Dela min plats"));
        browser.write("Dela platsen, eller skriv", "Vid busstationen", "Skicka").await;
        assert!(browser.text().await.contains("Vid busstationen"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_return_link_is_copied_with_a_press() {
    let site = Site::open().await;
    let link = site.invitation();
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        browser.press("Den är god").await;
        browser.unfold("Din egen länk tillbaka").await;
        browser.tap("Kopiera").await;
        let copied = "//button[normalize-space(.)=\"Kopierat\"]";
        let wait = browser.0.wait().at_most(std::time::Duration::from_secs(5));
        wait.for_element(fantoccini::Locator::XPath(copied)).await.expect("it says so");
    })
    .await;
}
