//! What staff have made of open answers: a handle each, hidden passages, chosen quotes.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::answers::read_key;
use super::entity::{reading, theming};
use super::{Error, Transaction, json};
use crate::domain::passage::Passage;
use crate::domain::{QuestionNo, RespondentKey, RoundId, ThemeId};

const TABLE: &str = "reading";

/// Keys a statement: SQLite takes conditions no deeper than 1,000.
const KEYS_A_STATEMENT: usize = 200;

/// What staff call one open answer: letters by chance, which tell neither who nor when.
pub type Handle = String;

/// The readings of one round, by handle.
pub type Readings = BTreeMap<Handle, StoredReading>;

/// What staff have made of one open answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReading {
    /// Whose answer.
    pub key: RespondentKey,
    /// To which question.
    pub question: QuestionNo,
    /// What is hidden of it, in order and apart.
    pub hidden: Vec<Passage>,
    /// Whether it is chosen as a quote.
    pub chosen: bool,
    /// Its themes.
    pub themes: BTreeSet<ThemeId>,
}

impl Transaction {
    /// What staff have made of a round's open answers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn readings(&self, round: RoundId) -> Result<Readings, Error> {
        let rows = reading::Entity::find()
            .filter(reading::Column::RoundId.eq(round.0))
            .all(&self.inner)
            .await?;
        let mut found = Readings::new();
        for row in rows {
            let question = u8::try_from(row.question)
                .map_err(|error| Error::Unreadable { table: TABLE, problem: error.to_string() })?;
            let stored = StoredReading {
                key: read_key(&row.respondent_key)?,
                question: QuestionNo(question),
                hidden: json::decode(TABLE, &row.hidden)?,
                chosen: row.chosen,
                themes: BTreeSet::new(),
            };
            found.insert(row.handle, stored);
        }
        let rows = theming::Entity::find()
            .filter(theming::Column::RoundId.eq(round.0))
            .all(&self.inner)
            .await?;
        for row in rows {
            if let Some(stored) = found.get_mut(&row.handle) {
                stored.themes.insert(ThemeId(row.theme_id));
            }
        }
        Ok(found)
    }

    /// Keeps new readings, in the order of their handles.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_readings(&self, round: RoundId, readings: &Readings) -> Result<(), Error> {
        let mut rows = Vec::with_capacity(readings.len());
        let mut themings = Vec::new();
        for (handle, stored) in readings {
            rows.push(reading::Model {
                round_id: round.0,
                handle: handle.clone(),
                respondent_key: stored.key.0.to_vec(),
                question: stored.question.0.into(),
                hidden: json::encode(TABLE, &stored.hidden)?,
                chosen: stored.chosen,
            });
            themings.extend(stored.themes.iter().map(|theme| theming::Model {
                round_id: round.0,
                handle: handle.clone(),
                theme_id: theme.0,
            }));
        }
        self.insert::<reading::ActiveModel>(rows, None).await?;
        self.insert::<theming::ActiveModel>(themings, None).await
    }

    /// Keeps what is hidden of one answer, and whether it is chosen.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_reading(
        &self,
        round: RoundId,
        handle: &str,
        stored: &StoredReading,
    ) -> Result<(), Error> {
        reading::Entity::update_many()
            .col_expr(reading::Column::Hidden, Expr::value(json::encode(TABLE, &stored.hidden)?))
            .col_expr(reading::Column::Chosen, Expr::value(stored.chosen))
            .filter(reading::Column::RoundId.eq(round.0))
            .filter(reading::Column::Handle.eq(handle))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Puts a round's readings in the place of all that there were, as rows of one change.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn replace_readings(&self, round: RoundId, readings: &Readings) -> Result<(), Error> {
        theming::Entity::delete_many()
            .filter(theming::Column::RoundId.eq(round.0))
            .exec(&self.inner)
            .await?;
        reading::Entity::delete_many()
            .filter(reading::Column::RoundId.eq(round.0))
            .exec(&self.inner)
            .await?;
        self.add_readings(round, readings).await
    }

    /// Erases what staff made of these responses.
    pub(super) async fn erase_readings(
        &self,
        keys: &[(RoundId, RespondentKey)],
    ) -> Result<(), Error> {
        for part in keys.chunks(KEYS_A_STATEMENT) {
            let any = part.iter().fold(Condition::any(), |any, (round, key)| {
                let this = Condition::all()
                    .add(reading::Column::RoundId.eq(round.0))
                    .add(reading::Column::RespondentKey.eq(key.0.to_vec()));
                any.add(this)
            });
            reading::Entity::delete_many().filter(any).exec(&self.inner).await?;
        }
        Ok(())
    }
}
