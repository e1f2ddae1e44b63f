//! Putting a round's open answers together for print.

use super::gathering::Desktop;
use super::{CannotRead, OpenAnswer};
use crate::domain::{Locale, QuestionNo, RoundState};
use crate::report::{Booklet, BookletAnswer, BookletGroup, BookletSection};
use crate::service::Desk;
use crate::service::refusal::Refusal;
use crate::service::rounds::RoundName;
use crate::text::{Catalog, Day, Text};

/// What is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Printed {
    /// What may mean danger or looks like personal data, too.
    pub all: bool,
    /// Only what its writers let be shown.
    pub quotable: bool,
}

impl Desk {
    /// The open answers of a closed round as a file to print, by question and theme, with what is hidden left out. That it
    /// was made, and by whom, stands in the audit log.
    ///
    /// # Errors
    /// When there is no such round, it is not closed, or the language is not installed.
    pub async fn booklet(
        &self,
        name: &RoundName,
        locale: &Locale,
        printed: Printed,
        by: &str,
    ) -> Result<Booklet, Refusal> {
        if !Catalog.languages().contains(locale) {
            return Err(CannotRead::not_installed(locale).into());
        }
        let transaction = self.store.write().await?;
        let desktop = Desktop::open(&transaction, name).await?;
        self.audit(&transaction, by, "answers print", &desktop.round.id.to_string()).await?;
        transaction.commit().await?;
        let mut answers = desktop.answers();
        answers.retain(|answer| printed.holds(answer));
        let writer = Writer { desk: self, desktop: &desktop, locale, printed };
        Ok(writer.booklet(&answers))
    }
}

impl Printed {
    fn holds(self, answer: &OpenAnswer) -> bool {
        !answer.is_hidden()
            && (self.all || (!answer.danger && answer.exposed().is_empty()))
            && (!self.quotable || answer.quotable == Some(true))
    }
}

struct Writer<'a> {
    desk: &'a Desk,
    desktop: &'a Desktop,
    locale: &'a Locale,
    printed: Printed,
}

impl Writer<'_> {
    fn say(&self, text: &Text) -> String {
        Catalog.say(text, self.locale)
    }

    fn booklet(&self, answers: &[OpenAnswer]) -> Booklet {
        let Desktop { panel, round, .. } = self.desktop;
        let section = |no: QuestionNo, title| {
            let theirs: Vec<_> = answers.iter().filter(|one| one.question == no).collect();
            let groups = self.groups(&theirs);
            (!theirs.is_empty()).then_some(BookletSection { title, groups })
        };
        let questions = round.questions();
        let title = |text| panel.say(text, self.locale).to_owned();
        Booklet {
            locale: self.locale.clone(),
            panel: title(&panel.name),
            title: title(&round.title),
            heading: self.say(&Text::PrintHeading),
            notes: self.notes(answers.len()),
            sections: questions.filter_map(|(no, one)| section(no, title(&one.text))).collect(),
        }
    }

    /// What to know before reading.
    fn notes(&self, count: usize) -> Vec<String> {
        let Desktop { panel, round, .. } = self.desktop;
        let mut notes = Vec::new();
        if let RoundState::Closed { opened_at, closed_at, .. } = round.state {
            let day = |time| Day::new(time, panel.time_zone, self.desk.now());
            notes.push(Text::PrintDates { from: day(opened_at), to: day(closed_at) });
        }
        notes.push(Text::PrintCount { count: u32::try_from(count).unwrap_or(u32::MAX) });
        notes.push(Text::PrintCaveat);
        notes.push(Text::PrintHidden);
        if !self.desktop.themes.is_empty() {
            notes.push(Text::PrintThemes);
        }
        if !self.printed.all {
            notes.push(Text::PrintDanger);
        }
        notes.push(if self.printed.quotable { Text::PrintAllQuotable } else { Text::PrintCare });
        notes.iter().map(|note| self.say(note)).collect()
    }

    /// By theme, and last what has none.
    fn groups(&self, answers: &[&OpenAnswer]) -> Vec<BookletGroup> {
        let group = |name: Option<String>, theirs: Vec<&&OpenAnswer>| {
            let answers: Vec<_> = theirs.into_iter().map(|answer| self.answer(answer)).collect();
            (!answers.is_empty()).then_some(BookletGroup { name, answers })
        };
        let themes = self.desktop.themes.iter().filter_map(|theme| {
            let theirs = answers.iter().filter(|one| one.themes.contains(&theme.name));
            group(Some(theme.name.clone()), theirs.collect())
        });
        let mut groups: Vec<BookletGroup> = themes.collect();
        let name = (!groups.is_empty()).then(|| self.say(&Text::PrintWithoutTheme));
        let bare = answers.iter().filter(|one| one.themes.is_empty());
        groups.extend(group(name, bare.collect()));
        groups
    }

    fn answer(&self, answer: &OpenAnswer) -> BookletAnswer {
        let marked = answer.quotable == Some(true) && !self.printed.quotable;
        let mark = marked.then(|| self.say(&Text::PrintQuotable));
        BookletAnswer { text: answer.shown(), mark }
    }
}
