//! The whole way by the command line, seen in the simulated Telegram's chats.

use panelbot_simulator::telegram::User;
use serde_json::Value;

use super::stage::{Stage, news, shows};
use crate::command::{done, example};

#[tokio::test(flavor = "multi_thread")]
async fn a_bulletin_is_drafted_seen_sent_corrected_and_taken_back() {
    let stage = Stage::open().await;
    let (kim, robin) = (stage.panelist(7, "Kim").await, stage.panelist(8, "Robin").await);
    let staff = &stage.staff;
    let name = staff.ok(&["bulletin", "draft", &example("gnosjo/nyheter.toml")]);
    assert_eq!(name, "gnosjo/1");

    let seen = staff.ok(&["bulletin", "preview", &name]);
    for words in [
        "── telegram, sv ──\n<b>Så gick det med skatten</b>",
        "── discord, en ──\n**What came of the tax**",
        "── browser, sv ──\nSå gick det med skatten",
        "<a href=\"https://www.gnosjo.se/\">Läs beslutet</a>",
        "Skriv /mindre",
        "telegram  sv             2",
        "Get it               2",
        "Telegram: within 48 hours",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    assert!(!seen.contains("paid broadcast"), "{seen}");
    let mut paying = staff.command(&["bulletin", "preview", &name]);
    let paid = paying.env("PANELBOT_TELEGRAM__PAID_BROADCAST", "true").output().expect("started");
    assert!(done(&paid).out.contains("Note: paid broadcast is on: Telegram takes 0.1 Star"));
    let only = staff.ok(&["bulletin", "preview", &name, "--language", "en"]);
    assert!(only.contains("discord, en") && !only.contains("discord, sv"), "{only}");

    staff.fails(&["bulletin", "send", &name], 1, "approve it first");
    assert_eq!(staff.ok(&["bulletin", "approve", &name]), "gnosjo/1 approved");
    let sent = staff.run(&["bulletin", "send", &name, "--watch"]);
    assert_eq!(sent.code, 0, "{}", sent.err);
    assert!(sent.err.contains("2 of 2 sent; done"), "{}", sent.err);
    assert!(sent.out.contains("State     done since"), "{}", sent.out);
    let message = stage.gets(&kim, "Så gick det med skatten").await;
    assert!(message.source.contains("<b>Så gick det med skatten</b>"), "{}", message.source);
    assert!(shows(&robin, "• Skatten höjs med 25 öre"));

    staff.write("right.toml", &news("Rättelse: skatten höjs med **20** öre."));
    assert_eq!(staff.ok(&["bulletin", "correct", &name, "right.toml"]), "gnosjo/1 running");
    let corrected = stage.gets(&robin, "Rättelse: skatten höjs med 20 öre.").await;
    assert_eq!(corrected.edits, 1);
    stage.gets(&kim, "Rättelse").await;
    assert!(!shows(&kim, "25 öre") && !shows(&robin, "25 öre"));
    staff.ok(&["bulletin", "status", &name, "--watch"]);

    assert_eq!(staff.ok(&["bulletin", "recall", &name]), "gnosjo/1 recalled");
    for user in [&kim, &robin] {
        stage.loses(user, "Rättelse").await;
    }
    assert_eq!(stage.platform.violations(), Vec::<String>::new());
    let listed = staff.json(&["bulletin", "list", "--panel", "gnosjo"]);
    assert_eq!(listed[0]["state"], "recalled");
    staff.fails(&["bulletin", "recall", &name], 1, "its state is recalled");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_paused_or_stopped_reaches_nobody_until_it_goes_on() {
    let mut stage = Stage::open().await;
    let kim = stage.panelist(7, "Kim").await;
    let [held, broken_off, other] =
        ["Pausad", "Stoppad", "En annan"].map(|text| stage.approved(text));
    // What is sent while the program stands still waits for it.
    stage.stop();
    for (name, step, state) in [(&held, "pause", "paused"), (&broken_off, "stop", "stopped")] {
        stage.staff.ok(&["bulletin", "send", name]);
        assert_eq!(stage.staff.ok(&["bulletin", step, name]), format!("{name} {state}"));
    }
    stage.staff.ok(&["bulletin", "send", &other]);
    stage.run();
    stage.gets(&kim, "En annan").await;
    assert!(!shows(&kim, "Pausad") && !shows(&kim, "Stoppad"));
    stage.staff.fails(&["bulletin", "resume", &broken_off], 1, "make a new one");
    assert_eq!(stage.staff.ok(&["bulletin", "resume", &held]), format!("{held} running"));
    stage.gets(&kim, "Pausad").await;
    assert!(!shows(&kim, "Stoppad"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_goes_along_and_the_same_text_twice_asks_first() {
    let stage = Stage::open().await;
    let kim = stage.panelist(7, "Kim").await;
    let png = panelbot::report::qr_png("https://panel.example").expect("short enough");
    std::fs::write(stage.staff.path("karta.png"), png).expect("written");
    let picture = "picture = \"karta.png\"\n[picture_text]\nsv = \"En karta\"\n[text]";
    let file = news("Se kartan.").replace("[text]", picture);
    stage.staff.write("news.toml", &file);
    let send = |arguments: &[&str]| {
        let name = stage.staff.ok(&["bulletin", "draft", "news.toml"]);
        stage.staff.ok(&["bulletin", "approve", &name]);
        let done = stage.staff.run(&[&["bulletin", "send", &name], arguments].concat());
        (name, done)
    };
    let (name, done) = send(&["--watch"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let message = stage.gets(&kim, "Se kartan.").await;
    assert!(message.media.is_some());
    assert!(stage.staff.ok(&["bulletin", "preview", &name]).contains("[picture: En karta]"));
    corrects_below_the_picture(&stage, &kim, &name, &file).await;

    let (_, twice) = send(&[]);
    assert_eq!(twice.code, 1);
    assert!(
        twice.err.contains(&format!("with {name}: to send it all the same, say --again")),
        "{}",
        twice.err
    );
    let (again, done) = send(&["--again"]);
    assert_eq!(done.code, 0, "{}", done.err);
    stage.staff.ok(&["bulletin", "status", &again, "--watch"]);
    let came = kim.messages().iter().filter(|message| message.text.contains("Se kartan.")).count();
    assert_eq!(came, 2);
    let status: Value = stage.staff.json(&["bulletin", "status", &again]);
    assert_eq!(status["by_platform"]["telegram"]["sent"], 1);
    assert_eq!(stage.platform.violations(), Vec::<String>::new());
}

/// The words below a picture change where they stand, and the picture stays.
async fn corrects_below_the_picture(stage: &Stage, kim: &User, name: &str, file: &str) {
    let correct = ["bulletin", "correct", name, "right.toml"];
    // With the picture named again, or left out; never with another one.
    let right = file.replace("Se kartan.", "Se den rätta kartan.");
    stage.staff.write("right.toml", &right);
    assert_eq!(stage.staff.ok(&correct), format!("{name} running"));
    let corrected = stage.gets(kim, "Se den rätta kartan.").await;
    assert_eq!((corrected.edits, corrected.media.is_some()), (1, true));
    stage.staff.ok(&["bulletin", "status", name, "--watch"]);
    stage.staff.write("right.toml", &news(&"å".repeat(901)));
    stage.staff.fails(&correct, 1, "900");
    // As long as it may be, with what every bulletin ends with below it.
    stage.staff.write("right.toml", &news(&"å".repeat(900)));
    stage.staff.ok(&correct);
    let longest = stage.gets(kim, &"å".repeat(900)).await;
    assert_eq!((longest.edits, longest.media.is_some()), (2, true));
    stage.staff.ok(&["bulletin", "status", name, "--watch"]);
    let other = panelbot::report::qr_png("https://other.example").expect("short enough");
    std::fs::write(stage.staff.path("other.png"), other).expect("written");
    stage.staff.write("right.toml", &right.replace("karta.png", "other.png"));
    stage.staff.fails(&correct, 1, "the picture of what was sent stays as it is");
    assert_eq!(stage.platform.uploads(), 1);
    stage.staff.write("right.toml", file);
    stage.staff.ok(&correct);
    stage.gets(kim, "Se kartan.").await;
    stage.staff.ok(&["bulletin", "status", name, "--watch"]);
}
