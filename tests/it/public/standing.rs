//! What the public may see, as a round goes its way.

use chrono::Duration;
use panelbot::domain::{Panel, Platform, Round};
use panelbot::service::{Advance, RoundName, Standing};
use uuid::Uuid;

use crate::support::answering::answer;
use crate::support::panelists::enrol;
use crate::support::{Someone, TestDesk, both_databases};

const PANEL: &str = include_str!("../../../examples/gnosjo/panel.toml");
const ROUND: &str = include_str!("../../../examples/gnosjo/rondellen.toml");

/// So many more have come to the end.
async fn take_part(test: &TestDesk, panel: &Panel, round: &Round, people: usize) {
    let place = |_| (Someone::on(Platform::Telegram, &Uuid::new_v4().to_string()).address, None);
    let places: Vec<_> = (0..people).map(place).collect();
    enrol(&test.store, panel, round, &places).await;
    test.tamper("UPDATE participation SET completed_at = started_at").await;
}

async fn standing(test: &TestDesk) -> Option<Standing> {
    let found = test.desk.public_round("gnosjo", 6).await.expect("a database");
    let listed = test.desk.public_panel("gnosjo").await.expect("a database").expect("a panel");
    let found = found.map(|found| found.standing);
    assert_eq!(listed.rounds.first().map(|one| &one.standing), found.as_ref());
    found
}

both_databases! {
    a_round_is_public_from_its_opening_and_its_figures_are_not_public_before_they_are_released(test) {
        let panel = test.panel(PANEL).await;
        let (round, _) = test.desk.apply_round(ROUND.as_bytes(), "a test").await.expect("a right file");
        let name = RoundName::Id(round.id);
        assert_eq!(standing(&test).await, None);
        for step in [Advance::Submit, Advance::Approve] {
            test.desk.advance_round(&name, step, "a test").await.expect("a step");
            assert_eq!(standing(&test).await, None, "{step:?}");
        }

        test.desk.advance_round(&name, Advance::Open, "a test").await.expect("a step");
        let (since, until) = (test.desk.now(), test.desk.now() + Duration::days(14));
        for (more, at_least) in [(0, 0), (9, 0), (1, 10), (9, 10), (11, 30)] {
            take_part(&test, &panel, &round, more).await;
            assert_eq!(standing(&test).await, Some(Standing::Open { since, until, at_least }));
        }

        answer(&test.store, round.id).await;
        test.desk.advance_round(&name, Advance::Close, "a test").await.expect("a step");
        assert!(matches!(standing(&test).await, Some(Standing::Waiting { .. })));
    }
}
