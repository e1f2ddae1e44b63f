//! Writing, approving, sending and stopping bulletins from a chat, once it is settled that someone may.

use uuid::Uuid;

use super::acting::{Acting, Answer, not_now, told};
use crate::conversation::{StaffAnswer, StaffSay};
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, BroadcastStep};
use crate::domain::markup::Markup;
use crate::domain::staff::{Permission, Post};
use crate::domain::{Audience, BroadcastId, LocalText, Locale, Panel, PanelId};
use crate::service::broadcasts::{Bulletin, Sending, check_not_sent_already};
use crate::service::{Error, Refusal};

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
                Some((found, _)) => (found.broadcast, locale.clone()),
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
            return Ok(not_now(bulletin.id));
        }
        let broadcast = place.map(|(id, _)| *id);
        if let Some(problem) = problem(text, bulletin.text_max_chars()) {
            let asked = StaffSay::TextAsked { panel: panel.id, broadcast, locale };
            return Ok(StaffAnswer::Told(vec![problem, asked]));
        }
        let bulletin =
            with_text(bulletin, panel, |one| (*one == locale).then(|| text.trim().to_owned()));
        self.save(&bulletin, post, broadcast.is_none()).await?;
        Ok(StaffAnswer::Told(next(&bulletin, panel)))
    }

    /// Puts a text in the place of what people have got in this language.
    pub(super) async fn correct(&self, id: BroadcastId, locale: &Locale, text: &str) -> Answer {
        let Some((found, post)) = self.bulletin(id, Permission::Correct).await? else {
            return Ok(StaffAnswer::Unknown);
        };
        let Bulletin { broadcast, panel, .. } = &found;
        if !panel.languages.contains(locale) {
            return Ok(StaffAnswer::Unknown);
        }
        if let Some(problem) = problem(text, broadcast.text_max_chars()) {
            let (panel, locale) = (panel.id, locale.clone());
            let asked = StaffSay::CorrectionAsked { panel, broadcast: id, locale };
            return Ok(StaffAnswer::Told(vec![problem, asked]));
        }
        let given = |one: &Locale| (one == locale).then(|| text.trim().to_owned());
        let correction = with_text(broadcast.clone(), panel, given).text.into();
        let by = post.signature();
        match self.desk.correct_within(self.transaction, found, correction, &by).await {
            Ok(Bulletin { broadcast, panel, .. }) => {
                Ok(StaffAnswer::Told(shown(&broadcast, &panel)))
            }
            Err(refusal) => refused(refusal, id),
        }
    }

    /// Puts the text that there is in the place of those that are missing.
    pub(super) async fn same_for_all(&self, found: Bulletin, post: &Post) -> Answer {
        let Bulletin { broadcast: bulletin, panel, .. } = found;
        let panel = &panel;
        if !bulletin.is_editable() {
            return Ok(not_now(bulletin.id));
        }
        let text = panel.say(&bulletin.text, panel.default_locale()).to_owned();
        let bulletin = with_text(bulletin, panel, |_| Some(text.clone()));
        self.save(&bulletin, post, false).await?;
        Ok(StaffAnswer::Told(next(&bulletin, panel)))
    }

    /// Approves it, once it has a text in every language, as it was shown to whoever approves: what was rewritten since is
    /// shown anew.
    pub(super) async fn approve(&self, bulletin: Bulletin, post: &Post, edition: u32) -> Answer {
        let broadcast = bulletin.broadcast.id;
        if bulletin.broadcast.is_editable() && bulletin.broadcast.edition() != edition {
            let mut said = vec![StaffSay::Rewritten];
            said.extend(shown(&bulletin.broadcast, &bulletin.panel));
            return Ok(StaffAnswer::Told(said));
        }
        match missing(&bulletin.broadcast, &bulletin.panel) {
            Some(locale) if bulletin.broadcast.is_editable() => {
                Ok(told(StaffSay::TextMissing { broadcast, locale }))
            }
            _ => self.advance(bulletin, post, BroadcastStep::Approve).await,
        }
    }

    /// The first press on *send*: who gets it, and how long it takes.
    pub(super) async fn ask_to_send(&self, bulletin: Bulletin) -> Answer {
        let broadcast = bulletin.broadcast.id;
        if bulletin.broadcast.clone().step(BroadcastStep::Start, self.batch.now).is_err() {
            return Ok(not_now(broadcast));
        }
        let sent = check_not_sent_already(self.transaction, &bulletin, self.batch.now).await;
        let again = match sent {
            Ok(()) => false,
            Err(Refusal::SentAlready { .. }) => true,
            Err(refusal) => return refused(refusal, broadcast),
        };
        match self.batch.preview(bulletin)?.check() {
            Ok(()) => Ok(told(StaffSay::SendAsked { broadcast, again })),
            Err(refusal) => refused(refusal, broadcast),
        }
    }

    /// The second.
    pub(super) async fn send(&self, bulletin: Bulletin, post: &Post, again: bool) -> Answer {
        let broadcast = bulletin.broadcast.id;
        let preview = self.batch.preview(bulletin.clone())?;
        let (how, by) = (Sending { again, ..Sending::default() }, post.signature());
        let sent = self.desk.send_within(self.transaction, bulletin, &preview, how, &by).await;
        match sent {
            Ok(_) => Ok(told(StaffSay::Bulletin { broadcast })),
            Err(refusal) => refused(refusal, broadcast),
        }
    }

    /// Takes a bulletin one step further, if its state allows that.
    pub(super) async fn advance(
        &self,
        bulletin: Bulletin,
        post: &Post,
        step: BroadcastStep,
    ) -> Answer {
        let (broadcast, by) = (bulletin.broadcast.id, post.signature());
        match self.desk.advance_within(self.transaction, bulletin, step, &by).await {
            Ok(_) => Ok(told(StaffSay::Bulletin { broadcast })),
            Err(refusal) => refused(refusal, broadcast),
        }
    }

    async fn save(&self, bulletin: &Broadcast, post: &Post, is_new: bool) -> Result<(), Error> {
        self.transaction.save_broadcast(bulletin).await?;
        if is_new {
            self.transaction.number_broadcast(bulletin.panel, bulletin.id).await?;
        }
        let subject = bulletin.id.to_string();
        self.desk.note(self.transaction, post, "bulletin draft", subject).await
    }
}

