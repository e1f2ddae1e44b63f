//! Wording for staff the correction of a statement that was sent.

use super::staff::{button, figure, tag};
use super::staff_statement::menu;
use super::{Button, Wording, sentence};
use crate::conversation::{StaffAct, StaffView, StatementAct};
use crate::domain::message::{Block, Button as Key, Input, OPEN_TEXT_MAX_CHARS};
use crate::domain::staff::Permission;
use crate::domain::statement::{CORRECTION_MAX_CHARS, Statement, StatementState};
use crate::domain::{Locale, Panel, RoundId, StatementId};
use crate::text::{Draft, Phrase, Text};

impl Wording<'_> {
    /// How it reads now, and please write what was wrong.
    pub(super) fn wrong_asked(
        &self,
        view: &StaffView,
        round: RoundId,
        id: StatementId,
        locale: &Locale,
    ) -> Option<Draft> {
        let (_, panel) = self.seen(view, round, Permission::WriteStatement)?;
        let statement = view.statements.followup.statement(id)?;
        let mut draft = self
            .reads_now(view, round, panel, locale)?
            .block(Block::Text(Text::StaffWrongAsked { language: tag(locale) }.into()))
            .block(Block::Small(
                Text::StaffWrongHow { max: figure(CORRECTION_MAX_CHARS as u64) }.into(),
            ));
        draft.input = Input::Text {
            data: encode(StatementAct::Correct(id, locale.clone())),
            label: Text::StaffWrongLabel.into(),
            submit: Text::Send.into(),
            max_length: OPEN_TEXT_MAX_CHARS,
            long: true,
        };
        if statement.unexplained(panel).is_some() && !statement.is_sent() {
            let same = StaffAct::Statement(StatementAct::SameForAll(round));
            draft = draft.row(vec![button(Text::StaffSame, same)]);
        }
        if !statement.is_sent() {
            draft = draft.row(vec![drop_button(id)]);
        }
        Some(draft.row(vec![menu(panel.id)]))
    }

    /// How it reads now, and please write all of it as it is to read.
    pub(super) fn corrected_text_asked(
        &self,
        view: &StaffView,
        round: RoundId,
        locale: &Locale,
    ) -> Option<Draft> {
        let (_, panel) = self.seen(view, round, Permission::WriteStatement)?;
        let (given, _) = view.statements.followup.given(round)?;
        let mut draft = self.reads_now(view, round, panel, locale)?;
        if given.says_more() {
            draft = draft.block(Block::Small(Text::StaffCorrectionRest.into()));
        }
        Some(draft.block(Block::Text(Text::StaffCorrectionAsked { language: tag(locale) }.into())))
    }

    /// The text that holds, in a language.
    fn reads_now(
        &self,
        view: &StaffView,
        round: RoundId,
        panel: &Panel,
        locale: &Locale,
    ) -> Option<Draft> {
        let (given, _) = view.statements.followup.given(round)?;
        let there = Wording { locale: locale.clone(), ..*self };
        Some(sentence(Text::StaffReadsNow).block(there.markup(panel, &given.text)?))
    }
}

/// How far a statement has come, as sentences name it.
pub(super) const fn state_name(statement: &Statement) -> &'static str {
    match (&statement.state, statement.corrects.is_some()) {
        (state, false) => state.as_str(),
        (StatementState::Draft, true) => "correction_draft",
        (StatementState::InReview { .. }, true) => "correction_in_review",
        (StatementState::Approved { .. }, true) => "correction_approved",
        (StatementState::Sent { .. }, true) => "correction_sent",
    }
}

/// What can be done to correct a statement: begin when it was sent; explain the mistake anew, or give up, until the
/// correction is.
pub(super) fn corrections(panel: &Panel, statement: &Statement) -> Vec<(Text, StatementAct)> {
    let id = statement.id;
    if statement.is_sent() {
        let act = StatementAct::Correct(id, panel.default_locale().clone());
        return vec![(Text::StaffStatementCorrect, act)];
    }
    if statement.corrects.is_none() {
        return Vec::new();
    }
    let anew = |locale: &Locale| {
        let label = Text::StaffWrongRewrite { language: tag(locale) };
        (label, StatementAct::Correct(id, locale.clone()))
    };
    let drop = (Text::StaffCorrectionDrop, StatementAct::Drop(id));
    panel.languages.iter().map(anew).chain([drop]).collect()
}

/// The button that gives a correction up.
pub(super) fn drop_button(id: StatementId) -> Key<Phrase> {
    button(Text::StaffCorrectionDrop, StaffAct::Statement(StatementAct::Drop(id)))
}

fn encode(act: StatementAct) -> String {
    Button::Staff(StaffAct::Statement(act)).encode()
}
