//! Playing a transcript: each deed becomes an update, and what is sent or shown is written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::Duration;
use futures_util::FutureExt as _;
use panelbot::conversation::Button;
use panelbot::domain::delivery::{Outgoing, Verdict};
use panelbot::domain::message::{Heard, Incoming, Message, MessageRef, Unreadable};
use panelbot::domain::{Address, ChoiceNo, Locale, Platform, QuestionNo, Round, SessionId};
use panelbot::service::{Desk, NewInvitation};
use panelbot::store::Outcome;
use uuid::Uuid;

use super::codes::Codes;
use super::page;
use super::script::Script;
use crate::support::{Someone, TestDesk};

/// The panelist's session in the browser.
const SESSION: SessionId = SessionId(Uuid::nil());

/// A message on the screen.
pub(super) struct Seen {
    reference: MessageRef,
    message: Message,
}

/// One panelist with one chat.
pub struct Player {
    pub(super) desk: TestDesk,
    pub(super) me: Address,
    locale: Option<Locale>,
    rounds: Vec<Round>,
    pub(super) codes: Codes,
    updates: u32,
    messages: u32,
    pub(super) seen: Vec<Seen>,
    /// What was last seen where the panelist is not now.
    elsewhere: BTreeMap<Platform, Vec<Seen>>,
    /// The last update, for sending it twice.
    last: Option<Incoming>,
}

impl Player {
    /// Prepares what the transcript agrees on: a panel, its open round, a link.
    pub async fn new(script: &Script, desk: TestDesk) -> Self {
        let platform = Platform::from_name(script.agreed("channel")).expect("a channel");
        let panel = script.agreed("panel").to_owned();
        desk.panel(include_str!("../../../examples/gnosjo/panel.toml")).await;
        // In the file's own order, so that the transcript does not depend on chance.
        let tax = include_str!("../../../examples/gnosjo/skatten.toml");
        let tax = desk.open_round(&tax.replace("shuffle = true", "shuffle = false")).await;
        let (_, food) = desk.svenljunga().await;
        let mut rounds = vec![tax, food];
        let more = match script.agreed("round") {
            "rondellen" => Some(include_str!("../../../examples/gnosjo/rondellen.toml")),
            "fritiden" => Some(include_str!("../../../examples/gnosjo/fritiden.toml")),
            _ => None,
        };
        if let Some(file) = more {
            rounds.push(desk.open_round(file).await);
        }
        let code = link(&desk, &panel, script.agreed("link")).await;
        Self {
            me: Address { platform, external_id: "1001".to_owned() },
            locale: Locale::parse(script.agreed("app language")),
            rounds,
            codes: Codes::new(code),
            desk,
            updates: 0,
            messages: 0,
            seen: Vec::new(),
            elsewhere: BTreeMap::new(),
            last: None,
        }
    }

    /// Plays every deed, and gives the whole transcript as it went.
    pub async fn play(&mut self, script: &Script) -> String {
        let mut transcript = script.head.iter().fold(String::new(), |mut all, line| {
            let _ = writeln!(all, "{line}");
            all
        });
        for deed in &script.deeds {
            let _ = writeln!(transcript, "{deed}");
            let seen = self.carry_out(deed).await;
            transcript.push_str(&self.codes.hidden(&seen));
        }
        transcript
    }

    async fn carry_out(&mut self, deed: &str) -> String {
        if let Some(event) = deed.strip_prefix("* ") {
            return self.happen(event).await;
        }
        let typed = deed.trim_start_matches('>').strip_prefix(' ').unwrap_or_default();
        let heard = match typed.strip_prefix('[').and_then(|label| label.strip_suffix(']')) {
            Some(label) => self.press(label),
            None => Heard::Text(self.codes.filled_in(typed).replace(" ⏎ ", "\n")),
        };
        self.send(heard).await
    }

    /// The panelist takes up another app, and what was last seen there.
    fn go_to(&mut self, platform: Platform) {
        let there = self.elsewhere.remove(&platform).unwrap_or_default();
        let here = std::mem::replace(&mut self.seen, there);
        self.elsewhere.insert(self.me.platform, here);
        self.me.platform = platform;
    }

