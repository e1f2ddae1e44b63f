//! Letting a round's result out from a chat, once it is settled that someone may.

use super::acting::{Acting, Answer, told};
use crate::conversation::{Reach, StaffAnswer, StaffSay};
use crate::domain::broadcast::BroadcastKind;
use crate::domain::staff::{Permission, Post};
use crate::domain::{InvalidTransition, Panel, QuestionNo, Round, RoundId};
use crate::service::situation::Batch;
use crate::service::{Bulletin, Desk, Error, Refusal, Release};
use crate::store::Transaction;

impl Acting<'_> {
    /// The first press: how it will look, who gets it, and whether it is to go out.
    pub(super) async fn ask_to_release(&self, id: RoundId) -> Answer {
        let Some((panel, round, _)) = self.releasable(id).await? else {
            return Ok(StaffAnswer::Unknown);
        };
        let result = match self.desk.kept_result(self.transaction, panel, &round).await {
            Ok(result) => result,
            Err(refusal) => return refused(refusal, id),
        };
        match self.desk.planned(panel, round, &result, &Release::default()) {
            Ok(_) => Ok(StaffAnswer::Told(vec![
                StaffSay::ReleaseSample { round: id },
                StaffSay::ReleaseAsked { round: id },
            ])),
            Err(refusal) => refused(refusal, id),
        }
    }

    /// The second.
    pub(super) async fn release(&self, id: RoundId) -> Answer {
        let Some((panel, round, post)) = self.releasable(id).await? else {
            return Ok(StaffAnswer::Unknown);
        };
        let (release, by) = (Release::default(), post.signature());
        let panel = panel.clone();
        match self.desk.release_within(self.transaction, panel, round, &release, &by).await {
            Ok(_) => Ok(told(StaffSay::Released { round: id })),
            Err(refusal) => refused(refusal, id),
        }
    }

    /// The round, if they may let its result out, and the post by which they may.
    async fn releasable(&self, id: RoundId) -> Result<Option<(&Panel, Round, &Post)>, Error> {
        let Some(round) = self.transaction.round(id).await? else { return Ok(None) };
        let entitled = self.entitled(round.panel, Permission::Release);
        Ok(entitled.map(|(panel, post)| (panel, round, post)))
    }
}

fn refused(refusal: Refusal, round: RoundId) -> Answer {
    let nobody = matches!(refusal, Refusal::Transition(InvalidTransition::NobodyAnswered));
    match refusal {
        Refusal::Store(error) => Err(error.into()),
        Refusal::Conflict => Err(Error::Conflict),
        _ => Ok(told(StaffSay::NotReleased { round, nobody })),
    }
}

impl Desk {
    /// The question whose figures a result would tell, and who would get it; `None` when it cannot go out.
    pub(super) async fn release_reach(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        id: RoundId,
    ) -> Result<Option<(Option<QuestionNo>, Reach)>, Error> {
        let Some(round) = transaction.round(id).await? else { return Ok(None) };
        let Some(panel) = batch.catalogue.panels.get(&round.panel) else { return Ok(None) };
        let Some(result) = transaction.result(id).await? else { return Ok(None) };
        let planned = self.planned(panel, round, &result, &Release::default()).ok();
        let Some(broadcast) = planned.and_then(|(_, all)| all.into_iter().next()) else {
            return Ok(None);
        };
        let BroadcastKind::Result { question, .. } = broadcast.kind else { return Ok(None) };
        let panel = panel.as_ref().clone();
        let preview = batch.preview(Bulletin { broadcast, panel, number: None })?;
        Ok(Some((question, self.reach_of(preview))))
    }
}
