//! Wording what is said to whoever writes of something hard.

use super::{Wording, sentence};
use crate::domain::message::Block;
use crate::domain::{QuestionNo, RoundId};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// Who reads it, and where there is help at once. It takes nothing for certain: the same words can mean something
    /// else.
    pub(super) fn care(&self, id: RoundId, no: QuestionNo) -> Option<Draft> {
        let (_, panel) = self.round(id)?;
        if !self.situation.may_mean_danger(id, no) {
            return None;
        }
        let mut draft = sentence(Text::Care);
        if !panel.help_lines.is_empty() {
            draft = draft.block(Block::Text(self.own(panel, &panel.help_lines)));
        }
        Some(draft.block(Block::Text(Text::CareNow.into())))
    }
}