/// What stands in the way, in words for staff; what is nobody's fault here is an error.
fn refused(refusal: Refusal, broadcast: BroadcastId) -> Answer {
    match refusal {
        Refusal::FewByBackground => Ok(told(StaffSay::FewByBackground)),
        Refusal::Nobody { .. } => Ok(told(StaffSay::Nobody)),
        Refusal::SentAlready { .. } => Ok(told(StaffSay::SendAsked { broadcast, again: true })),
        Refusal::Store(error) => Err(error.into()),
        Refusal::Conflict => Err(Error::Conflict),
        Refusal::NoSuchBulletin(_) | Refusal::NoSuchPanel(_) => Ok(StaffAnswer::Unknown),
        // Its state, or its panel since, does not allow it.
        _ => Ok(not_now(broadcast)),
    }
}

/// Asks for the text in the next language, or shows it whole.
fn next(bulletin: &Broadcast, panel: &Panel) -> Vec<StaffSay> {
    match missing(bulletin, panel) {
        Some(locale) => {
            vec![StaffSay::TextAsked { panel: panel.id, broadcast: Some(bulletin.id), locale }]
        }
        None => shown(bulletin, panel),
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
pub(super) fn problem(text: &str, max: usize) -> Option<StaffSay> {
    let text = Markup::parse(text);
    if text.is_empty() {
        return Some(StaffSay::TextEmpty);
    }
    let length = text.plain().encode_utf16().count();
    let figure = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (length > max).then(|| StaffSay::TextTooLong { length: figure(length), max: figure(max) })
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
