//! The desk: what comes in is stored once, all of it or none of it, on both databases.

mod closed;
mod leaving;
mod once;
mod replies;

use panelbot::conversation::Button;
use panelbot::domain::Platform;
use panelbot::domain::delivery::Verdict;
use panelbot::store::Outcome;

use crate::support::{Someone, TestDesk};

/// A newcomer before Svenljunga's question.
async fn at_the_question(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = Someone::on(platform, name);
    someone.write(test, "/start").await;
    someone.press(test, "Ungdomspanelen").await;
    someone
}

/// A guest who has answered Svenljunga's question.
async fn guest(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = at_the_question(test, platform, name).await;
    someone.press(test, "Den är god").await;
    someone
}

/// A member of Gnosjö's panel before the first question.
async fn member(test: &TestDesk, platform: Platform, name: &str) -> Someone {
    let mut someone = Someone::on(platform, name);
    someone.write(test, "/start").await;
    let join = someone.finds(|button| matches!(button, Button::Join(_)));
    someone.act(test, join).await;
    let consent = someone.finds(|button| matches!(button, Button::Consent(..)));
    someone.act(test, consent).await;
    someone.press(test, "30–49").await;
    someone.press(test, "Jag bor här").await;
    someone
}

/// That everything has arrived, as message 77.
async fn outcomes(test: &TestDesk) -> Vec<Outcome> {
    let rows = test.store.pending_at_start(Platform::Telegram).await.expect("rows");
    let sent = |row: panelbot::store::StoredDelivery| Outcome {
        delivery: row.id,
        address: row.address,
        verdict: Verdict::Sent(Some("77".to_owned())),
        copy: None,
    };
    rows.into_iter().map(sent).collect()
}

/// An invitation on a poster.
fn new_invitation(panel: &str) -> panelbot::service::NewInvitation {
    panelbot::service::NewInvitation {
        panel: panel.to_owned(),
        label: "a poster".to_owned(),
        max_uses: None,
        expires_at: None,
    }
}
