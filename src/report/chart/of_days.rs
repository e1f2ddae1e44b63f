//! The chart of when people began to answer.

use chrono::NaiveDate;

use super::{Bar, Chart, Shape};
use crate::domain::{Locale, Panel, RoundResult};
use crate::text::{Catalog, Day, Figure, Text, yes_or_no};

/// Most bars; of more days, several share one.
const BARS_MAX: usize = 31;

impl Chart {
    /// How many began on each day; `None` when nobody did.
    #[must_use]
    pub fn of_days(panel: &Panel, result: &RoundResult, locale: &Locale) -> Option<Self> {
        let turnout = &result.turnout;
        let spans = spans(&turnout.days);
        let most = spans.iter().map(|span| span.count).max().filter(|most| *most > 0)?;
        let say = |text: Text| Catalog.say(&text, locale);
        let bars = spans.iter().map(|span| Bar {
            label: span.label(locale),
            length: Some(float(span.count) / float(most)),
            count: Some(span.count),
            value: Catalog.number(Figure(float(span.count)), locale),
        });
        let known = yes_or_no(turnout.asked(panel) > 0);
        let (responded, panelists) =
            (Figure(float(turnout.responded)), Figure(float(turnout.asked(panel))));
        Some(Self {
            title: say(Text::ChartDays),
            unit: String::new(),
            bars: bars.collect(),
            notes: vec![say(Text::ChartTurnout { known, responded, panelists })],
            shape: Shape::Counts,
            locale: locale.clone(),
        })
    }
}

/// Some days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    first: NaiveDate,
    last: NaiveDate,
    count: u64,
}

impl Span {
    fn label(self, locale: &Locale) -> String {
        let text = if self.first == self.last {
            return Catalog.day(Day::of(self.first), locale);
        } else {
            Text::ChartDaySpan { from: Day::of(self.first), to: Day::of(self.last) }
        };
        Catalog.say(&text, locale)
    }
}

fn spans(days: &[(NaiveDate, u64)]) -> Vec<Span> {
    let each = days.len().div_ceil(BARS_MAX).max(1);
    let spans = days.chunks(each).filter_map(|days| {
        let (first, last) = (days.first()?.0, days.last()?.0);
        Some(Span { first, last, count: days.iter().map(|(_, count)| count).sum() })
    });
    spans.collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
const fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_round_shows_several_days_in_one_bar() {
        let day =
            |day: u64| NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day") + chrono::Days::new(day);
        let days: Vec<_> = (0..70).map(|number| (day(number), number)).collect();
        let spans = spans(&days);
        assert_eq!(spans.len(), 24);
        assert_eq!(spans.iter().map(|span| span.count).sum::<u64>(), (0..70).sum::<u64>());
        assert_eq!((spans[0].first, spans[0].last), (day(0), day(2)));
    }
}
