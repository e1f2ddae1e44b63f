//! On our own page the newest stands first after a press, and what was seen before stands above it.

use chrono::Duration;
use panelbot::domain::Platform;
use panelbot::domain::message::Message;
use panelbot::service::Page;

use crate::browser::{Browser, Setup, browse};
use crate::closing_loop::screens::Pages;
use crate::release::stage::{Panelist, ROUND, answered, release, sends, summary, thirty, words};
use crate::support::{TestDesk, both_databases, desk};

const RESULT: &str = "24 av 30 svarade";
const THANKS: &str = "Du kan ändra dig fram till";

fn said(messages: &[Message]) -> String {
    messages.iter().map(words).collect::<Vec<_>>().join("\n")
}

async fn visits(test: &TestDesk, one: &Panelist) -> Page {
    test.clock.pass(Duration::minutes(1));
    test.desk.visit(&one.someone.address).await.expect("readable").expect("known")
}

async fn writes(test: &TestDesk, one: &mut Panelist, words: &str) {
    test.clock.pass(Duration::minutes(1));
    one.someone.write(test, words).await;
}

/// Thirty people, whose result is out, and one of them who answered in the browser.
async fn told(test: &TestDesk) -> Panelist {
    let mut people = thirty();
    let round = answered(test, &mut people).await;
    test.clock.pass(Duration::minutes(1));
    test.close_round(&round).await;
    release(test, &round, &summary()).await;
    sends(test, &mut people).await;
    let here = |one: &Panelist| one.someone.address.platform == Platform::Browser;
    people.into_iter().find(|one| here(one) && one.chose.is_some()).expect("one of them")
}

both_databases! {
    a_result_is_the_newest_until_the_next_press_and_stands_above_it_then(test) {
        let mut anna = told(&test).await;
        for _ in 0..2 {
            let page = visits(&test, &anna).await;
            assert!(said(&page.latest).contains(RESULT), "it stands still while nothing is done");
            assert!(!said(&page.earlier).contains(RESULT));
        }
        writes(&test, &mut anna, "/help").await;
        for _ in 0..2 {
            let page = visits(&test, &anna).await;
            assert!(!said(&page.latest).contains(RESULT), "{}", said(&page.latest));
            assert!(said(&page.earlier).contains(RESULT), "{}", said(&page.earlier));
        }
        test.open_round(&ROUND.replace("number = 1", "number = 2")).await;
        writes(&test, &mut anna, "/rounds").await;
        test.clock.pass(Duration::minutes(1));
        anna.someone.press(&test, "Börja").await;
        let page = visits(&test, &anna).await;
        assert!(said(&page.latest).contains("Vill du ha fler kvällsbussar?"));
        assert!(!said(&page.latest).contains(RESULT));
        test.clock.pass(Duration::hours(24));
        let page = visits(&test, &anna).await;
        assert!(!page.messages().map(words).any(|text| text.contains(RESULT)), "a day is enough");
    }

    what_came_unseen_before_a_press_stands_below_the_reply(test) {
        let mut anna = told(&test).await;
        writes(&test, &mut anna, "/help").await;
        for _ in 0..2 {
            let page = visits(&test, &anna).await;
            let place = said(&page.latest).find(RESULT).expect("it is there");
            assert!(place > 50, "the reply comes first: {}", said(&page.latest));
        }
    }

    once_the_round_has_closed_the_thanks_promise_nothing_that_is_over(test) {
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        let here = |one: &&Panelist| one.someone.address.platform == Platform::Browser;
        let anna = people.iter().filter(here).find(|one| one.chose.is_some()).expect("one of them");
        assert!(said(&visits(&test, anna).await.latest).contains(THANKS));
        test.close_round(&round).await;
        let page = visits(&test, anna).await;
        assert!(!page.messages().map(words).any(|text| text.contains(THANKS)));
        assert!(said(&page.latest).contains("Frågor i panelen"), "{}", said(&page.latest));
    }
}

/// How far below the top of the screen the newest begins.
async fn depth(browser: &Browser) -> f64 {
    let script = "return document.querySelector('#now').getBoundingClientRect().top";
    let told = browser.0.execute(script, vec![]).await.expect("a number");
    told.as_f64().unwrap_or_else(|| panic!("{told}"))
}

/// In through the front door, and the whole round.
async fn takes_part(browser: &Browser) {
    for words in ["Gå med", "Ja, jag vill vara med", "Norr", "Ja, fler", "Hoppa över"] {
        browser.press(words).await;
    }
    assert!(browser.now().await.contains(THANKS), "{}", browser.now().await);
}

#[test]
fn after_a_press_the_screen_shows_the_reply_and_not_the_old_result() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        let pages = Pages::serve(&test).await;
        browse(Setup::default(), async move |browser: Browser| {
            browser.open(&pages.url).await;
            takes_part(&browser).await;
            test.clock.pass(Duration::minutes(1));
            test.close_round(&round).await;
            release(&test, &round, &summary()).await;
            sends(&test, &mut people).await;
            test.clock.pass(Duration::minutes(1));
            browser.open(&format!("{}/c", pages.url)).await;
            let now = browser.now().await;
            assert!(now.contains("svarade") && !now.contains(THANKS), "{now}");
            browser.picture("newest-1-result").await;
            test.open_round(&ROUND.replace("number = 1", "number = 2")).await;
            test.clock.pass(Duration::minutes(1));
            browser.unfold("Meny").await;
            browser.press("Frågor").await;
            browser.picture("newest-2-rounds").await;
            browser.press("Börja").await;
            for name in ["newest-3-question", "newest-4-again"] {
                let now = browser.now().await;
                assert!(now.contains("Vill du ha fler kvällsbussar?"), "{now}");
                assert!(!now.contains("svarade"), "{now}");
                assert!(browser.text().await.contains("svarade"), "it stands above");
                let depth = depth(&browser).await;
                assert!((-1.0..200.0).contains(&depth), "{depth}");
                browser.picture(name).await;
                browser.0.refresh().await.expect("the page comes again");
            }
            browser.audit("sv").await;
        })
        .await;
    });
}
