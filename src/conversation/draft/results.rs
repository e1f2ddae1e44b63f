//! Wording what came of rounds: of every round that has a result, and of those that the person took part in.

use super::result::counted;
use super::{Wording, sentence};
use crate::conversation::{OwnPart, RoundOutcome};
use crate::domain::message::Block;
use crate::domain::{Panel, Round};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// The rounds that have a result, the latest first: how many answered, the page, and where the statement is.
    pub(super) fn results(&self) -> Draft {
        let outcomes = self.released();
        if outcomes.is_empty() {
            return sentence(Text::ResultsNone);
        }
        let heading = Draft::default().block(Block::Heading(Text::Results.into()));
        outcomes.into_iter().fold(heading, |draft, (outcome, panel)| {
            let (responded, panelists) = counted(&outcome.result);
            let title = self.own(panel, &outcome.round.title);
            let draft = match self.situation.links.result_page(panel, &outcome.round) {
                Some(url) => draft.block(Block::Link { label: title, url }),
                None => draft.block(Block::Text(title)),
            };
            draft
                .block(Block::Text(Text::ResultsLine { responded, panelists }.into()))
                .block(Block::Small(self.statement_standing(panel, &outcome.round).into()))
        })
    }

    /// What the person answered in those that they took part in, beside what all and their group said.
    pub(super) fn mine(&self) -> Draft {
        let mut theirs = self.released();
        theirs.retain(|(outcome, _)| outcome.own != OwnPart::None);
        if theirs.is_empty() {
            return sentence(Text::MineNone).block(Block::Small(Text::MineMore.into()));
        }
        let heading = Draft::default().block(Block::Heading(Text::Mine.into()));
        let draft = theirs.into_iter().fold(heading, |draft, (outcome, panel)| {
            let draft = draft.block(Block::Heading(self.own(panel, &outcome.round.title)));
            let draft = match &outcome.own {
                OwnPart::Known(_) => self.answers_beside(draft, panel, outcome),
                OwnPart::Sealed | OwnPart::None => {
                    draft.block(Block::Text(Text::ResultSealed.into()))
                }
            };
            draft.block(Block::Small(self.statement_standing(panel, &outcome.round).into()))
        });
        draft.block(Block::Small(Text::MineMore.into()))
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

    /// What is out, the latest first, each with its panel.
    fn released(&self) -> Vec<(&RoundOutcome, &Panel)> {
        let outcomes = self.situation.outcomes.iter().rev();
        let released = outcomes.filter(|outcome| outcome.round.released_at().is_some());
        let with_panel = |outcome: &'_ RoundOutcome| self.situation.panel(outcome.round.panel);
        released.filter_map(|one| Some((one, with_panel(one)?.as_ref()))).collect()
    }

    /// Where the statement of those who decide is.
    fn statement_standing(&self, panel: &Panel, round: &Round) -> Text {
        let due = round.statement_due_at(self.situation.now);
        if due < self.situation.now {
            Text::ResultsStatementLate
        } else {
            Text::ResultsStatement { date: self.day(panel, due) }
        }
    }
}
