//! Putting off a statement, so that the panel is told a new date.

use chrono::{Duration, NaiveDate};

use super::StatementSummary;
use crate::domain::check::{Fault, Problem};
use crate::domain::statement::{Postponement, Promised};
use crate::domain::{LocalText, Round, calendar};
use crate::service::{Desk, Refusal, RoundName, rounds};
use crate::store::Transaction;

/// How far ahead a statement can be put off: what is further off is a slip of the pen.
const AHEAD: Duration = Duration::days(366);

impl Desk {
    /// Puts off the statement of a round, and of those of its series that were promised it for the same day, until a day. The
    /// panel is told when the day that it was promised for is over, or at once when it is.
    ///
    /// # Errors
    /// When it has been given, when nobody answered the round, when the day is not later than the one that holds now, or
    /// when the reason is in a language that the panel does not have.
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
        let noon =
            until.and_hms_opt(12, 0, 0).and_then(|noon| calendar::utc(noon, panel.time_zone));
        let until = noon.ok_or(Refusal::TimeIsFar)?;
        if until <= now {
            return Err(Refusal::DayIsPast);
        }
        if until > now + AHEAD {
            return Err(Refusal::TimeIsFar);
        }
        let before = followup.postponements_of(round.id);
        let due_at = before.last().map_or(promise.due_at, |last| last.until);
        if until.with_timezone(&panel.time_zone).date_naive()
            <= due_at.with_timezone(&panel.time_zone).date_naive()
        {
            let due = due_at.with_timezone(&panel.time_zone).date_naive();
            return Err(Refusal::NotLater(due));
        }
        let unknown = why.iter().find(|(locale, _)| !panel.languages.contains(locale));
        if let Some((locale, _)) = unknown {
            let problem = Problem {
                key: format!("why.{locale}"),
                fault: Fault::LanguageUnknown(locale.clone()),
            };
            return Err(Refusal::StatementUnfit(vec![problem]));
        }
        let postponement = Postponement { rounds: promise.ids(), until, why, at: now };
        transaction.add_postponement(promise.first(), before.len(), &postponement).await?;
        let subject = format!("{}/{}", panel.slug, round.number);
        self.audit(transaction, by, "statement postpone", &subject).await
    }
}
