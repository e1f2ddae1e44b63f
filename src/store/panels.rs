//! Panels, and the number that tells caches that a panel or a round has changed.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use super::entity::{catalogue, panel, panelist};
use super::{Error, Transaction, json};
use crate::domain::{Panel, PanelId};

const TABLE: &str = "panel";

impl Transaction {
    /// Every panel, by slug.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn panels(&self) -> Result<Vec<Panel>, Error> {
        let rows = panel::Entity::find().order_by_asc(panel::Column::Slug).all(&self.inner).await?;
        rows.iter().map(|row| json::decode(TABLE, &row.definition)).collect()
    }

    /// The panel with this slug.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn panel_by_slug(&self, slug: &str) -> Result<Option<Panel>, Error> {
        let find = panel::Entity::find().filter(panel::Column::Slug.eq(slug));
        let row = find.one(&self.inner).await?;
        row.map(|row| json::decode(TABLE, &row.definition)).transpose()
    }

    /// Keeps a panel, in the place of its earlier version.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another panel has its slug.
    pub async fn save_panel(&self, panel: &Panel) -> Result<(), Error> {
        let row = panel::Model {
            id: panel.id.0,
            slug: panel.slug.clone(),
            version: json::count(TABLE, panel.version)?,
            definition: json::encode(TABLE, panel)?,
        };
        let replace = OnConflict::column(panel::Column::Id)
            .update_columns([
                panel::Column::Slug,
                panel::Column::Version,
                panel::Column::Definition,
            ])
            .to_owned();
        self.insert::<panel::ActiveModel>([row], Some(replace)).await?;
        self.bump_catalogue().await
    }

    /// How many panelists a panel has, by the name of their membership.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_panelists(&self, panel: PanelId) -> Result<Vec<(String, u64)>, Error> {
        use sea_orm::QuerySelect;
        let counts: Vec<(String, i64)> = panelist::Entity::find()
            .select_only()
            .column(panelist::Column::Membership)
            .column_as(panelist::Column::Id.count(), "many")
            .filter(panelist::Column::PanelId.eq(panel.0))
            .group_by(panelist::Column::Membership)
            .order_by_asc(panelist::Column::Membership)
            .into_tuple()
            .all(&self.inner)
            .await?;
        Ok(counts.into_iter().map(|(name, many)| (name, many.unsigned_abs())).collect())
    }

    /// The number that goes up whenever a panel or a round changes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn catalogue_version(&self) -> Result<i64, Error> {
        let row = catalogue::Entity::find_by_id(1).one(&self.inner).await?;
        Ok(row.map_or(0, |row| row.version))
    }

    /// The same number, which then stays until this transaction ends: no round is closed or sealed under it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn hold_catalogue_version(&self) -> Result<i64, Error> {
        use sea_orm::QuerySelect;
        let row = catalogue::Entity::find_by_id(1).lock_shared().one(&self.inner).await?;
        Ok(row.map_or(0, |row| row.version))
    }

    /// Tells caches that something has changed, and waits for the transactions that hold the number.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn bump_catalogue(&self) -> Result<(), Error> {
        let next = Expr::col(catalogue::Column::Version).add(1);
        catalogue::Entity::update_many()
            .col_expr(catalogue::Column::Version, next)
            .filter(catalogue::Column::Id.eq(1))
            .exec(&self.inner)
            .await?;
        Ok(())
    }
}
