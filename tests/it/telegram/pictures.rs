//! Pictures and files, with the words and the buttons that belong to them.

use panelbot::domain::message::{Attachment, AttachmentKind, Message};
use panelbot_simulator::telegram::Kind;

use super::scene::{button, labels, seen, words};

/// A picture of one pixel.
pub fn picture() -> Attachment {
    Attachment {
        kind: AttachmentKind::Png,
        name: "qr.png".to_owned(),
        bytes: PNG.to_vec(),
        known_as: None,
        description: "QR-kod till panelen".to_owned(),
    }
}

/// The smallest picture: one pixel.
const PNG: [u8; 67] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

#[tokio::test]
async fn a_picture_and_a_file_carry_their_text_and_buttons() {
    for (kind, name, shown) in [
        (AttachmentKind::Png, "qr.png", Kind::Photo),
        (AttachmentKind::Json, "me.json", Kind::Document),
    ] {
        let attachment = Some(Attachment { kind, name: name.to_owned(), ..picture() });
        let buttons = vec![vec![button("Ja", "y")]];
        let seen = seen(Message { attachment, buttons, ..words("Bjud <in>") }).await;
        assert_eq!(seen[0].text, "Bjud <in>");
        assert_eq!(seen[0].media, Some(shown));
        assert_eq!(labels(&seen[0]), [["Ja"]]);
    }
}

#[tokio::test]
async fn a_picture_without_text_says_what_it_shows() {
    let seen = seen(Message { attachment: Some(picture()), ..Message::default() }).await;
    assert_eq!(seen[0].text, "QR-kod till panelen");
}

#[tokio::test]
async fn a_text_too_long_for_a_picture_follows_it() {
    let buttons = vec![vec![button("Ja", "y")]];
    let text = "x".repeat(1025);
    let seen = seen(Message { attachment: Some(picture()), buttons, ..words(&text) }).await;
    assert_eq!((seen[0].media.is_some(), seen[0].buttons.len()), (true, 0));
    assert_eq!((seen[1].text.as_str(), seen[1].buttons.len()), (text.as_str(), 1));
}
