//! The tables as the object mapper sees them: one module a table, one field a column. Only `store` names them.

/// Writes out the module of a table: its name, its key columns, its other columns.
macro_rules! table {
    ($module:ident $name:literal { $($key:ident: $key_type:ty),+ } { $($column:ident: $type:ty),* $(,)? }) => {
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $(#[sea_orm(primary_key, auto_increment = false)] pub $key: $key_type,)+
                $(pub $column: $type,)*
            }

            #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

mod answers;
mod chats;
mod followup;
mod panels;
mod people;
mod readings;

pub use answers::{answer, participation, response, sealed_answer, sealed_response};
pub use chats::{
    announcement, audit, broadcast, chart, conversation, delivery, inbox, set_aside, upload,
};
pub use followup::{decision, postponement, statement};
pub use panels::{catalogue, panel, result, round, round_secret};
pub use people::{
    address, consent, ended_session, invitation, letter_request, link_code, panelist, person, staff,
};
pub use readings::{reading, theme, theming};
