//! Taking part, and answers: kept under a key, beside the background that the round reports.

use chrono::{DateTime, Utc};

use crate::domain::danger::DangerSource;
use crate::domain::{
    Address, Answer, PanelistId, Participation, QuestionNo, RespondentKey, RoundId, words,
};
use crate::service::Error;
use crate::service::situation::Batch;
use crate::text::lexicon;

impl Batch {
    pub(super) fn take_part(
        &mut self,
        from: &Address,
        round: RoundId,
        change: impl FnOnce(&mut Option<Participation>),
    ) {
        let panel = self.catalogue.rounds.get(&round).map(|round| round.panel);
        let Some(panelist) = panel.and_then(|panel| self.panelist(from, panel)) else { return };
        let before = self.participation.get(&(round, panelist)).copied();
        let mut part = before;
        change(&mut part);
        if let Some(part) = part.filter(|_| part != before) {
            self.participation.insert((round, panelist), part);
            self.changes.participation.insert((round, panelist));
        }
    }

    /// Someone takes part after all.
    pub(super) fn start(&mut self, from: &Address, round: RoundId) {
        let started = Participation { started_at: self.now, completed_at: None };
        self.take_part(from, round, |part| {
            part.get_or_insert(started);
        });
        self.change_mind(from, round, None);
    }

    /// Someone does not want a round, or does after all.
    pub(super) fn change_mind(
        &mut self,
        from: &Address,
        round: RoundId,
        declined_at: Option<DateTime<Utc>>,
    ) {
        let panel = self.catalogue.rounds.get(&round).map(|round| round.panel);
        let Some(panelist) = panel.and_then(|panel| self.panelist(from, panel)) else { return };
        let before = match declined_at {
            Some(at) => self.declined.insert((round, panelist), at),
            None => self.declined.remove(&(round, panelist)),
        };
        if before != declined_at {
            self.changes.participation.insert((round, panelist));
        }
    }

    pub(super) fn set_completed(
        &mut self,
        from: &Address,
        round: RoundId,
        at: Option<DateTime<Utc>>,
    ) {
        self.take_part(from, round, |part| {
            if let Some(part) = part {
                part.completed_at = at;
            }
        });
    }

    /// Who answers, and under which key.
    pub(super) fn respondent(
        &self,
        from: &Address,
        round: RoundId,
    ) -> Result<(PanelistId, RespondentKey), Error> {
        let panel = self.catalogue.rounds.get(&round).map(|round| round.panel);
        panel
            .and_then(|panel| self.panelist(from, panel))
            .and_then(|id| Some((id, self.catalogue.respondent_key(round, id)?)))
            .ok_or_else(|| Error::Broken(format!("nobody can answer in the round {round}")))
    }

    pub(super) fn record(
        &mut self,
        from: &Address,
        round: RoundId,
        question: QuestionNo,
        answer: Answer,
    ) -> Result<(), Error> {
        let (panelist, key) = self.respondent(from, round)?;
        let place = (round, key, question);
        let before = self.answers.entry((round, key)).or_default().insert(question, answer.clone());
        if is_new_danger(&answer, before.as_ref()) {
            self.changes.danger.insert((round, DangerSource::Answer));
        }
        self.changes.dropped_answers.remove(&place);
        self.changes.answers.insert(place, answer);
        self.note_response(panelist, round, key);
        Ok(())
    }

    pub(super) fn drop_answer(
        &mut self,
        from: &Address,
        round: RoundId,
        question: QuestionNo,
    ) -> Result<(), Error> {
        let (_, key) = self.respondent(from, round)?;
        if let Some(answers) = self.answers.get_mut(&(round, key)) {
            answers.remove(&question);
        }
        self.changes.answers.remove(&(round, key, question));
        self.changes.dropped_answers.insert((round, key, question));
        Ok(())
    }

    pub(super) fn note_response(
        &mut self,
        panelist: PanelistId,
        round: RoundId,
        key: RespondentKey,
    ) {
        let background = self.panelists.get(&panelist).map(|panelist| &panelist.background);
        if let (Some(background), Some(found)) = (background, self.catalogue.rounds.get(&round)) {
            let reported = self.catalogue.reported(found, background);
            self.changes.responses.insert((round, key), reported);
        }
    }

    /// Gives the panelist's responses in open rounds the background that is known now.
    pub(super) fn refresh_responses(&mut self, panelist: PanelistId) {
        let Some(panel) = self.panelists.get(&panelist).map(|panelist| panelist.panel) else {
            return;
        };
        for (round, key) in self.catalogue.linkable(panel, panelist) {
            let open = self.catalogue.rounds.get(&round).is_some_and(|one| one.is_open(self.now));
            if open && self.answers.contains_key(&(round, key)) {
                self.note_response(panelist, round, key);
            }
        }
    }
}

/// Whether somebody has just written what may mean danger.
fn is_new_danger(answer: &Answer, before: Option<&Answer>) -> bool {
    let said = answer.own_words().filter(|_| answer.complete);
    let is_old = said == before.and_then(Answer::own_words);
    said.is_some_and(|said| !is_old && lexicon().danger.are_in(&words::words(said)))
}
