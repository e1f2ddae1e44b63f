//! Wording for staff. Whatever they may not see (any more) is worded as any unknown thing, by the caller.

use super::staff_release::release_button;
use super::{Button, Wording, key, sentence, staff_text};
use crate::conversation::{Reach, RoundNumbers, StaffAct, StaffSay, StaffView};
use crate::domain::audience::FEWEST_BY_BACKGROUND;
use crate::domain::broadcast::{Broadcast, BroadcastState, Figures};
use crate::domain::delivery::DeliveryState;
use crate::domain::markup::Markup;
use crate::domain::message::{Block, Button as Key};
use crate::domain::staff::Permission;
use crate::domain::{BroadcastId, Locale, Panel, PanelId, RoundState};
use crate::text::{Draft, Phrase, Text};

/// Bulletins in the menu.
const LATEST: usize = 5;

/// Characters of a bulletin's first words.
const FIRST_WORDS: usize = 24;

impl Wording<'_> {
    /// Something for staff; `None` when it is not theirs to see.
    pub(super) fn staff(&self, say: &StaffSay) -> Option<Draft> {
        let view = self.situation.staff.as_ref()?;
        match say {
            StaffSay::TakenUp { panel } => {
                let panel = self.situation.panel(*panel)?;
                Some(sentence(Text::StaffTakenUp { panel: self.words(panel, &panel.name) }))
            }
            StaffSay::NotHere => Some(sentence(Text::StaffNotHere)),
            StaffSay::Panels => Some(self.staff_panels(view)),
            StaffSay::Menu { panel } => self.staff_menu(view, *panel),
            StaffSay::TextAsked { panel, broadcast, locale } => {
                staff_text::asked(view, *panel, *broadcast, locale)
            }
            StaffSay::CorrectionAsked { broadcast, locale, .. } => {
                staff_text::correction_asked(view, *broadcast, locale)
            }
            StaffSay::TextEmpty => Some(sentence(Text::StaffTextEmpty)),
            StaffSay::TextTooLong { length, max } => {
                Some(sentence(Text::StaffTextTooLong { length: *length, max: *max }))
            }
            StaffSay::Sample { broadcast, locale } => self.staff_sample(view, *broadcast, locale),
            StaffSay::Bulletin { broadcast } => self.staff_bulletin(view, *broadcast),
            StaffSay::TextMissing { broadcast, locale } => {
                let found = view.bulletin(*broadcast)?;
                let missing = sentence(Text::StaffTextMissing { language: tag(locale) });
                Some(missing.row(write_buttons(view, found, locale)))
            }
            StaffSay::Statement { about } => self.staff_of_statement(view, about),
            StaffSay::Nobody => Some(sentence(Text::StaffNobody)),
            StaffSay::FewByBackground => {
                Some(sentence(Text::StaffFew { fewest: FEWEST_BY_BACKGROUND }))
            }
            StaffSay::NotNow => Some(sentence(Text::StaffNotNow)),
            StaffSay::Rewritten => Some(sentence(Text::StaffRewritten)),
            StaffSay::SendAsked { broadcast, again } => {
                self.staff_send_asked(view, *broadcast, *again)
            }
            StaffSay::ReleaseSample { round } => self.staff_release_sample(view, *round),
            StaffSay::ReleaseAsked { round } => self.staff_release_asked(view, *round),
            StaffSay::Released { round } => self.staff_released(*round),
            StaffSay::NotReleased { round, nobody } => self.staff_not_released(*round, *nobody),
            StaffSay::StopAsked { broadcast } => {
                let found = view.bulletin(*broadcast)?;
                Some(
                    self.staff_heading(found)?
                        .block(Block::Text(Text::StaffStopAsked.into()))
                        .row(vec![button(Text::StaffStopYes, StaffAct::Stop(found.id))])
                        .row(vec![button(Text::StaffNo, StaffAct::Bulletin(found.id))]),
                )
            }
        }
    }

    fn staff_panels(&self, view: &StaffView) -> Draft {
        let mut panels: Vec<PanelId> = view.posts.iter().map(|post| post.panel).collect();
        panels.dedup();
        let found = panels.into_iter().filter_map(|panel| self.situation.panel(panel));
        found.fold(sentence(Text::StaffPanels), |draft, panel| {
            let act = Button::Staff(StaffAct::Menu(Some(panel.id)));
            draft.row(vec![super::named(self.own(panel, &panel.name), &act)])
        })
    }

    fn staff_menu(&self, view: &StaffView, id: PanelId) -> Option<Draft> {
        let panel = self.situation.panel(id)?;
        let posts = view.posts.iter().filter(|post| post.panel == id);
        let roles = posts.map(|post| Text::StaffRole { role: post.role.as_str().to_owned() });
        let roles: Vec<Text> = roles.collect();
        let heading = Draft::default().block(Block::Heading(self.own(panel, &panel.name)));
        if roles.is_empty() {
            return None;
        }
        let with_role = |draft: Draft, role: Text| draft.block(Block::Small(role.into()));
        let mut draft = roles.into_iter().fold(heading, with_role);
        if view.may(id, Permission::SeeNumbers) {
            let of_panel = view.rounds.iter().filter(|numbers| numbers.round.panel == id);
            let lines: Vec<Phrase> =
                of_panel.map(|numbers| self.staff_round(panel, numbers).into()).collect();
            draft = draft.block(if lines.is_empty() {
                Block::Text(Text::StaffNoRounds.into())
            } else {
                Block::List(lines)
            });
        }
        let statements = self.statement_buttons(view, panel).into_iter();
        draft = statements.fold(draft, |draft, one| draft.row(vec![one]));
        if view.may(id, Permission::Release) {
            let rounds = view.rounds.iter().map(|numbers| &numbers.round);
            let there =
                rounds.filter(|round| round.panel == id && round.is_closed() && !round.is_told());
            draft = there.take(LATEST).fold(draft, |draft, round| {
                let title = self.words(panel, &round.title);
                draft.row(vec![release_button(title, round.id)])
            });
        }
        if view.may(id, Permission::Write) {
            draft = draft.row(vec![button(Text::StaffWrite, StaffAct::New(id))]);
        }
        if view.may(id, Permission::SeeBulletins) {
            let mut theirs =
                view.bulletins.iter().rev().filter(|one| one.panel == id).take(LATEST).peekable();
            if theirs.peek().is_none() && !view.may(id, Permission::Write) {
                draft = draft.block(Block::Text(Text::StaffNoBulletins.into()));
            }
            draft = theirs.fold(draft, |draft, one| {
                draft.row(vec![button(self.staff_item(panel, one), StaffAct::Bulletin(one.id))])
            });
        }
        Some(draft)
    }

    fn staff_round(&self, panel: &Panel, numbers: &RoundNumbers) -> Text {
        let title = self.words(panel, &numbers.round.title);
        let (started, completed) = (figure(numbers.started), figure(numbers.completed));
        match numbers.round.state {
            RoundState::Open { closes_at, .. } if numbers.round.is_open(self.situation.now) => {
                let date = self.day(panel, closes_at);
                Text::StaffRoundOpen { title, date, started, completed }
            }
            _ if numbers.round.nobody_answered() => Text::StaffRoundUnanswered { title },
            _ => Text::StaffRoundClosed { title, started, completed },
        }
    }

    /// Where a bulletin stands, and its first words.
    fn staff_item(&self, panel: &Panel, bulletin: &Broadcast) -> Text {
        let text = Markup::parse(panel.say(&bulletin.text, &self.locale)).plain();
        let first = text.lines().next().unwrap_or_default().trim();
        let mut words: String = first.chars().take(FIRST_WORDS).collect();
        if words.len() < first.len() {
            words = format!("{}…", words.trim_end());
        }
        Text::StaffItem { state: bulletin.state.as_str().to_owned(), words }
    }

    fn staff_heading(&self, bulletin: &Broadcast) -> Option<Draft> {
        let panel = self.situation.panel(bulletin.panel)?;
        let item = self.staff_item(panel, bulletin);
        Some(Draft::default().block(Block::Heading(item.into())))
    }

    /// A bulletin exactly as it reaches people, below a line that says in which language.
    fn staff_sample(&self, view: &StaffView, id: BroadcastId, locale: &Locale) -> Option<Draft> {
        let found = view.bulletin(id)?;
        let panel = self.situation.panel(found.panel)?;
        let text = Markup::parse(found.text.get(locale)?);
        let foot = Text::BulletinFoot { panel: panel.say(&panel.name, locale).to_owned() };
        let foot = Phrase::OursIn(locale.clone(), foot);
        Some(
            Draft::default()
                .block(Block::Small(Text::StaffSample { language: tag(locale) }.into()))
                .block(Block::Markup(text))
                .block(Block::Small(foot)),
        )
    }

    /// Where a bulletin stands, and what this person can do with it.
    fn staff_bulletin(&self, view: &StaffView, id: BroadcastId) -> Option<Draft> {
        let found = view.bulletin(id)?;
        let panel = self.situation.panel(found.panel)?;
        let mut draft = self.staff_heading(found)?;
        if let Some(reach) = view.reach.get(&id) {
            draft = self.staff_reach(draft, panel, reach);
        }
        if let Some(figures) = view.figures.get(&id) {
            let minutes = view.left_minutes.get(&id).copied().unwrap_or(1);
            draft = staff_figures(draft, found, figures, minutes);
        }
        let may = |permission| view.may(found.panel, permission);
        let mut rows: Vec<Key<Phrase>> = Vec::new();
        let mut offer = |permission, label, act| {
            if may(permission) {
                rows.push(button(label, act));
            }
        };
        match found.state {
            BroadcastState::Draft => {
                for locale in &panel.languages {
                    let label = Text::StaffRewrite { language: tag(locale) };
                    offer(Permission::Write, label, StaffAct::Rewrite(id, locale.clone()));
                }
                offer(
                    Permission::Approve,
                    Text::StaffApprove,
                    StaffAct::Approve(id, found.edition()),
                );
            }
            BroadcastState::Approved { .. } => {
                offer(Permission::Send, Text::StaffSend, StaffAct::AskSend(id));
            }
            BroadcastState::Scheduled { .. } => {
                offer(Permission::Send, Text::StaffSend, StaffAct::AskSend(id));
                offer(Permission::Hold, Text::StaffStop, StaffAct::AskStop(id));
            }
            BroadcastState::Running { .. } => {
                offer(Permission::SeeBulletins, Text::StaffRefresh, StaffAct::Bulletin(id));
                offer(Permission::Hold, Text::StaffPause, StaffAct::Pause(id));
                offer(Permission::Hold, Text::StaffStop, StaffAct::AskStop(id));
            }
            BroadcastState::Paused { .. } => {
                offer(Permission::Send, Text::StaffResume, StaffAct::Resume(id));
                offer(Permission::Hold, Text::StaffStop, StaffAct::AskStop(id));
            }
            _ => {}
        }
        // One that is paused would go on by it.
        let is_paused = matches!(found.state, BroadcastState::Paused { .. });
        if found.can_be_corrected() && !is_paused {
            for locale in panel.languages.iter().filter(|locale| found.text.get(locale).is_some()) {
                let label = Text::StaffCorrect { language: tag(locale) };
                offer(Permission::Correct, label, StaffAct::Correct(id, locale.clone()));
            }
        }
        offer(Permission::SeeBulletins, Text::StaffPreview, StaffAct::Preview(id));
        rows.push(button(Text::StaffMenu, StaffAct::Menu(Some(found.panel))));
        Some(rows.into_iter().fold(draft, |draft, one| draft.row(vec![one])))
    }

    fn staff_send_asked(&self, view: &StaffView, id: BroadcastId, again: bool) -> Option<Draft> {
        let found = view.bulletin(id)?;
        let panel = self.situation.panel(found.panel)?;
        let reach = view.reach.get(&id)?;
        let asked = Text::StaffSendAsked { count: figure(reach.total()) };
        let mut draft = self.staff_heading(found)?.block(Block::Text(asked.into()));
        if again {
            draft = draft.block(Block::Text(Text::StaffSendAgain.into()));
        }
        draft = self.staff_reach_details(draft, panel, reach);
        Some(
            draft
                .block(Block::Small(Text::StaffSendCare.into()))
                .row(vec![button(Text::StaffSendYes, StaffAct::Send(id, again))])
                .row(vec![button(Text::StaffNo, StaffAct::Bulletin(id))]),
        )
    }

    /// Who gets it, and how long it takes.
    fn staff_reach(&self, draft: Draft, panel: &Panel, reach: &Reach) -> Draft {
        let count = figure(reach.total());
        let draft = draft.block(Block::Text(Text::StaffReach { count }.into()));
        if count == 0 { draft } else { self.staff_reach_details(draft, panel, reach) }
    }

    pub(super) fn staff_reach_details(&self, draft: Draft, panel: &Panel, reach: &Reach) -> Draft {
        let line = |((platform, locale), count): (&(crate::domain::Platform, Locale), &u64)| {
            let (platform, language) = (platform.as_str().to_owned(), tag(locale));
            Text::StaffReachLine { platform, language, count: figure(*count) }.into()
        };
        let mut draft = draft.block(Block::List(reach.counts.iter().map(line).collect()));
        if reach.fall_back > 0 {
            let count = figure(reach.fall_back);
            draft = draft.block(Block::Text(Text::StaffReachFallBack { count }.into()));
        }
        if reach.is_paid {
            draft = draft.block(Block::Text(Text::StaffReachPaid.into()));
        }
        let now = self.situation.now;
        if panel.contact.after_quiet_hours(now, panel.time_zone) > now {
            let hour = u32::from(panel.contact.quiet_until);
            draft = draft.block(Block::Text(Text::StaffReachQuiet { hour }.into()));
        }
        let minutes = figure(reach.minutes);
        draft.block(Block::Small(Text::StaffReachTime { minutes }.into()))
    }
}

