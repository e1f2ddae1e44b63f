//! What people see of each kind of message, and that the platform finds nothing wrong with it.

use panelbot::domain::message::{Action, Block, Button, Input, Message};
use panelbot_simulator::telegram::Action as Shown;
use serde_json::json;

use super::scene::{Scene, button, labels, number, seen, words};

fn own(text: &str) -> String {
    text.to_owned()
}

#[tokio::test]
async fn each_block_has_its_look_and_signs_are_only_signs() {
    let message = Message {
        body: vec![
            Block::Small(own("Fråga 2 av 5")),
            Block::Heading(own("Skatt & <service>?")),
            Block::Text(own("Rad 1\nRad \"2\"")),
            Block::Quote(own("mer <b>buss</b>")),
            Block::List(vec![own("ett"), own("två & tre")]),
            Block::Link { label: own("Läs mer"), url: own("https://gnosjo.se/?a=1&b=\"2\"") },
            Block::Copy(own("en rad")),
            Block::Copy(own("två\nrader")),
        ],
        ..Message::default()
    };
    let seen = seen(message).await;
    assert_eq!(
        seen[0].source,
        "<i>Fråga 2 av 5</i>\n\n<b>Skatt &amp; &lt;service&gt;?</b>\n\nRad 1\nRad &quot;2&quot;\n\n\
         <blockquote>mer &lt;b&gt;buss&lt;/b&gt;</blockquote>\n\n• ett\n• två &amp; tre\n\n\
         <a href=\"https://gnosjo.se/?a=1&amp;b=&quot;2&quot;\">Läs mer</a>\n\n<code>en rad</code>\n\n\
         <pre>två\nrader</pre>"
    );
    assert!(seen[0].text.contains("Skatt & <service>?"));
}

#[tokio::test]
async fn no_page_is_previewed() {
    let scene = Scene::open().await;
    scene.kim();
    scene.send(7, vec![words("https://gnosjo.se")]).await;
    let requests = scene.platform.requests();
    let request = requests.iter().find(|request| request.method == "sendmessage").expect("sent");
    assert_eq!(request.params["link_preview_options"], json!({ "is_disabled": true }));
    assert_eq!(request.params["parse_mode"], "HTML");
}

#[tokio::test]
async fn buttons_stand_as_they_are_and_long_ones_one_below_the_other() {
    let row = |labels: &[&str]| labels.iter().map(|label| button(label, "d")).collect::<Vec<_>>();
    let ticked = Button { ticked: true, ..button("Ja", "d") };
    let points: Vec<_> = (0..=10).map(|point| button(&point.to_string(), "d")).collect();
    let message = Message {
        buttons: vec![
            vec![ticked, button("Nej", "d")],
            row(&["Det här är ett ganska långt svar", "Kort"]),
            row(&["Tillbaka", "Hoppa över", "Vet inte"]),
            points,
        ],
        ..words("?")
    };
    let seen = seen(message).await;
    assert_eq!(
        labels(&seen[0]),
        [
            vec!["✓ Ja", "Nej"],
            vec!["Det här är ett ganska långt svar"],
            vec!["Kort"],
            vec!["Tillbaka", "Hoppa över", "Vet inte"],
            vec!["0", "1", "2", "3", "4", "5"],
            vec!["6", "7", "8", "9", "10"],
        ]
    );
}

#[tokio::test]
async fn a_menu_ticks_its_options_one_below_the_other_and_then_sends_them() {
    let choice = |label: &str, ticked| Button { ticked, ..button(label, label) };
    let message = Message {
        input: Input::Menu {
            data: own("done"),
            choices: vec![choice("Buss", true), choice("Tåg", false)],
            min: 1,
            max: 2,
            submit: own("Klar"),
        },
        buttons: vec![vec![button("Tillbaka", "back")]],
        ..words("?")
    };
    let seen = seen(message).await;
    assert_eq!(labels(&seen[0]), [["☑ Buss"], ["☐ Tåg"], ["Klar"], ["Tillbaka"]]);
    assert_eq!(seen[0].buttons[2][0].action, Shown::Data(own("done")));
}

#[tokio::test]
async fn twenty_five_options_with_the_longest_data_are_accepted() {
    let choices = (0..25).map(|n| button(&"å".repeat(80), &format!("{n:064}"))).collect();
    let input = Input::Menu { data: "x".repeat(64), choices, min: 0, max: 25, submit: own("Klar") };
    let buttons = vec![vec![button("Tillbaka", "b"), button("Hoppa över", "s")]];
    let seen = seen(Message { input, buttons, ..words("?") }).await;
    assert_eq!(seen[0].buttons.len(), 27);
}

#[tokio::test]
async fn a_button_opens_an_address_and_one_that_telegram_refuses_is_written_out() {
    let open = |label: &str, url: &str| {
        let action = Action::Open(own(url));
        vec![Button { label: own(label), action, ticked: false }]
    };
    let buttons = vec![
        open("Öppna", "https://panel.gnosjo.se/j/abc"),
        open("Här", "http://localhost:8080/j/abc"),
    ];
    let seen = seen(Message { buttons, ..words("Välkommen") }).await;
    assert_eq!(seen[0].text, "Välkommen\n\nHär: http://localhost:8080/j/abc");
    assert_eq!(labels(&seen[0]), [["Öppna"]]);
}

