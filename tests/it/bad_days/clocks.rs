//! Clocks that jump.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use panelbot::delivery::{Channel, Clock, Limits, Sender};
use panelbot::domain::Platform;
use panelbot::domain::delivery::{Destination, Verdict};
use panelbot::domain::message::{Message, MessageRef};
use tokio::time::Instant;

use crate::support::{Someone, TestDesk, both_databases};
use crate::telegram::scene::{Notebook, to_chat, words};

async fn at_the_question(test: &TestDesk, name: &str) -> Someone {
    let mut someone = Someone::on(Platform::Telegram, name);
    someone.write(test, "/start").await;
    someone.press(test, "Ungdomspanelen").await;
    someone
}

both_databases! {
    a_clock_that_is_set_back_and_ahead_and_back_loses_no_answer_and_doubles_none(test) {
        let (_, round) = test.svenljunga().await;
        let mut people = Vec::new();
        for name in ["anna", "bo", "cia", "dan"] {
            people.push(at_the_question(&test, name).await);
        }
        let year = TimeDelta::days(365);
        let leaps = [TimeDelta::hours(-1), TimeDelta::hours(1), year, -year];
        let mut presses = Vec::new();
        for (someone, leap) in people.iter_mut().zip(leaps) {
            test.clock.pass(leap);
            let press = someone.presses("Den är god");
            someone.act(&test, press.clone()).await;
            presses.push(press);
        }
        // A year ahead the round is past its time: that answer was told so, and is given again.
        let read = test.store.read().await.unwrap();
        assert_eq!(read.responses(round.id).await.unwrap().len(), 3);
        drop(read);
        people[2].act(&test, presses[2].clone()).await;
        let mut again = at_the_question(&test, "cia again").await;
        again.press(&test, "Den är god").await;
        for repeated in test.desk.receive(presses).await.unwrap() {
            assert!(repeated.repeated);
        }
        let read = test.store.read().await.unwrap();
        assert_eq!(read.responses(round.id).await.unwrap().len(), 4);
    }
}

/// A platform that says once to wait two seconds, and whose machine's clock is set back an hour just then.
#[derive(Clone)]
struct SetBack {
    told: Arc<AtomicBool>,
    clock: Clock,
}

impl Channel for SetBack {
    fn platform(&self) -> Platform {
        Platform::Telegram
    }

    fn parts(&self, message: Message) -> Vec<Message> {
        vec![message]
    }

    async fn take_back(&self, _: &Destination, _: &MessageRef) -> Verdict {
        Verdict::Sent(None)
    }

    async fn send(&self, _: &Destination, _: &Message) -> Verdict {
        let at = (self.clock)() + TimeDelta::seconds(2);
        if self.told.swap(true, Ordering::SeqCst) {
            Verdict::Sent(None)
        } else {
            Verdict::RetryAt(at)
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_does_not_stretch_when_the_clock_is_set_back() {
    let told = Arc::new(AtomicBool::new(false));
    let begun = Instant::now();
    let start: DateTime<Utc> = "2027-01-15T09:00:00Z".parse().expect("a time");
    let true_time: Clock =
        Arc::new(move || start + TimeDelta::from_std(begun.elapsed()).expect("short"));
    let set_back: Clock = {
        let (told, true_time) = (Arc::clone(&told), Arc::clone(&true_time));
        Arc::new(move || {
            let back =
                if told.load(Ordering::SeqCst) { TimeDelta::hours(-1) } else { TimeDelta::zero() };
            true_time() + back
        })
    };
    let channel = SetBack { told, clock: true_time };
    let notebook = Notebook::default();
    let sender = Sender::new(channel, Arc::new(notebook.clone()), Limits::none(), set_back);
    sender.take(vec![to_chat(7, words("hej"))]).await;
    assert_eq!(notebook.verdicts(1).await, [Verdict::Sent(None)]);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}
