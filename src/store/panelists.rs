//! People in panels, and what they agreed to.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{consent, panelist};
use super::{Error, Transaction, json};
use crate::domain::contact::Contact;
use crate::domain::{
    Background, Consent, InvitationId, Locale, Membership, PanelId, PanelistId, PersonId, Platform,
};

const TABLE: &str = "panelist";

/// A person in one panel, as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPanelist {
    /// Their id in this panel.
    pub id: PanelistId,
    /// Which panel.
    pub panel: PanelId,
    /// Who.
    pub person: PersonId,
    /// How they stand to it.
    pub membership: Membership,
    /// The language that they chose.
    pub locale: Option<Locale>,
    /// The version of the consent that they gave last.
    pub consent_version: u32,
    /// What they told of themselves.
    pub background: Background,
    /// What they came by.
    pub invitation: Option<InvitationId>,
    /// When they came in, to the hour.
    pub joined_at: DateTime<Utc>,
    /// The day that something last came from them, at midnight.
    pub seen_at: DateTime<Utc>,
    /// How much they want to be written to.
    pub contact: Contact,
}

impl Transaction {
    /// The panelists that these people are, by panel.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn panelists_of(&self, people: &[PersonId]) -> Result<Vec<StoredPanelist>, Error> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let people = people.iter().map(|id| id.0);
        let rows = panelist::Entity::find()
            .filter(panelist::Column::PersonId.is_in(people))
            .order_by_asc(panelist::Column::PanelId)
            .all(&self.inner)
            .await?;
        rows.iter().map(read).collect()
    }

    /// The guests of a panel whose time had passed at `now`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn guests_past(
        &self,
        panel: PanelId,
        now: DateTime<Utc>,
    ) -> Result<Vec<StoredPanelist>, Error> {
        let rows = panelist::Entity::find()
            .filter(panelist::Column::PanelId.eq(panel.0))
            .filter(panelist::Column::GuestUntil.lte(now))
            .all(&self.inner)
            .await?;
        rows.iter().map(read).collect()
    }

    /// The panelists of a panel who have been silent since before this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn panelists_silent_since(
        &self,
        panel: PanelId,
        time: DateTime<Utc>,
    ) -> Result<Vec<StoredPanelist>, Error> {
        let rows = panelist::Entity::find()
            .filter(panelist::Column::PanelId.eq(panel.0))
            .filter(panelist::Column::SeenAt.lt(time))
            .all(&self.inner)
            .await?;
        rows.iter().map(read).collect()
    }

    /// Keeps panelists, new or changed.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a new one is in the panel already.
    pub async fn save_panelists(&self, panelists: &[StoredPanelist]) -> Result<(), Error> {
        let rows = panelists.iter().map(write).collect::<Result<Vec<_>, _>>()?;
        let replace = OnConflict::column(panelist::Column::Id)
            .update_columns([
                panelist::Column::Membership,
                panelist::Column::GuestUntil,
                panelist::Column::Locale,
                panelist::Column::ConsentVersion,
                panelist::Column::Background,
                panelist::Column::InvitationId,
                panelist::Column::JoinedAt,
                panelist::Column::SeenAt,
                panelist::Column::Contact,
            ])
            .to_owned();
        self.insert::<panelist::ActiveModel>(rows, Some(replace)).await
    }

    /// Keeps what was agreed to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_consents(&self, consents: &[(PanelistId, Consent)]) -> Result<(), Error> {
        let row = |(panelist, consent): &(PanelistId, Consent)| {
            Ok(consent::Model {
                id: Uuid::new_v4(),
                panelist_id: panelist.0,
                version: json::count("consent", consent.version)?,
                locale: consent.locale.to_string(),
                text: consent.text.clone(),
                platform: consent.platform.as_str().to_owned(),
                given_at: consent.given_at,
            })
        };
        let rows = consents.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
        self.insert::<consent::ActiveModel>(rows, None).await
    }

    /// What these panelists agreed to, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn consents_of(
        &self,
        panelists: &[PanelistId],
    ) -> Result<Vec<(PanelistId, Consent)>, Error> {
        let ids = panelists.iter().map(|id| id.0);
        let rows = consent::Entity::find()
            .filter(consent::Column::PanelistId.is_in(ids))
            .order_by_asc(consent::Column::GivenAt)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(read_consent).collect()
    }
}

pub(super) fn read(row: &panelist::Model) -> Result<StoredPanelist, Error> {
    Ok(StoredPanelist {
        id: PanelistId(row.id),
        panel: PanelId(row.panel_id),
        person: PersonId(row.person_id),
        membership: membership(&row.membership, row.guest_until)?,
        locale: row.locale.as_deref().and_then(Locale::parse),
        consent_version: json::uncount(TABLE, row.consent_version)?,
        background: json::decode(TABLE, &row.background)?,
        invitation: row.invitation_id.map(InvitationId),
        joined_at: row.joined_at,
        seen_at: row.seen_at,
        contact: Contact::from_name(&row.contact).unwrap_or_default(),
    })
}

fn write(panelist: &StoredPanelist) -> Result<panelist::Model, Error> {
    let guest_until = match panelist.membership {
        Membership::Guest { until } => Some(until),
        _ => None,
    };
    Ok(panelist::Model {
        id: panelist.id.0,
        panel_id: panelist.panel.0,
        person_id: panelist.person.0,
        membership: panelist.membership.as_str().to_owned(),
        guest_until,
        locale: panelist.locale.as_ref().map(ToString::to_string),
        consent_version: json::count(TABLE, panelist.consent_version)?,
        background: json::encode(TABLE, &panelist.background)?,
        invitation_id: panelist.invitation.map(|id| id.0),
        joined_at: panelist.joined_at,
        seen_at: panelist.seen_at,
        contact: panelist.contact.as_str().to_owned(),
    })
}

fn membership(name: &str, guest_until: Option<DateTime<Utc>>) -> Result<Membership, Error> {
    let known =
        [Membership::Enrolled, Membership::Paused, Membership::Withdrawn, Membership::Removed];
    match guest_until {
        Some(until) => Some(Membership::Guest { until }),
        None => known.into_iter().find(|membership| membership.as_str() == name),
    }
    .ok_or_else(|| Error::Unreadable {
        table: TABLE,
        problem: format!("no membership is called {name}"),
    })
}

fn read_consent(row: consent::Model) -> Result<(PanelistId, Consent), Error> {
    let unreadable =
        |problem: &str| Error::Unreadable { table: "consent", problem: problem.into() };
    let consent = Consent {
        version: json::uncount("consent", row.version)?,
        locale: Locale::parse(&row.locale).ok_or_else(|| unreadable("no such language"))?,
        text: row.text,
        platform: Platform::from_name(&row.platform)
            .ok_or_else(|| unreadable("no such platform"))?,
        given_at: row.given_at,
    };
    Ok((PanelistId(row.panelist_id), consent))
}
