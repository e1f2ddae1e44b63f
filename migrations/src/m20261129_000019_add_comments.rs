//! What people add in their own words to whether a statement felt like an answer, encrypted, beside their press.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 1] = ["ALTER TABLE felt_by ADD COLUMN comment {bytes}"];

const DOWN: [&str; 1] = ["ALTER TABLE felt_by DROP COLUMN comment"];

/// What PostgreSQL would keep samples of.
const SAMPLED: [(&str, &str); 1] = [("felt_by", "comment")];

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
