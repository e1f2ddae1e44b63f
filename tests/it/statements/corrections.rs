//! After a correction: whoever comes meets the words that hold first, and can still read what stood there before.

use panelbot::conversation::Button;
use panelbot::domain::StatementId;
use panelbot::domain::message::Heard;

use super::stage::{Stage, tax};
use crate::support::both_databases;

/// Someone of the stage presses a button that a message from before carries.
async fn presses_an_old_button(stage: &mut Stage, who: usize, button: Button) {
    let someone = &mut stage.people[who].someone;
    let press = someone.does(Heard::Pressed { data: button.encode(), message: None });
    someone.act(&stage.diary.test, press).await;
}

/// The statement that holds.
async fn given(stage: &Stage) -> StatementId {
    let status = stage.test().desk.statement_status(&tax()).await.expect("a status");
    status.given.expect("it was sent").id
}

both_databases! {
    whoever_presses_below_the_first_message_meets_the_corrected_answer_first(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let first = given(&stage).await;
        stage.corrected().await;
        stage.all_leaves().await;
        for old in [Button::StatementRest(first), Button::Statement(first)] {
            presses_an_old_button(&mut stage, 0, old).await;
            let ann = &stage.people[0].someone;
            let words = ann.words();
            for expected in ["Rättelse av svaret från Kommunfullmäktige", "Rättat den", "Vi skrev sex tjänster. Det rätta är fem.", "Skatten höjs med 20 öre"] {
                assert!(words.contains(expected), "{expected}: {words}");
            }
            assert!(!words.contains("25 öre"), "{words}");
            assert!(ann.labels().contains(&"Läs hela svaret"), "{:?}", ann.labels());
        }
    }

    the_former_words_can_be_read_and_say_that_they_do_not_hold(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let first = given(&stage).await;
        presses_an_old_button(&mut stage, 0, Button::FormerStatement(first)).await;
        let words = stage.people[0].someone.words();
        assert!(words.contains("Den knappen gäller inte längre"), "it holds: {words}");
        stage.corrected().await;
        stage.turn_the_page();
        stage.all_leaves().await;
        assert!(stage.people[0].diary[0].contains("[Så stod det förut]"), "{:?}", stage.people[0].diary);
        presses_an_old_button(&mut stage, 0, Button::Statement(first)).await;
        let ann = &mut stage.people[0].someone;
        ann.press(&stage.diary.test, "Så stod det förut").await;
        let words = ann.words();
        for expected in ["Det tidigare svaret från Kommunfullmäktige", "och gäller inte längre.", "Skatten höjs med 25 öre", "Sälj kommunens skog"] {
            assert!(words.contains(expected), "{expected}: {words}");
        }
        assert_eq!(words.matches("och gäller inte längre.").count(), 2, "both of its messages say so: {words}");
        // Dag is in the panel too; somebody who is not reads nothing.
        let mut stranger = crate::support::Someone::on(panelbot::domain::Platform::Telegram, "nobody");
        let press = stranger.does(Heard::Pressed { data: Button::FormerStatement(first).encode(), message: None });
        stranger.act(stage.test(), press).await;
        assert!(!stranger.words().contains("öre"), "{}", stranger.words());
    }

    results_and_mine_say_that_it_was_corrected_and_when(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        stage.corrected().await;
        stage.all_leaves().await;
        let ann = &mut stage.people[0].someone;
        ann.write(&stage.diary.test, "/results").await;
        assert!(ann.words().contains("Svaret rättades den"), "{}", ann.words());
        ann.write(&stage.diary.test, "/mine").await;
        let words = ann.words();
        let at = |part: &str| words.find(part).unwrap_or_else(|| panic!("{part}: {words}"));
        assert!(at("Svaret rättades den") < at("Vi skrev sex tjänster"), "{words}");
        assert!(at("Vi skrev sex tjänster") < at("Skatten höjs med 20 öre"), "{words}");
        assert!(!words.contains("25 öre"), "{words}");
    }

    whoever_had_not_got_the_first_answer_yet_gets_the_corrected_one_alone(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        stage.is_released(round.id).await;
        stage.approved().await;
        stage.test().desk.send_statement(&tax(), "birger").await.expect("sent");
        stage.corrected().await;
        stage.turn_the_page();
        stage.all_leaves().await;
        for one in &stage.people[..3] {
            assert_eq!(one.diary.len(), 1, "{:?}", one.diary);
            assert!(one.diary[0].contains("Rättelse av svaret från"), "{:?}", one.diary);
        }
    }
}
