//! A new link in the place of one that somebody else may have got hold of.

use reqwest::header::SET_COOKIE;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

use super::requests::{answered, cookie_of, once, text, value, visitor};
use super::site::Site;

/// The way back that stands on the page.
fn link(site: &Site, chat: &str) -> String {
    let start = chat.find("/r/").expect("a return link");
    let path: String = chat[start..].chars().take_while(|c| *c != '"').collect();
    format!("{}{path}", site.url)
}

async fn chat(site: &Site, browser: &Client) -> String {
    text(browser.get(site.chat()).send().await.unwrap()).await
}

/// The form by which a browser says yes to a new link.
async fn yes(site: &Site, browser: &Client) -> [(&'static str, String); 2] {
    browser.post(site.chat()).form(&[("text", "/nylank")]).send().await.unwrap();
    let asked = chat(site, browser).await;
    [("once", once(&asked)), ("press", value(&asked, "press", "Ja, byt länk"))]
}

#[tokio::test]
async fn a_new_link_shuts_out_whoever_has_the_old_one_and_keeps_whoever_asked_for_it() {
    let (site, browser) = answered().await;
    let old = link(&site, &chat(&site, &browser).await);
    let thief = visitor();
    thief.post(&old).send().await.unwrap();
    assert!(chat(&site, &thief).await.contains("Den är god"));

    let form = yes(&site, &browser).await;
    browser.post(site.chat()).form(&form).send().await.unwrap();
    let page = chat(&site, &browser).await;
    assert!(page.contains("De gamla länkarna fungerar inte längre"), "{page}");
    assert!(page.contains("Den är god"), "{page}");
    assert!(chat(&site, &thief).await.contains("Vi känner inte igen"));
    let press = thief.post(site.chat()).form(&[("text", "/forget")]).send().await.unwrap();
    assert!(text(press).await.contains("Vi känner inte igen"));
    for again in [visitor().get(&old), visitor().post(&old)] {
        let answer = again.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        assert!(answer.headers().get(SET_COOKIE).is_none());
        let words = text(answer).await;
        assert!(words.contains("Länken används inte längre"), "{words}");
        assert!(!words.contains("Ungdomspanelen"), "nothing is told: {words}");
    }

    let new = link(&site, &page);
    assert_ne!(new, old);
    let phone = visitor();
    assert_eq!(phone.post(&new).send().await.unwrap().status(), StatusCode::SEE_OTHER);
    assert!(chat(&site, &phone).await.contains("Den är god"));
    assert_eq!(site.answers().await, 1);
}

#[tokio::test]
async fn whoever_asked_is_let_in_also_when_the_answer_never_came_through() {
    let (site, browser) = (Site::open().await, visitor());
    let page = text(browser.get(site.invitation()).send().await.unwrap()).await;
    let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
    let kept = cookie_of(&browser.post(site.invitation()).form(&form).send().await.unwrap());
    // A browser that hears of no new cookie, twice.
    for _ in 0..2 {
        let deaf = Client::builder().redirect(Policy::none()).build().unwrap();
        let asks = deaf.post(site.chat()).header("cookie", &kept).form(&[("text", "/nylank")]);
        asks.send().await.unwrap();
        let look = deaf.get(site.chat()).header("cookie", &kept).send().await.unwrap();
        let asked = text(look).await;
        let form = [("once", once(&asked)), ("press", value(&asked, "press", "Ja, byt länk"))];
        deaf.post(site.chat()).header("cookie", &kept).form(&form).send().await.unwrap();
    }
    let page = chat(&site, &browser).await;
    assert!(page.contains("Den är god"), "{page}");
    let again = browser.get(site.chat()).send().await.unwrap();
    assert!(again.headers().get(SET_COOKIE).is_none(), "its cookie is the new one by now");
    browser.post(format!("{}/c/close", site.url)).send().await.unwrap();
    let look = Client::new().get(site.chat()).header("cookie", &kept).send().await.unwrap();
    assert!(text(look).await.contains("Vi känner inte igen"), "closed is closed");
}
