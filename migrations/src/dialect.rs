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

/// Keeps PostgreSQL from writing samples of these columns into its statistics, where they would outlive the rows.
pub async fn keep_out_of_statistics(
    manager: &SchemaManager<'_>,
    columns: &[(&str, &str)],
) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    if connection.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for (table, column) in columns {
        let statement = format!("ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0");
        connection.execute_unprepared(&statement).await?;
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
