//! Writing, approving, sending and stopping bulletins from a chat, once it is settled that someone may.

use uuid::Uuid;

use super::acting::{Acting, Answer, not_now, told};
use crate::conversation::{StaffAnswer, StaffSay};
use crate::domain::broadcast::{
    Broadcast, BroadcastKind, BroadcastState, BroadcastStep, TEXT_MAX_CHARS,
};
use crate::domain::markup::Markup;
use crate::domain::staff::{Permission, Post};
use crate::domain::{Audience, BroadcastId, LocalText, Locale, Panel, PanelId};

/// Hours within which the same text to the same people is asked about.
const SAME_WITHIN_HOURS: i64 = 1;

impl Acting<'_> {
    /// Keeps a text of a new bulletin, or of one that is being written, and asks for what is missing yet.
    pub(super) async fn keep_text(
        &self,
        panel: Option<PanelId>,
        place: Option<&(BroadcastId, Locale)>,
        text: &str,
    ) -> Answer {
        let (bulletin, locale) = match (panel, place) {
            (_, Some((id, locale))) => match self.bulletin(*id, Permission::Write).await? {
                Some((found, ..)) => (found, locale.clone()),
                None => return Ok(StaffAnswer::Unknown),
            },
            (Some(panel), None) => match self.entitled(panel, Permission::Write) {
                Some((panel, _)) => (draft(panel.id), panel.default_locale().clone()),
                None => return Ok(StaffAnswer::Unknown),
            },
            (None, None) => return Ok(StaffAnswer::Unknown),
        };
        let Some((panel, post)) = self.entitled(bulletin.panel, Permission::Write) else {
            return Ok(StaffAnswer::Unknown);
        };
        if !panel.languages.contains(&locale) {
            return Ok(StaffAnswer::Unknown);
        }
        if !bulletin.is_editable() {
            return not_now(bulletin.id);
        }
        let broadcast = place.map(|(id, _)| *id);
        if let Some(problem) = problem(text) {
            let asked = StaffSay::TextAsked { panel: panel.id, broadcast, locale };
            return Ok(StaffAnswer::Told(vec![problem, asked]));
        }
        let bulletin =
            with_text(bulletin, panel, |one| (*one == locale).then(|| text.trim().to_owned()));
        self.save(&bulletin, post, "bulletin draft").await?;
        Ok(StaffAnswer::Told(self.next(&bulletin, panel)))
    }

    /// Puts the text that there is in the place of those that are missing.
    pub(super) async fn same_for_all(
        &self,
        bulletin: Broadcast,
        panel: &Panel,
        post: &Post,
    ) -> Answer {
        if !bulletin.is_editable() {
            return not_now(bulletin.id);
        }
        let text = panel.say(&bulletin.text, panel.default_locale()).to_owned();
        let bulletin = with_text(bulletin, panel, |_| Some(text.clone()));
        self.save(&bulletin, post, "bulletin draft").await?;
        Ok(StaffAnswer::Told(self.next(&bulletin, panel)))
    }

    /// Asks for the text in the next language, or shows it whole.
    fn next(&self, bulletin: &Broadcast, panel: &Panel) -> Vec<StaffSay> {
        match missing(bulletin, panel) {
            Some(locale) => {
                vec![StaffSay::TextAsked { panel: panel.id, broadcast: Some(bulletin.id), locale }]
            }
            None => shown(bulletin, panel),
        }
    }

    pub(super) async fn approve(&self, bulletin: Broadcast, panel: &Panel, post: &Post) -> Answer {
        match missing(&bulletin, panel) {
            Some(locale) if bulletin.is_editable() => {
                told(StaffSay::TextMissing { broadcast: bulletin.id, locale })
            }
            _ => self.step(bulletin, post, BroadcastStep::Approve).await,
        }
    }

    /// The first press on *send*: who gets it, and how long it takes.
    pub(super) async fn ask_to_send(&self, bulletin: &Broadcast, panel: &Panel) -> Answer {
        if bulletin.clone().step(BroadcastStep::Start, self.batch.now).is_err() {
            return not_now(bulletin.id);
        }
        if self.desk.reach(self.transaction, bulletin, panel).await?.total() == 0 {
            return told(StaffSay::Nobody);
        }
        let again = self.was_sent_just_now(bulletin).await?;
        told(StaffSay::SendAsked { broadcast: bulletin.id, again })
    }

    /// The second.
    pub(super) async fn send(
        &self,
        bulletin: Broadcast,
        panel: &Panel,
        post: &Post,
        again: bool,
    ) -> Answer {
        if !again && self.was_sent_just_now(&bulletin).await? {
            return self.ask_to_send(&bulletin, panel).await;
        }
        self.step(bulletin, post, BroadcastStep::Start).await
    }

    /// Takes a bulletin one step further, if its state allows that.
    pub(super) async fn step(
        &self,
        bulletin: Broadcast,
        post: &Post,
        step: BroadcastStep,
    ) -> Answer {
        let id = bulletin.id;
        let Ok(next) = bulletin.step(step, self.batch.now) else { return not_now(id) };
        if step == BroadcastStep::Stop {
            self.transaction.cancel_copies(next.id, self.batch.now).await?;
        }
        self.save(&next, post, action(step)).await?;
        told(StaffSay::Bulletin { broadcast: next.id })
    }

    async fn save(
        &self,
        bulletin: &Broadcast,
        post: &Post,
        action: &str,
    ) -> Result<(), crate::service::Error> {
        self.transaction.save_broadcast(bulletin).await?;
        self.desk.note(self.transaction, post, action, bulletin.id.to_string()).await
    }

    /// Whether the same text went to the same people within the hour.
    async fn was_sent_just_now(&self, bulletin: &Broadcast) -> Result<bool, crate::service::Error> {
        let since = self.batch.now - chrono::Duration::hours(SAME_WITHIN_HOURS);
        let others = self.transaction.broadcasts_of(bulletin.panel).await?;
        Ok(others.iter().any(|other| {
            let sent = match other.state {
                BroadcastState::Running { started_at } | BroadcastState::Paused { started_at } => {
                    started_at > since
                }
                BroadcastState::Done { ended_at } => ended_at > since,
                _ => false,
            };
            let same = other.text == bulletin.text && other.audience == bulletin.audience;
            sent && same && other.id != bulletin.id
        }))
    }
}

