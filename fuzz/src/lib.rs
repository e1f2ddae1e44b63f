//! What the targets share: a newcomer before two open rounds, and one step with whatever was heard.

use std::sync::LazyLock;

use panelbot::conversation::{Conversation, Situation, draft, latest, locale, step};
use panelbot::domain::message::{Heard, Incoming};
use panelbot::domain::{Address, Platform};
use panelbot::text::Catalog;

#[path = "../../tests/it/support/situation.rs"]
mod situation;

pub use situation::now;

/// Takes one step with this, as someone new, and words all that it says.
pub fn hear(platform: Platform, heard: Heard) {
    let from = Address { platform, external_id: "1".to_owned() };
    hear_this(&Incoming {
        update_id: "1".to_owned(),
        from,
        locale: None,
        room: None,
        number: None,
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
static NEWCOMER: LazyLock<Situation> = LazyLock::new(|| situation::newcomer(Platform::Telegram));

fn newcomer(platform: Platform) -> Situation {
    Situation { platform, ..NEWCOMER.clone() }
}
