//! Seeing an effect as carried out, so that the rest of the step and the wording of its replies can build on it.

use super::{Effect, Member, Situation};
use crate::domain::contact::Contact;
use crate::domain::{PanelId, Participation, RoundId};

impl Situation {
    /// Changes what is known as the effect will change what is stored.
    pub(super) fn carry_out(&mut self, effect: &Effect) {
        match effect {
            Effect::Admit { panel, membership, consent, .. } => {
                let fresh = self.fresh_panelist;
                let version = consent.version;
                match self.member_mut(*panel) {
                    Some(member) => {
                        member.membership = *membership;
                        member.consent_version = version;
                    }
                    None => self.members.push(Member {
                        panelist: fresh,
                        panel: *panel,
                        membership: *membership,
                        consent_version: version,
                        background: std::collections::BTreeMap::new(),
                        contact: Contact::default(),
                        recruited: 0,
                    }),
                }
            }
            Effect::SetMembership { panel, membership } => {
                if let Some(member) = self.member_mut(*panel) {
                    member.membership = *membership;
                }
            }
            Effect::GiveConsent { panel, consent } => {
                if let Some(member) = self.member_mut(*panel) {
                    member.consent_version = consent.version;
                }
            }
            Effect::SetBackground { panel, variable, category } => {
                if let Some(member) = self.member_mut(*panel) {
                    member.background.insert(*variable, *category);
                }
            }
            Effect::Start { round } => {
                let started = Participation { started_at: self.now, completed_at: None };
                self.change(*round, |work| {
                    work.participation.get_or_insert(started);
                    work.declined = false;
                });
            }
            Effect::DeclineRound { round } => self.change(*round, |work| work.declined = true),
            Effect::SetContact { panel, contact } => {
                if let Some(member) = self.member_mut(*panel) {
                    member.contact = *contact;
                }
            }
            Effect::Complete { round } => self.set_completed(*round, true),
            Effect::Reopen { round } => self.set_completed(*round, false),
            Effect::Record { round, question, answer } => self.change(*round, |work| {
                work.answers.insert(*question, answer.clone());
            }),
            Effect::Drop { round, question } => self.change(*round, |work| {
                work.answers.remove(question);
            }),
            Effect::ForgetMembership { panel } => self.forget(Some(*panel)),
            Effect::Forget => self.forget(None),
            Effect::Link { .. } => {
                if let Some(joined) = self.link.take().and_then(|link| link.joined) {
                    *self = *joined;
                }
            }
            Effect::Comment { statement, comment } => {
                self.comments.insert(*statement, comment.clone());
            }
            Effect::SetLocale(_)
            | Effect::Feel { .. }
            | Effect::OfferLink
            | Effect::MarkUnreachable
            | Effect::MarkReachable
            | Effect::ForgetAddress
            | Effect::ForgetElsewhere
            | Effect::RenewPage => {}
        }
    }

    fn member_mut(&mut self, panel: PanelId) -> Option<&mut Member> {
        self.members.iter_mut().find(|member| member.panel == panel)
    }

    fn change(&mut self, round: RoundId, change: impl FnOnce(&mut super::Fieldwork)) {
        if let Some(work) = self.rounds.iter_mut().find(|work| work.round.id == round) {
            change(work);
        }
    }

    fn set_completed(&mut self, round: RoundId, completed: bool) {
        let completed_at = completed.then_some(self.now);
        self.change(round, |work| {
            if let Some(participation) = &mut work.participation {
                participation.completed_at = completed_at;
            }
        });
    }

    /// Forgets the person's part in one panel, or in all.
    fn forget(&mut self, panel: Option<PanelId>) {
        let concerned = |other: PanelId| panel.is_none_or(|panel| panel == other);
        self.members.retain(|member| !concerned(member.panel));
        for work in self.rounds.iter_mut().filter(|work| concerned(work.round.panel)) {
            work.answers.clear();
            work.participation = None;
            work.declined = false;
        }
    }
}
