//! A panel's days: time passes hour by hour, what is due is sent as the program sends it, and all that arrives is written
//! down.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Europe::Stockholm;
use panelbot::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, Figures};
use panelbot::domain::calendar;
use panelbot::domain::delivery::{Claimed, DeliveryState, Outgoing, Verdict};
use panelbot::domain::message::{Block, Message};
use panelbot::domain::{Audience, BroadcastId, LocalText, Locale, PanelId, Platform, RoundId};
use panelbot::service::{Advance, Clock, RoundName};
use panelbot::store::{Outcome, SettledCopy};
use uuid::Uuid;

use super::panelist::Panelist;
use crate::support::TestDesk;

/// A panel's days.
pub struct Diary {
    pub test: TestDesk,
    /// The channel in the panel's own server.
    pub channel: Vec<String>,
    /// The days on which something may be sent, gone through hour by hour.
    busy: BTreeSet<NaiveDate>,
}

/// A time where the panel is, as `2027-02-01 09:00`.
pub fn at(local: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").expect("a time");
    calendar::utc(local, Stockholm).expect("a time that there is")
}

/// A message in one line: when it came, its words, and what can be pressed.
pub fn line(now: DateTime<Utc>, message: &Message) -> String {
    let when = now.with_timezone(&Stockholm).format("%Y-%m-%d %a %H:%M");
    let words: Vec<String> = message.body.iter().map(words).collect();
    let words = words.join(" / ").replace('\n', " ");
    let short: String = words.chars().take(150).collect();
    let more = if short == words { "" } else { " …" };
    let buttons = message.buttons.iter().flatten().map(|button| format!(" [{}]", button.label));
    format!("{when}  {short}{more}{}", buttons.collect::<String>())
}

fn words(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Text(text) | Block::Small(text) => text.clone(),
        Block::Markup(markup) => markup.plain(),
        other => format!("{other:?}"),
    }
}

impl Diary {
    pub fn new(test: TestDesk) -> Self {
        Self { test, channel: Vec::new(), busy: BTreeSet::new() }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.test.clock.now()
    }

    /// A round from its file, approved.
    pub async fn approve(&mut self, file: &str) -> RoundId {
        let desk = &self.test.desk;
        let (round, _) = desk.apply_round(file.as_bytes(), "a test").await.expect("a right file");
        for step in [Advance::Submit, Advance::Approve] {
            let name = RoundName::Id(round.id);
            desk.advance_round(&name, step, "a test").await.expect("a step");
        }
        let found = desk.round(&RoundName::Id(round.id)).await.expect("a round");
        let rule = found.panel.contact;
        for planned in calendar::of_round(&found.round, &rule, Stockholm, false) {
            self.is_busy_at(planned.from);
        }
        round.id
    }

    /// Something happens at this time, or on the next morning.
    fn is_busy_at(&mut self, time: DateTime<Utc>) {
        let day = time.with_timezone(&Stockholm).date_naive();
        self.busy.extend([day, day + Duration::days(1)]);
    }

    /// News from staff, to everyone, at this time.
    pub async fn bulletin(&mut self, panel: PanelId, due_at: DateTime<Utc>, words: [&str; 2]) {
        self.is_busy_at(due_at);
        let languages = ["sv", "en"].map(|tag| Locale::parse(tag).expect("a language"));
        let text: LocalText = languages.into_iter().zip(words.map(ToOwned::to_owned)).collect();
        let broadcast = Broadcast {
            id: BroadcastId(Uuid::now_v7()),
            panel,
            kind: BroadcastKind::Bulletin,
            audience: Audience::default(),
            text,
            picture: None,
            state: BroadcastState::Scheduled { due_at },
            figures: None,
        };
        let transaction = self.test.store.write().await.expect("a transaction");
        transaction.save_broadcast(&broadcast).await.expect("kept");
        transaction.commit().await.expect("committed");
    }

