//! What the targets share: a newcomer before two open rounds, and one step with whatever was heard.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Utc};
use panelbot::conversation::{
    Conversation, Fieldwork, Links, Situation, Vocabulary, draft, latest, locale, step,
};
use panelbot::domain::message::{Heard, Incoming};
use panelbot::domain::{Address, Panel, PanelId, PanelistId, Platform, Round, RoundId};
use panelbot::service::import;
use panelbot::text::Catalog;
use uuid::Uuid;

/// Any time at which the example rounds can be open.
#[must_use]
pub fn now() -> DateTime<Utc> {
    "2027-01-15T09:00:00Z".parse().expect("a time")
}

/// Takes one step with this, as someone new, and words all that it says.
pub fn hear(platform: Platform, heard: Heard) {
    let from = Address { platform, external_id: "1".to_owned() };
    hear_this(&Incoming {
        update_id: "1".to_owned(),
        from,
        locale: None,
        room: None,
        received_at: now(),
        heard,
    });
}

/// The same with a whole update.
pub fn hear_this(update: &Incoming) {
    let step = step(Conversation::default(), update, newcomer(update.from.platform));
    let said = step.replies.iter().map(|reply| reply.say.clone()).collect();
    let language = locale(&step.conversation, &step.situation);
    for say in latest(said, &step.conversation, &step.situation) {
        if let Some(words) = draft(&say, &step.conversation, &step.situation) {
            let _ = Catalog.fill(words, &language);
        }
    }
}

/// Read once: the files are not what is tested.
static NEWCOMER: LazyLock<Situation> = LazyLock::new(situation);

fn newcomer(platform: Platform) -> Situation {
    Situation { platform, ..NEWCOMER.clone() }
}

fn situation() -> Situation {
    let both = [
        fieldwork(
            include_bytes!("../../examples/gnosjo/panel.toml"),
            include_bytes!("../../examples/gnosjo/skatten.toml"),
            1,
        ),
        fieldwork(
            include_bytes!("../../examples/svenljunga/panel.toml"),
            include_bytes!("../../examples/svenljunga/skolmaten.toml"),
            2,
        ),
    ];
    let rounds = both.iter().map(|(_, round)| Fieldwork {
        round: Arc::new(round.clone()),
        seed: Some(7),
        answers: BTreeMap::new(),
        participation: None,
    });
    Situation {
        now: now(),
        platform: Platform::Telegram,
        languages: Catalog.languages(),
        rounds: rounds.collect(),
        panels: Arc::new(both.into_iter().map(|(panel, _)| (panel.id, Arc::new(panel))).collect()),
        members: Vec::new(),
        invitation: None,
        vocabulary: Arc::new(Vocabulary::default()),
        links: Arc::new(Links::default()),
        own_page: None,
        fresh_panelist: PanelistId(Uuid::from_u128(99)),
        seed: 3,
        missed: false,
        prompt: None,
        own_codes: BTreeMap::new(),
        my_data: None,
    }
}

fn fieldwork(panel: &[u8], round: &[u8], id: u128) -> (Panel, Round) {
    let panel = import::panel(panel, PanelId(Uuid::from_u128(id))).expect("a right file");
    let round = import::round(round, |_| Some(&panel), now()).expect("a right file");
    let round = Round { id: RoundId(Uuid::from_u128(id + 100)), ..round };
    let round = round.submit(now()).and_then(|round| round.approve(now()));
    let round = round.and_then(|round| round.open(now())).expect("an open round");
    (panel, round)
}
