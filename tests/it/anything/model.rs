//! What should be stored about one person, kept apart from the program: nothing but the sum of the effects.

use std::collections::{BTreeMap, BTreeSet};

use panelbot::conversation::{Effect, Situation};
use panelbot::domain::contact::Contact;
use panelbot::domain::routing::Answers;
use panelbot::domain::{Background, Membership, PanelId, RoundId};

/// What should be stored about one person.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub members: BTreeMap<PanelId, Part>,
    pub answers: BTreeMap<RoundId, Answers>,
    /// The rounds begun, and whether they are completed.
    pub begun: BTreeMap<RoundId, bool>,
    /// The rounds said no to.
    pub declined: BTreeSet<RoundId>,
}

/// A person's part in one panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub membership: Membership,
    pub consent: u32,
    pub background: Background,
    pub contact: Contact,
}

impl Model {
    /// Carries out one effect.
    pub fn apply(&mut self, effect: &Effect, situation: &Situation) {
        match effect {
            Effect::Admit { panel, membership, consent, .. } => {
                let part = self.members.entry(*panel).or_insert_with(|| Part {
                    membership: *membership,
                    consent: consent.version,
                    background: Background::new(),
                    contact: Contact::default(),
                });
                part.membership = *membership;
                part.consent = consent.version;
            }
            Effect::SetMembership { panel, membership } => {
                self.part(*panel).membership = *membership;
            }
            Effect::GiveConsent { panel, consent } => self.part(*panel).consent = consent.version,
            Effect::SetBackground { panel, variable, category } => {
                self.part(*panel).background.insert(*variable, *category);
            }
            Effect::Start { round } => {
                self.begun.entry(*round).or_insert(false);
                self.declined.remove(round);
            }
            Effect::DeclineRound { round } => drop(self.declined.insert(*round)),
            Effect::SetContact { panel, contact } => self.part(*panel).contact = *contact,
            Effect::Complete { round } => self.set_completed(*round, true),
            Effect::Reopen { round } => self.set_completed(*round, false),
            Effect::Record { round, question, answer } => {
                self.answers.entry(*round).or_default().insert(*question, answer.clone());
            }
            Effect::Drop { round, question } => {
                let dropped = self.answers.entry(*round).or_default().remove(question);
                assert!(dropped.is_some(), "an answer is dropped that was not there");
            }
            Effect::ForgetMembership { panel } => self.forget(situation, |one| one == *panel),
            Effect::Forget => self.forget(situation, |_| true),
            Effect::Link { .. } => panic!("nobody makes codes here"),
            Effect::Feel { .. } | Effect::Comment { .. } => {
                panic!("nobody has got a statement here")
            }
            Effect::SetLocale(_)
            | Effect::OfferLink
            | Effect::MarkUnreachable
            | Effect::MarkReachable
            | Effect::ForgetAddress
            | Effect::ForgetElsewhere
            | Effect::RenewPage => {}
        }
    }

    fn part(&mut self, panel: PanelId) -> &mut Part {
        self.members.get_mut(&panel).expect("a part in that panel")
    }

    fn set_completed(&mut self, round: RoundId, completed: bool) {
        *self.begun.get_mut(&round).expect("a round that was begun") = completed;
    }

    fn forget(&mut self, situation: &Situation, which: impl Fn(PanelId) -> bool) {
        self.members.retain(|panel, _| !which(*panel));
        for work in situation.rounds.iter().filter(|work| which(work.round.panel)) {
            self.answers.remove(&work.round.id);
            self.begun.remove(&work.round.id);
            self.declined.remove(&work.round.id);
        }
    }

    /// The situation after a step is the sum of its effects, no more and no less.
    pub fn assert_equals(&self, situation: &Situation) {
        assert_eq!(self.members.len(), situation.members.len(), "panels");
        for member in &situation.members {
            let part = &self.members[&member.panel];
            let same = part.membership == member.membership
                && part.consent == member.consent_version
                && part.background == member.background
                && part.contact == member.contact;
            assert!(same, "{part:?} is not {member:?}");
        }
        for work in &situation.rounds {
            let answers = self.answers.get(&work.round.id).cloned().unwrap_or_default();
            assert_eq!(answers, work.answers, "answers");
            let begun = work.participation.map(|part| part.completed_at.is_some());
            assert_eq!(self.begun.get(&work.round.id).copied(), begun, "taking part");
            assert_eq!(self.declined.contains(&work.round.id), work.declined, "declining");
        }
    }
}
