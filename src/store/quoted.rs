//! The answers that staff have chosen as quotes.

use sea_orm::QueryResult;

use super::{Error, Transaction, json};
use crate::domain::passage::Passage;
use crate::domain::{Answer, QuestionNo, RoundId};

/// Where a round's answers lie: before it is sealed, and after.
const PLACES: [&str; 2] = ["answer", "sealed_answer"];

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
        for place in PLACES {
            let sql = format!(
                "SELECT said.question, said.value, reading.hidden FROM reading JOIN {place} AS said \
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
    let question: i32 = row.try_get("", "question")?;
    let question = u8::try_from(question)
        .map_err(|error| Error::Unreadable { table: "answer", problem: error.to_string() })?;
    let (value, hidden): (String, String) = (row.try_get("", "value")?, row.try_get("", "hidden")?);
    let value = json::decode("answer", &value)?;
    Ok(Quoted {
        question: QuestionNo(question),
        answer: Answer { value, complete: true, quotable: Some(true) },
        hidden: json::decode("reading", &hidden)?,
    })
}
