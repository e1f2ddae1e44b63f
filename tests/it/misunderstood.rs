//! What is typed that is no plain answer, and what is said to it.

use panelbot::conversation::Button;
use panelbot::domain::Platform;

use crate::linking::scene::{code, join, link};
use crate::support::{Someone, TestDesk, desk};

const OPEN_QUESTION: &str = "Var tycker du att kommunen kan spara i stället?";

/// Someone in Gnosjö's panel, before the first question of the round on the tax.
async fn before_the_first_question(test: &TestDesk) -> Someone {
    test.gnosjo().await;
    join(test, Someone::on(Platform::Telegram, "Kim")).await
}

/// The same, before a question that is answered in words.
async fn before_an_open_question(test: &TestDesk) -> Someone {
    let mut kim = before_the_first_question(test).await;
    kim.press(test, "Nej, höj inte").await;
    assert!(kim.words().contains(OPEN_QUESTION), "{}", kim.words());
    kim
}

#[test]
fn a_stop_word_with_a_slash_stops_at_once() {
    desk::run(async {
        for word in ["/stop", "/stopp", "/avsluta", " /STOPP! "] {
            let test = TestDesk::sqlite().await;
            let mut kim = before_an_open_question(&test).await;
            kim.write(&test, word).await;
            assert!(
                kim.words().starts_with("Nu hör du inte av oss mer."),
                "{word}: {}",
                kim.words()
            );
        }
    });
}

#[test]
fn an_unknown_command_is_not_understood_and_the_question_comes_again() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        kim.write(&test, "/kaffe").await;
        assert!(kim.words().starts_with("Jag förstod inte riktigt."), "{}", kim.words());
        assert!(kim.words().contains(OPEN_QUESTION), "{}", kim.words());
        kim.write(&test, "På konsulter").await;
        assert!(kim.words().contains("På konsulter"), "{}", kim.words());
    });
}

#[test]
fn a_used_code_at_an_open_question_is_asked_about_and_not_saved() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        let used = code(&test, &mut kim).await;
        link(&test, &mut Someone::on(Platform::Browser, "Kim"), &used).await;
        kim.write(&test, &used).await;
        assert!(kim.words().starts_with("Det ser ut som en kod"), "{}", kim.words());
        assert!(!kim.my_answers(&test).await.contains(&used));
        kim.write(&test, &used).await;
        kim.press(&test, "Det var mitt svar").await;
        kim.write(&test, &used).await;
        assert!(kim.my_answers(&test).await.contains(&used), "they say that it is the answer");
    });
}

#[test]
fn what_cannot_be_seen_is_no_answer() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        for nothing in ["\u{200b}\u{200b}", "\u{202e}", "\u{2800}", "  \u{feff} "] {
            kim.write(&test, nothing).await;
            assert!(kim.words().contains(OPEN_QUESTION), "{nothing:?}: {}", kim.words());
        }
    });
}

#[test]
fn an_answer_turns_no_text_around_it() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        kim.write(&test, "\u{202e}På \u{2066}konsulter\u{2069}").await;
        assert!(kim.words().contains("På konsulter\n"), "{}", kim.words());
    });
}

#[test]
fn numbers_are_spoken_of_only_where_a_number_is_an_answer() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_the_first_question(&test).await;
        kim.write(&test, "kanske").await;
        assert!(kim.words().contains("skriv siffran för ditt svar"), "{}", kim.words());
        kim.press(&test, "Nej, höj inte").await;
        kim.write(&test, "   ").await;
        assert!(kim.words().contains("eller skriv ditt svar"), "{}", kim.words());
    });
}

