//! What a result is counted from: a round's responses, without whose they are, some thousands at a time.
//!
//! The database hands over one text for all of them: handing over a million rows takes longer than finding them. It goes
//! by the primary keys only, slice by slice; counting by `GROUP BY` over everything has to sort, and was slower. While one
//! text is being counted the next ones are put together, each in a connection of its own.
//!
//! Of what is answered little is new: what a text means is worked out once and looked up from then on. Words of people's
//! own are left out of that memory, so it stays small whatever they say.

use std::collections::HashMap;
use std::pin::pin;

use futures_util::{StreamExt, TryStreamExt, stream};
use sea_orm::{ConnectionTrait, DbBackend};

use super::answers::{BEFORE_AND_AFTER_SEALING, Tables};
use super::{Error, Store, Transaction, json};
use crate::domain::routing::Answers;
use crate::domain::{Answer, AnswerValue, Background, Place, QuestionNo, RoundId};

/// About how many responses are handed over at once.
const AT_ONCE: u64 = 2000;

/// How many of those the database puts together while one is being counted: the program and it are to be at work all the
/// time, on whatever processors there are.
const READ_AHEAD: usize = 3;

/// PostgreSQL believes that few responses lie in a slice, and would look up each background by itself.
const JOIN_AT_ONCE: &str = "SET LOCAL enable_nestloop = off";

/// Most answers whose meaning is remembered: numbers can all differ.
const MOST_KNOWN: usize = 10_000;

/// What stands before each answer of a response, and between two responses. JSON has neither within.
const ANSWER: char = '\n';
const RESPONSE: char = '\u{1e}';

/// The first key that a slice has, and the first one that it has no more. No key is longer than 32 bytes.
type Slice = [Vec<u8>; 2];
const BEYOND_ALL_KEYS: [u8; 33] = [0xff; 33];

impl Store {
    /// Hands over what was answered in one round, sealed or not, one response at a time: finished answers only. A response
    /// without any is none. For a caller whose own transaction holds the catalogue, so that nobody answers meanwhile: it is
    /// read beside that transaction, in several at once.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn each_response(
        &self,
        round: RoundId,
        mut take: impl FnMut(&Background, &Answers) + Send,
    ) -> Result<(), Error> {
        let mut known = Known::default();
        for tables in BEFORE_AND_AFTER_SEALING {
            let many = self.read().await?.count_responses(round, tables).await?;
            let text =
                |slice| async move { self.read().await?.as_text(round, tables, slice).await };
            let mut texts = pin!(stream::iter(slices(many)).map(text).buffered(READ_AHEAD));
            while let Some(text) = texts.try_next().await? {
                known.hand_over(&text, &mut take)?;
            }
        }
        Ok(())
    }
}

impl Transaction {
    async fn count_responses(&self, round: RoundId, tables: Tables) -> Result<u64, Error> {
        let sql = format!("SELECT COUNT(*) AS many FROM {} WHERE round_id = $1", tables.responses);
        let rows = self.read(&sql, vec![round.0.into()]).await?;
        let many = rows.first().map(|row| row.try_get::<i64>("", "many")).transpose()?;
        Ok(many.and_then(|many| u64::try_from(many).ok()).unwrap_or_default())
    }

    /// The responses whose keys are in this slice: each its background, then its answers with the question's number.
    async fn as_text(
        &self,
        round: RoundId,
        Tables { responses, answers }: Tables,
        [from, to]: Slice,
    ) -> Result<String, Error> {
        let sql = format!(
            "SELECT string_agg(r.background || said, '{RESPONSE}') AS page FROM (\
                 SELECT respondent_key, string_agg('{ANSWER}' || question || value, '') AS said \
                 FROM {answers} \
                 WHERE round_id = $1 AND respondent_key >= $2 AND respondent_key < $3 AND complete \
                 GROUP BY round_id, respondent_key\
             ) a CROSS JOIN {responses} r \
             WHERE r.round_id = $1 AND r.respondent_key >= $2 AND r.respondent_key < $3 \
             AND r.respondent_key = a.respondent_key"
        );
        if self.inner.get_database_backend() == DbBackend::Postgres {
            self.inner.execute_unprepared(JOIN_AT_ONCE).await?;
        }
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
            let mut answers = Answers::new();
            for part in parts {
                let (question, answer) = self.answer(part)?;
                answers.insert(question, answer);
            }
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
