//! An address belongs to its person: it is shown to them, goes with them, and stands nowhere else.

use panelbot::domain::PersonId;

use super::stage::Stage;

#[tokio::test]
async fn my_data_shows_the_address_and_forgetting_erases_it() {
    let stage = Stage::open().await;
    let mut anna = stage.reader("anna@example.org").await;
    anna.say("/minadata").await;
    anna.sees("Vi har din e-postadress");
    let file = anna.browser.open(&format!("{}/c/file/0", stage.url)).await.expect("a file");
    assert!(file.text.contains("anna@example.org"), "{}", file.text);
    let dump = stage.test.dump().await;
    assert_eq!(dump.matches("anna@example.org").count(), 1, "kept once");
    assert_eq!(stage.test.count("letter_request").await, 3);

    stage.bulletin("Nyheter!").await;
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    anna.say("/glöm").await;
    anna.press("Ja, ta bort allt").await;
    assert!(!stage.test.dump().await.contains("anna@example.org"));
    for row in ["person", "address", "delivery"] {
        assert_eq!(stage.test.count(row).await, 0, "{row}");
    }
    let link = stage.here(&letter.links()[0]);
    let page = super::stage::Visitor::stranger(&link).await;
    assert!(!page.page.text.contains("anna"), "{}", page.page.text);
    stage.test.clock.pass(chrono::Duration::hours(26));
    stage.test.desk.upkeep().await.expect("done");
    assert_eq!(stage.test.count("letter_request").await, 0);
}

#[tokio::test]
async fn a_mailbox_alone_keeps_nobody() {
    let stage = Stage::open().await;
    stage.reader("anna@example.org").await;
    let row = stage.test.look("SELECT id FROM person").await.remove(0);
    let anna = PersonId(row.try_get("", "id").expect("an id"));
    let rootless = async || {
        let read = stage.test.store.read().await.expect("the database is there");
        read.without_address_or_panel(&[anna]).await.expect("readable")
    };
    stage.test.tamper("DELETE FROM panelist").await;
    assert!(rootless().await.is_empty(), "their page is there");
    stage.test.tamper("DELETE FROM address WHERE platform = 'browser'").await;
    assert_eq!(rootless().await, [anna]);
    assert_eq!(stage.test.count("address").await, 1);
}
