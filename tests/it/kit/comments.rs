//! A line added to whether a statement felt like an answer: only when it is asked for, without a name, and gone with its writer.

use std::fmt::Write as _;

use panelbot::conversation::Button;
use panelbot::domain::Platform;
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;

use crate::calendar::panelist::{Habit, Panelist};
use crate::linking::scene::become_one;
use crate::statements::stage::{Stage, tax};
use crate::support::{Someone, both_databases};

const PANEL: &str = include_str!("../../../examples/gnosjo/panel.toml");

/// Everyone has been asked whether it felt like an answer; six took part.
async fn asked(test: crate::support::TestDesk) -> Stage {
    let mut stage = Stage::open(test).await;
    for name in ["Eva", "Filip", "Gun"] {
        let mut one = Panelist::new(name, Habit::Answers, Platform::Telegram);
        one.writes(&stage.diary.test, "/start").await;
        one.presses(&stage.diary.test, |one| matches!(one, Button::Join(_))).await;
        one.joins_here(&stage.diary.test).await;
        stage.people.push(one);
    }
    stage.answered_by(&[0, 1, 2, 4, 5, 6]).await;
    stage.pass(8 * 24).await;
    stage
}

async fn press(stage: &mut Stage, one: usize, label: &str) {
    stage.people[one].someone.press(&stage.diary.test, label).await;
}

async fn write(stage: &mut Stage, one: usize, text: &str) -> String {
    stage.people[one].someone.write(&stage.diary.test, text).await;
    stage.people[one].someone.words()
}

async fn comments(stage: &Stage) -> (Vec<String>, Vec<String>) {
    let status = stage.test().desk.statement_status(&tax()).await.expect("a status");
    (status.comments, status.danger)
}

/// What somebody does and sees, as text.
fn note(transcript: &mut String, did: &str, one: &Someone) {
    let short: String = did.chars().take(60).collect();
    let _ = writeln!(transcript, "> {short}{}", if short == did { "" } else { "…" });
    for line in one.words().lines() {
        let _ = writeln!(transcript, "    {line}");
    }
}