    /// Presses the latest thing with this label; several labels are ticks sent together.
    pub(super) fn press(&self, label: &str) -> Heard {
        let find = |wanted: &str| {
            self.seen.iter().rev().find_map(|seen| {
                let found =
                    page::presses(&seen.message).into_iter().find(|(name, _)| name == wanted);
                found.map(|(_, data)| (data, seen.reference.clone()))
            })
        };
        let missing = || panic!("nothing on the screen says {label}; there is {}", self.screen());
        if let Some((ticks, done)) = label.split_once("] → [") {
            let (data, message) = find(done).unwrap_or_else(missing);
            let ticks = ticks.split("] [").filter(|tick| !tick.is_empty());
            let choices = ticks.map(|tick| find(tick).unwrap_or_else(missing).0).collect();
            return Heard::Picked { data, choices, message: Some(message) };
        }
        let (data, message) = find(label).unwrap_or_else(missing);
        Heard::Pressed { data, message: Some(message) }
    }

    fn screen(&self) -> String {
        let labels = self.seen.iter().flat_map(|seen| page::presses(&seen.message));
        labels.map(|(label, _)| label).collect::<Vec<_>>().join(", ")
    }

    /// Something that is neither typed nor pressed.
    async fn happen(&mut self, event: &str) -> String {
        let words: Vec<&str> = event.split_whitespace().collect();
        match words.as_slice() {
            ["sticker"] => self.send(Heard::Unreadable(Unreadable::Sticker)).await,
            ["voice", "message"] => self.send(Heard::Unreadable(Unreadable::Voice)).await,
            ["picture"] => self.send(Heard::Unreadable(Unreadable::Other)).await,
            ["place", latitude, longitude] => {
                let degrees = |text: &str| text.parse().expect("degrees");
                let (latitude, longitude) = (degrees(latitude), degrees(longitude));
                self.send(Heard::Location { latitude, longitude }).await
            }
            ["forged", "button", data @ ..] => {
                let data = data.join(" ");
                self.send(Heard::Pressed { data, message: None }).await
            }
            ["another", "panel's", "button"] => {
                let food = self.rounds[1].id;
                let data = Button::Choose(food, QuestionNo(0), ChoiceNo(0)).encode();
                self.send(Heard::Pressed { data, message: None }).await
            }
            ["the", "same", "update", "comes", "again"] => {
                let again = self.last.clone().expect("an update");
                self.receive(again).await
            }
            ["presses", "the", "same", "button", "again"] => {
                let heard = self.last.clone().expect("an update").heard;
                self.send(heard).await
            }
            ["blocks", "the", "bot"] => self.send(Heard::Blocked).await,
            ["comes", "back"] => self.send(Heard::Unblocked).await,
            ["opens", "the", "page", "again"] => self.show().await,
            ["the", "round", "closes"] => {
                self.desk.close_round(&self.rounds[0]).await;
                String::new()
            }
            ["goes", "on", "in", .., place] => {
                self.go_to(Platform::from_name(place).expect("a channel"));
                self.fetch().await
            }
            [minutes, "minutes", "pass"] => {
                let minutes = minutes.parse().expect("minutes");
                self.desk.clock.pass(Duration::minutes(minutes));
                String::new()
            }
            [days, "days", "pass"] => {
                self.desk.clock.pass(Duration::days(days.parse().expect("days")));
                String::new()
            }
            ["the", "clock", "acts"] => {
                self.desk.desk.upkeep().await.expect("upkeep");
                String::new()
            }
            ["the", "consent", "changes"] => {
                let file = include_str!("../../../examples/gnosjo/panel.toml");
                let changed = file.replace("version = 1", "version = 2");
                self.desk.panel(&changed.replace("när du vill.", "när som helst.")).await;
                String::new()
            }
            [count, "friends", "join"] => {
                for _ in 0..count.parse().expect("a number") {
                    let code = self.codes.newest().to_owned();
                    join(&self.desk, &code).await;
                }
                String::new()
            }
            words => match self.happen_to_staff(words).await {
                Some(seen) => seen,
                None => panic!("no such event: {event}"),
            },
        }
    }

    pub(super) async fn send(&mut self, heard: Heard) -> String {
        self.updates += 1;
        let update = Incoming {
            update_id: self.updates.to_string(),
            from: self.here().await,
            locale: self.locale.clone(),
            room: None,
            number: None,
            session: (self.me.platform == Platform::Browser).then_some(SESSION),
            received_at: self.desk.desk.now(),
            heard,
        };
        self.last = Some(update.clone());
        self.receive(update).await
    }

