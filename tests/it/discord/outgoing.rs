//! What we send, held against the platform's limits.

use std::sync::Arc;

use panelbot::delivery::{Limits, Sender};
use panelbot::domain::delivery::Verdict;
use panelbot::domain::message::{
    Action, Attachment, AttachmentKind, Block, Button, Input, Message,
};
use panelbot::domain::{Address, Platform};
use panelbot_simulator::discord as simulated;
use tokio_util::sync::CancellationToken;

use super::parrot::outgoing;
use super::scene::{PATIENCE, clock, connect};
use crate::telegram::scene::{Notebook, button, words};

/// Sends messages to Kim's private chat, where Kim has written, and gives what became of them and the platform.
async fn send(messages: Vec<Message>) -> (Vec<Verdict>, simulated::Discord, simulated::User) {
    let platform = simulated::Discord::start(simulated::Settings::default()).await.expect("a port");
    let stop = CancellationToken::new();
    let discord = connect(&platform, &stop).await.expect("it answers");
    let notebook = Notebook::default();
    let sender = Sender::new(discord, Arc::new(notebook.clone()), Limits::none(), clock());
    let kim = platform.user(7, "Kim", "sv-SE");
    kim.write("hej");
    let to = Address { platform: Platform::Discord, external_id: "7".to_owned() };
    let count = messages.len();
    let room = Some(kim.channel().to_string());
    let messages = messages.into_iter().map(|message| outgoing(&to, room.clone(), message));
    sender.take(messages.collect()).await;
    let verdicts = notebook.verdicts(count).await;
    assert_eq!(platform.violations(), Vec::<String>::new());
    (verdicts, platform, kim)
}

/// Sends one message, and gives what Kim sees of it.
async fn seen(message: Message) -> Vec<simulated::Message> {
    let (verdicts, _platform, kim) = send(vec![message]).await;
    assert!(matches!(verdicts[0], Verdict::Sent(Some(_))), "{verdicts:?}");
    kim.messages().into_iter().filter(|message| message.from_bot).collect()
}

fn options(count: usize, label: &str) -> Vec<Vec<Button>> {
    (0..count)
        .map(|number| vec![button(&format!("{label} {number}"), &format!("c.1.{number}"))])
        .collect()
}

fn around() -> Vec<Vec<Button>> {
    vec![
        vec![button("Vet inte", "k.1"), button("Hoppa över", "s.1")],
        vec![button("Tillbaka", "b.1")],
    ]
}

#[tokio::test]
async fn few_options_stand_one_in_a_row_and_many_become_a_menu() {
    let rows = |message: &simulated::Message| {
        let row = |row: &simulated::Row| match row {
            simulated::Row::Buttons(buttons) => buttons.len(),
            simulated::Row::Select(select) => 100 + select.options.len(),
        };
        message.rows.iter().map(row).collect::<Vec<_>>()
    };
    let long = "Ett ganska långt alternativ som inte får plats bredvid ett annat";
    for (count, label, wanted) in [
        (3, long, vec![1, 1, 1, 2, 1]),
        (6, "Kort", vec![2, 2, 2, 2, 1]),
        (4, long, vec![1, 1, 1, 1, 3]),
        (5, long, vec![105, 2, 1]),
        (25, long, vec![125, 2, 1]),
        (40, long, vec![125, 115, 2, 1]),
    ] {
        let buttons = options(count, label).into_iter().chain(around()).collect();
        let seen = seen(Message { buttons, ..words("Vad?") }).await;
        assert_eq!(rows(&seen[0]), wanted, "{count} {label}");
    }
    let other = vec![button("Något annat", "o.1")];
    let all = options(25, long).into_iter().chain([other]).chain(around()).collect();
    let full = seen(Message { buttons: all, ..words("Vad?") }).await;
    assert_eq!(rows(&full[0]), [125, 1, 2, 1], "something else has a button of its own");
    let scale = (0..11).map(|point| button(&point.to_string(), &format!("p.{point}"))).collect();
    let buttons = std::iter::once(scale).chain(around()).collect();
    assert_eq!(rows(&seen(Message { buttons, ..words("Hur?") }).await[0]), [4, 4, 3, 2, 1]);
    let crowd =
        (0..60).map(|one| vec![button("A", &format!("{one}")), button("B", &format!("{one}b"))]);
    assert_eq!(seen(Message { buttons: crowd.collect(), ..words("Vad?") }).await[0].rows.len(), 5);
}

#[tokio::test]
async fn a_menu_keeps_its_bounds_and_ticks() {
    let ticked = |number: usize| Button {
        ticked: number.is_multiple_of(2),
        ..button("Val", &format!("i.{number}"))
    };
    let input = Input::Menu {
        data: "d.1".to_owned(),
        choices: (0..24).map(ticked).chain([button("Något annat", "o.1")]).collect(),
        min: 0,
        max: 3,
        submit: "Klar".to_owned(),
    };
    let seen = seen(Message { input, buttons: around(), ..words("Vad?") }).await;
    let menu = seen[0].selects().next().expect("a menu");
    assert_eq!(menu.options[24].label, "Något annat");
    assert_eq!((menu.least, menu.most, menu.options.len()), (1, 3, 25));
    assert_eq!(menu.options.iter().filter(|option| option.default).count(), 3);
    assert_eq!(seen[0].labels(), ["Vet inte", "Hoppa över", "Tillbaka"]);
}

