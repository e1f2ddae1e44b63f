//! A bulletin's file: what is right is read, and everything that is wrong is told at once, with key and line.

use std::fmt::Write as _;

use panelbot::domain::{
    CategoryNo, Invitation, InvitationId, Locale, Panel, PanelId, Platform, Round, VariableNo,
};
use panelbot::report::qr_png;
use panelbot::service::NewBulletin;
use panelbot::service::import::{self, Known, Problem};
use panelbot::text::Catalog;
use uuid::Uuid;

const PANEL: &str = include_str!("../../../examples/gnosjo/panel.toml");
const TAX: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const NEWS: &str = include_str!("../../../examples/gnosjo/nyheter.toml");

fn panel() -> Panel {
    import::panel(PANEL.as_bytes(), PanelId(Uuid::from_u128(1))).expect("the example is right")
}

fn read_with(file: &str, picture: &[u8]) -> Result<NewBulletin, Vec<Problem>> {
    let panel = panel();
    let now = "2027-01-15T09:00:00Z".parse().expect("a time");
    let round: Round = import::round(TAX.as_bytes(), |_| Some(&panel), now).expect("right");
    let poster = Invitation {
        id: InvitationId(Uuid::from_u128(2)),
        panel: panel.id,
        code: "ABCDEFGH".to_owned(),
        label: "Affisch".to_owned(),
        max_uses: None,
        uses: 0,
        expires_at: None,
        inviter: None,
    };
    let known = Known { panels: &[panel], rounds: &[round], invitations: &[poster] };
    import::bulletin(file.as_bytes(), &known, |name| match name {
        "karta.png" => Ok(picture.to_vec()),
        _ => Err("No such file or directory".to_owned()),
    })
}

fn read(file: &str) -> Result<NewBulletin, Vec<Problem>> {
    read_with(file, &qr_png("https://panel.example").expect("short enough"))
}

/// The problems as the command line shows them, one a line.
fn told(read: Result<NewBulletin, Vec<Problem>>, language: &str) -> String {
    let locale = Locale::parse(language).expect("a language");
    let problems = read.expect_err("the file is wrong");
    problems.iter().fold(String::new(), |mut lines, Problem { key, line, fault, .. }| {
        let sentence = Catalog.say(&fault.text(), &locale);
        writeln!(lines, "{line} {key}: {sentence}").expect("written to memory");
        lines
    })
}

const WHOLE: &str = r#"panel = "gnosjo"
picture = "karta.png"
[picture_text]
sv = "En karta"
[text]
sv = "Hej!"
[audience]
took_part_in = 2
not_completed = 2
languages = ["en"]
platforms = ["telegram", "browser"]
invitations = ["Affisch"]
[audience.background]
age = ["16-29", "65+"]
"#;

#[test]
fn the_example_is_read_and_goes_to_everyone() {
    let news = read(NEWS).expect("right");
    assert_eq!(news.panel, panel().id);
    assert_eq!(news.text.iter().count(), 2);
    assert_eq!(news.audience, panelbot::domain::Audience::default());
    assert!(news.picture.is_none());
}

#[test]
fn everything_that_a_file_can_say_is_read() {
    let news = read(WHOLE).expect("right");
    let audience = &news.audience;
    assert!(audience.took_part_in.is_some() && audience.took_part_in == audience.not_completed);
    assert_eq!(audience.languages, [Locale::parse("en").expect("a language")]);
    assert_eq!(audience.platforms, [Platform::Telegram, Platform::Browser]);
    assert_eq!(audience.invitations, [InvitationId(Uuid::from_u128(2))]);
    assert_eq!(audience.background[&VariableNo(0)], [CategoryNo(1), CategoryNo(4)]);
    assert!(news.picture.is_some_and(|picture| picture.bytes.starts_with(b"\x89PNG")));
}

#[test]
fn every_problem_of_a_bulletin_is_told_at_once_with_key_and_line() {
    let file = WHOLE
        .replace("sv = \"En karta\"", "en = \"A map\"")
        .replace("sv = \"Hej!\"", "fi = \"Hei!\"\nen = \"  \"")
        .replace("took_part_in = 2", "took_part_in = 9")
        .replace("not_completed = 2", "not_complete = 2")
        .replace("[\"en\"]", "[\"fi\", \"Svenska\"]")
        .replace("\"browser\"", "\"sms\"")
        .replace("[\"Affisch\"]", "[\"Tidning\"]")
        .replace("age = [\"16-29\", \"65+\"]", "age = [\"16-20\"]\nshoe = [\"41\"]\ngender = 3");
    insta::assert_snapshot!(told(read(&file), "sv"));
}

#[test]
fn a_text_may_not_be_missing_empty_or_too_long() {
    let alone = |text: &str| format!("panel = \"gnosjo\"\n{text}");
    assert!(told(read(&alone("")), "en").contains("1 text: the text is empty"));
    let empty = told(read(&alone("[text]\nsv = \" \"")), "en");
    assert_eq!(empty.lines().count(), 1, "{empty}");
    assert!(empty.starts_with("2 text: the text is empty"), "{empty}");
    let long = told(read(&alone(&format!("[text]\nsv = \"{}\"", "å".repeat(5000)))), "en");
    assert!(
        long.contains(
            "3 text.sv: the text is 5000 characters as it is read, and a bulletin holds 1800"
        ),
        "{long}"
    );
    let below = WHOLE.replace("Hej!", &"å".repeat(901));
    assert!(told(read(&below), "en").contains("a bulletin holds 900"));
    assert!(read(&alone(&format!("[text]\nsv = \"**{}**\"", "å".repeat(1800)))).is_ok());
}

#[test]
fn a_picture_must_be_a_whole_png_of_ten_megabytes_at_most() {
    let of = |bytes: &[u8]| told(read_with(WHOLE, bytes), "en");
    assert!(of(b"GIF89a").contains("2 picture: the picture is no whole PNG"));
    assert!(of(&vec![0; 10 * 1024 * 1024 + 1]).contains("larger than 10 megabytes"));
    let missing = told(read(&WHOLE.replace("karta.png", "nowhere.png")), "en");
    assert!(missing.contains("2 picture: the picture cannot be read: No such file"), "{missing}");
    let words_alone = told(read(&WHOLE.replace("picture = \"karta.png\"\n", "")), "en");
    assert!(words_alone.contains("no picture is named"), "{words_alone}");
}

#[test]
fn a_panel_that_does_not_exist_is_told_once() {
    let wrong = told(read(&WHOLE.replace("gnosjo", "atlantis")), "en");
    assert_eq!(wrong.lines().count(), 1, "{wrong}");
    assert!(wrong.contains("1 panel: there is no panel called atlantis"), "{wrong}");
}

#[test]
fn a_channel_that_the_panel_does_not_use_reaches_nobody() {
    let mut without = panel();
    without.channels.remove(&Platform::Browser);
    let known = Known { panels: &[without], rounds: &[], invitations: &[] };
    let file = "panel = \"gnosjo\"\ntext.sv = \"Hej\"\naudience.platforms = [\"browser\"]";
    let read = import::bulletin(file.as_bytes(), &known, |_| Err(String::new()));
    assert!(told(read, "en").contains("3 audience.platforms: the panel does not use browser"));
}

#[test]
fn an_audience_that_names_nobody_is_not_everybody() {
    for key in ["languages", "platforms", "invitations", "background.age"] {
        let file = format!("panel = \"gnosjo\"\ntext.sv = \"Hej\"\naudience.{key} = []");
        let told = told(read(&file), "en");
        assert!(told.contains(&format!("3 audience.{key}: this must not be empty")), "{told}");
    }
}
