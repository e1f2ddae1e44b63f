//! The themes of a round, and which answers have them.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::answers::read_question;
use super::entity::{theme, theming};
use super::{Error, Handle, Transaction};
use crate::domain::{QuestionNo, RoundId, Theme, ThemeId};

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
        let read = |row: theme::Model| Theme {
            id: ThemeId(row.id),
            name: row.name,
            published: row.published,
        };
        let mut themes: Vec<Theme> = rows.into_iter().map(read).collect();
        themes.sort_by_key(|theme| (theme.name.to_lowercase(), theme.id));
        Ok(themes)
    }

    /// Keeps a new theme.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_theme(&self, round: RoundId, added: &Theme) -> Result<(), Error> {
        let row = theme::Model {
            id: added.id.0,
            round_id: round.0,
            name: added.name.clone(),
            published: added.published,
        };
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

    /// Puts a theme on the public page, or takes it from there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn publish_theme(&self, id: ThemeId, published: bool) -> Result<(), Error> {
        theme::Entity::update_many()
            .col_expr(theme::Column::Published, Expr::value(published))
            .filter(theme::Column::Id.eq(id.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// The published themes of a round that the answers of at least so many people to one question have: that question
    /// and the name, in the order of both.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn published_themes(
        &self,
        round: RoundId,
        fewest: u64,
    ) -> Result<Vec<(QuestionNo, String)>, Error> {
        let sql = "SELECT reading.question, theme.name FROM theming \
                   JOIN theme ON theme.id = theming.theme_id \
                   JOIN reading ON reading.round_id = theming.round_id AND reading.handle = theming.handle \
                   WHERE theming.round_id = $1 AND theme.published \
                   GROUP BY reading.question, theme.id, theme.name \
                   HAVING COUNT(DISTINCT reading.respondent_key) >= $2";
        let fewest = i64::try_from(fewest).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        for row in self.read(sql, vec![round.0.into(), fewest.into()]).await? {
            found.push((read_question(row.try_get("", "question")?)?, row.try_get("", "name")?));
        }
        found.sort_by_key(|(question, name): &(_, String)| (*question, name.to_lowercase()));
        Ok(found)
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
