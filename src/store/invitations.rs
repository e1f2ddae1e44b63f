//! Invitations. A code is stored in upper case, and compared so.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::entity::invitation;
use super::transaction::placeholders;
use super::{Error, Transaction, json};
use crate::domain::{Invitation, InvitationId, PanelId, PanelistId};

const TABLE: &str = "invitation";

impl Transaction {
    /// The invitations with these codes (in any case), with these ids, and those that belong to these panelists.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invitations(
        &self,
        codes: &[String],
        ids: &[InvitationId],
        inviters: &[PanelistId],
    ) -> Result<Vec<Invitation>, Error> {
        if codes.is_empty() && ids.is_empty() && inviters.is_empty() {
            return Ok(Vec::new());
        }
        // What is not asked for is left out: SQLite reads the whole table when one side of an OR has no index.
        let codes = codes.iter().map(|code| code.to_uppercase());
        let by_code = (codes.len() > 0).then(|| invitation::Column::Code.is_in(codes));
        let by_id =
            (!ids.is_empty()).then(|| invitation::Column::Id.is_in(ids.iter().map(|id| id.0)));
        let by_inviter = (!inviters.is_empty())
            .then(|| invitation::Column::InviterId.is_in(inviters.iter().map(|id| id.0)));
        let any = Condition::any().add_option(by_code).add_option(by_id).add_option(by_inviter);
        let rows = invitation::Entity::find().filter(any).all(&self.inner).await?;
        rows.into_iter().map(read).collect()
    }

    /// The invitations that staff made for a panel, by label and code. Friends' links are left out: see
    /// [`Transaction::count_by_friends`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invitations_by_staff(&self, panel: PanelId) -> Result<Vec<Invitation>, Error> {
        let rows = invitation::Entity::find()
            .filter(invitation::Column::PanelId.eq(panel.0))
            .filter(invitation::Column::InviterId.is_null())
            .order_by_asc(invitation::Column::Label)
            .order_by_asc(invitation::Column::Code)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// How many came into a panel by friends' links.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_by_friends(&self, panel: PanelId) -> Result<u64, Error> {
        use sea_orm::QuerySelect;
        let uses: Vec<i32> = invitation::Entity::find()
            .select_only()
            .column(invitation::Column::Uses)
            .filter(invitation::Column::PanelId.eq(panel.0))
            .filter(invitation::Column::InviterId.is_not_null())
            .into_tuple()
            .all(&self.inner)
            .await?;
        Ok(uses.into_iter().map(|uses| u64::from(uses.unsigned_abs())).sum())
    }

    /// How many guests of a panel there are by each invitation that somebody came by.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn guests_by_invitation(
        &self,
        panel: PanelId,
    ) -> Result<BTreeMap<InvitationId, u64>, Error> {
        let sql = "SELECT invitation_id, COUNT(*) AS guests FROM panelist \
            WHERE panel_id = $1 AND guest_until IS NOT NULL AND invitation_id IS NOT NULL \
            GROUP BY invitation_id";
        let mut guests = BTreeMap::new();
        for row in self.read(sql, vec![panel.0.into()]).await? {
            let many: i64 = row.try_get("", "guests")?;
            let invitation = InvitationId(row.try_get("", "invitation_id")?);
            guests.insert(invitation, many.unsigned_abs());
        }
        Ok(guests)
    }

    /// Keeps new invitations.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a code is taken.
    pub async fn add_invitations(&self, invitations: &[Invitation]) -> Result<(), Error> {
        let rows = invitations.iter().map(write).collect::<Result<Vec<_>, _>>()?;
        self.insert::<invitation::ActiveModel>(rows, None).await
    }

    /// Counts people who joined by invitations, or takes them off the count. Whether an invitation admits anyone is for
    /// whoever lets people in; one that is gone is passed over.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn use_invitations(&self, uses: &[(InvitationId, i32)]) -> Result<(), Error> {
        if uses.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "UPDATE invitation SET uses = CASE WHEN uses + v.column2 < 0 THEN 0 ELSE uses + v.column2 END \
             FROM (VALUES {}) AS v WHERE id = v.column1",
            placeholders(uses.len(), 2)
        );
        let values = uses.iter().flat_map(|(id, by)| [id.0.into(), (*by).into()]).collect();
        self.run(&sql, values).await?;
        Ok(())
    }
}

fn read(row: invitation::Model) -> Result<Invitation, Error> {
    Ok(Invitation {
        id: InvitationId(row.id),
        panel: PanelId(row.panel_id),
        code: row.code,
        label: row.label,
        max_uses: row.max_uses.map(|most| json::uncount(TABLE, most)).transpose()?,
        uses: json::uncount(TABLE, row.uses)?,
        expires_at: row.expires_at,
        inviter: row.inviter_id.map(PanelistId),
    })
}

fn write(invitation: &Invitation) -> Result<invitation::Model, Error> {
    Ok(invitation::Model {
        id: invitation.id.0,
        panel_id: invitation.panel.0,
        code: invitation.code.to_uppercase(),
        label: invitation.label.clone(),
        max_uses: invitation.max_uses.map(|most| json::count(TABLE, most)).transpose()?,
        uses: json::count(TABLE, invitation.uses)?,
        expires_at: invitation.expires_at,
        inviter_id: invitation.inviter.map(|id| id.0),
    })
}
