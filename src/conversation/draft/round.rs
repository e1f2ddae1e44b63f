//! Wording a round: its introduction, the thanks after it, and where the rounds stand.

use super::wording::Next;
use super::{Button, Wording, key, link, sentence};
use crate::conversation::{Command, Fieldwork};
use crate::domain::message::Block;
use crate::domain::{
    Anonymity, Panel, Participation, QuestionKind, Round, RoundId, RoundState, routing,
};
use crate::text::{Draft, Text};

/// Seconds that an average answer takes: a press, and a few written sentences.
const PRESS_SECONDS: usize = 15;
const WRITING_SECONDS: usize = 40;

impl Wording<'_> {
    /// The round with its panel and the person's part in it.
    pub(super) fn round(&self, id: RoundId) -> Option<(&Fieldwork, &Panel)> {
        let work = self.situation.fieldwork(id)?;
        let panel = self.situation.panel(work.round.panel)?;
        Some((work, panel))
    }

    /// What the round is about, what comes of it, how answers are kept, and how long it takes.
    pub(super) fn intro(&self, id: RoundId, begin: bool) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let round = &work.round;
        let mut draft = Draft::default().block(Block::Heading(self.own(panel, &round.title)));
        if !round.facts.is_empty() {
            draft = draft.block(Block::Text(self.own(panel, &round.facts)));
        }
        draft = self.promise(draft, panel, round);
        draft = draft.block(Block::Small(self.secrecy(panel, round).into()));
        draft = draft.block(Block::Text(length(work).into()));
        if !self.situation.may_answer_here(round) {
            draft = draft.block(Block::Text(Text::SensitiveHere.into()));
            let page = self.situation.own_page.clone().map(|url| link(Text::SensitiveLink, url));
            return Some(draft.row(page.into_iter().collect()));
        }
        if begin {
            draft = draft.row(vec![key(Text::Begin, &Button::Begin(id))]);
            draft = draft.row(vec![Self::not_this(id)]);
        }
        Some(draft)
    }

    /// The round for everyone in the panel's own server.
    pub(super) fn announcement(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let round = &work.round;
        let mut draft = Draft::default().block(Block::Heading(self.own(panel, &round.title)));
        if !round.facts.is_empty() {
            draft = draft.block(Block::Text(self.own(panel, &round.facts)));
        }
        draft = self.promise(draft, panel, round);
        let date = self.day(panel, round.closes_at(self.situation.now));
        draft = draft
            .block(Block::Text(length(work).into()))
            .block(Block::Text(Text::AnnouncementHow { date }.into()));
        Some(draft.row(vec![key(Text::AnnouncementAnswer, &Button::Answer(id))]))
    }

    /// That the round is closed: to everyone in the panel's own server, and to whoever would begin it too late.
    pub(super) fn round_over(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let title = self.words(panel, &work.round.title);
        Some(sentence(self.over(panel, &work.round, title)))
    }

    /// A closed round, and when the answer comes or where to look.
    fn over(&self, panel: &Panel, round: &Round, title: String) -> Text {
        match self.answer_due(panel, round) {
            Some(date) => Text::RoundWaiting { title, date },
            None if round.nobody_answered() => Text::RoundUnanswered { title },
            None => Text::RoundOver { title },
        }
    }

    /// Who decides, what can change, how it is used and when they answer.
    pub(super) fn promise(&self, draft: Draft, panel: &Panel, round: &Round) -> Draft {
        let promise = &round.promise;
        let due = self.promised_for(panel, round);
        draft
            .block(Block::Text(
                Text::PromiseWho {
                    who: self.words(panel, &promise.decided_by),
                    what: self.words(panel, &promise.can_change),
                }
                .into(),
            ))
            .block(Block::Text(self.own(panel, &promise.usage)))
            .block(Block::Text(Text::PromiseWhen { date: due }.into()))
    }

    /// Who decides what, and when they answer, in one breath.
    pub(super) fn promise_in_brief(&self, panel: &Panel, round: &Round) -> Text {
        Text::PromiseBrief {
            who: self.words(panel, &round.promise.decided_by),
            what: self.words(panel, &round.promise.can_change),
            date: self.promised_for(panel, round),
        }
    }

    /// How answers are tied to people, in one sentence.
    pub(super) fn secrecy(&self, panel: &Panel, round: &Round) -> Text {
        let date = self.day(panel, round.closes_at(self.situation.now));
        match round.anonymity {
            Anonymity::Confidential => Text::Confidential { date },
            Anonymity::Linked => Text::Linked { date },
        }
    }

    /// Thanks, how long one can change, and what comes next.
    pub(super) fn thanks(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let round = &work.round;
        let now = self.situation.now;
        let thanks = if work.answers.len() == 1 { Text::Thanks } else { Text::ThanksMany };
        let who = self.words(panel, &round.promise.decided_by);
        let date = self.promised_for(panel, round);
        let change = Text::ThanksChange { date: self.day(panel, round.closes_at(now)) };
        if !round.is_open(now) {
            return Some(sentence(thanks));
        }
        let mut draft = sentence(thanks)
            .block(Block::Text(change.into()))
            .block(Block::Text(Text::ThanksNext { who, date }.into()));
        let member = self.situation.member(panel.id);
        if member.is_some_and(|member| member.membership.has_joined()) {
            let invite = Button::Command(Command::Invite);
            draft = draft.row(vec![key(Text::InviteButton, &invite)]);
        }
        Some(draft.row(vec![key(Text::SeeAnswers, &Button::Begin(id))]))
    }

    /// The rounds of the person's panels, and where each stands.
    pub(super) fn rounds(&self) -> Draft {
        let mut lines = Vec::new();
        let mut ways = Vec::new();
        for work in self.situation.rounds.iter().rev() {
            let panel = work.round.panel;
            let member = self.situation.member(panel);
            let mine = member.is_some_and(|member| member.membership.may_answer());
            let Some(panel) = self.situation.panel(panel).filter(|_| mine) else { continue };
            let Some((line, button)) = self.standing(work, panel) else { continue };
            lines.push(line.into());
            ways.extend(button.map(|label| (label, &work.round, panel)));
        }
        if lines.is_empty() {
            return sentence(match self.way_to_next() {
                Next::Shown => Text::RoundsNoneHere,
                Next::Written => Text::RoundsNone,
                Next::Announced => Text::RoundsNoneChannel,
                Next::Asked => Text::RoundsNoneAsk,
            });
        }
        let draft =
            Draft::default().block(Block::Heading(Text::Rounds.into())).block(Block::List(lines));
        let several = ways.len() > 1;
        ways.into_iter().fold(draft, |draft, (label, round, panel)| {
            let label = if several { self.titled(&label, round, panel) } else { label };
            draft.row(vec![key(label, &Button::Begin(round.id))])
        })
    }

    /// What a button for one of several rounds says.
    fn titled(&self, label: &Text, round: &Round, panel: &Panel) -> Text {
        let title = self.words(panel, &round.title);
        match label {
            Text::Continue => Text::ContinueRound { title },
            Text::SeeAnswers => Text::SeeAnswersIn { title },
            _ => Text::BeginRound { title },
        }
    }

    fn standing(&self, work: &Fieldwork, panel: &Panel) -> Option<(Text, Option<Text>)> {
        let round = &work.round;
        let now = self.situation.now;
        let title = self.words(panel, &round.title);
        let closes = self.day(panel, round.closes_at(now));
        if !round.is_open(now) {
            let was_open =
                matches!(round.state, RoundState::Open { .. } | RoundState::Closed { .. });
            return was_open.then(|| (self.over(panel, round, title), None));
        }
        Some(match work.participation {
            None => (Text::RoundOpen { title, date: closes }, Some(Text::Begin)),
            Some(Participation { completed_at: Some(_), .. }) => {
                (Text::RoundDone { title, date: closes }, Some(Text::SeeAnswers))
            }
            Some(_) => (Text::RoundStarted { title, date: closes }, Some(Text::Continue)),
        })
    }

    /// What is said to an answer that comes after the close.
    pub(super) fn closed(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        Some(sentence(match self.answer_due(panel, &work.round) {
            Some(date) => Text::RoundClosed { date },
            None => Text::RoundClosedSee,
        }))
    }

    /// What is said to someone who would look at or change their answers after the close.
    pub(super) fn answers_stand(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        Some(sentence(match self.answer_due(panel, &work.round) {
            Some(date) => Text::AnswersStand { date },
            None => Text::AnswersStandSee,
        }))
    }
}

/// "5 questions, about 2 minutes".
fn length(work: &Fieldwork) -> Text {
    let count = routing::longest(&work.round, &work.answers);
    let written = |kind: &QuestionKind| matches!(kind, QuestionKind::OpenText { .. });
    let writing = work
        .round
        .questions
        .iter()
        .filter(|question| question.show_if.is_empty() && written(&question.kind))
        .count();
    let seconds = count * PRESS_SECONDS + writing * (WRITING_SECONDS - PRESS_SECONDS);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Text::Length { count: number(count), minutes: number(seconds.div_ceil(60).max(1)) }
}
