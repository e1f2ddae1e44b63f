//! An answer is never given to a question that has not reached the person.

use panelbot::domain::Platform;
use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::Incoming;
use panelbot::store::Outcome;

use crate::support::{Someone, TestDesk, both_databases};

const OPTIONS: [&str; 3] = ["Ja, höj", "Höj, men mindre", "Nej, höj inte"];

/// Someone who has read Gnosjö's first question.
async fn at_the_first_question(test: &TestDesk, platform: Platform) -> Someone {
    test.gnosjo().await;
    let mut anna = Someone::on(platform, "anna");
    anna.write(test, "/start").await;
    anna.press(test, "Gå med i Gnosjöpanelen").await;
    anna.press(test, "Ja, jag vill vara med").await;
    anna.press(test, "30–49").await;
    anna.press(test, "Jag bor här").await;
    anna.reads(test).await;
    anna
}

/// The number that stands for an option here.
fn number(anna: &Someone, option: &str) -> String {
    let labels = anna.labels();
    let mut options = labels.iter().filter(|label| OPTIONS.iter().any(|one| label.contains(one)));
    let position = options.position(|label| label.contains(option)).expect("it is offered");
    (position + 1).to_string()
}

/// Everything that is on its way fails for good.
async fn nothing_arrives(test: &TestDesk) {
    let rows = test.store.pending_at_start(Platform::Telegram).await.expect("rows");
    let failed = |row: panelbot::store::StoredDelivery| Outcome {
        delivery: row.id,
        address: row.address,
        verdict: Verdict::Rejected("a fault of ours".to_owned()),
        copy: None,
    };
    let outcomes: Vec<_> = rows.into_iter().map(failed).collect();
    test.store.record_outcomes(&outcomes).await.expect("recorded");
}

/// Everything that is on its way arrives, as the message with this number.
async fn arrives_as(test: &TestDesk, number: u64) {
    let rows = test.store.pending_at_start(Platform::Telegram).await.expect("rows");
    let arrived = |row: panelbot::store::StoredDelivery| Outcome {
        delivery: row.id,
        address: row.address,
        verdict: Verdict::Sent(Some(number.to_string())),
        copy: None,
    };
    let outcomes: Vec<_> = rows.into_iter().map(arrived).collect();
    test.store.record_outcomes(&outcomes).await.expect("recorded");
}

/// What writing this is, in a message with this number.
fn written(anna: &Someone, number: u64, text: &str) -> Incoming {
    Incoming { number: Some(number), ..anna.writes(text) }
}

both_databases! {
    what_was_written_before_the_question_came_is_no_answer_to_it_when_it_comes_in_later(test) {
        let mut anna = at_the_first_question(&test, Platform::Telegram).await;
        let other = number(&anna, "Ja, höj");
        anna.press(&test, "Nej, höj inte").await;
        arrives_as(&test, 50).await;
        let before = written(&anna, 49, &other);
        anna.acts_at_once(&test, before).await;
        assert!(anna.words().contains("Frågan var på väg till dig"), "{}", anna.words());
        assert_eq!(test.count("answer").await, 1);
        arrives_as(&test, 51).await;
        let after = written(&anna, 52, &other);
        anna.acts_at_once(&test, after).await;
        assert_eq!(test.count("answer").await, 2);
    }

    who_writes_between_two_copies_of_a_question_is_not_asked_again_for_ever(test) {
        let mut anna = at_the_first_question(&test, Platform::Telegram).await;
        let other = number(&anna, "Ja, höj");
        anna.press(&test, "Nej, höj inte").await;
        // It was sent twice, because nobody knew that it had arrived: as 48, and as 50.
        arrives_as(&test, 50).await;
        let between = written(&anna, 49, &other);
        anna.acts_at_once(&test, between).await;
        assert_eq!(test.count("answer").await, 1);
        let upon_the_second = written(&anna, 51, &other);
        arrives_as(&test, 52).await;
        anna.acts_at_once(&test, upon_the_second).await;
        assert_eq!(test.count("answer").await, 2, "the question was seen in 50");
    }

    what_was_pressed_and_then_typed_is_no_answer_to_the_question_that_is_on_its_way(test) {
        let mut anna = at_the_first_question(&test, Platform::Telegram).await;
        let typed = number(&anna, "Nej, höj inte");
        anna.press(&test, "Nej, höj inte").await;
        for again in [typed.as_str(), "nej, höj inte"] {
            let written = anna.writes(again);
            let received = anna.acts_at_once(&test, written).await;
            assert!(received.replies.is_empty(), "it only says the answer once more: {again}");
        }
        assert_eq!(test.count("answer").await, 1);
    }

    anything_else_typed_too_soon_brings_the_question_again_and_is_not_stored(test) {
        let mut anna = at_the_first_question(&test, Platform::Telegram).await;
        let other = number(&anna, "Ja, höj");
        anna.press(&test, "Nej, höj inte").await;
        let asked = anna.sees.last().cloned();
        let written = anna.writes(&other);
        anna.acts_at_once(&test, written).await;
        assert!(anna.words().contains("Frågan var på väg till dig"), "{}", anna.words());
        assert_eq!(anna.sees.last().map(|last| &last.body), asked.as_ref().map(|last| &last.body));
        assert_eq!(test.count("answer").await, 1);
        anna.write(&test, &other).await;
        assert_eq!(test.count("answer").await, 2, "now that it has been read");
    }

    a_command_and_a_stop_word_are_heard_at_any_time(test) {
        let mut anna = at_the_first_question(&test, Platform::Telegram).await;
        anna.press(&test, "Nej, höj inte").await;
        let written = anna.writes("stopp");
        anna.acts_at_once(&test, written).await;
        assert!(anna.words().contains("Nu hör du inte av oss mer"), "{}", anna.words());
    }

    a_background_question_that_is_on_its_way_is_not_answered_by_what_is_typed(test) {
        test.gnosjo().await;
        let mut anna = Someone::on(Platform::Telegram, "anna");
        anna.write(&test, "/start").await;
        anna.press(&test, "Gå med i Gnosjöpanelen").await;
        let yes = anna.writes("ja");
        anna.act(&test, yes).await;
        let again = anna.writes("ja");
        assert!(anna.acts_at_once(&test, again).await.replies.is_empty());
        let early = anna.writes("1");
        anna.acts_at_once(&test, early).await;
        assert!(anna.words().contains("Frågan var på väg till dig"), "{}", anna.words());
        assert!(!anna.labels().iter().any(|label| label.contains("Jag bor här")));
    }

    a_question_that_could_not_be_sent_locks_nobody_out(test) {
        let mut anna = at_the_first_question(&test, Platform::Telegram).await;
        let other = number(&anna, "Ja, höj");
        anna.press(&test, "Nej, höj inte").await;
        nothing_arrives(&test).await;
        let written = anna.writes(&other);
        anna.acts_at_once(&test, written).await;
        assert_eq!(test.count("answer").await, 2);
    }

    where_pages_are_shown_the_question_is_there_at_once(test) {
        let mut anna = at_the_first_question(&test, Platform::Browser).await;
        let other = number(&anna, "Ja, höj");
        anna.press(&test, "Nej, höj inte").await;
        let written = anna.writes(&other);
        anna.acts_at_once(&test, written).await;
        assert_eq!(test.count("answer").await, 2);
    }
}
