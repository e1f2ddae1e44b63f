//! Each rule of the calendar on its own, with the whole desk behind it.

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::broadcast::BroadcastKind;
use panelbot::domain::{Platform, Round, RoundPhase};
use panelbot::service::{Advance, NewInvitation, RoundName, SeriesName};

use super::diary::{Diary, at};
use super::panelist::{Habit, Panelist};
use crate::support::answering::answer;
use crate::support::{TestDesk, both_databases};

const GNOSJO: &str = include_str!("../../../examples/gnosjo/panel.toml");
const TAX: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const SVENLJUNGA: &str = include_str!("../../../examples/svenljunga/panel.toml");
const SERIES: &str = include_str!("../../../examples/svenljunga/varannan-vecka.toml");

/// The round on the tax, approved, with another line before its first key.
async fn approved(test: &TestDesk, line: &str) -> Round {
    test.panel(GNOSJO).await;
    let file = format!("{line}\n{TAX}");
    let (round, _) = test.desk.apply_round(file.as_bytes(), "a test").await.expect("right");
    let name = RoundName::Id(round.id);
    test.desk.advance_round(&name, Advance::Submit, "a test").await.expect("a step");
    test.desk.advance_round(&name, Advance::Approve, "a test").await.expect("a step").round
}

async fn phase(test: &TestDesk, round: &Round) -> RoundPhase {
    test.desk.round(&RoundName::Id(round.id)).await.expect("a round").round.phase()
}

async fn kinds(test: &TestDesk, round: &Round) -> Vec<&'static str> {
    let read = test.store.read().await.expect("readable");
    let all = read.broadcasts_of(round.panel).await.expect("readable");
    all.iter()
        .filter(|(_, one)| one.kind.round() == Some(round.id))
        .map(|(_, one)| one.kind.as_str())
        .collect()
}

