//! Panels, their rounds, and the secrets that tie answers to panelists.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["panel", "round", "round_secret", "catalogue"];

const UP: [&str; 5] = [
    r"CREATE TABLE panel (
        id {uuid} NOT NULL PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        definition TEXT NOT NULL
    ) {rowless}",
    r"CREATE TABLE round (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        number INTEGER NOT NULL,
        version INTEGER NOT NULL,
        phase TEXT NOT NULL,
        definition TEXT NOT NULL,
        UNIQUE (panel_id, number)
    ) {rowless}",
    r"CREATE TABLE round_secret (
        round_id {uuid} NOT NULL PRIMARY KEY REFERENCES round (id),
        sealed {bytes} NOT NULL
    ) {rowless}",
    r"CREATE TABLE catalogue (
        id INTEGER NOT NULL PRIMARY KEY,
        version BIGINT NOT NULL
    )",
    "INSERT INTO catalogue (id, version) VALUES (1, 0)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
