//! What the tests stand on: a desk on a fresh database of either kind, a clock that is set by hand, and people.

pub mod answering;
pub mod clock;
pub mod desk;
pub mod files;
pub mod frame;
pub mod panelists;
pub mod people;
pub mod postgres;
pub mod situation;
pub mod stored;

pub use desk::TestDesk;
pub use people::Someone;

/// Writes each test twice: on SQLite and on PostgreSQL. The test gets a desk on a fresh database.
macro_rules! both_databases {
    ($($name:ident($desk:ident) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn check($desk: $crate::support::TestDesk) $body

            #[test]
            fn on_sqlite() {
                $crate::support::desk::run(async { check($crate::support::TestDesk::sqlite().await).await });
            }

            #[test]
            fn on_postgresql() {
                let Some(server) = $crate::support::postgres::server() else { return };
                $crate::support::desk::run(async {
                    check($crate::support::TestDesk::postgresql(server).await).await;
                });
            }
        }
    )*};
}

pub(crate) use both_databases;
