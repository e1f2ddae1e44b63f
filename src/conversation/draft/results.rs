//! Wording what came of rounds: of every round that has a result, and of those that the person took part in; and where the
//! answer of those who decide is.

use std::collections::BTreeSet;

use super::result::counted;
use super::{Button, Wording, key, sentence};
use crate::conversation::{OwnPart, RoundOutcome};
use crate::domain::decision::Decision;
use crate::domain::markup::Markup;
use crate::domain::message::Block;
use crate::domain::statement::{Standing, Statement, standing};
use crate::domain::{Panel, Round, RoundId};
use crate::text::{Day, Draft, Phrase, Text};

/// Most buttons that lead to answers of those who decide.
const BUTTONS_MAX: usize = 3;

/// Characters of a round's title on a button.
const TITLE_CHARS: usize = 40;

/// What came of a round that may be told, with its panel.
type Told<'a> = (&'a RoundOutcome, &'a Panel);

impl Wording<'_> {
    /// The rounds that are over, the latest first: how many answered, the page, and where the statement is.
    pub(super) fn results(&self) -> Draft {
        let outcomes = self.over_and_told();
        if outcomes.is_empty() {
            return sentence(Text::ResultsNone);
        }
        self.told_of(Text::Results, &outcomes)
    }

    /// The same of those of which something came while the reader stayed away.
    pub(super) fn missed(&self, rounds: &BTreeSet<RoundId>) -> Option<Draft> {
        let mut outcomes = self.over_and_told();
        outcomes.retain(|(outcome, _)| rounds.contains(&outcome.round.id));
        (!outcomes.is_empty()).then(|| self.told_of(Text::ResultsMissed, &outcomes))
    }

    fn told_of(&self, heading: Text, outcomes: &[Told<'_>]) -> Draft {
        let heading = Draft::default().block(Block::Heading(heading.into()));
        let draft = outcomes.iter().fold(heading, |draft, (outcome, panel)| {
            let title = self.own(panel, &outcome.round.title);
            let draft = match self.situation.links.result_page(panel, &outcome.round) {
                Some(url) => draft.block(Block::Link { label: title, url }),
                None => draft.block(Block::Text(title)),
            };
            if outcome.round.nobody_answered() {
                return draft.block(Block::Text(Text::NobodyAnswered.into()));
            }
            let (responded, panelists) = counted(panel, &outcome.result);
            let draft = draft.block(Block::Text(Text::ResultsLine { responded, panelists }.into()));
            let draft = self.answer_stands(draft, panel, &outcome.round);
            self.decisions_of(draft, panel, &outcome.round)
        });
        self.with_answers(draft, outcomes)
    }

    /// What the person answered in those that they took part in, beside what all and their group said.
    pub(super) fn mine(&self) -> Draft {
        let mut theirs = self.over_and_told();
        theirs.retain(|(outcome, _)| outcome.own != OwnPart::None);
        if theirs.is_empty() {
            return sentence(Text::MineNone).block(Block::Small(Text::MineMore.into()));
        }
        let heading = Draft::default().block(Block::Heading(Text::Mine.into()));
        let draft = theirs.iter().fold(heading, |draft, (outcome, panel)| {
            let draft = draft.block(Block::Heading(self.own(panel, &outcome.round.title)));
            if outcome.round.nobody_answered() {
                return draft.block(Block::Text(Text::NobodyAnswered.into()));
            }
            let draft = match &outcome.own {
                OwnPart::Known(_) => self.answers_beside(draft, panel, outcome),
                OwnPart::Sealed | OwnPart::None => {
                    draft.block(Block::Text(Text::ResultSealed.into()))
                }
            };
            let draft = match self.situation.links.result_page(panel, &outcome.round) {
                Some(url) => draft.block(Block::Link { label: Text::ResultPage.into(), url }),
                None => draft,
            };
            let draft = self.answer_stands(draft, panel, &outcome.round);
            let draft = self.answer_in_short(draft, panel, &outcome.round);
            self.decisions_of(draft, panel, &outcome.round)
        });
        self.with_answers(draft.block(Block::Small(Text::MineMore.into())), &theirs)
    }

    fn answers_beside(&self, draft: Draft, panel: &Panel, outcome: &RoundOutcome) -> Draft {
        let OwnPart::Known(answers) = &outcome.own else { return draft };
        answers.iter().fold(draft, |draft, (no, answer)| {
            let Some(question) = outcome.round.question(*no) else { return draft };
            let draft = draft.block(Block::Small(self.own(panel, &question.text)));
            let draft =
                self.given_back(panel, question, answer).into_iter().fold(draft, Draft::block);
            let result = outcome.result.question(*no);
            let beside = result.map(|result| self.beside(panel, outcome, result, answer));
            match beside.filter(|beside| !beside.is_empty()) {
                Some(beside) => draft.block(Block::List(beside)),
                None => draft,
            }
        })
    }

    /// What may be told of rounds that are over, the latest first, each with its panel: what is out, and that nobody answered.
    fn over_and_told(&self) -> Vec<Told<'_>> {
        let outcomes = self.situation.outcomes.iter().rev();
        let told = outcomes.filter(|outcome| outcome.round.is_told());
        let with_panel = |outcome: &'_ RoundOutcome| self.situation.panel(outcome.round.panel);
        told.filter_map(|one| Some((one, with_panel(one)?.as_ref()))).collect()
    }
}

