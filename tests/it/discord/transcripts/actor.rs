//! Playing a transcript in Discord: each deed is done in a person's own Discord, and what it then shows is written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use panelbot::domain::Round;
use panelbot::service::NewInvitation;
use panelbot_simulator::discord::{Message, Outcome, ServerChannel, User};

use super::screen::{drawn, indented, window};
use crate::discord::announcing::{CHANNEL, GUILD, panel};
use crate::discord::scene::{PATIENCE, Scene, transcript};
use crate::support::{Someone, TestDesk};
use crate::transcripts::codes::Codes;
use crate::transcripts::script::Script;

/// One person, in their private chat with the bot or in the panel's server.
pub struct Actor {
    pub test: TestDesk,
    pub scene: Scene,
    pub me: User,
    pub channel: ServerChannel,
    pub round: Round,
    pub codes: Codes,
    /// The same person in Telegram, once they have been there.
    pub elsewhere: Option<Someone>,
    /// What was shown last, by the message's number in Discord, with its number in the transcript.
    seen: BTreeMap<u64, (usize, String)>,
}

impl Actor {
    /// Prepares what the transcript agrees on: a panel, its open round, a link.
    pub async fn new(script: &Script) -> Self {
        let test = TestDesk::sqlite().await;
        test.panel(&panel()).await;
        let file = match script.agreed("round") {
            "rondellen" => include_str!("../../../../examples/gnosjo/rondellen.toml"),
            "fritiden" => include_str!("../../../../examples/gnosjo/fritiden.toml"),
            _ => include_str!("../../../../examples/gnosjo/skatten.toml"),
        };
        // In the file's own order, so that the transcript does not depend on chance.
        let round = test.open_round(&file.replace("shuffle = true", "shuffle = false")).await;
        let new = NewInvitation {
            panel: "gnosjo".to_owned(),
            label: String::new(),
            max_uses: None,
            expires_at: None,
        };
        let (_, invitation) = test.desk.create_invitation(new, "a test").await.expect("a code");
        let scene = Scene::open(test.desk.clone(), Arc::new(test.store.clone())).await;
        scene.commands().await;
        let language = match script.agreed("app language") {
            "sv" => "sv-SE",
            _ => "en-GB",
        };
        let channel = scene.platform.server_channel(GUILD, CHANNEL);
        let mut me = scene.platform.user(7_000_000_000_000_000_007, "Kim", language);
        if script.agreed("place") == "the server" {
            me = me.at(&channel);
        }
        let codes = Codes::new(invitation.code);
        let seen = BTreeMap::new();
        Self { test, scene, me, channel, round, codes, elsewhere: None, seen }
    }

    /// Plays every deed, and gives the whole transcript as it went.
    pub async fn play(&mut self, script: &Script) -> String {
        let mut played = script.head.iter().fold(String::new(), |mut all, line| {
            let _ = writeln!(all, "{line}");
            all
        });
        for deed in &script.deeds {
            let _ = writeln!(played, "{deed}");
            let before = self.heard().await;
            let shown = match deed.strip_prefix("* ") {
                Some(event) => self.happen(event, before).await,
                None => self.carry_out(deed.trim_start_matches('>').trim_start(), before).await,
            };
            played.push_str(&self.codes.hidden(&shown));
        }
        played
    }

    /// Stops, and sees to it that the platform had nothing to say against what was sent.
    pub async fn leave(self) {
        let (platform, served) = self.scene.close().await;
        assert_eq!(served, Ok(()));
        assert_eq!(platform.violations(), Vec::<String>::new());
    }

