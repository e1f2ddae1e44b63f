//! What is said after a round has closed.

use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::{ChoiceNo, Platform, QuestionNo};

use super::{guest, member};
use crate::support::both_databases;

both_databases! {
    a_stop_word_written_after_the_close_is_still_a_stop_word(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = member(&test, Platform::Telegram, "anna").await;
        test.close_round(&round).await;
        anna.write(&test, "stopp").await;
        assert!(anna.words().contains("Nu hör du inte av oss mer"), "{}", anna.words());
    }

    a_stop_word_instead_of_something_else_after_the_close_is_still_a_stop_word(test) {
        test.gnosjo().await;
        let file = include_str!("../../../examples/gnosjo/rondellen.toml");
        let round = test.open_round(file).await;
        let mut anna = member(&test, Platform::Telegram, "anna").await;
        let begin = Button::Begin(round.id).encode();
        let begin = anna.does(Heard::Pressed { data: begin, message: None });
        anna.act(&test, begin).await;
        anna.press(&test, "Något annat").await;
        test.close_round(&round).await;
        anna.write(&test, "stopp").await;
        assert!(anna.words().contains("Nu hör du inte av oss mer"), "{}", anna.words());
    }

    whoever_would_change_an_answer_after_the_close_is_told_that_it_counts(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = guest(&test, Platform::Telegram, "anna").await;
        let presses = [
            anna.finds(|button| matches!(button, Button::Change(..))),
            anna.finds(|button| matches!(button, Button::Begin(_))),
        ];
        let late = anna.presses("Ändra");
        test.close_round(&round).await;
        for press in presses {
            anna.act(&test, press).await;
            assert!(anna.words().contains("Det du har svarat gäller"), "{}", anna.words());
        }
        anna.act(&test, late).await;
        let other = Button::Choose(round.id, QuestionNo(0), ChoiceNo(1));
        let other = anna.does(Heard::Pressed { data: other.encode(), message: None });
        anna.act(&test, other).await;
        assert!(anna.words().contains("svaret kom inte med"), "{}", anna.words());
    }
}
