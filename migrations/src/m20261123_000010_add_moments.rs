//! For which moment of a round's own calendar a broadcast is: there is one for each, once.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 2] = [
    "ALTER TABLE broadcast ADD COLUMN moment TEXT",
    "CREATE UNIQUE INDEX broadcast_moment ON broadcast (moment)",
];

const DOWN: [&str; 2] = ["DROP INDEX broadcast_moment", "ALTER TABLE broadcast DROP COLUMN moment"];

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
