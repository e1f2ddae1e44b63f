//! What numbers and variables are called in the reader's language.

use super::Export;
use crate::domain::Locale;
use crate::domain::codebook::{Meaning, Missing, Part, Source, Variable};
use crate::text::{Catalog, Text};

impl Export {
    /// The language of labels and notes.
    pub(super) fn locale(&self) -> Locale {
        self.options.language.clone().unwrap_or_else(|| self.panel.default_locale().clone())
    }

    /// What a number stands for.
    pub(super) fn meaning(&self, meaning: Meaning<'_>, locale: &Locale) -> String {
        let text = match meaning {
            Meaning::Label(label) => return self.panel.say(label, locale).to_owned(),
            Meaning::Other => Text::Other,
            Meaning::OnTheMap => Text::ExportOnTheMap,
            Meaning::InWords => Text::ExportInWords,
            Meaning::Answered => Text::ExportAnswered,
            Meaning::Ticked => Text::ExportTicked,
            Meaning::NotTicked => Text::ExportNotTicked,
            Meaning::Missing(Missing::Skipped) => Text::ExportSkipped,
            Meaning::Missing(Missing::DontKnow) => Text::DontKnow,
            Meaning::Missing(Missing::NotAsked) => Text::ExportNotAsked,
            Meaning::Missing(Missing::NotReached) => Text::ExportNotReached,
            Meaning::Missing(Missing::WouldNotSay) => Text::ExportWouldNotSay,
            Meaning::Missing(Missing::Withheld) => Text::ExportWithheld,
        };
        Catalog.say(&text, locale)
    }

    /// What a variable is: the question, and which part of its answer.
    pub(super) fn label(&self, variable: &Variable, locale: &Locale) -> String {
        let question = match variable.source {
            Source::Respondent => return Catalog.say(&Text::ExportRespondent, locale),
            Source::Background(no) => {
                let found = self.panel.variable(no);
                return found.map_or("", |one| self.panel.say(&one.text, locale)).to_owned();
            }
            Source::Question(no) => match self.round.question(no) {
                Some(question) => question,
                None => return String::new(),
            },
        };
        let asked = self.panel.say(&question.text, locale).to_owned();
        let text = match variable.part {
            Part::Whole | Part::Words => return asked,
            Part::Option(no) => Text::ExportPart {
                part: question
                    .choice(no)
                    .map_or("", |choice| self.panel.say(&choice.label, locale))
                    .to_owned(),
                question: asked,
            },
            Part::Other | Part::OtherWords => {
                Text::ExportPart { part: Catalog.say(&Text::Other, locale), question: asked }
            }
            Part::Why => Text::ExportWhy { question: asked },
            Part::Latitude => Text::ExportLatitude { question: asked },
            Part::Longitude => Text::ExportLongitude { question: asked },
        };
        Catalog.say(&text, locale)
    }
}
