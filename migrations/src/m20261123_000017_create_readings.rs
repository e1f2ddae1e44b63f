//! Reading open answers: what staff have made of them, and whether they may be shown.
//!
//! A reading has no time, its handle is drawn by chance, and the primary key puts its rows in the handles' order.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["reading", "theme", "theming"];

const UP: [&str; 8] = [
    "ALTER TABLE answer ADD COLUMN quotable BOOLEAN",
    "ALTER TABLE sealed_answer ADD COLUMN quotable BOOLEAN",
    r"CREATE TABLE reading (
        round_id {uuid} NOT NULL REFERENCES round (id),
        handle TEXT NOT NULL,
        respondent_key {bytes} NOT NULL,
        question INTEGER NOT NULL,
        hidden TEXT NOT NULL,
        chosen BOOLEAN NOT NULL,
        PRIMARY KEY (round_id, handle)
    ) {rowless}",
    "CREATE UNIQUE INDEX reading_answer ON reading (round_id, respondent_key, question)",
    r"CREATE TABLE theme (
        id {uuid} NOT NULL PRIMARY KEY,
        round_id {uuid} NOT NULL REFERENCES round (id),
        name TEXT NOT NULL
    ) {rowless}",
    "CREATE INDEX theme_round ON theme (round_id)",
    r"CREATE TABLE theming (
        round_id {uuid} NOT NULL,
        handle TEXT NOT NULL,
        theme_id {uuid} NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
        PRIMARY KEY (round_id, handle, theme_id),
        FOREIGN KEY (round_id, handle) REFERENCES reading (round_id, handle) ON DELETE CASCADE
    ) {rowless}",
    "CREATE INDEX theming_theme ON theming (theme_id)",
];

const DOWN: [&str; 2] =
    ["ALTER TABLE sealed_answer DROP COLUMN quotable", "ALTER TABLE answer DROP COLUMN quotable"];

const SAMPLED: [(&str, &str); 3] =
    [("reading", "respondent_key"), ("reading", "handle"), ("theming", "handle")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &UP).await?;
        dialect::keep_out_of_statistics(manager, &SAMPLED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &TABLES).await?;
        dialect::run(manager, &DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
