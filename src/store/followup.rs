//! What came of rounds: statements, decisions, dates that were put off, and who among staff was told of them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder};

use super::entity::{decision, postponement, statement};
use super::{Error, Transaction, json};
use crate::domain::decision::Decision;
use crate::domain::statement::{Followup, Postponement, Statement};
use crate::domain::{DecisionId, RoundId, StatementId};

impl Transaction {
    /// Everything that came of the rounds, without the rounds themselves.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn followup(&self) -> Result<Followup, Error> {
        let statements =
            statement::Entity::find().order_by_asc(statement::Column::Id).all(&self.inner).await?;
        let decisions = decision::Entity::find()
            .order_by_asc(decision::Column::PanelId)
            .order_by_asc(decision::Column::Number)
            .all(&self.inner)
            .await?;
        let postponements = postponement::Entity::find()
            .order_by_asc(postponement::Column::RoundId)
            .order_by_asc(postponement::Column::Number)
            .all(&self.inner)
            .await?;
        let statements = statements.iter().map(|row| json::decode("statement", &row.definition));
        let decisions = decisions.iter().map(|row| json::decode("decision", &row.definition));
        let postponements =
            postponements.iter().map(|row| json::decode("postponement", &row.definition));
        Ok(Followup {
            statements: statements.collect::<Result<_, Error>>()?,
            decisions: decisions.collect::<Result<_, Error>>()?,
            postponements: postponements.collect::<Result<_, Error>>()?,
            ..Followup::default()
        })
    }

    /// Keeps a statement, new or changed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_statement(&self, statement: &Statement) -> Result<(), Error> {
        let row = statement::Model {
            id: statement.id.0,
            panel_id: statement.panel.0,
            state: statement.state.as_str().to_owned(),
            definition: json::encode("statement", statement)?,
        };
        let replace = OnConflict::column(statement::Column::Id)
            .update_columns([statement::Column::State, statement::Column::Definition])
            .to_owned();
        self.insert::<statement::ActiveModel>([row], Some(replace)).await
    }

    /// Drops a statement that was not sent.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn drop_draft(&self, id: StatementId) -> Result<(), Error> {
        let sql = "DELETE FROM statement WHERE id = $1 AND state <> 'sent'";
        self.run(sql, vec![id.0.into()]).await?;
        Ok(())
    }

    /// Keeps a decision, new or changed.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another one of the panel has its number.
    pub async fn save_decision(&self, decision: &Decision) -> Result<(), Error> {
        let row = decision::Model {
            id: decision.id.0,
            panel_id: decision.panel.0,
            number: json::count("decision", decision.number)?,
            definition: json::encode("decision", decision)?,
        };
        let replace = OnConflict::column(decision::Column::Id)
            .update_columns([decision::Column::Definition])
            .to_owned();
        self.insert::<decision::ActiveModel>([row], Some(replace)).await
    }

    /// Forgets a decision.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn drop_decision(&self, id: DecisionId) -> Result<(), Error> {
        decision::Entity::delete_by_id(id.0).exec(&self.inner).await?;
        Ok(())
    }

    /// Keeps that a promise was put off, under its first round, once more.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else did the same at the same moment.
    pub async fn add_postponement(
        &self,
        round: RoundId,
        before: usize,
        postponement: &Postponement,
    ) -> Result<(), Error> {
        let number = i32::try_from(before).unwrap_or(i32::MAX);
        let definition = json::encode("postponement", postponement)?;
        let row = postponement::Model { round_id: round.0, number, definition };
        self.insert::<postponement::ActiveModel>([row], None).await
    }

    /// Forgets the postponement of a promise that is kept under its first round with this number.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn drop_postponement(&self, round: RoundId, number: usize) -> Result<(), Error> {
        let number = i32::try_from(number).unwrap_or(i32::MAX);
        let sql = "DELETE FROM postponement WHERE round_id = $1 AND number = $2";
        self.run(sql, vec![round.0.into(), number.into()]).await?;
        Ok(())
    }

    /// Those of these notices to staff that have been told.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn was_told(&self, moment: &str) -> Result<bool, Error> {
        let sql = "SELECT COUNT(*) AS many FROM staff_notice WHERE moment = $1";
        let rows = self.read(sql, vec![moment.into()]).await?;
        let many: i64 = rows.first().map_or(Ok(0), |row| row.try_get("", "many"))?;
        Ok(many > 0)
    }

    /// Notes that a notice to staff is told. False when it was before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn note_told(&self, moment: &str, now: DateTime<Utc>) -> Result<bool, Error> {
        let sql =
            "INSERT INTO staff_notice (moment, told_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        Ok(self.run(sql, vec![moment.into(), now.into()]).await?.rows_affected() > 0)
    }
}