    async fn carry_out(&mut self, deed: &str, before: i64) -> String {
        if let Some(words) = deed.strip_prefix("(in the window) ") {
            let modal = self.me.modal().expect("a window is open");
            let field = modal.parts.first().expect("a field").custom_id.clone();
            let sent = self.me.submit_modal(&[(&field, &self.typed(words))]);
            return self.follow(sent.expect("Discord sends it"), before).await;
        }
        let done = if let Some(command) = deed.strip_prefix('/') {
            let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
            let argument = self.typed(argument);
            let options: &[_] = if argument.is_empty() { &[] } else { &[("code", &*argument)] };
            self.me.slash(name, options)
        } else if let Some(options) = deed.strip_prefix("▾ ") {
            self.me.pick("", &options.split(" + ").collect::<Vec<_>>())
        } else if let Some(label) = deed.strip_prefix('[').and_then(|d| d.strip_suffix(']')) {
            self.me.press(label)
        } else {
            assert_ne!(self.me.channel(), self.channel.id(), "the bot hears nothing typed here");
            let shown = self.answers();
            self.me.write(&self.typed(deed));
            self.until_said(before).await;
            self.until_goodbye(shown).await;
            return self.shown();
        };
        let done = done.unwrap_or_else(|missing| panic!("{deed}: {missing}\n{}", self.all()));
        self.follow(done, before).await
    }

    /// What somebody types: with codes, lines, and `4000 × å` for so many of a sign.
    pub fn typed(&self, words: &str) -> String {
        if let Some((count, sign)) = words.split_once(" × ")
            && let Ok(count) = count.parse()
        {
            return sign.repeat(count);
        }
        self.codes.filled_in(words).replace(" ⏎ ", "\n")
    }

    /// Waits for all that an interaction leads to, and gives what has changed on the screen.
    pub async fn follow(&mut self, interaction: u64, before: i64) -> String {
        let outcome = self.me.wait_for_outcome(interaction, PATIENCE).await;
        if outcome != Some(Outcome::Answered) {
            return indented(&[format!("(Discord: {outcome:?})")]) + &self.shown();
        }
        if let Some(modal) = self.me.modal() {
            return window(&modal);
        }
        self.until_said(before).await;
        self.shown()
    }

    /// How many updates have been stored.
    async fn heard(&self) -> i64 {
        self.test.count("inbox").await
    }

    /// Waits until more has been stored than before, and all that it led to is out.
    pub async fn until_said(&self, before: i64) {
        let said = async {
            while self.heard().await <= before {
                tokio::task::yield_now().await;
            }
            self.until_silent().await;
        };
        assert!(tokio::time::timeout(PATIENCE, said).await.is_ok(), "{}", self.all());
    }

    /// Waits until nothing is on its way in Discord.
    pub async fn until_silent(&self) {
        let here = "SELECT 1 FROM delivery JOIN address ON address.id = delivery.address_id \
             WHERE address.platform = 'discord'";
        while !self.test.look(here).await.is_empty() {
            tokio::task::yield_now().await;
        }
    }

    /// Of someone who is forgotten nothing is stored, their goodbye neither: waits until they see it.
    async fn until_goodbye(&self, before: usize) {
        let kept = "SELECT 1 FROM address WHERE platform = 'discord'";
        let said = async {
            while self.answers() <= before && self.test.look(kept).await.is_empty() {
                tokio::task::yield_now().await;
            }
        };
        assert!(tokio::time::timeout(PATIENCE, said).await.is_ok(), "{}", self.all());
    }

    /// How many messages of the bot's are on the screen.
    fn answers(&self) -> usize {
        self.me.messages().iter().filter(|message| message.from_bot).count()
    }

    fn all(&self) -> String {
        transcript(&self.me)
    }

    /// What is new or otherwise on the screen since it was looked at last.
    pub fn shown(&mut self) -> String {
        let messages = self.me.messages();
        let mut all = String::new();
        for message in messages.iter().filter(|message| message.from_bot) {
            let looks = drawn(message);
            let known = self.seen.get(&message.id).cloned();
            let (number, ending) = match known {
                Some((_, before)) if before == looks => continue,
                Some((number, _)) => (number, " becomes"),
                None => (self.seen.len() + 1, self.who_sees(message)),
            };
            let _ = write!(all, "    -- message {number}{ending}\n{looks}");
            self.seen.insert(message.id, (number, looks));
        }
        all
    }

    fn who_sees(&self, message: &Message) -> &'static str {
        match (message.ephemeral, self.me.channel() == self.channel.id()) {
            (true, _) => ", which only you see",
            (false, true) => ", which everyone in the server sees",
            (false, false) => "",
        }
    }
}
