//! The way to people: the real client for Telegram, talking to the simulated one.

use panelbot::channel::telegram::Telegram;
use panelbot::delivery::Channel as _;
use panelbot::domain::Platform;
use panelbot::domain::delivery::{Claimed, DeliveryState, Destination, Outgoing, Verdict};
use panelbot::domain::message::{Message, MessageRef};
use panelbot::store::{Outcome, SettledCopy};
use panelbot_simulator::telegram as simulated;
use tokio_util::sync::CancellationToken;

use crate::support::TestDesk;
use crate::telegram::scene;

/// Copies that are looked up at once.
const PAGE: usize = 50;

/// The real client and the simulated platform.
pub struct Post {
    pub platform: simulated::Telegram,
    client: Telegram,
}

/// A message that arrived.
pub struct Arrived {
    /// In whose chat.
    pub chat: i64,
    /// Its number there.
    pub number: MessageRef,
    pub message: Message,
    /// Its picture, as the platform got it.
    pub photo: Option<Vec<u8>>,
}

impl Post {
    pub async fn open() -> Self {
        let settings = simulated::Settings::default();
        let platform = simulated::Telegram::start(settings).await.expect("a free port");
        let client = scene::connect(&platform, &CancellationToken::new()).await;
        Self { client: client.expect("the simulator answers"), platform }
    }

    /// Someone with this chat, who has started the bot.
    pub fn acquaintance(&self, chat: i64) {
        let _ = self.platform.acquaintance(chat, "Kim", false);
    }

    /// Sends all that is due, one after the other, and gives what arrived.
    pub async fn carries(&self, test: &TestDesk) -> Vec<Arrived> {
        let mut arrived = Vec::new();
        loop {
            while test.desk.tend_broadcasts(true).await.expect("the database is there") {}
            let due = test.desk.copies_due(Platform::Telegram, PAGE).await.expect("readable");
            if due.is_empty() {
                // What leaves at the same time leaves in no order.
                arrived.sort_by_key(|one: &Arrived| one.chat);
                return arrived;
            }
            // One at a time, so that a picture is known from the second one on.
            for (copy, _) in due {
                for claimed in test.desk.claim_copies(&[copy]).await.expect("claimed") {
                    let Claimed::Send(outgoing) = claimed else { panic!("nothing is taken back") };
                    arrived.push(self.carry(test, *outgoing).await);
                }
            }
        }
    }

    async fn carry(&self, test: &TestDesk, outgoing: Outgoing) -> Arrived {
        let Outgoing { delivery, address, to, room, message, .. } = outgoing;
        let chat: i64 = to.external_id.parse().expect("a chat");
        let mut place = Destination { delivery, address: to, room, part: 0 };
        let (mut last, mut file) = (None, None);
        for part in self.client.parts(message.clone()) {
            let (verdict, news) = self.client.send_copy(&place, &part).await;
            let Verdict::Sent(id) = verdict else { panic!("it did not arrive: {verdict:?}") };
            (last, file) = (id, file.or(news));
            place.part += 1;
        }
        let copy = SettledCopy {
            delivery,
            state: DeliveryState::Sent,
            at: test.desk.now(),
            attempts: 0,
            message: last.clone(),
            file,
        };
        let number = MessageRef(last.clone().expect("Telegram numbers what it gets"));
        let verdict = Verdict::Sent(last);
        let outcome = Outcome { delivery, address, verdict, copy: Some(copy) };
        test.store.record_outcomes(&[outcome]).await.expect("recorded");
        Arrived { chat, number, message, photo: self.photo(chat) }
    }

    /// The picture in the newest message of a chat.
    fn photo(&self, chat: i64) -> Option<Vec<u8>> {
        let user = self.platform.acquaintance(chat, "Kim", false);
        let newest = user.messages().into_iter().next_back()?;
        user.file(&newest)
    }
}
