//! Staff in a chat: who decides writes, somebody else approves and sends, and nobody else sees or presses any of it.

use std::fmt::Write as _;

use panelbot::conversation::{Button, StaffAct, StatementAct};
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::{Locale, Platform, StatementId};
use uuid::Uuid;

use super::stage::{ANSWER, Stage, tax};
use crate::support::{Someone, both_databases};

/// A transcript that grows: what staff write and press, and what they see.
#[derive(Default)]
pub struct Transcript(pub String);

impl Transcript {
    pub async fn writes(&mut self, stage: &Stage, name: &str, one: &mut Someone, text: &str) {
        one.write(stage.test(), text).await;
        self.note(name, text, one);
    }

    pub async fn presses(&mut self, stage: &Stage, name: &str, one: &mut Someone, label: &str) {
        one.press(stage.test(), label).await;
        self.note(name, &format!("[{label}]"), one);
    }

    fn note(&mut self, name: &str, did: &str, one: &Someone) {
        let short: String = did.chars().take(60).collect();
        let more = if short == did { "" } else { "…" };
        let _ = writeln!(self.0, "{name}: {short}{more}");
        for line in one.words().lines() {
            let _ = writeln!(self.0, "    {line}");
        }
        let labels: Vec<String> = one.labels().iter().map(|label| format!("[{label}]")).collect();
        if !labels.is_empty() {
            let _ = writeln!(self.0, "    {}", labels.join(" "));
        }
    }
}

const SIGNATURE: &str = "Kommunfullmäktige, 2027-01-15, § 14, KS 2027/12";

