//! What surrounds someone new: two panels of the examples with their rounds open, without any database.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use panelbot::conversation::{Fieldwork, Links, Situation, Vocabulary};
use panelbot::domain::{Panel, PanelId, PanelistId, Platform, Round, RoundId};
use panelbot::service::import;
use panelbot::text::Catalog;
use uuid::Uuid;

/// A time at which the example rounds are open.
#[must_use]
pub fn now() -> DateTime<Utc> {
    "2027-01-15T09:00:00Z".parse().expect("a time")
}

/// Gnosjö's panel (1) with its rounds on the tax (101) and the roundabout (103), and Svenljunga's (2) with its round on
/// the school food (102), before someone whom nobody knows.
#[must_use]
pub fn newcomer(platform: Platform) -> Situation {
    let gnosjo = panel(include_bytes!("../../../examples/gnosjo/panel.toml"), 1);
    let svenljunga = panel(include_bytes!("../../../examples/svenljunga/panel.toml"), 2);
    let rounds = [
        open(&gnosjo, include_bytes!("../../../examples/gnosjo/skatten.toml"), 101),
        open(&svenljunga, include_bytes!("../../../examples/svenljunga/skolmaten.toml"), 102),
        open(&gnosjo, include_bytes!("../../../examples/gnosjo/rondellen.toml"), 103),
    ];
    let panels = [gnosjo, svenljunga].map(|panel| (panel.id, Arc::new(panel)));
    Situation {
        now: now(),
        platform,
        has_room: false,
        languages: Catalog.languages(),
        rounds: rounds.map(untouched).into(),
        panels: Arc::new(BTreeMap::from(panels)),
        members: Vec::new(),
        is_counted: false,
        invitation: None,
        vocabulary: Arc::new(Vocabulary::default()),
        links: Arc::new(Links::default()),
        own_page: None,
        fresh_panelist: PanelistId(Uuid::from_u128(99)),
        fresh_page: None,
        seed: 3,
        missed: false,
        unseen: false,
        link: None,
        holds_codes: false,
        elsewhere: Vec::new(),
        own_link_code: None,
        prompt: None,
        own_codes: BTreeMap::new(),
        bulletin: None,
        followup: Arc::default(),
        outcomes: Vec::new(),
        staff: None,
        my_data: None,
        comments: BTreeMap::new(),
        mail: None,
    }
}

fn panel(file: &[u8], id: u128) -> Panel {
    import::panel(file, PanelId(Uuid::from_u128(id))).expect("a right file")
}

fn open(panel: &Panel, file: &[u8], id: u128) -> Round {
    let round = import::round(file, |_| Some(panel), now()).expect("a right file");
    let round = Round { id: RoundId(Uuid::from_u128(id)), ..round };
    let round = round.submit(now()).and_then(|round| round.approve(now()));
    round.and_then(|round| round.open(now(), panel.time_zone)).expect("an open round")
}

fn untouched(round: Round) -> Fieldwork {
    Fieldwork {
        round: Arc::new(round),
        seed: Some(7),
        answers: BTreeMap::new(),
        participation: None,
        declined: false,
    }
}
