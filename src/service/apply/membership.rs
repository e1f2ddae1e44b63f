//! How people come into panels, stand to them, and invite others.

use uuid::Uuid;

use super::hour;
use crate::domain::contact::Contact;
use crate::domain::{
    Address, Background, Consent, Invitation, InvitationId, Locale, Membership, PanelId, PanelistId,
};
use crate::service::secret;
use crate::service::situation::Batch;
use crate::store::StoredPanelist;

impl Batch {
    pub(super) fn admit(
        &mut self,
        from: &Address,
        panel: PanelId,
        fresh: PanelistId,
        membership: Membership,
        consent: &Consent,
        invitation: Option<InvitationId>,
    ) {
        let Some(person) = self.person(from) else { return };
        let known = self.panelist(from, panel);
        let id = known.unwrap_or(fresh);
        let now = self.now;
        let panelist = self.panelists.entry(id).or_insert_with(|| StoredPanelist {
            id,
            panel,
            person,
            membership,
            locale: Some(consent.locale.clone()),
            consent_version: consent.version,
            background: Background::new(),
            invitation,
            joined_at: hour(now),
            seen_at: crate::store::day(now),
            contact: Contact::default(),
        });
        let was_counted =
            known.is_some() && !matches!(panelist.membership, Membership::Guest { .. });
        panelist.membership = membership;
        panelist.consent_version = consent.version;
        self.changes.panelists.insert(id);
        self.changes.consents.push((id, consent.clone()));
        if membership.has_joined() && !was_counted {
            self.count_invitation(id, 1);
        }
    }

    pub(super) fn set_membership(
        &mut self,
        from: &Address,
        panel: PanelId,
        membership: Membership,
    ) {
        let Some(panelist) = self.change_panelist(from, panel) else { return };
        let was_guest = matches!(panelist.membership, Membership::Guest { .. });
        panelist.membership = membership;
        let id = panelist.id;
        if was_guest && membership.has_joined() {
            self.count_invitation(id, 1);
        }
    }

    /// Counts a panelist for the invitation that they came by, or takes them off the count again.
    pub(super) fn count_invitation(&mut self, panelist: PanelistId, by: i32) {
        let Some(id) = self.panelists.get(&panelist).and_then(|panelist| panelist.invitation)
        else {
            return;
        };
        *self.changes.invitation_uses.entry(id).or_default() += by;
        if let Some(invitation) = self.invitations.get_mut(&id) {
            invitation.uses = invitation.uses.saturating_add_signed(by);
        }
    }

    pub(super) fn set_locale(&mut self, from: &Address, locale: &Locale) {
        let Some(person) = self.person(from) else { return };
        for panelist in self.panelists.values_mut().filter(|one| one.person == person) {
            panelist.locale = Some(locale.clone());
            self.changes.panelists.insert(panelist.id);
        }
    }

    /// The code of the panelist's own invitation, which is made if they have none.
    pub fn invite(&mut self, panelist: PanelistId, panel: PanelId) -> Option<String> {
        if let Some(own) = self.own_invitation(panelist) {
            return Some(own.code.clone());
        }
        self.panelists.get(&panelist)?;
        let invitation = Invitation {
            id: InvitationId(Uuid::new_v4()),
            panel,
            code: secret::invitation_code(),
            label: String::new(),
            max_uses: None,
            uses: 0,
            expires_at: None,
            inviter: Some(panelist),
        };
        let code = invitation.code.clone();
        self.changes.new_invitations.insert(invitation.id);
        self.invitations.insert(invitation.id, invitation);
        Some(code)
    }
}
