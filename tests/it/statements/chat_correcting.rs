//! Correcting in a chat what was sent: what was wrong comes first, somebody else approves, and nobody else touches any of it.

use panelbot::conversation::{Button, StaffAct, StatementAct};
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::statement::Statement;
use panelbot::domain::{Locale, Platform, StatementId};

use super::chat::Transcript;
use super::stage::{Stage, tax};
use crate::support::{Someone, both_databases};

const WRONG: &str = "Vi skrev 25 öre. Det rätta är 20.";

fn sv() -> Locale {
    Locale::parse("sv").expect("a language")
}

async fn given(stage: &Stage) -> Statement {
    stage.test().desk.statement_status(&tax()).await.expect("a status").given.expect("it was sent")
}

async fn pending(stage: &Stage) -> Option<Statement> {
    stage.test().desk.statement_status(&tax()).await.expect("a status").pending
}

/// Someone presses what a button could carry.
async fn forges(stage: &Stage, one: &mut Someone, act: StatementAct) {
    let data = Button::Staff(StaffAct::Statement(act)).encode();
    let press = one.does(Heard::Pressed { data, message: None });
    one.act(stage.test(), press).await;
}

/// Someone writes in a field that a message could have.
async fn forges_words(stage: &Stage, one: &mut Someone, id: StatementId, text: &str) {
    let data = Button::Staff(StaffAct::Statement(StatementAct::Correct(id, sv()))).encode();
    let written = one.does(Heard::Written { data, text: text.to_owned(), message: None });
    one.act(stage.test(), written).await;
}

/// Someone opens the card, and is asked what was wrong.
async fn begins(stage: &Stage, one: &mut Someone) {
    one.write(stage.test(), "/staff").await;
    one.press(stage.test(), "Svar skickat").await;
    one.press(stage.test(), "Rätta svaret").await;
}

/// The same, as far as a correction in every language, in the same words.
async fn writes(stage: &Stage, one: &mut Someone) {
    begins(stage, one).await;
    one.write(stage.test(), WRONG).await;
    one.press(stage.test(), "Samma text på alla språk").await;
    one.write(stage.test(), "Vi höjer med 20 öre.").await;
    one.press(stage.test(), "Samma text på alla språk").await;
}

