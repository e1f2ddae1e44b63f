//! What happens in a transcript that is neither typed nor pressed in its place: the round closes, somebody forges.

use panelbot::conversation::Button;
use panelbot::domain::staff::Role;
use panelbot::domain::{ChoiceNo, Platform, QuestionNo};
use panelbot::service::NewPost;
use panelbot_simulator::discord::{Message, Outcome, User};

use super::actor::Actor;
use super::screen::{drawn, indented};
use crate::discord::announcing::{announcing, settled};
use crate::discord::scene::PATIENCE;
use crate::linking::scene::{code, join};
use crate::support::Someone;

impl Actor {
    /// Lets something happen, and gives what then has changed on the screen.
    pub async fn happen(&mut self, event: &str, before: i64) -> String {
        if let Some((kind, rest)) = event.strip_prefix("forges a ").and_then(|e| e.split_once(": "))
        {
            let sent = self.forge(kind, rest);
            return self.follow(sent, before).await;
        }
        if let Some(label) = event.strip_prefix("Robin presses Kim's ") {
            return self.robin_presses(label.trim_matches(['[', ']'])).await;
        }
        if let Some(label) = event.strip_prefix("presses what the screen showed before: ") {
            let sent = self.me.press_old(label.trim_matches(['[', ']'])).expect("it was shown");
            return self.follow(sent, before).await;
        }
        if let Some(words) = event.strip_prefix("sends the same window again: ") {
            let sent = self.me.submit_again(&[("text", &self.typed(words))]).expect("a window");
            return self.follow(sent, before).await;
        }
        if let Some(role) = event.strip_prefix("is made ") {
            self.is_made(Role::from_name(role).expect("a role")).await;
            return self.shown();
        }
        match event {
            "closes the window" => self.me.dismiss_modal(),
            "goes to the server" => self.me = self.me.at(&self.channel),
            "goes to the private chat" => self.me = self.me.in_private(),
            "the round is announced in the server" => self.announce().await,
            "the round closes" => {
                self.test.close_round(&self.round).await;
                if !self.channel.messages().is_empty() {
                    self.announce().await;
                }
            }
            "gets a code in Telegram" => {
                let mut there = join(&self.test, Someone::on(Platform::Telegram, "Kim")).await;
                let code = code(&self.test, &mut there).await;
                there.reads(&self.test).await;
                self.codes.got_link_code(code);
                self.elsewhere = Some(there);
            }
            "uses the code in Telegram" => {
                let mut there = Someone::on(Platform::Telegram, "Kim");
                let code = self.codes.filled_in("LINKCODE");
                crate::linking::scene::link(&self.test, &mut there, &code).await;
                there.reads(&self.test).await;
                self.until_silent().await;
                self.elsewhere = Some(there);
            }
            _ => panic!("no such event: {event}"),
        }
        self.shown()
    }

    async fn is_made(&mut self, role: Role) {
        let new = NewPost { panel: "gnosjo".to_owned(), role, name: "Kim".to_owned() };
        let (_, code) = self.test.desk.add_staff(new, "a test").await.expect("a code");
        self.codes.got_staff_code(code);
    }

    async fn announce(&self) {
        announcing(&self.test, &self.scene.platform, settled(&self.test)).await;
    }

    fn forge(&self, kind: &str, rest: &str) -> u64 {
        let (name, values) = rest.split_once(" ← ").unwrap_or((rest, ""));
        let custom_id = &self.custom_id(name);
        match kind {
            "button" => self.me.forge_press(custom_id).expect("a message"),
            "menu" => {
                let values: Vec<&str> = values.split_whitespace().collect();
                self.me.forge_pick(custom_id, &values).expect("a message")
            }
            "window" => self.me.forge_submit(custom_id, &[("text", &self.typed(values))]),
            "command" => self.me.forge_slash(custom_id, &[]),
            _ => panic!("nothing to forge: {kind}"),
        }
    }

    /// What a well forged button carries, by `choice 1 of question 2` and the like; else as it is written.
    fn custom_id(&self, name: &str) -> String {
        let words: Vec<&str> = name.split(' ').collect();
        let [kind, what @ .., "of", "question", number] = words.as_slice() else {
            return name.to_owned();
        };
        let number: u8 = number.parse().expect("a question's number");
        let (round, question) = (self.round.id, QuestionNo(number - 1));
        let value: i32 = what.first().map_or(0, |value| value.parse().expect("a number"));
        let button = match *kind {
            "choice" => {
                let choice = u8::try_from(value - 1).expect("a choice's number");
                Button::Choose(round, question, ChoiceNo(choice))
            }
            "point" => Button::Point(round, question, value),
            "ticks" => Button::Done(round, question),
            "field" => Button::Write(round, question),
            _ => panic!("nothing to forge: {name}"),
        };
        button.encode()
    }

    /// Somebody else presses a button that was shown to this person alone.
    async fn robin_presses(&mut self, label: &str) -> String {
        let holds = |message: &&Message| message.labels().contains(&label);
        let messages = self.me.messages();
        let theirs = messages.iter().rev().find(holds).expect("it is shown");
        let button = theirs.buttons().find(|button| button.label == label);
        let custom_id = button.and_then(|button| button.custom_id.clone()).expect("no link");
        let robin: User = self.scene.platform.user(8, "Robin", "sv-SE");
        let robin =
            if self.me.channel() == self.channel.id() { robin.at(&self.channel) } else { robin };
        let public: Vec<u64> = robin.messages().iter().map(|message| message.id).collect();
        let sent = robin.forge_press_on(theirs, self.me.id(), &custom_id);
        let outcome = robin.wait_for_outcome(sent, PATIENCE).await;
        assert_eq!(outcome, Some(Outcome::Answered));
        self.until_silent().await;
        let fresh = robin.messages().into_iter().filter(|message| !public.contains(&message.id));
        let seen: String = fresh.map(|message| drawn(&message)).collect();
        indented(&["-- Robin sees".to_owned()]) + &seen + &self.shown()
    }
}
