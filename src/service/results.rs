//! Results: counted, protected and frozen when a round closes, and read from then on.

use super::rounds::{self, RoundName};
use super::{Desk, Refusal};
use crate::domain::disclosure::{self, Frame};
use crate::domain::tally::{Tally, days};
use crate::domain::{Panel, Recruitment, Round, RoundResult};
use crate::store::{self, Transaction};

impl Desk {
    /// The result of a closed round, with its panel. One that closed before results were kept is counted now.
    ///
    /// # Errors
    /// When there is no such round, or it is not closed yet.
    pub async fn result(&self, name: &RoundName) -> Result<(Panel, Round, RoundResult), Refusal> {
        let read = self.store.read().await?;
        let (panel, round) = rounds::find(&read, name).await?;
        if !round.is_closed() {
            let (panel, number, phase) = (panel.slug, round.number, round.phase());
            return Err(Refusal::NoResultYet { panel, number, phase });
        }
        let found = read.result(round.id).await?;
        drop(read);
        let Some(result) = found else { return self.freeze_late(name).await };
        Ok((panel, round, result))
    }

    async fn freeze_late(&self, name: &RoundName) -> Result<(Panel, Round, RoundResult), Refusal> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        if let Some(result) = transaction.result(round.id).await? {
            return Ok((panel, round, result));
        }
        let (round, result) = self.freeze(&transaction, &panel, round).await?;
        transaction.commit().await?;
        Ok((panel, round, result))
    }

    /// Counts a closed round, and keeps it with its result; one that nobody answered is concluded by that. In the transaction
    /// that closes it and, from here on, holds the catalogue, so that nobody answers in between.
    pub(super) async fn freeze(
        &self,
        transaction: &Transaction,
        panel: &Panel,
        round: Round,
    ) -> Result<(Round, RoundResult), store::Error> {
        transaction.bump_catalogue().await?;
        let result = self.protected(transaction, panel, &round).await?;
        let round = round.counted(&result);
        transaction.save_round(&round).await?;
        transaction.add_result(round.id, &result).await?;
        Ok((round, result))
    }

    /// A round's answers, counted and protected: read beside the transaction, by several at once.
    async fn protected(
        &self,
        transaction: &Transaction,
        panel: &Panel,
        round: &Round,
    ) -> Result<RoundResult, store::Error> {
        let mut tally = Tally::new(panel, round);
        let counted = self
            .store
            .each_response(round.id, |background, answers| tally.add(background, answers));
        let people = async {
            let could = transaction.count_who_could_answer(panel.id, round.id).await?;
            Ok((could, transaction.started(round.id).await?))
        };
        let ((), (panelists, started)) = tokio::try_join!(counted, people)?;
        let frame = Frame {
            frozen_at: self.now(),
            panelists,
            drawn: panel.recruitment == [Recruitment::Drawn],
            days: days(started, panel.time_zone),
        };
        Ok(disclosure::protect(round, &tally.tables(), frame))
    }
}
