//! Writing, handing over, approving and sending a statement from a chat, once it is settled that someone may.

use chrono::NaiveDate;
use uuid::Uuid;

use super::acting::{Acting, Answer, told};
use super::bulletins::problem;
use super::correcting_statements::{ask_to_correct, explained_alike};
use crate::conversation::{StaffAnswer, StaffSay, StatementAct, StatementSay};
use crate::domain::staff::{Permission, Post};
use crate::domain::statement::{
    Followup, Promised, STATEMENT_TEXT_MAX_CHARS, Signature, Statement, StatementRefusal,
    StatementState, signature_problems,
};
use crate::domain::{LocalText, Locale, Panel, Round, RoundId, StatementId};
use crate::service::{Error, Refusal, RoundName};

/// What is written: the text in a language, or who answers.
type Field<'a> = Option<&'a Locale>;

pub(super) fn of(about: StatementSay) -> StaffSay {
    StaffSay::Statement { about }
}

pub(super) fn card(round: RoundId) -> StaffSay {
    of(StatementSay::Card { round })
}

pub(super) fn not_now(round: RoundId) -> StaffAnswer {
    StaffAnswer::Told(vec![StaffSay::NotNow, card(round)])
}

impl Acting<'_> {
    pub(super) async fn statement_act(&self, act: &StatementAct) -> Answer {
        let followup = self.transaction.followup().await?;
        let round = match act {
            StatementAct::Approve(id, _)
            | StatementAct::Correct(id, _)
            | StatementAct::Drop(id) => {
                followup.statement(*id).and_then(|one| one.rounds.first().copied())
            }
            StatementAct::Card(round)
            | StatementAct::Write(round, _)
            | StatementAct::Sign(round)
            | StatementAct::SameForAll(round)
            | StatementAct::Submit(round)
            | StatementAct::Preview(round)
            | StatementAct::AskSend(round)
            | StatementAct::Send(round)
            | StatementAct::AskPostpone(round)
            | StatementAct::Postpone(round, _)
            | StatementAct::Withdraw(round) => Some(*round),
        };
        let Some((round, panel, post)) = round.and_then(|id| self.round(id, act.needs())) else {
            return Ok(StaffAnswer::Unknown);
        };
        let pending = followup.pending(round.id).cloned();
        match act {
            _ if round.nobody_answered() => Ok(told(card(round.id))),
            StatementAct::Card(_) => Ok(told(card(round.id))),
            StatementAct::Preview(_) => Ok(shown(&followup, round, panel)),
            StatementAct::Write(_, locale) => Ok(ask(&followup, round, panel, Some(locale))),
            StatementAct::Sign(_) => Ok(ask(&followup, round, panel, None)),
            StatementAct::Correct(id, locale) => {
                Ok(ask_to_correct(&followup, (*id, locale), round.id, panel))
            }
            StatementAct::Drop(id) => self.drop_correction(pending, *id, round.id, post).await,
            StatementAct::SameForAll(_) => match pending {
                Some(statement) => self.same_text(statement, round.id, panel, post).await,
                None => Ok(not_now(round.id)),
            },
            StatementAct::Submit(_) => match pending {
                Some(statement) => self.submit(statement, round.id, panel, post).await,
                None => Ok(not_now(round.id)),
            },
            StatementAct::Approve(id, submitted) => {
                self.approve_statement(pending, (*id, *submitted), round.id, post).await
            }
            StatementAct::AskSend(_) => self.ask_to_send_statement(pending, round.id).await,
            StatementAct::Send(_) => self.send_statement(pending, round.id, post).await,
            StatementAct::AskPostpone(_) if followup.given(round.id).is_some() => {
                Ok(not_now(round.id))
            }
            StatementAct::AskPostpone(_) => {
                Ok(told(of(StatementSay::PostponeAsked { round: round.id })))
            }
            StatementAct::Postpone(_, until) => self.postpone(*until, round.id, post).await,
            StatementAct::Withdraw(_) => self.withdraw_postponement(round.id, post).await,
        }
    }

    /// A round that is over, its panel, and the post by which they may do this there.
    pub(super) fn round(
        &self,
        id: RoundId,
        permission: Permission,
    ) -> Option<(&Round, &Panel, &Post)> {
        let round = self.batch.catalogue.rounds.get(&id)?;
        let (panel, post) = self.entitled(round.panel, permission)?;
        round.is_closed().then_some((round.as_ref(), panel, post))
    }

    /// Keeps what was written, and asks for what is missing yet.
    pub(super) async fn keep_statement(&self, id: RoundId, field: Field<'_>, text: &str) -> Answer {
        let Some((round, panel, post)) = self.round(id, Permission::WriteStatement) else {
            return Ok(StaffAnswer::Unknown);
        };
        if round.nobody_answered() || field.is_some_and(|one| !panel.languages.contains(one)) {
            return Ok(StaffAnswer::Unknown);
        }
        let followup = self.transaction.followup().await?;
        let asked = of(StatementSay::Asked { round: id, locale: field.cloned() });
        let statement = match followup.pending(id).cloned() {
            Some(statement) => statement,
            None if followup.given(id).is_some() => return Ok(not_now(id)),
            None => self.fresh(round, &followup),
        };
        let changed = if let Some(locale) = field {
            if let Some(problem) = problem(text, STATEMENT_TEXT_MAX_CHARS) {
                return Ok(StaffAnswer::Told(vec![problem, asked]));
            }
            let text = put(&statement.text, panel, locale, text.trim());
            Statement { text, ..statement }
        } else {
            let signature = Signature::parse(text, panel.default_locale());
            if !signature_problems(signature.as_ref(), panel).is_empty() {
                return Ok(StaffAnswer::Told(vec![of(StatementSay::SignatureOdd), asked]));
            }
            Statement { signature, ..statement }
        };
        self.rewrite(changed, id, panel, post).await
    }

    /// A new statement of the rounds that were promised it together, as far as they are over and have none.
    fn fresh(&self, round: &Round, followup: &Followup) -> Statement {
        let all = self.batch.catalogue.rounds.values().map(AsRef::as_ref);
        let theirs: Vec<&Round> = all.filter(|one: &&Round| one.panel == round.panel).collect();
        let promises = Promised::of(&theirs, self.batch.now);
        let promise = promises.into_iter().find(|one| one.ids().contains(&round.id));
        let free = |one: &&Round| {
            one.is_closed()
                && followup.pending(one.id).is_none()
                && followup.given(one.id).is_none()
        };
        let together = promise.map(|one| one.rounds).unwrap_or_default();
        Statement {
            id: StatementId(Uuid::now_v7()),
            panel: round.panel,
            rounds: together.into_iter().filter(free).map(|one| one.id).collect(),
            signature: None,
            text: LocalText::default(),
            administration: LocalText::default(),
            remarks: Vec::new(),
            replies: Vec::new(),
            misunderstandings: Vec::new(),
            reservations: Vec::new(),
            corrects: None,
            writers: Vec::new(),
            state: StatementState::Draft,
        }
    }

    pub(super) async fn rewrite(
        &self,
        statement: Statement,
        round: RoundId,
        panel: &Panel,
        post: &Post,
    ) -> Answer {
        let by = post.signature();
        let Ok(statement) = statement.rewrite(&by) else { return Ok(not_now(round)) };
        self.transaction.bump_catalogue().await?;
        let corrects = statement.corrects.is_some();
        let action = if corrects { "statement correct" } else { "statement draft" };
        match self.desk.keep(self.transaction, &statement, &by, action).await {
            Ok(()) => Ok(StaffAnswer::Told(next(&statement, round, panel))),
            Err(refusal) => refused(refusal, round),
        }
    }

    async fn same_text(
        &self,
        statement: Statement,
        round: RoundId,
        panel: &Panel,
        post: &Post,
    ) -> Answer {
        let statement = match statement.unexplained(panel) {
            Some(_) => explained_alike(statement, panel),
            None => Statement { text: everywhere(&statement.text, panel), ..statement },
        };
        self.rewrite(statement, round, panel, post).await
    }

    async fn submit(
        &self,
        statement: Statement,
        round: RoundId,
        panel: &Panel,
        post: &Post,
    ) -> Answer {
        if statement.state == StatementState::Draft {
            if let Some(locale) = statement.unexplained(panel) {
                let missing = of(StatementSay::WrongMissing { locale });
                return Ok(StaffAnswer::Told(vec![missing, card(round)]));
            }
            if let Some(locale) = statement.missing(panel) {
                let missing = of(StatementSay::TextMissing { locale });
                return Ok(StaffAnswer::Told(vec![missing, card(round)]));
            }
            if statement.signature.is_none() {
                return Ok(StaffAnswer::Told(vec![of(StatementSay::Unsigned), card(round)]));
            }
        }
        self.transaction.bump_catalogue().await?;
        match self.desk.submit_within(self.transaction, statement, &post.signature()).await {
            Ok(_) => Ok(told(card(round))),
            Err(refusal) => refused(refusal, round),
        }
    }

    async fn postpone(&self, until: NaiveDate, round: RoundId, post: &Post) -> Answer {
        self.transaction.bump_catalogue().await?;
        let (name, by) = (RoundName::Id(round), post.signature());
        let why = LocalText::default();
        moved(self.desk.postpone_within(self.transaction, &name, until, why, &by).await, round)
    }

    async fn withdraw_postponement(&self, round: RoundId, post: &Post) -> Answer {
        self.transaction.bump_catalogue().await?;
        let (name, by) = (RoundName::Id(round), post.signature());
        moved(self.desk.withdraw_within(self.transaction, &name, &by).await, round)
    }
}

