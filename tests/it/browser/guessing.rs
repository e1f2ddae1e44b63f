//! Codes that are guessed at.

use reqwest::{Client, StatusCode};

use super::requests::{text, visitor};
use super::site::Site;

/// More wrong codes than one network may try at once.
const MANY: usize = 60;

#[tokio::test]
async fn whoever_tries_code_after_code_is_told_to_wait_and_no_other_network_is() {
    let client_address_header = Some("x-forwarded-for".to_owned());
    let newcomers = panelbot::web::Newcomers { client_address_header, ..Default::default() };
    let site = Site::open_with("http://127.0.0.1", newcomers).await;
    let looks = async |browser: &Client, address: &str, network: &str| {
        let look = browser.get(address).header("x-forwarded-for", network);
        look.send().await.unwrap()
    };
    let browser = visitor();
    for number in 0..MANY {
        let wrong = format!("{}/j/BCDFGH{number:02}", site.url);
        let answer = looks(&browser, &wrong, "192.0.2.1").await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{number}");
    }
    let refused = looks(&browser, &site.invitation(), "192.0.2.1").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().get("retry-after").is_some());
    let page = text(refused).await;
    assert!(page.contains("Många koder som inte finns"), "{page}");
    assert!(!page.contains("Ungdomspanelen"), "{page}");
    let press = browser.post(site.invitation()).header("x-forwarded-for", "192.0.2.1");
    let press = press.form(&[("text", "hej")]).send().await.unwrap();
    assert_eq!(press.status(), StatusCode::TOO_MANY_REQUESTS);
    let start = looks(&browser, &format!("{}/", site.url), "192.0.2.1").await;
    assert_eq!(start.status(), StatusCode::OK, "the rest of the site is there");
    let other = looks(&browser, &site.invitation(), "192.0.2.2").await;
    assert_eq!(other.status(), StatusCode::OK);
}
