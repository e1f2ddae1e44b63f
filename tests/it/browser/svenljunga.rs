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
        assert!(browser.text().await.contains("När du svarar är det okej för dig att vi sparar"));
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
