//! The chart of one question.

use chrono::{DateTime, Utc};

use super::wording::drawable;
use super::{Bar, Chart, Shape};
use crate::domain::{
    Distribution, Locale, Panel, Question, QuestionKind, QuestionResult, Round, RoundState, Row,
};
use crate::text::{Catalog, Day, Figure, Text};

impl Chart {
    /// What the whole panel answered to one question; `None` for a question that is answered in one's own words.
    #[must_use]
    pub fn of_question(
        panel: &Panel,
        round: &Round,
        result: &QuestionResult,
        locale: &Locale,
    ) -> Option<Self> {
        let question = round.question(result.question)?;
        if matches!(question.kind, QuestionKind::OpenText { .. }) {
            return None;
        }
        let told = Told { panel, question, locale };
        let bars = if result.answers.base.shown().is_some_and(|base| base > 0) {
            told.bars(&result.rows, &result.answers)
        } else {
            Vec::new()
        };
        Some(Self {
            title: panel.say(&question.text, locale).to_owned(),
            unit: told.unit(),
            bars,
            notes: told.notes(round, &result.answers),
            shape: Shape::Shares,
            locale: locale.clone(),
        })
    }

    /// What a row is called. The last of numbers in bands has both its ends in it.
    #[must_use]
    pub fn label(
        panel: &Panel,
        question: &Question,
        row: Row,
        is_last: bool,
        locale: &Locale,
    ) -> String {
        Told { panel, question, locale }.label(row, is_last)
    }

    /// The bars of one group's answers to the same question, in the same order and with the same labels.
    #[must_use]
    pub fn bars_of(
        panel: &Panel,
        question: &Question,
        rows: &[Row],
        answers: &Distribution,
        locale: &Locale,
    ) -> Vec<Bar> {
        Told { panel, question, locale }.bars(rows, answers)
    }
}

struct Told<'a> {
    panel: &'a Panel,
    question: &'a Question,
    locale: &'a Locale,
}

impl Told<'_> {
    fn say(&self, text: &Text) -> String {
        Catalog.say(text, self.locale)
    }

    fn bars(&self, rows: &[Row], answers: &Distribution) -> Vec<Bar> {
        let last = rows.len().saturating_sub(1);
        let bar = |(index, row): (usize, &Row)| {
            let share = answers.share(index);
            Bar {
                label: self.label(*row, index == last),
                length: share,
                count: share.and_then(|_| answers.counts.get(index)?.shown()),
                value: share.map_or_else(
                    || self.say(&Text::ChartHidden),
                    |of_all| share_of(of_all, self.locale),
                ),
            }
        };
        rows.iter().enumerate().map(bar).collect()
    }

    fn label(&self, row: Row, is_last: bool) -> String {
        match row {
            Row::Choice(no) => {
                let choice = self.question.choice(no);
                let label = choice.map_or("", |choice| self.panel.say(&choice.label, self.locale));
                // An option of nothing but a pictograph goes by its number, as in the chat.
                let number = || self.number(f64::from(no.0) + 1.0);
                if drawable(label).is_empty() { number() } else { label.to_owned() }
            }
            Row::Other => self.say(&Text::Other),
            Row::Point(point) => self.point(point),
            #[expect(clippy::float_cmp, reason = "the same number twice is one number")]
            Row::Band { from, to } if from == to => self.number(from),
            Row::Band { from, to } => {
                let (from, to) = (Figure(from), Figure(to));
                self.say(&if is_last {
                    Text::ChartBandLast { from, to }
                } else {
                    Text::ChartBand { from, to }
                })
            }
            Row::OnTheMap => self.say(&Text::AnswerPlace),
            Row::InWords => self.say(&Text::ChartInWords),
        }
    }

    /// What the numbers count; may be empty.
    fn unit(&self) -> String {
        match &self.question.kind {
            QuestionKind::Number { unit, .. } => self.panel.say(unit, self.locale).to_owned(),
            _ => String::new(),
        }
    }

    fn number(&self, number: f64) -> String {
        Catalog.number(Figure(number), self.locale)
    }

    /// A point of a scale, with what it means at the ends.
    fn point(&self, point: i32) -> String {
        let QuestionKind::Scale { from, to, low, high } = &self.question.kind else {
            return self.number(point.into());
        };
        let meaning = match point {
            _ if point == *from => self.panel.say(low, self.locale),
            _ if point == *to => self.panel.say(high, self.locale),
            _ => "",
        };
        if meaning.is_empty() {
            return self.number(point.into());
        }
        let meaning = meaning.to_owned();
        self.say(&Text::ChartPoint { point: Figure(point.into()), meaning })
    }

    fn notes(&self, round: &Round, answers: &Distribution) -> Vec<String> {
        let Some(base) = answers.base.shown() else {
            return vec![self.say(&Text::ChartTooFew)];
        };
        let count = figure(base);
        let of_some = !self.question.show_if.is_empty();
        let mut notes =
            vec![if of_some { Text::ChartBaseOfSome { count } } else { Text::ChartBase { count } }];
        if self.question.is_multiple() {
            notes.push(Text::ChartSeveral);
        }
        if let Some(count) = answers.dont_know.shown().filter(|count| *count > 0) {
            notes.push(Text::ChartDontKnow { count: figure(count) });
        }
        if let (Some(mean), Some(median)) = (answers.mean, answers.median) {
            let (mean, median, unit) = (tenths(mean), tenths(median), self.unit());
            notes.push(match unit.as_str() {
                "" => Text::ChartMean { mean, median },
                _ => Text::ChartMeanOf { mean, median, unit },
            });
        }
        if let Some((from, to)) = days(round) {
            let day = |time| Day::with_year(time, self.panel.time_zone);
            notes.push(if is_one_day(self.panel, from, to) {
                Text::ChartDate { date: day(from) }
            } else {
                Text::ChartDates { from: day(from), to: day(to) }
            });
        }
        notes.push(Text::ChartEach);
        notes.iter().map(|note| self.say(note)).collect()
    }
}

/// A share in whole percent.
pub(super) fn share_of(share: f64, locale: &Locale) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.5 {
        return Catalog.say(&Text::ChartShareUnderOne, locale);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let share = percent.round().clamp(0.0, 100.0) as u32;
    Catalog.say(&Text::ChartShare { share }, locale)
}

/// When a closed round was open.
pub(in crate::report) const fn days(round: &Round) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    match round.state {
        RoundState::Closed { opened_at, closed_at, .. } => Some((opened_at, closed_at)),
        _ => None,
    }
}

/// Whether both times are on the same day where the panel is.
pub(in crate::report) fn is_one_day(panel: &Panel, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
    let day = |time: DateTime<Utc>| time.with_timezone(&panel.time_zone).date_naive();
    day(from) == day(to)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
const fn figure(count: u64) -> Figure {
    Figure(count as f64)
}

/// A number with at most one decimal.
fn tenths(number: f64) -> Figure {
    Figure((number * 10.0).round() / 10.0)
}
