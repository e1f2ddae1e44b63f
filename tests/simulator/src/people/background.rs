//! Telling about oneself.

use rand::seq::IndexedRandom;

use super::given::Reached;
use super::person::Person;
use super::reading::fits;
use super::screen::Shown;
use crate::questionnaire::{Category, Variable};

impl Person {
    /// Answers a background question, or would rather not. Some end when the person is turned away for it.
    pub(crate) async fn tell(&mut self, at: usize, shown: &Shown) -> Option<Reached> {
        let variable = self.world.panel.background[at].clone();
        let told_before = self.given.background.contains_key(&variable.id);
        if told_before
            && self.pressed.iter().filter(|(message, _)| *message == shown.id).count() > 3
        {
            return Some(self.stuck("was asked the same about themselves again and again"));
        }
        self.think(self.habits.thinks).await;
        if self.habits.declines_background
            && let Some(label) = decline(&variable, shown)
        {
            self.given.background.insert(variable.id, None);
            self.pressed.push((shown.id, label.clone()));
            self.press(shown, &label, 1).await;
            return None;
        }
        let category = self.category(&variable)?;
        let label = shown.labels().into_iter().find(|label| fits(label, &category.label))?;
        self.given.background.insert(variable.id, Some(category.id.clone()));
        self.pressed.push((shown.id, label.clone()));
        let times = if self.habits.presses_twice { 2 } else { 1 };
        self.press(shown, &label, times).await;
        if self.is_young(&category) {
            return Some(self.turned_away(Reached::TooYoung).await);
        }
        if !category.eligible {
            return Some(self.turned_away(Reached::NotEligible).await);
        }
        None
    }

    /// The category that is true of this person, the same each time it is asked.
    fn category(&mut self, variable: &Variable) -> Option<Category> {
        if let Some(Some(id)) = self.given.background.get(&variable.id) {
            return variable.categories.iter().find(|category| category.id == *id).cloned();
        }
        let all = &variable.categories;
        let young: Vec<&Category> = all.iter().filter(|category| self.is_young(category)).collect();
        let others: Vec<&Category> = all.iter().filter(|category| !category.eligible).collect();
        let usual: Vec<&Category> =
            all.iter().filter(|category| category.eligible && !self.is_young(category)).collect();
        let chosen = if self.habits.too_young && !young.is_empty() {
            young
        } else if self.habits.not_eligible && !others.is_empty() {
            others
        } else {
            usual
        };
        chosen.choose(&mut self.random).map(|category| (*category).clone())
    }

    fn is_young(&self, category: &Category) -> bool {
        let floor = self.world.panel.floor(self.window.platform().channel());
        category.ages.is_some_and(|(youngest, _)| youngest < floor)
    }
}

/// The button that is no category and no language.
fn decline(variable: &Variable, shown: &Shown) -> Option<String> {
    let mut labels = shown.labels().into_iter();
    labels.find(|label| {
        let category = variable.categories.iter().any(|category| fits(label, &category.label));
        !category && super::label::meaning(label).is_none()
    })
}
