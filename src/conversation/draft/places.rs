//! Wording who is let in where.

use super::{Button, Wording, key, sentence};
use crate::conversation::{Command, PlaceSay};
use crate::domain::Platform;
use crate::domain::message::Block;
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// Everything that is said about the places where somebody is reached.
    pub(super) fn place(&self, place: PlaceSay) -> Draft {
        match place {
            PlaceSay::NewLinkAsked => sentence(Text::NewLinkAsked)
                .block(Block::Small(Text::NewLinkWhat.into()))
                .row(vec![key(Text::NewLinkYes, &Button::NewLink(true))])
                .row(vec![key(Text::NewLinkNo, &Button::NewLink(false))]),
            PlaceSay::NewLinkDeclined => sentence(Text::NewLinkDeclined),
            PlaceSay::NewLink => self.with_new_link(sentence(Text::NewLink)),
            PlaceSay::Joined { platform } => {
                let place = platform.as_str().to_owned();
                sentence(Text::PlaceJoined { place })
                    .block(Block::Text(Text::PlaceJoinedCare.into()))
                    .row(vec![key(Text::PlaceJoinedNotMe, &Button::Command(Command::Unlink))])
            }
            PlaceSay::OthersUnlinked => self.with_new_link(sentence(Text::OthersUnlinked)),
        }
    }

    /// With the link to the person's own page, which on the page itself stands below.
    fn with_new_link(&self, draft: Draft) -> Draft {
        match &self.situation.own_page {
            Some(_) if self.situation.platform == Platform::Browser => {
                draft.block(Block::Text(Text::NewLinkBelow.into()))
            }
            Some(url) => draft
                .block(Block::Link { label: Text::NewLinkLabel.into(), url: url.clone() })
                .block(Block::Small(Text::NewLinkCare.into())),
            None => draft,
        }
    }
}
