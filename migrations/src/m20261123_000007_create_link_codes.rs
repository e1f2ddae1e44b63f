//! The short-lived codes by which a person joins another address to themselves.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 1] = ["link_code"];

const UP: [&str; 1] = [r"CREATE TABLE link_code (
        person_id {uuid} NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
        code TEXT NOT NULL UNIQUE,
        expires_at {time} NOT NULL
    ) {rowless}"];

const SAMPLED: [(&str, &str); 2] = [("link_code", "person_id"), ("link_code", "code")];

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
