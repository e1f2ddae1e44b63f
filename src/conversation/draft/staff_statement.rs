//! Wording a round's statement for staff. Whatever they may not see (any more) is worded as any unknown thing.

use chrono::Duration;

use super::staff::{button, figure, tag};
use super::staff_correction::{corrections, drop_button, state_name};
use super::{Button, Wording, sentence};
use crate::conversation::{StaffAct, StaffView, StatementAct, StatementSay};
use crate::domain::message::{Block, Button as Key, Input, OPEN_TEXT_MAX_CHARS};
use crate::domain::staff::Permission;
use crate::domain::statement::{
    Felt, FeltCounts, STATEMENT_TEXT_MAX_CHARS, Standing, Statement, StatementState,
    before_postponed, standing,
};
use crate::domain::{Locale, Panel, PanelId, Round, RoundId};
use crate::text::{Draft, Phrase, Text};

/// Rounds in the menu.
const LATEST: usize = 5;

/// Most of what people added that is shown in a chat.
const MOST_COMMENTS: usize = 8;

/// Characters of a round's title on a button.
const TITLE_CHARS: usize = 30;

impl Wording<'_> {
    /// Something about a round's statement; `None` when it is not theirs to see.
    pub(super) fn staff_of_statement(&self, view: &StaffView, say: &StatementSay) -> Option<Draft> {
        match say {
            StatementSay::Card { round } => self.statement_card(view, *round),
            StatementSay::Asked { round, locale } => {
                self.statement_asked(view, *round, locale.as_ref())
            }
            StatementSay::WrongAsked { round, statement, locale } => {
                self.wrong_asked(view, *round, *statement, locale)
            }
            StatementSay::WrongMissing { locale } => {
                Some(sentence(Text::StaffWrongMissing { language: tag(locale) }))
            }
            StatementSay::CorrectionDropped => Some(sentence(Text::StaffCorrectionDropped)),
            StatementSay::SignatureOdd => Some(sentence(Text::StaffSignatureOdd)),
            StatementSay::Unsigned => Some(sentence(Text::StaffStatementUnsigned)),
            StatementSay::TextMissing { locale } => {
                Some(sentence(Text::StaffTextMissing { language: tag(locale) }))
            }
            StatementSay::Sample { round, locale } => self.statement_sample(view, *round, locale),
            StatementSay::SendAsked { round } => self.statement_send_asked(view, *round),
            StatementSay::PostponeAsked { round } => self.postpone_asked(view, *round),
            StatementSay::OwnWork => Some(sentence(Text::StaffStatementOwn)),
            StatementSay::NotOut => Some(sentence(Text::StaffStatementNotOut)),
            StatementSay::NotDecidedYet => Some(sentence(Text::StaffStatementNotDecided)),
            StatementSay::Unfit => Some(sentence(Text::StaffStatementUnfit)),
            StatementSay::Nobody => Some(sentence(Text::StaffStatementNobody)),
        }
    }

    /// The closed rounds of a panel that somebody answered, each with where its statement stands.
    pub(super) fn statement_buttons(&self, view: &StaffView, panel: &Panel) -> Vec<Key<Phrase>> {
        if !view.may(panel.id, Permission::SeeStatements) {
            return Vec::new();
        }
        let followup = &view.statements.followup;
        let is_theirs =
            |one: &&Round| one.panel == panel.id && one.is_closed() && !one.nobody_answered();
        let mut closed: Vec<&Round> =
            followup.rounds.values().map(AsRef::as_ref).filter(is_theirs).collect();
        closed.sort_by_key(|round| std::cmp::Reverse(round.number));
        let card = |round: &Round| {
            let act = StaffAct::Statement(StatementAct::Card(round.id));
            button(self.statement_item(view, panel, round), act)
        };
        closed.into_iter().take(LATEST).map(card).collect()
    }

    fn statement_item(&self, view: &StaffView, panel: &Panel, round: &Round) -> Text {
        let state = latest(view, round.id).map_or("none", state_name).to_owned();
        let title = self.words(panel, &round.title);
        let mut short: String = title.chars().take(TITLE_CHARS).collect();
        if short.len() < title.len() {
            short.push('…');
        }
        Text::StaffStatementItem { state, title: short }
    }

    /// The round and its panel, if this person may do that with its statement.
    pub(super) fn seen<'v>(
        &'v self,
        view: &'v StaffView,
        round: RoundId,
        permission: Permission,
    ) -> Option<(&'v Round, &'v Panel)> {
        let round = view.statements.followup.rounds.get(&round)?;
        let panel = self.situation.panel(round.panel)?;
        view.may(panel.id, permission).then_some((round, panel))
    }

    fn statement_card(&self, view: &StaffView, id: RoundId) -> Option<Draft> {
        let (round, panel) = self.seen(view, id, Permission::SeeStatements)?;
        let heading = Block::Heading(self.statement_item(view, panel, round).into());
        let mut draft = Draft::default().block(heading);
        draft = draft.block(Block::Text(self.standing_of(view, panel, round).into()));
        if let Some(statement) = latest(view, id) {
            let signed = match &statement.signature {
                Some(signature) => {
                    let who = signature.who(&self.locale, &panel.languages).to_owned();
                    Text::StaffStatementSigned { who }
                }
                None => Text::StaffStatementUnsigned,
            };
            draft = draft.block(Block::Small(signed.into()));
        }
        if let Some(felt) = view.statements.felt.get(&id).filter(|felt| felt.total() > 0) {
            draft = felt_lines(draft, felt);
            draft = comments(draft, view, panel, round);
        }
        let offered = offered(view, panel, round).into_iter();
        Some(offered.fold(draft, |draft, one| draft.row(vec![one])))
    }

    fn standing_of(&self, view: &StaffView, panel: &Panel, round: &Round) -> Text {
        let (now, day) = (self.situation.now, |time| self.day(panel, time));
        match standing(round, &view.statements.followup, panel.time_zone, now) {
            Standing::Promised { due_at } => Text::StaffStatementDue { date: day(due_at) },
            Standing::Late { promised_at, until: None } => {
                Text::StaffStatementLate { date: day(promised_at) }
            }
            Standing::Late { promised_at, until: Some(until) } => {
                Text::StaffStatementLateUntil { date: day(promised_at), until: day(until) }
            }
            Standing::Given { at, .. } => Text::StaffStatementGiven { date: day(at) },
            Standing::Lapsed => Text::StaffStatementLapsed,
        }
    }

    /// Please write the text, or who answers.
    fn statement_asked(
        &self,
        view: &StaffView,
        id: RoundId,
        locale: Option<&Locale>,
    ) -> Option<Draft> {
        let (_, panel) = self.seen(view, id, Permission::WriteStatement)?;
        let max = figure(STATEMENT_TEXT_MAX_CHARS as u64);
        let (asked, how, label, act) = match locale {
            Some(locale) => (
                Text::StaffTextAsked { language: tag(locale) },
                Text::StaffTextHow { max },
                Text::StaffTextLabel,
                StatementAct::Write(id, locale.clone()),
            ),
            None => (
                Text::StaffSignatureAsked,
                Text::StaffSignatureHow,
                Text::StaffSignatureLabel,
                StatementAct::Sign(id),
            ),
        };
        let corrects = latest(view, id).is_some_and(|one| !one.is_sent() && one.corrects.is_some());
        let mut draft = match locale.filter(|_| corrects) {
            Some(locale) => self.corrected_text_asked(view, id, locale)?,
            None => sentence(asked),
        };
        draft = draft.block(Block::Small(how.into()));
        draft.input = Input::Text {
            data: Button::Staff(StaffAct::Statement(act)).encode(),
            label: label.into(),
            submit: Text::Send.into(),
            max_length: OPEN_TEXT_MAX_CHARS,
            long: locale.is_some(),
        };
        let has_text = latest(view, id).is_some_and(|one| !one.is_sent() && !one.text.is_empty());
        if locale.is_some() && has_text && panel.languages.len() > 1 {
            let same = StaffAct::Statement(StatementAct::SameForAll(id));
            draft = draft.row(vec![button(Text::StaffSame, same)]);
        }
        if let Some(statement) = latest(view, id).filter(|_| corrects) {
            draft = draft.row(vec![drop_button(statement.id)]);
        }
        Some(draft.row(vec![menu(panel.id)]))
    }

    fn statement_sample(&self, view: &StaffView, id: RoundId, locale: &Locale) -> Option<Draft> {
        let (_, panel) = self.seen(view, id, Permission::SeeStatements)?;
        let statement = latest(view, id)?;
        let there = Wording { locale: locale.clone(), ..*self };
        let mut shown = there.statement_message(statement, panel)?.body;
        if statement.says_more() {
            shown.extend(there.rest_message(statement, panel)?.body);
        }
        let label = Text::StaffSample { language: tag(locale) };
        let sample = Draft::default().block(Block::Small(label.into()));
        Some(shown.into_iter().map(|block| in_language(block, locale)).fold(sample, Draft::block))
    }

    fn statement_send_asked(&self, view: &StaffView, id: RoundId) -> Option<Draft> {
        let (round, panel) = self.seen(view, id, Permission::SendStatement)?;
        let count = figure(*view.statements.reach.get(&id)?);
        let heading = Block::Heading(self.statement_item(view, panel, round).into());
        let act = |act| StaffAct::Statement(act);
        Some(
            Draft::default()
                .block(heading)
                .block(Block::Text(Text::StaffSendAsked { count }.into()))
                .block(Block::Small(Text::StaffSendCare.into()))
                .row(vec![button(Text::StaffSendYes, act(StatementAct::Send(id)))])
                .row(vec![button(Text::StaffNo, act(StatementAct::Card(id)))]),
        )
    }
}

