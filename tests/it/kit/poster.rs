//! The poster, in a real Chromium: it prints as one A4 page, and its code leads to the page.

use panelbot::domain::statement::Standing;
use panelbot::report::kit::{MediaKit, PosterFile};
use panelbot::service::{PublicRound, Standing as Public};
use serde_json::json;

use crate::browser::{Setup, browse};
use crate::public::sample::{in_arabic, largest, locale, released, time};

const PAGE: &str = "https://panel.gnosjo.example/p/gnosjo/rounds/2";

/// The poster of a round in one language.
fn poster(shown: &PublicRound, tag: &str, page: Option<&str>) -> PosterFile {
    let Public::Released { result, .. } = &shown.standing else { panic!("it is out") };
    let kit = MediaKit {
        panel: &shown.panel,
        round: &shown.round,
        result,
        question: None,
        quotes: &[],
        standing: Standing::Promised { due_at: time("2027-02-12T17:00:00Z") },
        statement: None,
        decisions: &[],
        page,
    };
    kit.poster(&locale(tag)).expect("a poster")
}

/// Keeps it where somebody can look at it, when that is asked for.
fn keep(name: &str, poster: &PosterFile) {
    if let Some(folder) = std::env::var_os("PANELBOT_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("poster-{name}"));
        std::fs::write(path.with_extension("html"), &poster.html).expect("written");
        std::fs::write(path.with_extension("png"), &poster.png).expect("written");
    }
}

#[test]
fn the_picture_is_a4_and_white_to_its_edges() {
    for (name, shown, tag) in [
        ("sv", released(), "sv"),
        ("en", released(), "en"),
        ("ar", in_arabic(), "ar"),
        ("largest", largest(), "sv"),
    ] {
        let poster = poster(&shown, tag, Some(PAGE));
        let reader = png::Decoder::new(std::io::Cursor::new(&poster.png)).read_info();
        let mut reader = reader.expect("a picture");
        assert_eq!((reader.info().width, reader.info().height), (1260, 1782), "{name}");
        let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
        reader.next_frame(&mut pixels).expect("one picture");
        assert!(pixels.iter().rev().take(1260 * 3).all(|one| *one == 255), "{name}: the last row");
        keep(name, &poster);
    }
    keep("plain", &poster(&released(), "sv", None));
}

/// The page on paper is no larger than one A4 page, and nothing stands outside it or over something else.
const LOOK: &str = r"
const faults = [];
const sheet = document.querySelector('svg').getBoundingClientRect();
if (Math.abs(sheet.width / sheet.height - 210 / 297) > 0.001) faults.push(`${sheet.width} x ${sheet.height}`);
const texts = [...document.querySelectorAll('svg text')];
const boxes = texts.map((text) => text.getBoundingClientRect());
boxes.forEach((box, at) => {
  if (box.left < sheet.left || box.right > sheet.right || box.top < sheet.top || box.bottom > sheet.bottom)
    faults.push(`outside: ${texts[at].textContent}`);
  for (const other of boxes.slice(at + 1)) {
    const apart = box.right <= other.left || other.right <= box.left
      || box.bottom - 3 <= other.top || other.bottom - 3 <= box.top;
    if (!apart) faults.push(`over another: ${texts[at].textContent}`);
  }
});
if (performance.getEntriesByType('resource').length) faults.push('it asks for something');
if (document.documentElement.scrollWidth > Math.max(innerWidth, 794)) faults.push('wider than A4');
return faults;
";

#[tokio::test(flavor = "multi_thread")]
async fn the_poster_fits_one_page_and_asks_for_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, shown, tag) in [
        ("sv", released(), "sv"),
        ("en", released(), "en"),
        ("ar", in_arabic(), "ar"),
        ("largest", largest(), "sv"),
    ] {
        let poster = poster(&shown, tag, Some(PAGE));
        assert!(poster.html.len() < 100_000, "{name}: {} bytes", poster.html.len());
        let path = folder.path().join(format!("{name}.html"));
        std::fs::write(&path, &poster.html).expect("written");
        let url = format!("file://{}", path.display());
        browse(Setup::default(), async move |browser| {
            browser.open(&url).await;
            let faults = browser.0.execute(LOOK, Vec::new()).await.expect("it can be looked into");
            assert_eq!(faults, json!([]), "{name}");
        })
        .await;
    }
}

#[test]
fn words_that_somebody_wrote_become_no_markup() {
    let mut shown = released();
    let mut panel = (*shown.panel).clone();
    panel.name =
        [(locale("sv"), "<script>alert(1)</script> & Co".to_owned())].into_iter().collect();
    shown.panel = panel.into();
    let poster = poster(&shown, "sv", Some("https://panel.example/\"><script>"));
    assert!(!poster.html.contains("<script"), "{}", poster.html);
    assert!(poster.html.contains("&lt;script&gt;"));
}
