//! Bulletins by private message on the simulated Discord, and what can be done about them on the way and after.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::select_all;
use panelbot::delivery::{Limits, Sender};
use panelbot::domain::broadcast::{BroadcastStep, Figures};
use panelbot::domain::{Address, Audience, Panel, Platform};
use panelbot::service::{BulletinName, Clock as _, Correction, NewBulletin, Picture, Sending};
use panelbot::store::{self, Store};
use panelbot_simulator::discord::{self as simulated, Message, User};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::steps::{approved, swedish, take, tend, total};
use crate::command::{Deployment, example};
use crate::discord::scene::{self, PATIENCE, transcript};
use crate::support::{TestDesk, both_databases, desk, panelists};

const FIRST_PERSON: u64 = 710_000_000_000_000_000;

/// Gnosjö's panel, a bot that serves on the simulated Discord and sends what goes to many there, and its panelists.
struct Stage {
    test: TestDesk,
    panel: Panel,
    platform: simulated::Discord,
    people: Vec<User>,
    stop: CancellationToken,
    work: Vec<JoinHandle<()>>,
}

impl Stage {
    async fn open(test: TestDesk, people: u64, limits: Limits) -> Self {
        let (panel, round) = test.gnosjo().await;
        let platform = simulated::Discord::start(simulated::Settings::default()).await;
        let platform = platform.expect("a free port");
        let person = |nth| platform.user(FIRST_PERSON + nth, "Kim", "sv-SE").in_private();
        let people: Vec<User> = (0..people).map(person).collect();
        let place = |user: &User| {
            user.write("hej");
            let external_id = user.id().to_string();
            let address = Address { platform: Platform::Discord, external_id };
            (address, Some(user.channel().to_string()))
        };
        let places: Vec<_> = people.iter().map(place).collect();
        panelists::enrol(&test.store, &panel, &round, &places).await;

        let stop = CancellationToken::new();
        let bot = scene::connect(&platform, &stop).await.expect("the simulator answers");
        let (ledger, clock) = (Arc::new(test.store.clone()), Arc::clone(&test.clock));
        let sender = Sender::new(bot.clone(), ledger, limits, Arc::new(move || clock.now()));
        let (desk, feeding) = (test.desk.clone(), sender.clone());
        let feeding = tokio::spawn(async move { feeding.feed(&desk).await });
        let (desk, stopped) = (test.desk.clone(), stop.clone());
        let serving = tokio::spawn(async move {
            Box::pin(bot.serve(&desk, &sender, &stopped)).await.expect("it was told to stop");
        });
        assert!(platform.wait_for_bot(PATIENCE).await, "the bot never came");
        Self { test, panel, platform, people, stop, work: vec![feeding, serving] }
    }

