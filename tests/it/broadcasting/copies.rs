//! Where each person's copy stands in the database, whatever happens.

use chrono::{DateTime, Duration, Utc};
use panelbot::domain::broadcast::{Broadcast, BroadcastState, BroadcastStep, Figures};
use panelbot::domain::delivery::{Claimed, Verdict, after_attempt};
use panelbot::domain::message::Block;
use panelbot::domain::{Address, DeliveryId, Panel, Platform};
use panelbot::service::Clock;
use panelbot::store::{Outcome, SettledCopy};

use super::stage::bulletin;
use crate::support::{TestDesk, both_databases, panelists};

/// As many as one page may hold.
const MOST: usize = 200;

/// Gnosjö's panel with so many panelists on Telegram.
async fn panel(test: &TestDesk, people: usize) -> Panel {
    let (panel, round) = test.gnosjo().await;
    let address =
        |nth: usize| Address { platform: Platform::Telegram, external_id: nth.to_string() };
    let places: Vec<_> = (0..people).map(|nth| (address(nth), None)).collect();
    panelists::enrol(&test.store, &panel, &round, &places).await;
    panel
}

async fn save(test: &TestDesk, broadcast: &Broadcast) {
    let transaction = test.store.write().await.expect("a database");
    transaction.save_broadcast(broadcast).await.expect("saved");
    transaction.commit().await.expect("committed");
}

/// A bulletin to everyone, with everyone's copy waiting.
async fn begin(test: &TestDesk, panel: &Panel) -> Broadcast {
    let broadcast = bulletin(panel);
    save(test, &broadcast).await;
    tend(test).await;
    broadcast
}

async fn tend(test: &TestDesk) {
    while test.desk.tend_broadcasts(true).await.expect("a database") {}
}

async fn due(test: &TestDesk) -> Vec<DeliveryId> {
    let due = test.desk.copies_due(Platform::Telegram, MOST).await.expect("a database");
    due.into_iter().map(|(id, _)| id).collect()
}

async fn claim(test: &TestDesk, ids: &[DeliveryId]) -> Vec<Claimed> {
    test.desk.claim_copies(ids).await.expect("a database")
}

/// Writes down that these have met this.
async fn meet(test: &TestDesk, claimed: &[Claimed], verdict: &Verdict) {
    let now = test.clock.now();
    let outcome = |copy: &Claimed| {
        let (delivery, address, attempts, back) = match copy {
            Claimed::Send(one) => (one.delivery, one.address, one.attempts, false),
            Claimed::TakeBack { at, address, attempts, .. } => {
                (at.delivery, *address, *attempts, true)
            }
        };
        let (state, at, attempts) = after_attempt(verdict, attempts, back, now);
        let message = match verdict {
            Verdict::Sent(message) => message.clone(),
            _ => None,
        };
        let copy = Some(SettledCopy { delivery, state, at, attempts, message, file: None });
        Outcome { delivery, address, verdict: verdict.clone(), copy }
    };
    let outcomes: Vec<Outcome> = claimed.iter().map(outcome).collect();
    test.store.record_outcomes(&outcomes).await.expect("recorded");
}

fn sent() -> Verdict {
    Verdict::Sent(Some("1".to_owned()))
}

async fn figures(test: &TestDesk, broadcast: &Broadcast) -> Figures {
    let read = test.store.read().await.expect("a database");
    let figures = read.figures(broadcast.id).await.expect("readable");
    figures.values().copied().fold(Figures::default(), Figures::plus)
}

async fn now_is(test: &TestDesk, broadcast: &Broadcast) -> BroadcastState {
    let read = test.store.read().await.expect("a database");
    read.broadcast(broadcast.id).await.expect("readable").expect("it is there").state
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().expect("a time")
}

