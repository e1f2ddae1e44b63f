//! The few words in which SQLite and PostgreSQL differ.

use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// Runs statements written for both databases. `{uuid}`, `{bytes}` and `{time}` stand for types; `{rowless}` closes a
/// table keyed by a uuid or bytes, so that SQLite keeps no hidden row number that would tell in which order rows came.
pub async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let backend = connection.get_database_backend();
    for statement in statements {
        connection.execute_unprepared(&render(statement, backend)).await?;
    }
    Ok(())
}

/// Drops tables, the last first.
pub async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        let statement = format!("DROP TABLE {table}");
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

fn render(statement: &str, backend: DbBackend) -> String {
    let words = match backend {
        DbBackend::Sqlite => [
            ("{uuid}", "BLOB"),
            ("{bytes}", "BLOB"),
            ("{time}", "TEXT"),
            ("{rowless}", "WITHOUT ROWID"),
        ],
        _ => {
            [("{uuid}", "UUID"), ("{bytes}", "BYTEA"), ("{time}", "TIMESTAMPTZ"), ("{rowless}", "")]
        }
    };
    words.iter().fold(statement.to_owned(), |text, (word, meaning)| text.replace(word, meaning))
}
