//! People, where they are reached, the panels they are in, and how they came in.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 5] = ["person", "address", "invitation", "panelist", "consent"];

const UP: [&str; 10] = [
    "CREATE TABLE person (id {uuid} NOT NULL PRIMARY KEY) {rowless}",
    r"CREATE TABLE address (
        id {uuid} NOT NULL PRIMARY KEY,
        person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        platform TEXT NOT NULL,
        external_id TEXT NOT NULL,
        reachable BOOLEAN NOT NULL,
        seen_at {time} NOT NULL,
        UNIQUE (external_id, platform)
    ) {rowless}",
    "CREATE INDEX address_person ON address (person_id)",
    r"CREATE TABLE invitation (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        code TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        max_uses INTEGER,
        uses INTEGER NOT NULL,
        expires_at {time},
        inviter_id {uuid}
    ) {rowless}",
    "CREATE INDEX invitation_inviter ON invitation (inviter_id)",
    r"CREATE TABLE panelist (
        id {uuid} NOT NULL PRIMARY KEY,
        panel_id {uuid} NOT NULL REFERENCES panel (id),
        person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        membership TEXT NOT NULL,
        guest_until {time},
        locale TEXT,
        consent_version INTEGER NOT NULL,
        background TEXT NOT NULL,
        invitation_id {uuid} REFERENCES invitation (id) ON DELETE SET NULL,
        joined_at {time} NOT NULL,
        seen_at {time} NOT NULL,
        UNIQUE (person_id, panel_id)
    ) {rowless}",
    "CREATE INDEX panelist_panel ON panelist (panel_id)",
    "CREATE INDEX panelist_invitation ON panelist (invitation_id)",
    r"CREATE TABLE consent (
        id {uuid} NOT NULL PRIMARY KEY,
        panelist_id {uuid} NOT NULL REFERENCES panelist (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        locale TEXT NOT NULL,
        text TEXT NOT NULL,
        platform TEXT NOT NULL,
        given_at {time} NOT NULL
    ) {rowless}",
    "CREATE INDEX consent_panelist ON consent (panelist_id)",
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
