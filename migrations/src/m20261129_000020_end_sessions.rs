//! The sessions in browsers that were closed before their cookie grew old, so that a cookie that somebody kept is worth nothing.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 1] = ["ended_session"];

const UP: [&str; 1] = [r"CREATE TABLE ended_session (
        id {uuid} NOT NULL PRIMARY KEY,
        until {time} NOT NULL
    ) {rowless}"];

/// What PostgreSQL would keep samples of.
const SAMPLED: [(&str, &str); 1] = [("ended_session", "id")];

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