/// How far it has come.
fn staff_figures(draft: Draft, bulletin: &Broadcast, figures: &Figures, minutes: u64) -> Draft {
    let mut each = *figures;
    let (sent, total) = (figure(figures.sent), figure(figures.total()));
    let others = DeliveryState::ALL.into_iter().filter(|state| *state != DeliveryState::Sent);
    let lines: Vec<Phrase> = others
        .filter_map(|state| {
            let count = figure(*each.of(state));
            let what = state.as_str().to_owned();
            (count > 0).then(|| Text::StaffFigure { what, count }.into())
        })
        .collect();
    if total == 0 && matches!(bulletin.state, BroadcastState::Running { .. }) {
        return draft.block(Block::Text(Text::StaffBegins.into()));
    }
    let mut draft = draft.block(Block::Text(Text::StaffSent { sent, total }.into()));
    if !lines.is_empty() {
        draft = draft.block(Block::List(lines));
    }
    if matches!(bulletin.state, BroadcastState::Running { .. }) && figures.waiting > 0 {
        let left = Text::StaffLeft { minutes: figure(minutes) };
        draft = draft.block(Block::Small(left.into()));
    }
    draft
}

fn write_buttons(view: &StaffView, bulletin: &Broadcast, locale: &Locale) -> Vec<Key<Phrase>> {
    if !view.may(bulletin.panel, Permission::Write) {
        return Vec::new();
    }
    let write = Text::StaffRewrite { language: tag(locale) };
    vec![
        button(write, StaffAct::Rewrite(bulletin.id, locale.clone())),
        button(Text::StaffSame, StaffAct::SameForAll(bulletin.id)),
    ]
}

pub(super) fn button(label: Text, act: StaffAct) -> Key<Phrase> {
    key(label, &Button::Staff(act))
}

pub(super) fn tag(locale: &Locale) -> String {
    locale.to_string()
}

pub(super) fn figure(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
