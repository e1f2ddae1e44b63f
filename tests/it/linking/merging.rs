//! When both have a part already.

use panelbot::conversation::Button;
use panelbot::domain::message::Heard;
use panelbot::domain::{ChoiceNo, QuestionNo};
use panelbot::service::RoundName;

use super::scene::{
    answers, be_guest, be_pupil, become_one, browser, counts, join, membership, taken_part,
    telegram,
};
use crate::support::{Someone, TestDesk, both_databases, stored};

async fn own_code(test: &TestDesk, someone: &mut Someone) -> String {
    someone.write(test, "/invite").await;
    let words = someone.words();
    let link = words.split("/j/").nth(1).expect("a link of their own");
    link.chars().take_while(char::is_ascii_alphanumeric).collect()
}

async fn uses(test: &TestDesk) -> Vec<i32> {
    let rows = test.look("SELECT uses FROM invitation ORDER BY uses").await;
    rows.iter().map(|row| row.try_get("", "uses").unwrap()).collect()
}

both_databases! {
    question_by_question_the_owners_answer_stays_and_gaps_are_filled(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Ja, höj").await;
        let done = Button::Done(round.id, QuestionNo(1)).encode();
        let ticks = there.finds(|button| matches!(button, Button::Tick(..)));
        let Heard::Pressed { data: tick, .. } = ticks.heard else { panic!("a press") };
        let picked = there.does(Heard::Picked { data: done, choices: vec![tick], message: None });
        there.act(&test, picked).await;
        for typed in ["4", "100", "Hej!"] {
            there.write(&test, typed).await;
        }
        assert_eq!(taken_part(&test, &round).await, (2, 1));
        become_one(&test, &mut anna, &mut there).await;
        let answered = answers(&test, &round).await;
        assert_eq!(answered.len(), 1, "one person, one response");
        assert_eq!(answered[0][&QuestionNo(0)].chosen(), [ChoiceNo(2)]);
        let questions: Vec<u8> = answered[0].keys().map(|no| no.0).collect();
        assert_eq!(questions, [0, 3, 4, 5], "what is not asked of the owner is gone");
        assert_eq!(taken_part(&test, &round).await, (1, 0), "one question is left");
        let given = stored::all_of(&test.store, &RoundName::Id(round.id)).await.to_string();
        assert!(given.contains("Hej!"), "what comes after the question that is left counts: {given}");
        assert!(there.words().contains("spara i stället"), "{}", there.words());
        there.write(&test, "På konsulter.").await;
        assert_eq!(taken_part(&test, &round).await, (1, 1));
        assert_eq!(test.count("response").await, 1);
        assert_eq!(counts(&test).await, [1, 2, 1]);
        assert_eq!(test.count("consent").await, 3, "both, and one more for the new place");
    }

    together_they_can_have_answered_everything(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = join(&test, browser("anna")).await;
        for one in [&mut anna, &mut there] {
            one.press(&test, "Nej, höj inte").await;
            one.write(&test, "På konsulter.").await;
        }
        for typed in ["4", "100", "Hej!"] {
            there.write(&test, typed).await;
        }
        become_one(&test, &mut anna, &mut there).await;
        assert_eq!(taken_part(&test, &round).await, (1, 1));
        assert_eq!(answers(&test, &round).await.len(), 1);
    }

    a_guest_who_has_joined_elsewhere_is_in(test) {
        test.svenljunga().await;
        let mut anna = be_guest(&test, telegram("anna")).await;
        let mut there = be_pupil(&test, browser("anna")).await;
        become_one(&test, &mut anna, &mut there).await;
        assert_eq!(membership(&test).await, "enrolled");
        let rows = test.look("SELECT background, guest_until FROM panelist").await;
        assert!(rows[0].try_get::<String>("", "background").unwrap().contains('1'));
        assert_eq!(rows[0].try_get::<Option<String>>("", "guest_until").ok().flatten(), None);
        let rows = test.look("SELECT background FROM response").await;
        assert_eq!(rows.len(), 1);
        assert!(rows[0].try_get::<String>("", "background").unwrap().contains('1'));
    }

    the_owner_who_has_joined_stays_in_when_the_other_is_a_guest(test) {
        let (_, round) = test.svenljunga().await;
        let mut anna = be_pupil(&test, browser("anna")).await;
        let mut there = be_guest(&test, telegram("anna")).await;
        become_one(&test, &mut anna, &mut there).await;
        assert_eq!(membership(&test).await, "enrolled");
        assert_eq!(answers(&test, &round).await.len(), 1);
        assert_eq!(taken_part(&test, &round).await, (1, 1));
    }

    whom_staff_took_out_stays_out(test) {
        test.gnosjo().await;
        let mut out = join(&test, browser("anna")).await;
        test.tamper("UPDATE panelist SET membership = 'removed'").await;
        let mut anna = join(&test, telegram("anna")).await;
        become_one(&test, &mut anna, &mut out).await;
        assert_eq!(membership(&test).await, "removed");
    }

    who_has_left_is_in_again_only_by_a_code_from_where_they_are_in(test) {
        test.gnosjo().await;
        let mut gone = join(&test, browser("anna")).await;
        gone.write(&test, "/lamna").await;
        gone.write(&test, "/koppla").await;
        assert!(gone.words().contains("annanstans"), "{}", gone.words());
        let mut anna = join(&test, telegram("anna")).await;
        become_one(&test, &mut anna, &mut gone).await;
        assert_eq!(membership(&test).await, "enrolled");
    }

    both_friends_links_go_on_working_and_count_together(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = join(&test, browser("anna")).await;
        let codes = [own_code(&test, &mut anna).await, own_code(&test, &mut there).await];
        for (number, code) in codes.iter().enumerate() {
            let mut friend = telegram(&number.to_string());
            friend.write(&test, &format!("/start {code}")).await;
            friend.press(&test, "Ja, jag vill vara med").await;
        }
        become_one(&test, &mut anna, &mut there).await;
        for (number, code) in codes.iter().enumerate() {
            let mut friend = telegram(&format!("later {number}"));
            friend.write(&test, &format!("/start {code}")).await;
            friend.press(&test, "Ja, jag vill vara med").await;
        }
        assert_eq!(uses(&test).await, [2, 2]);
        anna.write(&test, "/invite").await;
        assert!(anna.words().contains("4 personer"), "{}", anna.words());
        let inviters = test.look("SELECT DISTINCT inviter_id FROM invitation").await;
        assert_eq!(inviters.len(), 1);
        let owned = "SELECT 1 FROM invitation JOIN panelist ON panelist.id = inviter_id";
        assert_eq!(test.look(owned).await.len(), 2, "no link is without an owner");
    }

    nobody_counts_for_their_own_link(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = own_code(&test, &mut anna).await;
        let mut there = browser("anna");
        there.write(&test, &format!("/start {code}")).await;
        there.press(&test, "Ja, jag vill vara med").await;
        assert_eq!(uses(&test).await, [1]);
        become_one(&test, &mut anna, &mut there).await;
        assert_eq!(uses(&test).await, [0]);
        assert_eq!(test.look("SELECT 1 FROM panelist WHERE invitation_id IS NOT NULL").await.len(), 0);
    }

    panels_and_addresses_of_the_other_come_along(test) {
        let (_, tax) = test.gnosjo().await;
        let (_, food) = test.svenljunga().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = be_pupil(&test, browser("anna")).await;
        let mut laptop = browser("laptop");
        become_one(&test, &mut there, &mut laptop).await;
        assert_eq!(counts(&test).await, [2, 3, 2]);
        become_one(&test, &mut anna, &mut laptop).await;
        assert_eq!(counts(&test).await, [1, 3, 2]);
        assert_eq!(answers(&test, &tax).await.len() + answers(&test, &food).await.len(), 2);
        let file = anna.my_answers(&test).await;
        assert!(file.contains("Den är god") && file.contains("Nej, höj inte"), "{file}");
        for someone in [&mut there, &mut laptop] {
            someone.write(&test, "/fragor").await;
            assert!(someone.words().contains("skatten"), "{}", someone.words());
        }
    }

    a_closed_round_keeps_both_answers_one_of_them_as_nobodys(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Ja, höj").await;
        test.close_round(&round).await;
        become_one(&test, &mut anna, &mut there).await;
        let answered = answers(&test, &round).await;
        let mut chosen: Vec<_> = answered.iter().map(|one| one[&QuestionNo(0)].chosen()).collect();
        chosen.sort_unstable();
        assert_eq!(chosen, [[ChoiceNo(0)], [ChoiceNo(2)]]);
        let file = anna.my_answers(&test).await;
        assert!(file.contains("Nej, höj inte") && !file.contains("Ja, höj"), "{file}");
        assert_eq!(taken_part(&test, &round).await.0, 1);
    }

    a_sealed_round_is_not_touched(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Ja, höj").await;
        test.close_round(&round).await;
        test.desk.seal(round.id).await.unwrap();
        let before = answers(&test, &round).await;
        become_one(&test, &mut anna, &mut there).await;
        assert_eq!(answers(&test, &round).await, before);
        assert_eq!(before.len(), 2, "nobody can tell that they are the same person's");
        assert_eq!(taken_part(&test, &round).await, (1, 0));
    }
}
