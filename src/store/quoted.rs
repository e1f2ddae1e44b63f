//! The answers that staff have chosen as quotes.

use sea_orm::QueryResult;

use super::answers::{BEFORE_AND_AFTER_SEALING, read_question};
use super::{Error, Transaction, json};
use crate::domain::passage::Passage;
use crate::domain::{Answer, QuestionNo, RoundId};

/// An answer that is chosen as a quote, and whose writer agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// The question that it answers.
    pub question: QuestionNo,
    /// The answer.
    pub answer: Answer,
    /// What is hidden of it.
    pub hidden: Vec<Passage>,
}

impl Transaction {
    /// The chosen quotes of one round.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn quoted(&self, round: RoundId) -> Result<Vec<Quoted>, Error> {
        let mut all = Vec::new();
        for tables in BEFORE_AND_AFTER_SEALING {
            let answers = tables.answers;
            let sql = format!(
                "SELECT said.question, said.value, reading.hidden FROM reading JOIN {answers} AS said \
                 ON said.round_id = reading.round_id AND said.respondent_key = reading.respondent_key \
                 AND said.question = reading.question \
                 WHERE reading.round_id = $1 AND reading.chosen AND said.quotable AND said.complete"
            );
            for row in self.read(&sql, vec![round.0.into()]).await? {
                all.push(quoted(&row)?);
            }
        }
        Ok(all)
    }
}

fn quoted(row: &QueryResult) -> Result<Quoted, Error> {
    let (value, hidden): (String, String) = (row.try_get("", "value")?, row.try_get("", "hidden")?);
    let value = json::decode("answer", &value)?;
    Ok(Quoted {
        question: read_question(row.try_get("", "question")?)?,
        answer: Answer { value, complete: true, quotable: Some(true) },
        hidden: json::decode("reading", &hidden)?,
    })
}
