//! Gnosjö's panel by the keyboard alone: in by an invitation, and the whole round about the tax, in both languages,
//! with and without scripts.

use std::time::{Duration, Instant};

use super::chromium::{Browser, Setup, browse};
use super::site::Site;

/// What stands on the controls, in one language.
struct Labels {
    language: &'static str,
    yes: &'static str,
    age: &'static str,
    lives: &'static str,
    raise: &'static str,
    school: &'static str,
    done: &'static str,
    number: &'static str,
    words: &'static str,
    send: &'static str,
    thanks: &'static str,
}

const SWEDISH: Labels = Labels {
    language: "sv",
    yes: "Ja, jag vill vara med",
    age: "30–49",
    lives: "Jag bor här",
    raise: "Höj, men mindre",
    school: "Skolan",
    done: "Klar",
    number: "Skriv ett tal",
    words: "Skriv ditt svar",
    send: "Skicka",
    thanks: "Tack, nu är dina svar med!",
};

const ENGLISH: Labels = Labels {
    language: "en",
    yes: "Yes, I want to join",
    age: "30–49",
    lives: "I live here",
    raise: "Raise it, but less",
    school: "Schools",
    done: "Done",
    number: "Write a number",
    words: "Write your answer",
    send: "Send",
    thanks: "Thanks, your answers are in!",
};

/// From the invitation page to the thanks, with Tab, Enter and the space bar.
async fn take_the_round(browser: &Browser, labels: &Labels) {
    let started = Instant::now();
    browser.enter(labels.yes).await;
    browser.picture(&format!("gnosjo-{}-2-age", labels.language)).await;
    let steps = browser.enter(labels.age).await;
    assert!(steps <= 6, "the page puts the reader at the question: {steps} steps");
    browser.enter(labels.lives).await;
    browser.picture(&format!("gnosjo-{}-3-question", labels.language)).await;

    browser.enter(labels.raise).await;
    browser.picture(&format!("gnosjo-{}-4-menu", labels.language)).await;
    browser.tick(labels.school).await;
    browser.enter(labels.done).await;
    browser.picture(&format!("gnosjo-{}-5-scale", labels.language)).await;
    browser.enter("4").await;
    browser.picture(&format!("gnosjo-{}-6-number", labels.language)).await;
    browser.write(labels.number, "150", labels.send).await;
    browser.picture(&format!("gnosjo-{}-7-words", labels.language)).await;
    browser.write(labels.words, "Mer pengar till skolan", labels.send).await;

    assert!(browser.now().await.contains(labels.thanks), "{}", browser.text().await);
    browser.picture(&format!("gnosjo-{}-8-thanks", labels.language)).await;
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_round_is_taken_in_swedish_by_keyboard_alone() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.gnosjo);
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        browser.audit("sv").await;
        browser.picture("gnosjo-sv-1-welcome").await;
        take_the_round(&browser, &SWEDISH).await;
        browser.audit("sv").await;
    })
    .await;
    assert_eq!(site.answers().await, 5, "every answer is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_round_is_taken_in_english_by_keyboard_alone_without_scripts() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.gnosjo);
    let setup = Setup { scripts: false, language: "en", ..Setup::default() };
    browse(setup, async move |browser| {
        browser.open(&link).await;
        assert!(
            browser.text().await.contains("Hej och välkommen!"),
            "the panel's own language first"
        );
        browser.enter("English").await;
        browser.picture("gnosjo-en-1-welcome").await;
        take_the_round(&browser, &ENGLISH).await;
    })
    .await;
    assert_eq!(site.answers().await, 5, "every answer is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_changed_from_the_page_and_stays_in_view() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.gnosjo);
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        for words in ["Ja, jag vill vara med", "30–49", "Jag bor här", "Nej, höj inte"] {
            browser.press(words).await;
        }
        let page = browser.text().await;
        assert!(page.contains("Besvarad") && page.contains("Nej, höj inte"), "{page}");
        browser.picture("gnosjo-answered").await;
        browser.press("Ändra").await;
        browser.press("Ja, höj").await;
        browser.audit("sv").await;
        let page = browser.text().await;
        assert!(page.contains("Ja, höj") && !page.contains("Nej, höj inte"), "{page}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_return_link_opens_the_chat_on_another_device() {
    let site = Site::open().await;
    let link = format!("{}/j/{}", site.url, site.gnosjo);
    let (told, asked) = tokio::sync::oneshot::channel();
    browse(Setup::default(), async move |browser| {
        browser.open(&link).await;
        browser.press("Ja, jag vill vara med").await;
        browser.press("30–49").await;
        let field = browser.element("#return").await;
        told.send(field.attr("value").await.unwrap().unwrap()).unwrap();
    })
    .await;
    let Ok(link) = asked.await else { return };
    browse(Setup { scripts: false, ..Setup::default() }, async move |browser| {
        browser.open(&link).await;
        browser.picture("return-link").await;
        browser.press("Öppna min chatt").await;
        browser.appears("#return").await;
        let there = browser.0.current_url().await.unwrap();
        assert_eq!(there.path(), "/c");
        assert!(browser.now().await.contains("Vad har du för koppling till Gnosjö?"));
        browser.press("Jag bor här").await;
        assert!(browser.now().await.contains("Vad tycker du om att höja skatten"));
    })
    .await;
}