impl Wording<'_> {
    /// Where the statement on a round is.
    fn statement_stands(&self, panel: &Panel, round: &Round) -> Standing {
        standing(round, &self.situation.followup, panel.time_zone, self.situation.now)
    }

    /// When the answer of those who decide comes; `None` when it has come, when nobody knows, or when none is to come.
    pub(super) fn answer_due(&self, panel: &Panel, round: &Round) -> Option<Day> {
        match self.statement_stands(panel, round) {
            Standing::Promised { due_at } => Some(self.day(panel, due_at)),
            Standing::Late { until, .. } => Some(self.day(panel, until?)),
            Standing::Given { .. } | Standing::Lapsed => None,
        }
    }

    /// The day that the answer is promised for now, which may be another than when the round was written.
    pub(super) fn promised_for(&self, panel: &Panel, round: &Round) -> Day {
        let first = || self.day(panel, round.statement_due_at(self.situation.now));
        self.answer_due(panel, round).unwrap_or_else(first)
    }

    /// Who answers: those who have, or those who will.
    fn answers(&self, panel: &Panel, round: &Round) -> String {
        let given = self.situation.followup.given(round.id);
        let signature = given.and_then(|(statement, _)| statement.signature.as_ref());
        signature.map_or_else(
            || self.words(panel, &round.promise.decided_by),
            |one| one.who(&self.locale, &panel.languages).to_owned(),
        )
    }

    /// When the answer comes, to those who get it.
    pub(super) fn answer_next(&self, panel: &Panel, round: &Round) -> Text {
        let (who, day) = (self.answers(panel, round), |time| self.day(panel, time));
        match self.statement_stands(panel, round) {
            Standing::Promised { due_at } => Text::ResultStatement { who, date: day(due_at) },
            Standing::Late { until: None, .. } => Text::ResultStatementLate { who },
            Standing::Late { until: Some(until), .. } => {
                Text::ResultStatementLateUntil { who, date: day(until) }
            }
            Standing::Given { at, .. } => Text::ResultStatementGiven { who, date: day(at) },
            Standing::Lapsed => Text::NobodyAnswered,
        }
    }

    /// Where the answer is.
    fn answer_stands(&self, draft: Draft, panel: &Panel, round: &Round) -> Draft {
        let (who, day) = (self.answers(panel, round), |time| self.day(panel, time));
        let stands = match self.statement_stands(panel, round) {
            Standing::Promised { due_at } => Text::ResultsStatement { who, date: day(due_at) },
            Standing::Late { until: None, .. } => Text::ResultsStatementLate { who },
            Standing::Late { until: Some(until), .. } => {
                Text::ResultsStatementLateUntil { who, date: day(until) }
            }
            Standing::Given { at, missed: None, .. } => {
                Text::ResultStatementGiven { who, date: day(at) }
            }
            Standing::Given { at, missed: Some(missed), .. } => {
                Text::ResultStatementGivenLate { who, date: day(at), missed: day(missed) }
            }
            Standing::Lapsed => Text::NobodyAnswered,
        };
        let draft = draft.block(Block::Text(stands.into()));
        let given = self.situation.followup.given(round.id).map(|(statement, _)| statement);
        let corrected_at = given.filter(|one| one.corrects.is_some()).and_then(Statement::sent_at);
        match corrected_at.map(day) {
            Some(date) => draft.block(Block::Text(Text::StatementWasCorrected { date }.into())),
            None => draft,
        }
    }

    /// How far everything has come that came of a round.
    fn decisions_of(&self, draft: Draft, panel: &Panel, round: &Round) -> Draft {
        let decisions = self.situation.followup.decisions_of(round.id);
        let line = |one: &Decision| {
            let latest = one.latest()?;
            let (status, title) =
                (latest.status.as_str().to_owned(), self.words(panel, &one.title));
            let date = self.date(panel, latest.dated);
            Some(Phrase::from(Text::ResultsDecision { status, date, title }))
        };
        let lines: Vec<Phrase> = decisions.filter_map(line).collect();
        if lines.is_empty() { draft } else { draft.block(Block::List(lines)) }
    }

    /// What was corrected in the answer, if anything was, and what the answer begins with.
    fn answer_in_short(&self, draft: Draft, panel: &Panel, round: &Round) -> Draft {
        let Some((statement, _)) = self.situation.followup.given(round.id) else { return draft };
        let corrected = statement.corrects.iter().map(|correction| &correction.what);
        let said = corrected.chain([&statement.text]);
        let said = said.map(|text| Markup::parse(panel.say(text, &self.locale)));
        let begins = said.filter_map(|text| text.passages().next());
        begins.fold(draft, |draft, first| draft.block(Block::Markup(first)))
    }

    /// Buttons that lead to the latest answers that the reader got.
    fn with_answers(&self, draft: Draft, rounds: &[Told<'_>]) -> Draft {
        let mut known = BTreeSet::new();
        let theirs = rounds.iter().filter(|(outcome, _)| outcome.own != OwnPart::None);
        let given = theirs.filter_map(|(outcome, panel)| {
            let (statement, _) = self.situation.followup.given(outcome.round.id)?;
            known.insert(statement.id).then_some((statement.id, outcome, panel))
        });
        given.take(BUTTONS_MAX).fold(draft, |draft, (id, outcome, panel)| {
            let title = shortened(&self.words(panel, &outcome.round.title));
            draft.row(vec![key(Text::ResultsRead { title }, &Button::Statement(id))])
        })
    }
}

/// A title that fits on a button.
fn shortened(title: &str) -> String {
    let mut short: String = title.chars().take(TITLE_CHARS).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    short
}