    async fn receive(&mut self, update: Incoming) -> String {
        let received = self.desk.desk.receive(vec![update]).await.expect("the database is there");
        let replies = received.into_iter().flat_map(|one| one.replies).collect::<Vec<_>>();
        match self.me.platform {
            Platform::Browser | Platform::Terminal if replies.is_empty() => self.show().await,
            Platform::Browser | Platform::Terminal => {
                let all: Vec<Message> = replies.into_iter().map(|reply| reply.message).collect();
                self.shown(all)
            }
            _ => self.sent(replies).await,
        }
    }

    /// Where the panelist is: in the browser, wherever their session has got to.
    async fn here(&self) -> Address {
        let page = self.desk.desk.page_in(SESSION, &self.me).await.expect("the database is there");
        page.unwrap_or_else(|| self.me.clone())
    }

    /// What has come meanwhile where the panelist is now, because of what happened elsewhere.
    async fn fetch(&mut self) -> String {
        let desk = self.desk.desk.clone();
        let Some(posted) = desk.posted(self.me.platform).now_or_never() else {
            return String::new();
        };
        let mut come = Vec::new();
        for one in posted {
            come.extend(desk.compose(one.delivery).await.expect("the database is there"));
        }
        self.sent(come).await
    }

    /// Everything on the page.
    async fn show(&mut self) -> String {
        match self.desk.desk.page(&self.here().await).await.expect("the database is there") {
            None => "    (this browser is not known)\n".to_owned(),
            Some(page) => self.shown(page.messages().cloned().collect()),
        }
    }

    fn shown(&mut self, messages: Vec<Message>) -> String {
        self.seen.clear();
        messages.into_iter().fold(String::new(), |mut all, message| {
            all.push_str(&page::written("--", &message));
            let reference = MessageRef(String::new());
            self.seen.push(Seen { reference, message });
            all
        })
    }

    /// Delivers replies as Telegram would, and records that they have arrived.
    async fn sent(&mut self, replies: Vec<Outgoing>) -> String {
        let mut all = String::new();
        let mut outcomes = Vec::new();
        for Outgoing { delivery, address, message, .. } in replies {
            let ending = if message.replaces.is_some() { " becomes" } else { "" };
            let reference = message.replaces.clone().unwrap_or_else(|| {
                self.messages += 1;
                MessageRef(self.messages.to_string())
            });
            all.push_str(&page::written(&format!("-- message {}{ending}", reference.0), &message));
            self.seen.retain(|seen| seen.reference != reference);
            self.seen.push(Seen { reference: reference.clone(), message });
            outcomes.push(Outcome {
                delivery,
                address,
                verdict: Verdict::Sent(Some(reference.0)),
                copy: None,
            });
        }
        self.desk.store.record_outcomes(&outcomes).await.expect("recorded");
        all
    }
}

/// A link of the kind that the transcript asks for.
async fn link(test: &TestDesk, panel: &str, kind: &str) -> String {
    let desk: &Desk = &test.desk;
    let now = desk.now();
    let (max_uses, expires_at) = match kind {
        "used up" => (Some(1), None),
        "expired" => (None, Some(now + Duration::hours(1))),
        _ => (None, None),
    };
    let new = NewInvitation {
        panel: panel.to_owned(),
        label: "library poster".to_owned(),
        max_uses,
        expires_at,
    };
    let (_, invitation) = desk.create_invitation(new, "a test").await.expect("an invitation");
    match kind {
        "expired" => test.clock.pass(Duration::hours(2)),
        "used up" => {
            join(test, &invitation.code).await;
        }
        "from a friend" => return join(test, &invitation.code).await,
        _ => {}
    }
    invitation.code
}

/// Somebody else joins Gnosjö's panel by a code. Returns their own code, for their friends.
async fn join(test: &TestDesk, code: &str) -> String {
    let mut friend = Someone::on(Platform::Telegram, "friend");
    friend.write(test, &format!("/start {code}")).await;
    friend.press(test, "Ja, jag vill vara med").await;
    friend.press(test, "30–49").await;
    friend.press(test, "Jag bor här").await;
    friend.write(test, "/invite").await;
    let words = friend.words();
    let link = words.split("/j/").nth(1).expect("a link of their own");
    link.chars().take_while(char::is_ascii_alphanumeric).collect()
}
