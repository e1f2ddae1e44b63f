//! After the thanks: what is asked late, joining, and inviting friends.

use std::time::Duration;

use super::given::Reached;
use super::label::{self, Meaning};
use super::person::Person;
use super::reading::Ask;
use super::screen::{Shown, Window};

/// How long a person stays to see whether more comes.
const STAYS: Duration = Duration::from_millis(1200);
/// How long a person waits for an invitation before asking once more.
const INVITATION: Duration = Duration::from_secs(20);

impl Person {
    /// Everything after the last answer.
    pub(crate) async fn afterwards(&mut self) -> Reached {
        for _ in 0..10 {
            let (messages, ask) = self.read(self.mark);
            if let Ask::Background(at, shown) = ask {
                if let Some(end) = self.tell(at, &shown).await {
                    return end;
                }
            } else if let Some((shown, label)) = self.offer(&messages) {
                self.pressed.push((shown.id, label.clone()));
                self.press(&shown, &label, 1).await;
            } else if !self.window.changed(self.seen, STAYS.mul_f64(self.world.pace)).await {
                break;
            }
        }
        if self.habits.friends > 0 {
            self.invite().await;
        }
        self.part().await;
        Reached::Finished
    }

    /// The way into the panel for someone who answered first.
    fn offer(&self, messages: &[Shown]) -> Option<(Shown, String)> {
        if self.world.panel.entry != "answer_first" || !self.habits.joins {
            return None;
        }
        let new = messages.iter().rev().filter(|message| message.changed > self.mark);
        new.clone().find_map(|message| {
            let label =
                message.labels().into_iter().find(|label| label::meaning(label).is_none())?;
            let fresh = !self.pressed.contains(&(message.id, label.clone()));
            fresh.then(|| (message.clone(), label))
        })
    }

    async fn invite(&mut self) {
        for _ in 0..2 {
            self.ask_for_invitation().await;
            let until = tokio::time::Instant::now() + INVITATION;
            loop {
                let (messages, _) = self.read(self.mark);
                let new = messages.iter().rev().filter(|message| message.changed > self.mark);
                if let Some(code) =
                    new.clone().find_map(|message| code(&message.links, &self.given.code))
                {
                    self.given.own_code = Some(code);
                    return;
                }
                let left = until.saturating_duration_since(tokio::time::Instant::now());
                if !self.window.changed(self.seen, left).await {
                    break;
                }
            }
        }
        self.given.why = Some("asked for an invitation and got none".to_owned());
    }

    async fn ask_for_invitation(&mut self) {
        let messages = self.window.messages();
        let button = messages.iter().rev().find_map(|message| {
            let label = message
                .labels()
                .into_iter()
                .find(|label| label::meaning(label) == Some(Meaning::Invite))?;
            Some((message.clone(), label))
        });
        match button {
            Some((message, label)) if matches!(self.window, Window::Web(_)) => {
                self.press(&message, &label, 1).await;
            }
            _ => self.write("/invite").await,
        }
    }
}

/// The invitation code in a text with links, if it is another one than the person came by.
fn code(links: &str, own: &str) -> Option<String> {
    ["?start=", "/j/"].iter().find_map(|before| {
        links.split(before).skip(1).find_map(|rest| {
            let code: String = rest
                .chars()
                .take_while(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-'))
                .collect();
            (!code.is_empty() && code != own).then_some(code)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn the_code_is_taken_out_of_either_link_and_is_not_the_persons_own() {
        assert_eq!(code("https://t.me/a_bot?start=Ab-1_x och mer", ""), Some("Ab-1_x".into()));
        assert_eq!(
            code("http://127.0.0.1/j/old http://127.0.0.1/j/new\"", "old"),
            Some("new".into())
        );
        assert_eq!(code("http://127.0.0.1/", ""), None);
    }
}
