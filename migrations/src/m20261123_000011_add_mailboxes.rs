//! How often letters were asked for that confirm an e-mail address: by whom and to where only as marks that tell nothing without
//! the key file.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 1] = ["letter_request"];

const UP: [&str; 2] = [
    r"CREATE TABLE letter_request (
        id {uuid} NOT NULL PRIMARY KEY,
        mark TEXT NOT NULL,
        asked_at {time} NOT NULL
    ) {rowless}",
    "CREATE INDEX letter_request_mark ON letter_request (mark, asked_at)",
];

const SAMPLED: [(&str, &str); 1] = [("letter_request", "mark")];

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
