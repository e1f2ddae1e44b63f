//! The pages by plain requests: what is promised about them.

use reqwest::header::SET_COOKIE;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};

use super::site::Site;

/// A browser that keeps cookies and does not follow redirects.
pub fn visitor() -> Client {
    Client::builder().cookie_store(true).redirect(Policy::none()).build().expect("a client")
}

pub async fn text(response: Response) -> String {
    response.text().await.expect("a page")
}

/// The value of the first field or button with this name, and after it with these words.
pub fn value(page: &str, name: &str, words: &str) -> String {
    let from = format!("name=\"{name}\" value=\"");
    let parts = page.split(&from).skip(1).map(|part| part.split_once('"').expect("a value"));
    let found = parts.filter(|(_, rest)| rest.split("</button>").next().unwrap().contains(words));
    found.map(|(value, _)| value.to_owned()).next().unwrap_or_else(|| panic!("no {words}: {page}"))
}

pub fn once(page: &str) -> String {
    value(page, "once", "")
}

/// A site and a browser that has answered its question.
pub async fn answered() -> (Site, Client) {
    let (site, browser) = (Site::open().await, visitor());
    let page = text(browser.get(site.invitation()).send().await.unwrap()).await;
    let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
    browser.post(site.invitation()).form(&form).send().await.unwrap();
    (site, browser)
}

#[tokio::test]
async fn looking_at_an_invitation_stores_nothing_and_sets_no_cookie() {
    let site = Site::open().await;
    let page = visitor().get(site.invitation()).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    assert!(page.headers().get(SET_COOKIE).is_none());
    assert!(text(page).await.contains("Vad tycker du om maten i skolan?"));
    assert_eq!(site.answers().await, 0);
}

#[tokio::test]
async fn pressing_twice_counts_once_even_before_there_is_a_cookie() {
    let site = Site::open().await;
    let page = text(visitor().get(site.invitation()).send().await.unwrap()).await;
    let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
    for _ in 0..2 {
        let answer = visitor().post(site.invitation()).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        assert_eq!(answer.headers()["location"], "/c#now");
    }
    assert_eq!(site.answers().await, 1);
}

#[tokio::test]
async fn another_press_in_a_page_that_was_kept_is_taken() {
    let (site, browser) = (Site::open().await, visitor());
    let page = text(browser.get(site.invitation()).send().await.unwrap()).await;
    for words in ["Den är god", "Den är okej"] {
        let form = [("once", once(&page)), ("press", value(&page, "press", words))];
        browser.post(site.invitation()).form(&form).send().await.unwrap();
    }
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Den är okej"), "{chat}");
    assert_eq!(site.answers().await, 1);
}

#[tokio::test]
async fn the_page_with_all_that_belongs_to_it_is_light_and_asks_no_other_site() {
    let (site, browser) = answered().await;
    for address in [site.invitation(), site.chat(), format!("{}/", site.url)] {
        let page = text(browser.get(address).send().await.unwrap()).await;
        let mut weight = page.len();
        for attribute in ["src=\"", "href=\"/assets"] {
            for rest in page.split(attribute).skip(1) {
                let path = rest.split('"').next().unwrap();
                let prefix = attribute.split_once('"').unwrap().1;
                assert!(format!("{prefix}{path}").starts_with('/'), "{path} is another site's");
                let asset =
                    browser.get(format!("{}{prefix}{path}", site.url)).send().await.unwrap();
                assert_eq!(asset.status(), StatusCode::OK, "{path}");
                weight += asset.bytes().await.unwrap().len();
            }
        }
        assert!(weight < 60_000, "{weight} bytes");
    }
}

#[tokio::test]
async fn the_return_link_gives_the_chat_by_a_press_and_not_by_a_look() {
    let (site, browser) = answered().await;
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let start = chat.find("/r/").expect("a return link");
    let path: String = chat[start..].chars().take_while(|c| *c != '"').collect();
    let link = format!("{}{path}", site.url);

    let other = visitor();
    let look = other.get(&link).send().await.unwrap();
    assert_eq!(look.headers()["referrer-policy"], "no-referrer");
    assert!(look.headers().get(SET_COOKIE).is_none());
    let press = other.post(&link).header("origin", "null").send().await.unwrap();
    assert_eq!(press.status(), StatusCode::SEE_OTHER);
    assert_eq!(press.headers()["referrer-policy"], "no-referrer");
    let there = text(other.get(site.chat()).send().await.unwrap()).await;
    assert!(there.contains("Den är god"), "{there}");

    let forged = visitor().post(format!("{link}x")).send().await.unwrap();
    assert_eq!(forged.status(), StatusCode::NOT_FOUND);
    assert!(forged.headers().get(SET_COOKIE).is_none());
}

#[tokio::test]
async fn closing_the_chat_on_a_shared_device_keeps_the_chat() {
    let (site, browser) = answered().await;
    browser.post(format!("{}/c/close", site.url)).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Vi känner inte igen"));
    assert_eq!(site.answers().await, 1);
}