/// Days by which a statement can be put off from a chat.
const PUT_OFF_DAYS: [i64; 3] = [7, 14, 28];

impl Wording<'_> {
    /// Until when? Counted from the day that holds now, or from today when that is over.
    fn postpone_asked(&self, view: &StaffView, id: RoundId) -> Option<Draft> {
        let (round, panel) = self.seen(view, id, Permission::WriteStatement)?;
        let now = self.situation.now;
        let due = match standing(round, &view.statements.followup, panel.time_zone, now) {
            Standing::Promised { due_at } | Standing::Late { until: Some(due_at), .. } => due_at,
            Standing::Late { until: None, .. } => now,
            Standing::Given { .. } | Standing::Lapsed => return None,
        };
        let mut draft = Draft::default()
            .block(Block::Text(self.standing_of(view, panel, round).into()))
            .block(Block::Text(Text::StaffPostponeAsked.into()))
            .block(Block::Small(Text::StaffPostponeCare.into()));
        for days in PUT_OFF_DAYS {
            let until = due.max(now) + Duration::days(days);
            let local = until.with_timezone(&panel.time_zone).date_naive();
            let label = Text::StaffPostponeUntil { date: self.day(panel, until) };
            let act = StaffAct::Statement(StatementAct::Postpone(id, local));
            draft = draft.row(vec![button(label, act)]);
        }
        let followup = &view.statements.followup;
        if let Some(due_at) = before_postponed(round, followup, panel.time_zone, now) {
            let label = Text::StaffPostponeWithdraw { date: self.day(panel, due_at) };
            let act = StaffAct::Statement(StatementAct::Withdraw(id));
            draft = draft.row(vec![button(label, act)]);
        }
        let back = StaffAct::Statement(StatementAct::Card(id));
        Some(draft.row(vec![button(Text::StaffNo, back)]))
    }
}

