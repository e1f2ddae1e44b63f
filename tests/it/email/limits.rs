//! Nobody can use us to fill someone's mailbox, or to find out who is here; and nobody's typing breaks anything.

use super::stage::{Stage, Visitor};

#[tokio::test]
async fn an_address_that_is_none_is_refused_kindly_and_nothing_is_kept() {
    let stage = Stage::open().await;
    let mut anna = stage.visitor().await;
    let start = anna.page.clone();
    let long = format!("{}@example.org", "a".repeat(300));
    for typed in [
        "",
        "anna",
        "anna@example.org\r\nBcc: bo@example.org",
        "Anna <anna@example.org>",
        "anna@example.org, bo@example.org",
        "åsa@exempel.se",
        "<script>alert(1)</script>@a.se",
        "anna@example.org\u{0}",
        "\u{202e}gro.elpmaxe@anna",
        &long,
    ] {
        anna.page = start.clone();
        anna.give(typed).await;
        assert_eq!(anna.page.status, 422, "{typed:?}");
        anna.sees("Skriv den som namn@exempel.se");
    }
    assert!(!stage.test.dump().await.contains("address email"));
    assert_eq!(stage.test.count("letter_request").await, 0);
    assert_eq!(stage.server.letters(), []);
}

#[tokio::test]
async fn one_person_gets_three_letters_a_day() {
    let stage = Stage::open().await;
    let mut anna = stage.visitor().await;
    let start = anna.page.clone();
    for number in 0..3 {
        anna.page = start.clone();
        anna.give(&format!("a{number}@example.org")).await;
        assert_eq!(anna.page.status, 200);
    }
    anna.page = start.clone();
    anna.give("a3@example.org").await;
    assert_eq!(anna.page.status, 429);
    anna.sees("Prova igen i morgon");
    stage.letters("a2@example.org", 1).await;
    stage.test.clock.pass(chrono::Duration::hours(25));
    anna.page = start;
    anna.give("a3@example.org").await;
    stage.letters("a3@example.org", 1).await;
}

#[tokio::test]
async fn one_mailbox_gets_three_letters_a_day_whoever_asks_and_nobody_can_tell() {
    let stage = Stage::open().await;
    let mut told = Vec::new();
    for spelling in ["Eva@example.org", "eva@EXAMPLE.org", "EVA@example.org", "eva@example.org"] {
        let mut somebody = stage.visitor().await;
        somebody.give(spelling).await;
        assert_eq!(somebody.page.status, 200);
        let page = stage.page(&somebody).await.to_lowercase();
        told.push(page.split("ett mejl är på väg").nth(1).map(|rest| rest[..80].to_owned()));
    }
    assert!(told[0].is_some() && told.iter().all(|one| *one == told[0]), "{told:?}");
    let after = stage.reader("last@example.org").await;
    drop(after);
    let letters = stage.server.letters();
    let to_eva = letters.iter().filter(|one| one.to.eq_ignore_ascii_case("eva@example.org"));
    assert_eq!(to_eva.count(), 3);
}

#[tokio::test]
async fn an_address_that_somebody_has_confirmed_looks_like_any_other_to_the_next() {
    let stage = Stage::open().await;
    let _anna = stage.reader("home@example.org").await;
    let mut sister = stage.visitor().await;
    sister.give("home@example.org").await;
    sister.sees("Ett mejl är på väg till home@example.org.");
    let letter = stage.letters("home@example.org", 2).await.remove(1);
    Visitor::stranger(&stage.link(&letter, 0)).await.press("Ja, skriv till mig").await;
    stage.bulletin("Nyheter!").await;
    // A family can share a mailbox: each gets their own letter, with their own link.
    let letters = stage.letters("home@example.org", 4).await;
    let own = |nth: usize| letters[nth].links()[0].clone();
    assert_ne!(own(2), own(3));
}
