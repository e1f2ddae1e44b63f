//! The page of a round: what was asked, what was promised, and the result as far as it is out.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::answer::{self, HTML};
use super::sequel::{self, SequelPart};
use super::tables::{TableRow, below, rows};
use super::{Asked, Language, Told, no_such_page};
use crate::domain::markup::{Markup, Passage, Span};
use crate::domain::{Breakdown, Locale, QuestionResult, RoundResult};
use crate::report::chart::Chart;
use crate::report::method;
use crate::service::{PublicRound, Standing};
use crate::text::{Figure, Text, yes_or_no};
use crate::web::page::Frame;
use crate::web::{Web, assets};

/// `GET /p/{slug}/rounds/{number}`
pub(in crate::web) async fn round(State(web): State<Web>, asked: Asked) -> Response {
    let Some(number) = asked.number("number") else {
        return no_such_page(&web.words(&asked.headers));
    };
    match web.desk.public_round(asked.slug(), number).await {
        Ok(Some(found)) => {
            let told = Told {
                panel: &found.panel,
                locale: asked.locale(&found.panel),
                base: web.settings.base(),
            };
            answer::page(&page(&told, &found), HTML, &asked.headers)
        }
        Ok(None) => no_such_page(&web.words(&asked.headers)),
        Err(error) => web.closed(&error, &asked.headers, &asked.path),
    }
}

/// The page as it is served below `base`, an address without a closing slash.
///
/// # Errors
/// When there is no memory for it.
pub fn result_page(
    found: &PublicRound,
    locale: &Locale,
    base: &str,
) -> Result<String, std::fmt::Error> {
    let told = Told { panel: &found.panel, locale: locale.clone(), base };
    page(&told, found).render().map_err(|_| std::fmt::Error)
}

/// The same page whole in one file: its style stands in it, and its links lead to `base`.
///
/// # Errors
/// When there is no memory for it.
pub fn result_file(
    found: &PublicRound,
    locale: &Locale,
    base: &str,
) -> Result<String, std::fmt::Error> {
    result_page(found, locale, base).map(|page| assets::inlined(&page))
}

#[derive(Debug, Template)]
#[template(path = "public/round.html")]
struct RoundPage {
    frame: Frame,
    languages: Vec<Language>,
    url: String,
    /// The picture for other sites.
    share: String,
    feed: String,
    panel: String,
    panel_url: String,
    /// What other sites say about it.
    summary: String,
    number: String,
    standing: Vec<String>,
    /// Where it is answered, while it can be.
    answering: Option<String>,
    facts: String,
    promise: Vec<String>,
    sequel: SequelPart,
    result: Option<ResultPart>,
}

/// The result in a page.
#[derive(Debug)]
struct ResultPart {
    turnout: String,
    /// What staff wrote to it.
    summary: Markup,
    questions: Vec<QuestionPart>,
    days: Option<DaysPart>,
    method: Vec<String>,
}

#[derive(Debug)]
struct QuestionPart {
    title: String,
    unit: String,
    /// Nothing for a question in one's own words.
    svg: Option<String>,
    rows: Vec<TableRow>,
    below: Vec<TableRow>,
    notes: Vec<String>,
    /// What several have written about.
    themes: Vec<String>,
    /// What some have said in their own words.
    quotes: Vec<String>,
    /// The page of how groups answered.
    groups: Option<String>,
}

#[derive(Debug)]
struct DaysPart {
    title: String,
    svg: String,
    rows: Vec<TableRow>,
}

