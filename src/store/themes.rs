//! The themes of a round, and which answers have them.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{theme, theming};
use super::{Error, Handle, Transaction};
use crate::domain::{RoundId, Theme, ThemeId};

impl Transaction {
    /// A round's themes, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn themes(&self, round: RoundId) -> Result<Vec<Theme>, Error> {
        let rows = theme::Entity::find()
            .filter(theme::Column::RoundId.eq(round.0))
            .all(&self.inner)
            .await?;
        let read = |row: theme::Model| Theme { id: ThemeId(row.id), name: row.name };
        let mut themes: Vec<Theme> = rows.into_iter().map(read).collect();
        themes.sort_by_key(|theme| (theme.name.to_lowercase(), theme.id));
        Ok(themes)
    }

    /// Keeps a new theme.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_theme(&self, round: RoundId, added: &Theme) -> Result<(), Error> {
        let row = theme::Model { id: added.id.0, round_id: round.0, name: added.name.clone() };
        self.insert::<theme::ActiveModel>([row], None).await
    }

    /// Gives a theme another name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn rename_theme(&self, id: ThemeId, name: &str) -> Result<(), Error> {
        theme::Entity::update_many()
            .col_expr(theme::Column::Name, Expr::value(name))
            .filter(theme::Column::Id.eq(id.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Removes a theme; the answers that had it stay.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn remove_theme(&self, id: ThemeId) -> Result<(), Error> {
        theme::Entity::delete_by_id(id.0).exec(&self.inner).await?;
        Ok(())
    }

    /// Gives answers a theme. Those that have it keep it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn assign_theme(
        &self,
        round: RoundId,
        handles: &[Handle],
        to: ThemeId,
    ) -> Result<(), Error> {
        let rows = handles.iter().map(|handle| theming::Model {
            round_id: round.0,
            handle: handle.clone(),
            theme_id: to.0,
        });
        let place = [theming::Column::RoundId, theming::Column::Handle, theming::Column::ThemeId];
        let keep = OnConflict::columns(place).do_nothing().to_owned();
        self.insert::<theming::ActiveModel>(rows.collect::<Vec<_>>(), Some(keep)).await
    }

    /// Takes a theme from answers.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn unassign_theme(
        &self,
        round: RoundId,
        handles: &[Handle],
        from: ThemeId,
    ) -> Result<(), Error> {
        theming::Entity::delete_many()
            .filter(theming::Column::RoundId.eq(round.0))
            .filter(theming::Column::Handle.is_in(handles.iter().map(String::as_str)))
            .filter(theming::Column::ThemeId.eq(from.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }
}
