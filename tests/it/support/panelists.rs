//! Panelists put into a database by the store's own queries, so that there can be many at once.

use chrono::{Duration, Utc};
use panelbot::conversation::{Conversation, Waiting};
use panelbot::domain::contact::Contact;
use panelbot::domain::{
    Address, AddressId, Background, CategoryNo, Locale, Membership, Panel, PanelistId,
    Participation, PersonId, QuestionNo, Round,
};
use panelbot::store::{
    Store, StoredAddress, StoredConversation, StoredPanelist, StoredParticipation, day,
};
use uuid::Uuid;

/// People in one transaction.
const AT_ONCE: usize = 10_000;

/// Enrols someone at each of these addresses, with the room there where it is another. Each has been asked the round's first
/// question.
pub async fn enrol(
    store: &Store,
    panel: &Panel,
    round: &Round,
    places: &[(Address, Option<String>)],
) {
    for places in places.chunks(AT_ONCE) {
        let mut people: Vec<PersonId> = places.iter().map(|_| PersonId(Uuid::new_v4())).collect();
        people.sort_unstable();
        let addresses: Vec<StoredAddress> =
            people.iter().zip(places).map(|(person, place)| address(*person, place)).collect();
        let panelists: Vec<StoredPanelist> =
            people.iter().map(|person| panelist(panel, *person)).collect();
        let chats: Vec<_> =
            addresses.iter().map(|address| conversation(panel, round, address.id)).collect();
        let parts: Vec<_> = panelists.iter().map(|one| participation(round, one.id)).collect();
        let transaction = store.write().await.expect("a database");
        transaction.add_people(&people).await.expect("people");
        transaction.save_addresses(&addresses).await.expect("addresses");
        transaction.save_panelists(&panelists).await.expect("panelists");
        transaction.add_conversations(&chats).await.expect("chats");
        transaction.save_participation(&parts).await.expect("parts");
        transaction.commit().await.expect("committed");
    }
}

fn address(person: PersonId, (address, room): &(Address, Option<String>)) -> StoredAddress {
    StoredAddress {
        id: AddressId(Uuid::new_v4()),
        person,
        address: address.clone(),
        room: room.clone(),
        reachable: true,
        seen_at: day(Utc::now() - Duration::days(1)),
    }
}

fn panelist(panel: &Panel, person: PersonId) -> StoredPanelist {
    StoredPanelist {
        id: PanelistId(Uuid::new_v4()),
        panel: panel.id,
        person,
        membership: Membership::Enrolled,
        locale: Locale::parse("sv"),
        consent_version: panel.consent.version,
        background: told(panel),
        invitation: None,
        joined_at: day(Utc::now() - Duration::days(30)),
        seen_at: day(Utc::now() - Duration::days(1)),
        contact: Contact::All,
    }
}

/// The second category of everything: the first one may be too young.
fn told(panel: &Panel) -> Background {
    panel.variables().map(|(variable, _)| (variable, Some(CategoryNo(1)))).collect()
}

fn conversation(panel: &Panel, round: &Round, address: AddressId) -> StoredConversation {
    let state = Conversation {
        app_locale: Locale::parse("sv"),
        panel: Some(panel.id),
        waiting: Waiting::Answer { round: round.id, question: QuestionNo(0) },
        ..Conversation::default()
    };
    let state = serde_json::to_string(&state).expect("JSON");
    StoredConversation { address, version: 1, state, prompt: None, awaits_prompt: false }
}

fn participation(round: &Round, panelist: PanelistId) -> StoredParticipation {
    let started_at = day(Utc::now() - Duration::days(1));
    let participation = Some(Participation { started_at, completed_at: None });
    StoredParticipation { round: round.id, panelist, participation, declined_at: None }
}