both_databases! {
    a_decider_corrects_in_the_chat_what_was_sent_and_an_approver_lets_it_out(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let before = given(&stage).await;
        let mut decider = stage.staff(Role::Decider).await;
        let mut approver = stage.staff(Role::Approver).await;
        let mut told = Transcript::default();
        let (d, a) = ("decider", "approver");
        told.writes(&stage, d, &mut decider, "/staff").await;
        told.presses(&stage, d, &mut decider, "Svar skickat").await;
        told.presses(&stage, d, &mut decider, "Rätta svaret").await;
        told.writes(&stage, d, &mut decider, &"å".repeat(601)).await;
        told.writes(&stage, d, &mut decider, WRONG).await;
        told.presses(&stage, d, &mut decider, "Till menyn").await;
        told.presses(&stage, d, &mut decider, "Rättelse påbörjad").await;
        told.presses(&stage, d, &mut decider, "Lämna för godkännande").await;
        told.presses(&stage, d, &mut decider, "Förklara felet på engelska").await;
        told.writes(&stage, d, &mut decider, "We wrote 25 öre. 20 is right.").await;
        told.writes(&stage, d, &mut decider, "**Skatten höjs med 20 öre.**").await;
        told.writes(&stage, d, &mut decider, "**The tax rises by 20 öre.**").await;
        told.presses(&stage, d, &mut decider, "Lämna för godkännande").await;
        assert!(!decider.labels().contains(&"Godkänn"), "no role of theirs");
        told.writes(&stage, a, &mut approver, "/staff").await;
        told.presses(&stage, a, &mut approver, "Rättelse att godkänna").await;
        told.presses(&stage, a, &mut approver, "Visa hur den blir").await;
        assert!(!approver.labels().contains(&"Avbryt rättelsen"), "no role of theirs");
        told.presses(&stage, a, &mut approver, "Godkänn").await;
        told.presses(&stage, a, &mut approver, "Skicka").await;
        told.presses(&stage, a, &mut approver, "Ja, skicka").await;
        insta::assert_snapshot!("chat_correction", told.0);
        stage.turn_the_page();
        stage.all_leaves().await;
        for one in &stage.people[..3] {
            assert_eq!(one.diary.len(), 1, "{:?}", one.diary);
            assert!(one.diary[0].contains("Rättelse av svaret från Kommunfullmäktige"), "{:?}", one.diary);
        }
        let after = given(&stage).await;
        let correction = after.corrects.as_ref().expect("it corrects");
        assert_eq!((correction.statement, correction.what.get(&sv())), (before.id, Some(WRONG)));
        assert_eq!(after.text.get(&sv()), Some("**Skatten höjs med 20 öre.**"));
        assert_eq!(after.writers.len(), 1, "{:?}", after.writers);
        let rest = |one: &Statement| (one.signature.clone(), one.remarks.clone(), one.replies.clone(), one.reservations.clone());
        assert_eq!(rest(&after), rest(&before), "what no chat can write stays");
    }

    nobody_without_the_role_begins_writes_or_gives_up_a_correction(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let id = given(&stage).await.id;
        let mut strangers = vec![Someone::on(Platform::Telegram, "nobody")];
        for role in [Role::Editor, Role::Analyst, Role::Moderator, Role::Approver] {
            let mut one = stage.staff(role).await;
            one.write(stage.test(), "/staff").await;
            strangers.push(one);
        }
        for one in &mut strangers {
            forges(&stage, one, StatementAct::Correct(id, sv())).await;
            assert!(one.words().contains("Den knappen gäller inte längre"), "{}", one.words());
            forges_words(&stage, one, id, "Hackat").await;
        }
        assert_eq!(pending(&stage).await, None);
        let mut decider = stage.staff(Role::Decider).await;
        begins(&stage, &mut decider).await;
        decider.write(stage.test(), WRONG).await;
        let begun = pending(&stage).await.expect("it is begun");
        for one in &mut strangers {
            forges(&stage, one, StatementAct::Drop(begun.id)).await;
            assert!(one.words().contains("Den knappen gäller inte längre"), "{}", one.words());
            forges_words(&stage, one, begun.id, "Hackat").await;
        }
        assert_eq!(pending(&stage).await, Some(begun));
        assert!(!stage.test().dump().await.contains("Hackat"));
    }

    whoever_has_written_a_correction_does_not_approve_it_by_any_of_their_roles(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let mut owner = stage.staff(Role::Owner).await;
        let new = panelbot::service::NewPost { panel: "gnosjo".to_owned(), role: Role::Approver, name: "too".to_owned() };
        let (_, code) = stage.test().desk.add_staff(new, "a test").await.expect("a code");
        owner.write(stage.test(), &format!("/staff {code}")).await;
        writes(&stage, &mut owner).await;
        owner.press(stage.test(), "Lämna för godkännande").await;
        owner.press(stage.test(), "Godkänn").await;
        assert!(owner.words().contains("Du har själv skrivit på svaret"), "{}", owner.words());
        assert_eq!(pending(&stage).await.expect("it waits").state.as_str(), "in_review");
    }

    what_is_corrected_already_is_not_corrected_once_more_by_an_old_message(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let mut decider = stage.staff(Role::Decider).await;
        begins(&stage, &mut decider).await;
        let id = given(&stage).await.id;
        stage.corrected().await;
        let corrected = given(&stage).await;
        decider.write(stage.test(), WRONG).await;
        assert!(decider.words().contains("Det är redan gjort, eller går inte längre"), "{}", decider.words());
        forges(&stage, &mut decider, StatementAct::Correct(id, sv())).await;
        assert!(decider.words().contains("Det är redan gjort, eller går inte längre"), "{}", decider.words());
        assert_eq!((pending(&stage).await, given(&stage).await.id), (None, corrected.id));
        // The words that hold now can be put right in their turn.
        decider.press(stage.test(), "Rätta svaret").await;
        assert!(decider.words().contains("20 öre"), "how it reads now: {}", decider.words());
        decider.write(stage.test(), WRONG).await;
        let begun = pending(&stage).await.and_then(|one| one.corrects).expect("it is begun");
        assert_eq!(begun.statement, corrected.id);
    }

    of_two_who_correct_at_once_the_first_begins_and_the_other_is_shown_where_it_stands(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let [mut one, mut other] = [stage.staff(Role::Decider).await, stage.staff(Role::Owner).await];
        begins(&stage, &mut one).await;
        begins(&stage, &mut other).await;
        one.write(stage.test(), WRONG).await;
        other.write(stage.test(), "Vi skrev fel.").await;
        assert!(other.words().contains("Det är redan gjort, eller går inte längre"), "{}", other.words());
        assert!(other.words().contains("Rättelse påbörjad"), "{}", other.words());
        let begun = pending(&stage).await.expect("it is begun");
        assert_eq!(begun.corrects.expect("a correction").what.get(&sv()), Some(WRONG));
        assert_eq!(begun.writers.len(), 1, "{:?}", begun.writers);
        let rows = stage.test().look("SELECT COUNT(*) AS many FROM statement").await;
        assert_eq!(rows[0].try_get::<i64>("", "many").expect("a number"), 2);
    }

    a_correction_can_be_given_up_at_any_point_and_what_was_sent_stays(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let sent = given(&stage).await;
        let mut decider = stage.staff(Role::Decider).await;
        begins(&stage, &mut decider).await;
        decider.press(stage.test(), "Till menyn").await;
        decider.write(stage.test(), "Hej").await;
        assert_eq!(pending(&stage).await, None, "nothing is begun before something is written");
        begins(&stage, &mut decider).await;
        decider.write(stage.test(), WRONG).await;
        let first = pending(&stage).await.expect("it is begun").id;
        decider.press(stage.test(), "Avbryt rättelsen").await;
        assert!(decider.words().contains("Rättelsen är borttagen."), "{}", decider.words());
        decider.write(stage.test(), "Vi höjer med 20 öre.").await;
        assert_eq!(pending(&stage).await, None, "nothing is waited for any more");
        writes(&stage, &mut decider).await;
        decider.press(stage.test(), "Lämna för godkännande").await;
        forges(&stage, &mut decider, StatementAct::Drop(first)).await;
        forges(&stage, &mut decider, StatementAct::Drop(sent.id)).await;
        assert!(pending(&stage).await.is_some(), "an old button means the one that it stood below");
        decider.write(stage.test(), "/staff").await;
        decider.press(stage.test(), "Rättelse att godkänna").await;
        decider.press(stage.test(), "Avbryt rättelsen").await;
        assert_eq!((pending(&stage).await, given(&stage).await), (None, sent));
    }
}
