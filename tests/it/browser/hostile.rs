//! What hostile or broken requests meet, and what protects everyone else from them.

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName, SET_COOKIE};

use super::requests::{answered, once, text, value, visitor};
use super::site::Site;

#[tokio::test]
async fn a_code_that_is_not_ours_gets_a_kind_page_and_says_so_to_programs_too() {
    let site = Site::open().await;
    for code in ["NOSUCHCODE", "%00", "a%0A%2Fforget", &"x".repeat(3000)] {
        let page = visitor().get(format!("{}/j/{code}", site.url)).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::NOT_FOUND);
        let page = text(page).await;
        assert!(page.contains("Den koden gäller inte, eller inte längre."), "{code:.20}: {page}");
        assert!(page.contains("Skriv koden här"), "{code:.20}: {page}");
    }
}

#[tokio::test]
async fn an_address_that_is_no_text_gets_a_kind_page_too() {
    let site = Site::open().await;
    for address in ["/j/%00%ff", "/r/%ff", "/c/file/%ff"] {
        let page = visitor().get(format!("{}{address}", site.url)).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::NOT_FOUND);
        let page = text(page).await;
        assert!(page.contains("Här finns ingen sida"), "{address}: {page}");
    }
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
async fn the_value_of_a_page_that_was_used_opens_nobody_elses_chat() {
    let site = Site::open().await;
    let page = text(visitor().get(site.invitation()).send().await.unwrap()).await;
    let press = value(&page, "press", "Den är god");
    let form = [("once", once(&page)), ("press", press.clone())];
    visitor().post(site.invitation()).form(&form).send().await.unwrap();

    let thief = visitor();
    let form = [("once", once(&page)), ("text", "/mydata".to_owned())];
    thief.post(site.invitation()).form(&form).send().await.unwrap();
    let chat = text(thief.get(site.chat()).send().await.unwrap()).await;
    assert!(!chat.contains("Den är god") || chat.contains(&press), "{chat}");
    assert!(!chat.contains("Ditt svar"), "{chat}");

    for _ in 0..2 {
        let form = [("once", "x".to_owned()), ("press", press.clone())];
        visitor().post(site.invitation()).form(&form).send().await.unwrap();
    }
    assert_eq!(site.answers().await, 3, "two strangers with a value of their own are two people");
}

#[tokio::test]
async fn the_first_form_posted_by_somebody_else_opens_nobodys_chat_once_they_have_gone_on() {
    for leaves in [false, true] {
        let (site, victim) = (Site::open().await, visitor());
        let page = text(victim.get(site.invitation()).send().await.unwrap()).await;
        let form = [("once", once(&page)), ("press", value(&page, "press", "Den är god"))];
        victim.post(site.invitation()).form(&form).send().await.unwrap();
        if leaves {
            victim.post(format!("{}/c/close", site.url)).send().await.unwrap();
        } else {
            let chat = text(victim.get(site.chat()).send().await.unwrap()).await;
            let typed = [("once", once(&chat)), ("text", "/help".to_owned())];
            victim.post(site.chat()).form(&typed).send().await.unwrap();
        }
        let thief = visitor();
        for form in [&form[..], &form[..1]] {
            thief.post(site.invitation()).form(form).send().await.unwrap();
            let typed = [("once", "1".to_owned()), ("text", "/mydata".to_owned())];
            thief.post(site.chat()).form(&typed).send().await.unwrap();
        }
        assert_eq!(site.answers().await, 2, "the thief is somebody else");
    }
}