/// What this person can do with a round's statement.
fn offered(view: &StaffView, panel: &Panel, round: &Round) -> Vec<Key<Phrase>> {
    let (id, found) = (round.id, latest(view, round.id));
    if round.nobody_answered() {
        return vec![menu(panel.id)];
    }
    let mut rows = Vec::new();
    let mut offer = |label, act: StatementAct| {
        if view.may(panel.id, act.needs()) {
            rows.push(button(label, StaffAct::Statement(act)));
        }
    };
    let is_sent = found.is_some_and(Statement::is_sent);
    if !is_sent {
        for locale in &panel.languages {
            let label = Text::StaffRewrite { language: tag(locale) };
            offer(label, StatementAct::Write(id, locale.clone()));
        }
    }
    match found.map(|one| (one.id, &one.state)) {
        Some((_, StatementState::Draft)) => {
            offer(Text::StaffStatementSign, StatementAct::Sign(id));
            offer(Text::StaffStatementSubmit, StatementAct::Submit(id));
        }
        Some((statement, StatementState::InReview { submitted_at })) => {
            let approve = StatementAct::Approve(statement, submitted_at.timestamp());
            offer(Text::StaffApprove, approve);
        }
        Some((_, StatementState::Approved { .. })) => {
            offer(Text::StaffSend, StatementAct::AskSend(id));
        }
        _ => {}
    }
    if let Some(statement) = found {
        for (label, act) in corrections(panel, statement) {
            offer(label, act);
        }
    }
    if view.statements.followup.given(id).is_none() {
        offer(Text::StaffPostpone, StatementAct::AskPostpone(id));
    }
    if found.is_some() {
        offer(Text::StaffPreview, StatementAct::Preview(id));
    }
    rows.push(menu(panel.id));
    rows
}

