//! Responses and answers, always by round and respondent key.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{answer, response, sealed_answer, sealed_response};
use super::{Error, Transaction, json};
use crate::domain::routing::Answers;
use crate::domain::{Answer, Background, QuestionNo, RespondentKey, RoundId};

const TABLE: &str = "answer";

/// One respondent's answers in one round, as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredResponse {
    /// Under which key: the round's pseudonym, or a random one once the round is sealed.
    pub key: RespondentKey,
    /// The background variables that the round reports by, as far as they are known.
    pub background: Background,
    /// What was answered; a half-ticked answer is among them, marked so.
    pub answers: Answers,
}

impl Transaction {
    /// Everything that was answered in one round, sealed or not, by key.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn responses(&self, round: RoundId) -> Result<Vec<StoredResponse>, Error> {
        let open = response::Entity::find().filter(response::Column::RoundId.eq(round.0));
        let sealed =
            sealed_response::Entity::find().filter(sealed_response::Column::RoundId.eq(round.0));
        let mut found: BTreeMap<Vec<u8>, (Background, Answers)> = BTreeMap::new();
        for row in open.all(&self.inner).await? {
            let background = json::decode("response", &row.background)?;
            found.insert(row.respondent_key, (background, Answers::new()));
        }
        for row in sealed.all(&self.inner).await? {
            let background = json::decode("sealed_response", &row.background)?;
            found.insert(row.respondent_key, (background, Answers::new()));
        }
        for row in self.answer_rows(round).await? {
            if let Some((_, answers)) = found.get_mut(&row.respondent_key) {
                let (question, answer) = read(&row)?;
                answers.insert(question, answer);
            }
        }
        let stored = |(key, (background, answers)): (Vec<u8>, _)| {
            Ok(StoredResponse { key: read_key(&key)?, background, answers })
        };
        found.into_iter().map(stored).collect()
    }

    async fn answer_rows(&self, round: RoundId) -> Result<Vec<answer::Model>, Error> {
        let open = answer::Entity::find().filter(answer::Column::RoundId.eq(round.0));
        let sealed =
            sealed_answer::Entity::find().filter(sealed_answer::Column::RoundId.eq(round.0));
        let mut rows = open.all(&self.inner).await?;
        rows.extend(sealed.all(&self.inner).await?.into_iter().map(|row| answer::Model {
            round_id: row.round_id,
            respondent_key: row.respondent_key,
            question: row.question,
            value: row.value,
            complete: row.complete,
        }));
        Ok(rows)
    }
}

fn read_key(bytes: &[u8]) -> Result<RespondentKey, Error> {
    let key = <[u8; 32]>::try_from(bytes);
    key.map(RespondentKey)
        .map_err(|error| Error::Unreadable { table: "response", problem: error.to_string() })
}

fn read(row: &answer::Model) -> Result<(QuestionNo, Answer), Error> {
    let question = u8::try_from(row.question)
        .map_err(|error| Error::Unreadable { table: TABLE, problem: error.to_string() })?;
    let value = json::decode(TABLE, &row.value)?;
    Ok((QuestionNo(question), Answer { value, complete: row.complete }))
}
