//! Pictures that a broadcast has in each language, and who brings one to a platform.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What platforms know pictures as is only remembered to save bringing them once more, so it begins anew.
const UP: [&str; 3] = [
    r"CREATE TABLE chart (
        broadcast_id {uuid} NOT NULL REFERENCES broadcast (id),
        language TEXT NOT NULL,
        png {bytes} NOT NULL,
        PRIMARY KEY (broadcast_id, language)
    ) {rowless}",
    "DROP TABLE upload",
    r"CREATE TABLE upload (
        broadcast_id {uuid} NOT NULL REFERENCES broadcast (id),
        platform TEXT NOT NULL,
        language TEXT NOT NULL DEFAULT '',
        brought_by {uuid},
        file TEXT,
        PRIMARY KEY (broadcast_id, platform, language)
    ) {rowless}",
];

const DOWN: [&str; 3] = [
    "DROP TABLE chart",
    "DROP TABLE upload",
    r"CREATE TABLE upload (
        broadcast_id {uuid} NOT NULL REFERENCES broadcast (id),
        platform TEXT NOT NULL,
        file TEXT NOT NULL,
        PRIMARY KEY (broadcast_id, platform)
    ) {rowless}",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