both_databases! {
    whoever_comes_to_our_page_after_a_round_has_opened_sees_it_below_what_was_said_last(test) {
        test.panel(GNOSJO).await;
        let new = NewInvitation { panel: "gnosjo".to_owned(), ..NewInvitation::default() };
        let (_, invitation) = test.desk.create_invitation(new, "a test").await.expect("a code");
        let mut ines = Panelist::new("Ines", Habit::Reads, Platform::Browser);
        ines.joins(&test, &invitation.code).await;
        let begins = |one: &Button| matches!(one, Button::Begin(_));
        ines.visits(&test).await;
        assert!(!ines.sees(begins));
        test.open_round(TAX).await;
        ines.visits(&test).await;
        assert!(ines.sees(begins), "{}", ines.someone.words());
        ines.presses(&test, begins).await;
        ines.visits(&test).await;
        assert!(!ines.sees(begins), "the question is there instead");
    }

    a_round_opens_says_so_and_closes_by_itself_and_each_once(test) {
        let round = approved(&test, "opens_at = 2027-01-15T12:00:00+01:00").await;
        test.clock.pass(Duration::hours(1));
        test.desk.keep_calendar(true).await.expect("kept");
        assert_eq!(phase(&test, &round).await, RoundPhase::Approved, "an hour too early");
        test.clock.pass(Duration::hours(1));
        let (one, other) = tokio::join!(test.desk.keep_calendar(true), test.desk.keep_calendar(true));
        let opened: u64 = [one, other].into_iter().flatten().map(|done| done.opened).sum();
        assert_eq!(opened, 1, "two looks at once");
        for _ in 0..3 {
            test.desk.keep_calendar(true).await.expect("kept");
        }
        assert_eq!(phase(&test, &round).await, RoundPhase::Open);
        assert_eq!(kinds(&test, &round).await, ["opening"]);
        assert_eq!(test.reopened().await.keep_calendar(true).await.expect("kept").begun, 0, "a new start");
        answer(&test.store, round.id).await;
        test.clock.pass(Duration::days(60));
        test.desk.keep_calendar(true).await.expect("kept");
        assert_eq!(phase(&test, &round).await, RoundPhase::Closed);
        assert_eq!(kinds(&test, &round).await, ["opening"], "what nobody could say in time is left unsaid");
        let who = test.look("SELECT COUNT(*) AS many FROM audit WHERE who = 'calendar'").await;
        assert_eq!(who[0].try_get::<i64>("", "many").expect("a number"), 1);
    }

    a_clock_that_was_set_opens_and_closes_and_reminds_nothing(test) {
        let round = approved(&test, "opens_at = 2027-01-15T12:00:00+01:00").await;
        test.clock.pass(Duration::days(3));
        assert_eq!(test.desk.keep_calendar(false).await.expect("kept").opened, 0);
        test.desk.advance_round(&RoundName::Id(round.id), Advance::Open, "a test").await.expect("open");
        assert_eq!(test.desk.keep_calendar(false).await.expect("kept").begun, 1, "staff opened it");
        test.clock.pass(Duration::days(3));
        assert_eq!(test.desk.keep_calendar(false).await.expect("kept").begun, 0);
        test.clock.pass(Duration::days(60));
        let done = test.desk.keep_calendar(false).await.expect("kept");
        assert_eq!((done.opened, done.closed, done.begun), (0, 0, 0));
        assert_eq!(kinds(&test, &round).await, ["opening"]);
    }

    a_round_whose_closing_has_passed_is_not_opened_and_that_is_told(test) {
        let file = TAX.replace("open_for_days = 14", "closes_at = 2027-01-20T12:00:00+01:00");
        test.panel(GNOSJO).await;
        let file = format!("opens_at = 2027-01-16T12:00:00+01:00\n{file}");
        let (round, _) = test.desk.apply_round(file.as_bytes(), "a test").await.expect("right");
        for step in [Advance::Submit, Advance::Approve] {
            test.desk.advance_round(&RoundName::Id(round.id), step, "a test").await.expect("a step");
        }
        test.clock.pass(Duration::days(10));
        let done = test.desk.keep_calendar(true).await.expect("kept");
        assert_eq!(done.unopened.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [round.id]);
        assert_eq!(phase(&test, &round).await, RoundPhase::Approved);
    }

    whoever_says_no_to_a_round_can_change_their_mind(test) {
        test.panel(GNOSJO).await;
        let mut me = Panelist::new("me", Habit::Reads, Platform::Telegram);
        me.writes(&test, "/start").await;
        me.presses(&test, |one| matches!(one, Button::Join(_))).await;
        me.joins_here(&test).await;
        let round = test.open_round(TAX).await;
        me.writes(&test, "/start").await;
        let forged = me.someone.does(panelbot::domain::message::Heard::Pressed {
            data: Button::NotThisRound(round.id).encode(),
            message: None,
        });
        me.someone.act(&test, forged).await;
        assert!(me.someone.words().contains("då skriver vi inget mer om"), "{}", me.someone.words());
        assert_eq!(declined(&test).await, 1);
        assert!(me.someone.my_answers(&test).await.contains("\"declined\": [\n"));
        me.writes(&test, "/start").await;
        assert!(!me.someone.words().contains("Fråga 1"), "it is not asked again: {}", me.someone.words());
        me.presses(&test, |one| matches!(one, Button::Begin(_))).await;
        assert_eq!(declined(&test).await, 0);
        assert!(me.someone.words().contains("Fråga 1"), "{}", me.someone.words());
    }

    fewer_messages_is_kept_and_shown_and_can_be_taken_back(test) {
        test.panel(GNOSJO).await;
        let mut me = Panelist::new("me", Habit::Reads, Platform::Telegram);
        me.writes(&test, "färre meddelanden").await;
        assert!(me.someone.words().contains("inte med i någon panel"), "{}", me.someone.words());
        me.writes(&test, "/start").await;
        me.presses(&test, |one| matches!(one, Button::Join(_))).await;
        me.joins_here(&test).await;
        for written in ["färre meddelanden", "/mindre", "/fewer"] {
            me.writes(&test, written).await;
            assert!(me.someone.words().contains("mer sällan"), "{written}: {}", me.someone.words());
        }
        assert!(me.someone.my_answers(&test).await.contains("\"contact\": \"fewer\""));
        assert!(me.someone.words().contains("Du vill ha färre meddelanden"));
        me.writes(&test, "/all").await;
        assert!(me.someone.words().contains("som vanligt"));
        assert!(me.someone.my_answers(&test).await.contains("\"contact\": \"all\""));
    }

    whoever_is_in_the_server_only_is_told_where_the_next_questions_come(test) {
        let says = |words: &str, server: bool, room: bool| {
            let next = if room { "Vi hör av oss" } else if server { "kanalen här i servern" } else { "i en egen chatt" };
            assert!(words.contains(next), "{words}");
        };
        for (server, room) in [(true, false), (true, true), (false, false)] {
            let channel = "[channels.discord]\nserver_channel = \"123456789012345678\"";
            let file = if server { GNOSJO.replace("[channels.discord]", channel) } else { GNOSJO.to_owned() };
            test.panel(&file).await;
            let me = Panelist::new("me", Habit::Reads, Platform::Discord);
            let mut me = if room { me.with_a_room() } else { me };
            me.writes(&test, "/start").await;
            me.presses(&test, |one| matches!(one, Button::Join(_))).await;
            me.joins_here(&test).await;
            says(&me.someone.words(), server, room);
            me.writes(&test, "/frågor").await;
            says(&me.someone.words(), server, room);
        }
    }

    a_series_asks_one_question_at_a_time_under_one_promise(test) {
        test.panel(SVENLJUNGA).await;
        let (series, _) = test.desk.apply_series(SERIES.as_bytes(), "a test").await.expect("right");
        let (name, again) = (series.name.clone(), test.desk.apply_series(SERIES.as_bytes(), "a test").await.expect("right").1);
        assert_eq!((series.rounds.len(), again.as_str()), (3, "unchanged"));
        test.clock.pass(at("2027-02-20 10:00") - at("2027-01-15 10:00"));
        test.desk.keep_calendar(true).await.expect("kept");
        assert_eq!(states(&test, &name).await, ["draft", "draft", "draft"], "nobody has approved it");
        test.desk.approve_series(&name, "a test").await.expect("approved");
        let mut diary = Diary::new(test);
        let opens = |series: &panelbot::service::Series| series.rounds.iter().map(|one| one.opens_at).collect::<Vec<_>>();
        let approved = diary.test.desk.series(&name).await.expect("there");
        let beats = ["2027-03-01 10:00", "2027-03-15 10:00", "2027-03-29 10:00"].map(|beat| Some(at(beat)));
        assert_eq!(opens(&approved), beats, "the next beats, and ten is ten after the clocks have changed");
        diary.pass_until(at("2027-03-01 10:00"), &mut []).await;
        assert_eq!(states(&diary.test, &name).await, ["open", "approved", "approved"]);
        answer(&diary.test.store, series.rounds[0].id).await;
        let paused = diary.test.desk.pause_series(&name, "a test").await.expect("paused");
        assert!(paused.is_paused());
        diary.pass_until(at("2027-03-16 10:00"), &mut []).await;
        assert_eq!(states(&diary.test, &name).await, ["closed", "approved", "approved"]);
        let refused = diary.test.desk.resume_series(&name, "a test").await.expect_err("too late");
        assert!(matches!(refused, panelbot::service::Refusal::Unfit(_)), "{refused}");
        let later = SERIES.replace("2027-04-12T", "2027-05-10T");
        diary.test.desk.apply_series(later.as_bytes(), "a test").await.expect("right");
        diary.test.desk.approve_series(&name, "a test").await.expect("approved");
        diary.pass_until(at("2027-04-30 10:00"), &mut []).await;
        assert_eq!(states(&diary.test, &name).await, ["closed", "concluded", "concluded"]);
        let read = diary.test.store.read().await.expect("readable");
        let said = read.broadcasts_of(series.panel.id).await.expect("readable");
        let closings = said.iter().filter(|(_, one)| matches!(one.kind, BroadcastKind::Closing { .. }));
        assert_eq!(closings.count(), 2, "the one before the pause, and the last");
    }

    after_an_outage_a_series_goes_on_with_one_question_at_a_time(test) {
        test.panel(SVENLJUNGA).await;
        let (series, _) = test.desk.apply_series(SERIES.as_bytes(), "a test").await.expect("right");
        test.desk.approve_series(&series.name, "a test").await.expect("approved");
        test.clock.pass(at("2027-03-20 10:00") - at("2027-01-15 10:00"));
        for _ in 0..3 {
            test.desk.keep_calendar(true).await.expect("kept");
        }
        assert_eq!(states(&test, &series.name).await, ["open", "approved", "approved"]);
    }
}

async fn states(test: &TestDesk, name: &SeriesName) -> Vec<&'static str> {
    let series = test.desk.series(name).await.expect("a series");
    series.rounds.iter().map(|round| round.phase().as_str()).collect()
}

async fn declined(test: &TestDesk) -> i64 {
    let rows =
        test.look("SELECT COUNT(*) AS many FROM participation WHERE declined_at IS NOT NULL").await;
    rows[0].try_get("", "many").expect("a number")
}
