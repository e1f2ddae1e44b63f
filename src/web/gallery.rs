//! Every shape that a message can have, on one page: what the page promises to people and to programs is checked here.

#[cfg(test)]
mod tests {
    use super::super::page::{Chat, Form, Frame, MailCard, Words};
    use crate::channel::browser::views;
    use crate::domain::Locale;
    use crate::domain::message::{
        Action, Attachment, AttachmentKind, Block, Button, Input, Message,
    };
    use crate::text::Catalog;
    use askama::Template;

    fn press(label: &str) -> Button {
        Button { label: label.into(), action: Action::Press(format!("p:{label}")), ticked: false }
    }

    fn asking(question: &str) -> Message {
        let progress = Block::Small("Fråga 2 av 5".into());
        Message { body: vec![progress, Block::Heading(question.into())], ..Message::default() }
    }

    fn texts() -> Message {
        Message {
            body: vec![
                Block::Heading("Rubrik".into()),
                Block::Text("Löpande text,\nmed radbrytning.".into()),
                Block::Small("Mindre viktigt".into()),
                Block::Quote("<script>alert('egna ord')</script>".into()),
                Block::List(vec!["Första".into(), "Andra".into()]),
                Block::Link { label: "En länk".into(), url: "https://example.se/?a=1&b=2".into() },
                Block::Copy("Häng med: https://example.se/j/ABC".into()),
            ],
            attachment: Some(Attachment {
                kind: AttachmentKind::Png,
                name: "qr.png".into(),
                bytes: Vec::new(),
                known_as: None,
                description: "QR-kod till panelen".into(),
            }),
            ..Message::default()
        }
    }

    fn single_choice() -> Message {
        let chosen = Button { ticked: true, ..press("Höj, men mindre") };
        let away = Button {
            label: "Läs mer".into(),
            action: Action::Open("https://example.se".into()),
            ticked: false,
        };
        let around = vec![press("Tillbaka"), press("Hoppa över"), press("Vet inte")];
        let buttons =
            vec![vec![press("Ja, höj")], vec![chosen], vec![press("Nej")], vec![away], around];
        Message { buttons, ..asking("Vad tycker du om att höja skatten med 50 öre?") }
    }

    fn menu() -> Message {
        let choices = vec![press("Skolan"), Button { ticked: true, ..press("Gator och vägar") }];
        let submit = "Klar".into();
        let input = Input::Menu { data: "m".into(), choices, min: 1, max: 2, submit };
        let buttons = vec![vec![press("Tillbaka"), press("Hoppa över")]];
        Message { buttons, input, ..asking("Vad ska pengarna gå till i så fall?") }
    }

    fn scale(from: u8, to: u8) -> Message {
        let points = (from..=to).map(|point| press(&point.to_string())).collect();
        let buttons = vec![points, vec![press("Vet inte")]];
        let mut message =
            Message { buttons, ..asking("Hur väl använder kommunen skattepengarna?") };
        message.body.push(Block::Small("1 är mycket dåligt, 5 är mycket bra.".into()));
        message
    }

    fn typed(input: Input) -> Message {
        Message { input, buttons: vec![vec![press("Hoppa över")]], ..asking("Vad vill du säga?") }
    }

    fn every_input() -> Vec<Message> {
        let (label, submit) = ("Skriv ditt svar.".to_owned(), "Skicka".to_owned());
        let text = |long| Input::Text {
            data: "w".into(),
            label: label.clone(),
            submit: submit.clone(),
            max_length: 3000,
            long,
        };
        let share = "Dela min plats".into();
        vec![
            typed(text(true)),
            typed(text(false)),
            typed(Input::Number { data: "w".into(), label: label.clone(), submit: submit.clone() }),
            typed(Input::Location { data: "w".into(), share, label, submit }),
        ]
    }

    fn answered() -> Message {
        let body = vec![Block::Heading("Hur mår du?".into()), Block::Text("Ditt svar: Bra".into())];
        Message { body, buttons: vec![vec![press("Ändra")]], ..Message::default() }
    }

