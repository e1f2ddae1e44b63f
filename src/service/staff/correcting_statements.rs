//! Correcting from a chat a statement that was sent, once it is settled that someone may. What was wrong comes first; the rest
//! goes the way of a first statement: written, handed over, approved by somebody else, and sent.

use uuid::Uuid;

use super::acting::{Acting, Answer, told};
use super::bulletins::problem;
use super::statements::{card, everywhere, not_now, of, put, refused};
use crate::conversation::{StaffAnswer, StatementSay};
use crate::domain::staff::{Permission, Post};
use crate::domain::statement::{
    CORRECTION_MAX_CHARS, Correction, Followup, Statement, StatementState,
};
use crate::domain::{LocalText, Locale, Panel, RoundId, StatementId};

impl Acting<'_> {
    /// Keeps what was wrong with a statement, and asks for what is missing yet. With the first words of it the correction
    /// begins.
    pub(super) async fn keep_correction(
        &self,
        id: StatementId,
        locale: &Locale,
        text: &str,
    ) -> Answer {
        let followup = self.transaction.followup().await?;
        let round = followup.statement(id).and_then(|one| one.rounds.first().copied());
        let found = round.and_then(|round| self.round(round, Permission::WriteStatement));
        let Some((round, panel, post)) =
            found.filter(|(_, panel, _)| panel.languages.contains(locale))
        else {
            return Ok(StaffAnswer::Unknown);
        };
        let Some(statement) = correction(&followup, id, round.id) else {
            return Ok(not_now(round.id));
        };
        if let Some(problem) = problem(text, CORRECTION_MAX_CHARS) {
            return Ok(StaffAnswer::Told(vec![problem, asked(round.id, id, locale)]));
        }
        let explained = explain(statement, |what| put(what, panel, locale, text.trim()));
        self.rewrite(explained, round.id, panel, post).await
    }

    /// Gives up a correction that has not been sent: what was sent stays as it is.
    pub(super) async fn drop_correction(
        &self,
        pending: Option<Statement>,
        id: StatementId,
        round: RoundId,
        post: &Post,
    ) -> Answer {
        let is_it = |one: &Statement| one.id == id && one.corrects.is_some();
        let Some(correction) = pending.filter(is_it) else { return Ok(not_now(round)) };
        self.transaction.bump_catalogue().await?;
        match self.desk.drop_correction(self.transaction, &correction, &post.signature()).await {
            Ok(()) => {
                let dropped = of(StatementSay::CorrectionDropped);
                Ok(StaffAnswer::Told(vec![dropped, card(round)]))
            }
            Err(refusal) => refused(refusal, round),
        }
    }
}

/// Asks what was wrong with the statement that holds, or anew with the one that a correction takes the place of.
pub(super) fn ask_to_correct(
    followup: &Followup,
    (id, locale): (StatementId, &Locale),
    round: RoundId,
    panel: &Panel,
) -> StaffAnswer {
    if !panel.languages.contains(locale) {
        return StaffAnswer::Unknown;
    }
    match correction(followup, id, round) {
        Some(_) => told(asked(round, id, locale)),
        None => not_now(round),
    }
}

/// The same words on what was wrong in every language.
pub(super) fn explained_alike(statement: Statement, panel: &Panel) -> Statement {
    explain(statement, |what| everywhere(what, panel))
}

fn asked(round: RoundId, statement: StatementId, locale: &Locale) -> crate::conversation::StaffSay {
    of(StatementSay::WrongAsked { round, statement, locale: locale.clone() })
}

fn explain(mut statement: Statement, with: impl FnOnce(&LocalText) -> LocalText) -> Statement {
    if let Some(correction) = &mut statement.corrects {
        correction.what = with(&correction.what);
    }
    statement
}

/// The correction with this id that has not been sent; or a fresh one of the statement with this id, which holds and which
/// nobody corrects yet.
fn correction(followup: &Followup, id: StatementId, round: RoundId) -> Option<Statement> {
    match (followup.pending(round), followup.given(round)) {
        (Some(pending), _) if pending.id == id && pending.corrects.is_some() => {
            Some(pending.clone())
        }
        (None, Some((given, _))) if given.id == id => Some(fresh(given)),
        _ => None,
    }
}

/// Its text begins anew. Who answers, and all that no chat can write, goes along as it stands.
fn fresh(given: &Statement) -> Statement {
    Statement {
        id: StatementId(Uuid::now_v7()),
        text: LocalText::default(),
        corrects: Some(Correction { statement: given.id, what: LocalText::default() }),
        writers: Vec::new(),
        state: StatementState::Draft,
        ..given.clone()
    }
}
