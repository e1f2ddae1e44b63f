//! Staff: who has which role in which panel, and the codes by which a role is taken up. Of a code only a signature is
//! stored.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::staff;
use super::transaction::ROWS_A_STATEMENT;
use super::{Error, Transaction};
use crate::domain::staff::{Post, Role};
use crate::domain::{PanelId, PersonId, StaffId};

/// A post, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStaff {
    /// The post.
    pub post: Post,
    /// Who has taken it up; `None` until then.
    pub person: Option<PersonId>,
    /// The signature of the code by which it can be taken up; `None` once it has been.
    pub code: Option<String>,
    /// When the code stops working.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Transaction {
    /// Keeps a new post.
    ///
    /// # Errors
    /// [`Error::Conflict`] when its code is taken.
    pub async fn add_staff(&self, stored: &StoredStaff) -> Result<(), Error> {
        let row = staff::Model {
            id: stored.post.id.0,
            panel_id: stored.post.panel.0,
            role: stored.post.role.as_str().to_owned(),
            name: stored.post.name.clone(),
            person_id: stored.person.map(|person| person.0),
            code: stored.code.clone(),
            expires_at: stored.expires_at,
        };
        self.insert::<staff::ActiveModel>([row], None).await
    }

    /// Every post, taken up or not, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn staff(&self) -> Result<Vec<StoredStaff>, Error> {
        let find = staff::Entity::find().order_by_asc(staff::Column::Id);
        find.all(&self.inner).await?.into_iter().map(read).collect()
    }

    /// The posts that a person has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn posts_of(&self, person: PersonId) -> Result<Vec<Post>, Error> {
        let find = staff::Entity::find()
            .filter(staff::Column::PersonId.eq(person.0))
            .order_by_asc(staff::Column::Id);
        let found = find.all(&self.inner).await?;
        found.into_iter().map(|row| Ok(read(row)?.post)).collect()
    }

    /// The post that can be taken up by a code with this signature, whether its time has passed or not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn staff_by_code(&self, code: &str) -> Result<Option<StoredStaff>, Error> {
        let find = staff::Entity::find().filter(staff::Column::Code.eq(code));
        find.one(&self.inner).await?.map(read).transpose()
    }

    /// Gives a post to a person and uses its code up.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else has used the code.
    pub async fn take_up(&self, post: StaffId, person: PersonId) -> Result<(), Error> {
        let update = staff::Entity::update_many()
            .col_expr(staff::Column::PersonId, Expr::value(person.0))
            .col_expr(staff::Column::Code, Expr::value(None::<String>))
            .col_expr(staff::Column::ExpiresAt, Expr::value(None::<DateTime<Utc>>))
            .filter(staff::Column::Id.eq(post.0))
            .filter(staff::Column::Code.is_not_null());
        let taken = update.exec(&self.inner).await?.rows_affected;
        if taken == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Those of these people who are staff.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn staff_among(&self, people: &[PersonId]) -> Result<BTreeSet<PersonId>, Error> {
        let mut found = BTreeSet::new();
        for part in people.chunks(ROWS_A_STATEMENT) {
            let of = staff::Column::PersonId.is_in(part.iter().map(|person| person.0));
            let rows = staff::Entity::find().filter(of).all(&self.inner).await?;
            found.extend(rows.into_iter().filter_map(|row| row.person_id).map(PersonId));
        }
        Ok(found)
    }

    /// Ends a post. Returns whether there was one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn remove_staff(&self, post: StaffId) -> Result<bool, Error> {
        Ok(staff::Entity::delete_by_id(post.0).exec(&self.inner).await?.rows_affected > 0)
    }
}

fn read(row: staff::Model) -> Result<StoredStaff, Error> {
    let role = Role::from_name(&row.role).ok_or_else(|| Error::Unreadable {
        table: "staff",
        problem: format!("no role is called {}", row.role),
    })?;
    Ok(StoredStaff {
        post: Post { id: StaffId(row.id), panel: PanelId(row.panel_id), role, name: row.name },
        person: row.person_id.map(PersonId),
        code: row.code,
        expires_at: row.expires_at,
    })
}
