//! From a draft to everyone's chat, and what stands in the way.

use panelbot::domain::Platform;
use panelbot::domain::broadcast::BroadcastKind;
use panelbot::domain::statement::{Standing, StatementRefusal};
use panelbot::service::{Refusal, RoundName};

use super::stage::{ANSWER, Stage, tax};
use crate::support::both_databases;

/// What each has got, by name.
fn got(stage: &Stage, words: &str) -> Vec<(&'static str, usize)> {
    let count = |one: &crate::calendar::panelist::Panelist| {
        one.diary.iter().filter(|line| line.contains(words)).count()
    };
    stage.people.iter().map(|one| (one.name, count(one))).collect()
}

const THOSE_WHO_ANSWERED: [(&str, usize); 4] = [("Ann", 1), ("Bo", 1), ("Cia", 1), ("Dag", 0)];

/// How many copies of a round's statement were sent, and wait: the same, whoever is asked.
async fn counted_alike(stage: &Stage, name: &RoundName) -> (u64, u64) {
    let desk = &stage.test().desk;
    let told = desk.statement_status(name).await.expect("a status").messages;
    let is_statement = |kind: BroadcastKind| matches!(kind, BroadcastKind::Statement { .. });
    let (.., figures) = told.iter().find(|(kind, ..)| is_statement(*kind)).expect("a statement");
    let all = desk.bulletins(Some("gnosjo")).await.expect("all");
    let same = all.iter().find(|one| is_statement(one.bulletin.broadcast.kind)).expect("the same");
    assert_eq!(*figures, same.total);
    (figures.sent, figures.waiting)
}