#[tokio::test]
async fn long_texts_come_in_parts_that_lose_nothing() {
    let paragraph = "Vi undrar *vad* du tycker om det_här [och] annat. ".repeat(90);
    let message = Message { buttons: around(), ..words(&paragraph) };
    let seen = seen(message).await;
    assert!(seen.len() >= 2 && seen.iter().all(|part| part.source.chars().count() <= 2000));
    let all = seen.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    let signs = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(signs(&all), signs(&paragraph));
    assert!(seen.iter().rev().skip(1).all(|part| part.rows.is_empty()));
    assert_eq!(seen.last().expect("parts").labels().len(), 3);
}

#[tokio::test]
async fn every_block_and_every_odd_sign_is_taken() {
    let odd = "\\`*_{}[]()#+-.!|<>@everyone <@7> 🙂 \u{202e} \u{0} ```";
    let text = || odd.to_owned();
    let body = vec![
        Block::Heading(text()),
        Block::Text(text()),
        Block::Small(text()),
        Block::Quote(text()),
        Block::List(vec![text(), text()]),
        Block::Link { label: text(), url: "https://example.org/a_b(c)".to_owned() },
        Block::Copy(text()),
        Block::Copy("två\nrader".to_owned()),
    ];
    let seen = seen(Message { body, ..Message::default() }).await;
    assert!(seen[0].text.contains("@everyone"), "{}", seen[0].text);
}

#[tokio::test]
async fn odd_buttons_are_made_to_fit() {
    let press = |label: &str, data: String| Button {
        label: label.to_owned(),
        action: Action::Press(data),
        ticked: true,
    };
    let open = |url: &str| Button {
        label: "Öppna".to_owned(),
        action: Action::Open(url.to_owned()),
        ticked: false,
    };
    let row = vec![
        press(&"å".repeat(200), "a".to_owned()),
        press("", "b".to_owned()),
        press("Samma", "b".to_owned()),
        press("Tom", String::new()),
        press("Lång", "x".repeat(101)),
        open("https://example.org/x"),
        open("http://localhost:8080/j/CODE"),
        open("javascript:alert(1)"),
        open(&format!("https://example.org/{}", "x".repeat(600))),
    ];
    let seen = seen(Message { buttons: vec![row], ..words("Vad?") }).await;
    assert_eq!(seen[0].labels().len(), 3, "{:?}", seen[0].labels());
    assert!(seen[0].text.contains("http://localhost:8080/j/CODE"));
}

#[tokio::test]
async fn a_picture_comes_with_its_description_and_its_text() {
    let attachment = Attachment {
        kind: AttachmentKind::Png,
        name: "qr.png".to_owned(),
        bytes: vec![1, 2, 3],
        known_as: None,
        description: "En QR-kod".to_owned(),
    };
    let seen =
        seen(Message { attachment: Some(attachment), buttons: around(), ..words("Här") }).await;
    assert_eq!(
        (seen[0].attachments[0].filename.as_str(), seen[0].text.as_str()),
        ("qr.png", "Här")
    );
}

#[tokio::test]
async fn a_message_changes_in_its_place_and_a_lost_one_is_sent_anew() {
    let (verdicts, platform, kim) = send(vec![words("ett")]).await;
    let Verdict::Sent(Some(first)) = &verdicts[0] else { panic!("{verdicts:?}") };
    assert_eq!(kim.messages().pop().map(|message| message.id.to_string()).as_ref(), Some(first));
    drop(platform);
    let replaces = |id: &str| Some(panelbot::domain::message::MessageRef(id.to_owned()));
    for id in ["1", "999999999999999999999999", "x", "../1"] {
        let seen = seen(Message { replaces: replaces(id), ..words("två") }).await;
        assert_eq!(seen[0].text, "två", "{id}");
    }
}

#[tokio::test]
async fn who_takes_no_messages_or_has_left_is_unreachable() {
    for leaves in [true, false] {
        let platform =
            simulated::Discord::start(simulated::Settings::default()).await.expect("a port");
        let discord = connect(&platform, &CancellationToken::new()).await.expect("it answers");
        let notebook = Notebook::default();
        let sender = Sender::new(discord, Arc::new(notebook.clone()), Limits::none(), clock());
        let kim = platform.user(7, "Kim", "sv-SE");
        kim.write("hej");
        if leaves {
            kim.leave();
        } else {
            kim.close_dms();
        }
        let to = Address { platform: Platform::Discord, external_id: "7".to_owned() };
        let room = Some(kim.channel().to_string());
        sender.take(vec![outgoing(&to, room, words("hej"))]).await;
        assert_eq!(notebook.verdicts(1).await, [Verdict::Unreachable]);
    }
}

#[tokio::test]
async fn a_message_whose_receipt_was_lost_arrives_once() {
    let platform = simulated::Discord::start(simulated::Settings::default()).await.expect("a port");
    let discord = connect(&platform, &CancellationToken::new()).await.expect("it answers");
    let notebook = Notebook::default();
    let sender = Sender::new(discord, Arc::new(notebook.clone()), Limits::none(), clock());
    let kim = platform.user(7, "Kim", "sv-SE");
    kim.write("hej");
    let to = Address { platform: Platform::Discord, external_id: "7".to_owned() };
    platform.next_is_cut_after();
    sender.take(vec![outgoing(&to, Some(kim.channel().to_string()), words("hej"))]).await;
    assert!(matches!(notebook.verdicts(1).await[0], Verdict::Sent(Some(_))));
    assert!(kim.wait_for_text(0, "hej", PATIENCE).await.is_some());
    assert_eq!(kim.messages().into_iter().filter(|message| message.from_bot).count(), 1);
}