both_databases! {
    everyone_has_one_copy_and_a_broadcast_is_done_when_none_is_under_way(test) {
        let panel = panel(&test, 1203).await;
        let broadcast = begin(&test, &panel).await;
        tend(&test).await;
        assert_eq!(figures(&test, &broadcast).await.waiting, 1203);
        let mut left = 0;
        loop {
            let ids = due(&test).await;
            if ids.is_empty() {
                break;
            }
            let claimed = claim(&test, &ids).await;
            assert!(claim(&test, &ids).await.is_empty(), "nothing is claimed twice");
            left += claimed.len();
            tend(&test).await;
            assert!(matches!(now_is(&test, &broadcast).await, BroadcastState::Running { .. }));
            meet(&test, &claimed, &sent()).await;
        }
        assert_eq!(left, 1203);
        tend(&test).await;
        assert!(matches!(now_is(&test, &broadcast).await, BroadcastState::Done { .. }));
        assert_eq!(figures(&test, &broadcast).await.sent, 1203);
    }

    what_was_being_sent_at_a_kill_is_in_doubt_and_not_sent_again(test) {
        let panel = panel(&test, 5).await;
        let broadcast = begin(&test, &panel).await;
        let ids = due(&test).await;
        let claimed = claim(&test, &ids[..2]).await;
        assert_eq!(test.reopened().await.leave_uncertain().await.expect("a database"), 2);
        assert_eq!(due(&test).await.len(), 3);
        // An outcome that comes late, as of a request that the last run made, changes nothing any more.
        meet(&test, &claimed[..1], &Verdict::Failed("502".into())).await;
        assert_eq!(figures(&test, &broadcast).await.uncertain, 2);
        assert_eq!(test.desk.leave_uncertain().await.expect("a database"), 0);
    }

    who_cannot_be_reached_loses_all_that_waits_for_them(test) {
        let panel = panel(&test, 3).await;
        let (first, second) = (begin(&test, &panel).await, begin(&test, &panel).await);
        let ids = due(&test).await;
        assert_eq!(ids.len(), 6);
        let claimed = claim(&test, &ids[..1]).await;
        meet(&test, &claimed, &Verdict::Unreachable).await;
        let both = figures(&test, &first).await.plus(figures(&test, &second).await);
        assert_eq!((both.unreachable, both.waiting), (2, 4));
        let third = begin(&test, &panel).await;
        assert_eq!(figures(&test, &third).await.total(), 2, "nor do they get a copy of the next");
    }

    in_the_quiet_hours_nothing_is_looked_at_and_what_stands_is_put_right(test) {
        let panel = panel(&test, 4).await;
        let broadcast = begin(&test, &panel).await;
        let ids = due(&test).await;
        let claimed = claim(&test, &ids[..2]).await;
        meet(&test, &claimed, &sent()).await;
        let evening = at("2027-01-15T21:00:00Z");
        test.clock.pass(evening - test.clock.now());
        assert_eq!(due(&test).await, []);
        // Whoever held a copy from before looks again, and lets it wait until eight.
        assert!(claim(&test, &ids[2..]).await.is_empty());

        let corrected = broadcast.clone().correct(broadcast.text.clone(), evening).expect("it ran");
        save(&test, &corrected).await;
        tend(&test).await;
        let standing = due(&test).await;
        assert_eq!(standing.len(), 2);
        for copy in claim(&test, &standing).await {
            let Claimed::Send(copy) = copy else { panic!("a correction") };
            assert_eq!(copy.message.replaces.map(|message| message.0), Some("1".to_owned()));
        }
        test.clock.pass(Duration::hours(10));
        assert_eq!(due(&test).await.len(), 2, "at eight the others leave");
    }

    what_is_paused_waits_and_what_is_stopped_is_cancelled(test) {
        let panel = panel(&test, 4).await;
        let broadcast = begin(&test, &panel).await;
        let ids = due(&test).await;
        let now = test.clock.now();
        let paused = broadcast.clone().step(BroadcastStep::Pause, now).expect("it runs");
        save(&test, &paused).await;
        assert_eq!(due(&test).await, []);
        assert!(claim(&test, &ids).await.is_empty());
        assert_eq!(figures(&test, &broadcast).await.waiting, 4);
        save(&test, &paused.step(BroadcastStep::Stop, now).expect("it is paused")).await;
        tend(&test).await;
        assert_eq!(figures(&test, &broadcast).await.cancelled, 4);
        assert!(claim(&test, &ids).await.is_empty());
    }

    a_copy_that_was_not_taken_waits_and_one_that_arrived_is_taken_back(test) {
        let panel = panel(&test, 2).await;
        let broadcast = begin(&test, &panel).await;
        let ids = due(&test).await;
        meet(&test, &claim(&test, &ids).await, &Verdict::Failed("502".into())).await;
        assert_eq!(due(&test).await, [], "a second has not passed");
        test.clock.pass(Duration::seconds(2));
        let claimed = claim(&test, &due(&test).await).await;
        let attempts = |copy: &Claimed| match copy {
            Claimed::Send(copy) => copy.attempts,
            Claimed::TakeBack { attempts, .. } => *attempts,
        };
        assert_eq!(claimed.iter().map(attempts).collect::<Vec<_>>(), [1, 1]);
        let Claimed::Send(copy) = &claimed[0] else { panic!("to be sent") };
        assert!(matches!(copy.message.body.as_slice(), [Block::Markup(_), ..]), "{:?}", copy.message.body);
        meet(&test, &claimed, &sent()).await;
        test.clock.pass(Duration::minutes(5));

        let now = test.clock.now();
        save(&test, &broadcast.clone().step(BroadcastStep::Recall, now).expect("it ran")).await;
        tend(&test).await;
        let back = claim(&test, &due(&test).await).await;
        assert!(back.iter().all(|copy| matches!(copy, Claimed::TakeBack { .. })));
        meet(&test, &back, &Verdict::Sent(None)).await;
        let figures = figures(&test, &broadcast).await;
        assert_eq!((figures.recalled, figures.total()), (2, 2));
    }
}
