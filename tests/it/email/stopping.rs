//! Getting no more letters: by one press in the mailbox's own program, by the page, by the card.

use panelbot::domain::broadcast::Figures;
use panelbot_simulator::smtp::Letter;
use reqwest::StatusCode;

use super::stage::{Stage, Visitor};

/// The address in a letter's `List-Unsubscribe`, as a test can open it.
fn way_out(stage: &Stage, letter: &Letter) -> String {
    let header = letter.header("List-Unsubscribe").expect("a way out");
    let url = header.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    stage.here(url.expect("in angle brackets"))
}

/// Posts as a mailbox's own server does: no cookie, another site's headers, any form.
async fn one_press(url: &str, kind: &str, body: &str) -> StatusCode {
    panelbot::app::choose_cryptography();
    let request = reqwest::Client::new().post(url).header("Content-Type", kind);
    let request =
        request.header("Origin", "https://mail.example").header("Sec-Fetch-Site", "cross-site");
    request.body(body.to_owned()).send().await.expect("an answer").status()
}

const FORM: &str = "application/x-www-form-urlencoded";
const PRESSED: &str = "List-Unsubscribe=One-Click";

#[tokio::test]
async fn one_post_ends_letters_and_what_was_to_come_waits_on_the_page() {
    let stage = Stage::open().await;
    let anna = stage.reader("anna@example.org").await;
    let _bo = stage.reader("bo@example.org").await;
    let name = stage.bulletin("Nyheter!").await;
    stage.comes_to(&name, Figures { sent: 2, ..Figures::default() }).await;
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    let url = way_out(&stage, &letter);

    // Looking at it changes nothing.
    let scanner = Visitor::stranger(&url).await;
    scanner.sees("Inga fler mejl?");
    assert!(scanner.page.no_referrer);
    assert!(stage.page(&anna).await.contains("Du får mejl på anna@example.org"));

    assert_eq!(one_press(&url, FORM, PRESSED).await, StatusCode::OK);
    assert!(!stage.page(&anna).await.contains("anna@example.org"));
    assert!(!stage.test.dump().await.contains("anna@example.org"), "it is gone");
    let next = stage.bulletin("Mer nyheter!").await;
    stage.comes_to(&next, Figures { sent: 1, waiting: 1, ..Figures::default() }).await;
    assert!(stage.page(&anna).await.contains("Mer nyheter!"));
    assert_eq!(stage.server.letters_to("anna@example.org").len(), 2);
    // What became of the first stays known.
    stage.comes_to(&name, Figures { sent: 2, ..Figures::default() }).await;

    // Again, in another form, it says the same; and so it does for whoever was never here.
    let multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    assert_eq!(one_press(&url, "multipart/form-data; boundary=x", multipart).await, StatusCode::OK);
    let wrong = url.replace("/stop/", "/stop/0");
    assert_eq!(one_press(&wrong, FORM, PRESSED).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_letter_that_waits_when_its_address_is_taken_away_is_met_on_the_page() {
    let stage = Stage::silent().await;
    let mut anna = stage.visitor().await;
    anna.give("anna@example.org").await;
    stage.test.tamper("UPDATE address SET reachable = 1 WHERE platform = 'email'").await;
    let name = stage.bulletin("Nyheter!").await;
    stage.comes_to(&name, Figures { waiting: 1, ..Figures::default() }).await;
    assert!(!stage.page(&anna).await.contains("Nyheter!"), "it is to go by letter");
    anna.page = anna.browser.open(&format!("{}/c", stage.url)).await.expect("a page");
    anna.press("Ta bort adressen").await;
    assert!(stage.page(&anna).await.contains("Nyheter!"));
    stage.comes_to(&name, Figures { sent: 1, ..Figures::default() }).await;
}

#[tokio::test]
async fn the_button_of_the_page_ends_letters_too() {
    let stage = Stage::open().await;
    let anna = stage.reader("anna@example.org").await;
    stage.bulletin("Nyheter!").await;
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    let mut reader = Visitor::stranger(&way_out(&stage, &letter)).await;
    reader.press("Ja, inga fler mejl").await;
    reader.sees("Nu kommer inga fler mejl");
    assert!(stage.page(&anna).await.contains("Få ett mejl när det händer något"));
}

#[tokio::test]
async fn pausing_leaving_and_wanting_fewer_hold_for_letters_too() {
    let stage = Stage::open().await;
    let mut readers = Vec::new();
    for (name, says) in [("anna", "/paus"), ("bo", "/mindre"), ("cecilia", "/avsluta")] {
        let mut reader = stage.reader(&format!("{name}@example.org")).await;
        reader.say(says).await;
        readers.push(reader);
    }
    let _dan = stage.reader("dan@example.org").await;
    let name = stage.bulletin("Nyheter!").await;
    stage.comes_to(&name, Figures { sent: 1, cancelled: 1, ..Figures::default() }).await;
    for name in ["anna", "bo", "cecilia"] {
        assert_eq!(stage.server.letters_to(&format!("{name}@example.org")).len(), 1, "{name}");
    }
}
