//! A panel on three platforms with a round on the buses, and what reaches each of its people.

use std::sync::LazyLock;

use panelbot::conversation::Button;
use panelbot::domain::broadcast::{Broadcast, BroadcastKind};
use panelbot::domain::delivery::{Claimed, DeliveryState, Verdict};
use panelbot::domain::message::{Block, FileNews, FileRef, Incoming, Message};
use panelbot::domain::{CategoryNo, ChoiceNo, Platform, Round};
use panelbot::service::{Release, Released, RoundName};
use panelbot::store::{Outcome, SettledCopy};

use crate::support::frame::{PanelFile, RoundFile, SWEDISH_AND_ENGLISH};
use crate::support::{Someone, TestDesk};

static PANEL: LazyLock<String> = LazyLock::new(|| {
    PanelFile { slug: "kinda", languages: SWEDISH_AND_ENGLISH, background: AREA }.toml()
});

const AREA: &str = r#"
[[background]]
id = "area"
text.sv = "Var bor du?"
text.en = "Where do you live?"
categories = [
  { id = "n", label.sv = "Norr", label.en = "North" },
  { id = "s", label.sv = "Söder", label.en = "South" },
]
"#;

pub static ROUND: LazyLock<String> = LazyLock::new(|| {
    RoundFile {
        panel: "kinda",
        languages: SWEDISH_AND_ENGLISH,
        report_by: &["area"],
        title: ["Kvällsbussarna", "The evening buses"],
        decided_by: ["Trafiknämnden", "The traffic board"],
        statement_due_days_after_close: 28,
        questions: QUESTIONS,
        ..RoundFile::FRAME
    }
    .toml()
});

const QUESTIONS: &str = r#"
[[questions]]
id = "more"
kind = "single_choice"
text.sv = "Vill du ha fler kvällsbussar?"
text.en = "Do you want more evening buses?"
options = [
  { id = "yes", label.sv = "Ja, fler", label.en = "Yes, more" },
  { id = "no", label.sv = "Nej, det räcker", label.en = "No, it is enough" },
]
[[questions]]
id = "words"
kind = "open_text"
skip = true
text.sv = "Vart vill du åka?"
text.en = "Where do you want to go?"
"#;

/// The words of the two options.
pub const OPTIONS: [&str; 2] = ["Ja, fler", "Nej, det räcker"];

/// Someone in the panel.
pub struct Panelist {
    pub someone: Someone,
    /// Which of the options they chose; `None` when they did not take part.
    pub chose: Option<usize>,
    pub area: u8,
    /// All that came unasked.
    pub got: Vec<Message>,
    room: Option<String>,
}

impl Panelist {
    /// Someone new on a platform.
    pub fn new(platform: Platform, chose: Option<usize>, area: u8) -> Self {
        let someone = Someone::on(platform, "panelist");
        let room = (platform == Platform::Discord).then(|| someone.address.external_id.clone());
        Self { someone, chose, area, got: Vec::new(), room }
    }

    async fn does(&mut self, test: &TestDesk, incoming: Incoming) {
        let incoming = Incoming { room: self.room.clone(), ..incoming };
        self.someone.act(test, incoming).await;
    }

    /// Writes something.
    pub async fn writes(&mut self, test: &TestDesk, words: &str) {
        let incoming = self.someone.writes(words);
        self.does(test, incoming).await;
    }

    async fn presses(&mut self, test: &TestDesk, kind: impl Fn(&Button) -> bool) {
        let incoming = self.someone.finds(kind);
        self.does(test, incoming).await;
    }

    /// Comes in and joins.
    pub async fn joins(&mut self, test: &TestDesk) {
        self.writes(test, "/start").await;
        self.presses(test, |one| matches!(one, Button::Join(_))).await;
        self.presses(test, |one| matches!(one, Button::Consent(..))).await;
        let area = Some(CategoryNo(self.area));
        self.presses(test, |one| matches!(one, Button::Background(_, _, told) if *told == area))
            .await;
    }

    /// Answers, if they do.
    pub async fn answers(&mut self, test: &TestDesk) {
        let Some(chose) = self.chose else { return };
        self.writes(test, "/rounds").await;
        self.presses(test, |one| matches!(one, Button::Begin(_))).await;
        let option = ChoiceNo(u8::try_from(chose).expect("one of two"));
        self.presses(test, |one| matches!(one, Button::Choose(_, _, no) if *no == option)).await;
        self.writes(test, &self.secret()).await;
    }

    /// What they write where they may write anything.
    pub fn secret(&self) -> String {
        format!("hemligt-{}", self.someone.address.external_id)
    }

    /// Opens our page; what of the result stands there counts as having come.
    pub async fn visits(&mut self, test: &TestDesk) {
        let page = test.desk.visit(&self.someone.address).await.expect("readable").expect("known");
        self.got = page.latest.into_iter().filter(|one| words(one).contains("svarade")).collect();
    }
}

