//! Letting the result out from a chat: owners and approvers may, and nobody else. On both databases.

use panelbot::conversation::{Button, StaffAct};
use panelbot::domain::staff::Role;
use panelbot::domain::{Answer, ChoiceNo, Figure, Platform, Round, Row};
use panelbot::service::{NewPost, RoundName};

use super::stage::{Panelist, answered, sends, stands};
use crate::open_answers::stage::{closed, other, others};
use crate::public::sample;
use crate::support::{Someone, TestDesk, both_databases};

async fn posted(test: &TestDesk, role: Role) -> Someone {
    let new = NewPost { panel: "kinda".to_owned(), role, name: "Kim".to_owned() };
    let (_, code) = test.desk.add_staff(new, "a test").await.expect("a code");
    let mut someone = Someone::on(Platform::Telegram, "staff");
    someone.write(test, &format!("/staff {code}")).await;
    someone
}

async fn twelve(test: &TestDesk) -> (Vec<Panelist>, Round) {
    let mut people: Vec<Panelist> =
        (0..12).map(|no| Panelist::new(Platform::Telegram, Some(no % 2), 0)).collect();
    let round = answered(test, &mut people).await;
    (people, round)
}

fn forged(someone: &Someone, act: StaffAct) -> panelbot::domain::message::Incoming {
    let panelbot::domain::message::Action::Press(data) = Button::Staff(act).action() else {
        panic!("a button of ours")
    };
    someone.does(panelbot::domain::message::Heard::Pressed { data, message: None })
}

#[test]
fn the_command_tells_what_a_result_of_few_or_of_all_alike_shows_before_it_goes_out() {
    let told = |answers: &[Vec<Answer>]| {
        let deployment = closed(answers);
        let preview = deployment.ok(&["results", "preview", "lunch/1"]);
        let done = deployment.run(&["results", "release", "lunch/1"]);
        assert_eq!(done.code, 0, "{}", done.err);
        [preview, done.err]
    };
    for words in told(&others()[1..]) {
        assert_eq!(words.matches("fewer than ten answered").count(), 1, "{words}");
    }
    for words in told(&others()) {
        assert!(words.contains("everybody who answered why gave the same answer"), "{words}");
        assert!(!words.contains("fewer than ten"), "{words}");
    }
    let differs = vec![others()[0][0].clone(), other("Kön")];
    for words in told(&[others(), vec![differs]].concat()) {
        assert!(!words.contains("the same answer") && !words.contains("fewer than"), "{words}");
    }
}

#[test]
fn numbers_in_a_band_and_places_on_the_map_are_not_the_same_answer_from_everybody() {
    let mut result = sample::result();
    result.questions.truncate(1);
    result.questions[0].answers.counts = vec![Figure::Shown(86), Figure::Shown(0)];
    let alike = |rows: [Row; 2]| {
        let mut result = result.clone();
        result.questions[0].rows = rows.to_vec();
        result.alike().count()
    };
    let band = |from: f64, to: f64| Row::Band { from, to };
    assert_eq!(alike([band(0.0, 500.0), band(500.0, 1000.0)]), 0);
    assert_eq!(alike([Row::OnTheMap, Row::InWords]), 0);
    assert_eq!(alike([Row::Other, Row::Choice(ChoiceNo(0))]), 0);
    assert_eq!(alike([Row::Choice(ChoiceNo(0)), Row::Other]), 1);
    assert_eq!(alike([Row::Point(3), Row::Point(4)]), 1);
    assert_eq!(alike([band(3.0, 3.0), Row::Other]), 1);
}

