//! The panel's 122: four whom we follow, and those who are drawn by chance from a seed.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

const SEED: u64 = 20_270_118;

/// How many are in the panel.
pub const PEOPLE: usize = 122;

/// How many of them answer.
pub const ANSWERING: usize = 86;

/// When someone answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// When the round opens.
    AtOnce,
    /// When they are reminded for the first time.
    Reminded,
    /// When they are reminded for the second time.
    RemindedAgain,
    /// Not at all.
    Never,
}

/// What someone answers: what stands at the same place in the round's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// 0: raise it, 1: raise it less, 2: do not; `None`: don't know.
    pub raise: Option<u8>,
    /// What the money should go to.
    pub money: Vec<u8>,
    /// Where to save, in their own words; `None` passes it by.
    pub save: Option<&'static str>,
    /// How well the money is used, 1 to 5; `None`: don't know.
    pub trust: Option<i32>,
    /// Kronor a month; `None`: don't know.
    pub pay: Option<u32>,
    /// To the politicians; `None` passes it by.
    pub word: Option<&'static str>,
}

/// Someone in the panel.
#[derive(Debug, Clone)]
pub struct Part {
    /// Their name in the transcript; `None` for those whom we do not follow.
    pub name: Option<&'static str>,
    /// The language of their app.
    pub language: &'static str,
    /// The categories of age and of the connection to Gnosjö.
    pub background: [u8; 2],
    pub moment: Moment,
    pub opinion: Opinion,
    /// Breaks off after the first question.
    pub stops: bool,
    /// Whether the statement feels like an answer: 0 yes, 1 partly, 2 no; `None` does not say.
    pub felt: Option<usize>,
}

/// Everyone. The four whom we follow come first.
pub fn everyone() -> Vec<Part> {
    let mut random = StdRng::seed_from_u64(SEED);
    let mut all = vec![kim(), robin(), siv(), sam()];
    let mut moments = vec![Moment::AtOnce; 40];
    moments.extend([Moment::Reminded; 26]);
    moments.extend([Moment::RemindedAgain; 18]);
    moments.resize(PEOPLE - all.len(), Moment::Never);
    moments.shuffle(&mut random);
    all.extend(moments.into_iter().map(|moment| drawn(moment, &mut random)));
    all
}

fn drawn(moment: Moment, random: &mut StdRng) -> Part {
    let age = weighted(random, &[0, 16, 34, 32, 18]);
    let young = age == 1;
    // The young would rather have the schools get it; whoever is older thinks of care too.
    let raise = match weighted(random, &[16, if young { 70 } else { 60 }, 20, 6]) {
        3 => None,
        choice => Some(choice),
    };
    let mut money = vec![0];
    if random.random_bool(0.12) {
        money = vec![weighted(random, &[0, 2, 1, 1])];
    } else if random.random_bool(if young { 0.35 } else { 0.6 }) {
        money.push(weighted(random, &[0, 7, 2, 2]));
    }
    let words = ["Mindre på konsulter.", "Sälj skog.", "Färre resor."];
    let save = random.random_bool(0.5).then(|| words[random.random_range(0..words.len())]);
    let trust = match weighted(random, &[8, 18, 38, 24, 6, 6]) {
        5 => None,
        place => Some(i32::from(place) + 1),
    };
    let pay = match raise {
        Some(2) => Some(0),
        _ => [Some(50), Some(75), Some(100), Some(150), Some(600), Some(1200), None]
            [usize::from(weighted(random, &[6, 8, 8, 5, 6, 4, 3]))],
    };
    let said = ["Tack för att ni frågar.", "Tänk på skolan.", "Lyssna på oss i Hillerstorp."];
    let word = random.random_bool(0.4).then(|| said[random.random_range(0..said.len())]);
    let felt = random.random_bool(0.6).then(|| usize::from(weighted(random, &[6, 3, 1])));
    Part {
        name: None,
        language: if random.random_bool(0.9) { "sv" } else { "en" },
        background: [age, weighted(random, &[62, 16, 12, 10])],
        moment,
        opinion: Opinion { raise, money, save, trust, pay, word },
        stops: random.random_bool(0.06),
        felt,
    }
}

/// A place, drawn by these weights.
fn weighted(random: &mut StdRng, weights: &[u32]) -> u8 {
    let mut left = random.random_range(0..weights.iter().sum());
    for (place, weight) in (0..).zip(weights) {
        if left < *weight {
            return place;
        }
        left -= weight;
    }
    unreachable!("less than the sum is left")
}

/// Answers at once, in Swedish.
fn kim() -> Part {
    Part {
        name: Some("Kim"),
        language: "sv",
        background: [1, 0],
        moment: Moment::AtOnce,
        opinion: Opinion {
            raise: Some(1),
            money: vec![0, 1],
            save: None,
            trust: Some(4),
            pay: Some(75),
            word: Some("Tack för att ni frågar! Lägg pengarna på skolan."),
        },
        stops: false,
        felt: Some(0),
    }
}

/// Answers when reminded, in English.
fn robin() -> Part {
    Part {
        name: Some("Robin"),
        language: "en",
        background: [2, 2],
        moment: Moment::Reminded,
        opinion: Opinion {
            raise: Some(2),
            money: Vec::new(),
            save: Some("Sell some of the forest."),
            trust: Some(2),
            pay: Some(0),
            word: None,
        },
        stops: false,
        felt: Some(1),
    }
}

/// Reads, and does not answer; in Swedish.
fn siv() -> Part {
    Part { name: Some("Siv"), background: [4, 0], moment: Moment::Never, felt: None, ..kim() }
}

/// Reads, and does not answer; in English.
fn sam() -> Part {
    Part { name: Some("Sam"), language: "en", ..siv() }
}