/// The bulletin as it will look, each text once, and where it stands.
pub(super) fn shown(bulletin: &Broadcast, panel: &Panel) -> Vec<StaffSay> {
    let broadcast = bulletin.id;
    let mut texts: Vec<&str> = Vec::new();
    let mut said = Vec::new();
    for locale in &panel.languages {
        let Some(text) = bulletin.text.get(locale).filter(|text| !texts.contains(text)) else {
            continue;
        };
        texts.push(text);
        said.push(StaffSay::Sample { broadcast, locale: locale.clone() });
    }
    said.push(StaffSay::Bulletin { broadcast });
    said
}

/// The first of the panel's languages that has no text.
fn missing(bulletin: &Broadcast, panel: &Panel) -> Option<Locale> {
    let empty = |locale: &&Locale| {
        bulletin.text.get(locale).is_none_or(|text| Markup::parse(text).is_empty())
    };
    panel.languages.iter().find(empty).cloned()
}

/// What is wrong with a text.
fn problem(text: &str) -> Option<StaffSay> {
    let text = Markup::parse(text);
    if text.is_empty() {
        return Some(StaffSay::TextEmpty);
    }
    let length = text.plain().encode_utf16().count();
    let figure = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (length > TEXT_MAX_CHARS)
        .then(|| StaffSay::TextTooLong { length: figure(length), max: figure(TEXT_MAX_CHARS) })
}

/// The bulletin with texts put in: those that are given, and in the other languages, what there is.
fn with_text(
    bulletin: Broadcast,
    panel: &Panel,
    given: impl Fn(&Locale) -> Option<String>,
) -> Broadcast {
    let before = |locale: &Locale| bulletin.text.get(locale).map(str::to_owned);
    let in_language =
        |locale: &Locale| Some((locale.clone(), given(locale).or_else(|| before(locale))?));
    let text: LocalText = panel.languages.iter().filter_map(in_language).collect();
    Broadcast { text, ..bulletin }
}

fn draft(panel: PanelId) -> Broadcast {
    Broadcast {
        id: BroadcastId(Uuid::now_v7()),
        panel,
        kind: BroadcastKind::Bulletin,
        audience: Audience::default(),
        text: LocalText::default(),
        picture: None,
        state: BroadcastState::Draft,
        figures: None,
    }
}

/// The step's name in the audit log.
const fn action(step: BroadcastStep) -> &'static str {
    match step {
        BroadcastStep::Approve => "bulletin approve",
        BroadcastStep::Schedule(_) => "bulletin schedule",
        BroadcastStep::Start => "bulletin send",
        BroadcastStep::Pause => "bulletin pause",
        BroadcastStep::Resume => "bulletin resume",
        BroadcastStep::Stop => "bulletin stop",
        BroadcastStep::Finish => "bulletin finish",
        BroadcastStep::Recall => "bulletin recall",
    }
}