both_databases! {
    an_approver_sees_the_result_and_sends_it_with_two_presses(test) {
        let (mut people, round) = twelve(&test).await;
        let mut approver = posted(&test, Role::Approver).await;
        assert!(approver.labels().iter().all(|label| !label.contains("Skicka resultatet")));
        test.close_round(&round).await;
        approver.write(&test, "/staff").await;
        approver.press(&test, "Skicka resultatet: Kvällsbussarna").await;
        let asked = approver.words();
        assert!(asked.contains("12 av 12 svarade") && asked.contains("Ja, fler: 50 %"), "{asked}");
        assert!(asked.contains("skickas nu, till 12 personer"), "{asked}");
        assert!(stands(&test, &round).await.released_at().is_none(), "it is only asked");
        approver.press(&test, "Ja, skicka resultatet").await;
        assert!(approver.words().contains("Nu skickas resultatet"), "{}", approver.words());
        sends(&test, &mut people).await;
        assert!(people.iter().all(|one| one.got.len() == 1));
        let again = forged(&approver, StaffAct::Release(round.id));
        approver.act(&test, again).await;
        assert!(approver.words().contains("är redan ute"), "{}", approver.words());
        approver.write(&test, "/staff").await;
        assert!(approver.labels().iter().all(|label| !label.contains("Skicka resultatet")));
        let audit = test.desk.audit_log(None, None).await.expect("readable");
        let released: Vec<_> = audit.iter().filter(|one| one.action == "results release").collect();
        assert!(matches!(released.as_slice(), [one] if one.who.starts_with("Kim (approver, ")));
    }

    where_fewer_than_ten_answered_staff_are_told_what_is_shown_and_no_days_are(test) {
        let mut people: Vec<Panelist> =
            (0..9).map(|no| Panelist::new(Platform::Telegram, Some(no % 2), 0)).collect();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        let (_, _, result) = test.desk.result(&RoundName::Id(round.id)).await.expect("a result");
        assert!(result.turnout.is_few() && result.turnout.days.is_empty());
        let mut approver = posted(&test, Role::Approver).await;
        approver.write(&test, "/staff").await;
        approver.press(&test, "Skicka resultatet: Kvällsbussarna").await;
        let asked = approver.words();
        assert_eq!(asked.matches("Färre än tio svarade. Därför visas bara").count(), 1, "{asked}");
        approver.press(&test, "Ja, skicka resultatet").await;
        assert!(approver.words().contains("Nu skickas resultatet"), "{}", approver.words());
    }

    where_everybody_answered_alike_staff_are_told_what_that_tells_of_each(test) {
        let mut people: Vec<Panelist> =
            (0..10).map(|_| Panelist::new(Platform::Telegram, Some(1), 0)).collect();
        let round = answered(&test, &mut people).await;
        test.close_round(&round).await;
        let (_, _, result) = test.desk.result(&RoundName::Id(round.id)).await.expect("a result");
        assert_eq!(result.turnout.days.iter().map(|(_, count)| count).sum::<u64>(), 10);
        let mut approver = posted(&test, Role::Approver).await;
        approver.write(&test, "/staff").await;
        approver.press(&test, "Skicka resultatet: Kvällsbussarna").await;
        let asked = approver.words();
        assert!(asked.contains("gav samma svar. Av resultatet kan man då se"), "{asked}");
        assert!(!asked.contains("Färre än tio"), "{asked}");
    }

    nobody_else_lets_it_out_not_even_with_a_forged_button(test) {
        let (_, round) = twelve(&test).await;
        test.close_round(&round).await;
        for role in [Role::Editor, Role::Analyst, Role::Moderator, Role::Decider] {
            let mut someone = posted(&test, role).await;
            someone.write(&test, "/staff").await;
            assert!(someone.labels().iter().all(|label| !label.contains("Skicka resultatet")));
            for act in [StaffAct::AskRelease(round.id), StaffAct::Release(round.id)] {
                let pressed = forged(&someone, act);
                someone.act(&test, pressed).await;
                assert!(!someone.words().contains('%'), "{}", someone.words());
            }
        }
        let mut panelist = Someone::on(Platform::Telegram, "stranger");
        let pressed = forged(&panelist, StaffAct::Release(round.id));
        panelist.act(&test, pressed).await;
        assert!(stands(&test, &round).await.released_at().is_none());
    }

    a_round_that_nobody_answered_is_told_kindly(test) {
        let nobody = vec![Panelist::new(Platform::Telegram, None, 0)];
        let mut all = nobody;
        let round = answered(&test, &mut all).await;
        test.close_round(&round).await;
        let mut owner = posted(&test, Role::Owner).await;
        let pressed = forged(&owner, StaffAct::AskRelease(round.id));
        owner.act(&test, pressed).await;
        assert!(owner.words().contains("Ingen svarade på"), "{}", owner.words());
    }
}
