//! What staff send to many: broadcasts, what became of each message of theirs, what a panelist wants to be sent, and the
//! staff themselves.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 19] = [
    r"CREATE TABLE broadcast (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        number INTEGER,
        state TEXT NOT NULL,
        due_at {time},
        definition TEXT NOT NULL,
        picture {bytes},
        spread_through {uuid}
    ) {rowless}",
    "CREATE INDEX broadcast_state ON broadcast (state)",
    "CREATE UNIQUE INDEX broadcast_number ON broadcast (panel_id, number)",
    "ALTER TABLE delivery ADD COLUMN broadcast_id {uuid} REFERENCES broadcast (id)",
    "ALTER TABLE delivery ADD COLUMN panelist_id {uuid} REFERENCES panelist (id) ON DELETE CASCADE",
    "ALTER TABLE delivery ADD COLUMN platform TEXT",
    "ALTER TABLE delivery ADD COLUMN message TEXT",
    "ALTER TABLE delivery ADD COLUMN again BOOLEAN NOT NULL DEFAULT FALSE",
    r"CREATE UNIQUE INDEX delivery_broadcast ON delivery (broadcast_id, panelist_id)
        WHERE broadcast_id IS NOT NULL",
    r"CREATE INDEX delivery_copies ON delivery (broadcast_id, platform, state, due_at)
        WHERE broadcast_id IS NOT NULL",
    "CREATE INDEX delivery_standing ON delivery (platform, due_at) WHERE state = 'waiting' AND message IS NOT NULL",
    "CREATE INDEX delivery_sending ON delivery (id) WHERE platform IS NOT NULL AND state = 'sending'",
    "CREATE INDEX delivery_reply ON delivery (id) WHERE broadcast_id IS NULL",
    "CREATE INDEX delivery_panelist ON delivery (panelist_id, due_at) WHERE panelist_id IS NOT NULL",
    "DROP INDEX panelist_panel",
    "CREATE INDEX panelist_panel ON panelist (panel_id, id)",
    "ALTER TABLE participation ADD COLUMN declined_at {time}",
    "ALTER TABLE panelist ADD COLUMN contact TEXT NOT NULL DEFAULT 'all'",
    r"CREATE TABLE staff (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        role TEXT NOT NULL,
        name TEXT NOT NULL,
        person_id {uuid} REFERENCES person (id) ON DELETE CASCADE,
        code TEXT UNIQUE,
        expires_at {time}
    ) {rowless}",
];

/// SQLite cannot take a column out that refers to another table, so the table is made anew as it was. Nothing that waits in
/// it comes along.
const DOWN: [&str; 9] = [
    "DROP TABLE staff",
    "DROP TABLE delivery",
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
    "DROP TABLE broadcast",
    "ALTER TABLE participation DROP COLUMN declined_at",
    "ALTER TABLE panelist DROP COLUMN contact",
    "DROP INDEX panelist_panel",
    "CREATE INDEX panelist_panel ON panelist (panel_id)",
];

/// What PostgreSQL would keep samples of: who was sent what.
const SAMPLED: [(&str, &str); 2] = [("delivery", "panelist_id"), ("staff", "person_id")];

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
