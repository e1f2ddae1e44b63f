//! The pages of a result in a real Chromium at the size of a phone, dark and light, in three languages.

use axum::Router;
use axum::http::header;
use axum::response::Html;
use axum::routing::get;
use serde_json::json;
use tokio::net::TcpListener;

use super::sample::{locale, released_with_words};
use super::sequels::answered_in_arabic;
use crate::browser::{Browser, Setup, Site, browse};
use panelbot::service::PublicRound;
use panelbot::web::result_page;

/// The policy of every page of ours.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";

/// Serves one page with our styles, and gives its address.
async fn serve(round: &PublicRound, tag: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let html = result_page(round, &locale(tag), &base).expect("a page");
    assert!(html.len() < 60_000, "{} bytes", html.len());
    let style =
        |css: &'static str| get(move || async move { ([(header::CONTENT_TYPE, "text/css")], css) });
    let page = get(move || async move { ([("content-security-policy", POLICY)], Html(html)) });
    let router = Router::new()
        .route("/", page)
        .route("/assets/style.css", style(include_str!("../../../src/web/assets/style.css")))
        .route("/assets/public.css", style(include_str!("../../../src/web/assets/public.css")))
        .route("/assets/icon.svg", get(|| async { "" }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("{base}/")
}

/// What is said in each chart and not in its table, or the other way round; and requests to anywhere else.
const LOOK: &str = r"
const faults = [];
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').trim();
for (const question of document.querySelectorAll('.question:has(svg)')) {
  const said = [...question.querySelectorAll('svg text')].map((text) => plain(text.textContent)).join(' ');
  const rows = [...question.querySelectorAll('tbody tr')];
  if (!rows.length) faults.push('no table');
  for (const row of rows) for (const cell of [row.cells[0], row.cells[row.cells.length - 1]])
    if (!said.includes(plain(cell.textContent))) faults.push(`${cell.textContent} is not in: ${said}`);
}
for (const entry of performance.getEntriesByType('resource'))
  if (!entry.name.startsWith(location.origin)) faults.push(entry.name);
for (const text of document.querySelectorAll('svg text')) {
  const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
  if (inner.left < outer.left - 1 || inner.right > outer.right + 1) faults.push(`outside: ${text.textContent}`);
  if (parseFloat(getComputedStyle(text).fontSize) * outer.width / 390 < 13) faults.push(`small: ${text.textContent}`);
}
if (document.cookie) faults.push('a cookie');
return faults;
";

/// Opens a page, looks whether everyone can use it, and keeps pictures of it under this name.
pub async fn look(browser: &Browser, url: &str, tag: &str, name: &str) {
    browser.open(url).await;
    browser.audit(tag).await;
    let faults = browser.0.execute(LOOK, Vec::new()).await.expect("the page can be looked into");
    assert_eq!(faults, json!([]), "{name}");
    let height = "return document.documentElement.scrollHeight";
    let height = browser.0.execute(height, Vec::new()).await.expect("a height");
    let screens = height.as_u64().expect("a number").div_ceil(844);
    for screen in 0..screens {
        let scroll = format!("window.scrollTo(0, {})", screen * 844);
        browser.0.execute(&scroll, Vec::new()).await.expect("it scrolls");
        browser.picture(&format!("{name}-{screen}")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_result_reads_well_in_swedish_and_english() {
    for (tag, dark) in [("sv", false), ("en", true)] {
        let url = serve(&released_with_words(), tag).await;
        let setup = Setup { scripts: true, dark, language: "sv" };
        browse(setup, async move |browser| {
            look(&browser, &url, tag, &format!("result-{tag}")).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_result_is_mirrored_where_it_is_read_from_the_right() {
    let url = serve(&answered_in_arabic(), "ar").await;
    browse(Setup::default(), async move |browser| {
        look(&browser, &url, "ar", "result-ar").await;
        let left = "const label = document.querySelector('svg text').getBoundingClientRect(); \
                    const bars = document.querySelector('svg').getBoundingClientRect(); \
                    return label.left > bars.left + bars.width / 2";
        assert_eq!(browser.0.execute(left, Vec::new()).await.expect("a place"), json!(true));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_open_round_and_of_one_that_nobody_answered_can_be_used_by_everyone() {
    let site = Site::open().await;
    let (panel, round) =
        (format!("{}/p/gnosjo", site.url), format!("{}/p/gnosjo/rounds/2", site.url));
    browse(Setup::default(), async move |browser| {
        look(&browser, &panel, "sv", "open-panel").await;
        look(&browser, &round, "sv", "open-round").await;
        let press = "document.querySelector('main a.main').click()";
        browser.0.execute(press, Vec::new()).await.expect("a button");
        browser.audit("sv").await;
        browser.picture("open-answering").await;
        site.close_gnosjo().await;
        look(&browser, &format!("{panel}?lang=sv"), "sv", "unanswered-panel").await;
        look(&browser, &format!("{round}?lang=sv"), "sv", "unanswered-round").await;
    })
    .await;
}
