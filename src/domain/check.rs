//! What must hold for a panel or a round before anyone meets it.
//!
//! A check returns everything that is wrong at once, each with the key in the file where it stands.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

pub use super::fault::{Fault, Problem};
use super::length::{
    BESIDE_NUMBER_MAX_CHARS, LINE_MAX_CHARS, PART_MAX_CHARS, QUESTION_MAX_CHARS, TEXT_MAX_CHARS,
    length,
};
use super::message::{BUTTON_LABEL_MAX_CHARS, CHOICES_MAX, OPEN_TEXT_MAX_CHARS};
use super::visible::is_visible;
use super::{
    Choice, Closing, LocalText, Locale, OPEN_MAX_DAYS, Panel, Question, QuestionKind, QuestionNo,
    Requirement, Round, STATEMENT_MAX_DAYS, StatementDue,
};

/// Most characters of a panel's slug: it is typed in commands and stands in every address of a page.
pub const SLUG_MAX_CHARS: usize = 40;

/// Everything that is wrong with a panel.
#[must_use]
pub fn panel(panel: &Panel) -> Vec<Problem> {
    let mut check = Check { languages: &panel.languages, problems: Vec::new() };
    check.demand(is_slug(&panel.slug), "slug", Fault::BadSlug);
    check.line("name", &panel.name);
    check.line("organiser", &panel.organiser);
    for (key, text) in [
        ("welcome", &panel.welcome),
        ("promise", &panel.promise),
        ("consent.text", &panel.consent.text),
    ] {
        check.text(key, text, TEXT_MAX_CHARS);
    }
    check.optional_text("help_lines", &panel.help_lines, PART_MAX_CHARS);
    check.demand(!panel.channels.is_empty(), "channels", Fault::NoChannel);
    check.background(panel);
    check.problems
}

/// Everything that is wrong with a round for this panel. `now` settles dates that are counted from the opening.
#[must_use]
pub fn round(round: &Round, panel: &Panel, now: DateTime<Utc>) -> Vec<Problem> {
    let mut check = Check { languages: &panel.languages, problems: Vec::new() };
    check.round(round, now);
    check.report_by(round, panel);
    check.problems
}

/// Everything that is wrong with a round whatever its panel is: all but languages and background.
#[must_use]
pub fn round_alone(round: &Round, now: DateTime<Utc>) -> Vec<Problem> {
    let mut check = Check { languages: &[], problems: Vec::new() };
    check.round(round, now);
    check.problems.retain(|problem| !matches!(problem.fault, Fault::LanguageUnknown(_)));
    check.problems
}

fn is_slug(slug: &str) -> bool {
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=SLUG_MAX_CHARS).contains(&slug.len())
        && slug.chars().all(sign)
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// Whether a statement that is promised for a set time comes too long after the round's close. `now` is when it opens,
/// where that is not said. In a series that is asked of its last round.
#[must_use]
pub fn statement_too_far(round: &Round, now: DateTime<Utc>) -> bool {
    let latest = closes(round, now) + Duration::days(STATEMENT_MAX_DAYS.into());
    matches!(round.promise.statement_due, StatementDue::At(due) if due > latest)
}

fn statement_before_close(round: &Round, now: DateTime<Utc>) -> bool {
    matches!(round.promise.statement_due, StatementDue::At(due) if due < closes(round, now))
}

/// When a round closes by its file.
fn closes(round: &Round, now: DateTime<Utc>) -> DateTime<Utc> {
    match round.closing {
        Closing::At(close) => close,
        Closing::AfterDays(_) => round.closes_at(now),
    }
}

