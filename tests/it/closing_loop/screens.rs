//! The public pages of the rehearsed round, through the real server and in a real Chromium.

use panelbot::web;
use reqwest::Client;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::browser::{Browser, Setup, browse};
use crate::public::look;
use crate::support::TestDesk;

/// The pages, served.
pub struct Pages {
    pub url: String,
    stop: CancellationToken,
}

impl Pages {
    /// Serves what a desk has.
    pub async fn serve(test: &TestDesk) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let settings = web::Settings {
            listen: String::new(),
            public_url: url.clone(),
            newcomers: web::Newcomers::default(),
        };
        let router = web::router(test.desk.clone(), settings, web::Health::new(Vec::new));
        let stop = CancellationToken::new();
        tokio::spawn(web::serve(listener, router, stop.clone()));
        Self { url, stop }
    }

    /// What stands at a path, as it is sent.
    pub async fn get(&self, path: &str) -> String {
        let bytes = self.bytes(path).await.expect("there");
        String::from_utf8(bytes).expect("text").replace('\u{a0}', " ")
    }

    /// The same; `None` when nothing is there.
    pub async fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let answer = Client::new().get(format!("{}{path}", self.url)).send().await.expect("told");
        let found = answer.status().is_success();
        let bytes = answer.bytes().await.expect("whole").to_vec();
        found.then_some(bytes)
    }

    /// Looks at the panel's page and the round's in Swedish by day and in English by night, and keeps what is seen under
    /// this name.
    pub async fn look_at(&self, when: &'static str) {
        for (tag, dark) in [("sv", false), ("en", true)] {
            let url = self.url.clone();
            let setup = Setup { scripts: true, dark, language: tag };
            browse(setup, async move |browser: Browser| {
                for (page, path) in [("panel", "/p/gnosjo"), ("round", "/p/gnosjo/rounds/2")] {
                    let url = format!("{url}{path}?lang={tag}");
                    look::look(&browser, &url, tag, &format!("loop-{when}-{page}-{tag}")).await;
                }
            })
            .await;
        }
        self.keep_share_picture(when).await;
    }

    /// The picture that other sites show, in the folder that `PANELBOT_SCREENSHOTS` names, if it names one.
    async fn keep_share_picture(&self, when: &str) {
        let png = self.bytes("/p/gnosjo/rounds/2/share.png?lang=sv").await.expect("a picture");
        assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 × 630");
        if let Ok(folder) = std::env::var("PANELBOT_SCREENSHOTS") {
            let path = std::path::Path::new(&folder).join(format!("loop-{when}-share.png"));
            std::fs::write(path, png).expect("kept");
        }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
