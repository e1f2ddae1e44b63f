//! The public pages by plain requests.

use reqwest::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, SET_COOKIE,
};
use reqwest::{Client, Response, StatusCode};

use super::sample::{in_arabic, largest, locale, released, released_with_words};
use crate::browser::Site;
use crate::browser::requests::{once, value, visitor};
use crate::support::frame::{PanelFile, RoundFile, SWEDISH};
use panelbot::domain::{Figure, Group};
use panelbot::service::Standing;
use panelbot::web::result_page;

const BASE: &str = "https://panel.example.se";

async fn get(site: &Site, path: &str) -> Response {
    let request = Client::new().get(format!("{}{path}", site.url)).header(ACCEPT_LANGUAGE, "sv");
    request.send().await.expect("an answer")
}

async fn page(site: &Site, path: &str) -> String {
    get(site, path).await.text().await.expect("a page")
}

#[tokio::test]
async fn a_panels_page_tells_what_it_is_and_where_its_rounds_stand() {
    let site = Site::open().await;
    let told = page(&site, "/p/gnosjo").await;
    assert!(told.contains("<h1>Gnosjöpanelen</h1>"), "{told}");
    let join = format!(r#"<a class="button" href="{}/p/gnosjo/join">"#, site.url);
    assert!(told.contains("Vi i kommunen frågar") && told.contains(&join), "{told}");
    assert!(told.contains("/p/gnosjo/rounds/2?lang=sv\">Ska vi höja skatten?</a>"), "{told}");
    assert!(told.contains("Omgång 2. Öppen till den "), "{told}");
    let english = page(&site, "/p/gnosjo?lang=en").await;
    assert!(english.contains("<html lang=\"en\"") && english.contains("Join the panel"));
}

#[tokio::test]
async fn a_panels_page_leads_into_that_panel_and_nowhere_where_not_just_anyone_may_join() {
    let (mut site, browser) = (Site::open().await, visitor());
    let invited = PanelFile { slug: "invited", languages: SWEDISH, background: "" }.toml();
    let invited = invited.replace("recruitment = [\"open\"]", "recruitment = [\"invited\"]");
    let word = "[[questions]]\nid = \"word\"\nkind = \"open_text\"\ntext.sv = \"Vad?\"\n";
    let round = RoundFile { panel: "invited", questions: word, ..RoundFile::FRAME }.toml();
    site.add(&invited, &round).await;
    let join = format!("{}/p/gnosjo/join", site.url);
    let looked = browser.get(&join).send().await.expect("an answer");
    assert!(looked.headers().get(SET_COOKIE).is_none(), "a look makes nobody known");
    let there = looked.text().await.expect("a page");
    assert!(there.contains("<h1>Gnosjöpanelen</h1>"), "{there}");
    let yes = value(&there, "press", "Ja, jag vill vara med");
    let form = [("once", once(&there)), ("press", yes)];
    for _ in 0..2 {
        let pressed = browser.post(&join).form(&form).send().await.expect("an answer");
        assert_eq!(pressed.status(), StatusCode::SEE_OTHER);
    }
    let chat = browser.get(site.chat()).send().await.expect("an answer");
    let chat = chat.text().await.expect("a page");
    assert!(chat.contains("Hur gammal är du?"), "they are in, and asked on: {chat}");
    assert!(!page(&site, "/p/invited").await.contains("/join"), "by invitation only");
    for path in ["/p/invited/join", "/p/nobody/join", "/p/%00/join"] {
        assert_eq!(get(&site, path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_open_round_shows_its_promise_and_no_figures() {
    let site = Site::open().await;
    let told = page(&site, "/p/gnosjo/rounds/2").await;
    let promise = "Kommunfullmäktige bestämmer. Det här kan dina svar påverka: om skatten höjs";
    assert!(told.contains(promise), "{told}");
    assert!(told.contains("Öppen till den ") && !told.contains("har svarat hittills"), "{told}");
    assert!(!told.contains("<svg") && !told.contains("<table"), "{told}");
    assert!(told.contains("id=\"statement\""));
}

#[tokio::test]
async fn an_open_round_is_answered_from_its_page_and_from_its_panels() {
    let site = Site::open().await;
    let (svara, answer) = (button(&site, "Svara"), button(&site, "Answer"));
    assert!(page(&site, "/p/gnosjo").await.contains(&svara));
    assert!(page(&site, "/p/gnosjo/rounds/2").await.contains(&svara));
    assert!(page(&site, "/p/gnosjo/rounds/2?lang=en").await.contains(&answer));
    let there = page(&site, "/").await;
    assert!(there.contains("<form"), "it leads to where one answers: {there}");
    site.close_gnosjo().await;
    for path in ["/p/gnosjo", "/p/gnosjo/rounds/2"] {
        let told = page(&site, path).await;
        assert!(!told.contains(&svara), "{path}: {told}");
    }
}

fn button(site: &Site, words: &str) -> String {
    format!(r#"<a class="button main" href="{}/">{words}</a>"#, site.url)
}

#[tokio::test]
async fn a_round_that_nobody_answered_says_so_and_promises_nothing_more() {
    let site = Site::open().await;
    site.close_gnosjo().await;
    let nobody = "Ingen svarade den här gången, så det finns inget resultat.";
    for path in ["/p/gnosjo", "/p/gnosjo/rounds/2", "/p/gnosjo/feed.xml"] {
        let told = page(&site, path).await;
        assert!(told.contains(nobody), "{path}: {told}");
        for other in ["Resultatet kommer", "svarar senast", "id=\"statement\"", "id=\"result\""] {
            assert!(!told.contains(other), "{path}, {other}: {told}");
        }
    }
    let answer = get(&site, "/p/gnosjo/rounds/2/share.png").await;
    assert_eq!(answer.headers()[CONTENT_TYPE], "image/png");
}

#[test]
fn a_closed_round_says_what_the_answers_could_affect() {
    let page = result_page(&released(), &locale("sv"), BASE).expect("a page");
    assert!(page.contains("Det här kunde svaren påverka: om skatten höjs"), "{page}");
    assert!(!page.contains("kan dina svar"), "{page}");
}

#[tokio::test]
async fn an_address_with_capitals_or_a_closing_slash_leads_to_the_page() {
    let site = Site::open().await;
    let follow = Client::builder().redirect(reqwest::redirect::Policy::none()).build();
    let client = follow.expect("a client");
    for (asked, there) in [
        ("/p/gnosjo/", "/p/gnosjo"),
        ("/P/Gnosjo", "/p/gnosjo"),
        ("/p/Gnosjo/rounds/2/?lang=en", "/p/gnosjo/rounds/2?lang=en"),
    ] {
        let answer = client.get(format!("{}{asked}", site.url)).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{asked}");
        assert_eq!(answer.headers()["location"], there);
        assert_eq!(get(&site, asked).await.status(), StatusCode::OK, "{asked}");
    }
    assert_eq!(get(&site, "/p/Nobody/").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_there_or_not_public_is_told_kindly() {
    let site = Site::open().await;
    for path in [
        "/p/nobody",
        "/p/nobody/feed.xml",
        "/p/gnosjo/rounds/9",
        "/p/gnosjo/rounds/x",
        "/p/gnosjo/rounds/2/groups/1",
        "/p/gnosjo/rounds/9/share.png",
        "/p/%00%ff/rounds/2",
    ] {
        let answer = get(&site, path).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        let told = answer.text().await.expect("a page");
        assert!(told.contains("<h1>Det här finns inte</h1>"), "{path}: {told}");
    }
}

#[tokio::test]
async fn a_page_sets_no_cookie_keeps_to_itself_and_is_sent_once() {
    let site = Site::open().await;
    let first = get(&site, "/p/gnosjo/rounds/2").await;
    assert!(first.headers().get(SET_COOKIE).is_none());
    assert_eq!(first.headers()[CACHE_CONTROL], "public, max-age=60");
    let policy = first.headers()["content-security-policy"].to_str().expect("text").to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let mark = first.headers()[ETAG].clone();
    let again = Client::new()
        .get(format!("{}/p/gnosjo/rounds/2", site.url))
        .header(ACCEPT_LANGUAGE, "sv")
        .header(IF_NONE_MATCH, mark);
    assert_eq!(again.send().await.expect("an answer").status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn the_feed_is_well_formed_and_names_what_has_opened() {
    let site = Site::open().await;
    let answer = get(&site, "/p/gnosjo/feed.xml?lang=en").await;
    assert_eq!(answer.headers()[CONTENT_TYPE], "application/atom+xml; charset=utf-8");
    let feed = answer.text().await.expect("a feed");
    assert!(feed.starts_with("<?xml") && feed.contains("<title>Should we raise the tax?</title>"));
    assert!(feed.contains("<summary>Open until ") && feed.trim_end().ends_with("</feed>"));
    assert_eq!(feed.matches("<entry>").count(), feed.matches("</entry>").count());
}

#[tokio::test]
async fn a_link_that_is_shared_has_a_picture() {
    let site = Site::open().await;
    let told = page(&site, "/p/gnosjo/rounds/2?lang=en").await;
    let share = format!(
        r#"property="og:image" content="{}/p/gnosjo/rounds/2/share.png?lang=en""#,
        site.url
    );
    assert!(told.contains(&share), "{told}");
    let answer = get(&site, "/p/gnosjo/rounds/2/share.png?lang=en").await;
    assert_eq!(answer.headers()[CONTENT_TYPE], "image/png");
    let png = answer.bytes().await.expect("a picture");
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 × 630");
}

#[test]
fn a_result_stands_as_chart_table_method_and_what_is_still_promised() {
    let told = result_page(&released(), &locale("sv"), BASE).expect("a page");
    assert!(told.contains("86 av 122 svarade."));
    assert_eq!(told.matches("<svg").count(), 5, "four questions and the days");
    assert_eq!(told.matches("<caption>").count(), 5);
    assert!(told.contains(r#"<th scope="row">Ja, höj<td>40<td>47"#), "{told}");
    assert!(told.contains(r#"<td class="untold" colspan="2">för få svar för att visas"#));
    assert!(told.contains("De svaren läses, men visas inte på sidan."));
    assert!(told.contains("/p/gnosjo/rounds/2/groups/1?lang=sv"));
    assert!(told.contains("Kommunfullmäktige svarar senast den 1\u{a0}mars 2027."));
    assert!(!told.contains("style=") && !told.contains("<script"));
}

#[test]
fn how_groups_answered_is_led_to_only_where_something_of_it_may_be_shown() {
    let with = |change: fn(&mut Vec<Group>)| {
        let mut shown = released();
        let Standing::Released { result, .. } = &mut shown.standing else { panic!("it is out") };
        change(&mut result.breakdowns[0].groups);
        result_page(&shown, &locale("sv"), BASE).expect("a page")
    };
    assert!(with(|_| ()).contains("Så svarade olika grupper"));
    assert!(!with(Vec::clear).contains("Så svarade olika grupper"));
    let hidden = with(|groups| {
        for count in groups.iter_mut().flat_map(|group| &mut group.answers.counts) {
            *count = Figure::Suppressed;
        }
    });
    assert!(!hidden.contains("Så svarade olika grupper"), "{hidden}");
}

#[test]
fn what_staff_wrote_and_what_several_wrote_about_stand_with_the_result_as_words_and_nothing_else() {
    let told = result_page(&released_with_words(), &locale("sv"), BASE).expect("a page");
    assert!(told.contains("<strong>De flesta</strong> vill höja."), "{told}");
    assert_eq!(told.matches("Det här skrev flera om:").count(), 2, "{told}");
    for words in ["Konsulter</li>", "&#60;b&#62;Arvoden</li>", "Skolan</li>", "&#60;script&#62;"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let without = result_page(&released(), &locale("sv"), BASE).expect("a page");
    assert!(!without.contains("Det här skrev flera om:") && !without.contains("class=\"answer\""));
}

#[test]
fn a_page_stays_under_sixty_kilobytes_however_much_was_asked() {
    for (round, tag) in [(released(), "sv"), (in_arabic(), "ar"), (largest(), "sv")] {
        let told = result_page(&round, &locale(tag), BASE).expect("a page");
        assert!(told.len() < 60_000, "{tag}: {} bytes", told.len());
    }
}
