//! Facts about panelists, always in coarse categories.

use serde::{Deserialize, Serialize};

use super::locale::LocalText;

/// A variable's place in its panel, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VariableNo(pub u8);

/// A category's place in its variable, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoryNo(pub u8);

/// One thing a panel asks about its panelists, such as age or area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackgroundVariable {
    /// The name in files.
    pub id: String,
    /// The question.
    pub text: LocalText,
    /// When it is asked.
    pub ask: Ask,
    /// The possible answers.
    pub categories: Vec<BackgroundCategory>,
}

/// When a background variable is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Before the first question of the first round.
    #[default]
    Joining,
    /// After the first round, so that the way in stays short.
    Afterwards,
}

/// One category of a background variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackgroundCategory {
    /// The name in files.
    pub id: String,
    /// What the panelist reads.
    pub label: LocalText,
    /// False for those whom the panel is not for.
    pub eligible: bool,
    /// Youngest and oldest age in years, where the category is an age band.
    pub ages: Option<(u8, u8)>,
}

impl BackgroundVariable {
    /// True when the categories are age bands, so that this variable settles the age floor.
    #[must_use]
    pub fn tells_age(&self) -> bool {
        self.categories.iter().any(|category| category.ages.is_some())
    }

    /// The category at this place.
    #[must_use]
    pub fn category(&self, no: CategoryNo) -> Option<&BackgroundCategory> {
        self.categories.get(usize::from(no.0))
    }

    /// Whether someone may leave this question unanswered: not where it settles who may take part.
    #[must_use]
    pub fn may_be_declined(&self) -> bool {
        !self.tells_age() && self.categories.iter().all(|category| category.eligible)
    }
}

impl BackgroundCategory {
    /// Whether someone in this category may be younger than `floor` years.
    #[must_use]
    pub fn is_below(&self, floor: u8) -> bool {
        self.ages.is_some_and(|(youngest, _)| youngest < floor)
    }
}
