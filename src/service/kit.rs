//! The media kit of a result that is out: everything that it is made of, read once, and its files.

use super::{Desk, Refusal, RoundName};
use crate::domain::decision::Decision;
use crate::domain::statement::{Standing, Statement, standing};
use crate::domain::{InvalidTransition, Locale, Panel, QuestionNo, Round, RoundResult};
use crate::report::kit::{MediaKit, PosterFault};

/// All that the kit is made of.
#[derive(Debug, Clone)]
pub struct Kit {
    /// The panel.
    pub panel: Panel,
    /// The round.
    pub round: Round,
    /// The public page of the round, which the code leads to; `None` without the web.
    pub page: Option<String>,
    result: RoundResult,
    question: Option<QuestionNo>,
    quotes: Vec<(QuestionNo, String)>,
    standing: Standing,
    statement: Option<Statement>,
    decisions: Vec<Decision>,
}

/// One file of the kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitFile {
    /// Its name, such as `poster.sv.html`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// Reads what the media kit of a round is made of, with the question with this number, from 1, first.
    ///
    /// # Errors
    /// When there is no such round or question, the round is not closed, nobody answered it, or its result is not out.
    pub async fn media_kit(
        &self,
        name: &RoundName,
        question: Option<usize>,
    ) -> Result<Kit, Refusal> {
        let (panel, round, result) = self.result(name).await?;
        if round.nobody_answered() {
            return Err(InvalidTransition::NobodyAnswered.into());
        }
        if round.released_at().is_none() {
            return Err(Refusal::NotReleased(format!("{}/{}", panel.slug, round.number)));
        }
        let quotes = self.chosen_quotes(name).await?;
        let read = self.store.read().await?;
        let followup = read.followup().await?;
        drop(read);
        let first = match question {
            Some(number) => Some(numbered(&result, number).ok_or(Refusal::NoChart(number))?),
            None => None,
        };
        let kit = Kit {
            page: self.links().result_page(&panel, &round),
            question: first,
            quotes: quotes.into_iter().map(|quote| (quote.question, quote.text)).collect(),
            standing: standing(&round, &followup, panel.time_zone, self.now()),
            statement: followup.given(round.id).map(|(statement, _)| statement.clone()),
            decisions: followup.decisions_of(round.id).cloned().collect(),
            panel,
            round,
            result,
        };
        match question.filter(|_| !kit.told(&kit.decisions.iter().collect::<Vec<_>>()).has_chart())
        {
            Some(number) => Err(Refusal::NoChart(number)),
            None => Ok(kit),
        }
    }
}

fn numbered(result: &RoundResult, number: usize) -> Option<QuestionNo> {
    let place = number.checked_sub(1)?;
    result.questions.get(place).map(|one| one.question)
}

impl Kit {
    fn told<'a>(&'a self, decisions: &'a [&'a Decision]) -> MediaKit<'a> {
        MediaKit {
            panel: &self.panel,
            round: &self.round,
            result: &self.result,
            question: self.question,
            quotes: &self.quotes,
            standing: self.standing,
            statement: self.statement.as_ref(),
            decisions,
            page: self.page.as_deref(),
        }
    }

    /// Whether so few answered that there is nothing but a paragraph for the newsletter, which says so.
    #[must_use]
    pub const fn is_few(&self) -> bool {
        self.result.turnout.is_few()
    }

    /// Its files, language by language.
    ///
    /// # Errors
    /// When a poster cannot be drawn.
    pub fn files(&self) -> Result<Vec<KitFile>, PosterFault> {
        let decisions: Vec<&Decision> = self.decisions.iter().collect();
        let told = self.told(&decisions);
        let mut files = Vec::new();
        for locale in &self.panel.languages {
            files.extend(if self.is_few() {
                vec![newsletter(told, locale)]
            } else {
                of_language(told, locale)?
            });
        }
        Ok(files)
    }
}

fn of_language(told: MediaKit<'_>, locale: &Locale) -> Result<Vec<KitFile>, PosterFault> {
    let poster = told.poster(locale)?;
    Ok(vec![
        file("press", locale, "txt", told.press_release(locale).into_bytes()),
        newsletter(told, locale),
        file("poster", locale, "html", poster.html.into_bytes()),
        file("poster", locale, "png", poster.png),
    ])
}

fn newsletter(told: MediaKit<'_>, locale: &Locale) -> KitFile {
    file("newsletter", locale, "txt", told.newsletter(locale).into_bytes())
}

fn file(kind: &str, locale: &Locale, ending: &str, bytes: Vec<u8>) -> KitFile {
    KitFile { name: format!("{kind}.{locale}.{ending}"), bytes }
}
