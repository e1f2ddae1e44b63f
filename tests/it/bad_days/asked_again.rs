//! After an outage longer than Telegram keeps presses, who was in the middle of a question gets it once more.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use panelbot::delivery::{Limits, Sender};
use panelbot::domain::Platform;
use panelbot::domain::message::{Heard, Message};
use panelbot::service::NewInvitation;
use panelbot_simulator::telegram as simulated;
use tokio_util::sync::CancellationToken;

use crate::support::{Someone, TestDesk, both_databases};
use crate::telegram::scene::{PATIENCE, clock, connect};

/// Someone in the middle of Gnosjö's round, who has read what was asked.
async fn in_the_middle(test: &TestDesk, name: &str) -> Someone {
    let mut someone = Someone::on(Platform::Telegram, name);
    for (text, label) in [("/start", "Gå med i Gnosjöpanelen"), ("", "Ja, jag vill vara med")] {
        if !text.is_empty() {
            someone.write(test, text).await;
        }
        someone.press(test, label).await;
    }
    someone.press(test, "30–49").await;
    someone.press(test, "Jag bor här").await;
    someone.press(test, "Ja, höj").await;
    someone.reads(test).await;
    someone
}

/// Whom the desk asks again, and with what.
async fn asked(
    test: &TestDesk,
    but: &HashSet<panelbot::domain::Address>,
) -> Vec<(String, Message)> {
    let some = test.desk.ask_again(Platform::Telegram, None, but).await.expect("stored");
    assert_eq!(some.last, None);
    some.messages.into_iter().map(|one| (one.to.external_id, one.message)).collect()
}

both_databases! {
    who_is_in_the_middle_of_a_question_is_asked_once_more_and_nobody_else(test) {
        test.gnosjo().await;
        test.svenljunga().await;
        let anna = in_the_middle(&test, "anna").await;
        let bo = in_the_middle(&test, "bo").await;
        let blocked = in_the_middle(&test, "blocked").await;
        let paused = &mut in_the_middle(&test, "paused").await;
        paused.write(&test, "/pause").await;
        test.desk.receive(vec![blocked.does(Heard::Blocked)]).await.unwrap();
        let mut newcomer = Someone::on(Platform::Telegram, "newcomer");
        newcomer.write(&test, "/start").await;
        newcomer.press(&test, "Gå med i Gnosjöpanelen").await;
        let mut guest = Someone::on(Platform::Telegram, "guest");
        guest.write(&test, "/start").await;
        guest.press(&test, "Ungdomspanelen").await;
        guest.press(&test, "Den är god").await;
        let mut elsewhere = Someone::on(Platform::Browser, "elsewhere");
        elsewhere.write(&test, "/start").await;
        elsewhere.press(&test, "Ungdomspanelen").await;

        let heard = HashSet::from([bo.address.clone()]);
        let questions = asked(&test, &heard).await;
        let expected = (anna.address.external_id.clone(), anna.sees.last().unwrap().clone());
        assert_eq!(questions, [expected], "{:?}", questions.len());
        assert_eq!(asked(&test, &heard).await, [], "it is on its way already");
        anna.reads(&test).await;
        test.clock.pass(chrono::Duration::days(2));
        assert_eq!(asked(&test, &HashSet::new()).await, [], "nobody has been here lately");
    }
}

both_databases! {
    nobody_is_asked_again_in_a_round_that_has_closed_meanwhile(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = in_the_middle(&test, "anna").await;
        let other = anna.presses("Tillbaka");
        anna.acts_at_once(&test, other).await;
        let unsent = test.desk.unsent(Platform::Telegram).await.unwrap();
        let (question, _) = unsent.last().expect("it is on its way");
        assert!(test.desk.compose(*question).await.unwrap().is_some());
        test.close_round(&round).await;
        assert_eq!(test.desk.compose(*question).await.unwrap(), None, "it has lost its meaning");
        anna.reads(&test).await;
        assert_eq!(asked(&test, &HashSet::new()).await, []);
    }

    a_page_that_is_opened_after_the_close_asks_nothing_any_more(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = Someone::on(Platform::Browser, "anna");
        anna.write(&test, "/start").await;
        anna.press(&test, "Ungdomspanelen").await;
        assert!(anna.words().contains(QUESTION), "{}", anna.words());
        test.close_round(&round).await;
        let page = test.desk.page(&anna.address).await.unwrap().expect("a known browser");
        assert!(!page.latest.is_empty());
        assert!(!format!("{:?}", page.latest).contains(QUESTION), "{:?}", page.latest);
    }
}

/// How many messages with the question the chat holds.
fn copies(chat: &simulated::Chat) -> usize {
    chat.messages
        .iter()
        .filter(|message| message.from_bot && message.text.contains(QUESTION))
        .count()
}

const QUESTION: &str = "Vad tycker du om maten i skolan?";

#[tokio::test]
async fn after_a_long_outage_a_question_comes_once_more_by_the_real_client() {
    let test = TestDesk::sqlite().await;
    test.svenljunga().await;
    let new = NewInvitation { panel: slug(&test).await, ..NewInvitation::default() };
    let (_, invitation) = test.desk.create_invitation(new, "a test").await.expect("a code");
    let platform =
        simulated::Telegram::start(simulated::Settings::default()).await.expect("a port");
    let stop = CancellationToken::new();
    let telegram = connect(&platform, &stop).await.expect("connected");
    let sender =
        Sender::new(telegram.clone(), Arc::new(test.store.clone()), Limits::none(), clock());
    let (anna, bo) = (platform.user(7, "Anna", "sv"), platform.user(8, "Bo", "sv"));
    let going = async {
        for user in [&anna, &bo] {
            user.start(&invitation.code);
            let shown = user.wait_for(PATIENCE, |chat| (copies(chat) == 1).then_some(()));
            assert!(shown.await.is_some());
        }
        test.all_out().await;
        // Nothing is fetched for longer than Telegram keeps presses.
        tokio::time::pause();
        bo.say("/help");
        tokio::time::advance(Duration::from_secs(200)).await;
        tokio::time::resume();
        let again = anna.wait_for(PATIENCE, |chat| (copies(chat) == 2).then_some(()));
        assert!(again.await.is_some(), "asked once more");
        anna.say("/help");
        let helped = anna.wait_for(PATIENCE, |chat| {
            chat.last().filter(|last| last.from_bot && !last.text.contains(QUESTION)).map(|_| ())
        });
        assert!(helped.await.is_some());
        assert!(platform.wait_until_idle(PATIENCE).await);
        test.all_out().await;
        assert_eq!((anna.look(copies), bo.look(copies)), (2, 1));
        stop.cancel();
    };
    let (served, ()) = tokio::join!(telegram.serve(&test.desk, &sender, &stop), going);
    assert_eq!(served, Ok(()));
    assert_eq!(platform.violations(), Vec::<String>::new());
}

async fn slug(test: &TestDesk) -> String {
    test.store.read().await.expect("read").panels().await.expect("panels")[0].slug.clone()
}
