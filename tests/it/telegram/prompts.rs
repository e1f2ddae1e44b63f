//! Which message is changed in place when an answer is typed.

use panelbot::domain::Platform;
use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::MessageRef;
use panelbot::service::Received;
use panelbot::store::Outcome;

use crate::support::{Someone, TestDesk, both_databases};

/// Records that the last reply arrived under this number.
async fn arrives(test: &TestDesk, received: &Received, number: &str) {
    let reply = received.replies.last().expect("a reply");
    let verdict = Verdict::Sent(Some(number.to_owned()));
    let outcome = Outcome { delivery: reply.delivery, address: reply.address, verdict, copy: None };
    test.store.record_outcomes(&[outcome]).await.expect("written");
}

/// What the reply to a typed answer takes the place of.
async fn replaced_by_typing(test: &TestDesk, anna: &mut Someone) -> Option<MessageRef> {
    let received = anna.write(test, "2").await;
    received.replies.iter().find_map(|reply| reply.message.replaces.clone())
}

/// Anna presses her way to the first question of the round: what her last two presses led to.
async fn to_the_first_question(test: &TestDesk, anna: &mut Someone) -> (Received, Received) {
    test.gnosjo().await;
    anna.write(test, "/start").await;
    anna.press(test, "Gå med i Gnosjöpanelen").await;
    anna.press(test, "Ja, jag vill vara med").await;
    (anna.press(test, "16–29").await, anna.press(test, "Jag bor här").await)
}

both_databases! {
    a_typed_answer_takes_the_place_of_its_question(test) {
        let mut anna = Someone::on(Platform::Telegram, "anna");
        let (background, question) = to_the_first_question(&test, &mut anna).await;
        arrives(&test, &background, "11").await;
        arrives(&test, &question, "12").await;
        assert_eq!(replaced_by_typing(&test, &mut anna).await, Some(MessageRef("12".to_owned())));
    }

    an_answer_typed_before_it_is_known_that_the_question_arrived_takes_no_earlier_ones_place(test) {
        let mut anna = Someone::on(Platform::Telegram, "anna");
        let (background, _question) = to_the_first_question(&test, &mut anna).await;
        arrives(&test, &background, "11").await;
        assert_eq!(replaced_by_typing(&test, &mut anna).await, None);
    }
}
