//! Who answers, in the line that shows that they do.

use chrono::NaiveDate;

use super::{Day, Text};
use crate::domain::statement::Signature;
use crate::domain::{Locale, Panel};

impl Text {
    /// A body with its decision, or a person with what they are. `day` is how the day of a decision is told.
    #[must_use]
    pub fn signed(
        signature: &Signature,
        panel: &Panel,
        locale: &Locale,
        day: impl Fn(NaiveDate) -> Day,
    ) -> Self {
        let words = |text| panel.say(text, locale).to_owned();
        match signature {
            Signature::Body { name, decided_on, paragraph, registry } => Self::StatementBody {
                who: words(name),
                date: day(*decided_on),
                paragraph: paragraph.clone(),
                registry: registry.clone(),
            },
            Signature::Person { name, role, party } if party.is_empty() => {
                Self::StatementPerson { who: name.clone(), role: words(role) }
            }
            Signature::Person { name, role, party } => Self::StatementPersonParty {
                who: name.clone(),
                role: words(role),
                party: party.clone(),
            },
        }
    }
}
