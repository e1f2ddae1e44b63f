//! What the public may see, as a round goes its way.

use chrono::Duration;
use panelbot::domain::{PanelistId, Participation, Round};
use panelbot::service::{Advance, RoundName, Standing};
use panelbot::store::StoredParticipation;
use uuid::Uuid;

use crate::support::{TestDesk, both_databases};

const PANEL: &str = include_str!("../../../examples/gnosjo/panel.toml");
const ROUND: &str = include_str!("../../../examples/gnosjo/rondellen.toml");

/// So many more have come to the end.
async fn take_part(test: &TestDesk, round: &Round, people: usize) {
    let at = test.desk.now();
    let part = |_| StoredParticipation {
        round: round.id,
        panelist: PanelistId(Uuid::new_v4()),
        participation: Some(Participation { started_at: at, completed_at: Some(at) }),
        declined_at: None,
    };
    let parts: Vec<_> = (0..people).map(part).collect();
    let transaction = test.store.write().await.expect("a database");
    transaction.save_participation(&parts).await.expect("parts");
    transaction.commit().await.expect("committed");
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
        test.panel(PANEL).await;
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
            take_part(&test, &round, more).await;
            assert_eq!(standing(&test).await, Some(Standing::Open { since, until, at_least }));
        }

        test.desk.advance_round(&name, Advance::Close, "a test").await.expect("a step");
        assert!(matches!(standing(&test).await, Some(Standing::Waiting { .. })));
    }
}
