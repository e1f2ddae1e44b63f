//! Asking staff for the text of a bulletin.

use super::staff::{button, figure, tag};
use super::{Button, sentence};
use crate::conversation::{StaffAct, StaffView};
use crate::domain::broadcast::{Broadcast, TEXT_MAX_CHARS};
use crate::domain::message::{Block, Input, OPEN_TEXT_MAX_CHARS};
use crate::domain::staff::Permission;
use crate::domain::{BroadcastId, Locale, PanelId};
use crate::text::{Draft, Text};

/// Please write the text.
pub(super) fn asked(
    view: &StaffView,
    panel: PanelId,
    broadcast: Option<BroadcastId>,
    locale: &Locale,
) -> Option<Draft> {
    if !view.may(panel, Permission::Write) {
        return None;
    }
    let written = broadcast.and_then(|id| view.bulletin(id));
    let max = written.map_or(TEXT_MAX_CHARS, Broadcast::text_max_chars);
    let act = match broadcast {
        Some(id) => StaffAct::Rewrite(id, locale.clone()),
        None => StaffAct::New(panel),
    };
    let asked = sentence(Text::StaffTextAsked { language: tag(locale) });
    let mut draft = with_field(asked, act, max);
    if let Some(found) = written.filter(|found| !found.text.is_empty()) {
        draft = draft.row(vec![button(Text::StaffSame, StaffAct::SameForAll(found.id))]);
    }
    Some(draft.row(vec![button(Text::StaffMenu, StaffAct::Menu(Some(panel)))]))
}

/// Please write the text that takes the place of what people have got, and what that leads to.
pub(super) fn correction_asked(
    view: &StaffView,
    broadcast: BroadcastId,
    locale: &Locale,
) -> Option<Draft> {
    let found = view.bulletin(broadcast)?;
    if !view.may(found.panel, Permission::Correct) {
        return None;
    }
    let mut asked = sentence(Text::StaffCorrectionAsked { language: tag(locale) })
        .block(Block::Text(Text::StaffCorrectionCare.into()));
    if found.picture.is_some() {
        asked = asked.block(Block::Text(Text::StaffCorrectionPicture.into()));
    }
    let act = StaffAct::Correct(broadcast, locale.clone());
    let draft = with_field(asked, act, found.text_max_chars());
    Some(draft.row(vec![button(Text::StaffMenu, StaffAct::Menu(Some(found.panel)))]))
}

fn with_field(asked: Draft, act: StaffAct, max: usize) -> Draft {
    let how = Text::StaffTextHow { max: figure(max as u64) };
    let mut draft = asked.block(Block::Small(how.into()));
    draft.input = Input::Text {
        data: Button::Staff(act).encode(),
        label: Text::StaffTextLabel.into(),
        submit: Text::Send.into(),
        // What is marked up is longer than what is read.
        max_length: OPEN_TEXT_MAX_CHARS,
        long: true,
    };
    draft
}
