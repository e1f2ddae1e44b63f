//! What a result is counted from: a round's responses, without whose they are, some thousands at a time.
//!
//! The database hands over one text for all of them: handing over a million rows takes longer than finding them. It goes
//! by the primary keys only, which neither database has to sort for; counting by `GROUP BY` has to, and was slower. While
//! one text is being counted the database puts the next one together.
//!
//! Of what is answered little is new: what a text means is worked out once and looked up from then on. Words of people's
//! own are left out of that memory, so it stays small whatever they say.

use std::collections::HashMap;

use super::{Error, Transaction, json};
use crate::domain::routing::Answers;
use crate::domain::{Answer, AnswerValue, Background, Place, QuestionNo, RoundId};

/// Where a round's responses and answers lie: before it is sealed, and after.
const PLACES: [[&str; 2]; 2] = [["response", "answer"], ["sealed_response", "sealed_answer"]];

/// About how many responses are handed over at once.
const AT_ONCE: u64 = 2000;

/// Most answers whose meaning is remembered: numbers can all differ.
const MOST_KNOWN: usize = 10_000;

/// What stands before each answer of a response, and between two responses. JSON has neither within.
const ANSWER: char = '\n';
const RESPONSE: char = '\u{1e}';

/// The first key that a slice has, and the first one that it has no more. No key is longer than 32 bytes.
type Slice = [Vec<u8>; 2];
const BEYOND_ALL_KEYS: [u8; 33] = [0xff; 33];

impl Transaction {
    /// Hands over what was answered in one round, sealed or not, one response at a time: finished answers only. A response
    /// without any is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn each_response(
        &self,
        round: RoundId,
        mut take: impl FnMut(&Background, &Answers) + Send,
    ) -> Result<(), Error> {
        let mut known = Known::default();
        for place in PLACES {
            let mut text = String::new();
            for slice in slices(self.count_responses(round, place).await?) {
                let (next, counted) = tokio::join!(self.as_text(round, place, slice), async {
                    known.hand_over(&text, &mut take)
                });
                counted?;
                text = next?;
            }
            known.hand_over(&text, &mut take)?;
        }
        Ok(())
    }

    async fn count_responses(&self, round: RoundId, place: [&str; 2]) -> Result<u64, Error> {
        let sql = format!("SELECT COUNT(*) AS many FROM {} WHERE round_id = $1", place[0]);
        let rows = self.read(&sql, vec![round.0.into()]).await?;
        let many = rows.first().map(|row| row.try_get::<i64>("", "many")).transpose()?;
        Ok(many.and_then(|many| u64::try_from(many).ok()).unwrap_or_default())
    }

    /// The responses whose keys are in this slice: each its background, then its answers with the question's number.
    async fn as_text(
        &self,
        round: RoundId,
        [responses, answers]: [&str; 2],
        [from, to]: Slice,
    ) -> Result<String, Error> {
        let sql = format!(
            "SELECT string_agg(said, '{RESPONSE}') AS page FROM (SELECT background || (\
                 SELECT string_agg('{ANSWER}' || question || value, '') FROM {answers} a \
                 WHERE a.round_id = r.round_id AND a.respondent_key = r.respondent_key AND a.complete\
             ) AS said FROM {responses} r \
             WHERE round_id = $1 AND respondent_key >= $2 AND respondent_key < $3) s"
        );
        let rows = self.read(&sql, vec![round.0.into(), from.into(), to.into()]).await?;
        let text = rows.first().map(|row| row.try_get::<Option<String>>("", "page")).transpose()?;
        Ok(text.flatten().unwrap_or_default())
    }
}

/// All keys in slices that hold about as many each: keys look random.
fn slices(responses: u64) -> impl Iterator<Item = Slice> {
    let count = responses.div_ceil(AT_ONCE);
    let start = move |slice: u64| match slice {
        0 => Vec::new(),
        last if last == count => BEYOND_ALL_KEYS.to_vec(),
        slice => (u64::MAX / count * slice).to_be_bytes().to_vec(),
    };
    (0..count).map(move |slice| [start(slice), start(slice + 1)])
}

/// What backgrounds and answers mean, as far as it has been worked out.
#[derive(Default)]
struct Known {
    backgrounds: HashMap<String, Background>,
    answers: HashMap<String, (QuestionNo, Answer)>,
}

impl Known {
    fn hand_over(
        &mut self,
        text: &str,
        take: &mut impl FnMut(&Background, &Answers),
    ) -> Result<(), Error> {
        for response in text.split(RESPONSE).filter(|response| !response.is_empty()) {
            let mut parts = response.split(ANSWER);
            let background = parts.next().unwrap_or_default();
            let answers = parts.map(|part| self.answer(part)).collect::<Result<_, _>>()?;
            take(self.background(background)?, &answers);
        }
        Ok(())
    }

    fn background(&mut self, text: &str) -> Result<&Background, Error> {
        if !self.backgrounds.contains_key(text) {
            self.backgrounds.insert(text.to_owned(), json::decode("response", text)?);
        }
        Ok(&self.backgrounds[text])
    }

    fn answer(&mut self, text: &str) -> Result<(QuestionNo, Answer), Error> {
        if let Some(answer) = self.answers.get(text) {
            return Ok(answer.clone());
        }
        let (question, value) = text.split_at(text.find('{').unwrap_or_default());
        let question = question.parse().map_err(|_| Error::Unreadable {
            table: "answer",
            problem: "a question without a number".to_owned(),
        })?;
        let answer = (QuestionNo(question), Answer::complete(json::decode("answer", value)?));
        if recurs(&answer.1) && self.answers.len() < MOST_KNOWN {
            self.answers.insert(text.to_owned(), answer.clone());
        }
        Ok(answer)
    }
}

/// Whether others are likely to say the very same.
fn recurs(answer: &Answer) -> bool {
    let is_point = matches!(answer.value, AnswerValue::Place(Place::Point { .. }));
    answer.own_words().is_none() && !is_point
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_in_exactly_one_slice() {
        for responses in [1, AT_ONCE, AT_ONCE + 1, 125_000, 7_777_777] {
            let slices: Vec<_> = slices(responses).collect();
            assert_eq!(slices.len() as u64, responses.div_ceil(AT_ONCE));
            assert_eq!(slices[0][0], [0; 0]);
            assert!(slices.windows(2).all(|two| two[0][1] == two[1][0]));
            assert!(slices.iter().all(|[from, to]| from < to));
            assert!(slices.last().is_some_and(|last| last[1][..] > [0xff; 32][..]));
        }
        assert_eq!(slices(0).count(), 0);
    }
}
