//! Staff let a round's result out: what goes to whom, and the one transaction that begins it.

use uuid::Uuid;

use super::drawing;
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::{BroadcastId, LocalText, Panel, PanelId, QuestionNo, Round, RoundResult};
use crate::service::broadcasts::{audience, moment};
use crate::service::{Bulletin, Desk, Preview, Refusal, RoundName, rounds};
use crate::store::Transaction;

/// What staff say about how a result goes out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Release {
    /// What they write to it, with markup, by language; may be empty.
    pub text: LocalText,
    /// The question whose figures are told in the chat; the first that has any when left out.
    pub question: Option<QuestionNo>,
    /// Whether those who did not answer get the link to its page.
    pub link_to_others: bool,
}

/// What would go out, and to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleasePreview {
    /// The round.
    pub round: Round,
    /// Its result.
    pub result: RoundResult,
    /// To those who took part; then, if they get the link, to the others.
    pub messages: Vec<Preview>,
}

/// A result that is on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Released {
    /// The round.
    pub round: Round,
    /// Its panel.
    pub panel: Panel,
    /// What goes out.
    pub broadcasts: Vec<Broadcast>,
}

impl Desk {
    /// What a round's result will look like, and who will get it.
    ///
    /// # Errors
    /// When it cannot be let out.
    pub async fn preview_release(
        &self,
        name: &RoundName,
        release: &Release,
    ) -> Result<ReleasePreview, Refusal> {
        let (panel, round, result) = self.result(name).await?;
        let (round, broadcasts) = self.planned(&panel, round, &result, release)?;
        let mut messages = Vec::new();
        for broadcast in broadcasts {
            let bulletin = Bulletin { broadcast, panel: panel.clone(), number: None };
            messages.push(self.preview_of(bulletin).await?);
        }
        Ok(ReleasePreview { round, result, messages })
    }

    /// Lets a round's result out: it goes to everyone who took part, and may be shown to the public from now on.
    ///
    /// # Errors
    /// When the round is not closed, its result is out already, nobody answered, or what staff write does not fit.
    pub async fn release_result(
        &self,
        name: &RoundName,
        release: &Release,
        by: &str,
    ) -> Result<Released, Refusal> {
        let transaction = self.store.write().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        let released = self.release_within(&transaction, panel, round, release, by).await?;
        transaction.commit().await?;
        Ok(released)
    }

    /// The same within a transaction.
    pub(in crate::service) async fn release_within(
        &self,
        transaction: &Transaction,
        panel: Panel,
        round: Round,
        release: &Release,
        by: &str,
    ) -> Result<Released, Refusal> {
        let result = self.kept_result(transaction, &panel, &round).await?;
        let (round, broadcasts) = self.planned(&panel, round, &result, release)?;
        transaction.save_round(&round).await?;
        for broadcast in &broadcasts {
            transaction.add_broadcast_for(&moment(broadcast.kind), broadcast).await?;
            if let BroadcastKind::Result { question, .. } = broadcast.kind {
                let charts = drawing::charts(&panel, &round, &result, question);
                transaction.add_charts(broadcast.id, drawing::drawn(&charts)).await?;
            }
        }
        self.audit(transaction, by, "results release", &round.id.to_string()).await?;
        Ok(Released { round, panel, broadcasts })
    }

    /// A round's frozen result, in a transaction that writes. One that closed before results were kept is counted now.
    pub(in crate::service) async fn kept_result(
        &self,
        transaction: &Transaction,
        panel: &Panel,
        round: &Round,
    ) -> Result<RoundResult, Refusal> {
        if let Some(result) = transaction.result(round.id).await? {
            return Ok(result);
        }
        if !round.is_closed() {
            let (panel, number, phase) = (panel.slug.clone(), round.number, round.phase());
            return Err(Refusal::NoResultYet { panel, number, phase });
        }
        Ok(self.freeze(transaction, panel, round.clone()).await?.1)
    }

    /// The round with its result let out, and what goes out then.
    pub(in crate::service) fn planned(
        &self,
        panel: &Panel,
        round: Round,
        result: &RoundResult,
        release: &Release,
    ) -> Result<(Round, Vec<Broadcast>), Refusal> {
        let round = round.release(result, self.now())?;
        if release.link_to_others && self.links().web.is_none() {
            return Err(Refusal::NoPages);
        }
        let question = release.question.or_else(|| first_shown(result));
        let question = question.filter(|no| is_shown(result, *no));
        let kind = BroadcastKind::Result { round: round.id, question };
        let result_message = Broadcast {
            text: release.text.clone(),
            picture: drawing::described(&drawing::charts(panel, &round, result, question)),
            ..self.begun(panel.id, kind)
        };
        let problems = result_message.problems(panel);
        if !problems.is_empty() {
            return Err(Refusal::BulletinUnfit(problems));
        }
        let link = BroadcastKind::ResultLink { round: round.id };
        let link = release.link_to_others.then(|| self.begun(panel.id, link));
        Ok((round, std::iter::once(result_message).chain(link).collect()))
    }

    fn begun(&self, panel: PanelId, kind: BroadcastKind) -> Broadcast {
        Broadcast {
            id: BroadcastId(Uuid::now_v7()),
            panel,
            kind,
            audience: audience(kind),
            text: LocalText::default(),
            picture: None,
            state: BroadcastState::Running { started_at: self.now() },
            figures: None,
        }
    }
}

/// The first question with figures to show.
fn first_shown(result: &RoundResult) -> Option<QuestionNo> {
    let mut all = result.questions.iter().map(|one| one.question);
    all.find(|no| is_shown(result, *no))
}

fn is_shown(result: &RoundResult, no: QuestionNo) -> bool {
    let found = result.question(no);
    found.is_some_and(|one| !one.rows.is_empty() && one.answers.base.shown().is_some())
}
