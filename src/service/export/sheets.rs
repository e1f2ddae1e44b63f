//! The codebook, the method and the log as tables.

use super::{Export, Happening};
use crate::domain::Locale;
use crate::domain::codebook::{Code, Source, Variable};
use crate::report::{Cell, method};
use crate::text::{Catalog, Text};

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
            Text::ExportSmallGroups,
        ];
        notice.push(if self.options.with_words {
            Text::ExportWithWords
        } else {
            Text::ExportWithoutWords
        });
        notice.iter().map(|text| Catalog.say(text, &locale)).collect()
    }

    /// The notice, the method box of every output of the result, and what was promised, a sentence a row.
    pub(super) fn method_rows(&self) -> Rows {
        let locale = self.locale();
        let mut sentences = self.notice();
        sentences.extend(method(&self.panel, &self.round, &self.result, &locale));
        sentences.extend(self.promise(&locale).map(|text| Catalog.say(&text, &locale)));
        sentences.into_iter().map(|sentence| vec![Cell::Text(sentence)]).collect()
    }

    fn promise(&self, locale: &Locale) -> [Text; 2] {
        let said = |text| self.panel.say(text, locale).to_owned();
        let promise = &self.round.promise;
        let (who, what) = (said(&promise.decided_by), said(&promise.can_change));
        [Text::PromiseWas { who, what }, Text::ExportUse { how: said(&promise.usage) }]
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
