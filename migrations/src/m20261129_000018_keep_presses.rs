//! What each person pressed when they were asked whether a statement felt like an answer, encrypted, so that they can see it
//! themselves and take it back; and where somebody may be in danger, until those who read it have been told.
//!
//! A row of `danger` says nothing of who or what, and goes when an hour has passed.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 2] = [
    "ALTER TABLE felt_by ADD COLUMN said {bytes}",
    r"CREATE TABLE danger (
        round_id {uuid} NOT NULL REFERENCES round (id),
        source TEXT NOT NULL,
        waiting BOOLEAN NOT NULL,
        quiet_until {time},
        PRIMARY KEY (round_id, source)
    ) {rowless}",
];

const DOWN: [&str; 2] = ["DROP TABLE danger", "ALTER TABLE felt_by DROP COLUMN said"];

/// What PostgreSQL would keep samples of.
const SAMPLED: [(&str, &str); 1] = [("felt_by", "said")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &UP).await?;
        dialect::keep_out_of_statistics(manager, &SAMPLED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
