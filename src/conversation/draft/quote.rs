//! Wording whether an answer may be shown.

use super::{Button, Wording, key, sentence};
use crate::domain::message::Block;
use crate::domain::{QuestionNo, RoundId};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// May the answer be shown?
    pub(super) fn quote_asked(&self, round: RoundId, no: QuestionNo) -> Option<Draft> {
        self.round(round)?.0.round.question(no)?;
        let draft = sentence(Text::QuoteAsked).block(Block::Small(Text::QuoteHow.into()));
        Some(draft.row(vec![
            key(Text::QuoteYes, &Button::Quote(round, no, true)),
            key(Text::QuoteNo, &Button::Quote(round, no, false)),
        ]))
    }

    /// What was said of that, and the way to change one's mind.
    pub(super) fn quote_settled(&self, round: RoundId, no: QuestionNo) -> Option<Draft> {
        let settled = self.round(round)?.0.may_be_shown(no)?;
        let words = if settled { Text::QuoteAllowed } else { Text::QuoteRefused };
        Some(self.with_other_mind(sentence(words), round, no))
    }

    /// The same below the answer.
    pub(super) fn with_quote(&self, draft: Draft, round: RoundId, no: QuestionNo) -> Draft {
        let settled = self.round(round).and_then(|(work, _)| work.may_be_shown(no));
        let Some(settled) = settled else { return draft };
        let words = if settled { Text::QuoteAllowed } else { Text::QuoteRefused };
        self.with_other_mind(draft.block(Block::Small(words.into())), round, no)
    }

    /// With a button to say the other of the two, while that can be said.
    fn with_other_mind(&self, draft: Draft, id: RoundId, no: QuestionNo) -> Draft {
        let Some((work, _)) =
            self.round(id).filter(|(work, _)| work.round.is_open(self.situation.now))
        else {
            return draft;
        };
        match work.may_be_shown(no) {
            Some(true) => draft.row(vec![key(Text::QuoteHide, &Button::Quote(id, no, false))]),
            Some(false) => draft.row(vec![key(Text::QuoteShow, &Button::Quote(id, no, true))]),
            None => draft,
        }
    }
}
