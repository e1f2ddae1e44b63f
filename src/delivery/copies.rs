//! One copy of a broadcast, once it is claimed: sent or taken back, and what became of that written down.

use super::Channel;
use super::sender::Shared;
use crate::domain::AddressId;
use crate::domain::delivery::{Claimed, Destination, Outgoing, Verdict, after_attempt};
use crate::domain::message::{FileNews, Message};
use crate::store::{Outcome, SettledCopy};

/// What an attempt was to do.
enum Sent {
    /// Show it, with what that taught about its file.
    Anew(Option<FileNews>),
    /// Remove it.
    TakenBack,
}

impl<C: Channel> Shared<C> {
    pub(super) async fn send_copy(&self, copy: Claimed) {
        match copy {
            Claimed::Send(outgoing) => {
                let Outgoing { delivery, address, to, room, attempts, message, .. } = *outgoing;
                let to = Destination { delivery, address: to, room, part: 0 };
                let mut file = None;
                let verdict = self.send_parts(&to, message, &mut file).await;
                self.settle_copy(&to, address, attempts, verdict, Sent::Anew(file));
            }
            Claimed::TakeBack { message, at, address, attempts } => {
                let verdict = self.count(self.channel.take_back(&at, &message).await);
                self.settle_copy(&at, address, attempts, verdict, Sent::TakenBack);
            }
        }
    }

    /// Sends all of a message, once. What broke off in the middle may not be begun again.
    async fn send_parts(
        &self,
        to: &Destination,
        message: Message,
        file: &mut Option<FileNews>,
    ) -> Verdict {
        let mut to = to.clone();
        let mut last = Verdict::Sent(None);
        for part in self.channel.parts(message) {
            let (verdict, news) = self.channel.send_copy(&to, &part).await;
            *file = file.take().or(news);
            last = match self.count(verdict) {
                Verdict::Sent(id) => Verdict::Sent(id),
                Verdict::Halt(reason) => return Verdict::Halt(reason),
                verdict if to.part == 0 => return verdict,
                _ => return Verdict::Uncertain,
            };
            to.part += 1;
        }
        last
    }

    fn settle_copy(
        &self,
        to: &Destination,
        address: AddressId,
        attempts: u32,
        verdict: Verdict,
        sent: Sent,
    ) {
        let (platform, delivery, now) =
            (self.channel.platform().as_str(), to.delivery, (self.clock)());
        match &verdict {
            Verdict::RetryAt(at) => {
                self.pace.flooded(&to.address, (*at - now).to_std().unwrap_or_default());
            }
            Verdict::Rejected(why) => {
                tracing::error!(platform, %delivery, why, "the platform refuses a copy of a broadcast");
            }
            Verdict::Halt(reason) => self.halt(reason.clone()),
            _ => {}
        }
        let taking_back = matches!(sent, Sent::TakenBack);
        let (state, at, attempts) = after_attempt(&verdict, attempts, taking_back, now);
        let message = match &verdict {
            Verdict::Sent(message) => message.clone(),
            _ => None,
        };
        let file = match sent {
            Sent::Anew(file) => file,
            Sent::TakenBack => None,
        };
        let copy = Some(SettledCopy { delivery, state, at, attempts, message, file });
        self.channel.settled(delivery);
        self.write_down(Outcome { delivery, address, verdict, copy });
    }
}
