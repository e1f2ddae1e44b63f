//! Coming in by every way, and what is said to those who are not in.

use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::{Platform, Round};

use crate::linking::scene::{be_guest, code, join, link};
use crate::support::{Someone, TestDesk, desk};

/// What a press on the button below an announced round is.
fn answers(someone: &Someone, round: &Round) -> panelbot::domain::message::Incoming {
    someone.does(Heard::Pressed { data: Button::Answer(round.id).encode(), message: None })
}

async fn two_rounds(test: &TestDesk) -> (Round, Round) {
    let (_, tax) = test.gnosjo().await;
    (tax, test.open_round(include_str!("../../examples/gnosjo/rondellen.toml")).await)
}

#[test]
fn the_announced_round_that_a_newcomer_pressed_is_the_one_that_they_answer() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let rounds = two_rounds(&test).await;
        for (round, title) in [(&rounds.1, "ondellen"), (&rounds.0, "skatten")] {
            let mut kim = Someone::on(Platform::Telegram, "Kim");
            let press = answers(&kim, round);
            kim.act(&test, press).await;
            kim.press(&test, "Ja, jag vill vara med").await;
            kim.press(&test, "30–49").await;
            kim.press(&test, "Jag bor här").await;
            assert!(kim.words().contains(title), "{title}: {}", kim.words());
        }
    });
}

#[test]
fn a_stranger_at_a_closed_round_is_told_so_before_the_welcome() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let (_, round) = test.gnosjo().await;
        test.close_round(&round).await;
        let mut kim = Someone::on(Platform::Telegram, "Kim");
        let press = answers(&kim, &round);
        kim.act(&test, press).await;
        assert!(kim.words().starts_with("”Ska vi höja skatten?”: stängd."), "{}", kim.words());
        assert!(kim.labels().contains(&"Ja, jag vill vara med"));
    });
}

#[test]
fn whoever_begins_too_late_is_not_told_of_an_answer() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let (tax, roundabout) = two_rounds(&test).await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        test.close_round(&roundabout).await;
        for button in [Button::Begin(roundabout.id), Button::Answer(roundabout.id)] {
            let press = kim.does(Heard::Pressed { data: button.encode(), message: None });
            kim.act(&test, press).await;
            assert!(kim.words().contains("stängd."), "{}", kim.words());
            assert!(!kim.words().contains("kom inte med"), "{}", kim.words());
        }
        test.close_round(&tax).await;
    });
}

#[test]
fn a_used_link_code_that_is_opened_is_told_how_to_get_a_new_one() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        let used = code(&test, &mut kim).await;
        link(&test, &mut Someone::on(Platform::Browser, "Kim"), &used).await;
        let mut late = Someone::on(Platform::Browser, "Kim again");
        late.write(&test, &format!("/start {used}")).await;
        assert!(late.words().contains("Skriv /koppla en gång till"), "{}", late.words());
    });
}

#[test]
fn whoever_has_left_and_writes_is_shown_the_way_back_in() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        kim.write(&test, "/lamna").await;
        for words in ["hej", "/fragor"] {
            kim.write(&test, words).await;
            assert!(kim.labels().contains(&"Gå med i Gnosjöpanelen"), "{words}: {}", kim.words());
        }
        kim.write(&test, "/hjalp").await;
        for gone in ["Frågor i panelen", "Bjud in en vän", "Ta en paus", "Lämna panelen"] {
            assert!(!kim.labels().contains(&gone), "{gone}");
        }
        kim.write(&test, "/start").await;
        kim.press(&test, "Gå med i Gnosjöpanelen").await;
        assert!(kim.labels().contains(&"Ja, jag vill vara med"));
    });
}

#[test]
fn leaving_says_only_what_is_so() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let mut stranger = Someone::on(Platform::Telegram, "Robin");
        stranger.write(&test, "/lamna").await;
        assert!(stranger.words().starts_with("Du är inte med i någon panel"));
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        kim.write(&test, "stopp").await;
        assert!(!kim.words().contains("Svaren du har lämnat"), "{}", kim.words());
        let mut alex = join(&test, Someone::on(Platform::Telegram, "Alex")).await;
        alex.press(&test, "Ja, höj").await;
        alex.write(&test, "/lamna").await;
        assert!(alex.words().contains("Svaren du har lämnat är kvar"), "{}", alex.words());
    });
}

#[test]
fn what_is_known_says_who_is_a_guest_and_who_takes_a_break() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        test.svenljunga().await;
        let mut guest = be_guest(&test, Someone::on(Platform::Telegram, "Robin")).await;
        guest.press(&test, "Inte nu").await;
        guest.write(&test, "/minadata").await;
        assert!(guest.words().contains("utan att gå med"), "{}", guest.words());
        assert!(!guest.words().contains("med sedan den"), "{}", guest.words());
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        kim.write(&test, "/paus").await;
        kim.write(&test, "/minadata").await;
        assert!(kim.words().contains("med paus just nu"), "{}", kim.words());
    });
}

#[test]
fn whoever_takes_a_break_and_writes_is_told_that_they_do() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        let (_, round) = test.gnosjo().await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        test.close_round(&round).await;
        kim.write(&test, "för sent").await;
        kim.write(&test, "/paus").await;
        kim.write(&test, "hej").await;
        assert!(kim.words().starts_with("Nu är det tyst härifrån"), "{}", kim.words());
        assert!(kim.labels().contains(&"Fortsätt"));
    });
}

#[test]
fn the_buttons_of_several_rounds_say_which() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        two_rounds(&test).await;
        let mut kim = join(&test, Someone::on(Platform::Telegram, "Kim")).await;
        kim.write(&test, "/fragor").await;
        let labels = kim.labels();
        assert!(labels.contains(&"Fortsätt: Ska vi höja skatten?"), "{labels:?}");
        assert!(labels.iter().any(|label| label.starts_with("Börja: ")), "{labels:?}");
    });
}