/// The panel with these people in it; the round is open, and they have answered.
pub async fn answered(test: &TestDesk, people: &mut [Panelist]) -> Round {
    test.panel(&PANEL).await;
    for one in people.iter_mut() {
        one.joins(test).await;
    }
    let round = test.open_round(&ROUND).await;
    for one in people.iter_mut() {
        one.answers(test).await;
    }
    round
}

/// Thirty people, ten a platform, of whom every fifth does not take part. In both areas seven want more and five do not, so
/// that nothing is too small to show.
pub fn thirty() -> Vec<Panelist> {
    let platforms = [Platform::Telegram, Platform::Discord, Platform::Browser];
    let one = |no: usize| {
        let chose = (!no.is_multiple_of(5)).then_some(usize::from(no < 13));
        Panelist::new(platforms[no % 3], chose, u8::from(no.is_multiple_of(2)))
    };
    (0..30).map(one).collect()
}

/// What staff write to it.
pub fn summary() -> Release {
    let text =
        [("sv", "**De flesta** vill åka hem sent."), ("en", "**Most** want to go home late.")];
    let locale = |tag| panelbot::domain::Locale::parse(tag).expect("a language");
    let text = text.into_iter().map(|(tag, words)| (locale(tag), words.to_owned())).collect();
    Release { text, ..Release::default() }
}

/// Lets the result out.
pub async fn release(test: &TestDesk, round: &Round, release: &Release) -> Released {
    let name = RoundName::Id(round.id);
    test.desk.release_result(&name, release, "a test").await.expect("it may go out")
}

/// The round as it stands.
pub async fn stands(test: &TestDesk, round: &Round) -> Round {
    test.desk.round(&RoundName::Id(round.id)).await.expect("there").round
}

/// The broadcast that brings the result.
pub async fn broadcast(test: &TestDesk, round: &Round) -> Broadcast {
    let read = test.store.read().await.expect("the database is there");
    let all = read.broadcasts_of(round.panel).await.expect("readable").into_iter();
    let mut brings = all.map(|(_, one)| one).filter(
        |one| matches!(one.kind, BroadcastKind::Result { round: told, .. } if told == round.id),
    );
    brings.next().expect("begun")
}

/// Makes the copies that are due.
pub async fn spread(test: &TestDesk) {
    while test.desk.tend_broadcasts(true).await.expect("the database is there") {}
}

/// Claims at most so many of the copies that are due on a platform.
pub async fn claims(test: &TestDesk, platform: Platform, most: usize) -> Vec<Claimed> {
    spread(test).await;
    let due = test.desk.copies_due(platform, most).await.expect("readable");
    let ids: Vec<_> = due.into_iter().map(|(id, _)| id).collect();
    test.desk.claim_copies(&ids).await.expect("claimed")
}

/// Lets all that is due arrive.
pub async fn sends(test: &TestDesk, people: &mut [Panelist]) {
    for platform in [Platform::Telegram, Platform::Discord] {
        loop {
            let claimed = claims(test, platform, 7).await;
            if claimed.is_empty() {
                break;
            }
            for one in claimed {
                arrives(test, one, people).await;
            }
        }
    }
    spread(test).await;
}

async fn arrives(test: &TestDesk, claimed: Claimed, people: &mut [Panelist]) {
    let Claimed::Send(outgoing) = claimed else { panic!("nothing is taken back here") };
    let (delivery, address) = (outgoing.delivery, outgoing.address);
    let message = Some(delivery.0.simple().to_string());
    let copy = SettledCopy {
        delivery,
        state: DeliveryState::Sent,
        at: test.desk.now(),
        attempts: 0,
        message: message.clone(),
        file: learned(&outgoing.message, outgoing.to.platform),
    };
    let verdict = Verdict::Sent(message);
    let outcome = Outcome { delivery, address, verdict, copy: Some(copy) };
    test.store.record_outcomes(&[outcome]).await.expect("recorded");
    let whose = |one: &&mut Panelist| one.someone.address == outgoing.to;
    people.iter_mut().find(whose).expect("someone").got.push(outgoing.message);
}

/// What Telegram tells of a picture that is brought to it.
fn learned(message: &Message, platform: Platform) -> Option<FileNews> {
    let picture = message.attachment.as_ref()?;
    let is_new =
        platform == Platform::Telegram && picture.known_as.is_none() && message.replaces.is_none();
    is_new.then(|| FileNews::Kept(FileRef(format!("file of {}", picture.description))))
}

/// A message's words.
pub fn words(message: &Message) -> String {
    let block = |block: &Block| match block {
        Block::Heading(text) | Block::Text(text) | Block::Small(text) => text.clone(),
        Block::Quote(text) => format!("> {text}"),
        Block::Markup(markup) => markup.plain(),
        Block::List(points) => points.join("\n"),
        other => format!("{other:?}"),
    };
    message.body.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// The answers that a message gives back.
pub fn given_back(message: &Message) -> Vec<String> {
    let quotes = message.body.iter().filter_map(|block| match block {
        Block::Quote(text) => Some(text.clone()),
        _ => None,
    });
    quotes.collect()
}
