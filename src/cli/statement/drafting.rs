//! What staff should know of a statement before it is sent.

use super::status;
use crate::cli::Failure;
use crate::cli::output::Output;
use crate::domain::statement::Statement;
use crate::service::{Desk, Drafted, Preview, RoundName, StatementSummary};

/// Where a draft stands; what staff should know before it is sent is told beside it.
pub async fn drafted(drafted: Drafted, desk: &Desk) -> Result<Output, Failure> {
    let Drafted { summary, withdrawn, left_out } = drafted;
    let slug = &summary.panel.slug;
    if withdrawn {
        let number = summary.round.number;
        eprintln!("panelbot: {slug}/{number}: it is a draft again: submit it and approve it anew");
    }
    for number in left_out {
        eprintln!("panelbot: {slug}/{number}: it had this draft too, and has none any more");
    }
    let name = RoundName::Id(summary.round.id);
    let (statement, preview) = desk.preview_statement(&name).await?;
    tell_fallbacks(&statement, &preview);
    Ok(stands(&summary, desk))
}

/// Where it stands, and beside it that what it says was decided has still to be decided, or that somebody else signs it
/// than was promised.
pub fn stands(summary: &StatementSummary, desk: &Desk) -> Output {
    let undecided = |one: &Statement| one.undecided_until(&summary.panel, desk.now()).is_some();
    if status::latest(summary).is_some_and(undecided) {
        eprintln!(
            "panelbot: signature.decided_on is a day that has not come yet: it can be sent from then on"
        );
    }
    for round in &summary.signed_by_others {
        let (panel, number) = (&summary.panel, round.number);
        let who = panel.say(&round.promise.decided_by, panel.default_locale());
        eprintln!(
            "panelbot: {}/{number} was promised an answer from {who}, and somebody else has signed this one",
            panel.slug
        );
    }
    status::stands(summary)
}

/// Says in which languages of the panel the statement has no text, and what their readers get.
pub fn tell_fallbacks(statement: &Statement, preview: &Preview) {
    let panel = &preview.bulletin.panel;
    let has = |locale| statement.text.get(locale).is_some();
    let Some(instead) = panel.languages.iter().find(|locale| has(locale)) else { return };
    for locale in panel.languages.iter().filter(|locale| !has(locale)) {
        let readers = preview.reached.iter().filter(|((_, read), _)| read == locale);
        let count: u64 = readers.map(|(_, count)| count).sum();
        eprintln!("panelbot: there is no text in {locale}: the {count} who read it get {instead}");
    }
}
