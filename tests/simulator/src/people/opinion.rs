//! What a person thinks about each question before it is asked, and which answers still count in the end.

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::given::Answer;
use crate::questionnaire::{Condition, Question, Round};

/// Things people say; the token comes after.
const REMARKS: [&str; 6] = [
    "Lägg ner mindre på konsulter.",
    "More buses in the evening 🚌, please.",
    "Fråga oss oftare!\nOch lyssna när vi svarar.",
    "Det blir bra om ni tänker på de äldre.\n\n– Börja där.",
    "Jag litar på er ❤️\nmen visa siffrorna: 1 < 2 & 3 > 2.",
    "Vet <b>inte</b> riktigt, \"kanske\" skolan?",
];

/// An answer to a question, or `reluctant` to give one where that is allowed.
pub(crate) fn draw(question: &Question, token: &str, random: &mut StdRng) -> Answer {
    if question.dont_know && random.random_bool(0.08) {
        return Answer::DontKnow;
    }
    if random.random_bool(0.04) {
        return Answer::Skipped;
    }
    plainly(question, token, random)
}

/// An answer that says something.
pub(crate) fn plainly(question: &Question, token: &str, random: &mut StdRng) -> Answer {
    let words = |random: &mut StdRng| format!("Något eget {token} {}", random.random_range(1..100));
    match question.kind.as_str() {
        "single_choice" if question.other && random.random_bool(0.1) => {
            Answer::Other { text: words(random) }
        }
        "single_choice" => {
            let option =
                question.options.choose(random).map(|option| option.id.clone()).unwrap_or_default();
            Answer::Choice { option }
        }
        "multiple_choice" => several(question, words(random), random),
        "scale" => Answer::Scale {
            point: random.random_range(question.from.unwrap_or(1)..=question.to.unwrap_or(5)),
        },
        "number" => Answer::Number { value: number(question, random) },
        "location" => place(question, words(random), random),
        _ => Answer::Text { text: remark(question, token, random) },
    }
}

fn several(question: &Question, words: String, random: &mut StdRng) -> Answer {
    let bound = |bound: Option<f64>, otherwise: usize| {
        bound.and_then(|bound| format!("{bound:.0}").parse().ok()).unwrap_or(otherwise)
    };
    let least = bound(question.min, 1).max(1);
    let most = bound(question.max, question.options.len()).min(question.options.len()).max(least);
    let count = random.random_range(least..=most);
    let other = (question.other && random.random_bool(0.15)).then_some(words);
    let mut order: Vec<usize> = (0..question.options.len()).collect();
    order.shuffle(random);
    order.truncate(count - usize::from(other.is_some()));
    order.sort_unstable();
    let options = order.into_iter().map(|at| question.options[at].id.clone()).collect();
    Answer::Choices { options, other }
}

fn number(question: &Question, random: &mut StdRng) -> f64 {
    let (low, high) = (question.min.unwrap_or(0.0), question.max.unwrap_or(100.0));
    (low + random.random_range(0.0..=1.0) * (high - low)).round().clamp(low, high)
}

fn place(question: &Question, words: String, random: &mut StdRng) -> Answer {
    if random.random_bool(0.5) {
        let area = question.areas.choose(random).map(|area| area.id.clone());
        return area.map_or(Answer::Place { text: words }, |area| Answer::Area { area });
    }
    let near = |middle: f64, random: &mut StdRng| {
        middle + f64::from(random.random_range(-500..500)) / 10_000.0
    };
    Answer::Location { latitude: near(57.36, random), longitude: near(13.74, random) }
}

fn remark(question: &Question, token: &str, random: &mut StdRng) -> String {
    let said = REMARKS.choose(random).copied().unwrap_or_default();
    let text = format!("{said} ({token} {})", question.id);
    let most = question.max_length.unwrap_or(usize::MAX);
    if text.chars().count() <= most { text } else { token.chars().take(most).collect() }
}

/// Whether the question is asked, given these answers.
pub(crate) fn is_asked(question: &Question, answers: &BTreeMap<String, Answer>) -> bool {
    question.show_if.iter().all(|condition| {
        answers.get(&condition.question).is_some_and(|answer| holds(condition, answer))
    })
}

#[expect(clippy::cast_precision_loss, reason = "a scale has at most eleven points")]
fn holds(condition: &Condition, answer: &Answer) -> bool {
    let within = |value: f64| {
        let bounded = condition.at_least.is_some() || condition.at_most.is_some();
        bounded
            && condition.at_least.is_none_or(|least| value >= least)
            && condition.at_most.is_none_or(|most| value <= most)
    };
    match answer {
        Answer::Choice { option } | Answer::Area { area: option } => {
            condition.any_of.contains(option)
        }
        Answer::Choices { options, .. } => {
            options.iter().any(|option| condition.any_of.contains(option))
        }
        Answer::Scale { point } => within(*point as f64),
        Answer::Number { value } => within(*value),
        _ => false,
    }
}

/// The answers that count: those to questions that are still asked, given the ones that count before them.
#[must_use]
pub fn kept(round: &Round, answers: &BTreeMap<String, Answer>) -> BTreeMap<String, Answer> {
    let mut kept = BTreeMap::new();
    for question in &round.questions {
        if let Some(answer) = answers.get(&question.id).filter(|_| is_asked(question, &kept)) {
            kept.insert(question.id.clone(), answer.clone());
        }
    }
    kept
}

/// Whether everything that is asked has been answered.
pub(crate) fn is_complete(round: &Round, answers: &BTreeMap<String, Answer>) -> bool {
    let kept = kept(round, answers);
    round
        .questions
        .iter()
        .all(|question| kept.contains_key(&question.id) || !is_asked(question, &kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    fn round() -> Round {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../examples/gnosjo/skatten.toml");
        Round::load(&path).expect("a round")
    }

    fn choice(option: &str) -> Answer {
        Answer::Choice { option: option.into() }
    }

    #[test]
    fn an_answer_to_a_question_no_longer_asked_does_not_count() {
        let round = round();
        let money = Answer::Choices { options: vec!["school".into()], other: None };
        let mut answers =
            BTreeMap::from([("raise".to_owned(), choice("yes")), ("money".to_owned(), money)]);
        assert_eq!(kept(&round, &answers).len(), 2);
        answers.insert("raise".into(), choice("no"));
        assert_eq!(kept(&round, &answers).into_keys().collect::<Vec<_>>(), ["raise"]);
    }

    #[test]
    fn opinions_keep_to_the_bounds_and_come_from_the_seed() {
        let round = round();
        let mut random = StdRng::seed_from_u64(7);
        for _ in 0..500 {
            match plainly(&round.questions[1], "sim", &mut random) {
                Answer::Choices { options, other } => {
                    assert!((1..=2).contains(&(options.len() + usize::from(other.is_some()))));
                }
                other => panic!("{other:?}"),
            }
        }
        let once = |seed| draw(&round.questions[0], "sim", &mut StdRng::seed_from_u64(seed));
        assert_eq!(once(3), once(3));
    }
}