fn page(told: &Told<'_>, found: &PublicRound) -> RoundPage {
    let (panel, round) = (told.panel, found.round.as_ref());
    let own = |text| panel.say(text, &told.locale).to_owned();
    let promise = &round.promise;
    let who = own(&promise.decided_by);
    let url = told.round_url(round);
    let standing = told.standing(&found.standing);
    let result = match &found.standing {
        Standing::Released { result, .. } => Some(part(told, found, result)),
        Standing::Open { .. } | Standing::Waiting { .. } | Standing::Unanswered { .. } => None,
    };
    RoundPage {
        frame: told.frame(own(&round.title)),
        languages: told.languages(&url),
        share: format!("{url}/share.png?lang={}", told.locale),
        url,
        feed: told.url(&format!("/feed.xml?lang={}", told.locale)),
        panel: own(&panel.name),
        panel_url: told.url(&format!("?lang={}", told.locale)),
        summary: result.as_ref().map_or_else(|| standing.join(" "), |part| part.turnout.clone()),
        number: told.say(&Text::PublicRoundNumber { number: round.number }),
        standing: told.stands(found),
        answering: told.answering_url(found),
        facts: own(&round.facts),
        promise: vec![
            told.say(&decides(found, who, own(&promise.can_change))),
            own(&promise.usage),
        ],
        sequel: sequel::part(told, found),
        result,
    }
}

/// Who decides, and what the answers can change, or could once the round is closed.
const fn decides(found: &PublicRound, who: String, what: String) -> Text {
    match found.standing {
        Standing::Open { .. } => Text::PromiseWho { who, what },
        Standing::Waiting { .. } | Standing::Unanswered { .. } | Standing::Released { .. } => {
            Text::PromiseWas { who, what }
        }
    }
}

fn part(told: &Told<'_>, found: &PublicRound, result: &RoundResult) -> ResultPart {
    let round = found.round.as_ref();
    let questions = result.questions.iter().filter_map(|one| question(told, found, result, one));
    let days = Chart::of_days(told.panel, result, &told.locale).and_then(|chart| {
        let rows = rows(told, &chart.bars);
        Some(DaysPart { svg: chart.bars_svg()?, title: chart.title, rows })
    });
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let figure = |count: u64| Figure(count as f64);
    let turnout = Text::ChartTurnout {
        known: yes_or_no(result.turnout.asked(told.panel) > 0),
        responded: figure(result.turnout.responded),
        panelists: figure(result.turnout.asked(told.panel)),
    };
    ResultPart {
        turnout: told.say(&turnout),
        summary: Markup::parse(told.panel.say(&found.summary, &told.locale)),
        questions: questions.collect(),
        days,
        method: method(told.panel, round, result, &told.locale),
    }
}

fn question(
    told: &Told<'_>,
    found: &PublicRound,
    result: &RoundResult,
    one: &QuestionResult,
) -> Option<QuestionPart> {
    let round = found.round.as_ref();
    let question = round.question(one.question)?;
    let quotes = found.quotes.iter().filter(|quote| quote.question == one.question);
    let quotes: Vec<String> = quotes.map(|quote| quote.text.clone()).collect();
    let themes = found.themes.iter().filter(|theme| theme.question == one.question);
    let themes: Vec<String> = themes.map(|theme| theme.name.clone()).collect();
    let Some(chart) = Chart::of_question(told.panel, round, one, &told.locale) else {
        return Some(QuestionPart {
            title: told.panel.say(&question.text, &told.locale).to_owned(),
            unit: String::new(),
            svg: None,
            rows: Vec::new(),
            below: below(told, question, &one.answers),
            notes: vec![told.say(if quotes.is_empty() {
                &Text::PublicOwnWords
            } else {
                &Text::PublicOwnWordsSome
            })],
            themes,
            quotes,
            groups: None,
        });
    };
    let mut broken_down = result.breakdowns.iter().filter(|part| part.question == one.question);
    let shows_groups = broken_down.any(Breakdown::shows_answers);
    let groups = || {
        let place = u32::from(one.question.0) + 1;
        format!("{}/groups/{place}?lang={}", told.round_url(round), told.locale)
    };
    Some(QuestionPart {
        svg: chart.bars_svg(),
        rows: rows(told, &chart.bars),
        below: if chart.bars.is_empty() { Vec::new() } else { below(told, question, &one.answers) },
        groups: shows_groups.then(groups),
        title: chart.title,
        unit: chart.unit,
        notes: chart.notes,
        themes,
        quotes,
    })
}
