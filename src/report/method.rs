//! What a result can and cannot say, in words: it stands beside every output.

use super::chart::{days, is_one_day};
use crate::domain::{Entry, Locale, Panel, Recruitment, Round, RoundResult, Turnout};
use crate::text::{Catalog, Day, Figure, Text, yes_or_no};

/// How a result came to be, and what it can and cannot say: one sentence or two a line.
///
/// Nobody who only came can be told with a margin of error, so none is given.
#[must_use]
pub fn method(panel: &Panel, round: &Round, result: &RoundResult, locale: &Locale) -> Vec<String> {
    let turnout = &result.turnout;
    let mut lines = vec![who(panel, turnout, locale)];
    let ages = panel.channels.values().map(|rule| rule.minimum_age);
    lines.extend(ages.min().filter(|age| *age > 0).map(|age| Text::MethodAge { age: age.into() }));
    lines.push(Text::MethodTurnout {
        known: yes_or_no(turnout.asked(panel) > 0),
        responded: figure(turnout.responded),
        panelists: figure(turnout.asked(panel)),
        completed: figure(turnout.completed),
    });
    lines.extend(rates(panel, turnout));
    if let Some((from, to)) = days(round) {
        let day = |time| Day::with_year(time, panel.time_zone);
        lines.push(if is_one_day(panel, from, to) {
            Text::MethodDate { date: day(from) }
        } else {
            Text::MethodDates { from: day(from), to: day(to) }
        });
    }
    lines.push(if turnout.drawn { Text::MethodSaysDrawn } else { Text::MethodSays });
    if panel.entry == Entry::AnswerFirst {
        lines.push(Text::MethodTwice);
    }
    lines.push(Text::MethodSmall);
    let also = panel.say(&round.also_heard, locale).trim();
    if !also.is_empty() {
        lines.push(Text::MethodAlsoHeard { words: also.to_owned() });
    }
    lines.iter().map(|line| Catalog.say(line, locale)).collect()
}

/// Who could take part.
fn who(panel: &Panel, turnout: &Turnout, locale: &Locale) -> Text {
    let name = panel.say(&panel.name, locale).to_owned();
    if turnout.drawn {
        Text::MethodDrawn { panel: name }
    } else if panel.is_open() {
        Text::MethodOpen { panel: name }
    } else if panel.recruitment.contains(&Recruitment::Drawn) {
        Text::MethodMixed { panel: name }
    } else {
        Text::MethodInvited { panel: name }
    }
}

/// The rates by their right names: participation and completion; the response rate (AAPOR's RR1: complete responses among
/// all who could have answered) only of people who were drawn.
/// <https://aapor.org/wp-content/uploads/2024/03/Standards-Definitions-10th-edition.pdf>
fn rates(panel: &Panel, turnout: &Turnout) -> Vec<Text> {
    let Some(participation) = percent(turnout.responded, turnout.asked(panel)) else {
        return Vec::new();
    };
    let mut rates = Vec::new();
    if let Some(completion) = percent(turnout.completed, turnout.responded) {
        rates.push(Text::MethodRates { participation, completion });
    }
    if let Some(rate) = percent(turnout.completed, turnout.panelists).filter(|_| turnout.drawn) {
        rates.push(Text::MethodResponseRate { rate });
    }
    rates
}

/// A part of a whole in whole percent; `None` of nothing.
fn percent(part: u64, whole: u64) -> Option<Figure> {
    let Figure(part) = figure(part);
    let Figure(whole) = figure(whole);
    (whole > 0.0).then(|| Figure((part / whole * 100.0).round()))
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
const fn figure(count: u64) -> Figure {
    Figure(count as f64)
}