#[tokio::test]
async fn a_question_for_typed_words_or_a_number_adds_no_keyboard() {
    let text = Input::Text {
        data: "w".into(),
        label: own("Skriv"),
        submit: own("Skicka"),
        max_length: 4000,
        long: true,
    };
    let number = Input::Number { data: "w".into(), label: own("Skriv"), submit: own("Skicka") };
    for input in [text, number] {
        let buttons = vec![vec![button("Hoppa över", "s")]];
        let seen = seen(Message { input, buttons, ..words("?") }).await;
        assert_eq!(labels(&seen[0]), [["Hoppa över"]]);
    }
}

fn place_asked() -> Message {
    let input = Input::Location {
        data: "w".into(),
        share: own("Dela min plats"),
        label: own("Skriv"),
        submit: own("Skicka"),
    };
    let buttons = vec![vec![button("Tillbaka", "b"), button("Hoppa över", "s")]];
    Message { input, buttons, ..words("Var?") }
}

#[tokio::test]
async fn a_place_is_asked_for_with_the_phones_own_button_which_goes_away_afterwards() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let asked = scene.send(7, vec![place_asked()]).await;
    let keyboard = kim.look(|chat| chat.keyboard.clone()).expect("a keyboard");
    let shown: Vec<Vec<_>> = keyboard
        .rows
        .iter()
        .map(|row| row.iter().map(|button| (button.label.as_str(), button.asks_location)).collect())
        .collect();
    assert_eq!(
        shown,
        [vec![("Dela min plats", true)], vec![("Tillbaka", false), ("Hoppa över", false)]]
    );
    assert!(keyboard.one_time);
    let answered = Message {
        body: vec![
            Block::Heading(own("Var?")),
            Block::Small(own("Ditt svar:")),
            Block::Text(own("✓ En plats")),
        ],
        buttons: vec![vec![button("Ändra", "c")]],
        replaces: Some(number(&asked[0])),
        closes_keyboard: true,
        ..Message::default()
    };
    scene.send(7, vec![answered]).await;
    assert!(kim.look(|chat| chat.keyboard.is_none()));
    let messages = kim.messages();
    let [.., before, last] = messages.as_slice() else { panic!("two parts") };
    assert_eq!((before.text.as_str(), last.text.as_str()), ("Var?", "Ditt svar:\n\n✓ En plats"));
    assert_eq!(labels(last), [["Ändra"]]);
    scene.assert_no_violation();
}

#[tokio::test]
async fn an_answer_that_is_only_looked_at_is_one_message() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let seen = Message {
        body: vec![Block::Heading(own("Var?")), Block::Text(own("✓ En plats"))],
        buttons: vec![vec![button("Ändra", "c")]],
        closes_keyboard: true,
        ..Message::default()
    };
    scene.send(7, vec![seen]).await;
    let ours = kim.messages().into_iter().filter(|message| message.from_bot);
    let texts: Vec<_> = ours.map(|message| message.text).collect();
    assert_eq!(texts, ["Var?\n\n✓ En plats"]);
    scene.assert_no_violation();
}

#[tokio::test]
async fn a_message_without_buttons_puts_the_keyboard_away_by_itself() {
    let scene = Scene::open().await;
    let kim = scene.kim();
    let asked = scene.send(7, vec![place_asked()]).await;
    let replaces = Some(number(&asked[0]));
    let thanks = Message { replaces, closes_keyboard: true, ..words("Tack") };
    scene.send(7, vec![thanks]).await;
    assert!(kim.look(|chat| chat.keyboard.is_none()));
    assert_eq!(kim.messages().last().map(|message| message.text.as_str()), Some("Tack"));
    scene.assert_no_violation();
}

#[tokio::test]
async fn a_long_text_is_split_between_paragraphs_and_the_last_part_has_the_buttons() {
    let paragraph = |sign: &str| sign.repeat(1500);
    let text = ["å", "<", "🎉", "&"].map(paragraph).join("\n\n");
    let buttons = vec![vec![button("Ja", "y")]];
    let body = vec![Block::Heading(own("Rubrik")), Block::Text(text)];
    let seen = seen(Message { body, buttons, ..Message::default() }).await;
    let parts: Vec<_> = seen.iter().map(|message| message.text.clone()).collect();
    assert_eq!(parts[0], format!("Rubrik\n\n{}\n\n{}", paragraph("å"), paragraph("<")));
    assert_eq!(parts[1..], [paragraph("🎉"), paragraph("&")]);
    let with_buttons: Vec<_> = seen.iter().map(|message| message.buttons.len()).collect();
    assert_eq!(with_buttons, [0, 0, 1]);
}

#[tokio::test]
async fn exactly_4096_units_are_one_message_and_one_more_are_two() {
    let emoji = "🎉".repeat(2048);
    assert_eq!(seen(words(&emoji)).await.len(), 1);
    let longer = seen(words(&format!("{emoji}x"))).await;
    assert_eq!(
        longer.iter().map(|message| message.text.as_str()).collect::<String>(),
        format!("{emoji}x")
    );
    assert_eq!(longer.len(), 2);
}

#[tokio::test]
async fn a_long_answer_given_back_is_shortened() {
    let body = vec![Block::Text(own("Ditt svar")), Block::Quote("å".repeat(4000))];
    let seen = seen(Message { body, ..Message::default() }).await;
    assert_eq!(seen.len(), 1);
    assert!(seen[0].text.ends_with("å…") && seen[0].text.chars().count() < 1100);
}
