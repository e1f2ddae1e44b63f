//! A database as it is when a panel has this many panelists and half of them have answered.
//!
//! Every panelist is enrolled, known by an address on one platform, and has met the first question of an open round. Beside
//! them stand as many whole responses: the answers of others, under keys of their own, so that the tables and their
//! indexes are as large as they become. All goes in through the program's own queries, but for the answers, of which
//! there are many alike.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use chrono::{Duration, Timelike, Utc};
use panelbot::conversation::{Conversation, Waiting};
use panelbot::domain::{
    AddressId, AnswerValue, Background, CategoryNo, ChoiceNo, Consent, Invitation, InvitationId,
    Locale, Membership, Panel, PanelistId, Participation, PersonId, QuestionNo, RespondentKey,
    Round, VariableNo,
};
use panelbot::store::{
    Store, StoredAddress, StoredConversation, StoredPanelist, StoredParticipation, day,
};
use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

use super::platform::Platform;
use super::round::QUESTIONS;

/// Panelists in one transaction.
const AT_ONCE: usize = 20_000;

/// One in so many has a link for friends.
const INVITERS: usize = 5;

/// Fills the database with so many panelists, all on this platform, and as many responses.
pub async fn fill(
    store: &Store,
    panel: &Panel,
    round: &Round,
    (platform, panelists): (Platform, usize),
) -> Result<()> {
    fill_people(store, panel, round, (platform, panelists)).await?;
    write_responses(store, round, panelists).await
}

/// Fills it with the panelists alone.
pub async fn fill_people(
    store: &Store,
    panel: &Panel,
    round: &Round,
    (platform, panelists): (Platform, usize),
) -> Result<()> {
    // In the order of their keys, as a database grows fastest; which address is whose follows from no order.
    let ids = || {
        let mut ids: Vec<Uuid> = (0..panelists).map(|_| Uuid::new_v4()).collect();
        ids.sort_unstable();
        ids
    };
    let (people, addresses, members) = (ids(), ids(), ids());
    for from in (0..panelists).step_by(AT_ONCE) {
        let part = from..panelists.min(from + AT_ONCE);
        let rows: Vec<Seed<'_>> = part
            .map(|number| Seed {
                panel,
                round,
                platform,
                number,
                person: PersonId(people[number]),
                address: AddressId(addresses[number]),
                panelist: PanelistId(members[number]),
            })
            .collect();
        write(store, &rows).await?;
    }
    Ok(())
}

/// One panelist to be.
struct Seed<'a> {
    panel: &'a Panel,
    round: &'a Round,
    platform: Platform,
    number: usize,
    person: PersonId,
    address: AddressId,
    panelist: PanelistId,
}

async fn write(store: &Store, seeds: &[Seed<'_>]) -> Result<()> {
    let transaction = store.write().await?;
    let people: Vec<_> = seeds.iter().map(|seed| seed.person).collect();
    transaction.add_people(&people).await?;
    let addresses: Vec<_> = seeds.iter().map(Seed::address).collect();
    transaction.save_addresses(&addresses).await?;
    let panelists: Vec<_> = seeds.iter().map(Seed::panelist).collect();
    transaction.save_panelists(&panelists).await?;
    let consents: Vec<_> = seeds.iter().map(|seed| (seed.panelist, seed.consent())).collect();
    transaction.add_consents(&consents).await?;
    let chats = seeds.iter().map(Seed::conversation).collect::<Result<Vec<_>>>()?;
    transaction.add_conversations(&chats).await?;
    let parts: Vec<_> = seeds.iter().map(Seed::participation).collect();
    transaction.save_participation(&parts).await?;
    let invitations: Vec<_> =
        seeds.iter().filter(|seed| seed.number % INVITERS == 0).map(Seed::invitation).collect();
    transaction.add_invitations(&invitations).await?;
    Ok(transaction.commit().await?)
}

impl Seed<'_> {
    fn address(&self) -> StoredAddress {
        StoredAddress {
            id: self.address,
            person: self.person,
            address: self.platform.address(self.number),
            room: self.platform.room(self.number),
            reachable: true,
            seen_at: day(Utc::now() - Duration::days(1)),
        }
    }

    fn panelist(&self) -> StoredPanelist {
        StoredPanelist {
            id: self.panelist,
            panel: self.panel.id,
            person: self.person,
            membership: Membership::Enrolled,
            locale: Locale::parse("sv"),
            consent_version: self.panel.consent.version,
            background: background(self.number, 3),
            invitation: None,
            joined_at: day(Utc::now() - Duration::days(30)),
            seen_at: day(Utc::now() - Duration::days(1)),
            contact: panelbot::domain::contact::Contact::default(),
        }
    }

    fn consent(&self) -> Consent {
        let (version, text) = (self.panel.consent.version, &self.panel.consent.text);
        let locale = self.panel.languages[0].clone();
        let text = text.get(&locale).unwrap_or_default().to_owned();
        let given_at = day(Utc::now() - Duration::days(30));
        Consent { version, locale, text, platform: self.platform.ours(), given_at }
    }

    fn conversation(&self) -> Result<StoredConversation> {
        let state = Conversation {
            app_locale: Locale::parse("sv"),
            panel: Some(self.panel.id),
            waiting: Waiting::Answer { round: self.round.id, question: QuestionNo(0) },
            ..Conversation::default()
        };
        let state = serde_json::to_string(&state)?;
        Ok(StoredConversation {
            address: self.address,
            version: 1,
            state,
            prompt: None,
            awaits_prompt: false,
        })
    }

    fn invitation(&self) -> Invitation {
        Invitation {
            id: InvitationId(Uuid::new_v4()),
            panel: self.panel.id,
            code: format!("B{:07}", self.number),
            label: String::new(),
            max_uses: None,
            uses: 0,
            expires_at: None,
            inviter: Some(self.panelist),
        }
    }

    fn participation(&self) -> StoredParticipation {
        let started_at = Utc::now().with_nanosecond(0).unwrap_or_default() - Duration::days(1);
        StoredParticipation {
            round: self.round.id,
            panelist: self.panelist,
            participation: Some(Participation { started_at, completed_at: None }),
            declined_at: None,
        }
    }
}

