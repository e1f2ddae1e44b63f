//! The pages by plain requests: what is promised about them, and what hostile ones meet.

use reqwest::header::{HeaderMap, HeaderName, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};

use super::site::Site;

/// A browser that keeps cookies and does not follow redirects.
fn visitor() -> Client {
    Client::builder().cookie_store(true).redirect(Policy::none()).build().expect("a client")
}

async fn text(response: Response) -> String {
    response.text().await.expect("a page")
}

/// The value of the first field or button with this name, and after it with these words.
fn value(page: &str, name: &str, words: &str) -> String {
    let from = format!("name=\"{name}\" value=\"");
    let parts = page.split(&from).skip(1).map(|part| part.split_once('"').expect("a value"));
    let found = parts.filter(|(_, rest)| rest.split("</button>").next().unwrap().contains(words));
    found.map(|(value, _)| value.to_owned()).next().unwrap_or_else(|| panic!("no {words}: {page}"))
}

fn once(page: &str) -> String {
    value(page, "once", "")
}

/// A site and a browser that has answered its question.
async fn answered() -> (Site, Client) {
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
async fn a_code_that_is_not_ours_gets_a_kind_page_and_says_so_to_programs_too() {
    let site = Site::open().await;
    for code in ["NOSUCHCODE", "%00", "a%0A%2Fforget", &"x".repeat(3000)] {
        let page = visitor().get(format!("{}/j/{code}", site.url)).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::NOT_FOUND);
        let page = text(page).await;
        assert!(page.contains("Den koden känner jag inte igen."), "{code:.20}: {page}");
    }
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
async fn forged_presses_are_told_kindly_and_change_nothing() {
    let (site, browser) = answered().await;
    let before = site.answers().await;
    let huge = "c.".repeat(20_000);
    for press in ["", "x", "c.1.2.3", "c.00000000000000000000000000000000.0.0", "\u{0}", &huge] {
        let form = [("once", "forged"), ("press", press)];
        let answer = browser.post(site.chat()).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{press:.20}");
    }
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Den knappen gäller inte längre."), "{chat}");
    assert_eq!(site.answers().await, before);
}

#[tokio::test]
async fn forms_that_say_nothing_or_cannot_be_read_get_a_page() {
    let (site, browser) = answered().await;
    let post = |body: Vec<u8>, kind: &str| {
        browser.post(site.chat()).header("content-type", kind.to_owned()).body(body).send()
    };
    let form = "application/x-www-form-urlencoded";
    let cases = [
        (post(Vec::new(), form), StatusCode::SEE_OTHER),
        (post(b"once=1".to_vec(), form), StatusCode::SEE_OTHER),
        (post(b"%ff=%fe&text=%ff%fe".to_vec(), form), StatusCode::SEE_OTHER),
        (post(b"lat=x&lon=1e999".to_vec(), form), StatusCode::SEE_OTHER),
        (post(b"{}".to_vec(), "application/json"), StatusCode::BAD_REQUEST),
        (post(vec![b'a'; 70_000], form), StatusCode::PAYLOAD_TOO_LARGE),
    ];
    for (request, status) in cases {
        let answer = request.await.unwrap();
        assert_eq!(answer.status(), status);
        if status != StatusCode::SEE_OTHER {
            assert!(text(answer).await.contains("href=\"/c\""), "a page with the way back");
        }
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let (site, browser) = answered().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let form = [("once", "1"), ("text", "/forget")];
        let request = browser.post(site.chat()).header(name, value).form(&form);
        assert_eq!(request.send().await.unwrap().status(), StatusCode::FORBIDDEN);
    }
    let chat = text(browser.get(site.chat()).send().await.unwrap()).await;
    assert!(chat.contains("Tack, nu är ditt svar med!"), "nothing has happened: {chat}");
}

#[tokio::test]
async fn a_browser_without_a_cookie_or_with_a_forged_one_is_told_how_to_come_back() {
    let site = Site::open().await;
    for cookie in ["", "panelbot=abc.def", "panelbot=\u{e5}"] {
        let page = visitor().get(site.chat()).header("cookie", cookie).send().await.unwrap();
        let page = text(page).await;
        assert!(page.contains("Vi känner inte igen den här webbläsaren"), "{page}");
        assert!(page.contains("Börja om"));
    }
    let form = [("text", "Ett långt svar\nsom inte får försvinna")];
    let page = visitor().post(site.chat()).form(&form).send().await.unwrap();
    assert!(text(page).await.contains("som inte får försvinna"));
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
async fn every_answer_carries_the_headers_that_keep_it_to_itself() {
    let (site, browser) = answered().await;
    let expected = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("x-frame-options", "DENY"),
    ];
    for path in ["/", "/c", "/nowhere", "/health"] {
        let answer = browser.get(format!("{}{path}", site.url)).send().await.unwrap();
        let headers: &HeaderMap = answer.headers();
        for (name, value) in expected {
            assert_eq!(headers[HeaderName::from_static(name)], value, "{path}");
        }
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    }
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    for (public_url, name, secure) in [
        ("http://127.0.0.1", "panelbot=", false),
        ("https://panel.example.se", "__Host-panelbot=", true),
    ] {
        let site = Site::open_at(public_url).await;
        let page = text(visitor().get(site.invitation()).send().await.unwrap()).await;
        let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
        let answer = visitor().post(site.invitation()).form(&form).send().await.unwrap();
        let cookie = answer.headers()[SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with(name), "{cookie}");
        assert!(cookie.contains("; HttpOnly; SameSite=Lax; Max-Age=31536000"));
        assert_eq!(cookie.contains("; Secure"), secure);
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
