//! What staff do in a chat, carried out: the one place that decides whether they may.

use super::bulletins::shown;
use super::posts::subject;
use crate::conversation::{StaffAct, StaffAnswer, StaffSay, StaffWant, Step, settle_staff};
use crate::domain::broadcast::{BroadcastKind, BroadcastStep};
use crate::domain::message::Incoming;
use crate::domain::staff::{CODE_CHARS, Permission, Post, entitled};
use crate::domain::{BroadcastId, Locale, Panel, PanelId, Platform};
use crate::service::broadcasts::Bulletin;
use crate::service::situation::Batch;
use crate::service::{Desk, Error};
use crate::store::{AuditEntry, Transaction};

/// What someone is told, or why it could not be found out.
pub(super) type Answer = Result<StaffAnswer, Error>;

/// Someone who is staff, and where what they do is written.
pub(super) struct Acting<'a> {
    pub desk: &'a Desk,
    pub transaction: &'a Transaction,
    pub batch: &'a Batch,
    posts: Vec<Post>,
}

impl Desk {
    /// Settles what a step wishes for, if it wishes for something that takes a role.
    pub(in crate::service) async fn settle(
        &self,
        transaction: &Transaction,
        batch: &mut Batch,
        update: &Incoming,
        step: &mut Step,
    ) -> Result<(), Error> {
        let Some(wish) = step.staff.take() else { return Ok(()) };
        let answer = match &wish.what {
            StaffWant::TakeUp(code) => self.take_up(transaction, batch, update, code).await?,
            want => match batch.person(&update.from) {
                None => StaffAnswer::Unknown,
                Some(person) => match transaction.posts_of(person).await? {
                    posts if posts.is_empty() => StaffAnswer::Unknown,
                    _ if is_carried_by_a_link(update) => told(StaffSay::NotHere),
                    posts => {
                        Acting { desk: self, transaction, batch, posts }.carry_out(want).await?
                    }
                },
            },
        };
        settle_staff(step, wish, answer);
        Ok(())
    }

    /// Gives the post that a code is for to the person, who may be new here.
    async fn take_up(
        &self,
        transaction: &Transaction,
        batch: &mut Batch,
        update: &Incoming,
        code: &str,
    ) -> Answer {
        if code.len() != CODE_CHARS {
            return Ok(StaffAnswer::Unknown);
        }
        let signature = self.keys.staff_code_signature(code);
        let found = transaction.staff_by_code(&signature).await?;
        let live = found.filter(|one| one.expires_at.is_some_and(|end| end > batch.now));
        let Some(stored) = live else { return Ok(StaffAnswer::Unknown) };
        if is_carried_by_a_link(update) {
            return Ok(told(StaffSay::NotHere));
        }
        batch.meet(update);
        let Some(person) = batch.person(&update.from) else { return Ok(StaffAnswer::Unknown) };
        if batch.changes.new_people.remove(&person) {
            transaction.add_people(&[person]).await?;
        }
        transaction.take_up(stored.post.id, person).await?;
        batch.staff_to_join.insert(person);
        let panel = stored.post.panel;
        let named = batch.catalogue.panels.get(&panel);
        let subject = named.map_or_else(String::new, |panel| subject(panel, &stored.post));
        self.note(transaction, &stored.post, "staff join", subject).await?;
        Ok(StaffAnswer::Told(vec![StaffSay::TakenUp { panel }, StaffSay::Menu { panel }]))
    }

    pub(super) async fn note(
        &self,
        transaction: &Transaction,
        post: &Post,
        action: &str,
        subject: String,
    ) -> Result<(), Error> {
        let (who, action) = (post.signature(), action.to_owned());
        Ok(transaction.record_audit(AuditEntry { at: self.now(), who, action, subject }).await?)
    }
}

/// Whether whoever has the link to this chat is in it: no place for what only staff may do.
fn is_carried_by_a_link(update: &Incoming) -> bool {
    update.from.platform == Platform::Browser
}

/// One thing to tell.
pub(super) fn told(said: StaffSay) -> StaffAnswer {
    StaffAnswer::Told(vec![said])
}

/// It has come further than that button: where it stands.
pub(super) fn not_now(broadcast: BroadcastId) -> StaffAnswer {
    StaffAnswer::Told(vec![StaffSay::NotNow, StaffSay::Bulletin { broadcast }])
}

