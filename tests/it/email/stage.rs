//! Gnosjö's panel with its pages and a mail server, and people who come by browser.

use std::sync::Arc;
use std::time::Duration;

use panelbot::channel::email::{Email, Halted, Security, Settings};
use panelbot::delivery::{Clock, Limits, Sender};
use panelbot::domain::broadcast::Figures;
use panelbot::domain::{Mailbox, Panel};
use panelbot::service::{BulletinName, NewInvitation};
use panelbot::web;
use panelbot_simulator::browser::Browser;
use panelbot_simulator::form::Control;
use panelbot_simulator::page::Page;
use panelbot_simulator::smtp::{self, Letter, MailServer};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bulletins::steps;
use crate::support::TestDesk;

/// As long as a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Where links in letters lead, which a test finds at [`Stage::url`].
const PUBLIC: &str = "https://panel.example";

/// The pages, the mail server, and what sends.
pub struct Stage {
    pub test: TestDesk,
    pub server: MailServer,
    pub panel: Panel,
    pub url: String,
    code: String,
    stop: CancellationToken,
    served: Option<JoinHandle<Result<(), Halted>>>,
}

/// Someone with a browser of their own, and the page that it shows.
pub struct Visitor {
    pub browser: Browser,
    pub page: Page,
}

/// What a mail server on this machine is reached by.
pub fn settings(port: u16) -> Settings {
    Settings {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        login: None,
        from: Mailbox::parse("panelen@gnosjo.example").expect("an address"),
        from_name: Some("Gnosjöpanelen".to_owned()),
    }
}

pub fn clock(test: &TestDesk) -> Clock {
    let clock = Arc::clone(&test.clock);
    Arc::new(move || panelbot::service::Clock::now(&*clock))
}

impl Stage {
    /// Opens it, and lets letters leave.
    pub async fn open() -> Self {
        let mut stage = Self::silent().await;
        stage.send();
        stage
    }

    /// Opens it; nothing leaves yet.
    pub async fn silent() -> Self {
        let test = TestDesk::sqlite().await;
        test.desk.offer_email();
        let panel = steps::panel(&test).await;
        let new = NewInvitation { panel: "gnosjo".to_owned(), ..NewInvitation::default() };
        let (_, invitation) = test.desk.create_invitation(new, "a test").await.expect("a code");
        let server = MailServer::start(smtp::Settings::default()).await.expect("a free port");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let settings = web::Settings {
            listen: String::new(),
            public_url: url.clone(),
            newcomers: web::Newcomers::default(),
        };
        let stop = CancellationToken::new();
        let router = web::router(test.desk.clone(), settings, web::Health::new(Vec::new));
        tokio::spawn(web::serve(listener, router, stop.clone()));
        Self { test, server, panel, url, code: invitation.code, stop, served: None }
    }

    /// Lets letters leave, through the mail server of this stage.
    pub fn send(&mut self) {
        let email = Email::new(settings(self.server.port()), clock(&self.test));
        let ledger = Arc::new(self.test.store.clone());
        let limits = Limits::none();
        let sender = Sender::new(email.clone(), ledger, limits, clock(&self.test));
        let (desk, stop) = (self.test.desk.clone(), self.stop.clone());
        self.served = Some(tokio::spawn(async move {
            let (served, ()) = tokio::join!(email.serve(&desk, &sender, &stop), sender.feed(&desk));
            served
        }));
    }

    /// Waits until sending has ended, and gives what ended it.
    pub async fn halted(&mut self) -> Result<(), Halted> {
        let served = self.served.take().expect("it was begun");
        tokio::time::timeout(PATIENCE, served).await.expect("it ends in time").expect("no panic")
    }

    /// Someone who joins the panel by the real pages.
    pub async fn visitor(&self) -> Visitor {
        let mut visitor = self.invited().await;
        for label in ["Ja, jag vill vara med", "16–29", "Jag bor här"] {
            visitor.press(label).await;
        }
        visitor
    }

