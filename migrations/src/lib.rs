//! The database of Panelbot, step by step. A migration that has been released is never edited.

mod dialect;
mod m20261123_000001_create_panels;
mod m20261123_000002_create_people;
mod m20261123_000003_create_answers;
mod m20261123_000004_create_chats;
mod m20261123_000005_create_audit;
mod m20261123_000006_add_rooms;
mod m20261123_000007_create_link_codes;
mod m20261123_000008_create_announcements;
mod m20261123_000009_create_broadcasts;
mod m20261123_000010_add_moments;
mod m20261123_000011_add_mailboxes;
mod m20261123_000012_add_uploads;
mod m20261123_000013_create_results;
mod m20261123_000014_add_charts;
mod m20261123_000015_create_statements;
mod m20261123_000017_create_readings;
mod m20261129_000018_keep_presses;
mod m20261129_000019_add_comments;
mod m20261129_000020_end_sessions;
mod m20261129_000021_publish_themes;
mod m20261129_000022_renew_pages;

use sea_orm_migration::prelude::async_trait;
pub use sea_orm_migration::prelude::{MigrationTrait, MigratorTrait};

/// Every migration, the oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_create_panels::Migration),
            Box::new(m20261123_000002_create_people::Migration),
            Box::new(m20261123_000003_create_answers::Migration),
            Box::new(m20261123_000004_create_chats::Migration),
            Box::new(m20261123_000005_create_audit::Migration),
            Box::new(m20261123_000006_add_rooms::Migration),
            Box::new(m20261123_000007_create_link_codes::Migration),
            Box::new(m20261123_000008_create_announcements::Migration),
            Box::new(m20261123_000009_create_broadcasts::Migration),
            Box::new(m20261123_000010_add_moments::Migration),
            Box::new(m20261123_000011_add_mailboxes::Migration),
            Box::new(m20261123_000012_add_uploads::Migration),
            Box::new(m20261123_000013_create_results::Migration),
            Box::new(m20261123_000014_add_charts::Migration),
            Box::new(m20261123_000015_create_statements::Migration),
            Box::new(m20261123_000017_create_readings::Migration),
            Box::new(m20261129_000018_keep_presses::Migration),
            Box::new(m20261129_000019_add_comments::Migration),
            Box::new(m20261129_000020_end_sessions::Migration),
            Box::new(m20261129_000021_publish_themes::Migration),
            Box::new(m20261129_000022_renew_pages::Migration),
        ]
    }
}