struct Check<'a> {
    languages: &'a [Locale],
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn demand(&mut self, holds: bool, key: impl Into<String>, fault: Fault) {
        if !holds {
            self.problems.push(Problem { key: key.into(), fault });
        }
    }

    fn text(&mut self, key: &str, text: &LocalText, most: usize) {
        self.words(key, text);
        self.length(key, text, most);
    }

    /// A text that stands within a sentence.
    fn line(&mut self, key: &str, text: &LocalText) {
        self.text(key, text, LINE_MAX_CHARS);
        self.one_line(key, text);
    }

    fn optional_text(&mut self, key: &str, text: &LocalText, most: usize) {
        if !text.is_empty() {
            self.text(key, text, most);
        }
    }

    /// A text on a button.
    fn label(&mut self, key: &str, label: &LocalText) {
        self.words(key, label);
        self.one_line(key, label);
        for (locale, words) in label.iter() {
            let length = words.chars().count();
            let fits = length <= BUTTON_LABEL_MAX_CHARS;
            self.demand(fits, format!("{key}.{locale}"), Fault::LabelTooLong(length));
        }
    }

    fn words(&mut self, key: &str, text: &LocalText) {
        if let Some(own) = self.languages.first() {
            let present = text.get(own).is_some_and(is_visible);
            self.demand(present, format!("{key}.{own}"), Fault::TextMissing(own.clone()));
        }
        for (locale, _) in text.iter() {
            let known = self.languages.contains(locale);
            self.demand(known, format!("{key}.{locale}"), Fault::LanguageUnknown(locale.clone()));
        }
    }

    fn one_line(&mut self, key: &str, text: &LocalText) {
        for (locale, words) in text.iter() {
            let is_one = !words.trim().contains(['\n', '\r']);
            self.demand(is_one, format!("{key}.{locale}"), Fault::SeveralLines);
        }
    }

    fn length(&mut self, key: &str, text: &LocalText, most: usize) {
        for (locale, words) in text.iter() {
            let length = length(words);
            let fault = Fault::WordsTooLong(length, most);
            self.demand(length <= most, format!("{key}.{locale}"), fault);
        }
    }

    fn unique<'b>(&mut self, key: &str, ids: impl Iterator<Item = &'b str>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            let fresh = seen.insert(id);
            self.demand(fresh, format!("{key}[{index}].id"), Fault::DuplicateId(id.to_owned()));
        }
    }

    fn background(&mut self, panel: &Panel) {
        self.unique("background", panel.background.iter().map(|variable| variable.id.as_str()));
        for (index, variable) in panel.background.iter().enumerate() {
            let key = format!("background[{index}]");
            self.text(&format!("{key}.text"), &variable.text, QUESTION_MAX_CHARS);
            let count = variable.categories.len();
            let list = format!("{key}.categories");
            self.demand(count > 0, &list, Fault::NoChoices);
            self.demand(count <= CHOICES_MAX, &list, Fault::TooManyChoices(count));
            self.unique(&list, variable.categories.iter().map(|category| category.id.as_str()));
            for (place, category) in variable.categories.iter().enumerate() {
                self.label(&format!("{list}[{place}].label"), &category.label);
                if let Some(floor) = category.ages.and_then(|ages| panel.floor_within(ages)) {
                    self.demand(
                        false,
                        format!("{list}[{place}].ages"),
                        Fault::AgesOverFloor(floor),
                    );
                }
            }
        }
        let floor = panel.channels.values().map(|rule| rule.minimum_age).max().unwrap_or(0);
        let asks_age = panel.background.iter().any(super::BackgroundVariable::tells_age);
        let settled_by_press = panel.entry == super::Entry::AnswerFirst;
        self.demand(floor == 0 || asks_age || settled_by_press, "channels", Fault::AgeNotAsked);
    }

    fn round(&mut self, round: &Round, now: DateTime<Utc>) {
        self.line("title", &round.title);
        self.optional_text("facts", &round.facts, TEXT_MAX_CHARS);
        self.line("promise.decided_by", &round.promise.decided_by);
        self.text("promise.can_change", &round.promise.can_change, PART_MAX_CHARS);
        self.text("promise.use", &round.promise.usage, PART_MAX_CHARS);
        self.optional_text("also_heard", &round.also_heard, TEXT_MAX_CHARS);
        self.closing(round, now);
        self.statement_due(round, round.opens_at.unwrap_or(now));
        let count = round.questions.len();
        self.demand((1..=12).contains(&count), "questions", Fault::QuestionCount(count));
        let ids = round.questions.iter().map(|question| question.id.as_str());
        self.unique("questions", ids);
        for (no, question) in round.questions() {
            self.question(round, no, question);
        }
    }

    fn closing(&mut self, round: &Round, now: DateTime<Utc>) {
        let opens = round.opens_at.unwrap_or(now);
        let closes = match round.closing {
            Closing::AfterDays(days) => {
                let fits = (1..=OPEN_MAX_DAYS).contains(&days);
                return self.demand(fits, "open_for_days", Fault::OpenDays);
            }
            Closing::At(closes) => closes,
        };
        let fits = closes <= opens + Duration::days(OPEN_MAX_DAYS.into());
        self.demand(fits, "closes_at", Fault::OpenDays);
        let backwards = round.opens_at.is_some_and(|opens| closes <= opens);
        self.demand(!backwards, "closes_at", Fault::ClosesBeforeOpening);
        let may_open = !matches!(
            round.state,
            super::RoundState::Open { .. } | super::RoundState::Closed { .. }
        );
        self.demand(!(may_open && closes <= now), "closes_at", Fault::ClosingPast);
    }

    fn statement_due(&mut self, round: &Round, opens: DateTime<Utc>) {
        self.demand(!statement_before_close(round, opens), "promise", Fault::StatementBeforeClose);
        let too_far = round.beat.is_none() && statement_too_far(round, opens);
        self.demand(!too_far, "promise.statement_due_at", Fault::StatementDays);
        if let StatementDue::DaysAfterClose(days) = round.promise.statement_due {
            let fits = (1..=STATEMENT_MAX_DAYS).contains(&days);
            let key = "promise.statement_due_days_after_close";
            self.demand(fits, key, Fault::StatementDays);
        }
    }

    fn report_by(&mut self, round: &Round, panel: &Panel) {
        for (index, id) in round.report_by.iter().enumerate() {
            let known = panel.background.iter().any(|variable| variable.id == *id);
            self.demand(known, format!("report_by[{index}]"), Fault::UnknownVariable(id.clone()));
        }
        for (index, pair) in round.report_by_two.iter().enumerate() {
            let [one, other] = pair;
            let named = pair.iter().all(|id| round.report_by.contains(id));
            let again = |earlier: &[String; 2]| earlier.contains(one) && earlier.contains(other);
            let new = !round.report_by_two[..index].iter().any(again);
            self.demand(
                one != other && named && new,
                format!("report_by_two[{index}]"),
                Fault::NotAPair,
            );
        }
    }

    fn question(&mut self, round: &Round, no: QuestionNo, question: &Question) {
        let key = format!("questions[{}]", no.0);
        self.text(&format!("{key}.text"), &question.text, QUESTION_MAX_CHARS);
        self.kind(&key, question);
        for (index, condition) in question.show_if.iter().enumerate() {
            let key = format!("{key}.show_if[{index}]");
            let earlier = round.question(condition.question);
            let id = earlier.map(|question| question.id.clone()).unwrap_or_default();
            self.demand(condition.question < no, &key, Fault::PointsForward(id.clone()));
            let fits =
                earlier.is_some_and(|earlier| requirement_fits(earlier, &condition.requirement));
            self.demand(fits, &key, Fault::ConditionDoesNotFit(id));
        }
    }

    fn kind(&mut self, key: &str, question: &Question) {
        let options = format!("{key}.options");
        match &question.kind {
            QuestionKind::SingleChoice { choices } => {
                self.choices(&options, choices, choices.len());
                self.demand(!choices.is_empty(), options, Fault::NoChoices);
            }
            QuestionKind::MultipleChoice { choices, min, max } => {
                // They stand in one menu, and *something else* with them.
                let most = choices.len() + usize::from(question.other);
                self.choices(&options, choices, most);
                self.demand(!choices.is_empty(), options, Fault::NoChoices);
                let possible = min <= max && *max >= 1 && usize::from(*min) <= most;
                self.demand(possible, format!("{key}.max"), Fault::BoundsCross);
            }
            QuestionKind::Scale { from, to, low, high } => {
                let points = i64::from(*to) - i64::from(*from) + 1;
                self.demand((2..=11).contains(&points), format!("{key}.to"), Fault::ScalePoints);
                for (end, text) in [("low", low), ("high", high)] {
                    self.text(&format!("{key}.{end}"), text, BESIDE_NUMBER_MAX_CHARS);
                }
            }
            QuestionKind::Number { min, max, unit } => {
                let crossed = min.zip(*max).is_some_and(|(least, most)| least > most);
                self.demand(!crossed, format!("{key}.max"), Fault::BoundsCross);
                self.optional_text(&format!("{key}.unit"), unit, BESIDE_NUMBER_MAX_CHARS);
            }
            QuestionKind::OpenText { max_length } => {
                let fits = (1..=OPEN_TEXT_MAX_CHARS).contains(max_length);
                self.demand(fits, format!("{key}.max_length"), Fault::TextLimit);
            }
            QuestionKind::Location { areas } => self.choices(&options, areas, areas.len()),
        }
    }

    fn choices(&mut self, key: &str, choices: &[Choice], count: usize) {
        self.demand(count <= CHOICES_MAX, key, Fault::TooManyChoices(count));
        self.unique(key, choices.iter().map(|choice| choice.id.as_str()));
        for (index, choice) in choices.iter().enumerate() {
            self.label(&format!("{key}[{index}].label"), &choice.label);
        }
    }
}

const fn requirement_fits(earlier: &Question, requirement: &Requirement) -> bool {
    match requirement {
        Requirement::AnyOf(_) => {
            matches!(
                earlier.kind,
                QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. }
            )
        }
        Requirement::Between { .. } => {
            matches!(earlier.kind, QuestionKind::Scale { .. } | QuestionKind::Number { .. })
        }
    }
}