/// As many variables as the panel asks of, or the first ones that are reported.
fn background(number: usize, variables: u8) -> Background {
    let category = |variable: u8| {
        CategoryNo(
            u8::try_from((number + usize::from(variable)) % 3).unwrap_or(0)
                + u8::from(variable == 0),
        )
    };
    (0..variables).map(|variable| (VariableNo(variable), Some(category(variable)))).collect()
}

async fn write_responses(store: &Store, round: &Round, responses: usize) -> Result<()> {
    let mut keys: Vec<[u8; 32]> = (0..responses).map(|_| rand::random()).collect();
    keys.sort_unstable();
    for (number, part) in keys.chunks(AT_ONCE).enumerate() {
        let rows: BTreeMap<_, _> = part
            .iter()
            .map(|key| ((round.id, RespondentKey(*key)), background(number, 2)))
            .collect();
        let transaction = store.write().await?;
        transaction.save_responses(&rows).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// Gives every response the answers to all questions but the last, and lets the database take stock.
pub async fn write_answers(url: &str) -> Result<()> {
    let connection = Database::connect(url).await?;
    let value = AnswerValue::Choices { chosen: vec![ChoiceNo(1)], other: None };
    let value = serde_json::to_string(&value)?;
    ensure!(!value.contains('\''), "the value needs no care in SQL");
    let questions: Vec<String> = (1..QUESTIONS).map(|number| format!("({})", number - 1)).collect();
    let fill = format!(
        "INSERT INTO answer (round_id, respondent_key, question, value, complete) \
         SELECT round_id, respondent_key, q.column1, '{value}', true \
         FROM response CROSS JOIN (VALUES {}) AS q ORDER BY 1, 2, 3",
        questions.join(", ")
    );
    connection.execute_unprepared(&fill).await?;
    connection.close().await?;
    settle(url).await
}

/// Lets the database take stock of itself.
pub async fn settle(url: &str) -> Result<()> {
    let connection = Database::connect(url).await?;
    let settle: &[&str] = if url.starts_with("sqlite") {
        &["PRAGMA wal_checkpoint(TRUNCATE)"]
    } else {
        &["VACUUM ANALYZE", "CHECKPOINT"]
    };
    for statement in settle {
        connection.execute_unprepared(statement).await?;
    }
    Ok(connection.close().await?)
}

/// How many updates the program has taken in.
pub async fn updates_taken_in(url: &str) -> Result<i64> {
    let connection = Database::connect(url).await?;
    let row = connection
        .query_one_raw(sea_orm::Statement::from_string(
            connection.get_database_backend(),
            "SELECT COUNT(*) FROM inbox",
        ))
        .await?;
    let count = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    connection.close().await?;
    Ok(count)
}
