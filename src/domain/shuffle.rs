//! The order in which one respondent sees the options.

use super::question::{ChoiceNo, Question};

/// The question's options in the order that the respondent with this seed sees them, the same each time.
///
/// Only questions that ask for it are shuffled. "Other", "don't know" and "skip" are not options and stay last.
#[must_use]
pub fn shuffled(question: &Question, seed: u64) -> Vec<ChoiceNo> {
    let mut order: Vec<ChoiceNo> = (0..).map(ChoiceNo).take(question.choices().len()).collect();
    if question.shuffle {
        let mut state = question.id.bytes().fold(seed, |hash, byte| mix(hash ^ u64::from(byte)));
        for last in (1..order.len()).rev() {
            state = mix(state);
            let bound = last as u64 + 1;
            let pick = usize::try_from(state % bound).unwrap_or(last);
            order.swap(last, pick);
        }
    }
    order
}

/// One step of the `SplitMix64` generator.
const fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{Choice, LocalText, QuestionKind};

    fn question(shuffle: bool) -> Question {
        let choice = |no: u8| Choice { id: no.to_string(), label: LocalText::default() };
        Question {
            id: "money".to_owned(),
            text: LocalText::default(),
            kind: QuestionKind::SingleChoice { choices: (0..5).map(choice).collect() },
            skip: true,
            dont_know: false,
            other: false,
            shuffle,
            quote: false,
            show_if: Vec::new(),
        }
    }

    #[test]
    fn each_respondent_sees_an_order_of_their_own_and_always_the_same() {
        let orders: BTreeSet<_> = (0..200).map(|seed| shuffled(&question(true), seed)).collect();
        assert!(orders.len() > 70, "{} of 120 orders", orders.len());
        for (seed, order) in (0..200).map(|seed| (seed, shuffled(&question(true), seed))) {
            assert_eq!(order, shuffled(&question(true), seed));
            assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), 5);
        }
    }

    #[test]
    fn a_question_that_is_not_shuffled_keeps_its_order() {
        assert!(shuffled(&question(false), 7).is_sorted());
    }
}
