//! The chats: where each stands, what goes out, what has come in, and what could not be taken in.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["conversation", "delivery", "inbox", "set_aside"];

const UP: [&str; 6] = [
    r"CREATE TABLE conversation (
        address_id {uuid} NOT NULL PRIMARY KEY REFERENCES address (id) ON DELETE CASCADE,
        version BIGINT NOT NULL,
        state TEXT NOT NULL,
        prompt_message TEXT
    ) {rowless}",
    r"CREATE TABLE delivery (
        id {uuid} NOT NULL PRIMARY KEY,
        address_id {uuid} NOT NULL REFERENCES address (id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        prompts BOOLEAN NOT NULL,
        attempts INTEGER NOT NULL,
        due_at {time} NOT NULL,
        body TEXT NOT NULL
    ) {rowless}",
    "CREATE INDEX delivery_address ON delivery (address_id)",
    r"CREATE TABLE inbox (
        platform TEXT NOT NULL,
        update_id TEXT NOT NULL,
        received_at {time} NOT NULL,
        PRIMARY KEY (platform, update_id)
    ) {rowless}",
    "CREATE INDEX inbox_received ON inbox (received_at)",
    r"CREATE TABLE set_aside (
        platform TEXT NOT NULL,
        update_id TEXT NOT NULL,
        payload {bytes} NOT NULL,
        failed_at {time} NOT NULL,
        PRIMARY KEY (platform, update_id)
    ) {rowless}",
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
