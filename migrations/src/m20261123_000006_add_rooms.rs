//! Where a person is written to, where that is another place than their address (Discord's direct message).

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &["ALTER TABLE address ADD COLUMN room TEXT"]).await?;
        dialect::keep_out_of_statistics(manager, &[("address", "room")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &["ALTER TABLE address DROP COLUMN room"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
