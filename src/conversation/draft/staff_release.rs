//! Wording what staff are told about a result that could go out.

use super::staff::{button, figure};
use super::{Wording, sentence};
use crate::conversation::{RoundOutcome, StaffAct, StaffView};
use crate::domain::message::Block;
use crate::domain::staff::Permission;
use crate::domain::{Panel, Round, RoundId};
use crate::text::{Draft, Phrase, Text};

impl Wording<'_> {
    /// The result as it will look, but for each one's own answer.
    pub(super) fn staff_release_sample(&self, view: &StaffView, id: RoundId) -> Option<Draft> {
        let (_, panel) = self.staff_round_of(id)?;
        let (question, _) = view.releases.get(&id)?;
        if !view.may(panel.id, Permission::Release) {
            return None;
        }
        let mut sample = self.result(id, *question)?;
        sample.body.insert(0, Block::Small(Text::StaffReleaseSample.into()));
        Some(sample)
    }

    /// Who gets it, and whether it is to go out now.
    pub(super) fn staff_release_asked(&self, view: &StaffView, id: RoundId) -> Option<Draft> {
        let (round, panel) = self.staff_round_of(id)?;
        let (_, reach) = view.releases.get(&id)?;
        let title = self.words(panel, &round.title);
        let asked = Text::StaffReleaseAsked { title, count: figure(reach.total()) };
        let draft = self.staff_reach_details(sentence(asked), panel, reach);
        let cautions = self.staff_release_cautions(panel, id).into_iter();
        let draft = cautions.fold(draft, |draft, text| draft.block(Block::Text(text.into())));
        Some(
            draft
                .block(Block::Small(Text::StaffReleaseCare.into()))
                .row(vec![button(Text::StaffReleaseYes, StaffAct::Release(id))])
                .row(vec![button(Text::StaffNo, StaffAct::Menu(Some(panel.id)))]),
        )
    }

    /// What to know before it goes out: that fewer than ten answered, or that everybody answered a question alike.
    fn staff_release_cautions(&self, panel: &Panel, id: RoundId) -> Vec<Text> {
        let Some(RoundOutcome { round, result, .. }) = self.situation.outcome(id) else {
            return Vec::new();
        };
        if result.turnout.is_few() {
            return vec![Text::StaffReleaseFew];
        }
        let alike = result.alike().filter_map(|no| round.question(no));
        alike
            .map(|one| Text::StaffReleaseAlike { question: self.words(panel, &one.text) })
            .collect()
    }

    /// That it is on its way.
    pub(super) fn staff_released(&self, id: RoundId) -> Option<Draft> {
        let (round, panel) = self.staff_round_of(id)?;
        let title = self.words(panel, &round.title);
        Some(back_to_menu(sentence(Text::StaffReleased { title }), panel))
    }

    /// That it does not go out, and why.
    pub(super) fn staff_not_released(&self, id: RoundId, nobody: bool) -> Option<Draft> {
        let (round, panel) = self.staff_round_of(id)?;
        let title = self.words(panel, &round.title);
        let text = if nobody {
            Text::StaffReleaseNobody { title }
        } else {
            Text::StaffReleaseNot { title }
        };
        Some(back_to_menu(sentence(text), panel))
    }

    fn staff_round_of(&self, id: RoundId) -> Option<(&Round, &Panel)> {
        let round = match self.situation.outcome(id) {
            Some(outcome) => &outcome.round,
            None => &self.situation.fieldwork(id)?.round,
        };
        Some((round, self.situation.panel(round.panel)?))
    }
}

fn back_to_menu(draft: Draft, panel: &Panel) -> Draft {
    draft.row(vec![button(Text::StaffMenu, StaffAct::Menu(Some(panel.id)))])
}

/// The button for each closed round of a panel whose result could go out.
pub(super) fn release_button(
    title: String,
    round: RoundId,
) -> crate::domain::message::Button<Phrase> {
    button(Text::StaffRelease { title }, StaffAct::AskRelease(round))
}
