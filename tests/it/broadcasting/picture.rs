//! A bulletin's picture on Telegram: brought there by one copy, and shown to everyone.

use std::sync::Arc;
use std::time::Duration;

use panelbot::delivery::{Limits, Sender};
use panelbot::domain::broadcast::{BroadcastStep, Figures};
use panelbot::domain::{Address, Audience, LocalText, Locale, Panel, Platform};
use panelbot::service::{BulletinName, Clock as _, NewBulletin, Picture, Sending};
use panelbot_simulator::telegram::{Kind, Settings, Telegram};
use tokio_util::sync::CancellationToken;

use super::stage::chat;
use crate::support::{TestDesk, both_databases, panelists};
use crate::telegram::scene;

/// How long a broadcast may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Gnosjö's panel with so many panelists on Telegram, of whom the first have blocked the bot.
struct Stage {
    test: TestDesk,
    panel: Panel,
    telegram: Telegram,
}

fn text(words: &str) -> LocalText {
    [(Locale::parse("sv").expect("a language"), words.to_owned())].into_iter().collect()
}

impl Stage {
    async fn open(test: TestDesk, people: usize, blocked: usize) -> Self {
        let (panel, round) = test.gnosjo().await;
        let telegram = Telegram::start(Settings::default()).await.expect("a port");
        for person in 0..people {
            let _ = telegram.acquaintance(chat(person), "Kim", person < blocked);
        }
        let address = |person| Address {
            platform: Platform::Telegram,
            external_id: chat(person).to_string(),
        };
        let places: Vec<_> = (0..people).map(|person| (address(person), None)).collect();
        panelists::enrol(&test.store, &panel, &round, &places).await;
        Self { test, panel, telegram }
    }

    /// Puts a bulletin with a picture on its way.
    async fn send(&self, words: &str) -> BulletinName {
        let bytes = panelbot::report::qr_png("https://gnosjo.se").expect("a picture");
        let new = NewBulletin {
            panel: self.panel.id,
            text: text(words),
            picture: Some(Picture { bytes, description: text("En karta") }),
            audience: Audience::default(),
        };
        let draft = self.test.desk.draft_bulletin(new, None, "a test").await.expect("a draft");
        let name = BulletinName::Id(draft.broadcast.id);
        let desk = &self.test.desk;
        desk.advance_bulletin(&name, BroadcastStep::Approve, "a test").await.expect("a step");
        desk.send_bulletin(&name, Sending::default(), "a test").await.expect("sent");
        name
    }

    /// Lets the sender work until it is done, and gives the figures.
    async fn done(&self, name: &BulletinName) -> Figures {
        let stop = CancellationToken::new();
        let telegram = scene::connect(&self.telegram, &stop).await.expect("it answers");
        let ledger = Arc::new(self.test.store.clone());
        let clock = Arc::clone(&self.test.clock);
        let sender = Sender::new(telegram, ledger, Limits::none(), Arc::new(move || clock.now()));
        let working = async {
            loop {
                self.test.desk.tend_broadcasts(true).await.expect("a database");
                let status = self.test.desk.bulletin_status(name).await.expect("it is there");
                if status.bulletin.broadcast.state.as_str() == "done" {
                    return status.total;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                self.test.clock.pass(chrono::Duration::milliseconds(50));
            }
        };
        let working = tokio::time::timeout(PATIENCE, working);
        let figures = tokio::select! {
            () = sender.feed(&self.test.desk) => panic!("it goes on until it is told to stop"),
            figures = working => figures.expect("it is done in time"),
        };
        sender.finish(PATIENCE).await;
        figures
    }

    /// How many of the chats show a picture with these words.
    fn shown(&self, people: usize, words: &str) -> usize {
        let shows = |person: &usize| {
            let user = self.telegram.acquaintance(chat(*person), "Kim", false);
            let with = user.messages().into_iter().filter(|one| one.text.contains(words));
            with.filter(|one| one.media == Some(Kind::Photo)).count() == 1
        };
        (0..people).filter(shows).count()
    }
}

both_databases! {
    a_picture_is_uploaded_once_however_many_get_it(test) {
        let stage = Stage::open(test, 40, 0).await;
        let name = stage.send("Se kartan.").await;
        let figures = stage.done(&name).await;
        assert_eq!(figures, Figures { sent: 40, ..Figures::default() });
        assert_eq!(stage.shown(40, "Se kartan."), 40);
        assert_eq!(stage.telegram.uploads(), 1);
        // Another bulletin has another picture, as far as anyone knows.
        let name = stage.send("Se den igen.").await;
        stage.done(&name).await;
        assert_eq!((stage.shown(40, "Se den igen."), stage.telegram.uploads()), (40, 2));
        assert_eq!(stage.telegram.violations(), Vec::<String>::new());
    }

    whoever_has_blocked_the_bot_brings_no_picture_and_the_next_one_does(test) {
        let stage = Stage::open(test, 12, 2).await;
        let name = stage.send("Se kartan.").await;
        let figures = stage.done(&name).await;
        assert_eq!(figures, Figures { sent: 10, unreachable: 2, ..Figures::default() });
        assert_eq!(stage.telegram.uploads(), 1);
    }

    a_picture_that_telegram_knows_no_more_is_uploaded_anew_and_nobody_misses_it(test) {
        let stage = Stage::open(test, 20, 0).await;
        let name = stage.send("Se kartan.").await;
        stage.test.desk.tend_broadcasts(true).await.expect("a database");
        // As from a bot that had another token.
        stage.test.tamper(
            "INSERT INTO upload (broadcast_id, platform, file) SELECT id, 'telegram', 'of another bot' FROM broadcast",
        ).await;
        let figures = stage.done(&name).await;
        assert_eq!(figures, Figures { sent: 20, ..Figures::default() });
        assert_eq!((stage.shown(20, "Se kartan."), stage.telegram.uploads()), (20, 1));
        assert_eq!(stage.test.count("upload WHERE file = 'of another bot'").await, 0);
    }

    where_no_answer_came_the_picture_is_brought_once_more(test) {
        let stage = Stage::open(test, 10, 0).await;
        let name = stage.send("Se kartan.").await;
        // It is carried out, and the answer is lost: nobody knows what the picture is known as.
        stage.telegram.next_is_cut_after();
        let figures = stage.done(&name).await;
        assert_eq!(figures, Figures { sent: 9, uncertain: 1, ..Figures::default() });
        assert_eq!((stage.shown(10, "Se kartan."), stage.telegram.uploads()), (10, 2));
    }
}
