//! Svenljunga's school years 7–9: the question meets you on the page, and one press answers it.

use super::chromium::{Setup, browse};
use super::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn one_press_answers_and_joining_comes_after() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.svenljunga);
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        assert!(browser.text().await.contains("Vad tycker du om maten i skolan?"));
        assert!(browser.text().await.contains("När du svarar säger du att det är okej"));
        let first = browser.element("button[name=press]").await.rectangle().await.unwrap();
        assert!(
            first.1 + first.3 <= 844.0,
            "an answer can be pressed without scrolling: {first:?}"
        );
        browser.audit("sv").await;
        browser.picture("svenljunga-1-question").await;

        browser.press("Den är okej").await;
        assert!(browser.now().await.contains("Tack, nu är ditt svar med!"));
        browser.audit("sv").await;
        browser.picture("svenljunga-2-thanks").await;

        browser.press("Ja, gärna").await;
        assert!(browser.now().await.contains("Vilken årskurs går du i?"));
        browser.picture("svenljunga-3-year").await;

        browser.press("Årskurs 8").await;
        assert!(browser.now().await.contains("Välkommen, nu är du med i Ungdomspanelen"));
        browser.audit("sv").await;
        browser.picture("svenljunga-4-joined").await;
    })
    .await;
    let answers = site.answers().await;
    assert_eq!(answers, 1, "one answer is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_is_whole_on_a_dark_phone_without_scripts() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.svenljunga);
    browse(Setup { dark: true, scripts: false, ..Setup::default() }, async move |browser| {
        browser.open(&link).await;
        browser.picture("svenljunga-1-question-dark").await;
        browser.press("Den är god").await;
        assert!(browser.now().await.contains("Tack, nu är ditt svar med!"));
        browser.picture("svenljunga-2-thanks-dark").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dark_colours_are_as_easy_to_read() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.svenljunga);
    browse(Setup { dark: true, ..Setup::default() }, async move |browser| {
        browser.open(&link).await;
        browser.audit("sv").await;
        browser.press("Den är god").await;
        browser.unfold("Meny").await;
        browser.unfold("Din egen länk tillbaka").await;
        browser.audit("sv").await;
        browser.picture("folds-dark").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_in_the_menu_leads_to_a_page_that_all_can_use() {
    let site = Site::open().await;
    let (link, start) = (site.invitation(), site.url.clone());
    browse(Setup::default(), async move |browser| {
        browser.open(&start).await;
        browser.audit("sv").await;
        browser.picture("start").await;
        browser.open(&format!("{start}/c")).await;
        browser.audit("sv").await;
        browser.picture("unknown-browser").await;

        browser.open(&link).await;
        for words in ["Den är okej", "Ja, gärna", "Årskurs 8"] {
            browser.press(words).await;
        }
        let pages = [
            ("Frågor i panelen", "Maten i skolan"),
            ("Bjud in en vän", "Häng med:"),
            ("Byt språk", "Vilket språk vill du läsa?"),
            ("Så här fungerar det", "Du får några korta frågor i taget."),
            ("Det ni vet om mig", "Årskurs 8"),
            ("Ta en paus", "Nu är det tyst"),
            ("Ta bort allt om mig", "Det går inte att ångra."),
        ];
        for (number, (words, found)) in pages.into_iter().enumerate() {
            browser.unfold("Meny").await;
            browser.press(words).await;
            let now = browser.now().await;
            assert!(now.contains(found) || browser.source().await.contains(found), "{now}");
            browser.audit("sv").await;
            browser.picture(&format!("menu-{number}")).await;
        }
    })
    .await;
}
