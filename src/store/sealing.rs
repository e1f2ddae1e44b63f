//! The storage half of sealing: fresh rows in, old rows and the secret out, and no trace left in the files.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement};

use super::entity::{
    answer, participation, response, round_secret, sealed_answer, sealed_response,
};
use super::{Error, Store, StoredResponse, Transaction, json};
use crate::domain::{RespondentKey, RoundId};

/// What sealing and erasing leave dead rows in, on PostgreSQL.
const EMPTIED: [&str; 14] = [
    "answer",
    "response",
    "reading",
    "theming",
    "round_secret",
    "participation",
    "conversation",
    "delivery",
    "consent",
    "panelist",
    "address",
    "person",
    "invitation",
    "link_code",
];

/// How often it is looked whether somebody still reads what was there before it was deleted, and how long after the last look.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Why traces of what was deleted may still be in PostgreSQL's files.
const READ_MEANWHILE: &str = "somebody reads what was there before it was deleted";

impl Transaction {
    /// Keeps responses under random keys, in the order of those keys, and with them their answers.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_sealed(
        &self,
        round: RoundId,
        responses: &BTreeMap<RespondentKey, StoredResponse>,
    ) -> Result<(), Error> {
        let mut rows = Vec::with_capacity(responses.len());
        let mut answers = Vec::new();
        for (key, response) in responses {
            rows.push(sealed_response::Model {
                round_id: round.0,
                respondent_key: key.0.to_vec(),
                background: json::encode("sealed_response", &response.background)?,
            });
            for (question, answer) in &response.answers {
                answers.push(sealed_answer::Model {
                    round_id: round.0,
                    respondent_key: key.0.to_vec(),
                    question: question.0.into(),
                    value: json::encode("sealed_answer", &answer.value)?,
                    complete: answer.complete,
                    quotable: answer.quotable,
                });
            }
        }
        self.insert::<sealed_response::ActiveModel>(rows, None).await?;
        self.insert::<sealed_answer::ActiveModel>(answers, None).await
    }

    /// Removes what tied a round's answers to people: the old rows and the secret; and from participation all but the
    /// day that someone started. Whether they came to the end goes too: it would point at the answers that break off.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn cut_ties(&self, round: RoundId) -> Result<(), Error> {
        answer::Entity::delete_many()
            .filter(answer::Column::RoundId.eq(round.0))
            .exec(&self.inner)
            .await?;
        response::Entity::delete_many()
            .filter(response::Column::RoundId.eq(round.0))
            .exec(&self.inner)
            .await?;
        round_secret::Entity::delete_by_id(round.0).exec(&self.inner).await?;
        let rows = participation::Entity::find()
            .filter(participation::Column::RoundId.eq(round.0))
            .all(&self.inner)
            .await?;
        participation::Entity::delete_many()
            .filter(participation::Column::RoundId.eq(round.0))
            .exec(&self.inner)
            .await?;
        let cut = rows.into_iter().map(|row| participation::Model {
            invited_at: row.invited_at.map(day),
            started_at: row.started_at.map(day),
            completed_at: None,
            declined_at: row.declined_at.map(day),
            ..row
        });
        self.insert::<participation::ActiveModel>(cut, None).await
    }
}

/// Midnight before this time.
#[must_use]
pub fn day(time: DateTime<Utc>) -> DateTime<Utc> {
    time.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()
}

impl Store {
    /// Makes the files forget what was deleted: SQLite has overwritten it already (`secure_delete`) and empties its
    /// write-ahead log; PostgreSQL writes the tables anew, and changes its write-ahead log where the role may.
    ///
    /// # Errors
    /// When the database refuses, or somebody still reads what was there before. What was deleted stays deleted; only traces
    /// of it may remain in the files.
    pub async fn scrub(&self) -> Result<(), Error> {
        if self.is_sqlite() {
            return self.truncate_log().await.map(drop);
        }
        let nobody_reads = self.outlast_readers().await?;
        let writer = self.writer();
        for table in EMPTIED {
            writer.execute_unprepared(&format!("VACUUM FULL {table}")).await?;
        }
        for privileged in ["SELECT pg_switch_wal()", "CHECKPOINT"] {
            if writer.execute_unprepared(privileged).await.is_err() {
                tracing::debug!(statement = privileged, "the database role may not do this");
            }
        }
        if nobody_reads { Ok(()) } else { Err(Error::Unavailable(READ_MEANWHILE.to_owned())) }
    }

    /// Waits until everyone on PostgreSQL is done who may still see what was there before now, as far as the role may know of
    /// them: writing a table anew carries along whatever anybody can see. False when somebody takes longer.
    async fn outlast_readers(&self) -> Result<bool, Error> {
        let now =
            "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS xid) AS text) AS now";
        let now = self.writer().query_one_raw(postgres(now)).await?;
        let now: String = now.map_or(Ok(String::new()), |row| row.try_get("", "now"))?;
        let readers = format!(
            "SELECT COUNT(*) AS many FROM pg_stat_activity WHERE datname = current_database() \
             AND pid <> pg_backend_pid() AND GREATEST(age(backend_xid), age(backend_xmin)) > age(xid '{now}')"
        );
        for _ in 0..LOOKS {
            let row = self.writer().query_one_raw(postgres(&readers)).await?;
            if row.map_or(Ok(0), |row| row.try_get::<i64>("", "many"))? == 0 {
                return Ok(true);
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        Ok(false)
    }

    /// Empties the write-ahead log, so that what was deleted does not live on in it. False when there is no such log to
    /// empty (PostgreSQL).
    ///
    /// # Errors
    /// When a reader stays in the way.
    pub async fn truncate_log(&self) -> Result<bool, Error> {
        if !self.is_sqlite() {
            return Ok(false);
        }
        let statement =
            Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let row = self.writer().query_one_raw(statement).await?;
        let busy = row.map(|row| row.try_get::<i32>("", "busy")).transpose()?;
        if busy == Some(0) {
            return Ok(true);
        }
        Err(Error::Unavailable("a reader keeps the write-ahead log from being emptied".to_owned()))
    }
}

fn postgres(sql: &str) -> Statement {
    Statement::from_string(DbBackend::Postgres, sql)
}
