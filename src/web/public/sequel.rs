//! What comes after a result, on a round's page: the statement of those who decide, and what became of it.

use chrono::{DateTime, Utc};

use super::Told;
use crate::domain::decision::{Decision, DecisionUpdate};
use crate::domain::markup::Markup;
use crate::domain::statement::{About, Answered, Remark, Standing, Statement};
use crate::domain::{LocalText, RoundId};
use crate::service::{PublicRound, Sequel};
use crate::text::Text;

/// What comes after a result.
#[derive(Debug)]
pub(super) struct SequelPart {
    /// When the statement comes, as long as it is not there; empty where none is to come.
    pub awaited: Vec<String>,
    pub statement: Option<StatementPart>,
    pub decisions: Vec<DecisionPart>,
}

/// The statement.
#[derive(Debug)]
pub(super) struct StatementPart {
    /// Who answers, with what shows that they do.
    pub signed: String,
    /// When it came.
    pub given: String,
    pub corrections: Vec<Item>,
    pub text: Markup,
    pub parts: Vec<Part>,
    pub also: Vec<Also>,
    /// What stood there before, the latest first.
    pub former: Vec<FormerPart>,
}

/// A statement as it stood before it was corrected.
#[derive(Debug)]
pub(super) struct FormerPart {
    /// That it does not hold any more, and since when.
    pub since: String,
    pub signed: String,
    pub text: Markup,
    pub parts: Vec<Part>,
}

/// What stands under one heading.
#[derive(Debug)]
pub(super) struct Part {
    pub heading: String,
    pub items: Vec<Item>,
}

/// A text, with what it is about.
#[derive(Debug)]
pub(super) struct Item {
    /// May be empty.
    pub title: String,
    pub text: Markup,
}

/// Another round that it belongs to.
#[derive(Debug)]
pub(super) struct Also {
    pub title: String,
    pub url: String,
}

/// One thing that came of it.
#[derive(Debug)]
pub(super) struct DecisionPart {
    /// How far it has come, and what it is.
    pub title: String,
    /// Everything that was told, the oldest first.
    pub updates: Vec<UpdatePart>,
    pub also: Vec<Also>,
}

/// What was told at one time.
#[derive(Debug)]
pub(super) struct UpdatePart {
    pub dated: String,
    pub text: Markup,
    /// May be empty.
    pub why: String,
}

/// What comes after a round's result, in one language.
pub(super) fn part(told: &Told<'_>, found: &PublicRound) -> SequelPart {
    let sequel = &found.sequel;
    let statement = statement(told, found);
    let awaited = if statement.is_some() { Vec::new() } else { awaited(told, found) };
    let decisions = sequel.decisions.iter().map(|one| decision(told, found, one));
    SequelPart { awaited, statement, decisions: decisions.collect() }
}

/// Where the statement is, and why it is late if somebody has said.
fn awaited(told: &Told<'_>, found: &PublicRound) -> Vec<String> {
    let why = told.own(&found.sequel.why);
    let why = (!why.is_empty()).then(|| told.say(&Text::LateWhy { why }));
    [answer_stands(told, found), why].into_iter().flatten().collect()
}

/// Where the statement is, in one sentence; `None` where none is to come.
pub(super) fn answer_stands(told: &Told<'_>, found: &PublicRound) -> Option<String> {
    let day = |time: DateTime<Utc>| told.day(time);
    let who = told.own(&found.round.promise.decided_by);
    Some(told.say(&match found.sequel.statement {
        Standing::Lapsed => return None,
        Standing::Promised { due_at } => Text::PublicStatementDue { who, date: day(due_at) },
        Standing::Late { promised_at, until: None } => {
            Text::PublicStatementLate { missed: day(promised_at) }
        }
        Standing::Late { promised_at, until: Some(until) } => {
            Text::PublicStatementLateUntil { missed: day(promised_at), date: day(until) }
        }
        Standing::Given { at, missed, .. } => {
            let who = found.sequel.statements.last().map_or(who, |one| signer(told, one));
            match missed.map(day) {
                None => Text::PublicStatementGiven { who, date: day(at) },
                Some(missed) => Text::PublicStatementGivenLate { who, date: day(at), missed },
            }
        }
    }))
}

/// Who answers.
pub(super) fn signer(told: &Told<'_>, statement: &Statement) -> String {
    let who = statement.signature.as_ref().map(|one| one.who(&told.locale, &told.panel.languages));
    who.unwrap_or_default().to_owned()
}

fn statement(told: &Told<'_>, found: &PublicRound) -> Option<StatementPart> {
    let sequel = &found.sequel;
    let latest = sequel.statements.last()?;
    let signed = signed(told, latest)?;
    let correction = |one: &Statement| {
        let date = told.day(one.sent_at()?);
        let text = text(told, &one.corrects.as_ref()?.what);
        Some(Item { title: told.say(&Text::StatementCorrectedOn { date }), text })
    };
    Some(StatementPart {
        signed,
        given: answer_stands(told, found)?,
        corrections: sequel.statements.iter().filter_map(correction).collect(),
        text: text(told, &latest.text),
        parts: parts(told, sequel, latest),
        also: also(told, found, &latest.rounds),
        former: sequel
            .statements
            .iter()
            .rev()
            .filter_map(|one| former(told, sequel, one))
            .collect(),
    })
}

