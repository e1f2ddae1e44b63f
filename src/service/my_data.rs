//! Everything that is kept about one person: gathered, and written as a file.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::situation::Batch;
use super::{Desk, Error};
use crate::conversation::{MyData, MyPanel, MyPress, MyRound, Situation};
use crate::domain::contact::Contact;
use crate::domain::message::{Attachment, AttachmentKind};
use crate::domain::statement::Felt;
use crate::domain::{
    Address, Answer, AnswerValue, Consent, Locale, Nonresponse, Panel, PanelistId, Place, Platform,
    Question, Round,
};
use crate::store::{StoredAddress, StoredPanelist, StoredPress, Transaction};
use crate::text::{Catalog, Text};

impl Desk {
    /// Everything that is kept about the person behind an address.
    pub(super) async fn my_data(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        address: &Address,
    ) -> Result<MyData, Error> {
        let Some(chat) = batch.chats.get(address) else { return Ok(MyData::default()) };
        let person = chat.address.person;
        let addresses = transaction.addresses_of(&[person]).await?;
        let panelists: Vec<&StoredPanelist> = batch.panelists_of(person).collect();
        let ids: Vec<PanelistId> = panelists.iter().map(|panelist| panelist.id).collect();
        let consents = transaction.consents_of(&ids).await?;
        let presses = transaction.presses_of(&ids).await?;
        let mut panels = Vec::with_capacity(panelists.len());
        for panelist in panelists {
            let felt = presses.iter().filter(|press| press.panelist == panelist.id);
            let theirs = consents.iter().filter(|(whose, _)| *whose == panelist.id);
            panels.push(MyPanel {
                panel: panelist.panel,
                membership: panelist.membership,
                joined_at: panelist.joined_at,
                consents: theirs.map(|(_, consent)| consent.clone()).collect(),
                background: panelist.background.clone(),
                contact: panelist.contact,
                rounds: rounds(transaction, batch, panelist).await?,
                declined: declined(batch, panelist),
                felt: felt.map(|press| self.press(press)).collect(),
            });
        }
        let mut platforms: Vec<_> =
            addresses.iter().map(|stored| stored.address.platform).collect();
        platforms.sort();
        platforms.dedup();
        let addresses = addresses.into_iter().map(place).collect();
        let posts = transaction.posts_of(person).await?;
        Ok(MyData { platforms, addresses, posts, panels })
    }

    fn press(&self, press: &StoredPress) -> MyPress {
        let statement = press.statement;
        let (said, comment) = (press.said.as_ref(), press.comment.as_ref());
        MyPress {
            statement,
            felt: said.and_then(|said| self.keys.decrypt_felt(statement, said)),
            comment: comment.and_then(|sealed| self.keys.decrypt_comment(statement, sealed)),
        }
    }
}

/// Where it is. For a mailbox that is the room: its own number says nothing to anybody.
fn place(stored: StoredAddress) -> Address {
    match (stored.address.platform, stored.room) {
        (Platform::Email, Some(external_id)) => Address { external_id, ..stored.address },
        _ => stored.address,
    }
}

async fn rounds(
    transaction: &Transaction,
    batch: &Batch,
    panelist: &StoredPanelist,
) -> Result<Vec<MyRound>, Error> {
    let linkable = batch.catalogue.linkable(panelist.panel, panelist.id);
    let mut answers = transaction.answers_of(&BTreeSet::from_iter(linkable)).await?;
    let part = |((round, whose), participation): (&(_, PanelistId), _)| {
        let round = (*whose == panelist.id).then(|| batch.catalogue.rounds.get(round))??;
        let key = batch.catalogue.respondent_key(round.id, panelist.id);
        Some(MyRound {
            round: round.clone(),
            participation,
            answers: key.and_then(|key| answers.remove(&(round.id, key))).unwrap_or_default(),
        })
    };
    let parts = batch.participation.iter().map(|(whose, part)| (whose, *part));
    let mut rounds: Vec<MyRound> = parts.filter_map(part).collect();
    rounds.sort_by_key(|part| part.round.number);
    Ok(rounds)
}

fn declined(batch: &Batch, panelist: &StoredPanelist) -> Vec<Arc<Round>> {
    let theirs = batch.declined.keys().filter(|(_, whose)| *whose == panelist.id);
    let found = theirs.filter_map(|(round, _)| batch.catalogue.rounds.get(round).cloned());
    let mut rounds: Vec<Arc<Round>> = found.collect();
    rounds.sort_by_key(|round| round.number);
    rounds
}

#[derive(Serialize)]
struct File {
    written_at: DateTime<Utc>,
    reached_at: Vec<Address>,
    panels: Vec<PanelPart>,
}

#[derive(Serialize)]
struct PanelPart {
    panel: String,
    membership: crate::domain::Membership,
    joined_at: DateTime<Utc>,
    consents: Vec<Consent>,
    background: Vec<Fact>,
    contact: Contact,
    rounds: Vec<RoundPart>,
    declined: Vec<u32>,
    statements: Vec<StatementPart>,
    own_invitation: Option<String>,
}