both_databases! {
    a_decider_writes_in_the_chat_and_an_approver_approves_and_sends(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        let mut decider = stage.staff(Role::Decider).await;
        let mut approver = stage.staff(Role::Approver).await;
        let mut told = Transcript::default();
        let (d, a) = ("decider", "approver");
        told.writes(&stage, d, &mut decider, "/staff").await;
        told.presses(&stage, d, &mut decider, "Inget svar skrivet").await;
        told.presses(&stage, d, &mut decider, "Skriv på svenska").await;
        told.writes(&stage, d, &mut decider, &"å".repeat(1801)).await;
        told.writes(&stage, d, &mut decider, "**Vi höjer med 25 öre.**").await;
        told.presses(&stage, d, &mut decider, "Till menyn").await;
        told.presses(&stage, d, &mut decider, "Svar påbörjat").await;
        told.presses(&stage, d, &mut decider, "Lämna för godkännande").await;
        told.presses(&stage, d, &mut decider, "Skriv på engelska").await;
        told.writes(&stage, d, &mut decider, "We raise it by 25 öre.").await;
        told.writes(&stage, d, &mut decider, "Kommunfullmäktige i går").await;
        told.writes(&stage, d, &mut decider, SIGNATURE).await;
        told.presses(&stage, d, &mut decider, "Lämna för godkännande").await;
        assert!(!decider.labels().contains(&"Godkänn"), "no role of theirs");
        told.writes(&stage, a, &mut approver, "/staff").await;
        told.presses(&stage, a, &mut approver, "Svar att godkänna").await;
        told.presses(&stage, a, &mut approver, "Visa hur den blir").await;
        let seen = approver.presses("Godkänn");
        // It is written anew meanwhile: what was seen is not what would be approved.
        stage.test().clock.pass(chrono::Duration::minutes(1));
        told.presses(&stage, d, &mut decider, "Skriv på svenska").await;
        told.writes(&stage, d, &mut decider, "**Vi höjer med 20 öre.**").await;
        told.presses(&stage, d, &mut decider, "Lämna för godkännande").await;
        approver.act(stage.test(), seen).await;
        told.note(a, "[Godkänn], on the message from before", &approver);
        told.presses(&stage, a, &mut approver, "Godkänn").await;
        told.presses(&stage, a, &mut approver, "Skicka").await;
        stage.is_released(round.id).await;
        told.presses(&stage, a, &mut approver, "Skicka").await;
        told.presses(&stage, a, &mut approver, "Ja, skicka").await;
        told.writes(&stage, d, &mut decider, "/staff").await;
        told.presses(&stage, d, &mut decider, "Svar skickat").await;
        stage.turn_the_page();
        stage.all_leaves().await;
        let got: Vec<usize> = stage.people.iter().map(|one| one.diary.len()).collect();
        assert_eq!(got, [1, 1, 1, 0]);
        assert!(stage.people[0].diary[0].contains("Vi höjer med 20 öre."), "{:?}", stage.people[0].diary);
        insta::assert_snapshot!("chat", told.0);
    }

    whoever_approves_in_the_chat_sees_everything_that_people_will_read(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        desk.draft_statement(ANSWER.as_bytes(), "astrid").await.expect("right");
        desk.submit_statement(&tax(), "astrid").await.expect("handed over");
        let mut approver = stage.staff(Role::Approver).await;
        approver.write(stage.test(), "/staff").await;
        approver.press(stage.test(), "Svar att godkänna").await;
        approver.press(stage.test(), "Visa hur den blir").await;
        let seen = approver.words();
        for words in [
            "Skatten höjs med 25 öre",
            "Resten av svaret från Kommunfullmäktige",
            "Sex nya tjänster i skolan",
            "Sälj kommunens skog",
            "Arvodena är desamma",
            "Bo Ask (Y)",
            "ekonomiavdelningen följer upp",
            "The municipal council: the rest of the answer",
            "Six new posts in the schools",
            "the finance department looks",
        ] {
            assert!(seen.contains(words), "{words}: {seen}");
        }
    }

    an_owner_who_has_written_on_it_does_not_approve_it_by_any_of_their_roles(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let mut owner = stage.staff(Role::Owner).await;
        let new = panelbot::service::NewPost { panel: "gnosjo".to_owned(), role: Role::Approver, name: "too".to_owned() };
        let (_, code) = stage.test().desk.add_staff(new, "a test").await.expect("a code");
        owner.write(stage.test(), &format!("/staff {code}")).await;
        owner.write(stage.test(), "/staff").await;
        owner.press(stage.test(), "Inget svar skrivet").await;
        owner.press(stage.test(), "Skriv på svenska").await;
        owner.write(stage.test(), "Vi höjer.").await;
        owner.press(stage.test(), "Samma text på alla språk").await;
        owner.write(stage.test(), "Anna Ek, kommunalråd, S").await;
        owner.press(stage.test(), "Lämna för godkännande").await;
        owner.press(stage.test(), "Godkänn").await;
        assert!(owner.words().contains("Du har själv skrivit på svaret"), "{}", owner.words());
        let pending = stage.test().desk.statement_status(&tax()).await.expect("a status").pending;
        assert_eq!(pending.expect("it waits").state.as_str(), "in_review");
    }

    whoever_has_the_name_of_its_writer_in_the_terminal_does_not_approve_it_in_the_chat(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let desk = stage.test().desk.clone();
        let writer = "APPROVER (terminal, uid 1000)";
        desk.draft_statement(ANSWER.as_bytes(), writer).await.expect("right");
        desk.submit_statement(&tax(), writer).await.expect("handed over");
        let mut approver = stage.staff(Role::Approver).await;
        approver.write(stage.test(), "/staff").await;
        approver.press(stage.test(), "Svar att godkänna").await;
        approver.press(stage.test(), "Godkänn").await;
        assert!(approver.words().contains("Du har själv skrivit på svaret"), "{}", approver.words());
        let pending = desk.statement_status(&tax()).await.expect("a status").pending;
        assert_eq!(pending.expect("it waits").state.as_str(), "in_review");
    }

    what_is_to_be_decided_on_a_day_to_come_is_not_sent_from_the_chat_before_it(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.approved_ahead().await;
        let desk = stage.test().desk.clone();
        let mut approver = stage.staff(Role::Approver).await;
        for act in [StatementAct::AskSend(round.id), StatementAct::Send(round.id)] {
            let data = Button::Staff(StaffAct::Statement(act)).encode();
            let press = approver.does(Heard::Pressed { data, message: None });
            approver.act(stage.test(), press).await;
            let words = approver.words();
            assert!(words.contains("daterat till en dag som inte har kommit än"), "{words}");
        }
        let pending = desk.statement_status(&tax()).await.expect("a status").pending;
        assert_eq!(pending.expect("it waits").state.as_str(), "approved");
        stage.pass(48).await;
        approver.write(stage.test(), "/staff").await;
        approver.press(stage.test(), "Svar att skicka").await;
        approver.press(stage.test(), "Skicka").await;
        approver.press(stage.test(), "Ja, skicka").await;
        let status = desk.statement_status(&tax()).await.expect("a status");
        assert!(status.given.is_some(), "{}", approver.words());
    }

    nobody_without_the_role_can_see_or_press_any_of_it(test) {
        let mut stage = Stage::open(test).await;
        let round = stage.tax_is_closed().await;
        stage.is_released(round.id).await;
        let desk = stage.test().desk.clone();
        desk.draft_statement(ANSWER.as_bytes(), "astrid").await.expect("right");
        desk.submit_statement(&tax(), "astrid").await.expect("handed over");
        let pending = desk.statement_status(&tax()).await.expect("a status").pending.expect("one");
        let panelbot::domain::statement::StatementState::InReview { submitted_at } = pending.state else { panic!("in review") };
        let sv = Locale::parse("sv").expect("a language");
        let all = [
            StatementAct::Card(round.id),
            StatementAct::Preview(round.id),
            StatementAct::Write(round.id, sv.clone()),
            StatementAct::Sign(round.id),
            StatementAct::SameForAll(round.id),
            StatementAct::Submit(round.id),
            StatementAct::Approve(pending.id, submitted_at.timestamp()),
            StatementAct::AskSend(round.id),
            StatementAct::Send(round.id),
            StatementAct::AskPostpone(round.id),
            StatementAct::Postpone(round.id, "2027-06-24".parse().expect("a day")),
            StatementAct::Approve(StatementId(Uuid::nil()), 0),
        ];
        let mut strangers = vec![Someone::on(Platform::Telegram, "nobody")];
        for role in [Role::Editor, Role::Analyst, Role::Moderator] {
            let mut one = stage.staff(role).await;
            one.write(stage.test(), "/staff").await;
            assert!(!one.labels().iter().any(|label| label.starts_with("Svar") || label.starts_with("Inget svar")), "{:?}", one.labels());
            strangers.push(one);
        }
        let before = stage.test().count("audit").await;
        for one in &mut strangers {
            for act in &all {
                let data = Button::Staff(StaffAct::Statement(act.clone())).encode();
                let press = one.does(Heard::Pressed { data, message: None });
                one.act(stage.test(), press).await;
                assert!(one.words().contains("Den knappen gäller inte längre"), "{act:?}: {}", one.words());
            }
            for act in [StatementAct::Write(round.id, sv.clone()), StatementAct::Sign(round.id)] {
                let data = Button::Staff(StaffAct::Statement(act)).encode();
                let text = "Hackat, 2027-02-25, § 1, X 1".to_owned();
                let written = one.does(Heard::Written { data, text, message: None });
                one.act(stage.test(), written).await;
            }
        }
        // A decider writes, and neither approves nor sends.
        let mut decider = stage.staff(Role::Decider).await;
        for act in &all[6..9] {
            let data = Button::Staff(StaffAct::Statement(act.clone())).encode();
            let press = decider.does(Heard::Pressed { data, message: None });
            decider.act(stage.test(), press).await;
            assert!(decider.words().contains("Den knappen gäller inte längre"), "{act:?}: {}", decider.words());
        }
        let after = desk.statement_status(&tax()).await.expect("a status").pending.expect("one");
        assert_eq!(after.state, panelbot::domain::statement::StatementState::InReview { submitted_at });
        assert!(!stage.test().dump().await.contains("Hackat"));
        assert_eq!(stage.test().count("audit").await - before, 2, "the decider's role, given and taken up");
    }
}
