//! What the link to a person's own page is made with, once they have asked for a new one.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &["ALTER TABLE person ADD COLUMN page_key {uuid}"]).await?;
        dialect::keep_out_of_statistics(manager, &[("person", "page_key")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &["ALTER TABLE person DROP COLUMN page_key"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
