//! The page of how different groups answered one question.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::answer::{self, HTML};
use super::tables::{TableRow, rows};
use super::{Asked, Language, Told, no_such_page};
use crate::domain::{Breakdown, Group, QuestionNo, RoundResult, VariableNo};
use crate::report::chart::Chart;
use crate::service::{PublicRound, Standing};
use crate::text::{Figure, Text};
use crate::web::Web;
use crate::web::page::Frame;

/// `GET /p/{slug}/rounds/{number}/groups/{place}`
pub(in crate::web) async fn groups(State(web): State<Web>, asked: Asked) -> Response {
    let missing = || no_such_page(&web.words(&asked.headers));
    let (Some(number), Some(place)) = (asked.number("number"), asked.number("place")) else {
        return missing();
    };
    match web.desk.public_round(asked.slug(), number).await {
        Ok(Some(found)) => {
            let told = Told {
                panel: &found.panel,
                locale: asked.locale(&found.panel),
                base: web.settings.base(),
            };
            page(&told, &found, place)
                .map_or_else(missing, |page| answer::page(&page, HTML, &asked.headers))
        }
        Ok(None) => missing(),
        Err(error) => web.closed(&error, &asked.headers, &asked.path),
    }
}

#[derive(Debug, Template)]
#[template(path = "public/groups.html")]
pub(super) struct GroupsPage {
    frame: Frame,
    languages: Vec<Language>,
    round: String,
    round_url: String,
    breakdowns: Vec<BreakdownPart>,
}

#[derive(Debug)]
struct BreakdownPart {
    title: String,
    groups: Vec<GroupPart>,
}

#[derive(Debug)]
struct GroupPart {
    title: String,
    rows: Vec<TableRow>,
}

/// The page of the question at this place, counted from 1; `None` where nothing of it is out.
pub(super) fn page(told: &Told<'_>, found: &PublicRound, place: u32) -> Option<GroupsPage> {
    let Standing::Released { result, .. } = &found.standing else { return None };
    let no = QuestionNo(u8::try_from(place.checked_sub(1)?).ok()?);
    let question = found.round.question(no)?;
    let parts = result.breakdowns.iter().filter(|part| part.question == no);
    let breakdowns: Vec<_> =
        parts.filter_map(|part| breakdown(told, found, result, part)).collect();
    if breakdowns.is_empty() {
        return None;
    }
    let round_url = told.round_url(&found.round);
    let own = |text| told.panel.say(text, &told.locale).to_owned();
    Some(GroupsPage {
        frame: told.frame(own(&question.text)),
        languages: told.languages(&format!("{round_url}/groups/{place}")),
        round: own(&found.round.title),
        round_url: format!("{round_url}?lang={}", told.locale),
        breakdowns,
    })
}

fn breakdown(
    told: &Told<'_>,
    found: &PublicRound,
    result: &RoundResult,
    part: &Breakdown,
) -> Option<BreakdownPart> {
    let question = found.round.question(part.question)?;
    let of_all = result.question(part.question)?;
    let groups = part.groups.iter().map(|group| {
        let bars = Chart::bars_of(told.panel, question, &of_all.rows, &group.answers, &told.locale);
        GroupPart { title: group_title(told, part, group), rows: rows(told, &bars) }
    });
    Some(BreakdownPart { title: variables(told, &part.by)?, groups: groups.collect() })
}

/// The questions that the groups come from.
fn variables(told: &Told<'_>, by: &[VariableNo]) -> Option<String> {
    let text = |no: &VariableNo| {
        Some(told.panel.say(&told.panel.variable(*no)?.text, &told.locale).to_owned())
    };
    both(told, by.iter().map(text).collect::<Option<Vec<_>>>()?)
}

/// The group's categories, and how many in it answered.
fn group_title(told: &Told<'_>, part: &Breakdown, group: &Group) -> String {
    let names = part.by.iter().zip(&group.categories).map(|(variable, category)| {
        let found = category
            .and_then(|no| told.panel.variable(*variable)?.category(no))
            .map(|category| told.panel.say(&category.label, &told.locale).to_owned());
        found.unwrap_or_else(|| told.say(&Text::ExportWouldNotSay))
    });
    let name = both(told, names.collect()).unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let count = group.answers.base.shown().map(|count| Figure(count as f64));
    count.map_or(name.clone(), |count| told.say(&Text::PublicGroup { group: name, count }))
}

/// One name, or two together.
fn both(told: &Told<'_>, names: Vec<String>) -> Option<String> {
    let mut names = names.into_iter();
    let one = names.next()?;
    Some(names.fold(one, |one, other| told.say(&Text::PublicBoth { one, other })))
}
