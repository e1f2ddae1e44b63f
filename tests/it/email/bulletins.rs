//! Bulletins by e-mail: to whom, how they look, and what becomes of them when the mail server is in trouble.

use chrono::Duration;
use panelbot::domain::broadcast::{BroadcastStep, Figures};
use panelbot::service::{NewBulletin, Picture, Sending};
use panelbot_simulator::smtp::Trouble;

use super::stage::{Stage, Visitor};
use crate::bulletins::steps;

#[tokio::test]
async fn a_bulletin_reaches_confirmed_mailboxes_and_the_pages_of_the_others() {
    let stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    let mut bo = stage.visitor().await;
    bo.give("bo@example.org").await;
    let cecilia = stage.visitor().await;
    let name = stage.bulletin("**Bussen går** oftare. [Läs mer](https://gnosjo.se/buss)").await;
    stage.comes_to(&name, Figures { sent: 1, waiting: 2, ..Figures::default() }).await;
    for visitor in [&bo, &cecilia] {
        assert!(stage.page(visitor).await.contains("Bussen går oftare."));
    }
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    assert_eq!(letter.subject, "Nytt från Gnosjöpanelen");
    assert!(
        letter.text.starts_with("Bussen går oftare. Läs mer (https://gnosjo.se/buss)\n"),
        "{}",
        letter.text
    );
    assert!(letter.text.contains("Din egen sida:\nhttps://panel.example/r/"), "{}", letter.text);
    let stop = letter.header("List-Unsubscribe").expect("a way out");
    let address = stop.trim_start_matches('<').trim_end_matches('>');
    assert_eq!(letter.links().last().map(String::as_str), Some(address));
    let post = letter.header("List-Unsubscribe-Post");
    assert_eq!(post.as_deref(), Some("List-Unsubscribe=One-Click"));
    assert_eq!(letter.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    let rows =
        stage.test.look("SELECT lower(hex(id)) AS id FROM delivery WHERE platform = 'email'").await;
    let id: String = rows[0].try_get("", "id").expect("an id");
    let message = letter.header("Message-ID").expect("a name");
    assert_eq!(message, format!("<{id}.0@gnosjo.example>"), "the same at each attempt");
    assert_eq!(stage.server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn the_link_in_a_letter_opens_the_readers_own_page() {
    let stage = Stage::open().await;
    let anna = stage.reader("anna@example.org").await;
    stage.bulletin("Nyheter! https://gnosjo.se").await;
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    let own = letter.links().into_iter().find(|url| url.contains("/r/")).expect("a link");
    let mut elsewhere = Visitor::stranger(&stage.here(&own)).await;
    elsewhere.press("Öppna min chatt").await;
    elsewhere.sees("Du får mejl på anna@example.org");
    // In the browser that they came from first nothing is replaced.
    let here = anna.browser.open(&stage.here(&own)).await.expect("a page");
    assert!(!here.text.contains("byts ut"), "{}", here.text);
}

#[tokio::test]
async fn that_a_round_opens_comes_by_letter_with_the_way_to_it() {
    let stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    stage.test.open_round(include_str!("../../../examples/gnosjo/skatten.toml")).await;
    assert_eq!(stage.test.desk.keep_calendar(false).await.expect("kept").begun, 1);
    steps::tend(&stage.test).await;
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    assert!(letter.subject.starts_with("Gnosjöpanelen: "), "{}", letter.subject);
    let link = letter.links().into_iter().find(|url| url.contains("/r/")).expect("a link");
    assert!(letter.text.contains(&format!("Svara här:\n{link}")), "{}", letter.text);
    let mut here = Visitor::stranger(&stage.here(&link)).await;
    here.press("Öppna min chatt").await;
    here.sees("Ska vi höja skatten?");
    here.press("Börja").await;
    here.sees("Fråga 1 av 5");
    assert_eq!(stage.server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_picture_goes_along_and_is_described() {
    let stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    let bytes = panelbot::report::qr_png("https://gnosjo.se").expect("a picture");
    let picture = Picture { bytes: bytes.clone(), description: steps::swedish("Rondellen") };
    let new = NewBulletin {
        panel: stage.panel.id,
        text: steps::swedish("Så blir det."),
        picture: Some(picture),
        audience: panelbot::domain::Audience::default(),
    };
    let draft = stage.test.desk.draft_bulletin(new, None, "a test").await.expect("a draft");
    let name = panelbot::service::BulletinName::Id(draft.broadcast.id);
    steps::take(&stage.test, &name, BroadcastStep::Approve).await;
    stage.test.desk.send_bulletin(&name, Sending::default(), "a test").await.expect("sent");
    steps::tend(&stage.test).await;
    let letter = stage.letters("anna@example.org", 2).await.remove(1);
    assert_eq!(letter.files, [("image/png".to_owned(), bytes)]);
    assert!(letter.text.contains("[Rondellen]"), "{}", letter.text);
}

#[tokio::test]
async fn a_mailbox_that_there_is_not_is_unreachable_and_its_reader_is_met_on_their_page() {
    let stage = Stage::open().await;
    let anna = stage.reader("anna@example.org").await;
    let _bo = stage.reader("bo@example.org").await;
    let no = "550 5.1.1 <anna@example.org>: no such user".to_owned();
    stage.server.trouble("anna@example.org", Trouble::Refuses(no), 1);
    let name = stage.bulletin("Nyheter!").await;
    stage.comes_to(&name, Figures { sent: 1, unreachable: 1, ..Figures::default() }).await;
    let next = stage.bulletin("Mer nyheter!").await;
    stage.comes_to(&next, Figures { sent: 1, waiting: 1, ..Figures::default() }).await;
    assert!(stage.page(&anna).await.contains("Mer nyheter!"));
    assert_eq!(stage.server.attempts("anna@example.org"), 2, "the confirmation, and one more");
}

#[tokio::test]
async fn what_the_server_does_not_take_now_is_tried_again_with_growing_waits_and_comes_once() {
    let stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    let later = || "451 4.7.1 Greylisted, come back".to_owned();
    stage.server.trouble("anna@example.org", Trouble::Refuses(later()), 1);
    stage.server.trouble("anna@example.org", Trouble::RefusesText(later()), 1);
    let name = stage.bulletin("Nyheter!").await;
    for attempts in 2..4 {
        let tried = |server: &panelbot_simulator::smtp::MailServer| {
            (server.attempts("anna@example.org") == attempts).then_some(())
        };
        assert!(stage.server.wait_for(super::stage::PATIENCE, tried).await.is_some());
        stage.comes_to(&name, Figures { waiting: 1, ..Figures::default() }).await;
        stage.test.clock.pass(Duration::seconds(2));
    }
    stage.comes_to(&name, Figures { sent: 1, ..Figures::default() }).await;
    assert_eq!(stage.letters("anna@example.org", 2).await.len(), 2);
    assert_eq!(stage.server.attempts("anna@example.org"), 4);
}

#[tokio::test]
async fn a_letter_that_may_have_arrived_is_not_sent_again_and_is_listed() {
    let mut stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    stage.server.trouble("anna@example.org", Trouble::KeepsAndBreaks, 1);
    let name = stage.bulletin("Nyheter!").await;
    let uncertain = Figures { uncertain: 1, ..Figures::default() };
    stage.comes_to(&name, uncertain).await;
    stage.test.clock.pass(Duration::days(1));
    stage.test.desk = stage.test.reopened().await;
    stage.test.desk.offer_email();
    stage.send();
    let more = stage.bulletin("Mer nyheter!").await;
    stage.comes_to(&more, Figures { sent: 1, ..Figures::default() }).await;
    let letters = stage.server.letters_to("anna@example.org");
    let news: Vec<bool> = letters.iter().map(|one| one.text.starts_with("Nyheter!")).collect();
    assert_eq!(news, [false, true, false], "nobody has it twice");
    stage.comes_to(&name, uncertain).await;
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_text_has_left_is_made_again() {
    let stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    stage.server.trouble("anna@example.org", Trouble::Breaks, 1);
    let name = stage.bulletin("Nyheter!").await;
    let broken = |server: &panelbot_simulator::smtp::MailServer| {
        (server.attempts("anna@example.org") == 2).then_some(())
    };
    assert!(stage.server.wait_for(super::stage::PATIENCE, broken).await.is_some());
    stage.comes_to(&name, Figures { waiting: 1, ..Figures::default() }).await;
    stage.test.clock.pass(Duration::seconds(31));
    stage.comes_to(&name, Figures { sent: 1, ..Figures::default() }).await;
}

#[tokio::test]
async fn what_has_gone_by_letter_cannot_be_taken_back_or_sent_anew() {
    let stage = Stage::open().await;
    let _anna = stage.reader("anna@example.org").await;
    let name = stage.bulletin("Nyheter!").await;
    stage.comes_to(&name, Figures { sent: 1, ..Figures::default() }).await;
    let corrected = steps::swedish("Rättelse!");
    stage.test.desk.correct_bulletin(&name, corrected, "a test").await.expect("corrected");
    steps::tend(&stage.test).await;
    steps::take(&stage.test, &name, BroadcastStep::Recall).await;
    steps::tend(&stage.test).await;
    stage.comes_to(&name, Figures { sent: 1, ..Figures::default() }).await;
    assert_eq!(stage.letters("anna@example.org", 2).await.len(), 2);
}