both_databases! {
    a_statement_goes_from_draft_to_everyone_who_took_part_once_a_second_person_has_approved_it(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.answered().await;
        assert_eq!(got(&stage, "Svar från Kommunfullmäktige"), THOSE_WHO_ANSWERED);
        assert!(stage.people[0].diary[0].contains("beslut den 15 januari, § 14, dnr KS 2027/12"), "{:?}", stage.people[0].diary);
        assert!(stage.people[0].diary[0].contains("[Läs hela svaret] [Öppna sidan]"), "{:?}", stage.people[0].diary);
        let status = stage.test().desk.statement_status(&tax()).await.expect("a status");
        assert!(matches!(status.standing, Standing::Given { .. }));
        assert_eq!(status.messages.len(), 1);
        assert_eq!(status.given.map(|one| one.writers), Some(vec!["astrid".to_owned()]));
        let log = stage.test().desk.audit_log(Some("gnosjo"), None).await.expect("the log");
        let done: Vec<_> = log.iter().filter(|one| one.action.starts_with("statement")).collect();
        let done: Vec<_> = done.iter().map(|one| (one.action.as_str(), one.who.as_str(), one.subject.as_str())).collect();
        assert_eq!(done, [
            ("statement draft", "astrid", "gnosjo/2"),
            ("statement submit", "astrid", "gnosjo/2"),
            ("statement approve", "birger", "gnosjo/2"),
            ("statement send", "birger", "gnosjo/2"),
        ]);
        let ann = &mut stage.people[0].someone;
        ann.press(&stage.diary.test, "Läs hela svaret").await;
        for words in ["Sälj kommunens skog", "Vad pengarna går till", "Arvodena är desamma", "Bo Ask (Y)", "Från förvaltningen"] {
            assert!(ann.words().contains(words), "{words}: {}", ann.words());
        }
        let _ = round;
    }

    nobody_approves_their_own_and_every_step_waits_for_the_one_before(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        let fixed = |refusal: Refusal| match refusal {
            Refusal::Statement(StatementRefusal::NotNow { state, step }) => (state, step),
            other => panic!("{other}"),
        };
        let name = RoundName::Id(round.id);
        assert!(matches!(desk.approve_statement(&name, "birger").await, Err(Refusal::NoSuchStatement(_))));
        desk.draft_statement(ANSWER.as_bytes(), "astrid").await.expect("right");
        assert_eq!(fixed(desk.approve_statement(&name, "birger").await.expect_err("a draft")), ("draft", "approved"));
        assert_eq!(fixed(desk.send_statement(&name, "birger").await.expect_err("a draft")), ("draft", "sent"));
        desk.submit_statement(&name, "astrid").await.expect("handed over");
        let own = desk.approve_statement(&name, "astrid").await.expect_err("their own");
        assert!(matches!(own, Refusal::Statement(StatementRefusal::OwnWork(_))), "{own}");
        desk.draft_statement(ANSWER.as_bytes(), "birger").await.expect("written anew");
        desk.submit_statement(&name, "birger").await.expect("handed over");
        for writer in ["astrid", "birger"] {
            let own = desk.approve_statement(&name, writer).await.expect_err("both have written on it");
            assert!(matches!(own, Refusal::Statement(StatementRefusal::OwnWork(_))), "{own}");
        }
        desk.approve_statement(&name, "cecilia").await.expect("approved");
        let early = desk.send_statement(&name, "cecilia").await.expect_err("the result is not out");
        assert!(matches!(&early, Refusal::StatementUnfit(problems) if problems.len() == 1), "{early}");
        desk.draft_statement(ANSWER.as_bytes(), "astrid").await.expect("written anew");
        assert_eq!(fixed(desk.send_statement(&name, "cecilia").await.expect_err("a draft again")), ("draft", "sent"));
        assert_eq!(got(&stage, "Svar från"), [("Ann", 0), ("Bo", 0), ("Cia", 0), ("Dag", 0)]);
    }

    what_is_decided_on_a_day_to_come_is_written_and_approved_before_it_and_sent_from_it_on(test) {
        let mut stage = Stage::open(test).await;
        stage.approved_ahead().await;
        let desk = stage.test().desk.clone();
        let refused = desk.send_statement(&tax(), "birger").await.expect_err("its day has not come");
        assert!(matches!(refused, Refusal::NotDecidedYet(day) if day.to_string() == "2027-01-17"), "{refused}");
        assert_eq!(desk.statement_status(&tax()).await.expect("a status").messages.len(), 0);
        stage.pass(48).await;
        desk.send_statement(&tax(), "birger").await.expect("sent on the day");
    }

    a_draft_tells_what_it_takes_back_and_which_round_it_leaves_without_one(test) {
        let mut stage = Stage::open(test).await;
        let tax = stage.tax_is_closed().await;
        let roundabout = stage.roundabout_is_closed(&[1, 3]).await;
        let desk = stage.test().desk.clone();
        let draft = async |rounds: &str| {
            let file = ANSWER.replace("rounds = [2]", &format!("rounds = {rounds}"));
            let drafted = desk.draft_statement(file.as_bytes(), "astrid").await.expect("right");
            (drafted.withdrawn, drafted.left_out)
        };
        assert_eq!(draft("[2, 6]").await, (false, Vec::new()));
        assert_eq!(draft("[6, 2]").await, (false, Vec::new()), "it was a draft before");
        let name = RoundName::Id(tax.id);
        desk.submit_statement(&name, "astrid").await.expect("handed over");
        assert_eq!(draft("[2, 6]").await, (true, Vec::new()));
        desk.submit_statement(&name, "astrid").await.expect("handed over");
        desk.approve_statement(&name, "birger").await.expect("approved");
        assert_eq!(draft("[2]").await, (true, vec![6]));
        let left = desk.statement_status(&RoundName::Id(roundabout.id)).await.expect("a status");
        assert!(left.pending.is_none());
        assert_eq!(draft("[2]").await, (false, Vec::new()));
    }

    after_it_was_sent_it_can_only_be_corrected_and_a_correction_is_shown_as_one(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let desk = stage.test().desk.clone();
        let again = desk.draft_statement(ANSWER.as_bytes(), "astrid").await.expect_err("it was sent");
        assert!(matches!(&again, Refusal::File(problems) if problems[0].key == "rounds[0]"), "{again}");
        let sent_twice = desk.send_statement(&tax(), "birger").await.expect_err("sent");
        assert!(matches!(sent_twice, Refusal::Statement(StatementRefusal::NotNow { .. })));
        let silent = desk.correct_statement(&tax(), ANSWER.as_bytes(), "astrid").await.expect_err("says nothing");
        assert!(matches!(&silent, Refusal::File(problems) if problems[0].key == "corrected.sv"), "{silent}");
        let corrected = ANSWER.replace("# [corrected]\n# sv = ", "[corrected]\nsv = ").replace("25 öre", "20 öre");
        desk.correct_statement(&tax(), corrected.as_bytes(), "astrid").await.expect("right");
        let status = desk.statement_status(&tax()).await.expect("a status");
        assert!(status.given.is_some_and(|one| one.corrects.is_none()), "what was sent holds until then");
        desk.submit_statement(&tax(), "astrid").await.expect("handed over");
        assert!(desk.approve_statement(&tax(), "astrid").await.is_err(), "their own");
        desk.approve_statement(&tax(), "birger").await.expect("approved");
        desk.send_statement(&tax(), "birger").await.expect("sent");
        stage.turn_the_page();
        stage.all_leaves().await;
        assert_eq!(got(&stage, "Rättelse av svaret från Kommunfullmäktige"), THOSE_WHO_ANSWERED);
        assert_eq!(got(&stage, "Rättat den"), THOSE_WHO_ANSWERED);
        let status = desk.statement_status(&tax()).await.expect("a status");
        assert!(status.given.is_some_and(|one| one.corrects.is_some()));
    }

    one_statement_for_two_rounds_reaches_each_person_once(test) {
        let mut stage = Stage::open(test).await;
        let tax = stage.tax_is_closed().await;
        let roundabout = stage.roundabout_is_closed(&[1, 3]).await;
        for round in [tax.id, roundabout.id] {
            stage.is_released(round).await;
        }
        let desk = stage.test().desk.clone();
        let file = ANSWER.replace("rounds = [2]", "rounds = [6, 2]");
        desk.draft_statement(file.as_bytes(), "astrid").await.expect("right");
        let name = RoundName::Id(roundabout.id);
        desk.submit_statement(&name, "astrid").await.expect("handed over");
        desk.approve_statement(&name, "birger").await.expect("approved");
        desk.send_statement(&name, "birger").await.expect("sent");
        stage.turn_the_page();
        stage.all_leaves().await;
        assert_eq!(got(&stage, "Svar från"), [("Ann", 1), ("Bo", 1), ("Cia", 1), ("Dag", 1)]);
        assert_eq!(got(&stage, "”Ska vi höja skatten?” och ”Rondellen i Hillerstorp”").len(), 4);
        let status = desk.statement_status(&RoundName::Id(tax.id)).await.expect("a status");
        assert!(matches!(status.standing, Standing::Given { .. }), "both are answered");
    }

    what_was_promised_is_never_held_back_and_reaches_those_who_want_fewer_and_whoever_is_sealed(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        stage.is_released(round.id).await;
        stage.approved().await;
        stage.people[0].writes(&stage.diary.test, "/fewer").await;
        stage.people[2].writes(&stage.diary.test, "/leave").await;
        stage.test().desk.upkeep().await.expect("upkeep");
        let sealed = stage.test().desk.round(&RoundName::Id(round.id)).await.expect("a round").round;
        assert!(sealed.sealed_at().is_some(), "its link to people is gone");
        // More than enough for two weeks, from staff.
        stage.test().tamper("UPDATE panel SET definition = REPLACE(definition, '\"most\":4', '\"most\":0')").await;
        stage.test().tamper("UPDATE catalogue SET version = version + 1").await;
        stage.test().desk.send_statement(&tax(), "birger").await.expect("sent");
        stage.turn_the_page();
        stage.all_leaves().await;
        assert_eq!(got(&stage, "Svar från"), [("Ann", 1), ("Bo", 1), ("Cia", 0), ("Dag", 0)]);
    }

    it_waits_for_the_morning_and_stands_on_the_page_of_whoever_is_reached_nowhere_else(test) {
        let mut stage = Stage::open(test).await;
        let mut page = crate::calendar::panelist::Panelist::new("Eva", crate::calendar::panelist::Habit::Reads, Platform::Browser);
        page.writes(&stage.diary.test, "/start").await;
        page.presses(&stage.diary.test, |one| matches!(one, panelbot::conversation::Button::Join(_))).await;
        page.joins_here(&stage.diary.test).await;
        stage.people.push(page);
        let round = stage.roundabout_is_closed(&[1, 4]).await;
        stage.is_released(round.id).await;
        let desk = stage.test().desk.clone();
        let file = ANSWER.replace("rounds = [2]", "rounds = [6]");
        let name = RoundName::Id(round.id);
        desk.draft_statement(file.as_bytes(), "astrid").await.expect("right");
        desk.submit_statement(&name, "astrid").await.expect("handed over");
        desk.approve_statement(&name, "birger").await.expect("approved");
        stage.test().clock.pass(chrono::Duration::hours(12));
        desk.send_statement(&name, "birger").await.expect("sent at ten in the evening");
        stage.turn_the_page();
        stage.all_leaves().await;
        assert_eq!(got(&stage, "Svar från")[1], ("Bo", 0));
        stage.pass(12).await;
        assert_eq!(got(&stage, "Svar från")[1], ("Bo", 1));
        assert_eq!(counted_alike(&stage, &name).await, (1, 1), "Eva has not come yet");
        let mut eva = stage.people.pop().expect("Eva");
        eva.visits(&stage.diary.test).await;
        assert_eq!(counted_alike(&stage, &name).await, (2, 0), "what was done is still counted");
        assert!(eva.diary.iter().any(|line| line.contains("Svar från")), "{:?}", eva.diary);
    }
}