#[derive(Serialize)]
struct RoundPart {
    number: u32,
    title: String,
    participation: crate::domain::Participation,
    answers: Vec<Fact>,
}

/// A statement, by the numbers of its rounds, and whether it felt like an answer.
#[derive(Serialize)]
struct StatementPart {
    rounds: Vec<u32>,
    felt_like_an_answer: Option<Felt>,
    comment: Option<String>,
}

/// A question and what was said: in words, or why there is no answer.
#[derive(Serialize)]
struct Fact {
    question: String,
    answer: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonresponse: Option<Nonresponse>,
    /// Whether it may be shown to others without a name, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_be_shown: Option<bool>,
}

/// The person's data as a JSON file to keep.
pub(super) fn file(
    situation: &Situation,
    locale: &Locale,
    now: DateTime<Utc>,
) -> Option<Attachment> {
    let data = situation.my_data.as_ref()?;
    let panels = data.panels.iter().filter_map(|part| panel_part(situation, locale, part));
    let file =
        File { written_at: now, reached_at: data.addresses.clone(), panels: panels.collect() };
    Some(Attachment {
        kind: AttachmentKind::Json,
        name: format!("panelbot-{}.json", super::compose::date(now)),
        bytes: serde_json::to_vec_pretty(&file).ok()?,
        known_as: None,
        description: Catalog.say(&Text::MyDataFile, locale),
    })
}

fn panel_part(situation: &Situation, locale: &Locale, part: &MyPanel) -> Option<PanelPart> {
    let panel = situation.panel(part.panel)?;
    let facts = part.background.iter().filter_map(|(no, category)| {
        let variable = panel.variable(*no)?;
        let category = category.and_then(|category| variable.category(category));
        let label = category.map(|category| panel.say(&category.label, locale).to_owned());
        Some(Fact {
            question: panel.say(&variable.text, locale).to_owned(),
            answer: label.into_iter().collect(),
            nonresponse: None,
            may_be_shown: None,
        })
    });
    Some(PanelPart {
        panel: panel.say(&panel.name, locale).to_owned(),
        membership: part.membership,
        joined_at: part.joined_at,
        consents: part.consents.clone(),
        background: facts.collect(),
        contact: part.contact,
        declined: part.declined.iter().map(|round| round.number).collect(),
        rounds: part.rounds.iter().map(|round| round_part(panel, locale, round)).collect(),
        statements: part.felt.iter().filter_map(|press| statement_part(situation, press)).collect(),
        own_invitation: situation.own_codes.get(&panel.id).cloned(),
    })
}

fn statement_part(situation: &Situation, press: &MyPress) -> Option<StatementPart> {
    let followup = &situation.followup;
    let rounds = followup.statement(press.statement)?.rounds.iter();
    let numbers = rounds.filter_map(|round| followup.rounds.get(round)).map(|round| round.number);
    Some(StatementPart {
        rounds: numbers.collect(),
        felt_like_an_answer: press.felt,
        comment: press.comment.as_ref().map(|comment| comment.0.clone()),
    })
}

fn round_part(panel: &Panel, locale: &Locale, part: &MyRound) -> RoundPart {
    let answers = part.answers.iter().filter_map(|(no, answer)| {
        let question = part.round.question(*no)?;
        Some(fact(panel, locale, question, answer))
    });
    RoundPart {
        number: part.round.number,
        title: panel.say(&part.round.title, locale).to_owned(),
        participation: part.participation,
        answers: answers.collect(),
    }
}

fn fact(panel: &Panel, locale: &Locale, question: &Question, answer: &Answer) -> Fact {
    let label = |no| question.choice(no).map(|choice| panel.say(&choice.label, locale).to_owned());
    let (words, nonresponse) = match &answer.value {
        AnswerValue::Choices { chosen, other } => {
            let labels = chosen.iter().filter_map(|no| label(*no));
            (labels.chain(other.clone()).collect(), None)
        }
        AnswerValue::Scale(point) => (vec![point.to_string()], None),
        AnswerValue::Number(number) => (vec![number.to_string()], None),
        AnswerValue::Text(text) => (vec![text.clone()], None),
        AnswerValue::Place(Place::Words(words)) => (vec![words.clone()], None),
        AnswerValue::Place(Place::Area(no)) => (label(*no).into_iter().collect(), None),
        AnswerValue::Place(Place::Point { latitude, longitude }) => {
            (vec![format!("{latitude}, {longitude}")], None)
        }
        AnswerValue::Nonresponse(why) => (Vec::new(), Some(*why)),
    };
    let question = panel.say(&question.text, locale).to_owned();
    Fact { question, answer: words, nonresponse, may_be_shown: answer.quotable }
}