/// Who answers, with what shows that they do.
fn signed(told: &Told<'_>, statement: &Statement) -> Option<String> {
    let day = |date| crate::text::Day::dated(date);
    let signature = statement.signature.as_ref()?;
    Some(told.say(&Text::signed(signature, told.panel, &told.locale, day)))
}

/// A statement that has been corrected, as it stood; `None` for the one that holds.
fn former(told: &Told<'_>, sequel: &Sequel, statement: &Statement) -> Option<FormerPart> {
    let date = told.day(sequel.correction_of(statement.id)?.sent_at()?);
    Some(FormerPart {
        since: told.say(&Text::StatementFormerSince { date }),
        signed: signed(told, statement)?,
        text: text(told, &statement.text),
        parts: parts(told, sequel, statement),
    })
}

/// That the statement that holds is a correction, and since when.
pub(super) fn corrected(told: &Told<'_>, found: &PublicRound) -> Option<String> {
    let latest = found.sequel.statements.last().filter(|one| one.corrects.is_some())?;
    Some(told.say(&Text::StatementWasCorrected { date: told.day(latest.sent_at()?) }))
}

/// What a statement says besides, each kind under its heading, in the order in which the chat tells it.
fn parts(told: &Told<'_>, sequel: &Sequel, statement: &Statement) -> Vec<Part> {
    let answered = |list: &[Answered]| {
        let item = |one: &Answered| Item { title: told.own(&one.to), text: text(told, &one.text) };
        list.iter().map(item).collect::<Vec<_>>()
    };
    let remarks = statement.remarks.iter().filter_map(|one| remark(told, sequel, one));
    let administration = Item { title: String::new(), text: text(told, &statement.administration) };
    let administration = (!administration.text.is_empty()).then_some(administration);
    let all = [
        (Text::StatementRemarks, remarks.collect()),
        (Text::StatementReplies, answered(&statement.replies)),
        (Text::StatementMisunderstandings, answered(&statement.misunderstandings)),
        (Text::StatementReservations, answered(&statement.reservations)),
        (Text::StatementAdministration, administration.into_iter().collect()),
    ];
    let parts = all.into_iter().filter(|(_, items)| !items.is_empty());
    parts.map(|(heading, items)| Part { heading: told.say(&heading), items }).collect()
}

fn remark(told: &Told<'_>, sequel: &Sequel, remark: &Remark) -> Option<Item> {
    let title = match &remark.about {
        About::Theme(theme) => told.own(theme),
        About::Question(round, no) => told.own(&sequel.rounds.get(round)?.question(*no)?.text),
    };
    Some(Item { title, text: text(told, &remark.text) })
}

fn decision(told: &Told<'_>, found: &PublicRound, decision: &Decision) -> DecisionPart {
    let update = |one: &DecisionUpdate| UpdatePart {
        dated: told.say(&Text::PublicUpdate {
            status: one.status.as_str().to_owned(),
            date: crate::text::Day::dated(one.dated),
        }),
        text: text(told, &one.text),
        why: why(told, one),
    };
    DecisionPart {
        title: decided(told, decision, decision.latest()),
        updates: decision.updates.iter().map(update).collect(),
        also: also(told, found, &decision.rounds),
    }
}

/// Why something was not done; empty where nobody says.
pub(super) fn why(told: &Told<'_>, update: &DecisionUpdate) -> String {
    let why = told.own(&update.why);
    if why.is_empty() { why } else { told.say(&Text::DecisionWhy { why }) }
}

/// How far something had come with an update, and what it is.
pub(super) fn decided(
    told: &Told<'_>,
    decision: &Decision,
    update: Option<&DecisionUpdate>,
) -> String {
    let status = update.map_or_else(String::new, |one| one.status.as_str().to_owned());
    told.say(&Text::DecisionHeading { status, title: told.own(&decision.title) })
}

/// The other rounds among these.
fn also(told: &Told<'_>, found: &PublicRound, rounds: &[RoundId]) -> Vec<Also> {
    let others = rounds.iter().filter(|id| **id != found.round.id);
    let others = others.filter_map(|id| found.sequel.rounds.get(id));
    let link = |round: &std::sync::Arc<crate::domain::Round>| Also {
        title: told.own(&round.title),
        url: format!("{}?lang={}", told.round_url(round), told.locale),
    };
    others.map(link).collect()
}

fn text(told: &Told<'_>, text: &LocalText) -> Markup {
    Markup::parse(told.panel.say(text, &told.locale))
}