both_databases! {
    whoever_has_pressed_may_add_one_line_in_their_own_language(test) {
        let mut stage = asked(test).await;
        let mut transcript = String::new();
        let long = "å".repeat(281);
        for (one, language, button, lines) in [
            (0, None, "Delvis", [long.as_str(), "  Ni svarade inte\nom *skolan* <b>  ", "Hej igen"]),
            (1, Some("English"), "Partly", [long.as_str(), "Say when", "Hello again"]),
        ] {
            if let Some(language) = language {
                stage.people[one].someone.reads(&stage.diary.test).await;
                let felt = stage.people[one].someone.sees.clone();
                write(&mut stage, one, "/language").await;
                press(&mut stage, one, language).await;
                stage.people[one].someone.sees = felt;
            }
            let label = if language.is_some() { "Delvis" } else { button };
            press(&mut stage, one, label).await;
            note(&mut transcript, &format!("[{button}]"), &stage.people[one].someone);
            for line in lines {
                write(&mut stage, one, line).await;
                note(&mut transcript, line, &stage.people[one].someone);
            }
            write(&mut stage, one, "/mydata").await;
            let told = stage.people[one].someone.words();
            let from = told.find("Svaret om").or_else(|| told.find("The answer about"));
            let told = told[from.expect("it is told")..].trim_end();
            let _ = writeln!(transcript, "> /mydata\n    …\n    {}\n", told.replace('\n', "\n    "));
        }
        insta::assert_snapshot!("comment", transcript);
    }

    what_was_added_is_shown_to_those_who_answered_without_a_name_from_five_presses_on(test) {
        let mut stage = asked(test).await;
        let lines = ["Ni lyssnade", "Mer om skolan", "Bra, men sent"];
        for (one, line) in lines.iter().enumerate() {
            press(&mut stage, one, "Ja").await;
            assert!(write(&mut stage, one, line).await.contains("utan ditt namn"));
        }
        press(&mut stage, 4, "Nej").await;
        assert_eq!(comments(&stage).await.0, Vec::<String>::new(), "four have pressed");
        assert!(write(&mut stage, 4, "nej").await.contains("helt okej"));
        press(&mut stage, 5, "Nej").await;
        let sorted = ["Bra, men sent", "Mer om skolan", "Ni lyssnade"];
        assert_eq!(comments(&stage).await.0, sorted);
        let mut decider = stage.staff(Role::Decider).await;
        decider.write(stage.test(), "/staff").await;
        decider.press(stage.test(), "Svar skickat").await;
        let card = decider.words();
        let places: Vec<_> = sorted.iter().map(|line| card.find(line).expect("shown")).collect();
        assert!(places.is_sorted() && card.contains("Det här skrev de till:"), "{card}");
        let mut editor = stage.staff(Role::Editor).await;
        editor.write(stage.test(), "/staff").await;
        assert!(!editor.words().contains("Ni lyssnade"));
    }

    anything_else_that_is_done_is_no_comment(test) {
        let mut stage = asked(test).await;
        press(&mut stage, 0, "Ja").await;
        write(&mut stage, 0, "/help").await;
        write(&mut stage, 0, "Ni lyssnade").await;
        press(&mut stage, 1, "Ja").await;
        let felt = stage.people[1].someone.does(Heard::Unreadable(panelbot::domain::message::Unreadable::Voice));
        stage.people[1].someone.act(&stage.diary.test, felt).await;
        write(&mut stage, 1, "Ni lyssnade").await;
        // The question has not reached them when they write.
        press(&mut stage, 2, "Ja").await;
        let early = stage.people[2].someone.writes("Ni lyssnade");
        stage.people[2].someone.acts_at_once(&stage.diary.test, early).await;
        // Somebody who has not pressed, and somebody who did not take part.
        let statement = stage.test().desk.statement_status(&tax()).await.expect("a status").given.expect("given").id;
        for one in [4, 3] {
            let data = Button::Comment(statement).encode();
            let forged = stage.people[one].someone.does(Heard::Written { data, text: "Ni lyssnade".to_owned(), message: None });
            stage.people[one].someone.act(&stage.diary.test, forged).await;
        }
        let rows = stage.test().look("SELECT COUNT(*) AS many FROM felt_by WHERE comment IS NOT NULL").await;
        assert_eq!(rows[0].try_get::<i64>("", "many").expect("a number"), 0);
    }

    what_may_mean_danger_is_read_at_once_and_the_owner_is_told(test) {
        let mut stage = asked(test).await;
        let _owner = stage.staff(Role::Owner).await;
        press(&mut stage, 0, "Nej").await;
        write(&mut stage, 0, "Jag vill dö").await;
        assert_eq!(comments(&stage).await, (vec![], vec!["Jag vill dö".to_owned()]));
        let due = stage.test().desk.danger_due().await.expect("readable");
        assert_eq!(due.len(), 1);
        let words = &due[0].to[0].1;
        assert!(words.contains("om svaret från dem som bestämmer: panelbot statement status gnosjo/2"), "{words}");
        assert!(!words.contains("vill dö"), "{words}");
    }

    whoever_adds_what_may_mean_danger_is_met_with_help_at_once(test) {
        let mut stage = asked(test).await;
        let help = "Bris har öppet på 116 111.";
        stage.test().panel(&format!("help_lines.sv = \"{help}\"\nhelp_lines.en = \"{help}\"\n{PANEL}")).await;
        for (one, words, is_met) in [(0, "Jag vill dö", true), (1, "Dödstråkigt svar", false)] {
            press(&mut stage, one, "Nej").await;
            let told = write(&mut stage, one, words).await;
            let at = |part: &str| told.find(part);
            let places = [at("Tack! Det kommer fram"), at("Människor läser det du skrev"), at(help), at("ring 112.")];
            let seen: Vec<usize> = places.into_iter().flatten().collect();
            assert!(seen.is_sorted() && seen.len() == if is_met { 4 } else { 1 }, "{told}");
        }
        // Written anew without such words, it is met as any other; and what waits tells nothing of what was written.
        stage.people[0].someone.sees.clear();
        let statement = stage.test().desk.statement_status(&tax()).await.expect("a status").given.expect("given").id;
        let data = Button::Comment(statement).encode();
        let anew = stage.people[0].someone.does(Heard::Written { data, text: "Bättre sent än aldrig".to_owned(), message: None });
        stage.people[0].someone.act(&stage.diary.test, anew).await;
        let told = stage.people[0].someone.words();
        assert!(told.contains("Tack! Det kommer fram") && !told.contains("112"), "{told}");
    }

    the_same_help_meets_whoever_adds_it_in_the_browser_or_in_discord(test) {
        let mut stage = Stage::open(test).await;
        for (name, platform) in [("Eva", Platform::Browser), ("Filip", Platform::Discord)] {
            let mut one = Panelist::new(name, Habit::Answers, platform).with_a_room();
            one.writes(&stage.diary.test, "/start").await;
            one.presses(&stage.diary.test, |one| matches!(one, Button::Join(_))).await;
            one.joins_here(&stage.diary.test).await;
            stage.people.push(one);
        }
        stage.answered_by(&[0, 4, 5]).await;
        stage.pass(8 * 24).await;
        let help = "Bris har öppet på 116 111.";
        stage.test().panel(&format!("help_lines.sv = \"{help}\"\nhelp_lines.en = \"{help}\"\n{PANEL}")).await;
        let statement = stage.test().desk.statement_status(&tax()).await.expect("a status").given.expect("given").id;
        stage.people[4].visits(&stage.diary.test).await;
        for one in [4, 5] {
            press(&mut stage, one, "Nej").await;
            let data = Button::Comment(statement).encode();
            let someone = &mut stage.people[one].someone;
            let written = someone.does(Heard::Written { data, text: "Jag vill dö".to_owned(), message: None });
            someone.act(&stage.diary.test, written).await;
            let told = someone.words();
            let at = |part: &str| told.find(part);
            let places = [at("Tack! Det kommer fram"), at("Människor läser det du skrev"), at(help), at("ring 112.")];
            let seen: Vec<usize> = places.into_iter().flatten().collect();
            assert!(seen.is_sorted() && seen.len() == 4, "{told}");
        }
        assert_eq!(comments(&stage).await.1, ["Jag vill dö", "Jag vill dö"]);
    }

    of_two_who_are_one_and_have_both_added_a_line_both_lines_stay(test) {
        let mut stage = asked(test).await;
        for (one, line) in [(0, Some("Ni lyssnade")), (1, Some("Mer om skolan")), (2, None), (4, Some("Bra"))] {
            press(&mut stage, one, "Ja").await;
            if let Some(line) = line {
                write(&mut stage, one, line).await;
            }
        }
        for (owner, other) in [(0, 1), (2, 4)] {
            let [owner, other] = stage.people.get_disjoint_mut([owner, other]).expect("two people");
            become_one(&stage.diary.test, &mut owner.someone, &mut other.someone).await;
        }
        let status = stage.test().desk.statement_status(&tax()).await.expect("a status");
        assert_eq!(status.felt.counts, [2, 0, 0]);
        for (one, line) in [(1, "Ni lyssnade / Mer om skolan"), (2, "Bra")] {
            let told = stage.people[one].someone.my_answers(&stage.diary.test).await;
            assert!(told.contains(&format!("\"comment\": \"{line}\"")), "{told}");
        }
    }

    a_comment_goes_with_its_writer_and_follows_them_when_two_are_one(test) {
        let mut stage = asked(test).await;
        press(&mut stage, 2, "Ja").await;
        write(&mut stage, 2, "Ni lyssnade").await;
        let [dag, cia] = stage.people.get_disjoint_mut([3, 2]).expect("two people");
        become_one(&stage.diary.test, &mut dag.someone, &mut cia.someone).await;
        let told = stage.people[3].someone.my_answers(&stage.diary.test).await;
        assert!(told.contains("\"comment\": \"Ni lyssnade\""), "{told}");
        let dump = stage.test().dump().await;
        assert!(!dump.contains("lyssnade") && !dump.contains("6c7973736e616465"), "it stands nowhere in clear");
        write(&mut stage, 3, "/forget").await;
        let yes = stage.people[3].someone.finds(|button| matches!(button, Button::Forget(true)));
        stage.people[3].someone.act(&stage.diary.test, yes).await;
        assert_eq!(stage.test().count("felt_by").await, 0);
        let statement = stage.test().desk.statement_status(&tax()).await.expect("a status");
        assert_eq!(statement.felt.counts, [0, 0, 0]);
    }
}