#[test]
fn ones_own_code_in_the_only_place_is_for_the_other() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        let own = code(&test, &mut kim).await;
        kim.write(&test, &own).await;
        assert!(kim.words().starts_with("Det är din egen kod."), "{}", kim.words());
        assert!(kim.words().contains(OPEN_QUESTION), "{}", kim.words());
        link(&test, &mut Someone::on(Platform::Browser, "Kim"), &own).await;
        let next = code(&test, &mut kim).await;
        kim.write(&test, &next).await;
        assert!(kim.words().starts_with("Det här är redan ihopkopplat"), "{}", kim.words());
    });
}

#[test]
fn after_a_no_to_joining_two_places_the_question_comes_again() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        let mut robin = join(&test, Someone::on(Platform::Browser, "Robin")).await;
        let code = code(&test, &mut robin).await;
        kim.write(&test, &code).await;
        let no = kim.finds(|button| *button == Button::LinkNo);
        kim.act(&test, no).await;
        assert!(kim.words().contains(OPEN_QUESTION), "{}", kim.words());
    });
}

#[test]
fn a_code_is_understood_with_a_space_in_it_and_as_the_whole_link() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_an_open_question(&test).await;
        let own = code(&test, &mut kim).await;
        let (half, rest) = own.split_at(4);
        for written in [
            format!("{half} {rest}"),
            format!("/koppla {} {rest}", half.to_lowercase()),
            format!("https://panel.example/j/{own}"),
            format!("/start https://t.me/panelbot?start={own}"),
        ] {
            let mut other = Someone::on(Platform::Browser, "Kim");
            other.write(&test, &written).await;
            assert!(other.words().starts_with("Är det du"), "{written}: {}", other.words());
        }
    });
}

#[test]
fn the_name_of_a_language_asks_for_it_where_it_is_no_answer() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_the_first_question(&test).await;
        kim.write(&test, "English").await;
        assert!(kim.words().contains("What do you think about raising"), "{}", kim.words());
        kim.write(&test, "svenska").await;
        assert!(kim.words().contains("Vad tycker du om att höja"), "{}", kim.words());
        kim.press(&test, "Nej, höj inte").await;
        kim.write(&test, "English").await;
        assert!(kim.my_answers(&test).await.contains("English"), "words are an answer here");
    });
}

#[test]
fn several_options_can_be_joined_by_and_and_an_and_within_an_option_joins_nothing() {
    desk::run(async {
        for (written, chosen) in [
            ("skolan och äldreomsorgen", &["Skolan", "Äldreomsorgen"] as &[_]),
            ("Gator och vägar", &["Gator och vägar"]),
            ("gator och vägar & Skolan.", &["Gator och vägar", "Skolan"]),
            ("Schools and streets and roads", &["Gator och vägar", "Skolan"]),
            ("skolan, och fritid och kultur", &["Skolan", "Fritid och kultur"]),
        ] {
            let test = TestDesk::sqlite().await;
            let mut kim = before_the_first_question(&test).await;
            kim.press(&test, "Ja, höj").await;
            kim.write(&test, written).await;
            let answers = kim.my_answers(&test).await;
            let all = ["Skolan", "Äldreomsorgen", "Gator och vägar", "Fritid och kultur"];
            for option in all {
                let is_chosen = chosen.contains(&option);
                assert_eq!(answers.contains(option), is_chosen, "{written}: {answers}");
            }
        }
    });
}

#[test]
fn options_joined_by_and_are_not_understood_where_one_is_none_or_they_are_too_many() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let mut kim = before_the_first_question(&test).await;
        kim.press(&test, "Ja, höj").await;
        for (written, told) in [
            ("skolan och gator", "Jag förstod inte riktigt."),
            ("och", "Jag förstod inte riktigt."),
            ("skolan och gator och vägar och äldreomsorgen", "Välj 1–2"),
        ] {
            kim.write(&test, written).await;
            assert!(kim.words().contains(told), "{written}: {}", kim.words());
        }
        let long = "skolan och ".repeat(300);
        kim.write(&test, &long).await;
        assert!(kim.words().contains("Vad ska pengarna gå till"), "{}", kim.words());
    });
}
