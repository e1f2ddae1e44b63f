//! A small stand-in for panelbot, so that the people can be tried without it: it knows one panel and one round, keeps
//! everything in memory, and is as kind as it needs to be.

pub mod telegram;
pub mod web;

use std::collections::BTreeMap;

use panelbot_simulator::people::{Answer, kept};
use panelbot_simulator::questionnaire::{Choice, Panel, Question, Round, Texts};

/// What came in.
pub enum Heard {
    Start,
    Text(String),
    Press(String, Option<usize>),
    Picked(String, Vec<String>, Option<usize>),
}

/// One message; it keeps its place when it changes.
#[derive(Clone, Default, PartialEq)]
pub struct Said {
    pub text: String,
    /// Label and data.
    pub buttons: Vec<(String, String)>,
    pub boxes: bool,
}

/// One person's chat.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "a stand-in need not be tidy")]
pub struct Talk {
    pub said: Vec<Said>,
    pub answers: BTreeMap<String, Answer>,
    pub changed: Vec<usize>,
    english: bool,
    joined: bool,
    told: Vec<String>,
    waits: Option<String>,
    other: Option<String>,
    ticks: BTreeMap<String, Vec<String>>,
    thanked: bool,
    pub gone: bool,
}

/// The panel and its round.
pub struct Standin {
    pub panel: Panel,
    pub round: Round,
    pub base: String,
}

impl Standin {
    pub fn hear(&self, talk: &mut Talk, heard: Heard, me: &str) {
        talk.changed.clear();
        match heard {
            Heard::Start if !talk.joined => self.welcome(talk, None),
            Heard::Start => self.go_on(talk),
            Heard::Text(text) if text == "/invite" => {
                say(
                    talk,
                    format!(
                        "Bjud in: https://t.me/x?start=inv-{me} eller {}/j/inv-{me}",
                        self.base
                    ),
                    vec![],
                );
            }
            Heard::Text(text) => self.text(talk, &text),
            Heard::Press(data, place) => self.press(talk, &data, place),
            Heard::Picked(id, choices, place) => {
                talk.ticks.insert(id.clone(), choices);
                self.press(talk, &format!("d:{id}"), place);
            }
        }
    }