fn moved(done: Result<(), Refusal>, round: RoundId) -> Answer {
    match done {
        Ok(()) => Ok(told(card(round))),
        Err(Refusal::Store(error)) => Err(error.into()),
        Err(Refusal::Conflict) => Err(Error::Conflict),
        // Pressed twice, or too late.
        Err(_) => Ok(not_now(round)),
    }
}

/// Asks for a text or a signature, where there is still something to write.
fn ask(followup: &Followup, round: &Round, panel: &Panel, field: Field<'_>) -> StaffAnswer {
    if field.is_some_and(|locale| !panel.languages.contains(locale)) {
        return StaffAnswer::Unknown;
    }
    if followup.pending(round.id).is_none() && followup.given(round.id).is_some() {
        return not_now(round.id);
    }
    told(of(StatementSay::Asked { round: round.id, locale: field.cloned() }))
}

/// Asks for what is missing, or shows it whole.
fn next(statement: &Statement, round: RoundId, panel: &Panel) -> Vec<StaffSay> {
    if let Some(locale) = statement.unexplained(panel) {
        return vec![of(StatementSay::WrongAsked { round, statement: statement.id, locale })];
    }
    match statement.missing(panel) {
        Some(locale) => vec![of(StatementSay::Asked { round, locale: Some(locale) })],
        None if statement.signature.is_none() => {
            vec![of(StatementSay::Asked { round, locale: None })]
        }
        None => samples(statement, round, panel),
    }
}

