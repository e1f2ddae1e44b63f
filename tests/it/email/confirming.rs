//! An address is given, and used only once its reader has said so.

use panelbot::domain::broadcast::Figures;

use super::stage::{PATIENCE, Stage, Visitor};

#[tokio::test]
async fn an_address_is_used_only_after_the_button_behind_the_link_in_the_letter() {
    let stage = Stage::open().await;
    let mut anna = stage.visitor().await;
    anna.sees("Få ett mejl när det händer något");
    anna.give("anna@example.org").await;
    anna.sees("Ett mejl är på väg till anna@example.org.");

    let letter = stage.letters("anna@example.org", 1).await.remove(0);
    assert_eq!(letter.from, "panelen@gnosjo.example");
    assert_eq!(letter.subject, "Vill du ha mejl från Gnosjöpanelen?");
    assert_eq!(letter.header("List-Unsubscribe"), None, "there is nothing to stop yet");
    assert_eq!(letter.links().len(), 1, "{}", letter.text);
    assert_eq!(stage.server.violations(), Vec::<String>::new());

    // Programs that look through mail open every link, some more than once.
    let link = stage.link(&letter, 0);
    for _ in 0..3 {
        let scanner = Visitor::stranger(&link).await;
        assert_eq!(scanner.page.status, 200);
        assert!(scanner.page.no_referrer, "the link carries a right");
        assert!(!scanner.page.text.contains("anna@"), "a page tells nobody the address");
    }
    let before = stage.bulletin("Nyheter!").await;
    stage.comes_to(&before, Figures { waiting: 1, ..Figures::default() }).await;
    assert!(stage.page(&anna).await.contains("Nyheter!"), "they are met on their page");

    let mut reader = Visitor::stranger(&link).await;
    reader.press("Ja, skriv till mig").await;
    reader.sees("Nu är det klart");
    assert!(stage.page(&anna).await.contains("Du får mejl på anna@example.org"));
    let after = stage.bulletin("Mer nyheter!").await;
    stage.comes_to(&after, Figures { sent: 1, ..Figures::default() }).await;
    assert_eq!(stage.server.letters_to("anna@example.org").len(), 2);
    // Once more does no harm.
    let mut again = Visitor::stranger(&link).await;
    again.press("Ja, skriv till mig").await;
    again.sees("Nu är det klart");
}

#[tokio::test]
async fn nobody_is_asked_for_an_address_before_it_is_known_that_they_can_take_part() {
    let stage = Stage::open().await;
    let mut child = stage.invited().await;
    child.press("Ja, jag vill vara med").await;
    assert!(!child.page.text.contains("Få ett mejl när det händer något"), "{}", child.page.text);
    child.press("Under 16").await;
    child.sees("så vi har inte sparat något om dig");
    assert_eq!(stage.test.count("person").await + stage.test.count("address").await, 0);
}

#[tokio::test]
async fn a_new_address_takes_the_place_of_the_old_one_once_it_is_confirmed() {
    let stage = Stage::open().await;
    let mut anna = stage.reader("old@example.org").await;
    anna.page = anna.browser.open(&format!("{}/c", stage.url)).await.expect("a page");
    anna.press("Ta bort adressen").await;
    anna.give("typo@example.org").await;
    let first = stage.letters("typo@example.org", 1).await.remove(0);
    anna.give("new@example.org").await;
    anna.sees("Ett mejl är på väg till new@example.org.");
    let second = stage.letters("new@example.org", 1).await.remove(0);
    let gone = Visitor::stranger(&stage.link(&first, 0)).await;
    assert_eq!(gone.page.status, 404);
    gone.sees("Länken gäller inte längre");
    Visitor::stranger(&stage.link(&second, 0)).await.press("Ja, skriv till mig").await;
    stage.bulletin("Nyheter!").await;
    assert_eq!(stage.letters("new@example.org", 2).await.len(), 2);
    assert_eq!(stage.server.letters_to("old@example.org").len(), 1);
    assert_eq!(stage.server.letters_to("typo@example.org").len(), 1);
}

#[tokio::test]
async fn the_link_works_for_two_days_and_no_forged_one_does() {
    let stage = Stage::open().await;
    let mut anna = stage.visitor().await;
    anna.give("anna@example.org").await;
    let letter = stage.letters("anna@example.org", 1).await.remove(0);
    let link = stage.link(&letter, 0);
    let (head, signature) = link.rsplit_once('.').expect("a signature");
    let mut forged = signature.to_owned();
    let last = forged.pop().expect("a sign");
    forged.push(if last == '0' { '1' } else { '0' });
    let wrong = [
        format!("{head}.{forged}"),
        format!("{head}0.{signature}"),
        format!("{}/e/x", stage.url),
        format!("{}/e/%00%ff", stage.url),
        format!("{}/e/{}", stage.url, "a.".repeat(2000)),
    ];
    for url in wrong {
        let page = Visitor::stranger(&url).await.page;
        assert!((400..500).contains(&page.status), "{url}: {}", page.status);
    }
    stage.test.clock.pass(chrono::Duration::hours(48) + chrono::Duration::minutes(1));
    let late = Visitor::stranger(&link).await;
    late.sees("Länken gäller inte längre");
    assert!(stage.page(&anna).await.contains("Ett mejl är på väg"));
}

#[tokio::test]
async fn a_letter_that_the_last_run_left_unsent_goes_out_at_the_next_start() {
    let mut stage = Stage::silent().await;
    let mut anna = stage.visitor().await;
    anna.give("anna@example.org").await;
    assert_eq!(stage.under_way().await, 1);
    stage.test.desk = stage.test.reopened().await;
    stage.send();
    let came = stage.server.wait_for_letters("anna@example.org", 1, PATIENCE).await;
    assert_eq!(came.map(|letters| letters.len()), Some(1));
    let done = async {
        while stage.under_way().await > 0 {
            tokio::task::yield_now().await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, done).await.is_ok());
}

#[tokio::test]
async fn whoever_has_not_joined_is_not_asked_for_an_address() {
    let stage = Stage::open().await;
    let guest = Visitor::stranger(&format!("{}/c", stage.url)).await;
    assert!(!guest.page.text.contains("Få ett mejl"), "{}", guest.page.text);
}