impl Acting<'_> {
    async fn carry_out(&self, want: &StaffWant) -> Answer {
        match want {
            StaffWant::Act(StaffAct::Menu(panel)) => Ok(self.menu(*panel)),
            StaffWant::Act(StaffAct::Statement(act)) => self.statement_act(act).await,
            StaffWant::Statement { round, locale, text } => {
                self.keep_statement(*round, locale.as_ref(), text).await
            }
            StaffWant::Correction { statement, locale, text } => {
                self.keep_correction(*statement, locale, text).await
            }
            StaffWant::Act(StaffAct::New(panel)) => Ok(self.ask_for_new(*panel)),
            StaffWant::Act(StaffAct::AskRelease(round)) => self.ask_to_release(*round).await,
            StaffWant::Act(StaffAct::Release(round)) => self.release(*round).await,
            StaffWant::Act(act) => self.act(act).await,
            StaffWant::Text { place: Some((id, locale)), correcting: true, text, .. } => {
                self.correct(*id, locale, text).await
            }
            StaffWant::Text { panel, place, text, .. } => {
                self.keep_text(*panel, place.as_ref(), text).await
            }
            StaffWant::TakeUp(_) => Ok(StaffAnswer::Unknown),
        }
    }

    fn menu(&self, panel: Option<PanelId>) -> StaffAnswer {
        let first = self.posts.first().map(|post| post.panel);
        let several = self.posts.iter().any(|post| Some(post.panel) != first);
        let said = match (panel.or(first), panel) {
            (Some(_), None) if several => StaffSay::Panels,
            (Some(panel), _) if self.posts.iter().any(|post| post.panel == panel) => {
                StaffSay::Menu { panel }
            }
            _ => return StaffAnswer::Unknown,
        };
        StaffAnswer::Told(vec![said])
    }

    /// What the audit log calls this person, by each of their posts.
    pub(super) fn signatures(&self) -> Vec<String> {
        self.posts.iter().map(Post::signature).collect()
    }

    /// The panel, and the post by which they may do this there.
    pub(super) fn entitled(
        &self,
        panel: PanelId,
        permission: Permission,
    ) -> Option<(&Panel, &Post)> {
        let post = entitled(&self.posts, panel, permission)?;
        Some((self.batch.catalogue.panels.get(&panel)?, post))
    }

    /// The bulletin, if they may do this with it, and the post by which they may.
    pub(super) async fn bulletin(
        &self,
        id: BroadcastId,
        permission: Permission,
    ) -> Result<Option<(Bulletin, &Post)>, Error> {
        let found = self.transaction.broadcast(id).await?;
        let found = found.filter(|one| one.kind == BroadcastKind::Bulletin);
        Ok(found.and_then(|broadcast| {
            let (panel, post) = self.entitled(broadcast.panel, permission)?;
            Some((Bulletin { broadcast, panel: panel.clone(), number: None }, post))
        }))
    }

    fn ask_for_new(&self, panel: PanelId) -> StaffAnswer {
        let Some((panel, _)) = self.entitled(panel, Permission::Write) else {
            return StaffAnswer::Unknown;
        };
        let locale = panel.default_locale().clone();
        told(StaffSay::TextAsked { panel: panel.id, broadcast: None, locale })
    }

    async fn act(&self, act: &StaffAct) -> Answer {
        let (Some(id), Some(needed)) = (act.broadcast(), act.needs()) else {
            return Ok(StaffAnswer::Unknown);
        };
        let Some((found, post)) = self.bulletin(id, needed).await? else {
            return Ok(StaffAnswer::Unknown);
        };
        match act {
            StaffAct::Bulletin(_) => Ok(told(StaffSay::Bulletin { broadcast: id })),
            StaffAct::Preview(_) => Ok(StaffAnswer::Told(shown(&found.broadcast, &found.panel))),
            StaffAct::Rewrite(_, locale) => Ok(ask_anew(&found, locale)),
            StaffAct::Correct(_, locale) => Ok(ask_to_correct(&found, locale)),
            StaffAct::SameForAll(_) => self.same_for_all(found, post).await,
            StaffAct::Approve(_, edition) => self.approve(found, post, *edition).await,
            StaffAct::AskSend(_) => self.ask_to_send(found).await,
            StaffAct::Send(_, again) => self.send(found, post, *again).await,
            StaffAct::Pause(_) => self.advance(found, post, BroadcastStep::Pause).await,
            StaffAct::Resume(_) => self.advance(found, post, BroadcastStep::Resume).await,
            StaffAct::AskStop(_) => {
                match found.broadcast.step(BroadcastStep::Stop, self.batch.now) {
                    Ok(_) => Ok(told(StaffSay::StopAsked { broadcast: id })),
                    Err(_) => Ok(not_now(id)),
                }
            }
            StaffAct::Stop(_) => self.advance(found, post, BroadcastStep::Stop).await,
            StaffAct::Menu(_)
            | StaffAct::New(_)
            | StaffAct::Statement(_)
            | StaffAct::AskRelease(_)
            | StaffAct::Release(_) => Ok(StaffAnswer::Unknown),
        }
    }
}

/// Asks for a text anew, in a language that the panel has.
fn ask_anew(found: &Bulletin, locale: &Locale) -> StaffAnswer {
    let Bulletin { broadcast, panel, .. } = found;
    if !panel.languages.contains(locale) {
        return StaffAnswer::Unknown;
    }
    if !broadcast.is_editable() {
        return not_now(broadcast.id);
    }
    let (panel, locale) = (panel.id, locale.clone());
    told(StaffSay::TextAsked { panel, broadcast: Some(broadcast.id), locale })
}

/// Asks for the text that takes the place of what people have got.
fn ask_to_correct(found: &Bulletin, locale: &Locale) -> StaffAnswer {
    let Bulletin { broadcast, panel, .. } = found;
    if !panel.languages.contains(locale) {
        return StaffAnswer::Unknown;
    }
    if !broadcast.can_be_corrected() {
        return not_now(broadcast.id);
    }
    let (panel, broadcast, locale) = (panel.id, broadcast.id, locale.clone());
    told(StaffSay::CorrectionAsked { panel, broadcast, locale })
}
