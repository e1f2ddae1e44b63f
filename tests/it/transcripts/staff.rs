//! What happens around staff in a transcript: roles are given and taken away, bulletins go out, strangers try.

use panelbot::domain::delivery::{Claimed, DeliveryState, Verdict};
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::{DeliveryId, Platform};
use panelbot::service::NewPost;
use panelbot::store::{Outcome, SettledCopy};

use super::player::Player;

impl Player {
    /// Lets it happen; `None` when it is nothing of this kind.
    pub(super) async fn happen_to_staff(&mut self, words: &[&str]) -> Option<String> {
        match words {
            ["is", "made", role] => self.is_made(role, "gnosjo").await,
            ["is", "made", role, "of", panel] => self.is_made(role, panel).await,
            ["is", "removed", "from", "the", "staff"] => {
                for one in self.desk.desk.staff(None).await.expect("the staff") {
                    let removed = self.desk.desk.remove_staff(one.post.id, "a test").await;
                    removed.expect("one who is there");
                }
            }
            ["writes", letters, "letters"] => {
                let text = "å".repeat(letters.parse().expect("a number"));
                return Some(self.send(Heard::Text(text)).await);
            }
            ["the", "bulletin", "begins"] => self.tend().await,
            ["the", "bulletin", "goes", "out"] => self.goes_out().await,
            ["somebody", "else", "presses", label @ ..] => {
                let label = label.join(" ");
                let heard = self.press(label.trim_matches(['[', ']']));
                return Some(self.as_somebody_else(heard).await);
            }
            ["somebody", "else", "writes", text @ ..] => {
                let heard = Heard::Text(self.codes.filled_in(&text.join(" ")));
                return Some(self.as_somebody_else(heard).await);
            }
            _ => return None,
        }
        Some(String::new())
    }

    async fn is_made(&mut self, role: &str, panel: &str) {
        let role = Role::from_name(role).expect("a role");
        let new = NewPost { panel: panel.to_owned(), role, name: "Kim".to_owned() };
        let (_, code) = self.desk.desk.add_staff(new, "a test").await.expect("a code");
        self.codes.got_staff_code(code);
    }

    async fn as_somebody_else(&mut self, heard: Heard) -> String {
        let me = std::mem::replace(&mut self.me.external_id, "2002".to_owned());
        let seen = std::mem::take(&mut self.seen);
        let told = self.send(heard).await;
        (self.me.external_id, self.seen) = (me, seen);
        told
    }

    async fn tend(&self) {
        while self.desk.desk.tend_broadcasts(true).await.expect("the database is there") {}
    }

    /// Everyone's copy arrives.
    async fn goes_out(&self) {
        self.tend().await;
        let desk = &self.desk.desk;
        let due = desk.copies_due(Platform::Telegram, 100).await.expect("copies");
        let ids: Vec<DeliveryId> = due.into_iter().map(|(id, _)| id).collect();
        let claimed = desk.claim_copies(&ids).await.expect("claimed");
        let outcomes: Vec<Outcome> = claimed.iter().map(|copy| self.arrived(copy)).collect();
        self.desk.store.record_outcomes(&outcomes).await.expect("recorded");
        self.tend().await;
    }

    fn arrived(&self, copy: &Claimed) -> Outcome {
        let Claimed::Send(outgoing) = copy else { panic!("nothing is taken back here") };
        let (delivery, at) = (outgoing.delivery, self.desk.desk.now());
        let state = DeliveryState::Sent;
        let message = Some(delivery.0.simple().to_string());
        let verdict = Verdict::Sent(message.clone());
        let copy = Some(SettledCopy { delivery, state, at, attempts: 0, message, file: None });
        Outcome { delivery, address: outgoing.address, verdict, copy }
    }
}
