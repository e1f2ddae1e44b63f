//! What the attacker sees.

use std::collections::{BTreeMap, BTreeSet};

use panelbot::domain::Round;
use sea_orm::QueryResult;
use uuid::Uuid;

use super::wal;
use crate::support::TestDesk;

/// The rows of one round as the attacker sees them, sealed or not.
pub struct View {
    pub rows: Vec<Row>,
    pub panelists: Vec<Panelist>,
    secrets: Vec<Vec<u8>>,
}

/// One response.
#[derive(Debug, Clone)]
pub struct Row {
    pub key: Vec<u8>,
    pub background: String,
    /// The answer that everyone has of their own.
    pub own: u64,
    /// How many answers there are.
    pub length: usize,
    /// Its place among the rows as they lie in the table.
    pub place: u64,
    /// The change that wrote the row of the first answer, where the database tells (PostgreSQL: `xmin`).
    pub change: u64,
    /// The same for the last answer.
    pub last_change: u64,
}

/// One panelist of the round.
#[derive(Debug, Clone)]
pub struct Panelist {
    pub id: Uuid,
    pub background: String,
    pub completed: bool,
    /// The change that wrote their participation.
    pub change: u64,
}

impl View {
    pub async fn of(test: &TestDesk, round: &Round) -> Self {
        let sealed = test.count("sealed_response").await > 0;
        let prefix = if sealed { "sealed_" } else { "" };
        let backgrounds = backgrounds(test, prefix).await;
        let mut rows: BTreeMap<Vec<u8>, Row> = BTreeMap::new();
        // Without an order, SQLite gives the rows as they lie; for PostgreSQL the place is asked for.
        let (change, order) =
            if test.is_sqlite() { ("'0'", "") } else { ("xmin::text", "ORDER BY ctid") };
        let sql = format!(
            "SELECT respondent_key, question, value, {change} AS change FROM {prefix}answer {order}"
        );
        for (place, row) in test.look(&sql).await.iter().enumerate() {
            let key: Vec<u8> = row.try_get("", "respondent_key").unwrap();
            let question: i32 = row.try_get("", "question").unwrap();
            let entry = rows.entry(key.clone()).or_insert_with(|| Row {
                background: backgrounds[&key].clone(),
                key,
                own: 0,
                length: 0,
                place: 0,
                change: 0,
                last_change: 0,
            });
            entry.length += 1;
            entry.last_change = entry.last_change.max(number(row, "change"));
            if question == 0 {
                entry.own = own(&row.try_get::<String>("", "value").unwrap());
                entry.place = u64::try_from(place).unwrap();
                entry.change = number(row, "change");
            }
        }
        let mut rows: Vec<Row> = rows.into_values().collect();
        rows.sort_by_key(|row| row.place);
        Self { rows, panelists: panelists(test).await, secrets: secrets(test, round).await }
    }

    /// The old keys, and the round's secret as it lies in the database.
    pub fn secrets(&self) -> Vec<Vec<u8>> {
        self.rows.iter().map(|row| row.key.clone()).chain(self.secrets.clone()).collect()
    }

    /// Everyone's own answer with how many answers there are.
    pub fn answers(&self) -> BTreeSet<(u64, usize)> {
        self.rows.iter().map(|row| (row.own, row.length)).collect()
    }

    /// For each panelist and each key, the change in which it came last: from PostgreSQL's `xmin`, or from SQLite's
    /// write-ahead log.
    pub fn changes(
        &self,
        test: &TestDesk,
        round: &Round,
        bytes: &[u8],
    ) -> (BTreeMap<Uuid, u64>, BTreeMap<Vec<u8>, u64>) {
        if test.is_sqlite() {
            let log = std::fs::read(test.files.join("panelbot.db-wal")).unwrap_or_default();
            assert!(bytes.len() >= log.len());
            return wal::changes(&log, round);
        }
        (
            self.panelists.iter().map(|one| (one.id, one.change)).collect(),
            self.rows.iter().map(|row| (row.key.clone(), row.last_change)).collect(),
        )
    }
}

async fn backgrounds(test: &TestDesk, prefix: &str) -> BTreeMap<Vec<u8>, String> {
    let sql = format!("SELECT respondent_key, background FROM {prefix}response");
    let read = |row: &QueryResult| {
        (row.try_get("", "respondent_key").unwrap(), row.try_get("", "background").unwrap())
    };
    test.look(&sql).await.iter().map(read).collect()
}

async fn panelists(test: &TestDesk) -> Vec<Panelist> {
    let change = if test.is_sqlite() { "'0'" } else { "participation.xmin::text" };
    let sql = format!(
        "SELECT panelist.id AS id, background, completed_at IS NOT NULL AS completed, {change} AS change \
         FROM panelist JOIN participation ON participation.panelist_id = panelist.id"
    );
    let read = |row: &QueryResult| Panelist {
        id: row.try_get("", "id").unwrap(),
        background: row.try_get("", "background").unwrap(),
        completed: row.try_get("", "completed").unwrap(),
        change: number(row, "change"),
    };
    test.look(&sql).await.iter().map(read).collect()
}

async fn secrets(test: &TestDesk, _round: &Round) -> Vec<Vec<u8>> {
    let rows = test.look("SELECT sealed FROM round_secret").await;
    rows.iter().map(|row| row.try_get("", "sealed").unwrap()).collect()
}

fn number(row: &QueryResult, column: &str) -> u64 {
    row.try_get::<String>("", column).unwrap().parse().unwrap()
}

/// The number in `{"number":1037501.0}`.
fn own(value: &str) -> u64 {
    let json: serde_json::Value = serde_json::from_str(value).unwrap();
    json["number"].to_string().trim_end_matches(".0").parse().unwrap()
}

/// The rows of chats and messages that name a round, in a dump.
pub fn chats_naming<'a>(dump: &'a str, round: &Round) -> Vec<&'a str> {
    let name = round.id.0.simple().to_string();
    let is_chat = |line: &&str| line.starts_with("conversation") || line.starts_with("delivery");
    dump.lines().filter(is_chat).filter(|line| line.contains(&name)).collect()
}

/// After sealing: no chat waits in the round, no message names it, and of the times only days are left.
pub async fn assert_nothing_points_at(test: &TestDesk, round: &Round) {
    assert_eq!(chats_naming(&test.dump().await, round), Vec::<&str>::new());
    let times = if test.is_sqlite() {
        "SELECT DISTINCT substr(started_at, 12, 8) AS hour, completed_at IS NULL AS open FROM participation"
    } else {
        "SELECT DISTINCT to_char(started_at AT TIME ZONE 'UTC', 'HH24:MI:SS') AS hour, \
         completed_at IS NULL AS open FROM participation"
    };
    let times = test.look(times).await;
    assert_eq!(times.len(), 1);
    assert_eq!(times[0].try_get::<String>("", "hour").unwrap(), "00:00:00");
    assert!(times[0].try_get::<bool>("", "open").unwrap());
}
