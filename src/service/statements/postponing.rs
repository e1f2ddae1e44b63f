//! Putting off a statement, so that the panel is told a new date, and withdrawing that.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::StatementSummary;
use crate::domain::check::{Fault, Problem};
use crate::domain::statement::{Followup, Postponement, Promised, before_postponed};
use crate::domain::{LocalText, Panel, Round, RoundId, calendar};
use crate::service::{Desk, Refusal, RoundName, rounds};
use crate::store::Transaction;

/// How far ahead a statement can be put off: what is further off is a slip of the pen.
const AHEAD: Duration = Duration::days(366);

/// A promise of a statement that has not been given yet.
struct Pending {
    panel: Panel,
    round: Round,
    /// The rounds that it was made for, the one that staff named among them; never empty.
    rounds: Vec<RoundId>,
    promised_at: DateTime<Utc>,
    followup: Followup,
}

impl Desk {
    /// Puts off the statement of a round, and of those of its series that were promised it for the same day, until a day. The
    /// panel is told when the day that it was promised for is over, or at once when it is.
    ///
    /// # Errors
    /// When it has been given, when nobody answered the round, when the day is not later than the one that holds now, or
    /// when the reason is in a language that the panel does not have, or in some of its languages only.
    pub async fn postpone_statement(
        &self,
        name: &RoundName,
        until: NaiveDate,
        why: LocalText,
        by: &str,
    ) -> Result<StatementSummary, Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        self.postpone_within(&transaction, name, until, why, by).await?;
        transaction.commit().await?;
        self.statement_status(name).await
    }

    /// The same in a transaction that writes, and has raised the catalogue's number.
    pub(in crate::service) async fn postpone_within(
        &self,
        transaction: &Transaction,
        name: &RoundName,
        until: NaiveDate,
        why: LocalText,
        by: &str,
    ) -> Result<(), Refusal> {
        let now = self.now();
        let pending = pending(transaction, name, now).await?;
        let zone = pending.panel.time_zone;
        let noon = until.and_hms_opt(12, 0, 0).and_then(|noon| calendar::utc(noon, zone));
        let until = noon.ok_or(Refusal::TimeIsFar)?;
        if until <= now {
            return Err(Refusal::DayIsPast);
        }
        if until > now + AHEAD {
            return Err(Refusal::TimeIsFar);
        }
        let before = pending.followup.postponements_of(pending.round.id);
        let due_at = before.last().map_or(pending.promised_at, |last| last.until);
        let due = due_at.with_timezone(&zone).date_naive();
        if until.with_timezone(&zone).date_naive() <= due {
            return Err(Refusal::NotLater(due));
        }
        check_languages(&why, &pending.panel)?;
        let number = before.len();
        let postponement = Postponement { rounds: pending.rounds.clone(), until, why, at: now };
        transaction.add_postponement(pending.rounds[0], number, &postponement).await?;
        self.audit(transaction, by, "statement postpone", &pending.subject()).await
    }

    /// Withdraws the last postponement of the statement of a round, and of those that were put off with it: the day before
    /// it holds again.
    ///
    /// # Errors
    /// When it was not put off, when the day before is over, or when it has been given.
    pub async fn withdraw_postponement(
        &self,
        name: &RoundName,
        by: &str,
    ) -> Result<StatementSummary, Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        self.withdraw_within(&transaction, name, by).await?;
        transaction.commit().await?;
        self.statement_status(name).await
    }

    /// The same in a transaction that writes, and has raised the catalogue's number.
    pub(in crate::service) async fn withdraw_within(
        &self,
        transaction: &Transaction,
        name: &RoundName,
        by: &str,
    ) -> Result<(), Refusal> {
        let now = self.now();
        let pending = pending(transaction, name, now).await?;
        before_postponed(&pending.round, &pending.followup, pending.panel.time_zone, now)
            .ok_or_else(|| Refusal::NotWithdrawable(name.to_string()))?;
        let postponed = pending.followup.postponements_of(pending.round.id).len();
        transaction.drop_postponement(pending.rounds[0], postponed - 1).await?;
        self.audit(transaction, by, "statement withdraw", &pending.subject()).await
    }
}

impl Pending {
    fn subject(&self) -> String {
        format!("{}/{}", self.panel.slug, self.round.number)
    }
}

/// The promise of a statement that a round made.
async fn pending(
    transaction: &Transaction,
    name: &RoundName,
    now: DateTime<Utc>,
) -> Result<Pending, Refusal> {
    let (panel, round) = rounds::find(transaction, name).await?;
    let followup = transaction.followup().await?;
    if round.nobody_answered() {
        return Err(Refusal::PromiseLapsed(name.to_string()));
    }
    if followup.given(round.id).is_some() {
        return Err(Refusal::StatementGiven(name.to_string()));
    }
    let all = transaction.rounds_of(panel.id).await?;
    let all: Vec<&Round> = all.iter().collect();
    let promises = Promised::of(&all, now);
    let promise = promises.iter().find(|one| one.ids().contains(&round.id));
    let promise = promise.ok_or_else(|| Refusal::NothingPromised(name.to_string()))?;
    let (rounds, promised_at) = (promise.ids(), promise.due_at);
    Ok(Pending { panel, round, rounds, promised_at, followup })
}

/// The reason stands within a sentence: it is there in every language of the panel, or in none.
fn check_languages(why: &LocalText, panel: &Panel) -> Result<(), Refusal> {
    if let Some((locale, _)) = why.iter().find(|(locale, _)| !panel.languages.contains(locale)) {
        let fault = Fault::LanguageUnknown(locale.clone());
        return Err(Refusal::StatementUnfit(vec![Problem { key: format!("why.{locale}"), fault }]));
    }
    let missing = panel.languages.iter().find(|locale| why.get(locale).is_none());
    match missing {
        Some(locale) if !why.is_empty() => Err(Refusal::ReasonMissing(locale.clone())),
        _ => Ok(()),
    }
}