pub(super) fn menu(panel: PanelId) -> Key<Phrase> {
    button(Text::StaffMenu, StaffAct::Menu(Some(panel)))
}

/// The one that is being written or waits, or else the one that was sent.
pub(super) fn latest(view: &StaffView, round: RoundId) -> Option<&Statement> {
    let followup = &view.statements.followup;
    followup.pending(round).or_else(|| followup.given(round).map(|(statement, _)| statement))
}

fn felt_lines(draft: Draft, felt: &FeltCounts) -> Draft {
    let draft = draft.block(Block::Text(Text::StaffFelt { count: figure(felt.total()) }.into()));
    let Some(shown) = felt.shown() else { return draft };
    let line = |(felt, count): (Felt, Option<u64>)| -> Phrase {
        let what = felt.as_str().to_owned();
        match count {
            Some(count) => Text::StaffFeltLine { what, count: figure(count) }.into(),
            None => Text::StaffFeltHidden { what }.into(),
        }
    };
    draft.block(Block::List(Felt::ALL.into_iter().zip(shown).map(line).collect()))
}

/// A block with every sentence of ours in this language.
fn in_language(block: Block<Phrase>, locale: &Locale) -> Block<Phrase> {
    let put = |phrase| match phrase {
        Phrase::Ours(text) => Phrase::OursIn(locale.clone(), text),
        other => other,
    };
    match block {
        Block::Heading(phrase) => Block::Heading(put(phrase)),
        Block::Text(phrase) => Block::Text(put(phrase)),
        Block::Small(phrase) => Block::Small(put(phrase)),
        other => other,
    }
}

/// What people added, the first of it.
fn comments(draft: Draft, view: &StaffView, panel: &Panel, round: &Round) -> Draft {
    let Some(comments) = view.statements.comments.get(&round.id).filter(|all| !all.is_empty())
    else {
        return draft;
    };
    let draft = draft.block(Block::Text(Text::StaffComments.into()));
    let own = |comment: &String| Block::Quote(Phrase::Own(comment.clone()));
    let draft = comments.iter().take(MOST_COMMENTS).map(own).fold(draft, Draft::block);
    match comments.len().saturating_sub(MOST_COMMENTS) {
        0 => draft,
        more => {
            let (count, name) = (figure(more as u64), format!("{}/{}", panel.slug, round.number));
            draft.block(Block::Small(Text::StaffCommentsMore { count, name }.into()))
        }
    }
}
