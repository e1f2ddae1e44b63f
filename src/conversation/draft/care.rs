//! Wording what is said to whoever writes of something hard.

use super::{Wording, sentence};
use crate::domain::message::Block;
use crate::domain::{Panel, QuestionNo, RoundId, StatementId};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// What is said below an answer, where its words may mean danger.
    pub(super) fn care(&self, id: RoundId, no: QuestionNo) -> Option<Draft> {
        let (_, panel) = self.round(id)?;
        self.situation.may_mean_danger(id, no).then(|| self.help_at_once(Text::Care, Some(panel)))
    }

    /// The same below what was added to a statement.
    pub(super) fn comment_care(&self, id: StatementId) -> Option<Draft> {
        let statement = self.situation.followup.statement(id)?;
        let panel = self.situation.panel(statement.panel)?;
        self.situation
            .comment_may_mean_danger(id)
            .then(|| self.help_at_once(Text::Care, Some(panel)))
    }

    /// The same to whoever wrote it where nothing of it is kept.
    pub(super) fn care_unkept(&self) -> Draft {
        let panel = self.conversation.panel.and_then(|panel| self.situation.panel(panel));
        self.help_at_once(Text::CareUnkept, panel.map(AsRef::as_ref))
    }

    /// Who reads it, and where there is help at once. It takes nothing for certain: the same words can mean something
    /// else.
    fn help_at_once(&self, begins: Text, panel: Option<&Panel>) -> Draft {
        let mut draft = sentence(begins);
        if let Some(panel) = panel.filter(|panel| !panel.help_lines.is_empty()) {
            draft = draft.block(Block::Text(self.own(panel, &panel.help_lines)));
        }
        draft.block(Block::Text(Text::CareNow.into()))
    }
}