    fn words<'a>(talk: &Talk, texts: &'a Texts) -> &'a str {
        texts.get(if talk.english { "en" } else { "sv" }).map_or("", String::as_str)
    }

    fn welcome(&self, talk: &mut Talk, place: Option<usize>) {
        let text = format!("Hej!\n{}", Self::words(talk, &self.panel.consent.text));
        let yes = if talk.english { "Yes, I want to join" } else { "Ja, jag vill vara med" };
        let buttons = vec![button(yes, "yes"), button("Nej tack", "no"), button("English", "en")];
        put(talk, place, Said { text, buttons, boxes: false });
    }

    fn go_on(&self, talk: &mut Talk) {
        let late = self.panel.background.iter().filter(|variable| variable.id == "gender");
        let early = self.panel.background.iter().filter(|variable| variable.id != "gender");
        let done = self.next(talk).is_none();
        let mut asked: Vec<_> = early.collect();
        if done {
            asked.extend(late);
        }
        let untold = asked.into_iter().find(|variable| !talk.told.contains(&variable.id));
        if done && !talk.thanked {
            talk.thanked = true;
            say(talk, "Tack, nu är dina svar med!".into(), vec![button("Se mina svar", "see")]);
        }
        if let Some(variable) = untold {
            let categories = variable.categories.iter();
            let mut buttons: Vec<_> = categories
                .map(|category| {
                    button(
                        Self::words(talk, &category.label),
                        &format!("g:{}:{}", variable.id, category.id),
                    )
                })
                .collect();
            if variable.id == "gender" {
                buttons.push(button("Vill inte säga", "g:gender:-"));
            }
            let text = Self::words(talk, &variable.text).to_owned();
            say(talk, text, buttons);
        } else if let Some(question) = self.next(talk) {
            Self::ask(talk, question, None);
        }
    }

    fn next(&self, talk: &Talk) -> Option<&Question> {
        let kept = kept(&self.round, &talk.answers);
        self.round.questions.iter().find(|question| {
            let mut with = kept.clone();
            with.insert(question.id.clone(), Answer::DontKnow);
            !kept.contains_key(&question.id)
                && panelbot_simulator::people::kept(&self.round, &with).contains_key(&question.id)
        })
    }

    fn ask(talk: &mut Talk, question: &Question, place: Option<usize>) {
        let ticks = talk.ticks.get(&question.id).cloned().unwrap_or_default();
        let multiple = question.kind == "multiple_choice";
        let mut buttons = Vec::new();
        for option in &question.options {
            let mark = if ticks.contains(&option.id) { "✓ " } else { "" };
            let sort = if multiple { "t" } else { "a" };
            buttons.push((
                format!("{mark}{}", Self::words(talk, &option.label)),
                format!("{sort}:{}:{}", question.id, option.id),
            ));
        }
        if let (Some(from), Some(to)) = (question.from, question.to) {
            buttons.extend(
                (from..=to).map(|point| (point.to_string(), format!("p:{}:{point}", question.id))),
            );
        }
        let id = &question.id;
        let extra = [
            (question.other, "Något annat", "o"),
            (question.dont_know, "Vet inte", "k"),
            (true, "Hoppa över", "s"),
            (!talk.answers.is_empty(), "Tillbaka", "b"),
            (multiple, "Klar", "d"),
        ];
        buttons.extend(
            extra
                .iter()
                .filter(|(has, ..)| *has)
                .map(|(_, label, sort)| button(label, &format!("{sort}:{id}"))),
        );
        let text = format!("Fråga\n{}", Self::words(talk, &question.text));
        talk.waits = Some(id.clone());
        put(talk, place, Said { text, buttons, boxes: multiple });
    }

    fn answer(&self, talk: &mut Talk, id: &str, answer: Answer, place: Option<usize>) {
        let Some(question) = self.round.questions.iter().find(|question| question.id == id) else {
            return;
        };
        talk.answers.insert(id.to_owned(), answer);
        let all = kept(&self.round, &talk.answers);
        talk.answers = all;
        talk.waits = None;
        let names = |said: &Said| said.text.contains(Self::words(talk, &question.text));
        let place = place.or_else(|| talk.said.iter().rposition(names));
        let text = format!("{}\nDitt svar: …", Self::words(talk, &question.text));
        put(
            talk,
            place,
            Said { text, buttons: vec![button("Ändra", &format!("c:{id}"))], boxes: false },
        );
        self.go_on(talk);
    }

    fn text(&self, talk: &mut Talk, text: &str) {
        if let Some(id) = talk.other.take() {
            let multiple = self
                .round
                .questions
                .iter()
                .any(|question| question.id == id && question.kind == "multiple_choice");
            let other = text.to_owned();
            let answer = if multiple {
                Answer::Choices {
                    options: talk.ticks.remove(&id).unwrap_or_default(),
                    other: Some(other),
                }
            } else {
                Answer::Other { text: other }
            };
            return self.answer(talk, &id, answer, None);
        }
        let question = talk
            .waits
            .clone()
            .and_then(|id| self.round.questions.iter().find(|question| question.id == id));
        let read = question.and_then(|question| Self::read(question, text));
        match (question, read) {
            (Some(question), Some(answer)) => self.answer(talk, &question.id, answer, None),
            (Some(question), None) => {
                say(talk, "Jag förstod inte riktigt.".into(), vec![]);
                Self::ask(talk, question, None);
            }
            _ => say(talk, "Jag förstod inte riktigt.".into(), vec![]),
        }
    }

    fn read(question: &Question, text: &str) -> Option<Answer> {
        let ascii: String = text
            .trim()
            .chars()
            .map(|char| match char as u32 {
                code @ 0x660..=0x669 => char::from_digit(code - 0x660, 10).unwrap_or(char),
                code @ 0xff10..=0xff19 => char::from_digit(code - 0xff10, 10).unwrap_or(char),
                _ => char,
            })
            .collect();
        match question.kind.as_str() {
            "single_choice" => {
                let named = |option: &&Choice| {
                    option.label.values().any(|label| label.to_lowercase() == ascii.to_lowercase())
                };
                let at = ascii
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| question.options.get(number.checked_sub(1)?));
                let option = at.or_else(|| question.options.iter().find(named))?;
                Some(Answer::Choice { option: option.id.clone() })
            }
            "scale" => ascii.parse().ok().map(|point| Answer::Scale { point }),
            "number" => ascii.parse().ok().map(|value| Answer::Number { value }),
            "open_text" => Some(Answer::Text { text: text.to_owned() }),
            _ => None,
        }
    }

    fn press(&self, talk: &mut Talk, data: &str, place: Option<usize>) {
        let mut parts = data.split(':');
        let (sort, id, rest) =
            (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let question = self.round.questions.iter().find(|question| question.id == id);
        let old = question.is_some_and(|_| talk.answers.contains_key(id)) && sort != "c";
        if old && talk.waits.as_deref() != Some(id) {
            return say(talk, "Den knappen gäller inte längre.".into(), vec![]);
        }
        match (sort, question) {
            ("en", _) => {
                talk.english = true;
                self.welcome(talk, place);
            }
            ("yes", _) if !talk.joined => {
                talk.joined = true;
                self.go_on(talk);
            }
            ("g", _) if !talk.told.contains(&id.to_owned()) => {
                talk.told.push(id.to_owned());
                if rest == "0-15" || rest == "none" {
                    *talk = Talk { gone: true, ..Talk::default() };
                    return say(talk, "Tack för att du ville vara med!".into(), vec![]);
                }
                self.go_on(talk);
            }
            ("a", Some(_)) => self.answer(talk, id, Answer::Choice { option: rest.into() }, place),
            ("p", Some(_)) => {
                self.answer(talk, id, Answer::Scale { point: rest.parse().unwrap_or(0) }, place);
            }
            ("k", Some(_)) => self.answer(talk, id, Answer::DontKnow, place),
            ("s", Some(_)) => self.answer(talk, id, Answer::Skipped, place),
            ("o", Some(_)) => {
                talk.other = Some(id.to_owned());
                say(talk, "Vad är det? Skriv det med några ord.".into(), vec![]);
            }
            ("t", Some(question)) => {
                let ticks = talk.ticks.entry(id.to_owned()).or_default();
                match ticks.iter().position(|tick| tick == rest) {
                    Some(at) => drop(ticks.remove(at)),
                    None => ticks.push(rest.to_owned()),
                }
                Self::ask(talk, question, place);
            }
            ("d", Some(question)) => {
                let ticks = talk.ticks.remove(id).unwrap_or_default();
                let order = question.options.iter().map(|option| option.id.clone());
                let options: Vec<String> = order.filter(|option| ticks.contains(option)).collect();
                if !options.is_empty() {
                    self.answer(talk, id, Answer::Choices { options, other: None }, place);
                }
            }
            ("b", Some(_)) => {
                let before = self.round.questions.iter().take_while(|question| question.id != id);
                if let Some(before) =
                    before.filter(|question| talk.answers.contains_key(&question.id)).last()
                {
                    Self::ask(talk, before, None);
                }
            }
            ("c", Some(question)) => Self::ask(talk, question, place),
            _ => say(talk, "Den knappen gäller inte längre.".into(), vec![]),
        }
    }
}

fn button(label: &str, data: &str) -> (String, String) {
    (label.to_owned(), data.to_owned())
}

fn say(talk: &mut Talk, text: String, buttons: Vec<(String, String)>) {
    put(talk, None, Said { text, buttons, boxes: false });
}

fn put(talk: &mut Talk, place: Option<usize>, said: Said) {
    let at = place.filter(|at| *at < talk.said.len()).unwrap_or(talk.said.len());
    if at == talk.said.len() {
        talk.said.push(said);
    } else if talk.said[at] == said {
        return;
    } else {
        talk.said[at] = said;
    }
    if !talk.changed.contains(&at) {
        talk.changed.push(at);
    }
}
