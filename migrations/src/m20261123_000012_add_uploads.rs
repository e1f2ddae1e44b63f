//! What a platform knows the picture of a broadcast as, once it was brought there.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 1] = ["upload"];

const UP: [&str; 1] = [r"CREATE TABLE upload (
        broadcast_id {uuid} NOT NULL REFERENCES broadcast (id),
        platform TEXT NOT NULL,
        file TEXT NOT NULL,
        PRIMARY KEY (broadcast_id, platform)
    ) {rowless}"];

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
