//! What those who decide answer, what became of it, dates that were put off, and whether an answer felt like one: how many
//! said what, and, apart from it, who has said something.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 6] =
    ["statement", "decision", "postponement", "felt", "felt_by", "staff_notice"];

const UP: [&str; 7] = [
    r"CREATE TABLE statement (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        state TEXT NOT NULL,
        definition TEXT NOT NULL
    ) {rowless}",
    r"CREATE TABLE decision (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        number INTEGER NOT NULL,
        definition TEXT NOT NULL,
        UNIQUE (panel_id, number)
    ) {rowless}",
    r"CREATE TABLE postponement (
        round_id {uuid} NOT NULL REFERENCES round (id),
        number INTEGER NOT NULL,
        definition TEXT NOT NULL,
        PRIMARY KEY (round_id, number)
    ) {rowless}",
    r"CREATE TABLE felt (
        statement_id {uuid} NOT NULL PRIMARY KEY REFERENCES statement (id),
        yes INTEGER NOT NULL,
        partly INTEGER NOT NULL,
        no INTEGER NOT NULL
    ) {rowless}",
    r"CREATE TABLE felt_by (
        statement_id {uuid} NOT NULL REFERENCES statement (id),
        panelist_id {uuid} NOT NULL REFERENCES panelist (id) ON DELETE CASCADE,
        PRIMARY KEY (statement_id, panelist_id)
    ) {rowless}",
    "CREATE INDEX felt_by_panelist ON felt_by (panelist_id)",
    r"CREATE TABLE staff_notice (
        moment TEXT NOT NULL PRIMARY KEY,
        told_at {time} NOT NULL
    )",
];

/// What PostgreSQL would keep samples of: who has said something.
const SAMPLED: [(&str, &str); 1] = [("felt_by", "panelist_id")];

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
