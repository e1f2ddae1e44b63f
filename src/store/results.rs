//! Results of closed rounds, and what they are counted from.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;

use super::entity::result;
use super::{Error, Transaction, json};
use crate::domain::routing::Answers;
use crate::domain::{Answer, Background, PanelId, QuestionNo, RoundId, RoundResult};
use sea_orm::EntityTrait;

const TABLE: &str = "result";

/// Where a round's answers lie: before it is sealed, and after.
const PLACES: [(&str, &str); 2] = [("response", "answer"), ("sealed_response", "sealed_answer")];

/// Responses read at once.
const PAGE: u64 = 2000;

/// A response without whose it is.
pub type Anonymous = (Background, Answers);

impl Transaction {
    /// The frozen result of a round.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn result(&self, round: RoundId) -> Result<Option<RoundResult>, Error> {
        let row = result::Entity::find_by_id(round.0).one(&self.inner).await?;
        row.map(|row| json::decode(TABLE, &row.content)).transpose()
    }

    /// Keeps a round's result.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it has one.
    pub async fn add_result(&self, round: RoundId, result: &RoundResult) -> Result<(), Error> {
        let row = result::Model { round_id: round.0, content: json::encode(TABLE, result)? };
        self.insert::<result::ActiveModel>([row], None).await
    }

    /// Hands over everything that was answered in one round, sealed or not, one response at a time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn each_response(
        &self,
        round: RoundId,
        mut take: impl FnMut(&Background, &Answers) + Send,
    ) -> Result<(), Error> {
        for (responses, answers) in PLACES {
            let mut after = Vec::new();
            loop {
                let (page, last) = self.page(round, [responses, answers], &after).await?;
                page.values().for_each(|(background, answers)| take(background, answers));
                let Some(last) = last else { break };
                after = last;
            }
        }
        Ok(())
    }

    /// The responses after this key, by key, and the key of the last; `None` when there are no more.
    async fn page(
        &self,
        round: RoundId,
        [responses, answers]: [&str; 2],
        after: &[u8],
    ) -> Result<(BTreeMap<Vec<u8>, Anonymous>, Option<Vec<u8>>), Error> {
        let sql = format!(
            "SELECT respondent_key, background FROM {responses} WHERE round_id = $1 AND respondent_key > $2 \
             ORDER BY respondent_key LIMIT {PAGE}"
        );
        let mut page = BTreeMap::new();
        for row in self.read(&sql, vec![round.0.into(), after.into()]).await? {
            let background: String = row.try_get("", "background")?;
            let background = json::decode("response", &background)?;
            page.insert(row.try_get("", "respondent_key")?, (background, Answers::new()));
        }
        let Some(last) = page.keys().next_back().cloned() else { return Ok((page, None)) };
        let sql = format!(
            "SELECT respondent_key, question, value, complete FROM {answers} WHERE round_id = $1 \
             AND respondent_key > $2 AND respondent_key <= $3"
        );
        let values = vec![round.0.into(), after.into(), last.as_slice().into()];
        for row in self.read(&sql, values).await? {
            let key: Vec<u8> = row.try_get("", "respondent_key")?;
            if let Some((_, answers)) = page.get_mut(&key) {
                let (question, answer) = read(&row)?;
                answers.insert(question, answer);
            }
        }
        Ok((page, Some(last)))
    }

    /// How many could have answered a round: those in its panel who may, and those who began it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_who_could_answer(
        &self,
        panel: PanelId,
        round: RoundId,
    ) -> Result<u64, Error> {
        let rows = self.read(COULD_ANSWER, vec![panel.0.into(), round.0.into()]).await?;
        let count = rows.first().map(|row| row.try_get::<i64>("", "people")).transpose()?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
    }

    /// When each who began a round did.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn started(&self, round: RoundId) -> Result<Vec<DateTime<Utc>>, Error> {
        let sql =
            "SELECT started_at FROM participation WHERE round_id = $1 AND started_at IS NOT NULL";
        let rows = self.read(sql, vec![round.0.into()]).await?;
        rows.iter().map(|row| Ok(row.try_get("", "started_at")?)).collect()
    }
}

const COULD_ANSWER: &str = "SELECT COUNT(*) AS people FROM panelist WHERE panel_id = $1 \
    AND (membership IN ('guest', 'enrolled', 'paused') OR EXISTS (SELECT 1 FROM participation \
    WHERE participation.round_id = $2 AND participation.panelist_id = panelist.id \
    AND participation.started_at IS NOT NULL))";

fn read(row: &QueryResult) -> Result<(QuestionNo, Answer), Error> {
    let question: i32 = row.try_get("", "question")?;
    let question = u8::try_from(question)
        .map_err(|error| Error::Unreadable { table: "answer", problem: error.to_string() })?;
    let value: String = row.try_get("", "value")?;
    let value = json::decode("answer", &value)?;
    Ok((QuestionNo(question), Answer { value, complete: row.try_get("", "complete")? }))
}