    /// Waits until a bulletin stands there, with whatever is due about it done, and lets a second pass after that.
    async fn stands(&self, name: &BulletinName, state: &str) -> Figures {
        let looking = async {
            loop {
                tend(&self.test).await;
                let (now, figures) = total(&self.test, name).await;
                if now == state && figures.waiting + figures.sending == 0 {
                    return figures;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                self.test.clock.pass(chrono::Duration::milliseconds(50));
            }
        };
        let came = tokio::time::timeout(PATIENCE, looking).await;
        self.test.clock.pass(chrono::Duration::seconds(1));
        came.unwrap_or_else(|_| panic!("it is not {state}: {}", transcript(&self.people[0])))
    }

    async fn send(&self, name: &BulletinName) {
        let sent = self.test.desk.send_bulletin(name, Sending::default(), "a test").await;
        sent.expect("it is sent");
    }

    async fn close(self) {
        self.stop.cancel();
        for work in self.work {
            tokio::time::timeout(PATIENCE, work).await.expect("it stops").expect("no panic");
        }
        assert_eq!(self.platform.violations(), Vec::<String>::new());
    }
}

/// What the bot has written to someone that holds these words.
fn shown(user: &User, words: &str) -> Vec<Message> {
    let of_bot = user.messages().into_iter().filter(|one| one.from_bot);
    of_bot.filter(|one| one.text.contains(words)).collect()
}

both_databases! {
    a_bulletin_is_corrected_where_it_stands_and_taken_back(test) {
        let stage = Stage::open(test, 6, Limits::none()).await;
        let name = approved(&stage.test, &stage.panel, "Bussen går **måndag**.").await;
        stage.send(&name).await;
        assert_eq!(stage.stands(&name, "done").await, Figures { sent: 6, ..Figures::default() });
        assert!(stage.people.iter().all(|user| shown(user, "Bussen går måndag.").len() == 1));

        let right = swedish("Bussen går **tisdag**.");
        stage.test.desk.correct_bulletin(&name, right, "a test").await.expect("corrected");
        assert_eq!(stage.stands(&name, "done").await, Figures { sent: 6, ..Figures::default() });
        for user in &stage.people {
            let stands = shown(user, "Bussen går");
            assert_eq!(stands.len(), 1, "{}", transcript(user));
            assert_eq!((stands[0].text.contains("tisdag"), stands[0].edits), (true, 1));
        }

        take(&stage.test, &name, BroadcastStep::Recall).await;
        let figures = stage.stands(&name, "recalled").await;
        assert_eq!(figures, Figures { recalled: 6, ..Figures::default() });
        assert!(stage.people.iter().all(|user| shown(user, "Bussen går").is_empty()));
        stage.close().await;
    }

    what_is_paused_waits_and_what_is_stopped_comes_to_nobody(test) {
        let stage = Stage::open(test, 3, Limits::none()).await;
        let held = approved(&stage.test, &stage.panel, "Pausad").await;
        let broken_off = approved(&stage.test, &stage.panel, "Stoppad").await;
        let other = approved(&stage.test, &stage.panel, "En annan").await;
        for (name, step) in [(&held, BroadcastStep::Pause), (&broken_off, BroadcastStep::Stop)] {
            stage.send(name).await;
            take(&stage.test, name, step).await;
        }
        stage.send(&other).await;
        stage.stands(&other, "done").await;
        for user in &stage.people {
            assert_eq!(shown(user, "En annan").len(), 1);
            assert!(shown(user, "Pausad").is_empty() && shown(user, "Stoppad").is_empty());
        }
        take(&stage.test, &held, BroadcastStep::Resume).await;
        assert_eq!(stage.stands(&held, "done").await.sent, 3);
        for user in &stage.people {
            assert_eq!(shown(user, "Pausad").len(), 1);
            assert!(shown(user, "Stoppad").is_empty());
        }
        stage.close().await;
    }

    what_is_stopped_midway_reaches_nobody_more_and_what_came_can_be_taken_back(test) {
        let one_by_one = Limits { bulk_per_second: NonZeroU32::new(4), ..Limits::none() };
        let stage = Stage::open(test, 40, one_by_one).await;
        let name = approved(&stage.test, &stage.panel, "Nyheter").await;
        stage.send(&name).await;
        tend(&stage.test).await;
        let have = |stage: &Stage| {
            stage.people.iter().filter(|user| !shown(user, "Nyheter").is_empty()).count()
        };
        let reached = |user| Box::pin(User::wait_for_text(user, 0, "Nyheter", PATIENCE));
        let (first, ..) = select_all(stage.people.iter().map(reached)).await;
        first.expect("it reaches someone");
        take(&stage.test, &name, BroadcastStep::Stop).await;
        let figures = stage.stands(&name, "stopped").await;
        assert_eq!((figures.sent + figures.cancelled, figures.total()), (40, 40));
        assert!(figures.sent > 0 && figures.cancelled > 0, "{figures:?}");
        assert_eq!(have(&stage) as u64, figures.sent);
        take(&stage.test, &name, BroadcastStep::Recall).await;
        assert_eq!(stage.stands(&name, "recalled").await.recalled, figures.sent);
        assert_eq!(have(&stage), 0);
        stage.close().await;
    }

    the_words_below_a_picture_change_and_the_picture_stays(test) {
        let stage = Stage::open(test, 2, Limits::none()).await;
        let bytes = panelbot::report::qr_png("https://gnosjo.se").expect("a picture");
        let picture = Some(Picture { bytes: bytes.clone(), description: swedish("En karta") });
        let new = NewBulletin {
            panel: stage.panel.id,
            text: swedish("Se kartan."),
            picture: picture.clone(),
            audience: Audience::default(),
        };
        let draft = stage.test.desk.draft_bulletin(new, None, "a test").await.expect("a draft");
        let name = BulletinName::Id(draft.broadcast.id);
        take(&stage.test, &name, BroadcastStep::Approve).await;
        stage.send(&name).await;
        stage.stands(&name, "done").await;
        let correction = Correction { text: swedish("Se den rätta kartan."), picture };
        stage.test.desk.correct_bulletin(&name, correction, "a test").await.expect("corrected");
        stage.stands(&name, "done").await;
        for user in &stage.people {
            let stands = shown(user, "kartan");
            assert_eq!(stands.len(), 1, "{}", transcript(user));
            assert!(stands[0].text.contains("Se den rätta kartan."));
            assert_eq!((stands[0].attachments.len(), stands[0].edits), (1, 1));
            assert_eq!(&*stands[0].attachments[0].bytes, bytes.as_slice());
        }
        stage.close().await;
    }

    whoever_has_shut_their_private_messages_keeps_what_stands_there(test) {
        let stage = Stage::open(test, 3, Limits::none()).await;
        let name = approved(&stage.test, &stage.panel, "Bussen går måndag.").await;
        stage.send(&name).await;
        stage.stands(&name, "done").await;
        stage.people[0].close_dms();
        let right = swedish("Bussen går tisdag.");
        stage.test.desk.correct_bulletin(&name, right, "a test").await.expect("corrected");
        let figures = stage.stands(&name, "done").await;
        assert_eq!(figures.total(), 3);
        for user in &stage.people[1..] {
            assert_eq!(shown(user, "tisdag").len(), 1);
        }
        let met = shown(&stage.people[0], "Bussen går");
        assert_eq!(met.len(), 1, "nothing comes a second time");
        stage.close().await;
    }
}

#[test]
fn the_preview_says_what_cannot_be_taken_back_on_discord() {
    let deployment = Deployment::new();
    deployment.write("panel.toml", &super::stage::panel());
    deployment.ok(&["panel", "apply", "panel.toml"]);
    deployment.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    deployment.write("news.toml", &super::stage::news("Bussen går **måndag**."));
    desk::run(async {
        let url = format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
        let store = Store::connect(&store::Settings { url }).await.expect("a database");
        let read = store.read().await.expect("a database");
        let panel = read.panels().await.expect("readable").remove(0);
        let round = read.round_numbered(panel.id, 2).await.expect("readable").expect("a round");
        drop(read);
        let address =
            Address { platform: Platform::Discord, external_id: FIRST_PERSON.to_string() };
        panelists::enrol(&store, &panel, &round, &[(address, Some("17".to_owned()))]).await;
    });
    let name = deployment.ok(&["bulletin", "draft", "news.toml"]);
    let told = deployment.ok(&["bulletin", "preview", &name]);
    let discord = "Discord: private messages yes, what one person alone sees in a server no";
    assert!(told.contains(discord), "{told}");
}
