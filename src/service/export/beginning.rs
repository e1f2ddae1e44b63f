//! Whether a round's answers may leave at all, and the line in the audit log that says that they do.

use chrono::{DateTime, Utc};

use super::{Cautions, Export, ExportFormat, ExportOptions, Happening, Hidden, Place};
use crate::domain::codebook::Codebook;
use crate::domain::disclosure::FEWEST_IN_A_GROUP;
use crate::domain::{Anonymity, Round, RoundState};
use crate::report::MOST_ROWS;
use crate::service::rounds;
use crate::service::{Desk, Refusal, RoundName};
use crate::store::Transaction;

/// What is written in the audit log begins with this.
const ACTION: &str = "export";

impl Desk {
    /// Begins to take out the answers of a sealed round. That this was done, by whom and how stands in the audit log before
    /// the first answer is read.
    ///
    /// # Errors
    /// When there is no such round, it is not sealed or never will be, fewer than ten took part, or its answers do not fit the
    /// form.
    pub async fn export(
        &self,
        name: &RoundName,
        options: ExportOptions,
        by: &str,
    ) -> Result<Export, Refusal> {
        let transaction = self.store.write().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        let shown = || format!("{}/{}", panel.slug, round.number);
        if round.anonymity == Anonymity::Linked {
            return Err(Refusal::NeverExported(shown()));
        }
        let RoundState::Closed { sealed_at: Some(_), .. } = round.state else {
            return Err(Refusal::NotSealed(shown()));
        };
        let codebook = Codebook::new(&panel, &round, options.with_words);
        if options.format == ExportFormat::GeoJson && codebook.places().next().is_none() {
            return Err(Refusal::NoPlaces(shown()));
        }
        let took_part = transaction.result(round.id).await?.map_or(0, |one| one.turnout.responded);
        if took_part < FEWEST_IN_A_GROUP {
            return Err(Refusal::TooFewToExport(shown()));
        }
        let total = transaction.count_sealed(round.id).await?;
        if options.format == ExportFormat::Xlsx && total >= MOST_ROWS.into() {
            return Err(Refusal::TooManyRows(shown()));
        }
        let words = if options.with_words { " open_answers" } else { "" };
        let action = format!("{ACTION} {}{words}", options.format.as_str());
        self.audit(&transaction, by, &action, &round.id.to_string()).await?;
        let hidden = hidden(&transaction, &round, &options).await?;
        let result = self.kept_result(&transaction, &panel, &round).await?;
        let log = happenings(&transaction, &round).await?;
        transaction.commit().await?;
        let place = Place::default();
        let store = self.store.clone();
        let cautions = Cautions::default();
        Ok(Export {
            store,
            panel,
            round,
            codebook,
            result,
            options,
            hidden,
            total,
            log,
            place,
            cautions,
        })
    }
}

/// What must not leave of what people wrote, where that is asked for at all.
async fn hidden(
    transaction: &Transaction,
    round: &Round,
    options: &ExportOptions,
) -> Result<Hidden, Refusal> {
    if !options.with_words {
        return Ok(Hidden::new());
    }
    let readings = transaction.readings(round.id).await?.into_values();
    let with_some = readings.filter(|reading| !reading.hidden.is_empty());
    Ok(with_some.map(|one| ((one.key, one.question), one.hidden)).collect())
}

async fn happenings(
    transaction: &Transaction,
    round: &Round,
) -> Result<Vec<(DateTime<Utc>, Happening)>, Refusal> {
    let mut log = Vec::new();
    if let RoundState::Closed { opened_at, closed_at, sealed_at, .. } = round.state {
        log.extend([(opened_at, Happening::Opened), (closed_at, Happening::Closed)]);
        log.extend(sealed_at.map(|at| (at, Happening::Sealed)));
    }
    let subject = round.id.to_string();
    let exports = transaction.audit_since(DateTime::UNIX_EPOCH).await?.into_iter();
    let exports = exports.filter(|entry| entry.subject == subject);
    let exports = exports.filter(|entry| entry.action.starts_with(ACTION));
    log.extend(exports.map(|entry| (entry.at, Happening::Exported)));
    Ok(log)
}
