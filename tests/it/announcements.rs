//! A round is announced once in the panel's own server, and not as open once it is closed.

use panelbot::domain::Platform;
use panelbot::domain::message::{Action, Block, Message};

use crate::support::{Someone, both_databases};

/// Gnosjö's panel with a server of its own.
fn panel() -> String {
    let file = include_str!("../../examples/gnosjo/panel.toml");
    file.replace(
        "[channels.discord]",
        "[channels.discord]\nserver_channel = \"123456789012345678\"",
    )
}

fn words(message: &Message) -> String {
    let words = message.body.iter().map(|block| match block {
        Block::Heading(text) | Block::Text(text) | Block::Small(text) => text.clone(),
        other => format!("{other:?}"),
    });
    words.collect::<Vec<_>>().join("\n")
}

both_databases! {
    a_round_is_announced_once_until_it_is_over(test) {
        test.panel(&panel()).await;
        assert!(test.desk.announcements_due().await.unwrap().is_empty());
        let round = test.open_round(include_str!("../../examples/gnosjo/skatten.toml")).await;
        let due = test.desk.announcements_due().await.unwrap();
        let [first] = due.as_slice() else { panic!("one") };
        assert_eq!((first.room.as_str(), first.may_stand), ("123456789012345678", false));
        assert!(words(&first.message).contains("Ingen annan i servern ser vad du svarar"));
        test.desk.begin_announcement(first).await.unwrap();
        let again = test.desk.announcements_due().await.unwrap();
        assert!(again[0].may_stand, "whether it left is not known");
        test.desk.settle_announcement(&again[0], "77").await.unwrap();
        assert!(test.desk.announcements_due().await.unwrap().is_empty());

        test.close_round(&round).await;
        let due = test.desk.announcements_due().await.unwrap();
        assert!(due[0].over && words(&due[0].message).contains("stängd"));
        assert_eq!(due[0].message.replaces.as_ref().unwrap().0, "77");
        test.desk.settle_announcement(&due[0], "77").await.unwrap();
        assert!(test.desk.announcements_due().await.unwrap().is_empty());
    }

    the_button_below_it_is_the_way_in_and_leads_to_the_round(test) {
        test.panel(&panel()).await;
        test.open_round(include_str!("../../examples/gnosjo/skatten.toml")).await;
        let due = test.desk.announcements_due().await.unwrap();
        let Action::Press(data) = due[0].message.buttons[0][0].action.clone() else { panic!() };
        let mut anna = Someone::on(Platform::Discord, "100");
        let press = || panelbot::domain::message::Heard::Pressed {
            data: data.clone(),
            message: Some(panelbot::domain::message::MessageRef("77".to_owned())),
        };
        let update = anna.does(press());
        let received = anna.act(&test, update).await;
        assert!(received.replies.iter().all(|reply| reply.message.replaces.is_none()));
        assert!(anna.words().contains("Gnosjöpanelen"), "{}", anna.words());
        anna.press(&test, "Ja, jag vill vara med").await;
        let update = anna.does(press());
        anna.act(&test, update).await;
        assert!(anna.words().contains("ålder") || anna.words().contains("gammal"), "{}", anna.words());
    }
}