/// What a cookie that was set says, as a browser sends it back.
pub fn cookie_of(answer: &Response) -> String {
    let set = answer.headers()[SET_COOKIE].to_str().expect("a cookie");
    set.split(';').next().expect("its value").to_owned()
}

#[tokio::test]
async fn whoever_kept_the_cookie_of_a_closed_chat_is_not_let_in_with_it() {
    let (site, browser) = (Site::open().await, visitor());
    let page = text(browser.get(site.invitation()).send().await.unwrap()).await;
    let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
    let joined = browser.post(site.invitation()).form(&form).send().await.unwrap();
    let kept = cookie_of(&joined);
    // Going in once more begins no second session that closing would leave open.
    let again = browser.post(site.invitation()).form(&[("text", "/help")]).send().await.unwrap();
    assert!(again.headers().get(SET_COOKIE).is_none());
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let start = chat.find("/r/").expect("a return link");
    let link: String = chat[start..].chars().take_while(|c| *c != '"').collect();
    let link = format!("{}{link}", site.url);
    let other = visitor();
    other.post(&link).send().await.unwrap();

    browser.post(format!("{}/c/close", site.url)).send().await.unwrap();
    let thief = Client::builder().redirect(Policy::none()).build().unwrap();
    let look = thief.get(site.chat()).header("cookie", &kept).send().await.unwrap();
    assert!(text(look).await.contains("Vi känner inte igen"));
    let form = [("text", "/forget")];
    let press = thief.post(site.chat()).header("cookie", &kept).form(&form).send().await.unwrap();
    assert!(text(press).await.contains("Vi känner inte igen"));

    let elsewhere = text(other.get(site.chat()).send().await.unwrap()).await;
    assert!(elsewhere.contains("/r/"), "closing here closes only here: {elsewhere}");
    assert_eq!(browser.post(&link).send().await.unwrap().status(), StatusCode::SEE_OTHER);
    let back = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(back.contains("/r/"), "the link is the way back: {back}");
    assert_eq!(site.answers().await, 1);
}

#[tokio::test]
async fn a_chat_that_another_takes_the_place_of_is_closed_in_that_browser() {
    let (site, first) = answered().await;
    let chat = text(first.get(site.chat()).send().await.unwrap()).await;
    let start = chat.find("/r/").expect("a return link");
    let link: String = chat[start..].chars().take_while(|c| *c != '"').collect();
    let second = visitor();
    let page = text(second.get(site.invitation()).send().await.unwrap()).await;
    let form = [("once", once(&page)), ("press", value(&page, "press", "Den är okej"))];
    let kept = cookie_of(&second.post(site.invitation()).form(&form).send().await.unwrap());
    second.post(format!("{}{link}", site.url)).send().await.unwrap();
    let look = Client::new().get(site.chat()).header("cookie", &kept).send().await.unwrap();
    assert!(text(look).await.contains("Vi känner inte igen"));
}

#[tokio::test]
async fn while_the_database_is_away_closing_says_that_it_is_not_done() {
    let (site, browser) = answered().await;
    site.lose_database().await;
    let answer = browser.post(format!("{}/c/close", site.url)).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().get(SET_COOKIE).is_none(), "it can be pressed again");
}

