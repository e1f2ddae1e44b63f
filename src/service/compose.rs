//! Putting replies into words: fresh ones, ones that wait, and whole pages.

use chrono::{DateTime, Utc};

use super::broadcasts::{Spoke, attached};
use super::situation::Batch;
use super::{Desk, Error};
use crate::conversation::{self, Conversation, Reply, Say, Situation, StaffAnswer, StaffSay};
use crate::domain::delivery::Outgoing;
use crate::domain::message::{Attachment, AttachmentKind, Incoming, Message};
use crate::domain::{Address, AddressId, DeliveryId, Locale, PanelId, Platform};
use crate::report::qr_png;
use crate::store::Transaction;
use crate::text::{Catalog, Text};

/// A chat shown at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The language it is in.
    pub locale: Locale,
    /// The panel's name, or the program's.
    pub title: String,
    /// What has been shown before something newer came: news for many, and replies that news have overtaken.
    pub earlier: Vec<Message>,
    /// The answered questions of the round under way.
    pub answered: Vec<Message>,
    /// The latest messages: what nobody did anything after, the oldest first, and what is waited for.
    pub latest: Vec<Message>,
    /// The copies of broadcasts that it shows for the first time.
    pub fresh: Vec<DeliveryId>,
}

impl Page {
    /// Everything on it, from top to bottom.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.earlier.iter().chain(&self.answered).chain(&self.latest)
    }
}

/// The program's name, where no panel's stands.
const PROGRAM: &str = "Panelbot";

impl Desk {
    /// What the last of these updates, from an address that we may not know, would be answered. Nothing is stored.
    ///
    /// # Errors
    /// When the database could not be read, or there is no update.
    pub async fn preview(&self, updates: Vec<Incoming>) -> Result<Page, Error> {
        let transaction = self.store.read().await?;
        let catalogue = self.catalogue(&transaction).await?;
        let addresses: Vec<Address> = updates.iter().map(|update| update.from.clone()).collect();
        let all: Vec<&Incoming> = updates.iter().collect();
        let mut batch = Batch::load(self, &transaction, catalogue, &addresses, &all).await?;
        let mut last = None;
        for update in &updates {
            let situation = batch.situation(self, &update.from, Some(update));
            let mut step = conversation::step(batch.conversation(&update.from), update, situation);
            // Whoever has no address with us yet has no role.
            if let Some(wish) = step.staff.take() {
                conversation::settle_staff(&mut step, wish, StaffAnswer::Unknown);
            }
            batch.apply(update, &step)?;
            last = Some(step);
        }
        let step = last.ok_or_else(|| Error::Broken("no update".to_owned()))?;
        let said = step.replies.into_iter().map(|reply| reply.say).collect();
        Ok(self.show(said, &step.conversation, &step.situation))
    }

