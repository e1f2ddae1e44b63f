//! Giving roles and taking them away, from the command line.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use crate::domain::staff::{CODE_DAYS, NAME_MAX_CHARS, Post, Role};
use crate::domain::visible::without_turns;
use crate::domain::{Panel, StaffId};
use crate::service::refusal::Refusal;
use crate::service::{Desk, secret};
use crate::store::StoredStaff;

/// A role that someone is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    /// The panel's slug.
    pub panel: String,
    /// The role.
    pub role: Role,
    /// Whose it is; may be empty.
    pub name: String,
}

/// A role that someone has or can take up.
#[derive(Debug, Clone, PartialEq)]
pub struct PostSummary {
    /// The post.
    pub post: Post,
    /// Its panel.
    pub panel: Panel,
    /// Whether it has been taken up.
    pub taken_up: bool,
    /// When its code stops working; `None` once it has been used.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Desk {
    /// Makes a role that can be taken up in a chat by the code that is returned, once. The code is stored nowhere.
    ///
    /// # Errors
    /// When there is no such panel, or the name does not fit on a line.
    pub async fn add_staff(
        &self,
        new: NewPost,
        by: &str,
    ) -> Result<(PostSummary, String), Refusal> {
        let name = without_turns(&new.name);
        if name.chars().count() > NAME_MAX_CHARS || name.chars().any(char::is_control) {
            return Err(Refusal::StaffName);
        }
        let transaction = self.store.write().await?;
        let found = transaction.panel_by_slug(&new.panel).await?;
        let panel = found.ok_or(Refusal::NoSuchPanel(new.panel))?;
        let code = secret::staff_code();
        let id = StaffId(Uuid::now_v7());
        let post = Post { id, panel: panel.id, role: new.role, name };
        let expires_at = Some(self.now() + Duration::days(CODE_DAYS.into()));
        let signature = Some(self.keys.staff_code_signature(&code));
        let stored = StoredStaff { post: post.clone(), person: None, code: signature, expires_at };
        transaction.add_staff(&stored).await?;
        self.audit(&transaction, by, "staff add", &subject(&panel, &post)).await?;
        transaction.commit().await?;
        Ok((PostSummary { post, panel, taken_up: false, expires_at }, code))
    }

    /// Everyone who has a role or can take one up, in every panel or in one, by panel and age of the post.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn staff(&self, slug: Option<&str>) -> Result<Vec<PostSummary>, Refusal> {
        let transaction = self.store.read().await?;
        let mut panels = transaction.panels().await?;
        if let Some(slug) = slug {
            panels.retain(|panel| panel.slug == slug);
            if panels.is_empty() {
                return Err(Refusal::NoSuchPanel(slug.to_owned()));
            }
        }
        let all = transaction.staff().await?;
        let summary = |panel: &Panel, stored: &StoredStaff| PostSummary {
            post: stored.post.clone(),
            panel: panel.clone(),
            taken_up: stored.person.is_some(),
            expires_at: stored.expires_at,
        };
        let of = |panel: &Panel| -> Vec<PostSummary> {
            let theirs = all.iter().filter(|stored| stored.post.panel == panel.id);
            theirs.map(|stored| summary(panel, stored)).collect()
        };
        Ok(panels.iter().flat_map(of).collect())
    }

    /// Takes a role away, at once and everywhere.
    ///
    /// # Errors
    /// When there is no such post.
    pub async fn remove_staff(&self, id: StaffId, by: &str) -> Result<PostSummary, Refusal> {
        let transaction = self.store.write().await?;
        let found = transaction.staff().await?.into_iter().find(|one| one.post.id == id);
        let stored = found.ok_or(Refusal::NoSuchStaff(id))?;
        let panels = transaction.panels().await?;
        let panel = panels.into_iter().find(|panel| panel.id == stored.post.panel);
        let panel = panel.ok_or(Refusal::NoSuchStaff(id))?;
        transaction.remove_staff(id).await?;
        self.audit(&transaction, by, "staff remove", &subject(&panel, &stored.post)).await?;
        transaction.commit().await?;
        Ok(PostSummary {
            taken_up: stored.person.is_some(),
            expires_at: stored.expires_at,
            post: stored.post,
            panel,
        })
    }
}

/// How the audit log names a post: also when it is gone, the panel can be told.
pub(in crate::service) fn subject(panel: &Panel, post: &Post) -> String {
    format!("{}/{}/{}", panel.slug, post.role.as_str(), post.id)
}
