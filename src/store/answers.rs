//! Responses and answers, always by round and respondent key.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::entity::{answer, response, sealed_answer, sealed_response};
use super::{Error, Transaction, json};
use crate::domain::routing::Answers;
use crate::domain::{Answer, Background, QuestionNo, RespondentKey, RoundId};

const TABLE: &str = "answer";

/// Places a statement: SQLite takes conditions no deeper than 1,000.
const PLACES_A_STATEMENT: usize = 200;

/// The two tables in which a round's responses and their answers lie.
#[derive(Clone, Copy)]
pub(super) struct Tables {
    pub responses: &'static str,
    pub answers: &'static str,
}

/// Where they lie before the round is sealed, and after.
pub(super) const BEFORE_AND_AFTER_SEALING: [Tables; 2] = [
    Tables { responses: "response", answers: "answer" },
    Tables { responses: "sealed_response", answers: "sealed_answer" },
];

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

/// The place of one answer.
pub type AnswerKey = (RoundId, RespondentKey, QuestionNo);

impl Transaction {
    /// The answers that these respondents have given in rounds that are not sealed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn answers_of(
        &self,
        respondents: &BTreeSet<(RoundId, RespondentKey)>,
    ) -> Result<BTreeMap<(RoundId, RespondentKey), Answers>, Error> {
        if respondents.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rounds: BTreeSet<_> = respondents.iter().map(|(round, _)| round.0).collect();
        let keys = respondents.iter().map(|(_, key)| key.0.to_vec());
        let rows = answer::Entity::find()
            .filter(answer::Column::RoundId.is_in(rounds))
            .filter(answer::Column::RespondentKey.is_in(keys))
            .all(&self.inner)
            .await?;
        let mut found: BTreeMap<(RoundId, RespondentKey), Answers> = BTreeMap::new();
        for row in rows {
            let (question, answer) = read(&row)?;
            let whose = (RoundId(row.round_id), read_key(&row.respondent_key)?);
            found.entry(whose).or_default().insert(question, answer);
        }
        Ok(found)
    }

    /// Keeps responses, new or with another background.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_responses(
        &self,
        responses: &BTreeMap<(RoundId, RespondentKey), Background>,
    ) -> Result<(), Error> {
        let row = |((round, key), background): (&(RoundId, RespondentKey), &Background)| {
            Ok(response::Model {
                round_id: round.0,
                respondent_key: key.0.to_vec(),
                background: json::encode("response", background)?,
            })
        };
        let rows = responses.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
        let replace =
            OnConflict::columns([response::Column::RoundId, response::Column::RespondentKey])
                .update_column(response::Column::Background)
                .to_owned();
        self.insert::<response::ActiveModel>(rows, Some(replace)).await
    }

    /// Keeps answers, in the place of earlier ones. Their responses must be there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_answers(&self, answers: &BTreeMap<AnswerKey, Answer>) -> Result<(), Error> {
        let row = |((round, key, question), answer): (&AnswerKey, &Answer)| {
            Ok(answer::Model {
                round_id: round.0,
                respondent_key: key.0.to_vec(),
                question: question.0.into(),
                value: json::encode(TABLE, &answer.value)?,
                complete: answer.complete,
                quotable: answer.quotable,
            })
        };
        let rows = answers.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
        let place =
            [answer::Column::RoundId, answer::Column::RespondentKey, answer::Column::Question];
        let replace = OnConflict::columns(place)
            .update_columns([
                answer::Column::Value,
                answer::Column::Complete,
                answer::Column::Quotable,
            ])
            .to_owned();
        self.insert::<answer::ActiveModel>(rows, Some(replace)).await
    }

    /// Removes answers.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn remove_answers(&self, places: &BTreeSet<AnswerKey>) -> Result<(), Error> {
        let places: Vec<&AnswerKey> = places.iter().collect();
        for part in places.chunks(PLACES_A_STATEMENT) {
            let any = part.iter().fold(Condition::any(), |any, (round, key, question)| {
                let this = Condition::all()
                    .add(answer::Column::RoundId.eq(round.0))
                    .add(answer::Column::RespondentKey.eq(key.0.to_vec()))
                    .add(answer::Column::Question.eq(i32::from(question.0)));
                any.add(this)
            });
            answer::Entity::delete_many().filter(any).exec(&self.inner).await?;
        }
        Ok(())
    }

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
        rows.extend(sealed.all(&self.inner).await?.into_iter().map(answer::Model::from));
        Ok(rows)
    }
}

impl From<sealed_answer::Model> for answer::Model {
    fn from(row: sealed_answer::Model) -> Self {
        Self {
            round_id: row.round_id,
            respondent_key: row.respondent_key,
            question: row.question,
            value: row.value,
            complete: row.complete,
            quotable: row.quotable,
        }
    }
}

pub(super) fn read_key(bytes: &[u8]) -> Result<RespondentKey, Error> {
    let key = <[u8; 32]>::try_from(bytes);
    key.map(RespondentKey)
        .map_err(|error| Error::Unreadable { table: "response", problem: error.to_string() })
}

pub(super) fn read(row: &answer::Model) -> Result<(QuestionNo, Answer), Error> {
    let value = json::decode(TABLE, &row.value)?;
    let answer = Answer { value, complete: row.complete, quotable: row.quotable };
    Ok((read_question(row.question)?, answer))
}

pub(super) fn read_question(number: i32) -> Result<QuestionNo, Error> {
    let number = u8::try_from(number);
    number
        .map(QuestionNo)
        .map_err(|error| Error::Unreadable { table: TABLE, problem: error.to_string() })
}