#[tokio::test]
async fn when_enough_have_come_from_one_network_the_next_is_told_when_to_try_again() {
    let client_address_header = Some("x-forwarded-for".to_owned());
    let newcomers = panelbot::web::Newcomers { at_once: 2, per_minute: 1, client_address_header };
    let site = Site::open_with("http://127.0.0.1", newcomers).await;
    let comes = async |browser: &Client, network: &str| {
        let page = text(browser.get(site.invitation()).send().await.unwrap()).await;
        let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
        // What somebody writes there themselves stands before what our proxy adds.
        let told = format!("{}, {network}", uuid::Uuid::new_v4());
        let post = browser.post(site.invitation()).header("x-forwarded-for", told);
        post.form(&form).send().await.unwrap()
    };
    let first = visitor();
    for browser in [&first, &visitor()] {
        assert_eq!(comes(browser, "192.0.2.1").await.status(), StatusCode::SEE_OTHER);
    }
    let refused = comes(&visitor(), "192.0.2.1").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().get(SET_COOKIE).is_none());
    let wait: u32 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=61).contains(&wait), "{wait}");
    let page = text(refused).await;
    assert!(page.contains("Försök igen") && page.contains("name=\"press\""), "{page}");
    assert_eq!(site.answers().await, 2);

    let form = [("text", "/help")];
    let known = first.post(site.chat()).form(&form).header("x-forwarded-for", "192.0.2.1");
    assert_eq!(known.send().await.unwrap().status(), StatusCode::SEE_OTHER, "no newcomer");
    assert_eq!(comes(&visitor(), "192.0.2.2").await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_can_be_written_on_the_first_page() {
    let (site, browser) = (Site::open().await, visitor());
    let page = text(browser.get(&site.url).send().await.unwrap()).await;
    assert!(page.contains("name=\"text\""), "{page}");
    let form = [("once", once(&page)), ("text", site.svenljunga.clone())];
    browser.post(&site.url).form(&form).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Vad tycker du om maten i skolan?"), "{chat}");
}

#[tokio::test]
async fn what_can_be_typed_in_a_chat_can_be_typed_here() {
    let site = Site::open().await;
    let browser = visitor();
    let form = [("once", "typed"), ("text", "den ar okej")];
    browser.post(site.invitation()).form(&form).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Tack, nu är ditt svar med!"), "{chat}");
    browser.post(site.chat()).form(&[("text", "/help")]).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Så här fungerar det"), "{chat}");
}

#[tokio::test]
async fn the_picture_to_share_is_shown_to_its_owner_only() {
    let (site, browser) = answered().await;
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let join = value(&chat, "press", "Ja, gärna");
    browser.post(site.chat()).form(&[("press", join)]).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let year = value(&chat, "press", "Årskurs 8");
    browser.post(site.chat()).form(&[("press", year)]).send().await.unwrap();
    browser.post(site.chat()).form(&[("text", "/invite")]).send().await.unwrap();

    let picture = format!("{}/c/file/0", site.url);
    let shown = browser.get(&picture).send().await.unwrap();
    assert_eq!(shown.headers()["content-type"], "image/png");
    assert_eq!(shown.headers()["cache-control"], "no-store");
    assert!(shown.bytes().await.unwrap().starts_with(b"\x89PNG"));
    assert_eq!(visitor().get(&picture).send().await.unwrap().status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forgetting_says_goodbye_and_takes_the_cookie_away() {
    let (site, browser) = answered().await;
    browser.post(site.chat()).form(&[("text", "/forget")]).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let yes = value(&chat, "press", "Ja, ta bort allt");
    let goodbye = browser.post(site.chat()).form(&[("press", yes)]).send().await.unwrap();
    assert!(goodbye.headers()[SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert!(text(goodbye).await.contains("Allt om dig är borttaget."));
    assert_eq!(site.answers().await, 0);
}

#[tokio::test]
async fn the_return_link_of_whoever_had_everything_deleted_says_that_the_page_is_gone() {
    let (site, browser) = answered().await;
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let start = chat.find("/r/").expect("a return link");
    let path: String = chat[start..].chars().take_while(|c| *c != '"').collect();
    let link = format!("{}{path}", site.url);
    assert!(text(visitor().get(&link).send().await.unwrap()).await.contains("Välkommen tillbaka"));
    browser.post(site.chat()).form(&[("text", "/forget")]).send().await.unwrap();
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    let yes = value(&chat, "press", "Ja, ta bort allt");
    browser.post(site.chat()).form(&[("press", yes)]).send().await.unwrap();
    for again in [visitor().get(&link), visitor().post(&link)] {
        let gone = again.send().await.unwrap();
        assert_eq!(gone.status(), StatusCode::NOT_FOUND);
        assert!(gone.headers().get(SET_COOKIE).is_none());
        let page = text(gone).await;
        assert!(
            page.contains("Länken används inte längre") && !page.contains("Välkommen"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn who_is_too_young_is_told_kindly_and_nothing_is_kept() {
    let site = Site::open().await;
    let browser = visitor();
    let page = text(browser.get(site.invitation()).send().await.unwrap()).await;
    let form = [("once", once(&page)), ("press", value(&page, "press", "Jag är yngre än 13"))];
    let goodbye = browser.post(site.invitation()).form(&form).send().await.unwrap();
    assert!(text(goodbye).await.contains("Tack för att du ville vara med!"));
}

#[tokio::test]
async fn while_the_database_is_away_what_was_typed_stays_on_the_page() {
    let (site, browser) = answered().await;
    site.lose_database().await;
    let form = [("once", "1"), ("lang", "en"), ("text", "Mer \"frukt\" & <grönt>"), ("x", "y")];
    let page = browser.post(site.chat()).form(&form).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = text(page).await;
    assert!(page.contains("Not saved yet"), "in the language of the page: {page}");
    assert!(page.contains("<blockquote dir=\"auto\">Mer &#34;frukt&#34; &#38; &#60;grönt&#62;"));
    assert!(page.contains("name=\"once\" value=\"1\"") && !page.contains("name=\"x\""));
    let look = browser.get(site.chat()).send().await.unwrap();
    assert_eq!(look.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn told_to_stop_the_site_stops_though_a_browser_hangs_on() {
    let site = Site::open().await;
    let browser = visitor();
    browser.get(site.invitation()).send().await.unwrap();
    let address = site.url.trim_start_matches("http://").to_owned();
    let _hanging = tokio::net::TcpStream::connect(address).await.unwrap();
    let served = site.stop();
    let stopped = tokio::time::timeout(std::time::Duration::from_secs(5), served).await;
    stopped.expect("within five seconds").expect("without a panic").expect("without an error");
}
