//! What goes to the media, the newsletter and the wall when a result is out: a draft of a press release, a paragraph and a
//! poster, each in one language. Everything that is a figure comes from the frozen result.

mod headline;
mod news;
mod poster;
mod press;

use chrono::{DateTime, Utc};

use super::chart::Chart;
use crate::domain::decision::Decision;
use crate::domain::statement::{Standing, Statement};
use crate::domain::{Locale, Panel, QuestionNo, Round, RoundResult};
use crate::text::{Catalog, Day, Figure, Text, yes_or_no};

pub use poster::{PosterFault, PosterFile};

/// A result that is out, with what has come of it so far.
#[derive(Debug, Clone, Copy)]
pub struct MediaKit<'a> {
    /// The panel.
    pub panel: &'a Panel,
    /// The round.
    pub round: &'a Round,
    /// Its frozen result.
    pub result: &'a RoundResult,
    /// The question that stands first; the first of which a figure can be told when left out.
    pub question: Option<QuestionNo>,
    /// Chosen answers whose writers let them be shown, as they may be shown, each with its question.
    pub quotes: &'a [(QuestionNo, String)],
    /// Where the statement is.
    pub standing: Standing,
    /// The statement that holds, once there is one.
    pub statement: Option<&'a Statement>,
    /// The decisions that came of the round, the oldest first.
    pub decisions: &'a [&'a Decision],
    /// The public page of the round; `None` without the web.
    pub page: Option<&'a str>,
}

impl MediaKit<'_> {
    /// The chart of the question that stands first: the one that is wanted, else the first of which a figure can be told,
    /// else the first that has a chart; `None` where no question has one.
    fn chart(&self, locale: &Locale) -> Option<(QuestionNo, Chart)> {
        let wanted = |no: &QuestionNo| self.question.is_none_or(|one| one == *no);
        let questions = self.result.questions.iter().filter(|one| wanted(&one.question));
        let mut charts: Vec<_> = questions
            .filter_map(|one| {
                let chart = Chart::of_question(self.panel, self.round, one, locale)?;
                Some((one.question, chart))
            })
            .collect();
        let told = charts.iter().position(|(no, chart)| self.main_figure(*no, chart).is_some());
        (!charts.is_empty()).then(|| charts.swap_remove(told.unwrap_or(0)))
    }

    /// Whether the question that is to stand first has a chart.
    #[must_use]
    pub fn has_chart(&self) -> bool {
        self.chart(self.panel.default_locale()).is_some()
    }

    /// How many took part.
    fn lead(&self, locale: &Locale) -> String {
        let turnout = &self.result.turnout;
        let lead = Text::KitLead {
            known: yes_or_no(turnout.asked(self.panel) > 0),
            responded: figure(turnout.responded),
            panelists: figure(turnout.asked(self.panel)),
            panel: self.panel.say(&self.panel.name, locale).to_owned(),
            title: self.title(locale),
        };
        Catalog.say(&lead, locale)
    }

    /// What those who decide have answered, or when they will.
    fn answer(&self, locale: &Locale) -> String {
        let day = |time: DateTime<Utc>| Day::with_year(time, self.panel.time_zone);
        let decided_by = self.panel.say(&self.round.promise.decided_by, locale);
        let signed = self.statement.and_then(|one| one.signature.as_ref());
        let signed = signed.map(|signature| signature.who(locale, &self.panel.languages));
        let who = signed.unwrap_or(decided_by).to_owned();
        let text = match self.standing {
            Standing::Promised { due_at } => Text::PublicStatementDue { who, date: day(due_at) },
            Standing::Late { promised_at, until: None } => {
                Text::KitLate { who, date: day(promised_at) }
            }
            Standing::Late { promised_at, until: Some(until) } => {
                Text::KitLateUntil { who, date: day(promised_at), until: day(until) }
            }
            Standing::Lapsed => Text::NobodyAnswered,
            Standing::Given { at, .. } => Text::KitGiven { who, date: day(at) },
        };
        Catalog.say(&text, locale)
    }

    fn title(&self, locale: &Locale) -> String {
        self.panel.say(&self.round.title, locale).to_owned()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
const fn figure(count: u64) -> Figure {
    Figure(count as f64)
}