    fn chat(latest: &[Message]) -> String {
        let done = [answered()];
        let mut shown = views(done.iter().chain(latest));
        let latest = shown.split_off(1);
        let words = Words::new(Catalog, Locale::parse("sv").unwrap());
        let frame = Frame { words, title: "Gnosjöpanelen".into() };
        let form = Form { action: "/c".into(), once: "0nce".into() };
        let commands = vec![("/help".into(), "Hjälp".into())];
        let return_link = "https://panel.example.se/r/abc.def".into();
        let mail = Some(MailCard { told: "Vi skriver.".into(), on: false, asked: false });
        let earlier = Vec::new();
        let answered = shown;
        Chat { frame, form, commands, earlier, answered, latest, return_link, mail }
            .render()
            .unwrap()
    }

    fn gallery() -> String {
        let mut messages = vec![texts(), single_choice(), menu(), scale(1, 5), scale(0, 10)];
        messages.extend(every_input());
        chat(&messages)
    }

    fn count(page: &str, what: &str) -> usize {
        page.matches(what).count()
    }

    #[test]
    fn every_form_posts_and_carries_the_once_value() {
        let page = gallery();
        let closing = count(&page, r#"action="/c/close""#);
        assert_eq!(count(&page, "<form"), count(&page, r#"method="post""#));
        assert_eq!(count(&page, "<form"), count(&page, r#"name="once" value="0nce""#) + closing);
        assert_eq!(count(&page, "<form"), count(&page, "</form>"));
    }

    #[test]
    fn what_people_wrote_cannot_become_markup() {
        let page = gallery();
        assert!(!page.contains("<script>alert"));
        assert!(page.contains("&#60;script&#62;alert"));
    }

    #[test]
    fn the_contract_with_programs_that_read_the_page_holds() {
        let page = gallery();
        assert!(page.contains(r#"<article class="message">"#));
        assert!(page.contains(r#"<button name="press" value="p:Ja, höj">Ja, höj</button>"#));
        assert!(page.contains(r#"<label><input type="checkbox" name="choice" value="p:Skolan"> "#));
        assert!(page.contains(r#"<button class="main" name="menu" value="m">Klar</button>"#));
        assert!(page.contains(r#"name="text" inputmode="decimal""#));
        assert!(page.contains(r#"<a class="button" href="https://example.se">Läs mer</a>"#));
    }

    #[test]
    fn a_question_is_the_legend_of_its_controls() {
        let page = chat(&[single_choice()]);
        let legend = "<legend>Vad tycker du om att höja skatten med 50 öre?</legend>";
        assert!(page.contains(legend));
        assert!(page.find("Fråga 2 av 5") < page.find(legend));
    }

    #[test]
    fn every_field_has_a_label() {
        let page = gallery();
        for tag in ["<input ", "<textarea "] {
            for field in
                page.split(tag).skip(1).map(|rest| rest.split('>').next().unwrap_or_default())
            {
                let id = field.split("id=\"").nth(1).and_then(|rest| rest.split('"').next());
                let labelled = id.is_some_and(|id| page.contains(&format!("<label for=\"{id}\">")));
                let inside = field.contains("checkbox") || field.contains("hidden");
                assert!(labelled || inside || field.contains("aria-label"), "no label: {field}");
            }
        }
    }

    #[test]
    fn what_is_answered_and_chosen_is_marked_in_words_too() {
        let page = gallery();
        assert!(page.contains("</span> Besvarad</p>"));
        assert!(page.contains(r#"<span class="unseen">Valt:</span> Höj, men mindre"#));
        assert!(page.contains(r#"value="p:Gator och vägar" checked>"#));
    }

    #[test]
    fn a_plain_field_is_there_unless_the_question_has_its_own() {
        assert!(chat(&[single_choice()]).contains(r#"<input id="write" name="text""#));
        assert!(!chat(&every_input()[..1]).contains(r#"id="write""#));
    }

    #[test]
    fn a_picture_has_its_description_and_is_numbered() {
        let picture = r#"<img src="/c/file/0" alt="QR-kod till panelen">"#;
        assert!(gallery().contains(picture));
    }
}
