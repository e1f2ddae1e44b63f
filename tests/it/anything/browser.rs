//! Forms as the chat page posts them.

use chrono::{DateTime, Utc};
use panelbot::channel::browser::{Fields, heard};
use panelbot::domain::message::Incoming;
use panelbot::domain::{Address, Platform};
use rand::RngExt;
use rand::rngs::StdRng;

use super::deed::Deed;
use super::game::Adapter;
use super::words::{wild, word};

/// The names of a form's fields.
const NAMES: [&str; 10] =
    ["once", "lang", "press", "menu", "choice", "field", "text", "lat", "lon", "more"];

/// The chat page's forms.
pub struct Browser;

impl Adapter for Browser {
    const PLATFORM: Platform = Platform::Browser;
    type Raw = Vec<(String, String)>;

    fn raw(&self, random: &mut StdRng, _who: u64, deed: &Deed) -> Self::Raw {
        let once = random.random::<u64>().to_string();
        let mut form = vec![field("once", &once), field("lang", "sv")];
        match deed {
            Deed::Press(data) => form.push(field("press", data)),
            Deed::Pick(data, choices) => {
                form.extend(choices.iter().map(|choice| field("choice", choice)));
                form.push(field("menu", data));
            }
            Deed::Write(data, text) => form.extend([field("field", data), field("text", text)]),
            Deed::Type(text) => form.push(field("text", text)),
            Deed::Share(latitude, longitude) => {
                form.push(field("lat", &latitude.to_string()));
                form.push(field("lon", &longitude.to_string()));
            }
            // There is no other way to say something here: what is left is an empty form.
            _ => {}
        }
        form
    }

    fn mangle(&self, random: &mut StdRng, form: &mut Self::Raw) {
        let at = random.random_range(0..form.len());
        match random.random_range(0..6) {
            0 => {
                form.remove(at);
            }
            1 => word(random, &NAMES).clone_into(&mut form[at].0),
            2 => form[at].1 = wild(random),
            3 => form.insert(at, field(word(random, &NAMES), &wild(random))),
            4 => form.resize(random.random_range(1..300), form[at].clone()),
            _ => form.reverse(),
        }
    }

    fn read(&self, form: &Self::Raw, who: u64, now: DateTime<Utc>) -> Option<Incoming> {
        let fields = Fields::from(form.clone());
        let again = Fields::from(fields.again());
        assert_eq!(heard(&again), heard(&fields), "posting the same once more says the same");
        assert_eq!(again.said(), fields.said());
        Some(Incoming {
            update_id: fields.once().unwrap_or_default().to_owned(),
            from: Address { platform: Platform::Browser, external_id: who.to_string() },
            locale: fields.locale(),
            room: None,
            number: None,
            session: None,
            received_at: now,
            heard: heard(&fields)?,
        })
    }
}

fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
