//! Requests that begin and never end.

use std::time::Duration;

use panelbot::web::Newcomers;
use reqwest::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::requests::visitor;
use super::site::Site;

/// How long the site waits in these tests.
const PATIENCE: Duration = Duration::from_millis(200);

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(20);

async fn site() -> Site {
    Site::open_within(PATIENCE, "http://127.0.0.1", Newcomers::default()).await
}

/// Sends this much of a request, and gives all that comes until the site hangs up.
async fn sent(site: &Site, half: &str) -> String {
    let mut stream = TcpStream::connect(site.url.trim_start_matches("http://")).await.unwrap();
    stream.write_all(half.as_bytes()).await.unwrap();
    let mut heard = Vec::new();
    let ended = tokio::time::timeout(LONG, stream.read_to_end(&mut heard)).await;
    // A connection that is reset is over too.
    let _ = ended.expect("the site hangs up");
    String::from_utf8_lossy(&heard).into_owned()
}

#[tokio::test]
async fn whoever_never_ends_the_head_of_a_request_holds_no_connection() {
    let site = site().await;
    for half in ["", "GET / HTTP/1.1\r\nHost: panel.example\r\nX-Slow: "] {
        let heard = sent(&site, half).await;
        assert!(!heard.starts_with("HTTP/1.1 200"), "{heard}");
    }
    assert_eq!(visitor().get(site.invitation()).send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn whoever_never_sends_the_rest_of_a_form_is_told_that_it_cannot_be_read() {
    let site = site().await;
    let half = "POST / HTTP/1.1\r\nHost: panel.example\r\nContent-Length: 100\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\ntext=he";
    let heard = sent(&site, half).await;
    assert!(heard.starts_with("HTTP/1.1 400"), "{heard}");
    assert_eq!(site.answers().await, 0);
}