    /// The chat of a known address (browser, terminal) as it stands; `None` when the address is not known.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn page(&self, address: &Address) -> Result<Option<Page>, Error> {
        let transaction = self.store.read().await?;
        let mut batch = self.around(&transaction, address).await?;
        let Some(chat) = batch.chats.get(address) else { return Ok(None) };
        let conversation = chat.conversation.clone();
        let waiting = transaction.deliveries_to(chat.address.id).await?;
        let said = waiting.iter().filter_map(|row| Some(read_body(row.id, &row.body)?.say));
        let said: Vec<Say> = said.collect();
        let missed = self.missed(&transaction, &batch, address).await?;
        let all: Vec<Say> = said.iter().chain(&missed).cloned().collect();
        let situation = self.situation(&transaction, &mut batch, address, &all).await?;
        let spoke = waiting.last().map(|row| Spoke { id: row.id, at: row.due_at });
        let mut news = self.news(&transaction, &mut batch, address, spoke).await?;
        let missed = missed
            .and_then(|say| self.word(&Reply { say, replaces: None }, &conversation, &situation));
        news.since.splice(0..0, missed);
        let overtaken = !news.since.is_empty();
        let (before, now) = if overtaken { (said, Vec::new()) } else { (Vec::new(), said) };
        let mut page = self.show(now, &conversation, &situation);
        let before = conversation::overtaken(before, &conversation, &situation);
        page.earlier.append(&mut news.before);
        page.earlier.extend(before.into_iter().filter_map(|say| {
            self.word(&Reply { say, replaces: None }, &conversation, &situation)
        }));
        page.latest.splice(0..0, news.since);
        page.latest.append(&mut news.beside);
        page.fresh = news.fresh;
        Ok(Some(page))
    }

    /// The messages that were waiting or under way on this platform when the program stopped, each with its address's
    /// row, in the order of sending.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn unsent(&self, platform: Platform) -> Result<Vec<(DeliveryId, AddressId)>, Error> {
        let rows = self.store.pending_at_start(platform).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.address)).collect())
    }

    /// Puts a delivery into words again; `None` when it has lost its meaning.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn compose(&self, delivery: DeliveryId) -> Result<Option<Outgoing>, Error> {
        let transaction = self.store.read().await?;
        let Some(row) = transaction.delivery(delivery).await? else { return Ok(None) };
        let addresses = transaction.addresses_by_id(&[row.address]).await?;
        let Some(stored) = addresses.into_iter().next() else { return Ok(None) };
        let mut batch = self.around(&transaction, &stored.address).await?;
        let Some(reply) = read_body(row.id, &row.body) else { return Ok(None) };
        let said = std::slice::from_ref(&reply.say);
        let situation = self.situation(&transaction, &mut batch, &stored.address, said).await?;
        let conversation = batch.conversation(&stored.address);
        Ok(self.word(&reply, &conversation, &situation).map(|message| Outgoing {
            delivery,
            address: row.address,
            to: stored.address,
            room: stored.room,
            attempts: row.attempts,
            heard_at: None,
            message,
        }))
    }

    async fn around(&self, transaction: &Transaction, address: &Address) -> Result<Batch, Error> {
        let catalogue = self.catalogue(transaction).await?;
        Batch::load(self, transaction, catalogue, std::slice::from_ref(address), &[]).await
    }

    async fn situation(
        &self,
        transaction: &Transaction,
        batch: &mut Batch,
        address: &Address,
        said: &[Say],
    ) -> Result<Situation, Error> {
        let mut situation = batch.situation(self, address, None);
        self.fill_in(transaction, batch, address, said, &mut situation).await?;
        situation.staff = loop {
            match self.staff_view(transaction, batch, address, said).await {
                Err(Error::Uncounted(bulletin)) => batch.counted.push(self.count(*bulletin).await?),
                seen => break seen?,
            }
        };
        situation.own_link_code = self.own_link_code(transaction, batch, address, said).await?;
        Ok(situation)
    }

    /// Reads what only some of what is said needs.
    pub(super) async fn fill_in(
        &self,
        transaction: &Transaction,
        batch: &mut Batch,
        address: &Address,
        said: &[Say],
        situation: &mut Situation,
    ) -> Result<(), Error> {
        if said.contains(&Say::MyData) {
            situation.my_data = Some(self.my_data(transaction, batch, address).await?);
        }
        if said.iter().any(|say| matches!(say, Say::Place { .. })) {
            // A link that has been renewed in this step is another one than before.
            situation.own_page = batch
                .person(address)
                .and_then(|person| self.own_page(person, batch.page_keys.get(&person).copied()));
        }
        if said.iter().any(|say| matches!(say, Say::CommentCare { .. })) {
            for (statement, comment) in self.my_comments(transaction, batch, address).await? {
                situation.comments.entry(statement).or_insert(comment);
            }
        }
        situation.outcomes = self.outcomes_for(transaction, batch, address, said).await?;
        Ok(())
    }

    fn show(&self, said: Vec<Say>, conversation: &Conversation, situation: &Situation) -> Page {
        let word = |say: Say| self.word(&Reply { say, replaces: None }, conversation, situation);
        let answered = conversation::answered_so_far(conversation, situation);
        let latest = conversation::latest(said, conversation, situation);
        let locale = conversation::locale(conversation, situation);
        let panel = conversation.panel.and_then(|panel| situation.panel(panel));
        Page {
            title: panel.map_or(PROGRAM, |panel| panel.say(&panel.name, &locale)).to_owned(),
            earlier: Vec::new(),
            answered: answered.into_iter().filter_map(word).collect(),
            latest: latest.into_iter().filter_map(word).collect(),
            fresh: Vec::new(),
            locale,
        }
    }

    /// One reply as a message, with its picture or file; `None` when it has lost its meaning.
    pub(super) fn word(
        &self,
        reply: &Reply,
        conversation: &Conversation,
        situation: &Situation,
    ) -> Option<Message> {
        let draft = conversation::draft(&reply.say, conversation, situation)?;
        let locale = conversation::locale(conversation, situation);
        let mut message = Catalog.fill(draft, &locale);
        message.replaces.clone_from(&reply.replaces);
        message.attachment = match &reply.say {
            Say::Invite { panel } => picture(*panel, situation, &locale),
            Say::MyData => super::my_data::file(situation, &locale, self.now()),
            Say::Staff { staff } => sample_picture(staff, situation),
            _ => None,
        };
        Some(message)
    }
}

/// The picture of a bulletin that is shown to staff.
fn sample_picture(staff: &StaffSay, situation: &Situation) -> Option<Attachment> {
    let StaffSay::Sample { broadcast, locale } = staff else { return None };
    let view = situation.staff.as_ref()?;
    let (found, bytes) = (view.bulletin(*broadcast)?, view.pictures.get(broadcast)?);
    attached(found, bytes, situation.panel(found.panel)?, locale)
}

/// The QR code of the person's own link.
fn picture(panel: PanelId, situation: &Situation, locale: &Locale) -> Option<Attachment> {
    let code = situation.own_codes.get(&panel)?;
    let links = &situation.links;
    let url = links.web_invitation(code).or_else(|| links.telegram_invitation(code))?;
    let panel = situation.panel(panel)?;
    let name = panel.say(&panel.name, locale).to_owned();
    Some(Attachment {
        kind: AttachmentKind::Png,
        name: format!("{}.png", panel.slug),
        bytes: qr_png(&url).ok()?,
        known_as: None,
        description: Catalog.say(&Text::InvitePicture { panel: name }, locale),
    })
}

/// A reply as a delivery's body.
pub(super) fn write_body(reply: &Reply) -> Result<String, Error> {
    serde_json::to_string(reply)
        .map_err(|error| Error::Broken(format!("a reply cannot be written: {error}")))
}

/// The reply in a delivery's body; `None` when this version of the program cannot read it.
fn read_body(delivery: DeliveryId, json: &str) -> Option<Reply> {
    serde_json::from_str(json)
        .inspect_err(|error: &serde_json::Error| {
            let problem = error.classify();
            tracing::error!(%delivery, ?problem, "a delivery cannot be read; it is passed over");
        })
        .ok()
}

/// The day of a time, as files write it.
pub(super) fn date(time: DateTime<Utc>) -> String {
    time.date_naive().to_string()
}
