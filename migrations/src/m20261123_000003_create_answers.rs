//! Who took part, and, apart from them, what was answered.

//! No answer has a time, and no answer names a panelist. The sealed tables have the same shape; their keys are random.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 5] =
    ["participation", "response", "answer", "sealed_response", "sealed_answer"];

const UP: [&str; 6] = [
    r"CREATE TABLE participation (
        round_id {uuid} NOT NULL REFERENCES round (id),
        panelist_id {uuid} NOT NULL REFERENCES panelist (id) ON DELETE CASCADE,
        invited_at {time},
        started_at {time},
        completed_at {time},
        reminders INTEGER NOT NULL,
        PRIMARY KEY (round_id, panelist_id)
    ) {rowless}",
    "CREATE INDEX participation_panelist ON participation (panelist_id)",
    r"CREATE TABLE response (
        round_id {uuid} NOT NULL REFERENCES round (id),
        respondent_key {bytes} NOT NULL,
        background TEXT NOT NULL,
        PRIMARY KEY (round_id, respondent_key)
    ) {rowless}",
    r"CREATE TABLE answer (
        round_id {uuid} NOT NULL,
        respondent_key {bytes} NOT NULL,
        question INTEGER NOT NULL,
        value TEXT NOT NULL,
        complete BOOLEAN NOT NULL,
        PRIMARY KEY (round_id, respondent_key, question),
        FOREIGN KEY (round_id, respondent_key) REFERENCES response (round_id, respondent_key)
            ON DELETE CASCADE
    ) {rowless}",
    r"CREATE TABLE sealed_response (
        round_id {uuid} NOT NULL REFERENCES round (id),
        respondent_key {bytes} NOT NULL,
        background TEXT NOT NULL,
        PRIMARY KEY (round_id, respondent_key)
    ) {rowless}",
    r"CREATE TABLE sealed_answer (
        round_id {uuid} NOT NULL,
        respondent_key {bytes} NOT NULL,
        question INTEGER NOT NULL,
        value TEXT NOT NULL,
        complete BOOLEAN NOT NULL,
        PRIMARY KEY (round_id, respondent_key, question),
        FOREIGN KEY (round_id, respondent_key) REFERENCES sealed_response (round_id, respondent_key)
            ON DELETE CASCADE
    ) {rowless}",
];

const SAMPLED: [(&str, &str); 4] = [
    ("response", "respondent_key"),
    ("answer", "respondent_key"),
    ("answer", "value"),
    ("sealed_answer", "value"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &UP).await?;
        dialect::keep_out_of_statistics(manager, &SAMPLED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
