//! The codebook, the method and the log as tables.

use super::{Export, Happening};
use crate::domain::codebook::{Code, Source, Variable};
use crate::domain::{Locale, Recruitment, RoundState};
use crate::report::Cell;
use crate::text::{Catalog, Day, Text};

/// Rows of a table, the heading first.
pub(super) type Rows = Vec<Vec<Cell>>;

impl Export {
    /// Each variable, and a row for each number that stands for something, in every language of the panel.
    pub(super) fn codebook_rows(&self) -> Rows {
        let locale = self.locale();
        let say = |text| Cell::Text(Catalog.say(&text, &locale));
        let languages = &self.panel.languages;
        let name = |language| Catalog.say(&Text::LanguageName, language);
        let mut heading =
            [Text::ExportVariable, Text::ExportId, Text::ExportKind].map(say).to_vec();
        heading
            .extend(languages.iter().map(|one| say(Text::ExportLabelIn { language: name(one) })));
        heading.push(say(Text::ExportCode));
        heading
            .extend(languages.iter().map(|one| say(Text::ExportMeaningIn { language: name(one) })));
        let mut rows = vec![heading];
        for variable in self.codebook.variables() {
            let codes = self.codebook.codes(variable, &self.panel);
            if codes.is_empty() {
                rows.push(self.codebook_row(variable, None));
            }
            rows.extend(codes.iter().map(|code| self.codebook_row(variable, Some(code))));
        }
        rows
    }

    fn codebook_row(&self, variable: &Variable, code: Option<&Code<'_>>) -> Vec<Cell> {
        let (id, kind) = match variable.source {
            Source::Respondent => ("", ""),
            Source::Background(no) => {
                (self.panel.variable(no).map_or("", |one| one.id.as_str()), "background")
            }
            Source::Question(no) => {
                self.round.question(no).map_or(("", ""), |one| (one.id.as_str(), one.kind.as_str()))
            }
        };
        let mut row = [&variable.name, id, kind].map(|text| Cell::Text(text.to_owned())).to_vec();
        let languages = &self.panel.languages;
        row.extend(languages.iter().map(|one| Cell::Text(self.label(variable, one))));
        let Some(code) = code else { return row };
        #[expect(clippy::cast_precision_loss, reason = "codes are small")]
        row.push(Cell::Number(code.number as f64));
        row.extend(languages.iter().map(|one| Cell::Text(self.meaning(code.meaning, one))));
        row
    }

    /// What the file is, and what may not be done with it.
    pub(super) fn notice(&self) -> Vec<String> {
        let locale = self.locale();
        let panel = self.panel.say(&self.panel.name, &locale).to_owned();
        let title = self.panel.say(&self.round.title, &locale).to_owned();
        let mut notice = vec![
            Text::ExportWhat { title, panel },
            Text::ExportNoMatching,
            Text::ExportRetention,
            Text::ExportCoarse,
        ];
        notice.push(if self.options.with_words {
            Text::ExportWithWords
        } else {
            Text::ExportWithoutWords
        });
        notice.iter().map(|text| Catalog.say(text, &locale)).collect()
    }

    /// The notice, and how the answers came about, a sentence a row.
    pub(super) fn method_rows(&self) -> Rows {
        let locale = self.locale();
        let mut sentences = self.notice();
        sentences.extend(self.method(&locale).iter().map(|text| Catalog.say(text, &locale)));
        sentences.into_iter().map(|sentence| vec![Cell::Text(sentence)]).collect()
    }

    fn method(&self, locale: &Locale) -> Vec<Text> {
        let said = |text| self.panel.say(text, locale).to_owned();
        let promise = &self.round.promise;
        let who = |way: &Recruitment| match way {
            Recruitment::Open => Text::ExportWhoOpen,
            Recruitment::Invited => Text::ExportWhoInvited,
            Recruitment::Drawn => Text::ExportWhoDrawn,
        };
        let mut method: Vec<Text> = self.panel.recruitment.iter().map(who).collect();
        if let RoundState::Closed { opened_at, closed_at, .. } = self.round.state {
            let day = |time| Day::with_year(time, self.panel.time_zone);
            method.push(Text::ExportDates { opened: day(opened_at), closed: day(closed_at) });
        }
        method.push(Text::ExportCount { count: u32::try_from(self.total).unwrap_or(u32::MAX) });
        method.push(Text::ExportEachOne);
        let (who, what) = (said(&promise.decided_by), said(&promise.can_change));
        method.push(Text::ExportPromise { who, what });
        method.push(Text::ExportUse { how: said(&promise.usage) });
        method
    }

    /// What happened to the round, and when, where the panel is. Who did it stands in the panel's own audit log only.
    pub(super) fn log_rows(&self) -> Rows {
        let locale = self.locale();
        let say = |text| Cell::Text(Catalog.say(&text, &locale));
        let mut rows = vec![[Text::ExportWhen, Text::ExportHappened].map(say).to_vec()];
        for (at, happening) in &self.log {
            let text = match happening {
                Happening::Opened => Text::ExportOpened,
                Happening::Closed => Text::ExportClosed,
                Happening::Sealed => Text::ExportSealed,
                Happening::Exported => Text::ExportExported,
            };
            let local = at.with_timezone(&self.panel.time_zone).format("%Y-%m-%d %H:%M");
            rows.push(vec![Cell::Text(local.to_string()), say(text)]);
        }
        rows
    }
}