    /// Someone who has opened the invitation.
    pub async fn invited(&self) -> Visitor {
        let browser = Browser::new("sv").expect("a browser");
        let page = browser.open(&format!("{}/j/{}", self.url, self.code)).await.expect("a page");
        Visitor { browser, page }
    }

    /// The same, with an address that they have confirmed.
    pub async fn reader(&self, mailbox: &str) -> Visitor {
        let mut visitor = self.visitor().await;
        visitor.give(mailbox).await;
        let letter = self.letters(mailbox, 1).await.remove(0);
        let link = self.link(&letter, 0);
        let mut confirming = Visitor::stranger(&link).await;
        confirming.press("Ja, skriv till mig").await;
        visitor
    }

    /// Waits for so many letters.
    pub async fn letters(&self, mailbox: &str, count: usize) -> Vec<Letter> {
        let came = self.server.wait_for_letters(mailbox, count, PATIENCE).await;
        came.unwrap_or_else(|| panic!("no {count} letters came"))
    }

    /// The nth link of a letter, as a test can open it.
    pub fn link(&self, letter: &Letter, nth: usize) -> String {
        self.here(&letter.links()[nth])
    }

    /// A link of ours, as a test can open it.
    pub fn here(&self, url: &str) -> String {
        assert!(url.starts_with(PUBLIC), "{url}");
        url.replace(PUBLIC, &self.url)
    }

    /// A bulletin to all, on its way.
    pub async fn bulletin(&self, words: &str) -> BulletinName {
        steps::sent(&self.test, &self.panel, words).await
    }

    /// Waits until a bulletin's figures are these.
    pub async fn comes_to(&self, name: &BulletinName, figures: Figures) {
        let looking = async {
            while steps::total(&self.test, name).await.1 != figures {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let there = tokio::time::timeout(PATIENCE, looking).await;
        assert!(there.is_ok(), "{:?}", steps::total(&self.test, name).await);
    }

    /// How many letters are stored as being sent.
    pub async fn under_way(&self) -> usize {
        let sql = "SELECT 1 AS one FROM delivery WHERE state = 'sending'";
        self.test.look(sql).await.len()
    }

    /// What the page of this visitor says now.
    pub async fn page(&self, visitor: &Visitor) -> String {
        visitor.browser.open(&format!("{}/c", self.url)).await.expect("a page").text
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Visitor {
    /// A browser that was never here, on this page.
    pub async fn stranger(url: &str) -> Self {
        let browser = Browser::new("sv").expect("a browser");
        let page = browser.open(url).await.expect("a page");
        Self { browser, page }
    }

    /// Presses a button that the page shows.
    pub async fn press(&mut self, label: &str) {
        let (form, button) =
            self.page.button(label).unwrap_or_else(|| panic!("{label}: {}", self.page.text));
        let sent = self.browser.send(&self.page, form, Some(button), None, None).await;
        self.page = sent.expect("a page");
    }

    /// Writes an address in the card and sends it.
    pub async fn give(&mut self, mailbox: &str) {
        let named =
            |control: &Control| matches!(control, Control::Text { name, .. } if name == "mailbox");
        let form = self.page.forms.iter().find(|form| form.controls.iter().any(named));
        let form = form.unwrap_or_else(|| panic!("no card: {}", self.page.text));
        let sent = self.browser.send(&self.page, form, None, None, Some(mailbox)).await;
        self.page = sent.expect("a page");
    }

    /// Writes something in the chat.
    pub async fn say(&mut self, words: &str) {
        let writing =
            |control: &Control| matches!(control, Control::Text { name, .. } if name == "text");
        let form = self.page.forms.iter().find(|form| form.controls.iter().any(writing));
        let form = form.unwrap_or_else(|| panic!("no field: {}", self.page.text));
        let sent = self.browser.send(&self.page, form, None, None, Some(words)).await;
        self.page = sent.expect("a page");
    }

    /// Whether the page says this.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        assert!(self.page.text.contains(words), "{}", self.page.text);
    }
}