    /// Lets time pass until then: hour by hour, and twice a day where nothing is planned.
    pub async fn pass_until(&mut self, then: DateTime<Utc>, people: &mut [Panelist]) {
        while self.now() < then {
            let day = self.now().with_timezone(&Stockholm).date_naive();
            let busy = self.busy.contains(&day) || self.busy.contains(&(day + Duration::days(1)));
            let step = Duration::hours(if busy { 1 } else { 12 }).min(then - self.now());
            self.test.clock.pass(step);
            self.hour(people).await;
        }
    }

    /// Does all that is due now; who gets something does what they are used to.
    pub async fn hour(&mut self, people: &mut [Panelist]) {
        let desk = self.test.desk.clone();
        desk.keep_calendar(true).await.expect("the calendar is kept");
        while desk.tend_broadcasts(true).await.expect("the broadcasts are tended") {}
        self.announce().await;
        for platform in [Platform::Telegram, Platform::Discord] {
            self.send(platform, people).await;
        }
    }

    /// Sends what is due on a platform, and lets those who get something do what they do.
    pub async fn send(&mut self, platform: Platform, people: &mut [Panelist]) {
        let due = self.test.desk.copies_due(platform, 100).await.expect("readable");
        let ids: Vec<_> = due.into_iter().map(|(id, _)| id).collect();
        if ids.is_empty() {
            return;
        }
        // One at a time, as the sender does with those that go to the same person.
        for id in ids {
            let claimed = self.test.desk.claim_copies(&[id]).await.expect("claimed");
            for claimed in claimed {
                let Claimed::Send(outgoing) = claimed else { panic!("nothing is taken back here") };
                self.arrives(*outgoing, people).await;
            }
        }
    }

    async fn arrives(&mut self, outgoing: Outgoing, people: &mut [Panelist]) {
        let (delivery, now) = (outgoing.delivery, self.now());
        let copy = SettledCopy {
            delivery,
            state: DeliveryState::Sent,
            at: now,
            attempts: 0,
            message: Some(format!("{}", delivery.0.simple())),
            file: None,
        };
        let address = outgoing.address;
        let verdict = Verdict::Sent(copy.message.clone());
        let outcome = Outcome { delivery, address, verdict, copy: Some(copy) };
        self.test.store.record_outcomes(&[outcome]).await.expect("recorded");
        let mine = |one: &&mut Panelist| one.someone.address == outgoing.to;
        let panelist = people.iter_mut().find(mine).expect("someone");
        panelist.diary.push(line(now, &outgoing.message));
        panelist.gets(&self.test, outgoing.message).await;
    }

    /// Puts up what is to be announced to everyone in the server.
    async fn announce(&mut self) {
        let desk = self.test.desk.clone();
        for due in desk.announcements_due().await.expect("readable") {
            let number = (self.channel.len() + 1).to_string();
            desk.begin_announcement(&due).await.expect("begun");
            desk.settle_announcement(&due, &number).await.expect("settled");
            self.channel.push(line(self.now(), &due.message));
        }
    }

    /// What became of every broadcast, in the order in which they began.
    pub async fn figures(&self, panel: PanelId, titles: &BTreeMap<RoundId, String>) -> String {
        let read = self.test.store.read().await.expect("the database is there");
        let mut lines = String::new();
        for (_, one) in read.broadcasts_of(panel).await.expect("readable") {
            let found = read.figures(one.id).await.expect("readable");
            let total = found.into_values().fold(Figures::default(), Figures::plus);
            let title =
                one.kind.round().and_then(|round| titles.get(&round)).map_or("", String::as_str);
            let _ = writeln!(
                lines,
                "  {:8} {:22} {:9} sent {}, cancelled {}, held {}, waiting {}",
                one.kind.as_str(),
                title,
                one.state.as_str(),
                total.sent,
                total.cancelled,
                total.held,
                total.waiting
            );
        }
        lines
    }
}
