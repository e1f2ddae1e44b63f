//! People with more than one address.

use panelbot::conversation::Button;
use panelbot::domain::message::Block;
use panelbot::domain::routing::Answers;
use panelbot::domain::{Platform, Round};
use panelbot::service::Received;

use crate::support::{Someone, TestDesk};

/// Someone new in Telegram.
pub fn telegram(name: &str) -> Someone {
    Someone::on(Platform::Telegram, name)
}

/// Someone new in the browser.
pub fn browser(name: &str) -> Someone {
    Someone::on(Platform::Browser, name)
}

/// Joins Gnosjö's panel, as far as the first question.
pub async fn join(test: &TestDesk, mut someone: Someone) -> Someone {
    someone.write(test, "/start").await;
    let gnosjo = someone.finds(|button| matches!(button, Button::Join(_)));
    someone.act(test, gnosjo).await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
    someone.press(test, "30–49").await;
    someone.press(test, "Jag bor här").await;
    someone
}

/// Answers Svenljunga's question without joining its panel.
pub async fn be_guest(test: &TestDesk, mut someone: Someone) -> Someone {
    someone.write(test, "/start").await;
    someone.press(test, "Ungdomspanelen").await;
    someone.press(test, "Den är god").await;
    someone
}

/// Joins Svenljunga's panel after answering its question.
pub async fn be_pupil(test: &TestDesk, someone: Someone) -> Someone {
    let mut someone = be_guest(test, someone).await;
    let enrol = someone.finds(|button| matches!(button, Button::Enrol(_)));
    someone.act(test, enrol).await;
    someone.press(test, "Årskurs 8").await;
    someone
}

/// Asks for a code.
pub async fn code(test: &TestDesk, someone: &mut Someone) -> String {
    someone.write(test, "/koppla").await;
    shown_code(someone)
}

/// The code that someone sees.
pub fn shown_code(someone: &Someone) -> String {
    let blocks = someone.sees.iter().flat_map(|message| &message.body);
    let mut copied = blocks.filter_map(|block| match block {
        Block::Copy(text) => Some(text.clone()),
        _ => None,
    });
    copied.next().unwrap_or_else(|| panic!("no code: {}", someone.words()))
}

/// Uses a code and says yes.
pub async fn link(test: &TestDesk, someone: &mut Someone, code: &str) -> Received {
    someone.write(test, &format!("/start {code}")).await;
    let yes = someone.finds(|button| matches!(button, Button::LinkYes(_)));
    someone.act(test, yes).await
}

/// The first asks for a code, and the second uses it.
pub async fn become_one(test: &TestDesk, owner: &mut Someone, other: &mut Someone) {
    let code = code(test, owner).await;
    link(test, other, &code).await;
}

/// Takes the address out again.
pub async fn unlink(test: &TestDesk, someone: &mut Someone) -> Received {
    someone.write(test, "/kopplaloss").await;
    let yes = someone.finds(|button| matches!(button, Button::Unlink(true)));
    someone.act(test, yes).await
}

/// How many rows the tables of people have: people, addresses, panelists.
pub async fn counts(test: &TestDesk) -> [i64; 3] {
    [test.count("person").await, test.count("address").await, test.count("panelist").await]
}

/// All answers to a round.
pub async fn answers(test: &TestDesk, round: &Round) -> Vec<Answers> {
    let read = test.store.read().await.expect("the database is there");
    let responses = read.responses(round.id).await.expect("responses");
    responses.into_iter().map(|response| response.answers).collect()
}

/// How many started a round, and how many completed it.
pub async fn taken_part(test: &TestDesk, round: &Round) -> (u64, u64) {
    let read = test.store.read().await.expect("the database is there");
    read.count_participation(round.id).await.expect("counts")
}

/// A column of the only panelist.
pub async fn membership(test: &TestDesk) -> String {
    let rows = test.look("SELECT membership FROM panelist").await;
    assert_eq!(rows.len(), 1);
    rows[0].try_get("", "membership").expect("a name")
}