fn shown(followup: &Followup, round: &Round, panel: &Panel) -> StaffAnswer {
    let given = || followup.given(round.id).map(|(statement, _)| statement);
    match followup.pending(round.id).or_else(given) {
        Some(statement) => StaffAnswer::Told(samples(statement, round.id, panel)),
        None => not_now(round.id),
    }
}

/// As it will look, in each language that it has, and where it stands.
fn samples(statement: &Statement, round: RoundId, panel: &Panel) -> Vec<StaffSay> {
    let written = panel.languages.iter().filter(|locale| statement.text.get(locale).is_some());
    let sample = |locale: &Locale| of(StatementSay::Sample { round, locale: locale.clone() });
    let signed = statement.signature.is_some();
    written.filter(|_| signed).map(sample).chain([card(round)]).collect()
}

/// A text with these words in one language.
pub(super) fn put(text: &LocalText, panel: &Panel, locale: &Locale, words: &str) -> LocalText {
    let put = |one: &Locale| {
        let words = if one == locale { Some(words) } else { text.get(one) };
        Some((one.clone(), words?.to_owned()))
    };
    panel.languages.iter().filter_map(put).collect()
}

/// The words of the panel's own language in each of its languages.
pub(super) fn everywhere(text: &LocalText, panel: &Panel) -> LocalText {
    let words = panel.say(text, panel.default_locale());
    panel.languages.iter().map(|locale| (locale.clone(), words.to_owned())).collect()
}

/// What stands in the way, in words for staff; what is nobody's fault here is an error.
pub(super) fn refused(refusal: Refusal, round: RoundId) -> Answer {
    let about = match refusal {
        Refusal::Store(error) => return Err(error.into()),
        Refusal::Conflict => return Err(Error::Conflict),
        Refusal::Statement(StatementRefusal::OwnWork(_)) => StatementSay::OwnWork,
        Refusal::Statement(StatementRefusal::NotNow { .. }) => return Ok(not_now(round)),
        Refusal::NobodyTookPart { .. } => StatementSay::Nobody,
        Refusal::NotDecidedYet(_) => StatementSay::NotDecidedYet,
        Refusal::StatementUnfit(problems)
            if problems
                .iter()
                .all(|one| matches!(one.fault, crate::domain::check::Fault::ResultNotOut(_))) =>
        {
            StatementSay::NotOut
        }
        _ => StatementSay::Unfit,
    };
    Ok(StaffAnswer::Told(vec![of(about), card(round)]))
}
